from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
import scipy.ndimage
from hypothesis import given, settings
from hypothesis import strategies as st

from core import smoothing
from core.arrays import Floats
from core.errors import Cancelled
from core.grid import Grid
from core.histogram import Counts
from core.progress import Report, silent
from core.ranges import Range
from tests.references import smooth_by_scipy


def counts_of(values: Floats) -> Counts:
    ny, nx = values.shape
    grid = Grid(Range(0.0, 1.0, 0.0, 1.0), nx, ny)
    return Counts(grid, values, np.ones(values.shape, np.int64), 1, 0)


def smoothed(values: Floats, sigma_x: float, sigma_y: float) -> Floats:
    return smoothing.smooth(smoothing.transform(counts_of(values), silent), sigma_x, sigma_y, silent)


def agrees(values: Floats, sigma_x: float, sigma_y: float) -> None:
    ours, reference = smoothed(values, sigma_x, sigma_y), smooth_by_scipy(values, sigma_x, sigma_y)
    largest = np.abs(reference).max()
    wide = sigma_x > values.shape[1] / 2 or sigma_y > values.shape[0] / 2
    assert np.abs(ours - reference).max() <= (2e-13 if wide else 1e-13) * largest
    assert abs(ours.sum() - reference.sum()) <= 1e-12 * np.abs(reference).sum()
    box = (2 * int(4 * sigma_y + 0.5) + 1, 2 * int(4 * sigma_x + 0.5) + 1) if max(sigma_x, sigma_y) > 1e-15 else 1
    supported = scipy.ndimage.maximum_filter(values != 0.0, size=box, mode="constant")
    assert not ours[~supported].any()
    if (values >= 0).all():
        assert ours.min() >= 0.0


@pytest.mark.usefixtures("transforms")
@pytest.mark.parametrize("shape", [(1, 1), (2, 2), (2, 9), (3, 2), (10, 10), (97, 64), (100, 131)])
@pytest.mark.parametrize("sigma", [0.0, 1e-16, 1e-15, 1.1e-15, 0.1, 0.12, 0.13, 0.3, 0.5, 1.0, 2.5, 10.0, 49.9, 300.0])
def test_as_scipy_at_every_sigma(shape: tuple[int, int], sigma: float) -> None:
    rng = np.random.default_rng(1)
    agrees(rng.poisson(0.05, shape).astype(float), sigma, sigma)
    agrees(rng.poisson(3.0, shape) * rng.exponential(size=shape), sigma, sigma)
    agrees(rng.normal(size=shape), sigma, sigma)
    one = np.zeros(shape)
    one[-1, 0] = 1e6
    agrees(one, sigma, sigma)


@settings(deadline=None, max_examples=60)
@given(
    st.integers(1, 40),
    st.integers(1, 40),
    st.floats(0.0, 60.0),
    st.floats(0.0, 60.0),
    st.integers(0, 2**32),
    st.booleans(),
)
def test_as_scipy_with_any_two_sigmas(
    nx: int, ny: int, sigma_x: float, sigma_y: float, seed: int, sparse: bool
) -> None:
    rng = np.random.default_rng(seed)
    agrees(rng.poisson(0.02 if sparse else 2.0, (ny, nx)).astype(float), sigma_x, sigma_y)


def test_sigma_0_is_the_counts_themselves() -> None:
    values = np.random.default_rng(2).random((20, 30))
    for sigma in (0.0, 1e-16, 1e-15):
        assert np.array_equal(smoothed(values, sigma, sigma), values)


def test_the_two_directions_are_not_mixed_up() -> None:
    values = np.zeros((31, 41))
    values[15, 20] = 1.0
    along_x = smoothed(values, 3.0, 0.0)
    assert along_x[15, 23] > 0.01
    assert not along_x[16].any()
    along_y = smoothed(values, 0.0, 3.0)
    assert along_y[18, 20] > 0.01
    assert not along_y[:, 21].any()


@pytest.mark.usefixtures("transforms")
def test_strips_give_the_same_image(monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.random.default_rng(4).poisson(0.1, (70, 90)).astype(float)
    whole = smoothed(values, 2.0, 5.0)
    monkeypatch.setattr(smoothing, "_STRIP", 8)
    assert np.array_equal(smoothed(values, 2.0, 5.0), whole)


@pytest.mark.parametrize("name", ["transform", "smooth"])
def test_a_cancel_is_heard_between_strips(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    spectrum = smoothing.transform(counts_of(np.ones((2000, 3000))), silent)
    monkeypatch.setattr("core.threads._POLL", 0.001)
    monkeypatch.setattr(smoothing, "_STRIP", 8)
    heard: list[float | None] = []

    def cancel(fraction: float | None, _message: str, /) -> None:
        heard.append(fraction)
        if len(heard) == 4:
            raise Cancelled

    work: dict[str, Callable[[Report], object]] = {
        "transform": partial(smoothing.transform, spectrum.counts),
        "smooth": partial(smoothing.smooth, spectrum, 3.0, 3.0),
    }
    with pytest.raises(Cancelled):
        work[name](cancel)
    assert heard == sorted(heard, key=lambda fraction: fraction or 0.0)


def test_the_input_is_left_alone() -> None:
    values = np.random.default_rng(5).random((20, 30))
    before = values.copy()
    spectrum = smoothing.transform(counts_of(values), silent)
    kept = spectrum.coefficients.copy()
    smoothing.smooth(spectrum, 1.0, 2.0, silent)
    assert np.array_equal(values, before)
    assert np.array_equal(spectrum.coefficients, kept)
