"""Other columns, tables and dialects of a file that is loaded."""

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core import loading
from core.columns import ColumnChoice, DialectChoice, Measure
from core.errors import UserError
from core.loading import choose, keep, load
from tests.core.test_loading import points_of, written


def wide(path: Path) -> tuple[Path, np.ndarray[Any, np.dtype[np.float64]]]:
    values = np.random.default_rng(5).normal(size=(3000, 5))
    values[7, 2] = math.nan
    lines = [",".join(map(repr, row)) + ",text" for row in values.tolist()]
    return written(path, "a,b,c,d,e,t\n" + "\n".join(lines)), values


def test_another_choice_does_not_read_the_file_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, values = wide(tmp_path / "a.csv")
    loaded = load(path)
    first = choose(loaded, ColumnChoice("c", "d"))
    assert len(first.points) == 2999
    monkeypatch.setattr(loading, "open_chosen", None)
    for x, y, weight in (("d", "a", None), ("e", "c", "b"), ("a", "b", None), ("c", "c", "c")):
        for before in (loaded, first):
            other = choose(before, ColumnChoice(x, y, weight))
            kept = np.isfinite(values[:, ["abcde".index(name) for name in (x, y, weight or x)]]).all(axis=1)
            assert (other.x, other.y, other.weight) == (x, y, weight)
            assert np.array_equal(other.points.x, values[kept, "abcde".index(x)])
            assert np.array_equal(other.points.y, values[kept, "abcde".index(y)])
            assert (other.rows, other.dropped_total) == (3000, 3000 - kept.sum())


def test_columns_can_be_kept_ahead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, values = wide(tmp_path / "a.csv")
    loaded = load(path)
    loading.keep(loaded)
    monkeypatch.setattr(loading, "open_chosen", None)
    loading.keep(loaded)
    assert np.array_equal(choose(loaded, ColumnChoice("e", "d")).points.x, values[:, 4])


def test_nothing_is_kept_where_memory_is_scarce(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, values = wide(tmp_path / "a.csv")
    monkeypatch.setattr(loading, "available", lambda: 4 * 9 * 3000 * 3)
    loaded = load(path)
    loaded = choose(loaded, ColumnChoice("e", "d"))
    assert sorted(loaded.kept.columns) == [0, 3, 4]
    monkeypatch.setattr(loading, "available", lambda: 1000)
    assert np.array_equal(choose(loaded, ColumnChoice("b", "c")).points.x, np.delete(values[:, 1], 7))
    assert sorted(loaded.kept.columns) == [0, 3, 4]


def test_a_file_that_was_changed_is_read_again(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "x,y,w\n1,2,3\n4,5,6\n")
    loaded = load(path)
    loading.keep(loaded)
    written(path, "x,y,w\n7,8,9\n")
    other = choose(loaded, ColumnChoice("w", "y"))
    assert (points_of(other.points), other.rows) == ([(9, 8)], 1)


def test_another_table_of_the_file(tmp_path: Path) -> None:
    path = written(tmp_path / "a.json", '{"a": {"x": [1, 2], "y": [3, 4]}, "b": {"x": [5, 6, 7], "z": [8, 9, 1]}}')
    loaded = load(path)
    assert (loaded.table, loaded.tables, loaded.choice.table) == ("a", ("a", "b"), "a")
    other = choose(loaded, ColumnChoice(table="b"))
    assert (other.table, other.x, other.y, points_of(other.points)) == ("b", "x", "z", [(5, 8), (6, 9), (7, 1)])
    assert choose(other, ColumnChoice(table="b")) is other


def test_points_are_scaled_once(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "x [px],y [px],w\n1.1,2,3\n4,1e308,6\n7,8,\n")
    measured = ColumnChoice("1", "2", None, None, Measure(130.0, "nm"), Measure(10.0))
    loaded = load(path, measured)
    assert points_of(loaded.points) == [(1.1 * 130.0, 20.0), (910.0, 80.0)]
    assert (loaded.units, [drop.reason for drop in loaded.dropped]) == (("nm", None), ["infinite"])
    assert loaded.choice.x_measure == measured.x_measure
    keep(loaded)
    for other in (replace(measured, weight="w"), replace(measured, y="w"), ColumnChoice("1", "2"), measured):
        again = choose(loaded, other)
        assert points_of(again.points) == points_of(load(path, other).points)
        assert again.units == load(path, other).units
        loaded = again
    renamed = choose(loaded, replace(measured, x_measure=Measure(130.0, "um")))
    assert renamed.points is loaded.points
    assert (renamed.units, renamed.complete) == (("um", None), True)


def test_another_dialect_is_read_anew(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "x;y\n1,5;2\n2,5;3\n")
    loaded = load(path)
    assert loaded.dialect == DialectChoice(";", ",", 1, "utf-8")
    told = choose(loaded, replace(loaded.choice, x=None, y=None, dialect=DialectChoice(header=0)))
    assert (told.rows, told.dropped_total, told.choice.dialect) == (3, 1, DialectChoice(header=0))
    assert choose(told, told.choice) is told


def test_the_choice_may_change(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "x,y,w\n1,2,3\n4,5,6\n")
    loaded = load(path)
    assert choose(loaded, ColumnChoice("x", "y")) is loaded
    assert choose(loaded, ColumnChoice()) is loaded
    other = choose(loaded, ColumnChoice("w", "1", "y"))
    assert points_of(other.points) == [(3, 1, 2), (6, 4, 5)]
    with pytest.raises(UserError, match="no column"):
        choose(loaded, ColumnChoice("q"))
