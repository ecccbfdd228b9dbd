import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.arrays import Floats
from core.heatmap import mk_heatmap, value_heatmap
from tests.references import hostile_axis, smooth_by_scipy


def notebook() -> tuple[Floats, Floats]:
    random = np.random.RandomState(1234)
    return random.randn(1000), random.randn(1000)


def test_the_reference_case() -> None:
    x, y = notebook()
    heatmap, extent, x_edges, y_edges = mk_heatmap(x, y, s=1, bins=100)
    value = value_heatmap(0.5413, 1.4404, x_edges, y_edges, heatmap)
    assert float(value) == pytest.approx(0.3838459056857143, abs=1e-13)
    assert np.ndim(value) == 0
    assert extent == [x.min(), x.max(), y.min(), y.max()]
    edges = mk_heatmap(x, y, 1, 20)[2]
    assert np.allclose(edges[[0, 1, -1]], [-3.56351666, -3.24714862, 2.76384408], atol=5e-9)


def test_bins_are_1000_where_nothing_is_said() -> None:
    heatmap, _, x_edges, y_edges = mk_heatmap(*notebook(), 2.0)
    assert heatmap.shape == (1000, 1000)
    assert x_edges.size == y_edges.size == 1001


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_as_numpy_and_scipy(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 100))
    x, y = data.draw(hostile_axis(size)), data.draw(hostile_axis(size))
    nx, ny = data.draw(st.integers(1, 40)), data.draw(st.integers(1, 40))
    sigma = data.draw(st.sampled_from((0, 1e-15, 0.5, 1, 3.3, 30.0)))
    heatmap, extent, x_edges, y_edges = mk_heatmap(x, y, sigma, (nx, ny))
    span = [[x.min(), x.max()], [y.min(), y.max()]]
    counts, numpy_x, numpy_y = np.histogram2d(x, y, bins=(nx, ny), range=span)
    reference = smooth_by_scipy(counts.T, sigma, sigma)
    assert np.array_equal(x_edges, numpy_x)
    assert np.array_equal(y_edges, numpy_y)
    assert extent == [numpy_x[0], numpy_x[-1], numpy_y[0], numpy_y[-1]]
    assert np.abs(heatmap - reference).max() <= 2e-13 * reference.max()
    assert np.array_equal(heatmap == 0, reference == 0)
    if sigma <= 1e-15:
        assert np.array_equal(heatmap, counts.T)


def test_any_numbers_become_float64_first() -> None:
    whole = np.array([1, 2, 2**53 + 1, 5], np.int64)
    small = np.array([0.1, 0.2, 0.3, 0.4], np.float32)
    expected = np.histogram2d(whole.astype(float), small.astype(float), 4)[0].T
    assert np.array_equal(mk_heatmap(whole, small, 0, 4)[0], expected)
    assert np.array_equal(mk_heatmap(whole.tolist(), small.tolist(), 0, 4)[0].sum(), 4)


@pytest.mark.parametrize("x", [[3.0], [3.0, 3.0, 3.0]])
def test_a_range_of_no_length_is_widened_by_half_a_unit(x: list[float]) -> None:
    heatmap, extent, _, _ = mk_heatmap(x, x, 0, 4)
    assert extent == [2.5, 3.5, 2.5, 3.5]
    assert heatmap[2, 2] == len(x)


@pytest.mark.parametrize(
    ("x", "y", "s", "bins", "word"),
    [
        ([], [], 1, 10, "empty"),
        ([1.0, 2.0], [1.0], 1, 10, "different lengths"),
        ([1.0, np.nan], [1.0, 2.0], 1, 10, r"x\[1\] is nan"),
        ([1.0, 2.0], [1.0, -np.inf], 1, 10, r"y\[1\] is -inf"),
        ([[1.0]], [1.0], 1, 10, "2 dimensions"),
        ([1.0, 2.0], [1.0, 2.0], -1, 10, "s is -1"),
        ([1.0, 2.0], [1.0, 2.0], np.nan, 10, "s is nan"),
        ([1.0, 2.0], [1.0, 2.0], 1, 0, "bins is 0"),
        ([-1.7e308, 1.7e308], [1.0, 2.0], 1, 10, "too far apart"),
    ],
)
def test_what_cannot_be_binned_is_named(x: object, y: object, s: float, bins: int, word: str) -> None:
    with pytest.raises(ValueError, match=word):
        mk_heatmap(x, y, s, bins)  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize("bins", [2.5, 100.0, (10, 2.5), "10"])
def test_a_number_of_bins_is_an_integer(bins: object) -> None:
    with pytest.raises(TypeError):
        mk_heatmap([1.0, 2.0], [1.0, 2.0], 1, bins)  # type: ignore[arg-type]  # wrong on purpose


def test_values_by_digitize() -> None:
    x, y = notebook()
    heatmap, _, x_edges, y_edges = mk_heatmap(x, y, 1, (30, 40))
    ask_x = np.concatenate([x_edges, x[:-1], [-99.0, 99.0]]).reshape(4, -1)
    ask_y = np.resize(np.concatenate([y_edges, y, [99.0]]), ask_x.shape)
    values = value_heatmap(ask_x, ask_y, x_edges, y_edges, heatmap)
    assert isinstance(values, np.ndarray)
    assert values.shape == ask_x.shape
    for place in np.ndindex(ask_x.shape):
        column = np.digitize(ask_x[place], x_edges[1:-1])
        row = np.digitize(ask_y[place], y_edges[1:-1])
        assert values[place] == heatmap[row, column]
