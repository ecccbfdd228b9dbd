"""Tiles: the points parted into boxes, so that most of them are counted by the box and few one by one.

A region that is dragged is counted anew at each move: with its points in tiles, only those tiles that its outline runs
through are looked into.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.arrays import Floats, Integers, frozen
from core.boxes import IN, UNSURE, Boxes
from core.inside import Inside
from core.points import Points
from core.progress import Report, part
from core.threads import spread_steps

ALONG = 256
"""How many tiles there are along each axis."""

_PIECE = 1 << 18  # points between two reports
_STEP = 1 << 16  # points whose tiles are looked for at once
_SAMPLE = 1 << 16  # points from which the borders of the tiles are found


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums over points: how many there are, their weights, and their squared weights."""

    points: int = 0
    weight: float = 0.0
    squares: float = 0.0

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(self.points + other.points, self.weight + other.weight, self.squares + other.squares)


@dataclass(frozen=True, eq=False)
class Tiles:
    """Points in tiles.

    Attributes
    ----------
    points : Points
    order : (n,) uint32 or None
        The points, tile by tile; None where they stand so already.
    starts : (tiles + 1,) int64
        Where each tile begins in the order.
    boxes : Boxes
        Around the points of each tile.
    weight, squares : (tiles,) float64
        Sums over each tile, of the weights and of their squares.
    """

    points: Points
    order: NDArray[np.uint32] | None
    starts: Integers
    boxes: Boxes
    weight: Floats
    squares: Floats

    def total(self, insides: Sequence[Inside], report: Report) -> Sums:
        """Return the sums over the points that lie inside of all of these (at least one)."""
        judged = np.min([inside.judge(self.boxes) for inside in insides], axis=0)
        whole = judged == IN
        points = int(np.diff(self.starts)[whole].sum())
        found = Sums(points, float(self.weight[whole].sum()), float(self.squares[whole].sum()))
        unsure = np.flatnonzero(judged == UNSURE)
        for piece in self._pieces(unsure, report):
            found += _sums(piece, insides)
        return found

    def _pieces(self, tiles: Integers, report: Report) -> Iterator[Points]:
        """Yield the points of some tiles, a number of tiles at a time."""
        ends = np.cumsum(np.diff(self.starts)[tiles])
        first = 0
        while first < tiles.size:
            report(first / tiles.size, "Counting points inside")
            before = int(ends[first - 1]) if first else 0
            last = max(first + 1, int(np.searchsorted(ends, before + _PIECE, side="right")))
            yield self._points_of(tiles[first:last])
            first = last

    def _points_of(self, tiles: Integers) -> Points:
        if self.order is None:
            return self.points.part(int(self.starts[tiles[0]]), int(self.starts[tiles[-1] + 1]))
        starts, lengths = self.starts[tiles], self.starts[tiles + 1] - self.starts[tiles]
        places = np.arange(lengths.sum()) + np.repeat(starts - (np.cumsum(lengths) - lengths), lengths)
        chosen = self.order[places]
        weight = self.points.weight
        return Points(self.points.x[chosen], self.points.y[chosen], None if weight is None else weight[chosen])


def as_they_stand(points: Points) -> Tiles:
    """Return tiles of points in the order of the file, whose boxes nobody knows: each is looked into."""
    starts = np.append(np.arange(0, len(points), _PIECE), len(points))
    tiles = starts.size - 1
    low, high, none = np.full(tiles, -np.inf), np.full(tiles, np.inf), np.zeros(tiles)
    return Tiles(points, None, starts, Boxes(low, high, low, high), none, none)


def tiles_of(points: Points, report: Report) -> Tiles:
    """Return points (at least one, and fewer than 2^32) in tiles that hold about as many each.

    Parameters
    ----------
    points : Points
    report : Report
    """
    (x_low, x_high), (y_low, y_high) = points.ends(part(report, 0.0, 0.1))
    x_edges, y_edges = _edges(points.x), _edges(points.y)
    tile = np.empty(len(points), np.uint16)

    def look(step: slice) -> None:
        row = np.searchsorted(y_edges, points.y[step], side="right")
        tile[step] = row * ALONG + np.searchsorted(x_edges, points.x[step], side="right")

    spread_steps(len(points), _STEP, look, part(report, 0.1, 0.6), "Sorting the points")
    order = np.argsort(tile, kind="stable").astype(np.uint32)  # of 16 bits: a radix sort
    report(0.9, "Sorting the points")
    count = np.bincount(tile, minlength=ALONG * ALONG)
    weight, squares = _sums_by_tile(points, tile, count)
    left, low = np.append(x_low, x_edges), np.append(y_low, y_edges)
    right, high = np.append(x_edges, x_high), np.append(y_edges, y_high)
    held = np.flatnonzero(count)
    row, column = held // ALONG, held % ALONG
    boxes = Boxes(left[column], right[column], low[row], high[row])
    starts = np.append(0, np.cumsum(count[held]))
    return Tiles(points, frozen(order), starts, boxes, weight[held], squares[held])


def _edges(values: Floats) -> Floats:
    """Return the inner borders along an axis: about as many of the values lie between each two."""
    some = values[:: max(1, values.size // _SAMPLE)]
    return np.quantile(some, np.arange(1, ALONG) / ALONG, method="nearest")


def _sums_by_tile(points: Points, tile: NDArray[np.uint16], count: Integers) -> tuple[Floats, Floats]:
    if points.weight is None:
        return count.astype(np.float64), count.astype(np.float64)
    sums = (np.bincount(tile, values, count.size) for values in (points.weight, points.weight**2))
    weight, squares = (each.astype(np.float64, copy=False) for each in sums)
    return weight, squares


def _sums(points: Points, insides: Sequence[Inside]) -> Sums:
    inside = insides[0](points.x, points.y)
    for other in insides[1:]:
        inside[inside] = other(points.x[inside], points.y[inside])
    count = int(np.count_nonzero(inside))
    if points.weight is None:
        return Sums(count, float(count), float(count))
    weight = points.weight[inside]
    return Sums(count, float(weight.sum()), float(np.dot(weight, weight)))
