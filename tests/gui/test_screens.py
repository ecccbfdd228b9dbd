import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from gui.screens import on_screen

ROOMS = [QRect(0, 0, 1920, 1050), QRect(1920, 200, 1280, 1024)]
NUMBERS = st.integers(-100_000, 100_000)


@pytest.mark.parametrize("place", [QRect(10, 20, 1100, 760), QRect(2000, 300, 800, 600), QRect(1800, 300, 900, 700)])
def test_a_window_within_reach_stays(place: QRect) -> None:
    assert on_screen(place, ROOMS) == place


@pytest.mark.parametrize("place", [QRect(5000, 20, 1100, 760), QRect(10, -700, 1100, 760), QRect(-1090, 20, 1100, 760)])
def test_a_window_out_of_reach_comes_to_the_middle_of_the_first_screen(place: QRect) -> None:
    there = on_screen(place, ROOMS)
    assert there.size() == place.size()
    assert (there.center() - ROOMS[0].center()).manhattanLength() <= 2


@given(NUMBERS, NUMBERS, st.integers(1, 100_000), st.integers(1, 100_000))
def test_the_top_of_a_window_can_be_taken_hold_of(x: int, y: int, width: int, height: int) -> None:
    there = on_screen(QRect(x, y, width, height), ROOMS)
    top = QRect(there.left(), there.top(), there.width(), min(30, there.height()))
    seen = [top.intersected(room) for room in ROOMS]
    assert any(one.width() >= min(120, width) and one.height() >= min(30, height) for one in seen)


def test_without_a_screen_nothing_moves() -> None:
    assert on_screen(QRect(5, 6, 70, 80), []) == QRect(5, 6, 70, 80)
