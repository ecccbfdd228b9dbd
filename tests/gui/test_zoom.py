import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.grid import Grid
from core.ranges import Range
from gui.frame import Frame, Frames
from gui.zoom import ZoomLimits, limits_of, ordered, panned, rect_of, zoomed

numbers = st.floats(-1e6, 1e6)


@given(st.floats(0.1, 10), st.floats(0, 1), st.floats(0, 1))
def test_zooming_keeps_the_share_of_the_centre(factor: float, across: float, up: float) -> None:
    old = ((2.0, 6.0), (-1.0, 7.0))
    centre = (2 + 4 * across, -1 + 8 * up)
    for (low, high), at, share, (was_low, was_high) in zip(
        zoomed(old, centre, factor), centre, (across, up), old, strict=True
    ):
        assert high - low == pytest.approx(factor * (was_high - was_low))
        assert low + share * (high - low) == pytest.approx(at)


def test_panning_moves_both_ends() -> None:
    assert panned(((0.0, 1.0), (5.0, 9.0)), (2.0, -3.0)) == ((2.0, 3.0), (2.0, 6.0))


def test_limits_hold_the_view_but_let_it_come_back() -> None:
    limits = ZoomLimits(2.0, 100.0)
    assert limits.allow((0, 10), (0, 5))
    assert not limits.allow((0, 10), (0, 1))
    assert limits.allow((0, 0.5), (0, 1))
    assert limits.allow((0, 0.5), (3, 3.5))
    assert not limits.allow((0, 90), (0, 120))
    assert limits.allow((0, 200), (0, 120))
    assert ZoomLimits().allow((0, 1), (0, math.inf))


def test_limits_come_from_bins_in_coordinates_of_the_plane() -> None:
    grid = Grid(Range(0.0, 10.0, 0.0, 6.0), 5, 3)
    across, up = limits_of(grid, Frames(Frame(), Frame(0.0, 0.5)))
    assert (across.narrowest, across.widest) == (4.0, 500.0)
    assert (up.narrowest, up.widest) == (8.0, 600.0)


@given(numbers, numbers)
def test_ordered(one: float, other: float) -> None:
    assert ordered(one, other) == tuple(sorted((one, other)))


def test_a_rectangle_has_a_width_and_a_height() -> None:
    assert rect_of(((1.0, 4.0), (-2.0, 3.0))) == (1.0, -2.0, 3.0, 5.0)
