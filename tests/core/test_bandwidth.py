import numpy as np
import pytest

from core.bandwidth import scott, typed
from core.errors import UserError
from core.grid import Grid
from core.points import points_of
from core.ranges import Range
from core.reach import full_range
from core.settings import SigmaChoice, SigmaRule

GRID = Grid(Range(-5.0, 5.0, -50.0, 50.0), 100, 200)


def test_scott_of_a_normal_distribution() -> None:
    rng = np.random.default_rng(1)
    size = 40_000
    points = points_of(rng.normal(size=size), 10.0 * rng.normal(size=size))
    assert scott(points, GRID) == pytest.approx(np.sqrt(10.0 * 20.0) * size ** (-1 / 6), rel=0.02)


def test_scott_counts_the_effective_number_of_points() -> None:
    rng = np.random.default_rng(2)
    x, y = rng.normal(size=30_000), 10.0 * rng.normal(size=30_000)
    weight = np.where(np.arange(30_000) % 2 == 0, 1.0, 1e-9)
    assert scott(points_of(x, y, weight), GRID) == scott(points_of(x[::2], y[::2]), GRID)


def test_scott_does_not_depend_on_the_scale_of_the_weights() -> None:
    rng = np.random.default_rng(4)
    x, y, weight = rng.normal(size=500), 10.0 * rng.normal(size=500), rng.random(500)
    for scale in (1e-300, 1e-200, 1e140):
        assert scott(points_of(x, y, weight * scale), GRID) == scott(points_of(x, y, weight), GRID)


def test_scott_has_three_significant_digits() -> None:
    rng = np.random.default_rng(3)
    sigma = scott(points_of(rng.normal(size=999), rng.normal(size=999)), GRID)
    assert float(f"{sigma:.3g}") == sigma


def test_scott_where_there_is_no_width() -> None:
    one = points_of([1.0], [1.0])
    assert scott(one, Grid(full_range(one), 10, 10)) == 1.0
    line = points_of(np.linspace(0.0, 1.0, 64), np.full(64, 3.0))
    assert scott(line, Grid(full_range(line), 10, 10)) == pytest.approx(2.9 / 2.0, rel=0.2)
    assert scott(points_of([0.0, 1.0], [0.0, 1.0], [0.0, 0.0]), GRID) == 1.0


def test_typed_widths() -> None:
    assert typed(SigmaChoice(SigmaRule.BINS, 1.5, 2.5), GRID) == (1.5, 2.5)
    assert typed(SigmaChoice(SigmaRule.DATA, 1.0, 1.0), GRID) == pytest.approx((10.0, 2.0))


@pytest.mark.parametrize("width", [-0.1, np.nan, np.inf])
def test_widths_that_cannot_be_used(width: float) -> None:
    with pytest.raises(UserError, match="sigma is"):
        typed(SigmaChoice(SigmaRule.BINS, 1.0, width), GRID)
