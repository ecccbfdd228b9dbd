from collections import Counter

import numpy as np
import pytest

from core import coincidence
from core.errors import Cancelled
from core.grid import Grid
from core.points import Points, points_of
from core.progress import silent
from core.ranges import Range

GRID = Grid(Range(-3.0, 3.0, -3.0, 3.0), 10, 10)


def shared_by_counting(points: Points) -> float:
    positions = [(x, y) for x, y in zip(points.x.tolist(), points.y.tolist(), strict=True) if max(abs(x), abs(y)) <= 3]
    often = Counter(positions)
    return sum(often[position] > 1 for position in positions) / len(positions)


@pytest.mark.parametrize("digits", [0, 1, 2, 3, 15])
@pytest.mark.parametrize("at_once", [1 << 22, 700])
def test_as_counted(digits: int, at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coincidence, "_SORTED", at_once)
    monkeypatch.setattr(coincidence, "_BLOCK", 640)
    rng = np.random.default_rng(digits)
    points = points_of(rng.normal(size=5000).round(digits), rng.normal(size=5000).round(digits))
    assert coincidence.shared(points, GRID, silent) == pytest.approx(shared_by_counting(points), rel=1e-12)


def test_both_coordinates_count_and_signs_of_0_do_not() -> None:
    swapped = points_of([1.0, 2.0, 1.0, 2.0], [2.0, 1.0, 1.0, 2.0])
    assert coincidence.shared(swapped, GRID, silent) == 0.0
    assert coincidence.shared(points_of([0.0, -0.0, 1.0, 1.0], [1.0, 1.0, 0.0, -0.0]), GRID, silent) == 1.0


def test_views_of_points_and_no_points() -> None:
    points = points_of([1.0, 1.0, 2.0, 1.0, 2.5], [0.0, 9.0, 1.0, 0.0, 1.0])
    assert coincidence.shared(points.part(0, 5, 3), GRID, silent) == 1.0
    assert coincidence.shared(points.part(0, 5, 2), GRID, silent) == 0.0
    assert coincidence.shared(points_of([9.0], [9.0]), GRID, silent) == 0.0
    assert coincidence.shared(points_of([], []), GRID, silent) == 0.0


def test_a_cancel_is_heard() -> None:
    def cancel(_fraction: float | None, _message: str, /) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        coincidence.shared(points_of([1.0], [1.0]), GRID, cancel)
