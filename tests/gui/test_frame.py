from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ranges import Range
from gui.frame import Frame, Frames, frames_of


@pytest.mark.parametrize("ends", [(0.0, 1.0), (-3.0, 3.0), (5.4e6, 5.4e6 + 10), (1e-30, 2e-30), (1e12, 3e13)])
def test_ordinary_ranges_are_seen_in_data_units(ends: tuple[float, float]) -> None:
    assert frames_of(Range(*ends, *ends)) == Frames()


@given(st.floats(-1e300, 1e300), st.floats(1e-12, 1e12))
def test_positions_are_found_again(low: float, share: float) -> None:
    high = low + max(abs(low), 1e-290) * share
    if not low < high < 1e307:
        return
    frame = frames_of(Range(low, high, 0.0, 1.0)).across
    for position in (low, high):
        plane = frame.to_plane(position)
        assert abs(Fraction(frame.to_data(plane)) - Fraction(position)) <= Fraction(high) / 2**50 - Fraction(
            low
        ) / 2**50 + (abs(Fraction(position)) / 2**50)


@pytest.mark.parametrize("ends", [(1e9, 1e9 + 1e-4), (4e15, 4e15 + 600), (0.0, 1e-300), (-1e300, 1e300)])
def test_extreme_ranges_become_small_numbers(ends: tuple[float, float]) -> None:
    (low, high), up = frames_of(Range(*ends, 0.0, 1.0)).spans_of(Range(*ends, 0.0, 1.0))
    assert -10 < low < high < 10
    assert high - low >= 0.99
    assert up == (0.0, 1.0)


def test_each_axis_has_its_own_frame() -> None:
    frames = Frames(Frame(100.0, 10.0), Frame(-5.0, 0.5))
    assert frames.to_plane(120.0, -4.0) == (2.0, 2.0)
    assert frames.to_data(2.0, 3.0) == (120.0, -3.5)
    assert frames.aspect == 20.0
    data = Range(90.0, 110.0, -6.0, -4.5)
    assert frames.spans_of(data) == ((-1.0, 1.0), (-2.0, 1.0))
    assert frames.range_of(frames.spans_of(data)) == data
