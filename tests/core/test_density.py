import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.interpolate import RegularGridInterpolator

from core.density import Density, density_of
from core.errors import UserError
from core.grid import Grid
from core.ranges import Range
from core.settings import Unit

GRID = Grid(Range(-2.0, 4.0, 10.0, 11.0), 6, 5)
VALUES = np.random.default_rng(1).random((5, 6))


def reference(density: Density, x: float, y: float) -> float:
    """Interpolate over the bin centres, with one more row and column of reflected bins on each side."""
    grid = density.grid
    padded = np.pad(density.per_bin, 1, mode="symmetric")
    x_centres = grid.x_edges[0] + grid.dx * (np.arange(-1, grid.nx + 1) + 0.5)
    y_centres = grid.y_edges[0] + grid.dy * (np.arange(-1, grid.ny + 1) + 0.5)
    return float(RegularGridInterpolator((y_centres, x_centres), padded)([[y, x]])[0])


@given(st.floats(-2.0, 4.0), st.floats(10.0, 11.0))
def test_interpolated_as_scipy_does(x: float, y: float) -> None:
    density = density_of(GRID, VALUES, Unit.BIN, 1.0)
    assert density.at(x, y) == pytest.approx(reference(density, x, y), rel=1e-12, abs=1e-12)


def test_at_bin_centres_it_is_the_bins_value() -> None:
    density = density_of(GRID, VALUES, Unit.BIN, 1.0)
    assert density.at(-1.5, 10.1) == pytest.approx(VALUES[0, 0], rel=1e-14)
    assert density.at(3.5, 10.1) == pytest.approx(VALUES[0, 5], rel=1e-13)
    assert density.at(3.5, 10.9) == pytest.approx(VALUES[4, 5], rel=1e-13)


def test_the_outer_half_bin_is_constant() -> None:
    density = density_of(GRID, VALUES, Unit.BIN, 1.0)
    assert density.at(-2.0, 10.0) == VALUES[0, 0]
    assert density.at(-1.7, 10.05) == VALUES[0, 0]
    assert density.at(4.0, 11.0) == VALUES[4, 5]


@pytest.mark.parametrize(("x", "y"), [(-2.0001, 10.5), (4.0001, 10.5), (0.0, 9.99), (0.0, 11.01), (np.nan, 10.5)])
def test_outside_there_is_no_value(x: float, y: float) -> None:
    assert density_of(GRID, VALUES, Unit.BIN, 1.0).at(x, y) is None


@pytest.mark.parametrize(
    ("unit", "factor"),
    [(Unit.BIN, 1.0), (Unit.AREA, 5.0), (Unit.PROBABILITY, 5.0 / 40.0), (Unit.MAXIMUM, 1.0 / VALUES.max())],
)
def test_units(unit: Unit, factor: float) -> None:
    density = density_of(GRID, VALUES, unit, 40.0)
    assert np.allclose(density.values, VALUES * factor, rtol=1e-14)
    assert density.maximum == pytest.approx(VALUES.max() * factor, rel=1e-14)
    assert density.at(0.3, 10.4) == pytest.approx(reference(density, 0.3, 10.4) * factor, rel=1e-12)
    assert not density.values.flags.writeable or unit is Unit.BIN


def test_a_probability_integrates_to_the_share_in_range() -> None:
    density = density_of(GRID, VALUES, Unit.PROBABILITY, 2.0 * VALUES.sum())
    assert (density.values * GRID.bin_area).sum() == pytest.approx(0.5, rel=1e-12)


def test_nothing_at_all_is_fraction_0() -> None:
    density = density_of(GRID, np.zeros((5, 6)), Unit.MAXIMUM, 1.0)
    assert density.maximum == 0.0
    assert density.at(0.0, 10.5) == 0.0


def test_units_that_have_no_meaning_are_refused() -> None:
    with pytest.raises(UserError, match="weights add up to 0"):
        density_of(GRID, VALUES, Unit.PROBABILITY, 0.0)
    with pytest.raises(UserError, match="negative"):
        density_of(GRID, -VALUES - 1.0, Unit.MAXIMUM, 1.0)
    with pytest.raises(UserError, match="too large to be told as per unit area"):
        density_of(Grid(Range(0.0, 1e-300, 0.0, 1e-300), 6, 5), VALUES, Unit.AREA, 1.0)


@pytest.mark.parametrize("unit", [Unit.BIN, Unit.PROBABILITY, Unit.MAXIMUM, Unit.SPHERE])
def test_the_densest_bin_is_where_the_maximum_is(unit: Unit) -> None:
    grid = Grid(Range(0.0, 40.0, -80.0, 80.0), 5, 7)
    per_bin = np.random.default_rng(3).uniform(1.0, 2.0, (7, 5))
    density = density_of(grid, per_bin, unit, 50.0)
    assert density.densest == divmod(int(density.values.argmax()), 5)
    assert density.values[density.densest] == pytest.approx(density.maximum)
