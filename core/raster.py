"""Raster: a lattice over closed rings, which tells at once of most places on which side of the lines they lie."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.arrays import Flags, Floats, Integers

CELLS = 512
"""How many cells there are along each axis."""

_SLACK = 1e-9  # of a cell, above all rounding


@dataclass(frozen=True, eq=False)
class Raster:
    """A raster over an outline: cells that an edge may touch, and which of the others lie inside.

    Attributes
    ----------
    touched, inside : (CELLS, CELLS) bool
    edges, starts
        The edges that reach into row r of cells are ``edges[starts[r]:starts[r + 1]]``.
    origin, scale : (x, y)
        The cell of a position is ``(position - origin) * scale``, rounded down.
    """

    touched: Flags
    inside: Flags
    edges: Integers
    starts: Integers
    origin: tuple[float, float]
    scale: tuple[float, float]

    def cells(self, x: Floats, y: Floats) -> tuple[Integers, Integers]:
        """Return row and column of positions within the outline's bounds."""
        return _cell((y - self.origin[1]) * self.scale[1]), _cell((x - self.origin[0]) * self.scale[0])

    def edges_of(self, row: int) -> Integers:
        """Return the edges that reach into a row."""
        return self.edges[self.starts[row] : self.starts[row + 1]]

    def touched_between(self, low: Integers, high: Integers, left: Integers, right: Integers) -> Integers:
        """Return how many cells are touched within rows and columns, these included."""
        sums = self._sums
        return sums[high + 1, right + 1] - sums[low, right + 1] - sums[high + 1, left] + sums[low, left]

    @cached_property
    def _sums(self) -> Integers:
        """The number of touched cells in the rows and columns before each, ``(CELLS + 1, CELLS + 1)``."""
        return np.pad(np.cumsum(np.cumsum(self.touched, axis=1), axis=0), ((1, 0), (1, 0)))


def _cell(place: Floats) -> Integers:
    return np.clip(place.astype(np.int64), 0, CELLS - 1)


def raster_of(edges: Floats, bounds: tuple[float, float, float, float]) -> Raster:
    """Return the raster of edges ``(4, n)``; whatever rounding could touch is touched."""
    x_min, x_max, y_min, y_max = bounds
    scale_x, scale_y = CELLS / (x_max - x_min), CELLS / (y_max - y_min)
    x0, x1 = ((edges[end] - x_min) * scale_x for end in (0, 2))
    y0, y1 = ((edges[end] - y_min) * scale_y for end in (1, 3))
    first, last = _cell(np.minimum(y0, y1) - _SLACK), _cell(np.maximum(y0, y1) + _SLACK)
    edge = np.repeat(np.arange(x0.size), last - first + 1)
    row = np.arange(edge.size) - np.repeat(np.cumsum(last - first + 1) - (last - first + 1), last - first + 1)
    row += first[edge]
    x0, y0, x1, y1 = x0[edge], y0[edge], x1[edge], y1[edge]
    slope = np.divide(x1 - x0, y1 - y0, out=np.zeros(edge.size), where=y1 != y0)

    def across(height: Floats) -> Floats:
        """Return where the edges stand at a height, the whole of a flat one at its two ends."""
        place: Floats = x0 + np.clip((height - y0) * slope, np.minimum(0.0, x1 - x0), np.maximum(0.0, x1 - x0))
        return place

    flat = y0 == y1
    low = across(np.clip(row - _SLACK, np.minimum(y0, y1), np.maximum(y0, y1)))
    high = np.where(flat, x1, across(np.clip(row + 1 + _SLACK, np.minimum(y0, y1), np.maximum(y0, y1))))
    touched = np.zeros((CELLS, CELLS + 1), np.int64)
    np.add.at(touched, (row, _cell(np.minimum(low, high) - _SLACK)), 1)
    np.add.at(touched, (row, _cell(np.maximum(low, high) + _SLACK) + 1), -1)
    crosses = (y0 > row + 0.5) != (y1 > row + 0.5)
    crossings = np.zeros((CELLS, CELLS + 1), np.int64)
    np.add.at(crossings, (row[crosses], _cell(across(row + 0.5)[crosses]) + 1), 1)
    order = np.argsort(row, kind="stable")
    return Raster(
        touched=np.cumsum(touched, axis=1)[:, :-1] > 0,
        inside=np.cumsum(crossings, axis=1)[:, :-1] % 2 == 1,
        edges=edge[order],
        starts=np.searchsorted(row[order], np.arange(CELLS + 1)),
        origin=(x_min, y_min),
        scale=(scale_x, scale_y),
    )
