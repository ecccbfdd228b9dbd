import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import UserError
from core.grid import Grid, bins_of
from core.ranges import Range, checked_range
from tests.references import RANGES


@pytest.mark.parametrize("x_side", RANGES)
@pytest.mark.parametrize("bins", [2, 3, 100, 1000])
def test_edges_are_numpys_bit_for_bit(x_side: tuple[float, float], bins: int) -> None:
    grid = Grid(Range(*x_side, 0.1, 0.7), bins, 5)
    _, x_edges, y_edges = np.histogram2d([x_side[0]], [0.1], bins=(bins, 5), range=[list(x_side), [0.1, 0.7]])
    assert np.array_equal(grid.x_edges, x_edges)
    assert np.array_equal(grid.y_edges, y_edges)
    assert grid.extent == (x_edges[0], x_edges[-1], y_edges[0], y_edges[-1])


def test_rows_are_y_and_columns_are_x() -> None:
    grid = Grid(Range(0.0, 10.0, 0.0, 1.0), 5, 2)
    assert grid.shape == (2, 5)
    assert (grid.dx, grid.dy, grid.bin_area) == (2.0, 0.5, 1.0)
    assert grid.bin_at(9.9, 0.1) == (4, 0)
    assert grid.bin_at(2.0, 0.5) == (1, 1)
    assert grid.bin_at(10.0, 1.0) == (4, 1)
    assert grid.bin_at(-5.0, 7.0) == (0, 1)


def test_both_ends_belong_to_the_extent() -> None:
    grid = Grid(Range(0.0, 10.0, 0.0, 1.0), 5, 2)
    assert grid.contains(0.0, 0.0)
    assert grid.contains(10.0, 1.0)
    assert not grid.contains(np.nextafter(10.0, 11.0), 1.0)
    assert not grid.contains(5.0, -1e-300)
    assert not grid.contains(np.nan, 0.5)


@given(st.lists(st.floats(-10, 10), min_size=1, max_size=20))
def test_bins_of_is_digitize(values: list[float]) -> None:
    edges = np.linspace(-3.0, 3.0, 7)
    assert np.array_equal(bins_of(np.array(values), edges), np.digitize(values, edges[1:-1]))


@pytest.mark.parametrize(
    ("ends", "word"),
    [
        ((0.0, np.inf, 0.0, 1.0), "range of x runs from 0.0 to inf"),
        ((0.0, 1.0, np.nan, 1.0), "range of y runs from nan"),
        ((-1e308, 1e308, 0.0, 1.0), "Give finite numbers"),
        ((3.0, 1.0, 0.0, 1.0), "Give the smaller number first"),
        ((0.0, 1.0, 2.0, 2.0), "range of y runs from 2.0 to 2.0"),
    ],
)
def test_a_range_that_cannot_be_used_is_named(ends: tuple[float, float, float, float], word: str) -> None:
    with pytest.raises(UserError, match=word):
        checked_range(*ends)
