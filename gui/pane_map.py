"""How positions become pixels of a pane and back, as long as the view stays."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from core.shapes import Corner

_BEYOND = 4000.0  # pixels beside the frame, beyond which lines are cut off: what is far out is slow to paint
_Pixels = list[tuple[float, float]]


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

    def polygon(self, ring: Sequence[Corner]) -> QPolygonF:
        """Return a ring in pixels, without what lies far out of the frame."""
        pixels = [(self.column + (x - self.x) * self.across, self.row + (y - self.y) * self.up) for x, y in ring]
        near = self.frame.adjusted(-_BEYOND, -_BEYOND, _BEYOND, _BEYOND)
        columns, rows = [column for column, _ in pixels], [row for _, row in pixels]
        if pixels and not (
            near.left() <= min(columns)
            and max(columns) <= near.right()
            and near.top() <= min(rows)
            and max(rows) <= near.bottom()
        ):
            pixels = _cut(pixels, near)
        return QPolygonF([QPointF(*pixel) for pixel in pixels])


def map_between(one: tuple[Corner, QPointF], other: tuple[Corner, QPointF], frame: QRectF) -> PaneMap:
    """Return the map that sees two positions at two pixels, which differ both ways."""
    ((x0, y0), first), ((x1, y1), second) = one, other
    across, up = (second.x() - first.x()) / (x1 - x0), (second.y() - first.y()) / (y1 - y0)
    return PaneMap(x0, y0, first.x(), first.y(), across, up, frame)


def _cut(ring: _Pixels, frame: QRectF) -> _Pixels:
    """Return a ring cut at the sides of a frame, one after the other.

    Source: I. E. Sutherland and G. W. Hodgman, Communications of the ACM 17 (1974), 32-42.
    """
    for axis, side, way in (
        (0, frame.left(), 1.0),
        (0, frame.right(), -1.0),
        (1, frame.top(), 1.0),
        (1, frame.bottom(), -1.0),
    ):
        kept: _Pixels = []
        for before, here in zip([ring[-1], *ring[:-1]] if ring else [], ring, strict=True):
            inside, came_inside = (here[axis] - side) * way >= 0.0, (before[axis] - side) * way >= 0.0
            if inside != came_inside:
                share = (side - before[axis]) / (here[axis] - before[axis])
                at = [before[place] + (here[place] - before[place]) * share for place in (0, 1)]
                kept.append((at[0], at[1]))
            if inside:
                kept.append(here)
        ring = kept
    return ring
