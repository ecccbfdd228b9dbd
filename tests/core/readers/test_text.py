import csv
import gzip
import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd  # noqa: F401 (once it is there, long and short blocks take the fast way)
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from core.columns import Kind, guess
from core.errors import UserError
from core.progress import silent
from core.readers import open_source, streams, text
from core.readers.blocks import BlockParser
from core.readers.dialect import BLANKS, Dialect
from core.readers.text import open_text
from tests.core.readers.words import bits, tables

pytestmark = pytest.mark.filterwarnings("error")


clean = st.lists(st.lists(st.floats(allow_nan=False).map(repr), min_size=3, max_size=3), min_size=1, max_size=30)


@settings(deadline=None, max_examples=400)
@given(
    tables,
    st.sampled_from([",", ";", "\t", "|", BLANKS]),
    st.booleans(),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
)
@example([['"'], ['"1', "2"], ['"', '3"'], ['4"', '""5"'], ['" 6', '"7" "']], ",", True, "\n", False)
@example([["1"], ["", "2"], ["nan"]], ",", True, "\n", True)
@example([["True", "2"], ["False", "3"]], ",", True, "\n", True)
@example([['"2.5', "1"], ["3", "4"]], ",", True, "\n", True)
@example([["#1", "2", "3"], ['"a', "#2"]], ",", True, "\n", True)
@example([["1", "2"], ['""'], ["3", "4"]], ",", True, "\n", True)
@example([["1" * 400, "2"], ["3", "4"]], ",", True, "\n", True)
@example([["1", "2", '"open'], ["3", "4", "5"], ["6", "7", '"'], ["8", "9", "10"]], ",", True, "\n", True)
@example([["1", "2"], [" \t "], ["3", "4"]], ",", True, "\r", True)
@example([["1", "2"], [" "], ["3", "4"]], BLANKS, True, "\r", True)
@example([["1", "2"], [], ["", "3"]], ",", True, "\r", True)
@example([["1", "2\r\r3", "4"], ["\x1a"]], ";", True, "\n", True)
@example([["\r", "1", "1", "1"]], ",", True, "\n", False)
def test_fast_and_tolerant_tell_the_same(
    rows: list[list[str]], delimiter: str, final: bool, end: str, quotes: bool
) -> None:
    block = end.join((delimiter or " ").join(row) for row in rows) + (end if final else "")
    dialect = Dialect(delimiter, line_end="\r" if end == "\r" else "\n", quotes=quotes)
    parser = BlockParser(dialect, 3, (0, 2))
    assert bits(parser.parse(block.encode())) == bits(parser.tolerant(block.encode()))


@settings(deadline=None)
@given(clean, st.sampled_from([",", ";", BLANKS]), st.booleans())
def test_a_clean_block_takes_the_fast_way_exactly(rows: list[list[str]], delimiter: str, comma: bool) -> None:
    comma = comma and delimiter != ","
    block = "\n".join((delimiter or " ").join(row) for row in rows)
    block = block.replace(".", ",") if comma else block
    parser = BlockParser(Dialect(delimiter, "," if comma else "."), 3, (2, 0))
    fast = parser._fast(block.encode())
    expected = np.array([[float(cell) for cell in row] for row in rows])
    if fast is not None or not comma:  # pandas leaves "1,0e5" to the tolerant way
        assert fast is not None
        assert fast[0].tobytes() == expected[:, 0].tobytes()
        assert fast[2].tobytes() == expected[:, 2].tobytes()
    cells = parser.parse(block.encode())
    assert [one.values.tobytes() for one in cells] == [expected[:, 2].tobytes(), expected[:, 0].tobytes()]


digits = st.from_regex(r"-?[0-9]{1,30}\.[0-9]{1,60}(e-?[0-9]{1,2})?", fullmatch=True)


@settings(deadline=None)
@given(st.lists(digits, min_size=1, max_size=50))
@example(["0.500000000000000166533453693773481063544750213623046875", "9007199254740993.0"])
def test_long_decimals_are_rounded_as_float_does(texts: list[str]) -> None:
    parser = BlockParser(Dialect(), 2, (0, 1))
    cells = parser.parse("".join(f"{text},{text}\n" for text in texts).encode())
    assert cells[0].values.tobytes() == np.array([float(text) for text in texts]).tobytes()


def rows_of(path: Path, wanted: Sequence[int]) -> list[tuple[float, ...]]:
    chunks = list(open_text(path).chunks(wanted, silent))
    columns = [np.concatenate([chunk.cells[place].values for chunk in chunks]) for place in range(len(wanted))]
    return list(zip(*(column.tolist() for column in columns), strict=True))


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "HEAD", 1 << 12)
    monkeypatch.setattr(text, "_BLOCK", 1 << 12)


@pytest.mark.usefixtures("small_blocks")
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32), st.booleans(), st.booleans())
@example(1456, True, False)
def test_blocks_come_in_their_order(tmp_path: Path, seed: int, quoted: bool, packed: bool) -> None:
    random = np.random.default_rng(seed)
    rows = random.normal(size=(int(random.integers(1, 3000)), 2))
    path = tmp_path / "table.csv"
    lines = ["name,x,y"]
    for number, (x, y) in enumerate(rows.tolist()):
        name = '"two\nlines, ""quoted"""' if quoted and number % 7 == 0 else f"n{number}"
        lines.append(f"{name},{x!r},{y!r}")
    data = "\n".join(lines).encode()
    path.write_bytes(gzip.compress(data) if packed else data)
    assert rows_of(path, (1, 2)) == list(map(tuple, rows.tolist()))
    with gzip.open(path, "rt", newline="") if packed else path.open(newline="") as file:
        assert len(list(csv.reader(file))) == len(rows) + 1


@pytest.mark.usefixtures("small_blocks")
def test_faults_far_from_the_start(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    body = ["1.5,2.5"] * 3000
    body[1000] = "nan,2.5"
    body[1500] = "1.5"
    body[2000] = "# a comment"
    body[2500] = '"1.5,2.5'
    path.write_text("x,y\n" + "\n".join(body) + "\nTotal: 3000\n")
    chunks = list(open_text(path).chunks((0, 1), silent))
    x = np.concatenate([chunk.cells[0].values for chunk in chunks])
    y = np.concatenate([chunk.cells[1].values for chunk in chunks])
    assert x.size == 3000
    assert np.flatnonzero(np.isnan(x)).tolist() == [1000, 2999]
    assert np.flatnonzero(np.isnan(y)).tolist() == [1500, 2999]


def test_kinds_of_columns(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(
        "id,when,hour,ok,name,x_nm,void,mixed,ra\n"
        "1,2020-01-01,10:00,True,a,1.5,,1,00:08:27.05\n"
        "2,2020-01-02T11:00:00Z,11:30:01.5,false,b,2.5,,x,00:11:00.88\n"
        "3,3/4/2020,12:00,TRUE,c d,NA,,2,01:00:00.1\n"
    )
    columns = {column.name: column for column in open_text(path).columns}
    assert columns["id"].serial
    assert columns["x_nm"].unit == "nm"
    assert [columns[name].kind for name in ("when", "hour", "ok", "name", "x_nm", "void", "mixed", "ra")] == [
        *(Kind.TIME, Kind.TIME, Kind.FLAG, Kind.TEXT, Kind.NUMBER, Kind.NUMBER, Kind.NUMBER, Kind.HOURS)
    ]
    assert not columns["void"].varies


def test_names_of_rows_are_no_coordinates(tmp_path: Path) -> None:
    path = tmp_path / "table.txt"
    path.write_text('"a"\t"b"\n"10"\t1.5\t2\n"7"\t2.5\t4\n')
    columns = open_text(path).columns
    assert [column.name for column in columns] == ["column 1", "a", "b"]
    assert [column.serial for column in columns] == [True, False, False]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("code,a,b\n007,1.5,2\n012,2.5,3\n", (1, 2)),
        ("a,b\n0.5,00\n0.25,01\n", (0, 1)),
        ("1999,1,31,5,0,1.5,2.5\n2000,2,1,6,0,2.5,3.5\n", (5, 6)),
        ("<x>  <y>\n1.5  2.5\n3.5  4.5\n", (0, 1)),
    ],
)
def test_codes_and_dates_are_guessed_last(tmp_path: Path, data: str, expected: tuple[int, int]) -> None:
    path = tmp_path / "a.csv"
    path.write_text(data)
    assert guess(open_source(path).columns) == expected


def test_one_column_may_be_asked_for_twice(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("x,y\n1,2\n3,4\n")
    assert rows_of(path, (1, 0, 1)) == [(2, 1, 2), (4, 3, 4)]


def test_a_zero_byte_does_not_end_a_number() -> None:
    parser = BlockParser(Dialect(), 2, (0, 1))
    for cells in (parser.parse(b"1\x00,2\n3,4\n"), parser.tolerant(b"1\x00,2\n3,4\n")):
        assert math.isnan(cells[0].values[0])
        assert cells[0].values[1] == 3


def loaded(path: Path, data: str | bytes) -> list[tuple[float, ...]]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return rows_of(path, (0, 1))


BODY = "".join(f"{row},{row + 1},abc\n" for row in range(3000))
PAIRS = [(float(row), float(row + 1)) for row in range(3000)]


@pytest.mark.parametrize("small", [False, True])
def test_an_open_quote_costs_no_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: bool) -> None:
    if small:
        monkeypatch.setattr(streams, "HEAD", 1 << 12)
        monkeypatch.setattr(text, "_BLOCK", 1 << 12)
    found = loaded(tmp_path / "table.csv", "x,y,name\n" + 5 * (BODY + '7,8,"unclosed\n') + BODY)
    assert found == 5 * [*PAIRS, (7, 8)] + PAIRS


@pytest.mark.parametrize("rows", [50, 40_000])
@pytest.mark.parametrize("delimiter", [",", " "])
def test_line_ends_may_be_mixed(tmp_path: Path, rows: int, delimiter: str) -> None:
    lines = [f"0.5{delimiter}{row}" for row in range(rows)]
    expected = [(0.5, float(row)) for row in range(rows)]
    path = tmp_path / "table.csv"
    assert loaded(path, "\r".join(lines) + "\r\n") == expected
    assert loaded(path, "\r".join(lines) + "\r\n  \r") == expected
    odd = "\n".join([*lines, "1 2\r3 4\r5 6".replace(" ", delimiter), "  \r", "\t", *lines, "\x1a"])
    if delimiter == ",":
        assert loaded(path, odd) == [*expected, (1, 2), (3, 4), (5, 6), *expected]


def test_lines_are_counted_at_ends_of_any_kind(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"x,y\r\n1,2\r3,4\r\n\nabc,5\n")
    (chunk,) = open_text(path).chunks((0, 1), silent)
    assert chunk.place is not None
    place = chunk.place(2)
    assert place is not None
    assert (place.line, place.text) == (5, "abc,5")


def test_rows_that_begin_like_comments(tmp_path: Path) -> None:
    tagged = [f"#ff{row:02d},{row},{row}" for row in range(10)]
    lines = ["name,x,y", *tagged, "red,50,51", *tagged]
    path = tmp_path / "table.csv"
    path.write_text("\n".join(lines))
    assert len(rows_of(path, (1, 2))) == 21
    path.write_text("\n".join(["# a remark", *lines, "# another, 1, 2"]))
    assert len(rows_of(path, (1, 2))) == 21


@pytest.mark.parametrize("rows", [1, 70_000])
def test_a_number_of_hundreds_of_digits_is_infinite(tmp_path: Path, rows: int) -> None:
    found = loaded(tmp_path / "table.csv", "x,y\n" + "1,2\n" * rows + "1" * 400 + ",3\n1_000,4\n")
    *_, digits, underscore = (x for x, _ in found)
    assert digits == math.inf
    assert math.isnan(underscore)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('x,y\n"1,234",5\n"999",6\n', [(1234, 5), (999, 6)]),
        ('x,y\n"1,234",5\n"0,999",6\n', [(1.234, 5), (0.999, 6)]),
        ('x,y\n"1,234",5\n"2,5",6\n', [(1.234, 5), (2.5, 6)]),
        ("x;y\n1.234;5,5\n2.345;6,5\n", [(1234, 5.5), (2345, 6.5)]),
        ("x\ty\n1,234\t5.5\n2,345\t6.5\n", [(1234, 5.5), (2345, 6.5)]),
        ("x;y\n1,234;5,678\n2,345;6,789\n", [(1.234, 5.678), (2.345, 6.789)]),
        ("x;y\n1.234;5.678\n2.345;6.789\n", [(1.234, 5.678), (2.345, 6.789)]),
        ("x;y\n1,234;5\n12345;6\n", [(1.234, 5), (12345, 6)]),
        ("x;y\n1,234;5,5\n999;6\n", [(1.234, 5.5), (999, 6)]),
    ],
)
def test_marks_of_thousands(tmp_path: Path, data: str, expected: list[tuple[float, float]]) -> None:
    assert loaded(tmp_path / "table.csv", data) == expected


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("x;y\n1.5;5,5\n2.345;6,5\n", r"another decimal mark in column . \(...\) than in others"),
        ("x;y\n0.345;5,5\n0.1;6,5\n", r"another decimal mark in column . \(.*\) than in others"),
        ('x,y\n"1,5",2.5\n"2,5",3.5\n', r"another decimal mark in column . \(1,5\) than in others"),
        ("x;y\n1,234;5\n999;6\n", "1,234 in column x of table.csv may be a fraction, or thousands"),
        ("x\ty\n1,234\t5\n999\t6\n", "1,234 in column x of table.csv may be a fraction, or thousands"),
    ],
)
def test_numbers_that_cannot_be_told_are_refused(tmp_path: Path, data: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        loaded(tmp_path / "table.csv", data)


def test_a_doubtful_column_is_in_nobodys_way(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("version;x;y\n1.5;2,5;3,1\n1.7;3,5;4,1\n")
    assert [column.kind for column in open_text(path).columns] == [Kind.TEXT, Kind.NUMBER, Kind.NUMBER]
    assert rows_of(path, (1, 2)) == [(2.5, 3.1), (3.5, 4.1)]


def test_the_other_decimal_mark_is_no_number() -> None:
    parser = BlockParser(Dialect(";", ","), 2, (0, 1))
    for cells in (parser.parse(b"1.234;2,5\n"), parser.tolerant(b"1.234;2,5\n")):
        assert math.isnan(cells[0].values[0])
        assert cells[1].values[0] == 2.5


@pytest.mark.parametrize("rows", [3, 70_000])
def test_a_last_line_that_is_cut_off(tmp_path: Path, rows: int) -> None:
    path = tmp_path / "table.csv"
    assert loaded(path, "x,y\n" + "1,2\n" * rows + "3,4")[-1] == (3, 4)
    cut = loaded(path, "x,y\n" + "1,2\n" * rows + "3")
    assert len(cut) == rows + 1
    assert math.isnan(cut[-1][1])
