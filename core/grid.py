"""The grid: a range and a number of bins along each axis. The one module that knows how arrays are laid out.

Arrays of bins are ``(ny, nx)``: row = y bin, column = x bin, row 0 at y_min.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.arrays import Floats, Integers, frozen
from core.ranges import Range


@dataclass(frozen=True)
class Grid:
    """A range and its bins.

    Attributes
    ----------
    range : Range
        As asked for; a side of no length is widened by 0.5 either way, as numpy does.
    nx, ny : int
        Number of bins across x and across y.
    """

    range: Range
    nx: int
    ny: int

    @cached_property
    def x_edges(self) -> Floats:
        """The ``(nx + 1,)`` edges of the bins across x, in data units, bit for bit those of ``numpy.histogram2d``."""
        return _edges(self.range.x_min, self.range.x_max, self.nx)

    @cached_property
    def y_edges(self) -> Floats:
        """The ``(ny + 1,)`` edges of the bins across y, in data units, bit for bit those of ``numpy.histogram2d``."""
        return _edges(self.range.y_min, self.range.y_max, self.ny)

    @property
    def x_centres(self) -> Floats:
        """The ``(nx,)`` centres of the bins across x, in data units."""
        return self.x_edges[:-1] + 0.5 * self.dx

    @property
    def y_centres(self) -> Floats:
        """The ``(ny,)`` centres of the bins across y, in data units."""
        return self.y_edges[:-1] + 0.5 * self.dy

    @property
    def shape(self) -> tuple[int, int]:
        """The shape ``(ny, nx)`` of an array of the grid's bins."""
        return self.ny, self.nx

    @property
    def extent(self) -> tuple[float, float, float, float]:
        """``(x_min, x_max, y_min, y_max)`` of the bins, in data units."""
        return float(self.x_edges[0]), float(self.x_edges[-1]), float(self.y_edges[0]), float(self.y_edges[-1])

    @property
    def dx(self) -> float:
        """Width of a bin across x, in data units."""
        return float(self.x_edges[-1] - self.x_edges[0]) / self.nx

    @property
    def dy(self) -> float:
        """Width of a bin across y, in data units."""
        return float(self.y_edges[-1] - self.y_edges[0]) / self.ny

    @property
    def bin_area(self) -> float:
        """Area of a bin, in data units of x times data units of y."""
        return self.dx * self.dy

    def contains(self, x: float, y: float) -> bool:
        """Tell whether the position lies in the extent, both ends included."""
        x_min, x_max, y_min, y_max = self.extent
        return x_min <= x <= x_max and y_min <= y <= y_max

    def bin_at(self, x: float, y: float) -> tuple[int, int]:
        """Return ``(column, row)`` of the bin that holds the position; outside positions fall into the edge bins."""
        return int(bins_of(x, self.x_edges)), int(bins_of(y, self.y_edges))


def bins_of(values: Floats | float, edges: Floats) -> Integers:
    """Return the index of the bin that holds each value, by ``digitize(values, edges[1:-1])``.

    A bin holds its lower edge; the last bin holds both. Values outside fall into the edge bins.
    """
    return np.digitize(values, edges[1:-1])


def _edges(low: float, high: float, bins: int) -> Floats:
    if low == high:
        low, high = low - 0.5, high + 0.5
    return frozen(np.linspace(low, high, bins + 1))
