"""The colour bar: which density each colour stands for; its ends are dragged to other densities."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from core.picture import Picture
from core.settings import Scale
from core.ticks import roundest
from gui.ground import LIGHT, Ground
from gui.numbers import local, short
from gui.words import mark, said, tr

_BAR = 18  # width of the colours
_GAP = 6  # between plot and bar
_TICK = 5
_POINT = 9  # height of the pointed end where densities lie above the highest colour
_ROOM = 44  # height at least between two labels
_STEP = 14  # the width changes by this only, so that the plot does not tremble while sigma is turned
_ROWS = 256  # colours along the bar
_NEAR = 9  # pixels from an end where it can be taken
_DRAG = mark("Drag an end to set its density; a double click sets both from the densities again.")


@dataclass(frozen=True, eq=False)
class _Drag:
    """An end that is being dragged, along the bar as it was when the end was taken."""

    top: bool
    axis: Picture


class ColourBar(QWidget):
    """Shows the colours of a picture with true densities beside them, and may mark one density."""

    limits_dragged = Signal(float, float)
    reset = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("colourBar")
        self.setAccessibleName(tr("Colour bar"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._picture: Picture | None = None
        self._unit = ""
        self._beyond = False
        self._mark: float | None = None
        self._ground = LIGHT
        self._span: tuple[int, int] | None = None
        self._colours = QImage()
        self._drag: _Drag | None = None
        self._hovered: bool | None = None  # the top end, the lower one, or none

    def set_picture(self, picture: Picture, unit: str, maximum: float) -> None:
        """Show the colours of the picture; ``unit`` in words, ``maximum`` is the highest density there is, in it."""
        self._picture = picture
        self._unit = unit
        self._beyond = maximum > picture.limits[1]
        self._colours = self._strip()
        low, high = (short(limit, 4) for limit in picture.limits)
        scale = said(picture.scale_message)
        told = tr("Colours from {low} to {high} {unit}, {scale} scale", low=low, high=high, unit=unit, scale=scale)
        above = f" {tr('Higher densities take the highest colour.')}" if self._beyond else ""
        self.setToolTip(f"{told}.{above}\n{tr(_DRAG)}")
        self.setAccessibleDescription(told)
        self.updateGeometry()
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._picture = self._drag = self._hovered = None
        self._mark = None
        self.setToolTip("")
        self.setAccessibleDescription("")
        self.update()

    def set_mark(self, value: float | None) -> None:
        """Mark a density, in the unit shown, or none."""
        if value != self._mark:
            self._mark = value
            self.update()

    def set_ground(self, ground: Ground) -> None:
        """Take the colours of the ground."""
        self._ground = ground
        self.update()

    def set_span(self, top: int, bottom: int) -> None:
        """Stand between these rows of the widget, so that the bar is as high as the plot beside it."""
        if (top, bottom) != self._span:
            self._span = (top, bottom)
            self.update()

    def bar(self) -> QRect:
        """Return where the even part of the colours stands, in pixels of the widget."""
        top, bottom = self._span or (10, self.height() - 10)
        return QRect(_GAP, top + _POINT, _BAR, max(bottom - top - _POINT, 1))

    def row_of(self, position: float) -> float:
        """Return the height in pixels of a position along the bar, 0 to 1."""
        bar = QRectF(self.bar())
        return bar.bottom() - position * bar.height()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width(), 200)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(), 100)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        end = self._end_at(event.position())
        if self._picture is not None and end is not None and event.button() == Qt.MouseButton.LeftButton:
            self._drag = _Drag(end, self._picture)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            self._drag_to(self._drag, event.position().y())
            return
        self._hover(self._end_at(event.position()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            self._drag = None
            self._colours = self._strip()
            self._hover(self._end_at(event.position()))
            self.updateGeometry()
            self.update()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._picture is not None:
            self.reset.emit()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._ground.back))
        if self._picture is not None:
            self._draw_colours(painter)
            axis = self._axis or self._picture
            self._draw_ticks(painter, axis)
            self._draw_unit(painter, self._picture)
            if self._mark is not None:
                self._draw_mark(painter, axis.position(self._mark))
            if self._hovered is not None:
                self._draw_end(painter, self.row_of(1.0 if self._hovered else 0.0))
        painter.end()

    @property
    def _axis(self) -> Picture | None:
        """The picture whose densities stand along the bar."""
        return self._picture if self._drag is None else self._drag.axis

    def _end_at(self, place: QPointF) -> bool | None:
        """Return whether the top end is at a pixel; None where no end is."""
        bar = self.bar()
        if self._picture is None or place.x() > bar.right() + _NEAR:
            return None
        if abs(place.y() - bar.top()) <= _NEAR:
            return True
        return False if abs(place.y() - bar.bottom()) <= _NEAR else None

    def _hover(self, end: bool | None) -> None:
        if end is not self._hovered:
            self._hovered = end
            self.setCursor(Qt.CursorShape.ArrowCursor if end is None else Qt.CursorShape.SizeVerCursor)
            self.update()

    def _drag_to(self, drag: _Drag, row: float) -> None:
        bar = QRectF(self.bar())
        place, pixel = (bar.bottom() - row) / bar.height(), 1.0 / bar.height()
        end = roundest(drag.axis.value_at(place - pixel / 2), drag.axis.value_at(place + pixel / 2))
        low, high = drag.axis.limits
        low, high = (low, end) if drag.top else (end, high)
        if low < high and math.isfinite(high - low):
            self.limits_dragged.emit(low, high)

    def _strip(self) -> QImage:
        """Return the colours along the bar as a column of pixels."""
        if self._picture is None or self._axis is None:
            return QImage()
        colours = self._picture.colours[::-1] if self._drag is None else self._picture.strip(self._axis, _ROWS)
        image = QImage(1, len(colours), QImage.Format.Format_RGB32)
        for row, (red, green, blue) in enumerate(colours.tolist()):
            image.setPixelColor(0, row, QColor(red, green, blue))
        return image

    def _labels(self) -> int:
        return max(2, min(10, self.bar().height() // _ROOM))

    def _width(self) -> int:
        metrics = self.fontMetrics()
        ticks = self._axis.ticks(self._labels()) if self._axis else ()
        text = max((metrics.horizontalAdvance(local(tick.label)) for tick in ticks), default=0)
        text = math.ceil(max(text, 2 * _STEP) / _STEP) * _STEP
        return _GAP + _BAR + _TICK + 3 + text + metrics.height() + 10

    def _draw_colours(self, painter: QPainter) -> None:
        bar = QRectF(self.bar())
        painter.drawImage(bar, self._colours)
        line = QPen(QColor(self._ground.line))
        painter.setPen(line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._beyond:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(self._colours.pixelColor(0, 0))
            tip = QPointF(bar.center().x(), bar.top() - _POINT + 1)
            painter.drawPolygon(QPolygonF([bar.topLeft(), tip, bar.topRight()]))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar.adjusted(-1, -1, 0, 0))  # around the colours, not over them

    def _draw_ticks(self, painter: QPainter, picture: Picture) -> None:
        edge = self.bar().right() + 1
        metrics = self.fontMetrics()
        for tick in picture.ticks(self._labels()):
            row = round(self.row_of(tick.position) - 0.5)
            painter.setPen(QColor(self._ground.line))
            painter.drawLine(edge, row, edge + _TICK - 1, row)
            painter.setPen(QColor(self._ground.text))
            painter.drawText(edge + _TICK + 3, row + metrics.ascent() // 2 - 1, local(tick.label))

    def _draw_unit(self, painter: QPainter, picture: Picture) -> None:
        text = tr("density ({unit})", unit=self._unit)
        if picture.scale is not Scale.LINEAR:
            text = tr("{density}, {scale} scale", density=text, scale=said(picture.scale_message))
        height = self.fontMetrics().height()
        bar = self.bar()
        painter.save()
        painter.translate(self.width() - height - 5, bar.center().y())
        painter.rotate(-90)
        room = QRect(-self.height() // 2, 0, self.height(), height)
        painter.setPen(QColor(self._ground.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def _draw_mark(self, painter: QPainter, position: float) -> None:
        row = self.row_of(position)
        left, right = float(_GAP), float(_GAP + _BAR)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, width in ((self._ground.back, 4.0), (self._ground.text, 1.6)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawLine(QPointF(left, row), QPointF(right, row))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._ground.text))
        painter.drawPolygon(QPolygonF([QPointF(left, row), QPointF(0, row - 4), QPointF(0, row + 4)]))

    def _draw_end(self, painter: QPainter, row: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(QColor(self._ground.box), 3.0))
        painter.drawLine(QPointF(_GAP - 2, row), QPointF(_GAP + _BAR + 1, row))
