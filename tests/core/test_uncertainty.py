import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.arrays import Floats
from core.density import density_of
from core.errors import Cancelled
from core.grid import Grid
from core.histogram import count_points
from core.points import Points, points_of
from core.progress import silent
from core.ranges import Range
from core.settings import Unit
from core.uncertainty import Uncertainty, squares_of
from tests.references import histogram_by_loop, smooth_by_scipy

RANGE = Range(-1.0, 3.0, 10.0, 12.0)


def uncertainty_of(
    points: Points, grid: Grid, sigma: tuple[float, float], unit: Unit = Unit.BIN, factor: float = 1.0
) -> Uncertainty:
    counts = count_points(points, grid, silent)
    weight = np.ones(len(points)) if points.weight is None else points.weight
    squares = squares_of(points, counts, silent)
    return Uncertainty(counts, squares, sigma, unit, factor, float(weight.sum()), float((weight**2).sum()))


def kernel_by_interpolation(grid: Grid, sigma: tuple[float, float], x: float, y: float) -> Floats:
    """Return K, (ny, nx): the value read at a position from the smoothed image of a single count in each bin."""
    kernel = np.zeros(grid.shape)
    for place in np.ndindex(grid.shape):
        one = np.zeros(grid.shape)
        one[place] = 1.0
        read = density_of(grid, smooth_by_scipy(one, *sigma), Unit.BIN, 1.0).at(x, y)
        assert read is not None
        kernel[place] = read
    return kernel


def points_in(seed: int, number: int, weighted: bool) -> Points:
    rng = np.random.default_rng(seed)
    weight = rng.exponential(2.0, number) if weighted else None
    return points_of(rng.normal(1.0, 1.3, number), rng.uniform(9.9, 12.1, number), weight)


SITES = [(-1.0, 10.0), (-0.9, 11.97), (3.0, 12.0), (1.03, 11.2), (0.5, 10.02), (2.99, 10.7)]


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("sigma", [(0.0, 0.0), (0.6, 1.3), (2.0, 0.0), (5.0, 9.0)])
def test_as_a_sum_over_the_points(sigma: tuple[float, float], weighted: bool) -> None:
    grid = Grid(RANGE, 9, 6)
    points = points_in(1, 60, weighted)
    weight = np.ones(60) if points.weight is None else points.weight
    inside = [grid.contains(x, y) for x, y in zip(points.x, points.y, strict=True)]
    assert not all(inside)
    per_bin = uncertainty_of(points, grid, sigma)
    shares = uncertainty_of(points, grid, sigma, Unit.PROBABILITY, 0.5)
    for x, y in SITES:
        image = kernel_by_interpolation(grid, sigma, x, y)
        k = np.zeros(60)
        for i in np.flatnonzero(inside):
            column, row = grid.bin_at(points.x[i], points.y[i])
            k[i] = image[row, column]
        estimate, share = per_bin.at(x, y), shares.at(x, y)
        assert estimate is not None
        assert share is not None
        value, square = (weight * k).sum(), (weight**2 * k**2).sum()
        assert estimate.value == pytest.approx(value, rel=1e-11)
        assert estimate.error == pytest.approx(np.sqrt(square), rel=1e-11)
        assert estimate.n_eff == pytest.approx(value**2 / square if square else 0.0, rel=1e-11)
        residual = weight * (k - value / weight.sum())
        assert share.error == pytest.approx(0.5 * np.sqrt((residual**2).sum()), rel=1e-9)
        assert share.n_eff == estimate.n_eff


def test_a_probability_is_a_share_of_a_fixed_number_of_points() -> None:
    grid, sigma = Grid(RANGE, 8, 5), (1.0, 0.7)
    points = points_in(2, 300, weighted=False)
    share = histogram_by_loop(points, grid)[0] / 300
    estimate = uncertainty_of(points, grid, sigma, Unit.PROBABILITY, 1.0 / 300).at(1.0, 11.0)
    k = kernel_by_interpolation(grid, sigma, 1.0, 11.0)
    assert estimate is not None
    assert estimate.error == pytest.approx(np.sqrt(((k**2 * share).sum() - (k * share).sum() ** 2) / 300))


def test_all_points_in_one_place_have_a_certain_share() -> None:
    points = points_of(np.full(50, 1.0), np.full(50, 11.0), np.arange(1.0, 51.0))
    estimate = uncertainty_of(points, Grid(RANGE, 4, 4), (1.0, 1.0), Unit.PROBABILITY).at(1.0, 11.0)
    assert estimate is not None
    assert estimate.error == pytest.approx(0.0, abs=1e-6 * estimate.value)


@given(
    st.integers(2, 40),
    st.integers(2, 40),
    st.floats(0.0, 9.0),
    st.floats(0.0, 9.0),
    st.integers(0, 2**32),
    st.booleans(),
    st.sampled_from((Unit.BIN, Unit.PROBABILITY)),
)
def test_many_positions_are_those_one_by_one(
    nx: int, ny: int, sigma_x: float, sigma_y: float, seed: int, weighted: bool, unit: Unit
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("core.uncertainty._STRIP", 7)
        patch.setattr("core.uncertainty._FEW", 1)
        uncertainty = uncertainty_of(points_in(seed, 50, weighted), Grid(RANGE, nx, ny), (sigma_x, sigma_y), unit, 0.3)
        rng = np.random.default_rng(seed)
        x = np.concatenate([rng.uniform(-1.1, 3.1, 30), [-1.0, 3.0, 3.0]])
        y = np.concatenate([rng.uniform(9.9, 12.1, 30), [10.0, 12.0, 10.0]])
        together = uncertainty.at_all(x, y, silent)
        assert together.error is not None
        for i in range(x.size):
            alone = uncertainty.at(x[i], y[i])
            if alone is None:
                assert np.isnan([together.value[i], together.error[i], together.n_eff[i]]).all()
                continue
            assert together.value[i] == pytest.approx(alone.value, rel=1e-11)
            assert together.error[i] == pytest.approx(alone.error, rel=1e-7, abs=1e-9 * alone.value)
            assert together.n_eff[i] == pytest.approx(alone.n_eff, rel=1e-11)


@pytest.mark.parametrize("weighted", [False, True])
def test_the_median_is_over_the_bins_that_hold_a_point(weighted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.uncertainty._STRIP", 4)
    grid, sigma = Grid(RANGE, 11, 10), (1.2, 0.8)
    uncertainty = uncertainty_of(points_in(3, 30, weighted), grid, sigma)
    numbers = []
    for row, column in np.argwhere(uncertainty.counts.rows > 0):
        centre = (grid.x_edges[column : column + 2].mean(), grid.y_edges[row : row + 2].mean())
        estimate = uncertainty.at(*centre)
        assert estimate is not None
        numbers.append(estimate.n_eff)
    smoothed = smooth_by_scipy(np.asarray(uncertainty.counts.values, dtype=np.float64), *sigma)
    assert uncertainty.median_n_eff(smoothed, silent) == pytest.approx(np.median(numbers), rel=1e-9)


def test_nothing_in_range_and_weights_of_0() -> None:
    grid = Grid(RANGE, 4, 4)
    for points in (points_of([9.0], [9.0]), points_of([1.0], [11.0], [0.0])):
        uncertainty = uncertainty_of(points, grid, (1.0, 1.0))
        estimate = uncertainty.at(1.0, 11.0)
        assert estimate is not None
        assert (estimate.value, estimate.error, estimate.n_eff) == (0.0, 0.0, 0.0)
        assert uncertainty.median_n_eff(np.zeros((4, 4)), silent) == 0.0


def test_units_and_ends() -> None:
    points, grid = points_in(4, 40, weighted=True), Grid(RANGE, 6, 6)
    per_bin = uncertainty_of(points, grid, (1.0, 1.0)).at(1.0, 11.0)
    per_area = uncertainty_of(points, grid, (1.0, 1.0), Unit.AREA, 4.0).at(1.0, 11.0)
    of_maximum = uncertainty_of(points, grid, (1.0, 1.0), Unit.MAXIMUM, 0.1)
    assert per_bin is not None
    assert per_area is not None
    assert per_bin.error is not None
    assert (per_area.value, per_area.error, per_area.n_eff) == pytest.approx(
        (4.0 * per_bin.value, 4.0 * per_bin.error, per_bin.n_eff)
    )
    fraction = of_maximum.at(1.0, 11.0)
    assert fraction is not None
    assert fraction.error is None
    assert of_maximum.at_all(np.array([1.0]), np.array([11.0]), silent).error is None
    assert of_maximum.at(3.1, 11.0) is None
    assert of_maximum.at(1.0, 9.9) is None


def test_a_cancel_is_heard() -> None:
    def cancel(_fraction: float | None, _message: str, /) -> None:
        raise Cancelled

    uncertainty = uncertainty_of(points_in(5, 10, weighted=False), Grid(RANGE, 6, 6), (1.0, 1.0))
    for number in (1, 1000):
        with pytest.raises(Cancelled):
            uncertainty.at_all(np.full(number, 1.0), np.full(number, 11.0), cancel)
    with pytest.raises(Cancelled):
        uncertainty.median_n_eff(np.ones((6, 6)), cancel)
