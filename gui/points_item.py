"""The points themselves, as dots."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from core.arrays import Floats
from core.points import Points
from gui.frame import Frames

MOST_DOTS = 200_000  # a frame stays below 20 milliseconds

ToPolygon = Callable[[Floats, Floats], QPolygonF]


class PointsItem(QGraphicsItem):
    """Draws points, or an even part of very many, as dots of a size that suits their number."""

    def __init__(self, to_polygon: ToPolygon) -> None:
        super().__init__()
        self.every = 1  # one of so many points is drawn
        self._to_polygon = to_polygon
        self._shown: tuple[Points, Frames] | None = None
        self._dots = QPolygonF()
        self._pen = QPen()
        self._pen.setCosmetic(True)

    def show_points(self, points: Points, frames: Frames) -> None:
        """Draw these points on a plane of these frames."""
        if self._shown == (points, frames):
            return
        self._shown = (points, frames)
        self.every = max(1, -(-len(points) // MOST_DOTS))
        some = points.part(0, len(points), self.every)
        x = (some.x - frames.across.origin) / frames.across.unit
        y = (some.y - frames.up.origin) / frames.up.unit
        self._set_dots(self._to_polygon(x, y))

    def clear(self) -> None:
        """Draw nothing."""
        self._shown = None
        self.every = 1
        self._set_dots(QPolygonF())

    def set_colour(self, colour: str) -> None:
        """Draw the dots in this colour."""
        self._pen.setColor(QColor(colour))
        self.update()

    @override
    def boundingRect(self) -> QRectF:
        return self._dots.boundingRect()

    @override
    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self._pen.capStyle() == Qt.PenCapStyle.RoundCap)
        painter.setPen(self._pen)
        dots = painter.worldTransform().map(self._dots)
        painter.save()
        painter.resetTransform()  # Qt draws a dot as a line of a 63rd of a unit: of a pixel, please
        painter.drawPoints(dots)
        painter.restore()

    def _set_dots(self, dots: QPolygonF) -> None:
        self.prepareGeometryChange()
        self._dots = dots
        count = dots.size()
        few = count <= 20_000  # round dots take ten times as long to draw
        self._pen.setCapStyle(Qt.PenCapStyle.RoundCap if few else Qt.PenCapStyle.SquareCap)
        self._pen.setWidthF(5.0 if count <= 3_000 else 3.0 if few else 2.0 if count <= 50_000 else 1.0)
        self.update()
