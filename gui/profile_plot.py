"""The density along a line, as a curve with its error band."""

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from gui.plot_scale import PlotScale, from_zero
from gui.words import tr

if TYPE_CHECKING:  # needs numpy, which comes after the window
    from core.profile import Profile

_LEFT, _RIGHT, _TOP, _BELOW = 66.0, 16.0, 8.0, 36.0  # pixels around the curve
_APART = (84.0, 26.0)  # pixels between two ticks, across and up
_TICK = 4.0
_BAND = 70  # of 255
_PIECE = 16  # corners that are drawn at once: long lines are slow

_Curve = tuple[QPolygonF, list[QPolygonF]]


class ProfilePlot(QWidget):
    """Shows a profile; the mouse tells which of its samples it is at."""

    pointed = Signal(object)  # number of a sample, or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("profilePlot")
        self.setAccessibleName(tr("Density along the line"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._names = ("", "")
        self._hint = ""
        self._at: int | None = None
        self._profile: Profile | None = None
        self._distance: list[float] = []
        self._density: list[float] = []
        self._error: list[float] = []
        self._drawn: tuple[QSize, list[_Curve]] | None = None

    def show_profile(self, profile: "Profile | None", names: tuple[str, str], hint: str = "") -> None:
        """Show a profile with the names of its axes; without one, a hint."""
        if profile is not None and profile is self._profile and names == self._names:
            return
        self._profile = profile
        self._distance = [] if profile is None else profile.distance.tolist()
        self._density = [] if profile is None else profile.density.tolist()
        self._error = [] if profile is None else profile.error.tolist()
        self._names, self._hint, self._drawn = names, hint, None
        if self._at is not None and self._at >= len(self._distance):
            self._at = None
        self.setAccessibleDescription(hint)
        self.update()

    def mark(self, sample: int | None) -> None:
        """Mark a sample, or none."""
        self._at = sample
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(500, 190)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, 90)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if len(self._distance) > 1 and self._distance[-1] > 0.0:
            scale = self._scales()[0]
            share = scale.value(event.position().x()) / self._distance[-1]
            self.pointed.emit(min(max(round(share * (len(self._distance) - 1)), 0), len(self._distance) - 1))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(None)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        if len(self._distance) < 2 or not self._distance[-1] > 0.0:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._hint)
        else:
            across, up = self._scales()
            self._draw_axes(painter, across, up)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(self._area().adjusted(0, -1, 1, 1))
            self._draw_curve(painter, across, up)
            self._draw_mark(painter, across, up)
        painter.end()

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BELOW)

    def _scales(self) -> tuple[PlotScale, PlotScale]:
        area = self._area()
        pairs = zip(self._density, self._error, strict=True)
        tops = [value + (error if error == error else 0.0) for value, error in pairs]  # noqa: PLR0124 (tells NaN)
        low, high = from_zero([*tops, *self._density])
        across = PlotScale(0.0, self._distance[-1], area.left(), area.right())
        return across, PlotScale(low, high, area.bottom(), area.top())

    def _draw_axes(self, painter: QPainter, across: PlotScale, up: PlotScale) -> None:
        area, metrics, palette = self._area(), self.fontMetrics(), self.palette()
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawRect(area)
        for x, label in across.ticks(_APART[0]):
            painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + _TICK))
            wide = metrics.horizontalAdvance(label)
            painter.drawText(QPointF(x - wide / 2, area.bottom() + _TICK + metrics.ascent()), label)
        for y, label in up.ticks(_APART[1]):
            painter.drawLine(QPointF(area.left() - _TICK, y), QPointF(area.left(), y))
            wide = metrics.horizontalAdvance(label)
            painter.drawText(QPointF(area.left() - _TICK - 2 - wide, y + metrics.ascent() / 2 - 1), label)
        below = QRectF(area.left(), self.height() - metrics.height() - 1, area.width(), metrics.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._names[0])
        painter.save()
        painter.translate(metrics.height() / 2 + 2, area.center().y())
        painter.rotate(-90)
        beside = QRectF(-area.height() / 2, -metrics.height() / 2, area.height(), metrics.height())
        words = metrics.elidedText(self._names[1], Qt.TextElideMode.ElideRight, round(area.height()))
        painter.drawText(beside, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()

    def _draw_curve(self, painter: QPainter, across: PlotScale, up: PlotScale) -> None:
        band = QColor(self.palette().color(QPalette.ColorRole.Highlight))
        band.setAlpha(_BAND)
        pen = QPen(self.palette().color(QPalette.ColorRole.Text), 1.4)
        if self._drawn is None or self._drawn[0] != self.size():
            self._drawn = self.size(), self._curves(across, up)
        for around, pieces in self._drawn[1]:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(band)
            painter.drawPolygon(around)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(pen)
            for piece in pieces:
                painter.drawPolyline(piece)

    def _curves(self, across: PlotScale, up: PlotScale) -> list[_Curve]:
        """Return band and curve of each run: made once, for the mouse moves over them."""
        errors = [error if math.isfinite(error) else 0.0 for error in self._error]
        x = [across.pixel(value) for value in self._distance]
        found = []
        for start, stop in self._runs():
            rows = list(zip(x[start:stop], self._density[start:stop], errors[start:stop], strict=True))
            upper = [QPointF(place, up.pixel(value + error)) for place, value, error in rows]
            lower = [QPointF(place, up.pixel(value - error)) for place, value, error in reversed(rows)]
            middle = [QPointF(place, up.pixel(value)) for place, value, _ in rows]
            pieces = [QPolygonF(middle[at : at + _PIECE + 1]) for at in range(0, len(middle) - 1, _PIECE)]
            found.append((QPolygonF([*upper, *lower]), pieces))
        return found

    def _draw_mark(self, painter: QPainter, across: PlotScale, up: PlotScale) -> None:
        if self._at is None:
            return
        area = self._area()
        x = across.pixel(self._distance[self._at])
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.0, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        if math.isfinite(self._density[self._at]):
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), 1.4))
            painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
            painter.drawEllipse(QPointF(x, up.pixel(self._density[self._at])), 3.5, 3.5)

    def _runs(self) -> list[tuple[int, int]]:
        """Return where the density is known without a gap."""
        known = [False, *map(math.isfinite, self._density), False]
        changes = [place for place, (before, now) in enumerate(pairwise(known)) if before != now]
        return list(zip(changes[::2], changes[1::2], strict=True))
