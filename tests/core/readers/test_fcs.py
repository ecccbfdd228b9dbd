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


def test_several_data_sets(path: Path) -> None:
    plain = fcs({"a": np.array([1.0]), "b": np.array([2.0])})
    first = fcs({"a": np.array([1.0]), "b": np.array([2.0])}, more={"NEXTDATA": str(len(plain))})
    path.write_bytes(first + fcs({"a": np.array([3.0]), "b": np.array([4.0])}))
    assert open_fcs(path, None).tables == ("data set 1", "data set 2")
    assert points_of(path) == [(1.0, 2.0)]
    assert points_of(path, table="data set 2") == [(3.0, 4.0)]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"MODE": "C"}, "a.fcs stores its events as D in mode C"),
        ({"DATATYPE": "A"}, "a.fcs stores its events as A"),
        ({"TOT": "999999999999"}, "a.fcs is damaged"),
        ({"TOT": "-5"}, "a.fcs is damaged"),
        ({"PAR": "0"}, "a.fcs is damaged"),
        ({"PAR": "99999999"}, "a.fcs is damaged"),
        ({"P1B": "32"}, "a.fcs is damaged"),
        ({"DATATYPE": "I", "P1B": "10"}, "a.fcs stores numbers of 10 bits"),
    ],
)
def test_headers_that_lie(path: Path, more: dict[str, str], words: str) -> None:
    path.write_bytes(fcs({"a": np.array([1.0]), "b": np.array([2.0])}, more=more))
    assert refusal(lambda: points_of(path)).startswith(words)


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
