import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import crossing
from core.arrays import Floats
from core.crossing import crossings
from core.errors import Cancelled


def by_sums(heights: Floats, masses: Floats, mass: float) -> float:
    """Return the height at which the mass is reached, by going down from the highest."""
    above_zero = sorted({height for height in heights.ravel().tolist() if height > 0.0}, reverse=True)
    for height in above_zero:
        if masses[heights >= height].sum() >= mass:
            return height
    return above_zero[-1] if above_zero else 0.0


@settings(max_examples=60)
@given(st.integers(0, 2**32), st.integers(1, 80), st.integers(0, 5), st.booleans(), st.floats(0.0, 1.1))
def test_as_by_sums_with_ties_and_zeros(seed: int, size: int, digits: int, own: bool, share: float) -> None:
    rng = np.random.default_rng(seed)
    heights = np.round(rng.exponential(1.0, (1, size)) ** 3, digits)
    masses = heights if own else rng.integers(0, 5, heights.shape).astype(float)
    wanted = share * float(masses.sum()) * (1.0 - 1e-9)  # no sum lies within rounding of it
    few = crossing._FEW
    crossing._FEW = 5
    try:
        (found,) = crossings(heights, masses, (wanted,))
    finally:
        crossing._FEW = few
    assert found == by_sums(heights, masses, wanted)


def test_several_at_once_in_an_image_of_many_bins() -> None:
    heights = np.random.default_rng(2).gamma(0.5, size=(300, 200))
    masses = [share * float(heights.sum()) for share in (0.2, 0.5, 0.9999)]
    order = np.sort(heights, axis=None)[::-1]
    sums = np.cumsum(order)
    assert crossings(heights, heights, masses) == tuple(float(order[np.searchsorted(sums, mass)]) for mass in masses)


@pytest.mark.parametrize("scale", [1e-300, 1e-306, 5e-324])
def test_the_smallest_heights_there_are(scale: float) -> None:
    heights = np.random.default_rng(2).integers(0, 1000, (200, 200)).astype(np.float64) * scale
    masses = np.random.default_rng(3).random((200, 200))
    wanted = 0.3 * float(masses.sum())
    assert crossings(heights, masses, (wanted,)) == (by_sums(heights, masses, wanted),)


def test_one_height_everywhere_and_none() -> None:
    even = np.full((200, 200), 0.25)
    assert crossings(even, even, (1.0, 9e9)) == (0.25, 0.25)
    assert crossings(0.0 * even, even, (1.0,)) == (0.0,)


def test_a_cancel_ends_it() -> None:
    def report(_fraction: float | None, _message: str, /) -> None:
        raise Cancelled

    heights = np.random.default_rng(2).gamma(0.5, size=(300, 200))
    with pytest.raises(Cancelled):
        crossings(heights, heights, (1.0,), report)
