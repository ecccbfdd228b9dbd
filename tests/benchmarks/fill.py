"""Rows of the fill: points into bins, in nanoseconds a point."""

from collections.abc import Callable
from functools import partial

from core.grid import Grid
from core.histogram import count_points, load_kernels
from core.points import Points
from core.progress import silent
from core.reach import full_range
from tests.benchmarks.bench import Bench
from tests.benchmarks.case import Measured
from tests.benchmarks.peers import Peer
from tests.benchmarks.plan import Size
from tests.benchmarks.times import median, median_pair, rounds, seconds_of


def fill_versus(peer: Peer, size: Size) -> Callable[[Bench], Measured]:
    """Measure the exact fill of points, whose range is known, beside a peer that is told the same range."""

    def measure(bench: Bench) -> Measured:
        count = size(bench.plan)
        points, grid, scale = bench.points(count), bench.grid(count), 1e9 / count
        load_kernels()
        ours = partial(count_points, points, grid, silent)
        try:
            theirs = peer(points, grid)
        except ImportError as error:
            return Measured(scale * seconds_of(ours), None, f"{error.name} is not installed")
        pair = median_pair(partial(seconds_of, ours), partial(seconds_of, theirs), bench.plan.pairs, bench.patience)
        return Measured(scale * pair[0], scale * pair[1])

    return measure


def fill_anew(size: Size) -> Callable[[Bench], Measured]:
    """Measure the fill of points into which nobody has looked before: their range is found first."""

    def measure(bench: Bench) -> Measured:
        count = size(bench.plan)
        points, bins = bench.points(count), bench.plan.bins
        load_kernels()

        def fill() -> None:
            unknown = Points(points.x, points.y)
            count_points(unknown, Grid(full_range(unknown), bins, bins), silent)

        return Measured(1e9 / count * median(seconds_of(fill) for _ in rounds(bench.plan.pairs, bench.patience)))

    return measure
