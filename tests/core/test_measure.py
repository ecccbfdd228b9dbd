import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.measure import bar_length, measure

SPOTS = st.tuples(st.floats(-180, 360), st.floats(-90, 90))


@pytest.mark.parametrize(("second", "angle"), [((3, 2), 0), ((1, 4), 90), ((-1, 2), 180), ((1, 1), -90), ((2, 3), 45)])
def test_the_angle_runs_from_growing_x_to_growing_y(second: tuple[float, float], angle: float) -> None:
    assert measure((1.0, 2.0), second).angle == pytest.approx(angle)


def test_lengths_are_those_of_pythagoras() -> None:
    told = measure((1.0, 2.0), (-2.0, 6.0))
    assert (told.dx, told.dy, told.length) == (-3.0, 4.0, 5.0)


def test_no_way_has_no_angle() -> None:
    told = measure((1.0, 2.0), (1.0, 2.0))
    assert (told.length, told.angle, told.arc) == (0.0, 0.0, 0.0)


def slow_arc(first: tuple[float, float], second: tuple[float, float]) -> float:
    """The angle between two vectors of length 1."""
    ends = []
    for end in (first, second):
        lon, lat = map(math.radians, end)
        ends.append(np.array([math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)]))
    chord, sum_of_both = np.linalg.norm(ends[0] - ends[1]), np.linalg.norm(ends[0] + ends[1])
    return math.degrees(2 * math.atan2(float(chord), float(sum_of_both)))


@given(SPOTS, SPOTS)
def test_the_arc_is_the_angle_between_two_directions(first: tuple[float, float], second: tuple[float, float]) -> None:
    assert measure(first, second).arc == pytest.approx(slow_arc(first, second), abs=1e-11)


def test_a_degree_of_longitude_is_short_far_north() -> None:
    assert measure((10.0, 60.0), (11.0, 60.0)).arc == pytest.approx(0.5, abs=1e-3)
    assert measure((359.5, 0.0), (0.5, 0.0)).arc == pytest.approx(1.0)


@given(st.floats(1e-200, 1e200))
def test_a_bar_is_round_and_from_a_tenth_to_a_quarter_of_the_view(width: float) -> None:
    length = bar_length(width)
    assert width / 10.0001 <= length <= width / 4 * (1 + 1e-15)
    assert f"{length:.0e}"[0] in "125"
    assert float(f"{length:.0e}") == length


@pytest.mark.parametrize("width", [0.0, -1.0, math.inf, math.nan, 5e-324])
def test_no_bar_where_there_is_no_width(width: float) -> None:
    assert bar_length(width) == 0.0
