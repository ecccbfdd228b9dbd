"""The sums along one axis as a histogram beside the picture, with its error band and the smoothed curve."""

from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from core.arrays import Floats
from core.profile import Marginal, merged
from gui.frame import Span
from gui.ground import LIGHT, Ground
from gui.plot_scale import PlotScale, from_zero
from gui.words import tr

_DEEP = 92  # pixels from the picture
_GAP = 6.0
_FAR = 8.0  # pixels beyond the highest value
_WIDE = 4.0  # pixels of a step, at least
_APART = 30.0  # pixels between two ticks
_TICK = 4.0
_NAME = 58.0  # pixels from the axis to its name
_FILL, _BAND = 46, 92  # of 255
_PIECE = 16  # corners of a curve that are drawn at once: long ones are slow


class MarginalPlot(QWidget):
    """Shares its axis with the picture: above it that of x, at its right, upright, that of y."""

    def __init__(self, name: str, *, upright: bool) -> None:
        super().__init__()
        self.setObjectName(f"{name}Marginal")
        self.setAccessibleName(tr("Sums along {axis}", axis=name))
        self.setToolTip(
            tr(
                "Sums of the counts for each bin of {axis}, not smoothed, with their error ± sqrt(sum of w²);\n"
                "where bins are narrow, means of some. The curve is that of the smoothed picture.",
                axis=name,
            )
        )
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if upright else free, free if upright else fixed)
        self._upright = upright
        self._ground = LIGHT
        self._whole: Marginal | None = None
        self._shown: Marginal | None = None
        self._along = PlotScale(0.0, 1.0, 0.0, 1.0)

    def set_ground(self, ground: Ground) -> None:
        """Take the colours of the ground."""
        self._ground = ground
        self.update()

    def show_marginal(self, marginal: Marginal | None) -> None:
        """Show these sums."""
        self._whole = marginal
        self._choose()

    def set_axis(self, pixels: Span, values: Span) -> None:
        """Share an axis: the values at two pixels of this widget."""
        along = PlotScale(*values, *pixels)
        if along != self._along and pixels[0] != pixels[1] and values[0] != values[1]:
            self._along = along
            self._choose()

    def shown(self) -> Marginal | None:
        """Return what is drawn: the sums, or means of some neighbouring ones."""
        return self._shown

    def pixel(self, value: float, height: float) -> QPointF:
        """Return where a sum at a value of the axis stands."""
        return self._at(self._along.pixel(value), self._up().pixel(height))

    @override
    def sizeHint(self) -> QSize:
        return QSize(_DEEP, 100) if self._upright else QSize(100, _DEEP)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._shown is None:
            return
        painter = QPainter(self)
        up = self._up()
        self._draw_axis(painter, up)
        low, high = sorted((self._along.first, self._along.last))
        painter.setClipRect(QRectF(self._at(low, up.first + 1), self._at(high, up.last - _FAR)).normalized())
        self._draw_steps(painter, self._shown, up)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_curve(painter, self._shown, up)
        painter.end()

    def _choose(self) -> None:
        """Take as many bins together as steps of some pixels hold."""
        whole = self._whole
        self._shown = None
        if whole is not None:
            width = abs(self._along.pixel(float(whole.edges[1])) - self._along.pixel(float(whole.edges[0])))
            self._shown = merged(whole, _round_up(_WIDE / max(width, 1e-6), whole.weight.size))
        self.update()

    def _up(self) -> PlotScale:
        """Return the scale of the sums: those that are seen fill the room."""
        shown = self._shown
        tops: Floats = np.zeros(0)
        if shown is not None:
            seen = self._seen(shown)
            tops = np.concatenate((shown.weight[seen] + np.nan_to_num(shown.error[seen]), shown.smoothed[seen]))
            tops = np.concatenate((tops, shown.weight[seen]))
        base, top = (_GAP, self.width() - _FAR) if self._upright else (self.height() - _GAP, _FAR)
        low, high = from_zero([float(tops.min(initial=0.0)), float(tops.max(initial=0.0))], 1.02)
        return PlotScale(low, high, base, top)

    def _seen(self, shown: Marginal) -> slice:
        low, high = sorted((self._along.low, self._along.high))
        first, last = np.searchsorted(shown.edges, [low, high])
        return slice(max(int(first) - 1, 0), min(int(last), shown.weight.size))

    def _at(self, along: float, up: float) -> QPointF:
        return QPointF(up, along) if self._upright else QPointF(along, up)

    def _draw_axis(self, painter: QPainter, up: PlotScale) -> None:
        ground, metrics = self._ground, self.fontMetrics()
        start, stop = self._along.first, self._along.last
        if self._upright:
            start, stop = max(start, stop), min(start, stop)
        else:
            start, stop = min(start, stop), max(start, stop)
        painter.setPen(QColor(ground.line))
        painter.drawLine(self._at(start, up.pixel(0.0)), self._at(stop, up.pixel(0.0)))
        painter.drawLine(self._at(start, up.first), self._at(start, up.last))
        side = 1.0 if self._upright else -1.0
        for place, label in up.ticks(1.4 * _APART if self._upright else _APART):
            painter.setPen(QColor(ground.line))
            painter.drawLine(self._at(start, place), self._at(start + side * _TICK, place))
            painter.setPen(QColor(ground.text))
            wide = metrics.horizontalAdvance(label)
            if self._upright:
                left = min(max(place - wide / 2, 0.0), self.width() - wide)
                painter.drawText(QPointF(left, start + _TICK + metrics.ascent() + 1), label)
            else:
                painter.drawText(QPointF(start - _TICK - 3 - wide, place + metrics.ascent() / 2 - 1), label)
        painter.setPen(QColor(ground.text))
        if self._upright:
            below = QRectF(0, start + _TICK + metrics.height() + 3, self.width(), metrics.height())
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, tr("per bin"))
        else:
            painter.save()
            painter.translate(max(start - _NAME, 0.0), (up.first + up.last) / 2)
            painter.rotate(-90)
            beside = QRectF(-self.height() / 2, 0, self.height(), metrics.height())
            painter.drawText(beside, Qt.AlignmentFlag.AlignCenter, tr("per bin"))
            painter.restore()

    def _draw_steps(self, painter: QPainter, shown: Marginal, up: PlotScale) -> None:
        seen = self._seen(shown)
        edges = shown.edges[seen.start : seen.stop + 1].tolist()
        weight, error = shown.weight[seen].tolist(), np.nan_to_num(shown.error[seen]).tolist()
        steps = self._steps(edges, weight, up)
        if not steps:
            return
        colour, fill, band = (QColor(self._ground.points) for _ in range(3))
        fill.setAlpha(_FILL)
        band.setAlpha(_BAND)
        zero = up.pixel(0.0)
        first, last = self._along.pixel(edges[0]), self._along.pixel(edges[-1])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF([self._at(first, zero), *steps, self._at(last, zero)]))
        painter.setBrush(band)
        upper = self._steps(edges, [value + one for value, one in zip(weight, error, strict=True)], up)
        lower = self._steps(edges, [value - one for value, one in zip(weight, error, strict=True)], up)
        painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(colour)
        painter.drawPolyline(QPolygonF(steps))

    def _steps(self, edges: list[float], values: list[float], up: PlotScale) -> list[QPointF]:
        """Return the corners of steps of these values between these edges."""
        along, heights = [self._along.pixel(edge) for edge in edges], [up.pixel(value) for value in values]
        pairs = zip(pairwise(along), heights, strict=True)
        return [self._at(place, height) for (start, stop), height in pairs for place in (start, stop)]

    def _draw_curve(self, painter: QPainter, shown: Marginal, up: PlotScale) -> None:
        seen = self._seen(shown)
        edges = shown.edges[seen.start : seen.stop + 1]
        middles, values = ((edges[:-1] + edges[1:]) / 2.0).tolist(), shown.smoothed[seen].tolist()
        points = [
            self._at(self._along.pixel(middle), up.pixel(value)) for middle, value in zip(middles, values, strict=True)
        ]
        painter.setPen(QPen(QColor(self._ground.text), 1.3))
        for start in range(0, len(points) - 1, _PIECE):
            painter.drawPolyline(QPolygonF(points[start : start + _PIECE + 1]))


def _round_up(number: float, most: int) -> int:
    """Return 1, 2 or 5 times a power of ten that is at least a number, but no more than there are."""
    steps = (digit * int(f"1{'0' * power}") for power in range(5) for digit in (1, 2, 5))
    return min(next((step for step in steps if step >= number), most), most)
