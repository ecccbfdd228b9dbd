import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.grid import Grid
from core.ranges import Range
from core.ruler import ruler_of
from tests.references import RANGES, counts_along_x, on_and_around


@pytest.mark.parametrize("low_high", RANGES)
@pytest.mark.parametrize("bins", [2, 3, 10, 97, 1000])
def test_on_and_around_edges_as_numpy_counts(low_high: tuple[float, float], bins: int) -> None:
    edges = Grid(Range(*low_high, 0.0, 1.0), bins, 2).x_edges
    values = on_and_around(edges)
    ours = np.bincount(ruler_of(edges).bins(values), minlength=bins)
    assert np.array_equal(ours, counts_along_x(values, bins, *low_high))


@given(st.floats(-1e12, 1e12), st.floats(1e-9, 1e12), st.integers(2, 300), st.integers(0, 2**32))
def test_random_values_in_random_ranges(low: float, length: float, bins: int, seed: int) -> None:
    edges = np.linspace(low, low + length, bins + 1)
    if not edges[0] < edges[-1]:
        return
    values = np.clip(np.random.default_rng(seed).uniform(low, low + length, 200), edges[0], edges[-1])
    ours = np.bincount(ruler_of(edges).bins(values), minlength=bins)
    assert np.array_equal(ours, counts_along_x(values, bins, float(edges[0]), float(edges[-1])))


def test_plain_ranges_are_multiplied_and_offsets_are_searched() -> None:
    assert not ruler_of(np.linspace(0.0, 1.0, 1001)).search
    assert ruler_of(np.linspace(0.0, 1.0, 1001)).tolerance < 1e-8
    assert ruler_of(np.linspace(1e9, 1e9 + 1e-4, 1001)).search
    assert not ruler_of(np.linspace(5.4e6, 5.4e6 + 10.0, 1001)).search
