import math
import threading
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from core.errors import Cancelled
from core.loading import load
from core.progress import silent
from core.readers import plain, text
from core.readers.blocks import BlockParser
from core.readers.dialect import BLANKS, Dialect
from core.readers.plain_cells import PlainParser, is_plain, load_kernel
from core.readers.source import Cells, Chunk
from core.readers.text import open_text
from tests.core.readers.words import bits, tables


@pytest.fixture(scope="module", autouse=True)
def _kernel() -> None:
    load_kernel()


class Refusing(BlockParser):
    """Reads nothing: no block is to be given to it."""

    def parse(self, block: bytes) -> tuple[Cells, ...]:
        raise AssertionError(block)

    def tolerant(self, block: bytes) -> tuple[Cells, ...]:
        raise AssertionError(block)


def parsed(block: bytes, parser: BlockParser, dialect: Dialect, wanted: Sequence[int]) -> tuple[Cells, ...] | None:
    """What the kernel and the parser make of a block, on a desk that is full of something else."""
    ours = PlainParser(dialect, wanted, parser)
    desk = ours.desk(len(block) + 8)
    desk.text[:] = b"7" * len(desk.text)
    desk.text[3 : len(block) + 3] = block
    told = ours.parse(desk, 3, len(block) + 3)
    if told is None:
        return None
    assert told[1] == block.count(b"\n") + block.count(b"\r") - block.count(b"\r\n")
    return told[0]


def numbers(texts: Sequence[str]) -> tuple[Cells, ...] | None:
    """What is read where each line is one of these texts, as both of two columns."""
    block = "".join(f"{one},{one}\n" for one in texts).encode()
    return parsed(block, BlockParser(Dialect(), 2, (0, 1)), Dialect(), (0, 1))


floats = st.floats(allow_nan=False, allow_infinity=False)
ordinary = (
    st.floats(1e-200, 1e200) | st.floats(-4e15, 4e15).filter(lambda x: abs(x) > 1e-200) | st.sampled_from([0.0, -0.0])
)
decimals = st.from_regex(r"[-+]?[0-9]{0,21}(\.[0-9]{0,30})?([eE][-+]?[0-9]{1,3})?", fullmatch=True)
written = st.builds(
    "{:{}}".format, floats, st.sampled_from([".3f", ".10f", ".17g", ".18e", ".15e", ".20e", "", "+.8E"])
)


@settings(max_examples=300)
@given(st.lists(st.one_of(floats.map(repr), decimals, written), min_size=1, max_size=30))
@example(["9007199254740993", "9007199254740993.0", "4503599627370497.5", "18446744073709551615", "1" * 20])
@example(
    ["0.500000000000000166533453693773481063544750213623046875", "0.000000000000000000000000001234567890123456789"]
)
@example(
    ["1e250", "1e-250", "1e251", "9" * 19 + "e231", "5e-324", "1e999", "1e", "1e+", "1E+05", ".", "+", "-.5", "5."]
)
@example(["-nan", "NaN", "+nAn", ".nan", "nano", "nan nan", "inf", "1d5", "0x10", "1_0", " 12 ", "\t12\t", "1 2"])
@example(["12345678", "123456789", "1234567.", ".12345678", ".123456789", "0.1234567890123456", "0.12345678901234567"])
def test_numbers_are_those_of_float(texts: list[str]) -> None:
    cells = numbers(texts)
    assert cells is not None
    expected = BlockParser(Dialect(), 2, (0, 1)).tolerant("".join(f"{one},{one}\n" for one in texts).encode())
    assert bits(cells) == bits(expected)


def test_numbers_next_to_the_middle_of_two_floats() -> None:
    """The hardest ones: decimals of up to 19 digits, as near as they come to where rounding goes the other way."""
    texts = []
    rng = np.random.default_rng(8)
    for value in np.exp(rng.uniform(-200, 200, 3000)).tolist():
        middle = Decimal(value) + Decimal(math.ulp(value)) / 2
        texts += [f"{middle:.{digits}e}" for digits in (14, 15, 16, 17, 18)]
    cells = numbers(texts)
    assert cells is not None
    assert cells[0].values.tobytes() == np.array([float(one) for one in texts]).tobytes()


@settings(max_examples=200)
@given(
    st.lists(st.tuples(ordinary, ordinary, ordinary), min_size=1, max_size=30), st.sampled_from([",", ";", "\t", ""])
)
def test_what_is_written_by_repr_is_always_plain(rows: list[tuple[float, float, float]], delimiter: str) -> None:
    dialect = Dialect(delimiter)
    block = "".join((delimiter or "  ").join(map(repr, row)) + "\r\n" for row in rows).encode()
    cells = parsed(block, Refusing(dialect, 3, (2, 0, 2)), dialect, (2, 0, 2))
    assert cells is not None
    expected = np.array(rows)
    assert [one.values.tobytes() for one in cells] == [expected[:, at].tobytes() for at in (2, 0, 2)]


@settings(max_examples=500)
@given(tables, st.sampled_from([",", ";", "\t", "|", BLANKS]), st.booleans(), st.sampled_from(["\n", "\r\n", "\r"]))
@example([["1", "2\r\r3", "4"], ["\x1a"]], ";", True, "\n")
@example([["1", "2", "3"], [" ", "", " 4"], [" "], ["5"]], ",", True, "\n")
@example([["1", "2 \x0b3", "é4"], ["1", "5\xa06", "7"]], BLANKS, True, "\n")
@example([["#1", "2", "3"], ["1", "2", "3", "4", "5"]], ",", True, "\n")
def test_the_same_as_by_the_tolerant_parser(rows: list[list[str]], delimiter: str, quotes: bool, end: str) -> None:
    block = "".join((delimiter or " ").join(row) + end for row in rows) + "1\n"
    dialect = Dialect(delimiter, quotes=quotes)
    parser = BlockParser(dialect, 3, (0, 2))
    cells = parsed(block.encode(), parser, dialect, (0, 2))
    if cells is None:
        assert quotes
        assert '"' in block
    else:
        assert bits(cells) == bits(parser.tolerant(block.encode()))


def test_with_a_comma_as_decimal_mark() -> None:
    dialect = Dialect(";", decimal=",")
    block = b"1,5;2\n-0,25;3.5\n"
    cells = parsed(block, BlockParser(dialect, 2, (0, 1)), dialect, (0, 1))
    assert cells is not None
    assert bits(cells) == bits(BlockParser(dialect, 2, (0, 1)).tolerant(block))
    assert cells[0].values.tolist() == [1.5, -0.25]


def test_which_dialects_are_plain() -> None:
    assert all(is_plain(Dialect(delimiter)) for delimiter in (",", ";", "\t", "|", BLANKS))
    odd = (Dialect(":"), Dialect("é"), Dialect(thousands=","), Dialect(line_end="\r"), Dialect(",", decimal=","))
    assert not any(map(is_plain, odd))


def rows_of(chunks: Sequence[Chunk], columns: int) -> list[tuple[bytes, list[bool]]]:
    joined = []
    for place in range(columns):
        some = [chunk.cells[place] for chunk in chunks]
        flags = [np.zeros(one.values.size, bool) if one.missing is None else one.missing for one in some]
        joined.append(Cells(np.concatenate([one.values for one in some]), np.concatenate(flags)))
    return bits(joined)


def places_of(chunks: Sequence[Chunk]) -> Iterator[tuple[int, str]]:
    for chunk in chunks:
        for row in range(chunk.cells[0].values.size):
            place = chunk.place(row) if chunk.place else None
            assert place is not None
            yield place.line, place.text.split()[0]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretches of few lines."""
    monkeypatch.setattr(text, "_BLOCK", 1 << 10)
    monkeypatch.setattr("core.readers.streams.HEAD", 1 << 9)
    monkeypatch.setattr(plain, "_STRETCH", 300)
    monkeypatch.setattr(plain, "_LOOK", 20)


LINES = (
    "1.5,{n},0",
    "{n},,nan",
    "x,2,3",
    "",
    "-1e5 , {n} ,7",
    "7",
    " \t",
    "#{n},1,2",
    "3,4,5,6",
    "{n}," + 100 * "long" + ",1",
)
QUOTED = (*LINES, '"{n}",2,3', '1,2,"two\nlines"')


@pytest.mark.usefixtures("small")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(LINES), min_size=40, max_size=120),
    st.lists(st.sampled_from(QUOTED), max_size=40),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
    st.sampled_from([b"", b"\xef\xbb\xbf"]),
)
@example(["1.5,{n},0"] * 40, ["#{n},1,2", '1,2,"two\nlines"'], "\n", False, b"")
def test_a_file_in_stretches_gives_the_same_rows(
    tmp_path: Path, first: list[str], then: list[str], end: str, final: bool, mark: bytes
) -> None:
    written = [line.replace("{n}", str(number)) for number, line in enumerate(["1,2,3"] * 20 + first + then)]
    path = tmp_path / "table.csv"
    path.write_bytes(mark + (end.join(["x,y,z", *written]) + (end if final else "")).encode())
    source = open_text(path)
    ours = list(source.chunks((1, 0), silent))
    with pytest.MonkeyPatch.context() as other:
        other.setattr(text, "kernel_loaded", lambda: False)
        theirs = list(source.chunks((1, 0), silent))
    assert rows_of(ours, 2) == rows_of(theirs, 2)
    assert list(places_of(ours)) == list(places_of(theirs))
    fractions = [chunk.fraction for chunk in ours]
    assert fractions == sorted(fractions, key=lambda fraction: fraction or 0.0)


@pytest.mark.usefixtures("small")
def test_a_cancel_ends_all_of_it(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("x,y\n" + "1.5,2.5\n" * 5000)
    heard = []

    def cancel(_fraction: float | None, _message: str, /) -> None:
        heard.append(len(threading.enumerate()))
        if len(heard) > 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        load(path, report=cancel)
    path.unlink()  # nobody holds it
    path.write_text("x,y\n" + "1.5,2.5\n" * 5000)
    assert len(load(path).points) == 5000


@pytest.mark.usefixtures("small")
def test_more_rows_than_there_is_room_for_at_first(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("x,y\n" + "".join(f"{row % 10},2\n" for row in range(3000)))
    assert load(path).points.x.tolist() == [row % 10 for row in range(3000)]


def test_a_file_that_is_worth_it_takes_this_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "table.csv"
    path.write_text("x,y\n" + "1.5,2.5\n" * 50_000)
    taken: list[Path] = []

    class Seen(plain.PlainText):
        def __init__(self, path: Path, start: int, parser: PlainParser) -> None:
            taken.append(path)
            super().__init__(path, start, parser)

    monkeypatch.setattr(text, "PlainText", Seen)
    for loaded, long, expected in ((True, 1 << 30, 1), (False, 1 << 30, 0), (False, 1 << 18, 1)):
        taken.clear()
        monkeypatch.setattr(text, "kernel_loaded", lambda loaded=loaded: loaded)
        monkeypatch.setattr(text, "_LONG", long)
        assert len(load(path).points) == 50_000
        assert len(taken) == expected


@pytest.mark.usefixtures("small")
def test_angles_are_no_plain_numbers(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("ra,dec\n" + "12:30:00,-10:30:00\n" * 100 + "12,-10\n" * 100)
    loaded = load(path)
    assert set(loaded.points.x.tolist()) == {187.5}
    assert set(loaded.points.y.tolist()) == {-10.5}
    assert loaded.dropped_total == 100
