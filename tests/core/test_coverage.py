"""How often the error covers the truth: counts are drawn from a known density, again and again."""

from collections import defaultdict

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter

from core.arrays import Floats
from core.density import density_of
from core.grid import Grid
from core.histogram import Counts
from core.progress import silent
from core.ranges import Range
from core.settings import Unit
from core.uncertainty import Estimates, Uncertainty

GRID = Grid(Range(0.0, 24.0, 0.0, 20.0), 24, 20)
SITES = {
    "inside": [(6.0, 7.3), (17.2, 8.5), (7.45, 14.1), (17.5, 14.6), (12.0, 10.9)],
    "border": [(0.0, 5.2), (23.9, 13.1), (6.5, 0.3), (16.1, 20.0), (8.0, 19.7), (0.6, 14.0)],
    "corner": [(0.0, 0.0), (24.0, 20.0), (0.4, 19.8), (23.4, 0.3), (0.9, 0.8)],
}
SIGMAS = [(0.4, 0.0), (0.5, 0.5), (1.0, 0.7), (2.0, 1.4)]
LEVELS = (5.5, 6.2, 7.3, 8.6, 9.5, 11.0, 14.0, 19.0, 30.0, 50.0)  # of n_eff, roughly
TRIALS = 400
LIMITS = {"few": (0.64, 0.70), "many": (0.66, 0.70)}


def estimates(values: Floats, squares: Floats, sigma: tuple[float, float], x: Floats, y: Floats) -> Estimates:
    counts = Counts(GRID, values, np.ones(GRID.shape, np.int64), 1, 0)
    return Uncertainty(counts, squares, sigma, Unit.BIN, 1.0, 1.0, 1.0).at_all(x, y, silent)


def drawn(density: Floats, weights: tuple[float, ...], rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Return sums of weights and of squared weights: of each weight its share of the points."""
    numbers = [rng.poisson(density / len(weights)) for _ in weights]
    values = [number * weight for number, weight in zip(numbers, weights, strict=True)]
    squares = [number * weight**2 for number, weight in zip(numbers, weights, strict=True)]
    return np.sum(values, axis=0, dtype=np.float64), np.sum(squares, axis=0, dtype=np.float64)


def hits(where: str, weights: tuple[float, ...], rng: np.random.Generator) -> dict[str, list[bool]]:
    """Return for each trial whether the error reaches from the value to its expectation, by the expected n_eff."""
    x, y = (np.array(values) for values in zip(*SITES[where], strict=True))
    slope = 1.0 + 0.5 * np.sin(np.arange(GRID.nx) / 4.0) * np.cos(np.arange(GRID.ny) / 5.0)[:, np.newaxis]
    mean, mean_square = np.mean(weights), np.mean(np.square(weights))
    found: defaultdict[str, list[bool]] = defaultdict(list)
    for sigma in SIGMAS:
        unit = estimates(mean * slope, mean_square * slope, sigma, x, y).n_eff
        for level in LEVELS:
            density = slope * level / unit.mean()
            expected = unit * level / unit.mean()
            smoothed = density_of(GRID, gaussian_filter(mean * density, sigma[::-1]), Unit.BIN, 1.0)
            truth = np.array([smoothed.at(a, b) for a, b in zip(x, y, strict=True)])
            for _ in range(TRIALS):
                result = estimates(*drawn(density, weights, rng), sigma, x, y)
                assert result.error is not None
                covered = np.abs(result.value - truth) <= result.error
                found["many"] += covered[expected >= 10.0].tolist()
                found["few"] += covered[(expected >= 5.0) & (expected < 10.0)].tolist()
    return found


@pytest.mark.parametrize(
    ("where", "weights"),
    [("inside", (1.0,)), ("border", (1.0,)), ("corner", (1.0,)), ("corner", (0.5, 1.5)), ("border", (0.5, 1.5))],
)
def test_the_error_covers_the_expectation_as_often_as_one_sigma_does(where: str, weights: tuple[float, ...]) -> None:
    found = hits(where, weights, np.random.default_rng(len(where) + len(weights)))
    for group, (low, high) in LIMITS.items():
        assert len(found[group]) >= 25_000
        assert low <= np.mean(found[group]) <= high
