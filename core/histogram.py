"""Counts: the weighted 2-D histogram of points over a grid, raw, and equal to numpy's bit for bit."""

import itertools
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property, partial
from itertools import pairwise

import numpy as np

from core.arrays import Flags, Floats, Integers, frozen
from core.grid import Grid
from core.libraries import unwatched
from core.messages import mark
from core.points import Points
from core.progress import Report
from core.ruler import Ruler, ruler_of
from core.threads import Share, spread, spread_steps, workers

_BLOCK = 1 << 16  # points or bins in a step: their arrays stay in the processor's cache
_BATCH = 1 << 20  # points that the numpy path sorts into bins at once
_STEP = 1 << 18  # points in a call of a kernel: half a millisecond, so that no thread waits long for the last one
_SEARCH = 8  # times as long takes a point where it is searched in the edges
_TALLIES = 1 << 28  # bytes that the tallies of all threads may take
_SPARED = 1 << 21  # bins up to which tallies are kept: 10 MB for a thread
_SAMPLE = 1 << 14  # points by which rows are shared out evenly
_KERNELS = "core.kernels"
_loading = threading.Lock()
_MESSAGE = mark("Counting points")


@dataclass(frozen=True, eq=False)
class Counts:
    """The histogram of points over a grid.

    Attributes
    ----------
    grid : Grid
    values : (ny, nx) float64, or int64 where no point has a weight
        Sums of weights; the very array ``rows`` where no point has a weight.
    rows : (ny, nx) int64
        Numbers of points.
    in_range, outside : int
        Numbers of points in the grid's range (both ends included), and outside of it.
    """

    grid: Grid
    values: Floats | Integers
    rows: Integers
    in_range: int
    outside: int

    @cached_property
    def total(self) -> float:
        """Weight of all points in range."""
        return float(self.values.sum())

    def standing_for(self, points: int) -> "Counts":
        """Return these counts of evenly drawn points, scaled to all ``points``; numbers of rows are rounded."""
        drawn = self.in_range + self.outside
        scale = points / drawn
        rows = np.rint(self.rows * scale).astype(np.int64)
        in_range = round(self.in_range * scale)
        values = np.multiply(self.values, scale, dtype=np.float64)
        return Counts(self.grid, frozen(values), frozen(rows), in_range, points - in_range)


def count_points(points: Points, grid: Grid, report: Report) -> Counts:
    """Count the points in the bins of the grid.

    Uses the compiled kernels where they are loaded (see ``load_kernels``), else equally exact numpy code. The result
    does not depend on which, nor on the number of threads: sums of weights are taken in the order of the points, as
    numpy does.

    Source
    ------
    ``numpy.histogram2d`` over the grid's range: a bin holds its lower edges, the last ones both.
    """
    x_ruler, y_ruler = ruler_of(grid.x_edges), ruler_of(grid.y_edges)
    fill = _fill_compiled if kernels_loaded() else _fill_numpy
    rows, sums = fill(points, x_ruler, y_ruler, report)
    rows, in_range = frozen(rows.reshape(grid.shape)), int(rows.sum())
    values = rows if sums is None else frozen(sums.reshape(grid.shape))
    return Counts(grid, values, rows, in_range, len(points) - in_range)


def kernels_loaded() -> bool:
    """Tell whether the compiled kernels are there."""
    return hasattr(sys.modules.get(_KERNELS), "READY")


def load_kernels() -> None:
    """Load the compiled kernels (0.4 s; some seconds where they must be compiled); to be called in a worker thread."""
    with _loading, unwatched(_KERNELS):
        import core.kernels  # noqa: F401, PLC0415 (numba is imported only where it pays)


def _fill_numpy(points: Points, x_ruler: Ruler, y_ruler: Ruler, report: Report) -> tuple[Integers, Floats | None]:
    nx = x_ruler.edges.size - 1
    bins = nx * (y_ruler.edges.size - 1)
    rows = np.zeros(bins, np.int64)
    sums = None if points.weight is None else np.zeros(bins)
    flat = np.empty(min(len(points), max(bins, _BATCH)), np.int64)
    for start in range(0, len(points), max(flat.size, 1)):
        used = 0
        for block in range(start, min(start + flat.size, len(points)), _BLOCK):
            report(block / len(points), _MESSAGE)
            part = points.part(block, min(block + _BLOCK, start + flat.size))
            inside = _inside(part, x_ruler, y_ruler)
            index = y_ruler.bins(inside.y) * nx + x_ruler.bins(inside.x)
            flat[used : used + index.size] = index
            used += index.size
            if sums is not None and inside.weight is not None:
                np.add.at(sums, index, inside.weight)
        rows += np.bincount(flat[:used], minlength=bins)
    return rows, sums


def _inside(points: Points, x_ruler: Ruler, y_ruler: Ruler) -> Points:
    x, y, x_edges, y_edges = points.x, points.y, x_ruler.edges, y_ruler.edges
    keep: Flags = (x >= x_edges[0]) & (x <= x_edges[-1]) & (y >= y_edges[0]) & (y <= y_edges[-1])
    if keep.all():
        return points
    return Points(x[keep], y[keep], None if points.weight is None else points.weight[keep])


def _fill_compiled(points: Points, x_ruler: Ruler, y_ruler: Ruler, report: Report) -> tuple[Integers, Floats | None]:
    if points.weight is None:
        return _fill_by_points(points, x_ruler, y_ruler, report), None
    return _fill_by_rows(points, x_ruler, y_ruler, report)


def _fill_by_points(points: Points, x_ruler: Ruler, y_ruler: Ruler, report: Report) -> Integers:
    """Each thread counts the next step of the points into a tally of its own; then the tallies are added up."""
    from core.kernels import count  # noqa: PLC0415 (see load_kernels)

    bins = (x_ruler.edges.size - 1) * (y_ruler.edges.size - 1)
    x_axis, y_axis = _axis(x_ruler), _axis(y_ruler)
    tallies = [_tally(bins) for _ in range(min(workers(), max(1, _TALLIES // bins)))]
    step = _step(x_ruler, y_ruler)
    starts = itertools.count(0, step)  # shared: who is free takes the next

    def work(tally: _Tally, share: Share) -> None:
        for part in _parts(points, starts, step, share):
            if count(part.x, part.y, x_axis, y_axis, tally.low, tally.carried):
                tally.overflowed = True

    spread([partial(work, tally) for tally in tallies], len(points), report, _MESSAGE)
    rows = _total(tallies, bins, report)
    if bins <= _SPARED:
        for tally in tallies:
            tally.clear()
        _spares().extend(tallies)
    return rows


def _fill_by_rows(points: Points, x_ruler: Ruler, y_ruler: Ruler, report: Report) -> tuple[Integers, Floats]:
    """Each thread walks all points but fills rows of bins of its own: every sum is taken in the points' order."""
    from core.kernels import add  # noqa: PLC0415 (see load_kernels)

    nx = x_ruler.edges.size - 1
    bins = nx * (y_ruler.edges.size - 1)
    bounds = [row * nx for row in _even_rows(points, x_ruler, y_ruler)]
    x_axis, y_axis, step = _axis(x_ruler), _axis(y_ruler), _step(x_ruler, y_ruler)
    tally = _Tally(bins)
    sums = np.zeros(bins)

    def work(first: int, stop: int, share: Share) -> None:
        for part in _parts(points, itertools.count(0, step), step, share):
            assert part.weight is not None
            if add(part.x, part.y, part.weight, x_axis, y_axis, first, stop, tally.low, tally.carried, sums):
                tally.overflowed = True

    tasks = [partial(work, *stretch) for stretch in pairwise(bounds)]
    spread(tasks, len(points) * len(tasks), report, _MESSAGE)
    return _total([tally], bins, report), sums


class _Tally:
    """What a thread has counted: a byte a bin, what was carried from there, and one bin more for the points outside."""

    def __init__(self, bins: int) -> None:
        self.low = np.zeros(bins + 1, np.uint8)
        self.carried = np.zeros(bins + 1, np.uint32)  # takes no memory until something is
        self.overflowed = False

    def clear(self) -> None:
        """Be as new."""
        self.low.fill(0)
        if self.overflowed:
            self.carried.fill(0)
        self.overflowed = False


@cache
def _spares() -> deque[_Tally]:
    """Return the cleared tallies of the last counts: new pages of memory take as long as a million points."""
    return deque(maxlen=workers())


def _tally(bins: int) -> _Tally:
    """Return a tally with nothing in it; spare ones for another number of bins are given up."""
    spares = _spares()
    with suppress(IndexError):  # another thread may have taken the last one
        while spares:
            spare = spares.pop()
            if spare.low.size == bins + 1:
                return spare
    return _Tally(bins)


def _total(tallies: Sequence[_Tally], bins: int, report: Report) -> Integers:
    """Return the sum of the tallies: the numbers of points in the bins."""
    from core.kernels import total  # noqa: PLC0415 (see load_kernels)

    rows = np.empty(bins, np.int64)

    def add_up(part: slice) -> None:
        rows[part] = 0
        for tally in tallies:
            total(tally.low[part], tally.carried[part if tally.overflowed else slice(0)], rows[part])

    spread_steps(bins, _BLOCK, add_up, report, _MESSAGE)
    return rows


def _even_rows(points: Points, x_ruler: Ruler, y_ruler: Ruler) -> list[int]:
    """Return bounds of as many stretches of rows as there are threads, with about as many points in each."""
    sample = _inside(points.part(0, len(points), max(1, len(points) // _SAMPLE)), x_ruler, y_ruler)
    rows = np.sort(y_ruler.bins(sample.y))
    inner = [int(rows[rows.size * share // workers()]) for share in range(1, workers()) if rows.size]
    return sorted({0, *inner, y_ruler.edges.size - 1})


def _parts(points: Points, starts: Iterable[int], step: int, share: Share) -> Iterator[Points]:
    """Yield steps of the points as contiguous arrays, until there are no more or the share is stopped."""
    for start in starts:
        if share.stopped or start >= len(points):
            return
        part = points.part(start, start + step)
        weight = None if part.weight is None else np.ascontiguousarray(part.weight)
        yield Points(np.ascontiguousarray(part.x), np.ascontiguousarray(part.y), weight)
        share.done += len(part)


def _step(x_ruler: Ruler, y_ruler: Ruler) -> int:
    return _STEP // _SEARCH if x_ruler.search or y_ruler.search else _STEP


def _axis(ruler: Ruler) -> tuple[Floats, float, float, bool]:
    return ruler.edges, ruler.scale, ruler.tolerance, ruler.search
