"""Counts: the weighted 2-D histogram of points over a grid, raw, and equal to numpy's bit for bit."""

import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from core.arrays import Flags, Floats, Integers, frozen
from core.grid import Grid
from core.points import Points
from core.progress import Report
from core.ruler import Ruler, ruler_of
from core.threads import Share, spread, workers

_BLOCK = 1 << 16  # points in a step of the numpy path: its arrays stay in the processor's cache
_STEP = 1 << 20  # points in a call of a kernel: some 3 ms, so that a cancel is heard at once
_PRIVATE_BINS = 1 << 22  # bins up to which each thread fills a grid of its own
_SAMPLE = 1 << 14  # points by which rows are shared out evenly
_KERNELS = "core.kernels"
_loading = threading.Lock()
_MESSAGE = "Counting points"


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
    with _loading:
        import core.kernels  # noqa: F401, PLC0415 (numba is imported only where it pays)


def _fill_numpy(points: Points, x_ruler: Ruler, y_ruler: Ruler, report: Report) -> tuple[Integers, Floats | None]:
    nx = x_ruler.edges.size - 1
    bins = nx * (y_ruler.edges.size - 1)
    rows = np.zeros(bins, np.int64)
    sums = None if points.weight is None else np.zeros(bins)
    flat = np.empty(min(len(points), max(bins, _STEP)), np.int64)
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
    bins = (x_ruler.edges.size - 1) * (y_ruler.edges.size - 1)
    if points.weight is None and bins <= min(_PRIVATE_BINS, len(points)):
        return _fill_by_points(points, x_ruler, y_ruler, report), None
    return _fill_by_rows(points, x_ruler, y_ruler, report)


def _fill_by_points(points: Points, x_ruler: Ruler, y_ruler: Ruler, report: Report) -> Integers:
    """Each thread counts a stretch of the points into a grid of its own; then the grids are added up."""
    from core.kernels import count  # noqa: PLC0415 (see load_kernels)

    bins = (x_ruler.edges.size - 1) * (y_ruler.edges.size - 1)
    shares = max(workers(), -(-len(points) // np.iinfo(np.uint32).max))
    bounds = [len(points) * share // shares for share in range(shares + 1)]
    grids = [np.zeros(bins, np.uint32) for _ in range(shares)]

    all_inside = _all_inside(points, x_ruler, y_ruler)

    def work(start: int, stop: int, rows: NDArray[np.uint32], share: Share) -> None:
        for part in _parts(points, start, stop, share):
            count(part.x, part.y, *_axis(x_ruler), *_axis(y_ruler), all_inside, rows)

    tasks = [partial(work, *stretch, rows) for stretch, rows in zip(pairwise(bounds), grids, strict=True)]
    spread(tasks, len(points), report, _MESSAGE)
    total = np.add(grids[0], grids[1] if shares > 1 else 0, dtype=np.int64)
    for grid in grids[2:]:
        total += grid
    return total


def _fill_by_rows(points: Points, x_ruler: Ruler, y_ruler: Ruler, report: Report) -> tuple[Integers, Floats | None]:
    """Each thread walks all points but fills rows of bins of its own: every sum is taken in the points' order."""
    from core.kernels import add  # noqa: PLC0415 (see load_kernels)

    bins = (x_ruler.edges.size - 1) * (y_ruler.edges.size - 1)
    rows = np.zeros(bins, np.int64)
    sums = np.zeros(0 if points.weight is None else bins)
    nx = x_ruler.edges.size - 1
    bounds = [row * nx for row in _even_rows(points, x_ruler, y_ruler)]

    def work(first: int, stop: int, share: Share) -> None:
        for part in _parts(points, 0, len(points), share):
            weight = np.empty(0) if part.weight is None else part.weight
            add(part.x, part.y, weight, *_axis(x_ruler), *_axis(y_ruler), first, stop, rows, sums)

    spread([partial(work, *stretch) for stretch in pairwise(bounds)], len(points) * (len(bounds) - 1), report, _MESSAGE)
    return rows, None if points.weight is None else sums


def _even_rows(points: Points, x_ruler: Ruler, y_ruler: Ruler) -> list[int]:
    """Return bounds of as many stretches of rows as there are threads, with about as many points in each."""
    sample = _inside(points.part(0, len(points), max(1, len(points) // _SAMPLE)), x_ruler, y_ruler)
    rows = np.sort(y_ruler.bins(sample.y))
    inner = [int(rows[rows.size * share // workers()]) for share in range(1, workers()) if rows.size]
    return sorted({0, *inner, y_ruler.edges.size - 1})


def _all_inside(points: Points, x_ruler: Ruler, y_ruler: Ruler) -> bool:
    (x_min, x_max), (y_min, y_max) = points.ends()
    return bool(
        x_min >= x_ruler.edges[0]
        and x_max <= x_ruler.edges[-1]
        and y_min >= y_ruler.edges[0]
        and y_max <= y_ruler.edges[-1]
    )


def _parts(points: Points, start: int, stop: int, share: Share) -> Iterator[Points]:
    """Yield the points ``start:stop`` in steps, as contiguous arrays, until the share is stopped."""
    for step in range(start, stop, _STEP):
        if share.stopped:
            return
        part = points.part(step, min(step + _STEP, stop))
        weight = None if part.weight is None else np.ascontiguousarray(part.weight)
        yield Points(np.ascontiguousarray(part.x), np.ascontiguousarray(part.y), weight)
        share.done += len(part)


def _axis(ruler: Ruler) -> tuple[Floats, float, float, bool]:
    return ruler.edges, ruler.scale, ruler.tolerance, ruler.search
