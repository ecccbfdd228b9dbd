import numpy as np
import pytest
import scipy.ndimage
from hypothesis import given
from hypothesis import strategies as st

from core import level
from core.arrays import Floats
from core.density import density_of
from core.grid import Grid
from core.level import Levels
from core.ranges import Range
from core.settings import Unit


def levels_of(image: Floats, weight: Floats | None) -> Levels | None:
    """Return the levels of smoothed counts."""
    ny, nx = image.shape
    return level.levels_of(density_of(Grid(Range(0.0, nx, 0.0, ny), nx, ny), image, Unit.BIN, 1.0), weight)


def level_by_sum(image: Floats, value: float) -> float:
    """Return the level by looking at every bin."""
    return float(image[image >= value - 1e-12 * image.max()].sum() / image.sum())


@given(st.integers(0, 2**32), st.integers(2, 20), st.integers(2, 20), st.floats(0.0, 5.0))
def test_as_direct_sums(seed: int, nx: int, ny: int, sigma: float) -> None:
    rng = np.random.default_rng(seed)
    counts = rng.poisson(0.3, (ny, nx)).astype(float)
    counts[0, 0] += 1.0
    image = scipy.ndimage.gaussian_filter(counts, sigma)
    levels = levels_of(image, None)
    assert levels is not None
    values = np.concatenate([image.ravel(), rng.uniform(0.0, image.max(), 20)])
    values = values[values > 0.0]
    found = levels.of_all(values)
    assert np.allclose(found, [level_by_sum(image, value) for value in values], rtol=1e-12)
    assert levels.of(float(values[0])) == found[0]


def test_a_pass_over_the_bins_and_a_search_among_sorted_ones_agree() -> None:
    image = scipy.ndimage.gaussian_filter(np.random.default_rng(3).poisson(0.2, (70, 50)).astype(float), 1.5)
    values = np.append(image.ravel()[::90], [0.0, 2.0 * image.max()])
    levels = levels_of(image, None)
    assert levels is not None
    passed = [levels.of(float(value)) for value in values]
    levels.rank()
    assert [levels.of(float(value)) for value in values] == pytest.approx(passed, rel=1e-12)
    assert passed == pytest.approx([level_by_sum(image, value) for value in values[:-2]] + [1.0, 0.0], rel=1e-12)


def test_its_ends() -> None:
    image = np.array([[0.0, 1.0, 2.0], [0.0, 3.0, 4.0]])
    levels = levels_of(image, None)
    assert levels is not None
    assert levels.of(0.0) == 1.0
    assert levels.of(1e-300) == 1.0
    assert levels.of(4.0) == pytest.approx(0.4)
    assert levels.of(3.5) == pytest.approx(0.4)
    assert levels.of(5.0) == 0.0
    assert levels.of_all(np.array([1.0, 2.0, 3.0])) == pytest.approx([1.0, 0.9, 0.7])


def test_equal_densities_stay_together_though_they_were_rounded() -> None:
    levels = levels_of(np.array([[1.0, 1.0 - 1e-15, 1.0 + 1e-15, 0.5]]), None)
    assert levels is not None
    assert levels.of(1.0 + 1e-15) == levels.of(1.0) == pytest.approx(3.0 / 3.5)


def test_where_it_has_no_meaning() -> None:
    image = np.array([[1.0, 2.0]])
    assert levels_of(image, np.array([1.0, 2.0])) is not None
    assert levels_of(image, np.array([3.0, -0.1])) is None
    assert levels_of(np.array([[1.0, -1e-9]]), None) is None
    assert levels_of(np.zeros((2, 2)), None) is None


def test_on_the_sphere_bins_are_ranked_by_their_density_there() -> None:
    rng = np.random.default_rng(5)
    image = scipy.ndimage.gaussian_filter(rng.poisson(0.5, (30, 40)).astype(float), 1.0)
    density = density_of(Grid(Range(0.0, 40.0, 55.0, 85.0), 40, 30), image, Unit.SPHERE, 1.0)
    levels = level.levels_of(density, None)
    assert levels is not None
    heights = density.values / density.factor
    values = heights.ravel()[::97]
    within = [image[heights >= value - 1e-12 * heights.max()].sum() / image.sum() for value in values]
    assert [levels.of(float(value)) for value in values] == pytest.approx(within, rel=1e-12)
    levels.rank()
    assert levels.of_all(values) == pytest.approx(within, rel=1e-12)
