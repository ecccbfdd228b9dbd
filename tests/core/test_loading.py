import gzip
import io
import math
import os
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import filling, loading
from core.columns import ColumnChoice
from core.errors import Cancelled, UserError
from core.filling import Store
from core.loading import Drop, Loaded, load
from core.points import Points
from core.progress import silent
from core.readers import open_chosen, plain, streams, text
from core.readers.source import Cells, Chunk


def written(path: Path, content: str) -> Path:
    path.write_text(content, newline="")
    return path


def points_of(points: Points) -> list[tuple[float, ...]]:
    columns = [points.x, points.y] + ([] if points.weight is None else [points.weight])
    return list(zip(*(column.tolist() for column in columns), strict=True))


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "HEAD", 1 << 12)
    monkeypatch.setattr(text, "_BLOCK", 1 << 14)
    monkeypatch.setattr(plain, "_STRETCH", 1 << 14)


def test_a_small_table(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "name,y,x,m\na,1.5,2.5,3\nb,4.5,5.5,6\n")
    loaded = load(path)
    assert points_of(loaded.points) == [(2.5, 1.5), (5.5, 4.5)]
    assert (loaded.x, loaded.y, loaded.weight, loaded.guessed) == ("x", "y", None, True)
    assert (loaded.path, loaded.rows, loaded.dropped, loaded.dropped_total) == (path, 2, (), 0)
    assert [column.name for column in loaded.columns] == ["name", "y", "x", "m"]
    assert loaded.complete
    assert not loaded.points.x.flags.writeable


def test_columns_as_chosen(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "a,3,c\n1,2,3.5\n4,5,6\n")
    loaded = load(path, ColumnChoice("3", "1", "c"))
    assert points_of(loaded.points) == [(2, 1, 3.5), (5, 4, 6)]
    assert (loaded.x, loaded.y, loaded.weight, loaded.guessed) == ("3", "a", "c", False)
    assert load(path, loaded.choice).x == "3"
    assert load(path, ColumnChoice(x="c")).guessed
    assert points_of(load(path, ColumnChoice("a", "a")).points) == [(1, 1), (4, 4)]
    with pytest.raises(UserError, match=r'a.csv has no column "q"'):
        load(path, ColumnChoice(weight="q"))


def test_rows_are_dropped_for_one_reason_each(tmp_path: Path) -> None:
    rows = [
        "1,2,3",
        ",2,3",
        "NA,abc,inf",
        "abc,2,3",
        "1,nan,inf",
        "1,inf,3",
        "1,2,1e999",
        "1,2",
        "7,8,9,10",
        "",
        "4,5,6",
    ]
    loaded = load(written(tmp_path / "a.csv", "x,y,w\n" + "\n".join(rows)), ColumnChoice(weight="w"))
    assert points_of(loaded.points) == [(1, 2, 3), (7, 8, 9), (4, 5, 6)]
    assert loaded.rows == 10
    assert loaded.dropped == (Drop("missing", 3), Drop("not a number", 2), Drop("infinite", 2))
    assert loaded.dropped_total == 7


cells = st.sampled_from(["1", "-2.5", "1e3", "", "NA", "nan", "abc", "inf", "-1e999", "0x1", '"7"'])


def slow_reading(rows: list[tuple[str, str]]) -> tuple[list[tuple[float, ...]], dict[str, int]]:
    points, dropped = [], {"missing": 0, "not a number": 0, "infinite": 0}
    for row in rows:
        values = []
        reasons = set()
        for cell in row:
            if cell in {"", "NA"}:
                reasons.add("missing")
                continue
            try:
                values.append(float(cell.strip('"')))
            except ValueError:
                values.append(math.nan)
            reasons.add("not a number" if math.isnan(values[-1]) else "infinite" if math.isinf(values[-1]) else "")
        reason = next((reason for reason in dropped if reason in reasons), None)
        if reason:
            dropped[reason] += 1
        else:
            points.append(tuple(values))
    return points, {reason: count for reason, count in dropped.items() if count}


@pytest.mark.usefixtures("small_blocks")
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=30), st.sampled_from([1, 300]))
def test_points_and_drops_are_those_of_a_slow_reading(tmp_path: Path, rows: list[tuple[str, str]], times: int) -> None:
    rows = [("0.5", "0.25"), ("1", "3"), *rows] * times
    path = written(tmp_path / "a.csv", "x,y\n" + "".join(f"{x},{y}\n" for x, y in rows))
    loaded = load(path, ColumnChoice("x", "y"))
    points, dropped = slow_reading(rows)
    assert points_of(loaded.points) == points
    assert {drop.reason: drop.count for drop in loaded.dropped} == dropped
    assert loaded.rows == len(rows)


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.floats(allow_nan=False, allow_infinity=False), st.integers(0, 2**70)), min_size=1))
def test_every_number_comes_back(tmp_path: Path, rows: list[tuple[float, int]]) -> None:
    path = written(tmp_path / "a.tsv", "x\ty\n" + "".join(f"{x!r}\t{y}\n" for x, y in rows))
    assert points_of(load(path).points) == [(x, float(y)) for x, y in rows]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("x,y\n", "a.csv has columns but no rows"),
        ("x\n1\n2\n", "a.csv has only one column"),
        ("a,b\nc,d\ne,f\n", "a.csv has no columns of numbers"),
        ("a,b\nc,1\ne,2\n", "a.csv has only one column of numbers"),
        ("x,y\n,\n,\n", "a.csv gives no points from columns x and y"),
        ("x,y\nnan,1\n2,inf\n", "a.csv gives no points from columns x and y"),
    ],
)
def test_files_without_points(tmp_path: Path, content: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        load(written(tmp_path / "a.csv", content))


def test_a_column_without_numbers_is_told_with_the_reasons(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "x,y,t\n1,2,a\n3,4,\n")
    with pytest.raises(UserError, match=r"columns t and y: none of its 2 rows .* \(missing: 1, not a number: 1\)"):
        load(path, ColumnChoice("t", "y"))


@pytest.fixture
def long_table(tmp_path: Path) -> tuple[Path, np.ndarray[Any, np.dtype[np.float64]]]:
    values = np.random.default_rng(3).normal(size=(20_000, 2))
    buffer = io.StringIO("x,y\n")
    buffer.seek(0, io.SEEK_END)
    buffer.writelines(f"{x!r},{y!r}\n" for x, y in values.tolist())
    return written(tmp_path / "long.csv", buffer.getvalue()), values


@pytest.mark.usefixtures("small_blocks")
def test_what_has_arrived_stays_as_it_was(
    long_table: tuple[Path, np.ndarray[Any, np.dtype[np.float64]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_FIRST_SNAPSHOT", 0.0)
    path, values = long_table
    seen: list[Loaded] = []
    loaded = load(path, None, silent, seen.append)
    assert seen
    sizes = [len(part.points) for part in seen]
    assert sizes == sorted(set(sizes))
    for part in [*seen, loaded]:
        rows = len(part.points)
        assert part.rows == rows
        assert np.array_equal(part.points.x, values[:rows, 0])
        assert np.array_equal(part.points.y, values[:rows, 1])
        assert not part.points.x.flags.writeable
        assert part.complete == (part is loaded)
    assert len(loaded.points) == len(values)


@pytest.mark.usefixtures("small_blocks")
def test_progress_rises_to_one(long_table: tuple[Path, Any]) -> None:
    told: list[float] = []
    load(long_table[0], None, lambda fraction, _: told.append(fraction or 0.0))
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)
    assert len(told) > 20


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize("calls", [1, 2, 10])
def test_cancel_stops_the_reading(long_table: tuple[Path, Any], calls: int) -> None:
    count = 0

    def report(_fraction: float | None, _message: str) -> None:
        nonlocal count
        count += 1
        if count == calls:
            raise Cancelled

    with pytest.raises(Cancelled):
        load(long_table[0], None, report)
    assert count == calls
    for thread in threading.enumerate():
        if thread.name.startswith("sfumato-text"):
            thread.join(5)
            assert not thread.is_alive()


@pytest.mark.parametrize("known", [False, True])
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sizes=st.lists(st.integers(0, 5000), min_size=1, max_size=8), share=st.sampled_from([None, 0.1, 0.9]))
def test_chunks_of_any_size_are_joined(known: bool, sizes: list[int], share: float | None) -> None:
    store = Store((1.0, 1.0), sum(sizes) if known else None, "a.csv")
    values = np.arange(float(sum(sizes)))
    at = 0
    for size in sizes:
        part = values[at : at + size]
        store.add(Chunk((Cells(part), Cells(-part)), share))
        at += size
    assert store.size == len(values)
    assert np.array_equal(store.points.x, values)
    assert np.array_equal(store.points.y, -values)


def test_more_than_fits_into_memory_is_told() -> None:
    with pytest.raises(UserError, match=r"a.csv has about 1e\+15 rows, which need 1.6e\+04 TB of memory where .* free"):
        Store((1.0, 1.0), 10**15, "a.csv")


@pytest.mark.parametrize("rows", [None, 10**8])
def test_more_points_than_a_file_can_tell_apart_are_refused(rows: int | None) -> None:
    def fill() -> None:
        store = Store((1.0, 1.0), rows, "a.h5", size=1000)
        for _ in range(100):
            store.add(Chunk((Cells(np.zeros(1 << 20)),) * 2, None))

    with pytest.raises(UserError) as caught:
        fill()
    assert str(caught.value).startswith(f"a.h5 has {'6.82e+07' if rows is None else '1e+08'} rows or more, too many")
    Store((1.0, 1.0), 10**6, "a.h5", size=1000)
    Store((1.0, 1.0), 10**8, "a.h5", size=10**8)


def test_a_disk_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "a.csv", "x,y\n1,2\n")
    opened: Callable[..., Any] = open_chosen

    def failing(paths: Sequence[Path], *given: Any) -> Any:
        source = opened(paths, *given)
        os.unlink(path)  # noqa: PTH108 (the file goes away after it was opened)
        return source

    monkeypatch.setattr(loading, "open_chosen", failing)
    with pytest.raises(UserError, match=r"a.csv cannot be read: No such file"):
        load(path)


def test_examples_of_dropped_rows_are_told_with_their_lines(tmp_path: Path) -> None:
    rows = [
        "1,2,ä",
        "",
        "# a comment",
        ",5,a",
        "nan,5,b",
        *["7,8,c"] * 3,
        '9,inf,"two\nlines"',
        "abc,1,d",
        ",,e",
        "4,,f",
        ",1,g",
    ]
    loaded = load(written(tmp_path / "a.csv", "x,y,name\n" + "\n".join(rows) + "\n"), ColumnChoice("x", "y"))
    told = {
        drop.reason: [(example.row, example.line, example.text) for example in drop.examples] for drop in loaded.dropped
    }
    assert told == {
        "missing": [(2, 5, ",5,a"), (9, 13, ",,e"), (10, 14, "4,,f")],
        "not a number": [(3, 6, "nan,5,b"), (8, 12, "abc,1,d")],
        "infinite": [(7, 10, '9,inf,"two lines"')],
    }
    assert [drop.count for drop in loaded.dropped] == [4, 2, 1]


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_across_blocks(tmp_path: Path, end: str) -> None:
    lines = [f"{number},{number / 7!r}" for number in range(30_000)]
    lines[17_000], lines[29_000] = "17000,no", "29000,"
    lines.insert(9000, "")
    loaded = load(written(tmp_path / "a.csv", end.join(["# top", "x,y", *lines])))
    examples = {drop.reason: drop.examples for drop in loaded.dropped}
    (one,) = examples["not a number"]
    assert (one.row, one.line, one.text) == (17_001, 17_004, "17000,no")
    (one,) = examples["missing"]
    assert (one.row, one.line, one.text) == (29_001, 29_004, "29000,")


def test_examples_without_lines_show_the_values(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", x=np.array([1.0, np.nan, 3.0]), y=np.array([1.0, 2.0, np.inf]))
    loaded = load(tmp_path / "a.npz")
    assert [(drop.examples[0].row, drop.examples[0].line, drop.examples[0].text) for drop in loaded.dropped] == [
        (2, None, "nan, 2"),
        (3, None, "3, inf"),
    ]


@pytest.mark.parametrize("text", ["x,y\n1,2\n3,4\n5,6\n", "x,y\n1", ""])
def test_a_file_that_changes_while_it_is_read_is_told(tmp_path: Path, text: str) -> None:
    path = written(tmp_path / "a.csv", "x,y\n1,2\n3,4\n")

    def report(fraction: float | None, _message: str) -> None:
        if fraction == 1.0:
            written(path, text)

    with pytest.raises(UserError, match=r"a.csv was changed while it was read"):
        load(path, None, report)


@pytest.mark.parametrize("size", [0, 1 << 13, 1 << 20])
@pytest.mark.parametrize("packed", [False, True])
def test_a_long_text_that_grows_or_shrinks_under_the_hand_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, packed: bool
) -> None:
    monkeypatch.setattr(streams, "HEAD", 1 << 12)
    monkeypatch.setattr(text, "_BLOCK", 1 << 12)
    monkeypatch.setattr(plain, "_STRETCH", 1 << 12)  # of the compiled way, where that is loaded
    data = b"x,y\n" + b"".join(b"%d.5,%d\n" % (row, row % 7) for row in range(20_000))
    data = gzip.compress(data) if packed else data
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    calls = []

    def report(_fraction: float | None, _message: str) -> None:
        calls.append(1)
        if len(calls) == 5:
            path.write_bytes((data * 10)[: size or len(data) - 1])

    with pytest.raises(UserError, match=r"a.csv was changed while it was read"):
        load(path, None, report)


def test_what_does_not_fit_is_told_from_the_first_chunk(
    long_table: tuple[Path, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "HEAD", 1 << 12)
    monkeypatch.setattr(text, "_BLOCK", 1 << 14)
    monkeypatch.setattr(plain, "_STRETCH", 1 << 14)
    monkeypatch.setattr(filling, "_UNASKED", 0)
    monkeypatch.setattr(filling, "_CHUNK_OF_ROWS", 1)
    monkeypatch.setattr(filling, "available", lambda: 200_000)
    told: list[float] = []
    with pytest.raises(
        UserError, match=r"long.csv has about 2\d\d\d\d rows, which need 3\d\d kB of memory where 200 kB"
    ):
        load(long_table[0], None, lambda fraction, _: told.append(fraction or 0.0))
    assert max(told) < 0.1
