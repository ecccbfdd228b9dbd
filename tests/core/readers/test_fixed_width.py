import io
from pathlib import Path

import numpy as np
import pytest
from astropy.io import ascii as texts  # type: ignore[import-untyped]  # comes without types
from astropy.table import MaskedColumn, Table  # type: ignore[import-untyped]  # comes without types

from core.columns import ColumnChoice, DialectChoice, Kind
from core.loading import load
from core.readers import open_source
from core.readers.fixed_width import fixed_in
from core.readers.text import open_table
from tests.core.readers.damage import load_damaged, names_of, points_of, values_of

RNG = np.random.default_rng(7)
RA = RNG.uniform(0, 360, 200).round(6)
DEC = RNG.uniform(-90, 90, 200).round(6)
NAMES = np.array(["NGC 12 a", "M 31", "x"] * 66 + ["", "last one"])


def table() -> Table:
    magnitude = MaskedColumn(RNG.uniform(5, 20, 200).round(3), mask=np.arange(200) % 7 == 3)
    found = Table({"ra": RA, "name": NAMES, "dec": DEC, "mag": magnitude})
    found["ra"].unit = found["dec"].unit = "deg"
    return found


def written(path: Path, style: str) -> Path:
    out = io.StringIO()
    texts.write(table(), out, format=style)
    path.write_text(out.getvalue())
    return path


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("style", ["ipac", "mrt", "fixed_width_two_line", "rst"])
def test_what_astropy_writes_with_blanks_in_cells(tmp_path: Path, style: str) -> None:
    path = written(tmp_path / "a.txt", style)
    loaded = load(path, ColumnChoice(weight="mag"))
    assert (loaded.x, loaded.y, loaded.rows, loaded.dropped_total) == ("ra", "dec", 200, 29)
    kept = np.arange(200) % 7 != 3
    assert loaded.points.x.tolist() == RA[kept].tolist()
    assert loaded.points.y.tolist() == DEC[kept].tolist()
    kinds = {column.name: (column.kind, column.unit) for column in loaded.columns}
    assert kinds["name"][0] is Kind.TEXT
    if style in {"ipac", "mrt"}:
        assert kinds["ra"] == (Kind.NUMBER, "deg")


IPAC = r"""\note = 'made by hand'
\ a remark
|  ra   |    dec | -flag- |   kind |
| double| double |    int |   char |
|    deg|    deg |        |        |
|       |   null |   -999 |   null |
  10.5    -20.25     -999    a star
            30       7       2000 x
  11.5      null     8       b
"""


def test_what_is_missing_in_a_table_of_ipac(tmp_path: Path) -> None:
    path = tmp_path / "a.tbl"
    path.write_text(IPAC)
    source = open_source(path)
    assert names_of(source) == ["ra", "dec", "flag", "kind"]
    assert points_of(path) == [(10.5, -20.25)]
    loaded = load(path)
    assert [(drop.reason, drop.count) for drop in loaded.dropped] == [("missing", 2)]
    assert [example.line for example in loaded.dropped[0].examples] == [8, 9]
    assert str(values_of(source, "flag")) == "[[nan, 7.0, 8.0]]"


DESCRIBED = """Title: made by hand
================================================================================
Byte-by-byte Description of file: t.dat
--------------------------------------------------------------------------------
   Bytes Format Units  Label  Explanations
--------------------------------------------------------------------------------
   1-  3 I3     ---    Index  Running number
   5- 10 F6.2   deg    RAdeg  Right ascension
                              - goes on
  12- 17 F6.2   deg    DEdeg  [-90/90]?=99.99 Declination
      19 A1     ---    Flag   A flag
--------------------------------------------------------------------------------
Note (1): a note
--------------------------------------------------------------------------------
  1 120.50 -10.25 3
  2 121.50  99.99
  3        -11.00 x
"""


def test_a_byte_by_byte_description(tmp_path: Path) -> None:
    path = tmp_path / "a.dat"
    path.write_text(DESCRIBED)
    loaded = load(path)
    assert (loaded.x, loaded.y, loaded.units, loaded.rows) == ("RAdeg", "DEdeg", ("deg", "deg"), 3)
    assert points_of(path) == [(120.5, -10.25)]
    assert [example.line for example in loaded.dropped[0].examples] == [16, 17]
    for other in load_damaged(path, DESCRIBED.encode(), 3):
        assert other.rows < 20


def test_a_dialect_that_is_told_wins(tmp_path: Path) -> None:
    path = tmp_path / "a.tbl"
    path.write_text(IPAC)
    assert load(path, ColumnChoice("1", "2", dialect=DialectChoice(delimiter="", header=3))).rows == 6


@pytest.mark.parametrize(
    "text",
    [
        "x y\n--- ---\n1 2\n3 4\n",  # as well read at its blanks
        "| x | y |\n| 1 | 2 |\n| 3 | 4 |\n| 5 | 6 |\n| 7 | 8 |\n",
        "|x|y|\n|---|---|\n|1|2|\n|3|4|\n|5|6|\n",
        "a  b\n-- --\n1 x 2\n",
        "--- ---\n1 2\n",
        "\\only\n",
        "|\n",
        "",
    ],
)
def test_tables_whose_columns_do_not_stand_at_places(text: str) -> None:
    assert fixed_in(text.encode()) is None


def test_rows_between_bars_are_no_description(tmp_path: Path) -> None:
    path = tmp_path / "table.txt"
    path.write_text("|id  |  x   |   y  |\n|3102|  0.32| 4167 |\n|877 |  0.22| 4378 |\n")
    source = open_table(path)
    assert [column.name for column in source.columns] == ["column 1", "id", "x", "y"]
    path.write_text("|  ra|   dec|\n|real|double|\n")
    assert [column.name for column in open_table(path).columns] == ["ra", "dec"]


GAPS = """   id      school  years  score
    9  12-15 years 10.546    1.5
   11   < 12 years   4.25
   13   < 12 years  2.834   -2.5
 1004    16+ years    0.5 1000.5
 2005 none at all     12345678.5
   17    16+ years    1.5    3.5
"""


def test_names_above_columns_that_are_blank_between(tmp_path: Path) -> None:
    path = tmp_path / "a.dat"
    path.write_text(GAPS.replace(" 1004", "   15", 1).replace(" 2005 none at all     12345678.5", "") + "\n" * 3)
    loaded = load(path, ColumnChoice(x="years", y="score"))
    assert loaded.points.x.tolist() == [10.546, 2.834, 0.5, 1.5]
    assert loaded.points.y.tolist() == [1.5, -2.5, 1000.5, 3.5]
    assert (loaded.rows, loaded.dropped_total) == (5, 1)


def test_what_reaches_into_a_gap_and_what_touches() -> None:
    fixed = fixed_in(GAPS.replace(" 1004", "   15").replace(" 2005 none at all     12345678.5\n", "").encode())
    assert fixed
    rows = GAPS.splitlines()
    assert fixed.cells(rows[4]) == ["1004", "16+ years", "0.5", "1000.5"]
    assert fixed.cells(rows[5]) == [rows[5].strip()] * 4  # nobody knows which column it is in


@pytest.mark.parametrize(
    "text",
    [
        "a b c\n1 2 3\n4 5 6\n7 8 9\n",  # as well read at its blanks
        "a b c\n1 2 3\n4 5\n7 8 9 1\n",
        "1 2 3\n1 2 3\n4 5\n7   9\n",
        "a, b, c\n1, 2, 3\n4, 5\n7,  , 9\n",
        "  a b c\nr 1 2 3\ns 4   6\nt 7 8 9\n",
    ],
)
def test_other_rows_are_read_at_their_blanks(text: str) -> None:
    assert fixed_in(text.encode()) is None
