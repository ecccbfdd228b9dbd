from pathlib import Path

import numpy as np
import pytest

from core import loading
from core.columns import ColumnChoice, Measure
from core.loading import choose, keep, load
from core.used_columns import keep_used

TABLE = "x,y,w\n1,5,0.5\n2,-7,1\n-0.0,9,2\n"


def refused(*_: object) -> None:
    raise AssertionError("the file is opened again")


def written(folder: Path, text: str) -> Path:
    path = folder / "a.csv"
    path.write_text(text)
    return path


def test_what_is_in_use_is_neither_copied_nor_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, TABLE)
    choice = ColumnChoice("y", "w", "x")
    expected = load(path, choice).points
    loaded = load(path, ColumnChoice("x", "y", "w"))
    monkeypatch.setattr(loading, "open_chosen", refused)
    keep_used(loaded)
    assert np.shares_memory(loaded.kept.columns[0].values, loaded.points.x)
    keep(loaded)
    other = choose(loaded, choice).points
    assert other.weight is not None
    assert expected.weight is not None
    for ours, read in ((other.x, expected.x), (other.y, expected.y), (other.weight, expected.weight)):
        assert ours.tobytes() == read.tobytes()


@pytest.mark.parametrize(
    ("text", "choice"),
    [(f"{TABLE}3,,1\n", ColumnChoice("x", "y")), (TABLE, ColumnChoice("x", "y", x_measure=Measure(factor=2.0)))],
)
def test_points_that_are_not_the_columns_are_not_taken_for_them(
    tmp_path: Path, text: str, choice: ColumnChoice
) -> None:
    loaded = load(written(tmp_path, text), choice)
    keep_used(loaded)
    assert loaded.kept.columns == {}
    keep(loaded)
    assert loaded.kept.columns[0].values.tolist()[:2] == [1.0, 2.0]
    assert loaded.kept.columns[1].values.size == loaded.rows
