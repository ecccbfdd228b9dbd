from collections.abc import Callable
from pathlib import Path

import pytest

from core.columns import ColumnChoice
from core.errors import UserError
from core.loading import load
from core.readers import open_source, well_log
from core.readers.arff import is_arff
from core.readers.well_log import is_well_log

HEADER = """# by hand
~Version information
 VERS.   2.0 : CWLS log ASCII standard
 WRAP.   {wrap} : of lines
 DLM .   {delimiter} : between cells
~Well
 NULL .  -999.25 : what is missing
 DATE .  12:30 : time: when
~Curve information
#MNEM.UNIT  code
 DEPT .M      : depth
 DT   .US/M   60 520 : sonic
 GR.GAPI
~Other
 Note: 1 2 3
~A  DEPT  DT  GR
"""
ROWS = ["10.5 -999.25 3", "11.0 2.5 1e2", "# a remark", "", "11.5 3.5", "12 4.5 -999.2500"]


@pytest.mark.parametrize("block", [1 << 18, 5])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", ["SPACE", "COMMA"])
def test_a_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int, end: str, delimiter: str) -> None:
    monkeypatch.setattr(well_log, "_BLOCK", block)
    rows = [row.replace(" ", ",") if delimiter == "COMMA" else row for row in ROWS]
    path = tmp_path / "a.las"
    path.write_bytes(end.join([*HEADER.format(wrap="NO", delimiter=delimiter).splitlines(), *rows]).encode())
    loaded = load(path)
    assert [(column.name, column.unit) for column in loaded.columns] == [("DEPT", "M"), ("DT", "US/M"), ("GR", "GAPI")]
    assert (loaded.points.x.tolist(), loaded.points.y.tolist()) == ([11.0, 11.5, 12.0], [2.5, 3.5, 4.5])
    assert (loaded.rows, loaded.dropped_total) == (4, 1)
    assert load(path, ColumnChoice(y="GR")).points.y.tolist() == [3.0, 100.0]


@pytest.mark.parametrize("block", [1 << 18, 4])
def test_rows_that_are_wrapped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int) -> None:
    monkeypatch.setattr(well_log, "_BLOCK", block)
    path = tmp_path / "a.las"
    path.write_text(HEADER.format(wrap="YES", delimiter="SPACE") + "10\n 1 2\n11\n 3\n 4\n12\n 5 6\n13\n 7\n")
    loaded = load(path, ColumnChoice(x="DT", y="GR"))
    assert (loaded.points.x.tolist(), loaded.points.y.tolist()) == ([1.0, 3.0, 5.0], [2.0, 4.0, 6.0])
    assert (loaded.rows, loaded.dropped_total) == (4, 1)


def test_a_log_without_curves_or_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.las"
    path.write_text("~V\n VERS. 2.0 : x\n~A\n1 2\n")
    with pytest.raises(UserError, match="names no columns"):
        open_source(path)
    path.write_text(HEADER.format(wrap="NO", delimiter="SPACE"))
    with pytest.raises(UserError):
        load(path)


@pytest.mark.parametrize("tells", [is_well_log, is_arff])
@pytest.mark.parametrize("start", [b"\n" * 5000, b"#\n" * 5000, b"# a\r\n\n" * 5000, b"%\n" * 5000, b" " * 50_000])
def test_what_only_begins_like_one_is_told_at_once(tells: Callable[[bytes], bool], start: bytes) -> None:
    assert not tells(start + b"x")
