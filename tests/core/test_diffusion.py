import math

import numpy as np
import pytest
from numpy.polynomial.hermite_e import hermeval

from core.arrays import Floats
from core.bandwidth import scott
from core.diffusion import Diffusion, Verdict, diffused
from core.errors import Cancelled
from core.grid import Grid, bins_of
from core.histogram import count_points
from core.points import Points, points_of
from core.progress import Report, silent
from core.ranges import Range
from core.reach import full_range
from core.smoothing import transform
from core.uncertainty import squares_of

MIDDLES = (np.arange(100) + 0.5) / 100


def found(points: Points, grid: Grid, report: Report = silent) -> Diffusion:
    counts = count_points(points, grid, silent)
    return diffused(points, transform(counts, silent), squares_of(points, counts, silent), report)


def derivative(order: int, time: float, places: Floats) -> Floats:
    """Return the derivatives along one axis of Gaussians with variance ``time`` and of their mirror images."""
    width = math.sqrt(time)
    total = np.zeros((MIDDLES.size, places.size))
    for shift in (-2.0, 0.0, 2.0):
        for image in (places, -places):
            z = (MIDDLES[:, np.newaxis] - image - shift) / width
            polynomial = hermeval(z, [0.0] * order + [1.0])
            total += (-1.0 / width) ** order * polynomial * np.exp(-0.5 * z**2) / math.sqrt(2.0 * math.pi * time)
    return total


class Direct:
    """The formulae of the paper, from the points (at the middles of their bins) and integrals over the square."""

    def __init__(self, points: Points, grid: Grid) -> None:
        self.x = (bins_of(points.x, grid.x_edges) + 0.5) / grid.nx
        self.y = (bins_of(points.y, grid.y_edges) + 0.5) / grid.ny
        weight = np.ones(len(points)) if points.weight is None else points.weight
        self.share = weight / weight.sum()
        self.number = 1.0 / float((self.share**2).sum())

    def psi(self, i: int, j: int, time: float) -> float:
        image = (derivative(j, time, self.y) * self.share) @ derivative(i, time, self.x).T
        return float((-1) ** (i + j) * (image**2).mean())

    def chained(self, i: int, j: int, time: float) -> float:
        if i + j == 5:
            return self.psi(i, j, time)
        q = [(-1) ** n * math.factorial(2 * n) / (2**n * math.factorial(n) * math.sqrt(2.0 * math.pi)) for n in (i, j)]
        roughness = self.chained(i + 1, j, time) + self.chained(i, j + 1, time)
        constant = (1.0 + 2.0 ** -(i + j + 1)) / 3.0
        return self.psi(i, j, (constant * -2.0 * q[0] * q[1] / (self.number * roughness)) ** (1.0 / (2 + i + j)))

    def sigma(self, grid: Grid) -> tuple[float, float]:
        low, high = 1e-5, 0.05
        while high / low > 1.0 + 1e-3:
            time = math.sqrt(low * high)
            needed = self.chained(0, 2, time) + self.chained(2, 0, time) + 2.0 * self.chained(1, 1, time)
            low, high = (time, high) if (2.0 * math.pi * self.number * needed) ** (-1 / 3) > time else (low, time)
        p02, p20, p11 = self.chained(0, 2, low), self.chained(2, 0, low), self.chained(1, 1, low)
        common = 4.0 * math.pi * self.number * (p11 + math.sqrt(p20 * p02))
        t_x, t_y = (p02**0.75 / (p20**0.75 * common)) ** (1 / 3), (p20**0.75 / (p02**0.75 * common)) ** (1 / 3)
        return math.sqrt(t_x) * grid.nx, math.sqrt(t_y) * grid.ny


@pytest.mark.parametrize("weighted", [False, True])
def test_as_the_formulae_by_integrals_over_the_points(weighted: bool) -> None:
    rng = np.random.default_rng(1)
    weight = rng.exponential(size=40) if weighted else None
    points = points_of(np.append(rng.normal(size=20), rng.normal(4.0, 0.7, 20)), rng.normal(size=40), weight)
    grid = Grid(full_range(points), 80, 50)
    result = found(points, grid)
    assert result.verdict is Verdict.FOUND
    assert result.message is None
    reference = Direct(points, grid).sigma(grid)
    assert result.axes == pytest.approx(reference, rel=1e-3)
    assert result.sigma == pytest.approx(math.sqrt(reference[0] * reference[1]), rel=2e-3)


def test_the_best_sigma_of_a_normal_distribution() -> None:
    rng = np.random.default_rng(2)
    size = 40_000
    points = points_of(rng.normal(size=size), 3.0 * rng.normal(size=size))
    grid = Grid(Range(-6.0, 6.0, -20.0, 20.0), 300, 200)
    result = found(points, grid)
    assert result.axes is not None
    best = size ** (-1.0 / 6.0)
    assert result.axes[0] * grid.dx == pytest.approx(best, rel=0.1)
    assert result.axes[1] * grid.dy == pytest.approx(3.0 * best, rel=0.1)
    assert result.sigma == pytest.approx(math.sqrt(result.axes[0] * result.axes[1]), rel=1e-3)


def test_two_far_groups_are_smoothed_like_each_of_them() -> None:
    rng = np.random.default_rng(3)
    size = 20_000
    points = points_of(rng.normal(size=size) + 30.0 * rng.integers(0, 2, size), rng.normal(size=size))
    grid = Grid(Range(-6.0, 36.0, -21.0, 21.0), 500, 500)
    assert found(points, grid).sigma * grid.dx == pytest.approx((size / 2) ** (-1.0 / 6.0), rel=0.1)
    assert scott(points, grid) * grid.dx > 1.5 * (size / 2) ** (-1.0 / 6.0)


def test_units_and_bins_do_not_matter_in_data_units() -> None:
    rng = np.random.default_rng(4)
    x, y = rng.normal(size=(2, 3000))
    one, other = points_of(x, y), points_of(1e3 * x, 1e-6 * y)
    first, second = (found(points, Grid(full_range(points), 200, 200)) for points in (one, other))
    assert second.sigma == pytest.approx(first.sigma, rel=1e-3)
    finer = found(one, Grid(full_range(one), 400, 300))
    assert finer.sigma == pytest.approx(first.sigma * math.sqrt(2.0 * 1.5), rel=0.01)


def test_many_points_on_a_coarse_grid() -> None:
    rng = np.random.default_rng(5)
    points = points_of(rng.normal(size=100_000), rng.normal(size=100_000))
    grid = Grid(full_range(points), 16, 16)
    result = found(points, grid)
    assert result.verdict is Verdict.BELOW_A_BIN
    assert result.sigma == scott(points, grid)
    assert "less than one bin" in str(result.message)


@pytest.mark.parametrize(
    "points",
    [points_of([9.0], [9.0]), points_of([0.0, 1.0], [0.0, 1.0], [1.0, -1.0]), points_of([0.0], [0.0], [0.0])],
)
def test_no_fixed_point(points: Points) -> None:
    grid = Grid(Range(-1.0, 2.0, -1.0, 2.0), 20, 20)
    result = found(points, grid)
    assert result.verdict is Verdict.NO_FIXED_POINT
    assert result.axes is None
    assert result.sigma == scott(points, grid)
    assert "no solution" in str(result.message)


def test_an_even_image_has_none() -> None:
    lattice = (np.arange(30) + 0.5) / 30
    x, y = (values.ravel() for values in np.meshgrid(lattice, lattice))
    points = points_of(x, y)
    assert found(points, Grid(Range(0.0, 1.0, 0.0, 1.0), 30, 30)).verdict is Verdict.NO_FIXED_POINT


def test_a_cancel_is_heard() -> None:
    def cancel(_fraction: float | None, _message: str, /) -> None:
        raise Cancelled

    points = points_of([0.0, 1.0], [0.0, 1.0])
    with pytest.raises(Cancelled):
        found(points, Grid(full_range(points), 20, 20), cancel)
