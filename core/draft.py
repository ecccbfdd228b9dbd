"""A draft: fewer points and fewer bins, which stand for all of them while the exact picture is being made."""

from dataclasses import dataclass, replace

import numpy as np

from core.arrays import frozen
from core.grid import Grid
from core.points import Points

_BINS = 1000  # along an axis: about as many as a screen shows


@dataclass(frozen=True, slots=True)
class Draft:
    """How much is left out.

    Attributes
    ----------
    stride : int
        One of so many points is drawn, evenly.
    """

    stride: int

    def points(self, points: Points) -> Points:
        """Return the points that are drawn."""
        if self.stride == 1:
            return points
        some = points.part(0, len(points), self.stride)
        weight = None if some.weight is None else frozen(np.ascontiguousarray(some.weight))
        return Points(frozen(np.ascontiguousarray(some.x)), frozen(np.ascontiguousarray(some.y)), weight)

    def grid(self, grid: Grid) -> Grid:
        """Return the same range in no more bins than a screen shows."""
        return replace(grid, nx=min(grid.nx, _BINS), ny=min(grid.ny, _BINS))
