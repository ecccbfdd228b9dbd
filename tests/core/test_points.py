import numpy as np
import pytest

from core.errors import Cancelled
from core.points import points_of


def test_any_arrays_of_numbers_become_float64_that_is_only_read() -> None:
    points = points_of([1, 2], np.array([0.5, 1.5], np.float32), [True, False])
    assert points.x.dtype == points.y.dtype == np.float64
    assert points.weight is not None
    assert points.weight.tolist() == [1.0, 0.0]
    assert len(points) == 2
    for column in (points.x, points.y, points.weight):
        assert not column.flags.writeable


def test_an_array_of_float64_is_not_copied() -> None:
    x = np.arange(5.0)
    assert np.shares_memory(points_of(x, x).x, x)
    assert x.flags.writeable


def test_a_part_is_a_view() -> None:
    points = points_of(np.arange(10.0), np.arange(10.0), np.arange(10.0))
    part = points.part(2, 9, 3)
    assert part.x.tolist() == [2.0, 5.0, 8.0]
    assert part.weight is not None
    assert np.shares_memory(part.weight, points.weight)


@pytest.mark.parametrize("threads", [1, 2, 5])
@pytest.mark.parametrize("count", [1, 6, 7, 8, 100])
def test_ends_are_found_piece_by_piece(monkeypatch: pytest.MonkeyPatch, threads: int, count: int) -> None:
    monkeypatch.setattr("core.points._PIECE", 7)
    monkeypatch.setattr("core.threads.workers", lambda: threads)
    rng = np.random.default_rng(1)
    points = points_of(rng.normal(size=count), rng.normal(size=count))
    expected = ((points.x.min(), points.x.max()), (points.y.min(), points.y.max()))
    assert points.ends() == expected
    assert points.ends() is points.ends()


def test_looking_for_the_ends_can_be_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.threads._POLL", 0.001)

    def cancel(_fraction: float | None, _message: str, /) -> None:
        raise Cancelled

    points = points_of(*np.zeros((2, 30_000_000)))
    with pytest.raises(Cancelled):
        points.ends(cancel)


@pytest.mark.parametrize(
    ("x", "y", "weight", "word"),
    [
        ([1.0], [1.0, 2.0], None, r"different lengths: \[1, 2\]"),
        ([1.0], [1.0], [1.0, 2.0], "different lengths"),
        ([1.0, np.inf], [1.0, 2.0], None, r"x\[1\] is inf"),
        ([1.0, 2.0], [1.0, 2.0], [1.0, np.nan], r"weight\[1\] is nan"),
        (3.0, [1.0], None, "x has 0 dimensions"),
        ([1.0], [[1.0]], None, "y has 2 dimensions"),
    ],
)
def test_what_is_wrong_is_named(x: object, y: object, weight: object, word: str) -> None:
    with pytest.raises(ValueError, match=word):
        points_of(x, y, weight)  # type: ignore[arg-type]  # wrong on purpose
