import struct
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from core.loading import load
from core.readers.statistics import open_sas, open_stata
from tests.core.readers.damage import load_damaged, names_of, points_of, refusal, values_of

FRAME = pd.DataFrame(
    {"n": np.arange(3, dtype="i4"), "x": [1.5, np.nan, -3.25], "y": [0.1, 2.0, 4.0], "t": ["a", "b", "c"]}
)


@pytest.mark.parametrize("version", [114, 117, 118, 119])
def test_stata_files(tmp_path: Path, version: int) -> None:
    path = tmp_path / "a.dta"
    FRAME.to_stata(path, write_index=False, version=version)  # type: ignore[arg-type]  # one of its versions
    source = open_stata(path, None)
    assert names_of(source) == ["n", "x", "y", "t"]
    assert [column.numeric for column in source.columns] == [True, True, True, False]
    assert values_of(source, "y", "n") == [[0.1, 2.0, 4.0], [0.0, 1.0, 2.0]]
    loaded = load(path)
    assert (len(loaded.points), loaded.rows) == (2, 3)
    assert [(drop.reason, drop.count) for drop in loaded.dropped] == [("missing", 1)]


def test_damaged_stata_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.dta"
    FRAME.to_stata(path, write_index=False, version=118)
    for loaded in load_damaged(path, path.read_bytes(), 2):
        assert loaded.rows <= 3


def ibm(value: float) -> bytes:
    """The number as SAS stores it in transport files."""
    if value == 0:
        return bytes(8)
    sign, value, exponent = (0x80 if value < 0 else 0), abs(value), 0
    while value >= 1:
        value, exponent = value / 16, exponent + 1
    while value < 1 / 16:
        value, exponent = value * 16, exponent - 1
    return struct.pack(">Q", (sign | exponent + 64) << 56 | int(value * 2**56))


def transport(names: list[str], rows: Sequence[tuple[float, ...]]) -> bytes:
    """A transport file made by hand, by SAS's technical note."""
    stamp = b"16FEB11:10:07:55"
    text = b"HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!".ljust(80, b"0")[:78] + b"  "
    text += (b"SAS     SAS     SASLIB  6.06    bsd4.2  " + b" " * 24 + stamp) + stamp.ljust(80)
    text += b"HEADER RECORD*******MEMBER  HEADER RECORD!!!!!!!000000000000000001600000000140  "
    text += b"HEADER RECORD*******DSCRPTR HEADER RECORD!!!!!!!000000000000000000000000000000  "
    text += (b"SAS     POINTS  SASDATA 6.06    bsd4.2  " + b" " * 24 + stamp) + stamp.ljust(80)
    text += b"HEADER RECORD*******NAMESTR HEADER RECORD!!!!!!!000000%04d00000000000000000000  " % len(names)
    fields = b""
    for at, name in enumerate(names):
        fields += struct.pack(
            ">hhhh8s40s8shhh2s8shhl52s",
            1,
            0,
            8,
            at + 1,
            name.encode().ljust(8),
            b" " * 40,
            b" " * 8,
            0,
            0,
            0,
            b"\0\0",
            b" " * 8,
            0,
            0,
            8 * at,
            bytes(52),
        )
    text += fields.ljust(-(-len(fields) // 80) * 80)
    text += b"HEADER RECORD*******OBS     HEADER RECORD!!!!!!!000000000000000000000000000000  "
    data = b"".join(ibm(value) for row in rows for value in row)
    return text + data.ljust(-(-len(data) // 80) * 80)


def test_sas_transport_files(tmp_path: Path) -> None:
    path = tmp_path / "a.xpt"
    rows = [(1.5, -2.0, 100.0), (0.25, 1024.0, 0.0), (3.0, 4.0, 5.0), (7.0, 8.0, 9.0), (1.0, 2.0, 3.0)]
    path.write_bytes(transport(["ID", "X", "Y"], rows))
    assert names_of(open_sas(path, None)) == ["ID", "X", "Y"]
    assert points_of(path) == [row[1:] for row in rows]


def test_damaged_sas_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xpt"
    data = transport(["X", "Y"], [(1.5, -2.0)] * 10)
    for loaded in load_damaged(path, data, 2):
        assert loaded.rows <= 10
    path = tmp_path / "a.sas7bdat"
    path.write_bytes(bytes(12) + bytes.fromhex("c2ea8160b31411cfbd92080009c7318c") + bytes(5000))
    assert refusal(lambda: points_of(path)).startswith("a.sas7bdat ")


def test_dates_are_times_that_can_be_asked_for_as_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.dta"
    frame = FRAME.assign(day=np.array(["1960-01-01", "1960-01-03", "NaT"], "M8[s]"))
    frame.to_stata(path, write_index=False, convert_dates={"day": "td"})
    source = open_stata(path, None)
    assert [column.kind.value for column in source.columns][-1] == "time"
    assert str(values_of(source, "day")) == "[[0.0, 2.0, nan]]"
