from collections.abc import Callable

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter

from core.bandwidth import scott
from core.crossvalidation import CANDIDATES, NARROWEST, CrossValidation, Verdict, cross_validated, scores_of
from core.grid import Grid, bins_of
from core.histogram import count_points
from core.points import Points, points_of
from core.progress import silent
from core.reach import full_range
from core.smoothing import transform
from core.uncertainty import squares_of


def score_by_pairs(points: Points, grid: Grid, sigma: float) -> float:
    """Return CV by walking over all pairs of points, with the filter's own kernel."""
    along_x = np.asarray(gaussian_filter(np.eye(grid.nx), (sigma, 0.0)))
    along_y = np.asarray(gaussian_filter(np.eye(grid.ny), (sigma, 0.0)))
    column, row = bins_of(points.x, grid.x_edges), bins_of(points.y, grid.y_edges)
    weight = np.ones(len(points)) if points.weight is None else points.weight
    pairs = along_x[column[:, np.newaxis], column] * along_y[row[:, np.newaxis], row]
    pairs *= weight[:, np.newaxis] * weight
    f = np.einsum("i,iy,ix->yx", weight, along_y[:, row].T, along_x[:, column].T) / weight.sum()
    others = pairs.sum() - np.trace(pairs)
    return float((f**2).sum() - 2.0 * others / (weight.sum() ** 2 - (weight**2).sum()))


def minimised_by_pairs(points: Points, grid: Grid) -> float:
    """Return the sigma with the smallest of many scores, and of many more beside it."""
    low, high = 0.5, 60.0
    for number in (80, 50):
        sigmas = np.geomspace(low, high, number)
        best = int(np.argmin([score_by_pairs(points, grid, sigma) for sigma in sigmas]))
        low, high = float(sigmas[max(best - 1, 0)]), float(sigmas[min(best + 1, number - 1)])
    return float(sigmas[best])


def searched(points: Points, grid: Grid) -> CrossValidation:
    counts = count_points(points, grid, silent)
    return cross_validated(points, transform(counts, silent), squares_of(points, counts, silent), silent)


def normal(rng: np.random.Generator) -> Points:
    return points_of(rng.normal(size=400), rng.normal(size=400))


def light(rng: np.random.Generator) -> Points:
    return points_of(rng.normal(size=400), rng.normal(size=400), np.full(400, 0.01))


def photons(rng: np.random.Generator) -> Points:
    return points_of(rng.normal(size=500), rng.normal(size=500), rng.lognormal(6.0, 1.0, 500))


def correlated(rng: np.random.Generator) -> Points:
    x = rng.normal(size=500)
    return points_of(x, 0.9 * x + 0.3 * rng.normal(size=500))


def modes(rng: np.random.Generator) -> Points:
    which = rng.integers(0, 4, 600)
    return points_of(4.0 * which + rng.normal(size=600), 3.0 * (which % 2) + 0.5 * rng.normal(size=600))


def at_a_border(rng: np.random.Generator) -> Points:
    return points_of(rng.exponential(size=600), rng.exponential(size=600))


def uniform(rng: np.random.Generator) -> Points:
    return points_of(rng.random(400), rng.random(400))


def rounded(rng: np.random.Generator) -> Points:
    return points_of(rng.normal(size=300).round(2), rng.normal(size=300).round(2))


SETS: list[Callable[[np.random.Generator], Points]] = [
    normal,
    light,
    photons,
    correlated,
    modes,
    at_a_border,
    uniform,
    rounded,
]


@pytest.mark.parametrize("make", SETS)
@pytest.mark.parametrize("seed", [1, 2])
def test_as_the_criterion_minimised_over_all_pairs(make: Callable[[np.random.Generator], Points], seed: int) -> None:
    points = make(np.random.default_rng(seed))
    grid = Grid(full_range(points), 60, 44)
    found = searched(points, grid)
    assert found.minimum == pytest.approx(minimised_by_pairs(points, grid), rel=0.02)
    if found.verdict in (Verdict.FOUND, Verdict.NO_STRUCTURE):
        assert found.sigma == pytest.approx(found.minimum, rel=1e-3)
    curve = np.array([score_by_pairs(points, grid, sigma) for sigma in found.sigmas[::5]])
    assert np.allclose(found.scores[::5], curve, rtol=1e-9, atol=1e-12)
    assert (np.diff(found.sigmas) > 0.0).all()
    assert found.sigmas[0] == NARROWEST
    assert found.sigmas[-1] == 60.0
    assert found.sigmas.size >= CANDIDATES
    assert found.scores.min() == found.scores[found.sigmas == found.minimum][0]


def test_a_light_weight_for_all_changes_nothing() -> None:
    heavy, thin = (searched(make(np.random.default_rng(3)), GRID) for make in (normal, light))
    assert heavy.sigma == thin.sigma
    assert np.allclose(heavy.scores, thin.scores, rtol=1e-9)


def test_strips_give_the_same_scores(monkeypatch: pytest.MonkeyPatch) -> None:
    points = photons(np.random.default_rng(4))
    counts = count_points(points, GRID, silent)
    given = transform(counts, silent), squares_of(points, counts, silent), np.array([0.5, 2.0, 7.0]), silent
    whole = scores_of(*given)
    monkeypatch.setattr("core.crossvalidation._STRIP", 7)
    assert np.allclose(scores_of(*given), whole, rtol=1e-12)


GRID = Grid(full_range(points_of([-5.0, 5.0], [-5.0, 5.0])), 50, 40)


def test_no_structure_is_told() -> None:
    lattice = np.arange(20) + 0.5
    x, y = (values.ravel() for values in np.meshgrid(lattice, lattice))
    jitter = np.random.default_rng(5).uniform(-0.5, 0.5, (2, 400))
    points = points_of(x + jitter[0], y + jitter[1])  # one point in each cell: more even than by chance
    grid = Grid(full_range(points), 40, 50)
    found = searched(points, grid)
    assert found.verdict is Verdict.NO_STRUCTURE
    assert found.sigma == 50.0
    assert str(found.message) == "no structure found: cross-validation is best at the widest sigma"


def test_below_a_bin_scott_is_taken() -> None:
    rng = np.random.default_rng(6)
    points = points_of(rng.normal(size=200_000), rng.normal(size=200_000))
    grid = Grid(full_range(points), 20, 20)
    found = searched(points, grid)
    assert found.verdict is Verdict.BELOW_A_BIN
    assert found.sigma == scott(points, grid)
    assert found.minimum is not None
    assert found.minimum < 1.0
    assert "below one bin" in str(found.message)


@pytest.mark.parametrize(("share", "verdict"), [(0.04, Verdict.FOUND), (0.06, Verdict.COINCIDENT)])
def test_points_that_share_a_position(share: float, verdict: Verdict) -> None:
    rng = np.random.default_rng(7)
    x, y = rng.normal(size=(2, 1000))
    half = round(share * 500)
    x[:half], y[:half] = x[half : 2 * half], y[half : 2 * half]
    points = points_of(x, y)
    found = searched(points, GRID)
    assert found.verdict is verdict
    assert (found.sigma == scott(points, GRID)) is (verdict is Verdict.COINCIDENT)
    if verdict is Verdict.COINCIDENT:
        assert str(found.message) == "6 % of the points share a position, so sigma is by Scott's rule"
        assert found.minimum is not None


@pytest.mark.parametrize(
    "points",
    [
        points_of([0.0], [0.0]),
        points_of([9.0, 9.0], [9.0, 9.0]),
        points_of([0.0, 1.0], [0.0, 1.0], [1.0, -1.0]),
        points_of([0.0, 1.0], [0.0, 1.0], [0.0, 1.0]),
    ],
)
def test_too_few_points(points: Points) -> None:
    found = searched(points, GRID)
    assert found.verdict is Verdict.TOO_FEW
    assert found.minimum is None
    assert found.sigmas.size == found.scores.size == 0
    assert found.sigma == scott(points, GRID)


def test_two_points_are_enough() -> None:
    found = searched(points_of([-0.3, 0.2], [0.1, 0.0]), GRID)
    assert found.minimum is not None
    assert np.isfinite(found.scores).all()
