import math

import numpy as np
import pytest

from core import reach
from core.errors import UserError
from core.grid import Grid
from core.points import points_of
from core.ranges import Range
from core.reach import full_range, most_range, offered_range, robust_widths

RNG = np.random.default_rng(11)


def test_the_full_range_is_the_smallest_that_holds_all() -> None:
    x, y = RNG.normal(size=100), RNG.normal(size=100)
    assert full_range(points_of(x, y)) == Range(x.min(), x.max(), y.min(), y.max())


def test_no_points_and_points_too_far_apart_are_refused() -> None:
    with pytest.raises(UserError, match="no points"):
        full_range(points_of([], []))
    with pytest.raises(UserError, match="values of y run from -1e\\+308 to 1e\\+308"):
        full_range(points_of([0.0, 1.0], [-1e308, 1e308]))


def test_most_points_leaves_one_in_a_thousand_on_either_side() -> None:
    x = np.arange(10_001.0)
    most = most_range(points_of(RNG.permutation(x), -RNG.permutation(x)))
    assert most == Range(10.0, 9990.0, -9990.0, -10.0)


def test_most_of_many_points_by_evenly_drawn_ones() -> None:
    x = RNG.random(1_000_000)
    most = most_range(points_of(x, x))
    assert most.x_min == pytest.approx(0.001, abs=0.0004)
    assert most.x_max == pytest.approx(0.999, abs=0.0004)


def test_a_closer_range_is_offered_for_a_far_outlier_only() -> None:
    x, y = RNG.normal(size=1000), RNG.normal(size=1000)
    points = points_of(x, y)
    assert offered_range(points, Grid(full_range(points), 10, 10)) is None
    far = points_of(np.append(x, 1e6), np.append(y, 0.0))
    offer = offered_range(far, Grid(full_range(far), 10, 10))
    assert offer is not None
    assert x.min() <= offer.x_min < -2.0
    assert 2.0 < offer.x_max < 4.5
    assert (offer.y_min, offer.y_max) == (y.min(), y.max())


def test_widths_of_a_normal_distribution_and_against_outliers() -> None:
    x = np.append(3.0 * RNG.normal(size=20_000), [1e6, -1e6])
    y = np.append(0.1 * RNG.normal(size=20_000), [0.0, 0.0])
    points = points_of(x, y)
    width_x, width_y = robust_widths(points, Grid(full_range(points), 10, 10))
    assert width_x == pytest.approx(3.0, rel=0.03)
    assert width_y == pytest.approx(0.1, rel=0.03)


def test_weights_count_as_repetitions() -> None:
    x, y = RNG.normal(size=500), RNG.normal(size=500)
    times = RNG.integers(1, 5, 500)
    weighted, repeated = points_of(x, y, times), points_of(np.repeat(x, times), np.repeat(y, times))
    grid = Grid(full_range(weighted), 10, 10)
    assert robust_widths(weighted, grid) == pytest.approx(robust_widths(repeated, grid), rel=1e-9)


def test_widths_of_huge_and_tiny_values() -> None:
    x = RNG.normal(size=1000)
    width, _ = robust_widths(points_of(x, x), Grid(full_range(points_of(x, x)), 10, 10))
    for factor in (1e300, 1e-300):
        huge = points_of(x * factor, x * factor)
        assert robust_widths(huge, Grid(full_range(huge), 10, 10))[0] == pytest.approx(width * factor, rel=1e-9)


def test_no_width() -> None:
    points = points_of([1.0, 1.0], [0.0, 5.0])
    assert robust_widths(points, Grid(full_range(points), 10, 10))[0] == 0.0
    assert robust_widths(points, Grid(Range(50.0, 51.0, 50.0, 51.0), 10, 10)) == (0.0, 0.0)


def test_quartiles_of_even_weights_are_those_of_the_sorted_values() -> None:
    rng = np.random.default_rng(3)
    for size in (1, 2, 3, 4, 5, 8, 101, 1000):
        for values in (rng.normal(size=size), rng.integers(0, 5, size).astype(float)):
            ordered = np.sort(values)
            told = tuple(float(ordered[max(math.ceil(share * size) - 1, 0)]) for share in (0.25, 0.75))
            assert reach._quartiles(values, np.ones(size)) == told
            more, weight = np.append(values, values.mean()), np.append(np.ones(size), 0.0)  # takes the other way
            assert reach._quartiles(more, weight) == told
