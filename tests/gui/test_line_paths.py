"""Lines in pixels of a view."""

import math

import numpy as np
import pytest

from core.arrays import Floats
from gui.frame import Frame, Frames
from gui.line_paths import paths_of, pixels_of
from gui.seen import Seen

SEEN = Seen(((0.0, 10.0), (0.0, 5.0)), Frames(), (200, 100), 1.0)


def circle(x: float, y: float, radius: float, corners: int = 400) -> Floats:
    turn = np.linspace(0.0, 2.0 * np.pi, corners)
    return np.column_stack((x + radius * np.cos(turn), y + radius * np.sin(turn)))


def test_positions_are_where_the_view_has_them() -> None:
    places = pixels_of(SEEN, np.array([0.0, 10.0, 5.0]), np.array([0.0, 5.0, 4.0]))
    assert places.tolist() == [[0.0, 100.0], [200.0, 0.0], [100.0, 20.0]]
    turned = Seen(((10.0, 0.0), (5.0, 0.0)), Frames(Frame(100.0, 2.0), Frame()), (200, 100), 1.0)
    assert pixels_of(turned, np.array([100.0 + 2.0 * 9.0]), np.array([4.0])).tolist() == [[20.0, 80.0]]


def test_a_ring_keeps_its_course_with_fewer_corners() -> None:
    ring = circle(5.0, 2.5, 2.0, 40_000)
    (run,) = paths_of([ring], SEEN).runs
    assert len(run) < 2_000
    radii = np.hypot(run[:, 0] - 100.0, run[:, 1] - 50.0)
    assert radii == pytest.approx(40.0, abs=0.3)
    assert np.hypot(*np.diff(run, axis=0).T).max() < 1.0
    assert np.allclose(run[0], run[-1], atol=0.5)


def test_what_lies_beside_the_view_is_left_out_and_breaks_the_line() -> None:
    assert paths_of([circle(40.0, 2.5, 1.0)], SEEN).runs == ()
    runs = paths_of([circle(0.0, 2.5, 4.0), circle(5.0, 2.5, 1.0)], SEEN).runs
    assert len(runs) >= 3
    assert all((run[:, 0] > -60).all() for run in runs)
    assert paths_of([], SEEN).runs == ()


def test_a_line_across_the_view_with_both_ends_beside_it_is_seen() -> None:
    ring = np.array([[-50.0, 2.5], [60.0, 2.5], [60.0, 60.0], [-50.0, 60.0], [-50.0, 2.5]])
    (run,) = paths_of([ring], SEEN).runs
    assert run.tolist() == [[-1000.0, 50.0], [1200.0, 50.0]]


def test_the_distance_is_that_of_the_nearest_line() -> None:
    paths = paths_of([np.array([[1.0, 1.0], [9.0, 1.0], [9.0, 4.0], [1.0, 4.0], [1.0, 1.0]])], SEEN)
    assert paths.distance(100.0, 75.0) == pytest.approx(5.0)
    assert paths.distance(183.0, 84.0) == pytest.approx(5.0)
    assert paths_of([], SEEN).distance(0.0, 0.0) == math.inf
