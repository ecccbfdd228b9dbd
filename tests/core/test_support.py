import numpy as np
import pytest
import scipy.ndimage
from hypothesis import given, settings
from hypothesis import strategies as st

from core.arrays import Flags
from core.support import packed, supported, unpacked


def supported_by_scipy(flags: Flags, radius_x: int, radius_y: int) -> Flags:
    box = 2 * radius_y + 1, 2 * radius_x + 1
    return np.asarray(scipy.ndimage.maximum_filter(flags, size=box, mode="constant"))


@pytest.mark.parametrize("nx", [1, 2, 7, 8, 9, 63, 64, 65, 128, 200])
def test_words_are_the_flags(nx: int) -> None:
    flags = np.random.default_rng(nx).random((5, nx)) < 0.3
    words = packed(flags)
    assert words.dtype == np.uint64
    assert words.shape == (5, (nx + 63) // 64)
    assert np.array_equal(unpacked(words, nx), flags)


@settings(deadline=None, max_examples=150)
@given(st.integers(1, 300), st.integers(1, 40), st.integers(0, 400), st.integers(0, 60), st.integers(0, 2**32))
def test_as_scipys_maximum_filter(nx: int, ny: int, radius_x: int, radius_y: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    flags = rng.random((ny, nx)) < rng.choice([0.0, 1.0 / nx / ny, 0.01, 0.3])
    found = unpacked(supported(packed(flags), radius_x, radius_y), nx)
    assert np.array_equal(found, supported_by_scipy(flags, radius_x, radius_y))


def test_one_bin_reaches_its_box() -> None:
    flags = np.zeros((9, 200), np.bool_)
    flags[4, 100] = True
    found = unpacked(supported(packed(flags), 70, 2), 200)
    assert np.array_equal(np.flatnonzero(found.any(axis=0)), np.arange(30, 171))
    assert np.array_equal(np.flatnonzero(found.any(axis=1)), np.arange(2, 7))
