import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.arrays import Bytes
from core.contours import contours_of
from core.dots import Dots, diameter_of, dots_of, painted
from core.grid import bins_of
from core.level import levels_of
from core.pipeline import Result, compute
from core.points import points_of
from core.progress import silent
from core.ranges import Range
from core.settings import DotsChoice, DotsRule, RangeChoice, RangeRule, Settings, SigmaChoice, SigmaRule

SIGMA = SigmaChoice(SigmaRule.BINS, 2.0, 2.0)
RNG = np.random.default_rng(6)


def result_of(n: int = 3000, **more: object) -> Result:
    x, y = RNG.normal(size=(2, n)) * [[1.0], [3.0]]
    return compute(points_of(x, y), Settings(bins=(40, 30), sigma=SIGMA, **more), None, silent)  # type: ignore[arg-type]  # fields of Settings


def slow_places(
    x: float, y: float, across: tuple[float, float], up: tuple[float, float], size: tuple[int, int]
) -> tuple[int, int]:
    """Row from the top and column of the pixel that holds a point."""
    column = math.floor((x - across[0]) / (across[1] - across[0]) * size[0])
    row = math.floor((up[1] - y) / (up[1] - up[0]) * size[1])
    return row, column


@pytest.mark.parametrize("across", [(-1.0, 3.0), (3.0, -1.0)])
@pytest.mark.parametrize("up", [(2.0, 5.0), (5.0, 2.0)])
def test_each_dot_is_in_its_pixel(across: tuple[float, float], up: tuple[float, float]) -> None:
    x, y = RNG.uniform(-2, 4, 200), RNG.uniform(1, 6, 200)
    size = 37, 23
    wanted = np.zeros((23, 37), bool)
    for row, column in (slow_places(a, b, across, up, size) for a, b in zip(x, y, strict=True)):
        if 0 <= row < 23 and 0 <= column < 37:
            wanted[row, column] = True
    painting = painted(Dots(x, y), across, up, size, 1, silent)
    assert np.array_equal(painting.alpha > 0, wanted)
    assert painting.colour is None


@pytest.mark.parametrize("diameter", [1, 2, 3, 4, 5, 8, 11])
def test_a_dot_is_a_disc(diameter: int) -> None:
    alpha = painted(Dots(np.array([10.5]), np.array([10.5])), (0, 21), (0, 21), (21, 21), diameter, silent).alpha
    area = math.pi / 4 * diameter**2 if diameter > 1 else 1.0
    assert alpha.sum() / 255 == pytest.approx(area, rel=0.05)
    assert np.array_equal(alpha, alpha.T)
    rows = np.flatnonzero(alpha.any(axis=1))
    assert rows[-1] - rows[0] + 1 <= diameter + 2
    assert alpha.max() >= 200


def test_a_dot_beside_the_view_reaches_into_it() -> None:
    alpha = painted(Dots(np.array([-0.5]), np.array([5.0])), (0, 10), (0, 10), (10, 10), 5, silent).alpha
    assert alpha[:, 0].any()


def test_the_densest_colour_is_on_top() -> None:
    dots = Dots(np.array([5.0, 5.0, 6.0]), np.array([5.0, 5.0, 5.0]), np.array([3, 200, 250], np.uint8))
    painting = painted(dots, (0, 10), (0, 10), (10, 10), 1, silent)
    assert painting.colour is not None
    assert painting.colour[5, 5] == painting.colour[4, 5] or painting.colour[painting.alpha > 0].min() >= 200
    wide = painted(dots, (0, 10), (0, 10), (10, 10), 5, silent)
    assert wide.colour is not None
    assert (wide.colour[wide.alpha > 128] == 250).sum() > 12


@given(st.floats(0.01, 0.99))
def test_outliers_are_the_points_whose_bin_is_outside_the_region(share: float) -> None:
    result = result_of(800)
    grid, per_bin = result.grid, result.density.per_bin
    levels = levels_of(result.density, None)
    assert levels is not None
    value = per_bin[bins_of(result.points.y, grid.y_edges), bins_of(result.points.x, grid.x_edges)]
    outside = levels.of_all(value) > share
    dots = dots_of(result, DotsChoice(DotsRule.OUTLIERS, share), silent)
    assert np.array_equal(dots.x, result.points.x[outside])
    assert np.array_equal(dots.y, result.points.y[outside])
    assert dots.colour is None


def colours(result: Result) -> Bytes:
    row, column = bins_of(result.points.y, result.grid.y_edges), bins_of(result.points.x, result.grid.x_edges)
    index: Bytes = result.picture.index[row, column]
    return index


def test_coloured_dots_have_the_colour_of_their_bin_and_rise() -> None:
    result = result_of()
    dots = dots_of(result, DotsChoice(DotsRule.COLOURED), silent)
    assert dots.colour is not None
    assert (np.diff(dots.colour.astype(int)) >= 0).all()
    wanted = sorted(zip(result.points.x, result.points.y, colours(result), strict=True))
    assert sorted(zip(dots.x, dots.y, dots.colour, strict=True)) == wanted


def test_only_points_in_range_have_a_density() -> None:
    part = RangeChoice(RangeRule.TYPED, Range(-1, 1, -2, 2))
    result = result_of(range=part)
    dots = dots_of(result, DotsChoice(DotsRule.COLOURED), silent)
    assert dots.x.size == result.counts.in_range < len(result.points)
    assert dots_of(result, DotsChoice(DotsRule.PLAIN), silent).x.size == len(result.points)
    assert dots_of(result, DotsChoice(), silent).x.size == 0


def test_where_levels_mean_nothing_there_are_no_outliers() -> None:
    points = points_of([0.0, 1.0, 2.0], [0.0, 1.0, 0.5], [1.0, -1.0, 2.0])
    result = compute(points, Settings(bins=(10, 10), sigma=SIGMA), None, silent)
    assert dots_of(result, DotsChoice(DotsRule.OUTLIERS), silent).x.size == 0


def test_more_dots_are_smaller() -> None:
    sizes = [diameter_of(count) for count in (0, 3_000, 10_000, 50_000, 10**9)]
    assert sizes == [5, 5, 3, 2, 1]


@pytest.mark.parametrize("share", [0.5, 0.9])
def test_outliers_lie_outside_the_contour_that_is_drawn(share: float) -> None:
    """Wherever a bin lies on one side of the line with all of its square, but for the bin that completes the share."""
    result = result_of(4000)
    density = result.density
    levels = levels_of(density, None)
    assert levels is not None
    (contour,) = contours_of(density, levels, (share,), ())
    dots = dots_of(result, DotsChoice(DotsRule.OUTLIERS, share), silent)
    among = set(zip(dots.x.tolist(), dots.y.tolist(), strict=True))
    points, grid = result.points, result.grid
    column, row = bins_of(points.x, grid.x_edges), bins_of(points.y, grid.y_edges)
    places = np.linspace(0.0, 1.0, 9)
    sides = []
    for across in places:
        for up in places:
            x = grid.x_edges[column] * (1 - across) + grid.x_edges[column + 1] * across
            y = grid.y_edges[row] * (1 - up) + grid.y_edges[row + 1] * up
            sides.append(contour.outline.contains(np.ascontiguousarray(x), np.ascontiguousarray(y)))
    level = levels.of_all(density.heights[row, column])
    last = level == level[level > share].min()
    inside, outside = np.all(sides, axis=0) & ~last, ~np.any(sides, axis=0)
    assert inside.any()
    assert outside.any()
    for number in np.flatnonzero(inside | outside):
        assert ((points.x[number], points.y[number]) in among) is bool(outside[number])
