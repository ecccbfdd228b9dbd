"""How positions become pixels of a pane and back, as long as the view stays."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from core.cutting import cut
from core.shapes import Corner

_BEYOND = 4000.0  # pixels beside the frame, beyond which lines are cut off: what is far out is slow to paint


@dataclass(frozen=True, slots=True)
class PaneMap:
    """Straight axes: a position that is seen at a pixel, and how many pixels a data unit is long each way."""

    x: float
    y: float
    column: float
    row: float
    across: float
    up: float
    frame: QRectF

    def pixel(self, x: float, y: float) -> QPointF:
        """Return the pixel of a position."""
        return QPointF(self.column + (x - self.x) * self.across, self.row + (y - self.y) * self.up)

    def place(self, pixel: QPointF) -> Corner:
        """Return the position at a pixel."""
        return self.x + (pixel.x() - self.column) / self.across, self.y + (pixel.y() - self.row) / self.up

    @property
    def near(self) -> QRectF:
        """The frame and what is near enough to it to be painted."""
        return self.frame.adjusted(-_BEYOND, -_BEYOND, _BEYOND, _BEYOND)

    def polygon(self, ring: Sequence[Corner]) -> QPolygonF:
        """Return a ring in pixels, without what lies far out of the frame."""
        pixels = [(self.column + (x - self.x) * self.across, self.row + (y - self.y) * self.up) for x, y in ring]
        near = self.near
        pixels = cut(pixels, (near.left(), near.right(), near.top(), near.bottom()))
        return QPolygonF([QPointF(*pixel) for pixel in pixels])


def map_between(one: tuple[Corner, QPointF], other: tuple[Corner, QPointF], frame: QRectF) -> PaneMap:
    """Return the map that sees two positions at two pixels, which differ both ways."""
    ((x0, y0), first), ((x1, y1), second) = one, other
    across, up = (second.x() - first.x()) / (x1 - x0), (second.y() - first.y()) / (y1 - y0)
    return PaneMap(x0, y0, first.x(), first.y(), across, up, frame)
