import numpy as np
import pytest
import scipy.ndimage

from core import kernel
from core.arrays import Floats
from core.density import density_of
from core.errors import UserError
from core.grid import Grid
from core.ranges import Range
from core.settings import Unit

AXES = [(1, 0.7), (2, 0.0), (2, 5.0), (7, 0.4), (12, 1.0), (12, 1e-16), (30, 2.3), (30, 7.4), (30, 8.0), (9, 100.0)]


def matrix_by_scipy(bins: int, sigma: float) -> Floats:
    """Return A column by column: what the filter makes of a single count."""
    return np.asarray(scipy.ndimage.gaussian_filter(np.eye(bins), (sigma, 0.0)))


@pytest.mark.parametrize(("bins", "sigma"), AXES)
def test_rows_are_those_of_the_filter(bins: int, sigma: float) -> None:
    h = kernel.folded(bins, sigma)
    reference = matrix_by_scipy(bins, sigma)
    assert h.shape == (2 * bins,)
    assert np.allclose([kernel.row(h, j) for j in range(bins)], reference, rtol=1e-12, atol=1e-16)
    assert np.allclose(kernel.diagonal(h), np.diag(reference), rtol=1e-12, atol=1e-16)


@pytest.mark.parametrize(("bins", "sigma"), AXES)
def test_the_window_holds_all_that_is_not_0_and_no_more(bins: int, sigma: float) -> None:
    h = kernel.folded(bins, sigma)
    reference = matrix_by_scipy(bins, sigma)
    for start in range(bins):
        for stop in range(start + 1, bins + 1):
            columns = np.flatnonzero(reference[start:stop].any(axis=0))
            assert kernel.window(h, start, stop) == (columns[0], columns[-1] + 1)
            first, last = columns[0], columns[-1] + 1
            part = kernel.rows(h, start, stop, first, last)
            assert np.allclose(part, reference[start:stop, first:last], rtol=1e-12, atol=1e-16)


@pytest.mark.parametrize(("bins", "sigma"), AXES[1:])
@pytest.mark.parametrize("fraction", [0.0, 0.3, 1.0])
def test_a_reading_mixes_two_rows(bins: int, sigma: float, fraction: float) -> None:
    reference = matrix_by_scipy(bins, sigma)
    for lower in range(bins - 1):
        first, weights = kernel.reading(kernel.folded(bins, sigma), lower, fraction)
        whole = np.zeros(bins)
        whole[first : first + weights.size] = weights
        mixed = (1.0 - fraction) * reference[lower] + fraction * reference[lower + 1]
        assert np.allclose(whole, mixed, rtol=1e-12, atol=1e-16)


@pytest.mark.parametrize(("bins", "sigma"), AXES)
def test_the_response_is_the_cosine_sum_of_the_kernel(bins: int, sigma: float) -> None:
    reach = kernel.radius(sigma)
    place = np.arange(-reach, reach + 1)
    weight = np.exp(-0.5 * (place / sigma) ** 2) if reach else np.ones(1)
    weight /= weight.sum()
    literal = [float((weight * np.cos(np.pi * k * place / bins)).sum()) for k in range(bins)]
    assert np.allclose(kernel.response(kernel.folded(bins, sigma)), literal, atol=1e-14)


def test_places_are_those_of_the_density() -> None:
    rng = np.random.default_rng(1)
    grid = Grid(Range(-1.0, 3.0, 0.0, 1.0), 7, 2)
    image = rng.random(grid.shape)
    density = density_of(grid, image, Unit.BIN, 1.0)
    xs = np.concatenate([rng.uniform(-1.0, 3.0, 50), grid.x_edges])
    lower, fraction = kernel.place(xs, grid.x_edges)
    for x, k, f in zip(xs, lower, fraction, strict=True):
        assert density.at(x, 0.0) == pytest.approx((1 - f) * image[0, k] + f * image[0, k + 1], rel=1e-12)


def test_a_huge_sigma_is_refused_in_words() -> None:
    with pytest.raises(UserError, match="sigma is 1e\\+300 bins wide"):
        kernel.folded(10, 1e300)
    with pytest.raises(UserError, match="sigma is inf bins wide"):
        kernel.radius(np.inf)
