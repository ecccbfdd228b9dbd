"""Other ways to count points, each told the range; those of the group ``bench`` may be missing."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import Any

import numpy as np

from core.grid import Grid
from core.points import Points
from core.threads import workers

Fill = Callable[[], object]
Peer = Callable[[Points, Grid], Fill]


def by_numpy(points: Points, grid: Grid) -> Fill:
    """Count with ``numpy.histogram2d``."""
    return lambda: np.histogram2d(points.x, points.y, (grid.nx, grid.ny), _ranges(grid))


def by_fast_histogram(points: Points, grid: Grid) -> Fill:
    """Count with ``fast_histogram.histogram2d``."""
    count = import_module("fast_histogram").histogram2d
    return lambda: count(points.x, points.y, bins=[grid.nx, grid.ny], range=_ranges(grid))


def by_boost_histogram(points: Points, grid: Grid) -> Fill:
    """Count with a ``boost_histogram.Histogram`` of whole numbers; its own threads make it slower here."""
    boost: Any = import_module("boost_histogram")
    x_range, y_range = _ranges(grid)
    axes = boost.axis.Regular(grid.nx, *x_range), boost.axis.Regular(grid.ny, *y_range)
    return lambda: boost.Histogram(*axes, storage=boost.storage.Int64()).fill(points.x, points.y)


def by_datashader(points: Points, grid: Grid) -> Fill:
    """Count with ``datashader.Canvas.points``, compiled already."""
    x_range, y_range = _ranges(grid)
    canvas = import_module("datashader").Canvas(grid.nx, grid.ny, x_range, y_range)
    table = import_module("pandas").DataFrame({"x": points.x, "y": points.y})
    canvas.points(table[:1], "x", "y")
    return lambda: canvas.points(table, "x", "y")


def one_read(points: Points, _grid: Grid) -> Fill:
    """Read both columns once, on all threads: no fill can be faster."""
    parts = [part for column in (points.x, points.y) for part in np.array_split(column, workers())]
    pool = ThreadPoolExecutor(workers())
    return lambda: list(pool.map(np.min, parts))


def _ranges(grid: Grid) -> list[tuple[float, float]]:
    x_min, x_max, y_min, y_max = grid.extent
    return [(x_min, x_max), (y_min, y_max)]
