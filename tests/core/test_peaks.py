import math

import numpy as np
import pytest

from core import kernel
from core.arrays import Floats
from core.details import Details, details_of
from core.peaks import Peak, difference_variance, kernel_rows, peaks_of
from core.pipeline import steps
from core.points import Points, points_of
from core.progress import silent
from core.settings import Settings, Unit
from tests.core.results import details_for

RNG = np.random.default_rng(17)
PLACES = np.array([[0.0, 0.0], [6.0, 1.0], [1.0, 5.0]])
NUMBERS = np.array([5000, 3000, 2000])
WIDTH = 0.8


def mixture(seed: int = 1, weighted: bool = False) -> Points:
    rng = np.random.default_rng(seed)
    x, y = np.concatenate(
        [rng.normal(place, WIDTH, (count, 2)) for place, count in zip(PLACES, NUMBERS, strict=True)]
    ).T
    return points_of(x, y, rng.uniform(0.0, 2.0, x.size) if weighted else None)


def details(points: Points, sigma: float = 4.0, unit: Unit = Unit.BIN) -> Details:
    return details_for(points, (100, 90), sigma, unit)


@pytest.mark.parametrize("weighted", [False, True])
def test_a_known_mixture(weighted: bool) -> None:
    found = peaks_of(details(mixture(weighted=weighted)), 5.0, silent)
    assert len(found) == 3
    for peak, place, count in zip(found, PLACES, NUMBERS, strict=True):
        assert math.hypot(peak.x - place[0], peak.y - place[1]) < 0.15
        assert peak.share == pytest.approx(count / NUMBERS.sum(), abs=0.02)
        assert peak.error is not None
        assert peak.significance > 10.0
    assert found[0].saddle == 0.0
    assert sum(peak.share or 0.0 for peak in found) == pytest.approx(1.0)


def test_the_density_is_the_one_that_is_read_there() -> None:
    told = details(mixture(), unit=Unit.PROBABILITY)
    for peak in peaks_of(told, 5.0, silent):
        assert peak.density == told.result.density.at(peak.x, peak.y)
        assert peak.error == pytest.approx(told.at(peak.x, peak.y).error, rel=1e-9)  # type: ignore[union-attr]  # it is inside


def test_significance_does_not_depend_on_the_unit_nor_on_the_size_of_weights() -> None:
    points = mixture(weighted=True)
    usual = [peak.significance for peak in peaks_of(details(points), 2.0, silent)]
    for unit in (Unit.AREA, Unit.PROBABILITY, Unit.MAXIMUM):
        assert [peak.significance for peak in peaks_of(details(points, unit=unit), 2.0, silent)] == pytest.approx(usual)
    small = points_of(points.x, points.y, np.asarray(points.weight) * 1e-200)
    assert [peak.significance for peak in peaks_of(details(small), 2.0, silent)] == pytest.approx(usual)
    assert all(peak.error is None for peak in peaks_of(details(points, unit=Unit.MAXIMUM), 2.0, silent))


def variance_by_sum(squares: Floats, sigma: tuple[float, float], places: list[tuple[int, int]]) -> float:
    """Return the variance of a difference of smoothed values, bin by bin."""
    ny, nx = squares.shape
    h_x, h_y = kernel.folded(nx, sigma[0]), kernel.folded(ny, sigma[1])
    whole = 0.0
    for row in range(ny):
        for column in range(nx):
            weights = [kernel.row(h_y, r)[row] * kernel.row(h_x, c)[column] for r, c in places]
            whole += squares[row, column] * (weights[0] - sum(weights[1:])) ** 2
    return whole


@pytest.mark.parametrize("places", [[(5, 3)], [(0, 0), (2, 3)], [(5, 3), (13, 17)], [(3, 3), (3, 4)]])
@pytest.mark.parametrize("sigma", [(0.0, 0.0), (1.0, 2.0), (9.0, 3.0)])
def test_the_variance_of_a_difference(places: list[tuple[int, int]], sigma: tuple[float, float]) -> None:
    squares = RNG.poisson(2.0, (14, 18)).astype(float)
    x_rows, y_rows = kernel_rows(18, sigma[0]), kernel_rows(14, sigma[1])
    found = difference_variance(squares, [(y_rows(row), x_rows(column)) for row, column in places])
    assert found == pytest.approx(variance_by_sum(squares, sigma, places), rel=1e-9)


def test_the_error_of_the_difference_is_that_of_resampled_points() -> None:
    """Top and saddle stay where they are; the points are drawn again."""
    counts = details(mixture()).result.counts.values
    rows, columns = kernel_rows(100, 4.0), kernel_rows(90, 4.0)
    top, saddle = (40, 30), (46, 36)
    places = [(columns(row), rows(column)) for row, column in (top, saddle)]
    (ty, tx), (sy, sx) = (
        (kernel.row(kernel.folded(90, 4.0), row), kernel.row(kernel.folded(100, 4.0), column))
        for row, column in (top, saddle)
    )
    drawn = [ty @ again @ tx - sy @ again @ sx for again in RNG.poisson(counts, (600, *counts.shape))]
    assert math.sqrt(difference_variance(counts, places)) == pytest.approx(np.std(drawn), rel=0.1)


def test_chance_seldom_makes_a_peak() -> None:
    """Of an even density hardly a peak rises four errors above its saddle, but for the highest, which rises from 0."""
    found: list[Peak] = []
    for seed in range(10):
        x, y = np.random.default_rng(seed).random((2, 20_000))
        found += peaks_of(details_for(points_of(x, y), (60, 60), 3.0), 4.0, silent)
    assert len(found) <= 10 + 5


def test_positions_lie_between_the_bins() -> None:
    """One kernel is a Gaussian whose top is that of the bin; two neighbours of unequal weight lie in between."""
    one = peaks_of(details_for(points_of([0.0, 50.5, 100.0], [0.0, 40.5, 80.0]), (100, 80), 5.0), 0.5, silent)
    middle = min(one, key=lambda peak: abs(peak.x - 50.5))
    assert (middle.x, middle.y) == pytest.approx((50.5, 40.5), abs=1e-6)
    x, y = [0.0, 50.5, 50.5, 50.5, 51.5, 100.0], [0.0, 40.5, 40.5, 40.5, 40.5, 80.0]
    two = peaks_of(details_for(points_of(x, y), (100, 80), 5.0), 0.5, silent)
    middle = min(two, key=lambda peak: abs(peak.x - 50.75))
    assert (middle.x, middle.y) == pytest.approx((50.75, 40.5), abs=1e-2)


def test_a_peak_in_a_corner_stays_in_range() -> None:
    points = points_of([0.0] * 50 + [10.0], [0.0] * 50 + [10.0])
    (first, *_) = peaks_of(details_for(points, (20, 20), 1.0), 1.0, silent)
    assert 0.0 <= first.x <= 0.5
    assert 0.0 <= first.y <= 0.5


def test_where_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert peaks_of(details(mixture()), 1e9, silent) == ()
    far = points_of(RNG.normal(size=300), RNG.normal(size=300), np.full(300, -1.0))
    assert peaks_of(details(far), 1.0, silent) == ()
    for name in ("_SOON", "_SOON_COMPILED", "_DRAWN"):
        monkeypatch.setattr(f"core.pipeline.{name}", 100)
    first = next(steps(mixture(), Settings(bins=(40, 40)), None, silent))
    assert peaks_of(details_of(first, silent), 1.0, silent) == ()


def test_shares_have_no_meaning_with_negative_densities() -> None:
    points = mixture()
    mixed = points_of(points.x, points.y, np.where(np.arange(len(points)) % 3, 1.0, -0.6))
    found = peaks_of(details(mixed), 5.0, silent)
    assert found
    assert all(peak.share is None or peak.share > 0.0 for peak in found)
