"""What is drawn over the picture in pixels: the scale bar and the ruler."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core.measure import Position
from gui.glass import Glass
from gui.ground import LIGHT, Ground
from gui.words import tr

_MARGIN = 12.0
_PAD = 7.0
_KNOB = 5.0  # radius of an end of the ruler, in pixels
_LINE = "#ffffff"
_HALO = "#c8000000"

Ends = tuple[Position, Position]
Bar = tuple[float, str]  # length in pixels, and what it says


class Overlay(Glass):
    """Paints over a pane.

    ``to_pixel`` turns a position into a pixel of the pane, ``frame`` tells where the plane is.
    """

    def __init__(
        self,
        pane: QWidget,
        to_pixel: Callable[[float, float], QPointF],
        frame: Callable[[], QRectF],
        name: str = "overlay",
    ) -> None:
        super().__init__(pane, name)
        self._to_pixel = to_pixel
        self._frame = frame
        self._ground = LIGHT
        self._bar: Callable[[], Bar | None] = lambda: None
        self._ends: Ends | None = None
        self._told = ""
        self._dot: Position | None = None

    def set_ground(self, ground: Ground) -> None:
        """Take the colours of the ground."""
        self._ground = ground
        self.update()

    def set_scale_bar(self, bar: Callable[[], Bar | None]) -> None:
        """Draw the bar that is told, if any, whenever the picture is drawn."""
        self._bar = bar
        self.update()

    def set_ruler(self, ends: Ends | None, told: str) -> None:
        """Draw a ruler between two positions with what it tells; or, without ends, only the text."""
        self._ends, self._told = ends, told
        self.setAccessibleName(tr("Ruler") if told else "")
        self.setAccessibleDescription(told)
        self.update()

    def set_dot(self, place: Position | None) -> None:
        """Draw a dot at a position, or none."""
        if place != self._dot:
            self._dot = place
            self.update()

    def end_at(self, pixel: QPointF) -> int | None:
        """Return which end of the ruler, 0 or 1, is at a pixel; None where none is."""
        if self._ends is None:
            return None
        for number, end in reversed(tuple(enumerate(self._ends))):
            if (self._to_pixel(*end) - pixel).manhattanLength() <= 3 * _KNOB:
                return number
        return None

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        bar = self._bar()
        if bar is None and not self._told and self._ends is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self._frame()
        painter.setClipRect(frame)
        if bar is not None:
            self._draw_bar(painter, frame, *bar)
        if self._ends is not None:
            self._draw_ruler(painter, frame, self._to_pixel(*self._ends[0]), self._to_pixel(*self._ends[1]))
            if self._dot is not None:
                self._draw_dot(painter, self._to_pixel(*self._dot))
        elif self._told:
            self._draw_text(painter, frame, QPointF(frame.center().x(), frame.top() + 30.0), self._told)
        painter.end()

    def _draw_bar(self, painter: QPainter, frame: QRectF, pixels: float, text: str) -> None:
        metrics = self.fontMetrics()
        wide = max(pixels, metrics.horizontalAdvance(text)) + 2 * _PAD
        high = metrics.height() + 2 * _PAD + 5.0
        patch = QRectF(frame.left() + _MARGIN, frame.bottom() - _MARGIN - high, wide, high)
        self._draw_patch(painter, patch)
        painter.setPen(QPen(QColor(self._ground.text), 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        left, row = patch.center().x() - pixels / 2, patch.bottom() - _PAD - 1.0
        painter.drawLine(QPointF(left, row), QPointF(left + pixels, row))
        for column in (left + 1.0, left + pixels - 1.0):
            painter.drawLine(QPointF(column, row - 4.0), QPointF(column, row + 1.0))
        words = QRectF(patch.left(), patch.top() + _PAD - 3.0, patch.width(), metrics.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, text)

    def _draw_ruler(self, painter: QPainter, frame: QRectF, first: QPointF, second: QPointF) -> None:
        for colour, width in ((_HALO, 4.0), (_LINE, 1.6)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawLine(first, second)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for end in (first, second):
                painter.drawEllipse(end, _KNOB, _KNOB)
        if self._told:
            self._draw_text(painter, frame, (first + second) / 2 + QPointF(0.0, 26.0), self._told)
        else:  # the line has a beginning
            self._draw_dot(painter, first)

    def _draw_dot(self, painter: QPainter, middle: QPointF) -> None:
        painter.setPen(QPen(QColor(_HALO), 1.2))
        painter.setBrush(QColor(_LINE))
        painter.drawEllipse(middle, _KNOB - 1.5, _KNOB - 1.5)

    def _draw_text(self, painter: QPainter, frame: QRectF, middle: QPointF, text: str) -> None:
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        room = QRect(0, 0, max(1, int(frame.width() - 2 * _PAD - 4)), int(frame.height()))
        size = self.fontMetrics().boundingRect(room, flags, text).size()
        wide, high = size.width() + 2 * _PAD, size.height() + _PAD
        patch = QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
        patch.moveLeft(max(frame.left() + 2.0, min(patch.left(), frame.right() - wide - 2.0)))
        patch.moveTop(max(frame.top() + 2.0, min(patch.top(), frame.bottom() - high - 2.0)))
        self._draw_patch(painter, patch)
        painter.setPen(QColor(self._ground.text))
        painter.drawText(patch.adjusted(2, 0, -2, 0), flags, text)

    def _draw_patch(self, painter: QPainter, patch: QRectF) -> None:
        back = QColor(self._ground.back)
        back.setAlpha(225)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(back)
        painter.drawRoundedRect(patch, 4.0, 4.0)
