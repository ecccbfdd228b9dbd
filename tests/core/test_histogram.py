import sys
import threading
from collections.abc import Iterable, Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import histogram
from core.errors import Cancelled
from core.grid import Grid
from core.points import Points, points_of
from core.progress import silent
from core.ranges import Range
from core.reach import full_range
from core.ruler import ruler_of
from core.threads import Share
from tests.references import RANGES, histogram_by_loop, histogram_by_numpy, hostile_axis, on_and_around, pairs


@pytest.fixture(params=["numpy", "compiled, 1 thread", "compiled, 2 threads", "compiled, 5 threads"])
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run the test with the numpy path, and with the kernels on several numbers of threads."""
    name: str = request.param
    if name == "numpy":
        monkeypatch.setattr(histogram, "kernels_loaded", lambda: False)
    else:
        histogram.load_kernels()
        monkeypatch.setattr(histogram, "workers", lambda: int(name.split()[1]))
    return name


def the_same(points: Points, grid: Grid) -> None:
    counts = histogram.count_points(points, grid, silent)
    assert np.array_equal(counts.values, histogram_by_numpy(points, grid))
    assert counts.in_range + counts.outside == len(points)
    assert counts.rows.sum() == counts.in_range
    assert counts.values.shape == counts.rows.shape == (grid.ny, grid.nx)
    assert not counts.values.flags.writeable
    assert not counts.rows.flags.writeable


def test_the_references_agree_with_each_other() -> None:
    rng = np.random.default_rng(3)
    points = points_of(rng.normal(size=300), rng.normal(size=300), rng.normal(size=300))
    grid = Grid(Range(-1.0, 2.0, -0.5, 0.5), 7, 5)
    sums, rows = histogram_by_loop(points, grid)
    assert np.allclose(sums, histogram_by_numpy(points, grid), atol=1e-12)
    assert np.array_equal(rows, histogram_by_numpy(Points(points.x, points.y), grid))


@pytest.mark.parametrize("low_high", RANGES)
@pytest.mark.parametrize("bins", [2, 3, 10, 97, 1000, 8192])
def test_values_on_and_around_every_edge(engine: str, low_high: tuple[float, float], bins: int) -> None:
    edges = Grid(Range(*low_high, 0.0, 1.0), bins, 2).x_edges
    values = on_and_around(edges)
    points = points_of(values, np.linspace(0.0, 1.0, values.size))
    the_same(points, Grid(Range(*low_high, 0.0, 1.0), bins, 2))
    the_same(points_of(points.y, points.x), Grid(Range(0.0, 1.0, *low_high), 2, bins))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_points_by_both_paths(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 200))
    x, y = data.draw(hostile_axis(size)), data.draw(hostile_axis(size))
    weight = np.random.default_rng(size).normal(size=size) if data.draw(st.booleans()) else None
    points = points_of(x, y, weight)
    grid = Grid(full_range(points), data.draw(st.integers(2, 60)), data.draw(st.integers(2, 60)))
    histogram.load_kernels()
    reference = histogram_by_numpy(points, grid)
    for fill in (histogram._fill_numpy, histogram._fill_compiled):
        rows, sums = fill(points, ruler_of(grid.x_edges), ruler_of(grid.y_edges), silent)
        assert np.array_equal((rows if sums is None else sums).reshape(grid.shape), reference)
        assert np.array_equal(rows.reshape(grid.shape), histogram_by_numpy(Points(points.x, points.y), grid))


@pytest.mark.parametrize(("nx", "ny"), pairs((2, 7, 500)))
def test_points_outside_of_a_typed_range(engine: str, nx: int, ny: int) -> None:
    rng = np.random.default_rng(5)
    for weight in (None, rng.normal(size=20000)):
        points = points_of(rng.normal(size=20000), rng.normal(size=20000), weight)
        the_same(points, Grid(Range(-1.0, 0.25, -0.5, 3.0), nx, ny))
        the_same(points, Grid(Range(8.0, 9.0, 8.0, 9.0), nx, ny))


def test_weights_are_summed_in_the_order_of_the_points(engine: str) -> None:
    # 0.1 added a million times drifts by 1e-11: only the same order gives the same bits.
    size = 1_000_000
    x = np.tile([0.0, 1.0, 0.5], size // 3 + 1)[:size]
    points = points_of(x, x[::-1], np.full(size, 0.1))
    the_same(points, Grid(full_range(points), 3, 3))


def test_many_points_in_steps(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(histogram, "_STEP", 1000)
    monkeypatch.setattr(histogram, "_BLOCK", 300)
    rng = np.random.default_rng(6)
    for weight in (None, rng.random(12345)):
        points = points_of(rng.normal(size=12345), rng.normal(size=12345), weight)
        the_same(points, Grid(full_range(points), 10, 20))


def test_every_second_point_as_a_view(engine: str) -> None:
    rng = np.random.default_rng(7)
    points = points_of(rng.normal(size=999), rng.normal(size=999), rng.random(999)).part(0, 999, 2)
    the_same(points, Grid(full_range(points), 10, 20))


@pytest.mark.parametrize("most", [255, 256, 257, 511, 512, 100_000])
def test_more_points_in_a_bin_than_its_byte_holds(engine: str, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(histogram, "_STEP", 1 << 16)  # so that several threads find work
    x = np.repeat(np.linspace(0.0, 1.0, 5), [most, 1, most + 1, 255, 3])
    y = np.random.default_rng(4).permutation(x)
    for weight in (None, np.ones(x.size)):
        the_same(points_of(x, y, weight), Grid(Range(0.0, 1.0, 0.0, 1.0), 3, 4))
        the_same(points_of(x, y, weight), Grid(Range(0.6, 1.0, 0.0, 0.1), 2, 2))


def test_nothing_is_left_of_what_was_counted_before(engine: str) -> None:
    grid = Grid(Range(0.0, 1.0, 0.0, 1.0), 5, 3)
    rng = np.random.default_rng(5)
    for number in (700_000, 10, 0, 1000):
        the_same(points_of(rng.random(number), rng.random(number)), grid)


@pytest.mark.parametrize("low_high", [(0.0, 1.0), (-1e-310, 1e-310), (1e9, 1e9 + 1e-4), (-1e300, 1e300)])
def test_points_as_far_outside_as_numbers_reach(engine: str, low_high: tuple[float, float]) -> None:
    largest = np.finfo(np.float64).max
    x = np.array([-largest, *low_high, largest, np.nextafter(low_high[0], -np.inf), np.nextafter(low_high[1], np.inf)])
    points = points_of(*(axis.ravel() for axis in np.meshgrid(x, x)))
    the_same(points, Grid(Range(*low_high, *low_high), 10, 7))


def test_tallies_of_large_grids_are_few(monkeypatch: pytest.MonkeyPatch) -> None:
    histogram.load_kernels()
    histogram._spares().clear()  # another test may have left some of as many bins
    monkeypatch.setattr(histogram, "workers", lambda: 64)
    monkeypatch.setattr(histogram, "_TALLIES", 3 * 10_000)
    made: list[int] = []

    class Tally(histogram._Tally):
        def __init__(self, bins: int) -> None:
            super().__init__(bins)
            made.append(bins)

    monkeypatch.setattr(histogram, "_Tally", Tally)
    points = points_of(np.linspace(0.0, 1.0, 1000), np.linspace(0.0, 1.0, 1000))
    the_same(points, Grid(full_range(points), 100, 100))
    assert made == [10_000] * 3


def test_a_cancel_is_heard(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.threads._POLL", 0.001)
    rng = np.random.default_rng(8)
    points = points_of(rng.random(6_000_000), rng.random(6_000_000))

    def cancel(_fraction: float | None, _message: str, /) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        histogram.count_points(points, Grid(full_range(points), 2000, 2000), cancel)


def test_two_threads_count_at_once(engine: str) -> None:
    rng = np.random.default_rng(9)
    points = points_of(rng.normal(size=50_000), rng.normal(size=50_000))
    grid = Grid(full_range(points), 50, 50)
    seen: list[histogram.Counts] = []
    threads = [
        threading.Thread(target=lambda: seen.append(histogram.count_points(points, grid, silent))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 4
    assert all(np.array_equal(counts.values, histogram_by_numpy(points, grid)) for counts in seen)


def test_kernels_are_loaded_when_whole() -> None:
    histogram.load_kernels()
    assert histogram.kernels_loaded()
    assert "numba" in sys.modules


@pytest.mark.parametrize("weighted", [False, True])
def test_steps_are_shorter_where_every_edge_is_searched(monkeypatch: pytest.MonkeyPatch, weighted: bool) -> None:
    """A cancel is heard between two steps, so they must not take longer where a point does."""
    histogram.load_kernels()
    monkeypatch.setattr(histogram, "_STEP", 800)
    seen: list[int] = []
    parts = histogram._parts

    def watched(points: Points, starts: Iterable[int], step: int, share: Share) -> Iterator[Points]:
        for part in parts(points, starts, step, share):
            seen.append(len(part))
            yield part

    monkeypatch.setattr(histogram, "_parts", watched)
    spread = np.linspace(0.0, 1.0, 2000)
    for offset, longest in ((0.0, 800), (1e12, 100)):
        seen.clear()
        x = offset + spread
        points = Points(x, spread, spread if weighted else None)
        grid = Grid(full_range(points), 1000, 10)
        assert ruler_of(grid.x_edges).search == (offset > 0)
        the_same(Points(x, spread), grid)
        assert histogram.count_points(points, grid, silent).in_range == 2000
        assert max(seen) == longest
