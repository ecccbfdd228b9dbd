"""The criterion of cross-validation over sigma, small."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from gui.formulas import AUTO
from gui.numbers import short, significant
from gui.words import tr

if TYPE_CHECKING:  # needs numpy, which comes after the window
    from core.crossvalidation import CrossValidation

_HEIGHT = 104
_MARGIN = 6.0
_ROOM_BELOW = 18.0  # for the labels of sigma
_HEADROOM = 1.25  # the axis reaches so far above the lower end of the curve
_CLOSE = 4.0  # pixels within which a click means the minimum


class CriterionPlot(QWidget):
    """Shows the curve with the present sigma marked; a click chooses a sigma, in bins."""

    sigma_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("criterionPlot")
        self.setAccessibleName(tr("Criterion over sigma"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._sigmas: Sequence[float] = ()
        self._scores: Sequence[float] = ()
        self._minimum: float | None = None
        self._present: tuple[float, ...] = ()
        self._hovered: float | None = None
        self._waiting = True
        self._describe()

    def set_curve(self, comparison: "CrossValidation | None") -> None:
        """Show a curve; None while it is being made."""
        self._waiting = comparison is None
        self._sigmas = [] if comparison is None else [float(sigma) for sigma in comparison.sigmas]
        self._scores = [] if comparison is None else [float(score) for score in comparison.scores]
        self._minimum = None if comparison is None else comparison.minimum
        self._describe()
        self.update()

    def set_present(self, sigmas: Sequence[float]) -> None:
        """Mark the sigma that is shown; two where they differ along x and y."""
        self._present = tuple(dict.fromkeys(sigmas))
        self._describe()
        self.update()

    def x_of(self, sigma: float) -> float:
        """Return where a sigma stands, in pixels."""
        area, low, high = self._area(), self._sigmas[0], self._sigmas[-1]
        return area.left() + area.width() * math.log(sigma / low) / math.log(high / low)

    def sigma_at(self, x: float) -> float:
        """Return the sigma that stands at a pixel: the best one near its mark, else a rounded one."""
        if self._minimum is not None and abs(x - self.x_of(self._minimum)) <= _CLOSE:
            return float(f"{self._minimum:.4g}")
        area, low, high = self._area(), self._sigmas[0], self._sigmas[-1]
        share = min(max((x - area.left()) / area.width(), 0.0), 1.0)
        return float(f"{low * (high / low) ** share:.3g}")

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._sigmas and event.button() == Qt.MouseButton.LeftButton:
            self.sigma_chosen.emit(self.sigma_at(event.position().x()))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._sigmas:
            self._hovered = self.sigma_at(event.position().x())
            place = event.globalPosition().toPoint()
            QToolTip.showText(place, tr("sigma {width} bins: click to take it", width=short(self._hovered)), self)
            self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Base))
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(quiet)
        if len(self._sigmas) < 2:
            words = tr("Comparing sigmas …") if self._waiting else tr("No criterion for these points")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
        else:
            self._draw_axis(painter)
            self._draw_marks(painter)
            self._draw_curve(painter)
        painter.end()

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_MARGIN + 4, _MARGIN, -_MARGIN - 4, -_ROOM_BELOW)

    def _span(self) -> tuple[float, float]:
        """Return lowest and highest score of the axis: the deeper part of the curve is what matters."""
        low = min(self._scores)
        ends = sorted((self._scores[0], self._scores[-1]))
        height = next((end - low for end in ends if end - low > 1e-3 * (ends[-1] - low)), 0.0)
        return low, low + (_HEADROOM * height or 1.0)

    def _draw_axis(self, painter: QPainter) -> None:
        area, metrics = self._area(), self.fontMetrics()
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        right = -math.inf
        for power in range(math.floor(math.log10(self._sigmas[0])), math.ceil(math.log10(self._sigmas[-1])) + 1):
            sigma = 10.0**power
            if not self._sigmas[0] <= sigma <= self._sigmas[-1]:
                continue
            x, words = self.x_of(sigma), short(sigma)
            painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 3))
            left = min(x - metrics.horizontalAdvance(words) / 2, self.width() - 2 - metrics.horizontalAdvance(words))
            if left > right:
                painter.drawText(QPointF(left, area.bottom() + 4 + metrics.ascent()), words)
                right = left + metrics.horizontalAdvance(words) + 4
        words = tr("bins")
        left = area.right() - metrics.horizontalAdvance(words)
        if left > right:
            painter.drawText(QPointF(left, area.bottom() + 4 + metrics.ascent()), words)

    def _draw_curve(self, painter: QPainter) -> None:
        painter.save()
        painter.setClipRect(self._area().adjusted(-2, -2, 2, 1))
        path = QPainterPath(self._point(0))
        for place in range(1, len(self._sigmas)):
            path.lineTo(self._point(place))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), 1.6))
        painter.drawPath(path)
        if self._minimum is not None:
            place = min(range(len(self._scores)), key=self._scores.__getitem__)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
            painter.drawEllipse(self._point(place), 3.5, 3.5)
        painter.restore()

    def _draw_marks(self, painter: QPainter) -> None:
        area = self._area()
        if self._hovered is not None:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1, Qt.PenStyle.DotLine))
            x = self.x_of(self._hovered)
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
        for sigma in self._present:
            if self._sigmas[0] <= sigma <= self._sigmas[-1]:
                x = self.x_of(sigma)
                painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    def _point(self, place: int) -> QPointF:
        area, (low, high) = self._area(), self._span()
        share = min((self._scores[place] - low) / (high - low), 4.0)
        return QPointF(self.x_of(self._sigmas[place]), area.bottom() - 4 - share * (area.height() - 4))

    def _describe(self) -> None:
        told = [tr("present sigma {width} bins", width=significant(sigma)) for sigma in self._present]
        if self._minimum is not None:
            told.append(tr("smallest at {width} bins", width=significant(self._minimum)))
        self.setAccessibleDescription(", ".join(told))
        marks = tr("The bar marks the present sigma, the ring the smallest.")
        self.setToolTip("\n".join([tr(AUTO.tip), marks, *told]))
