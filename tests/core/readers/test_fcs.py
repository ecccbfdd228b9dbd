from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import UserError
from core.readers.fcs import open_fcs
from tests.core.readers.damage import load_damaged, names_of, points_of, refusal, values_of, variants


def fcs(
    columns: dict[str, Any], version: bytes = b"FCS3.1", far: bool = False, more: Mapping[str, str] | None = None
) -> bytes:
    """A data set made by hand, by the letter of the standard."""
    arrays = [np.asarray(values) for values in columns.values()]
    big = arrays[0].dtype.byteorder == ">"
    kind = {"f4": "F", "f8": "D"}.get(arrays[0].dtype.str[1:], "I")
    table = np.zeros(len(arrays[0]), [(f"c{at}", array.dtype) for at, array in enumerate(arrays)])
    for at, array in enumerate(arrays):
        table[f"c{at}"] = array
    data = table.tobytes()
    keywords = {
        **{"$PAR": str(len(arrays)), "$TOT": str(len(table)), "$DATATYPE": kind, "$MODE": "L", "$NEXTDATA": "0"},
        "$BYTEORD": "4,3,2,1" if big else "1,2,3,4",
    }
    for at, (name, array) in enumerate(zip(columns, arrays, strict=True), 1):
        keywords |= {f"$P{at}N": name, f"$P{at}B": str(8 * array.dtype.itemsize), f"$P{at}R": "1024"}
    keywords |= {f"${name}": value for name, value in (more or {}).items()}
    start = 58 + 2000
    keywords |= {"$BEGINDATA": str(start), "$ENDDATA": str(start + len(data) - 1)}
    mark = "/"
    text = mark + "".join(f"{key}{mark}{value.replace(mark, mark * 2)}{mark}" for key, value in keywords.items())
    offsets = (58, 58 + len(text.encode()) - 1, *((0, 0) if far else (start, start + len(data) - 1)), 0, 0)
    head = version.ljust(10) + "".join(f"{offset:8}" for offset in offsets).encode()
    return (head + text.encode()).ljust(start) + data


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.fcs"


@pytest.mark.parametrize("version", [b"FCS2.0", b"FCS3.0", b"FCS3.1"])
@pytest.mark.parametrize("kind", ["<f4", ">f4", "<f8", ">f8", "<u2", ">u4"])
@pytest.mark.parametrize("far", [False, True])
def test_events_come_back(path: Path, version: bytes, kind: str, far: bool) -> None:
    x = np.array([0, 1, 1023, 7], kind)
    y = np.array([5, 4, 3, 2], kind)
    path.write_bytes(fcs({"FSC-A": x, "SSC-A": y, "Time": x}, version, far, {"P3S": "when/then"}))
    source = open_fcs(path, None)
    assert names_of(source) == ["FSC-A", "SSC-A", "Time when/then"]
    assert points_of(path) == list(zip(x.astype(float), y.astype(float), strict=True))


def test_only_the_bits_of_the_range_count(path: Path) -> None:
    x = np.array([0xFC00 | 5, 1023], "<u2")
    path.write_bytes(fcs({"a": x, "b": np.array([1, 2], "u1")}))
    assert values_of(open_fcs(path, None), "a", "b") == [[5.0, 1023.0], [1.0, 2.0]]


def packed(rows: list[tuple[int, ...]], widths: tuple[int, ...], order: str) -> bytes:
    """Whole numbers of any width without a gap, bit after bit."""
    bits: list[int] = []
    for row in rows:
        for value, width in zip(row, widths, strict=True):
            own = [value >> at & 1 for at in range(width)]
            bits += own if order == "1,2,3,4" else own[::-1]
    bits += [0] * (-len(bits) % 8)
    octets = [bits[at : at + 8] for at in range(0, len(bits), 8)]
    return bytes(int("".join(map(str, one[::-1] if order == "1,2,3,4" else one)), 2) for one in octets)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(1, 64), min_size=2, max_size=4), st.sampled_from(["1,2,3,4", "4,3,2,1"]), st.data())
def test_numbers_of_any_width(path: Path, widths: list[int], order: str, data: st.DataObject) -> None:
    rows = data.draw(st.lists(st.tuples(*(st.integers(0, 2**width - 1) for width in widths)), min_size=1, max_size=20))
    content = packed(rows, tuple(widths), order)
    more = {"TOT": str(len(rows)), "PAR": str(len(widths)), "BYTEORD": order}
    more |= {f"P{at}{key}": value for at, width in enumerate(widths, 1) for key, value in _told(at, width).items()}
    path.write_bytes(fcs({"a": np.frombuffer(content, "u1")}, more=more))
    source = open_fcs(path, None)
    assert values_of(source, *names_of(source)) == [[float(row[at]) for row in rows] for at in range(len(widths))]


def _told(number: int, width: int) -> dict[str, str]:
    return {"N": f"p{number}", "B": str(width), "R": str(2**width)}


def test_many_numbers_of_odd_width_come_in_blocks(path: Path) -> None:
    count = 300_001
    rows = np.arange(count, dtype="u4") % 2**20
    content = np.packbits(np.unpackbits(rows.view("u1").reshape(count, 4), axis=1, bitorder="little")[:, :20].ravel())
    bits = np.unpackbits(content).reshape(-1, 8)[:, ::-1]  # the lowest bit first
    more = {"TOT": str(count // 2), "PAR": "2", "DATATYPE": "I"}
    more |= {"P1N": "a", "P2N": "b", "P1B": "20", "P2B": "20", "P1R": "1048576", "P2R": "1048576"}
    path.write_bytes(fcs({"a": np.packbits(bits)}, more=more))
    a, b = values_of(open_fcs(path, None), "a", "b")
    assert a == rows[:-1:2].tolist()
    assert b == rows[1::2].tolist()


def test_each_parameter_may_be_of_its_own_kind(path: Path) -> None:
    content = np.array([(1, 0.5), (70000, 1.25)], "<u4,<f8").view("u1")
    more = {"TOT": "2", "PAR": "2", "DATATYPE": "D", "P1DATATYPE": "I", "P1B": "32", "P2B": "64", "P1R": "100000"}
    path.write_bytes(fcs({"a": content}, b"FCS3.2", more=more | {"P1N": "a", "P2N": "b", "P2R": "1"}))
    assert points_of(path) == [(1.0, 0.5), (70000.0, 1.25)]


def test_an_empty_value_and_an_end_that_is_told_too_early(path: Path) -> None:
    data = fcs({"a": np.array([1.0, 2.0]), "b": np.array([3.0, 4.0])}, more={"SYS": "?"})
    path.write_bytes(data.replace(b"/$SYS/?/", b"/$SYS// ", 1))
    assert points_of(path) == [(1.0, 3.0), (2.0, 4.0)]
    path.write_bytes(data.replace(b"/$ENDDATA/2089/", b"/$ENDDATA/2088/").replace(b"2058    2089", b"2058    2088"))
    assert b"2089" not in path.read_bytes()
    assert points_of(path) == [(1.0, 3.0), (2.0, 4.0)]


def test_brackets_in_a_name_are_no_unit(path: Path) -> None:
    path.write_bytes(fcs({"V1-A": np.array([1.0]), "B1-A": np.array([2.0])}, more={"P1S": "CD4 (BV421)"}))
    assert [(column.name, column.unit) for column in open_fcs(path, None).columns] == [
        ("V1-A CD4 (BV421)", None),
        ("B1-A", None),
    ]


def test_several_data_sets(path: Path) -> None:
    plain = fcs({"a": np.array([1.0]), "b": np.array([2.0])})
    first = fcs({"a": np.array([1.0]), "b": np.array([2.0])}, more={"NEXTDATA": str(len(plain))})
    path.write_bytes(first + fcs({"a": np.array([3.0]), "b": np.array([4.0])}))
    assert open_fcs(path, None).tables == ("data set 1", "data set 2")
    assert points_of(path) == [(1.0, 2.0)]
    assert points_of(path, table="data set 2") == [(3.0, 4.0)]


@pytest.mark.parametrize(("widths", "text"), [(("5", "3"), b"    1  2   30 40"), (("*", "*"), b" 1 2\r\n30,40 ")])
def test_events_that_are_written_in_digits(path: Path, widths: tuple[str, str], text: bytes) -> None:
    data = text.ljust(16)
    more = {"DATATYPE": "A", "TOT": "2", "P1B": widths[0], "P2B": widths[1]}
    whole = fcs({"a": np.array([0.0]), "b": np.array([0.0])}, more=more)
    path.write_bytes(whole[:-16] + data)
    assert points_of(path) == [(1.0, 2.0), (30.0, 40.0)]
    path.write_bytes(whole[:-16] + data.replace(b"3", b"\xff"))
    assert refusal(lambda: points_of(path)).startswith("a.fcs stores its events as A")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"MODE": "C"}, "a.fcs stores its events as D in mode C"),
        ({"DATATYPE": "A"}, "a.fcs stores its events as A"),
        ({"TOT": "999999999999"}, "a.fcs is damaged"),
        ({"TOT": "-5"}, "a.fcs is damaged"),
        ({"NEXTDATA": "-5"}, "a.fcs is damaged"),
        ({"PAR": "0"}, "a.fcs is damaged"),
        ({"PAR": "99999999"}, "a.fcs is damaged"),
        ({"P1B": "32"}, "a.fcs is damaged"),
        ({"DATATYPE": "I", "P1B": "65"}, "a.fcs is damaged"),
        ({"P1DATATYPE": "I", "P1B": "10"}, "a.fcs is damaged"),
        ({"BYTEORD": "3,4,1,2"}, "a.fcs stores its bytes in the order 3,4,1,2"),
    ],
)
def test_headers_that_lie(path: Path, more: dict[str, str], words: str) -> None:
    path.write_bytes(fcs({"a": np.array([1.0]), "b": np.array([2.0])}, more=more))
    assert refusal(lambda: points_of(path)).startswith(words)


@pytest.mark.parametrize("offsets", ["     -58     182", "      58    2000    -100     100"])
def test_offsets_before_the_file_are_refused(path: Path, offsets: str) -> None:
    data = fcs({"a": np.array([1.0]), "b": np.array([2.0])})
    path.write_bytes(data[:10] + offsets.encode() + data[10 + len(offsets) :])
    assert refusal(lambda: open_fcs(path, None)).startswith("a.fcs is damaged")


def test_damage_is_refused(path: Path) -> None:
    data = fcs({"a": np.arange(50.0), "b": np.arange(50.0)})
    for loaded in load_damaged(path, data, 60):
        assert loaded.rows <= 50
    for variant in variants(data[:600], 200, 1):
        path.write_bytes(variant + data[len(variant) :])
        try:
            source = open_fcs(path, None)
        except UserError:
            continue
        try:
            values_of(source, *names_of(source))
        except UserError:
            continue


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_any_bytes_are_refused(path: Path, data: bytes) -> None:
    path.write_bytes(b"FCS3.0    " + data)
    refusal(lambda: open_fcs(path, None))
