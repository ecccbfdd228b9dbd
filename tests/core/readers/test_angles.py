import math
from pathlib import Path

import pytest
from astropy.coordinates import Angle  # type: ignore[import-untyped]  # comes without types
from hypothesis import given
from hypothesis import strategies as st

from core.columns import Column, Kind, guess
from core.loading import load
from core.readers import open_source
from core.readers.angles import degrees_of, kind_of_angles
from tests.core.readers.damage import names_of, points_of


@given(
    st.integers(0, 23),
    st.integers(0, 59),
    st.integers(0, 5999),
    st.sampled_from([":", " ", "h m s", "d m s"]),
    st.sampled_from(["", "-", "+"]),
)
def test_degrees_are_those_of_an_independent_reader(
    whole: int, minutes: int, hundredths: int, marks: str, sign: str
) -> None:
    first, second, last = marks.split() if len(marks) > 1 else (marks, marks, "")
    text = f"{sign}{whole:02}{first}{minutes:02}{second}{hundredths / 100:05.2f}{last}"
    hours = first == "h"
    expected = Angle(text, unit=None if len(marks) > 1 else "deg").deg
    assert degrees_of(text, hours) == pytest.approx(expected, rel=1e-15, abs=1e-15)


@pytest.mark.parametrize(
    ("text", "hours", "degrees"),
    [
        ("12:30:00", True, 187.5),
        ("-00:30:00", False, -0.5),
        ("- 1 02 03.6", False, -1.0 - 2 / 60 - 3.6 / 3600),
        ("12 30.5", True, 187.625),
        ("12h30m00.00s", True, 187.5),
        ("+41° 16' 12\"", False, 41.27),
        ("23:59:60.0", True, 360.0),
    ],
)
def test_ways_of_writing(text: str, hours: bool, degrees: float) -> None:
    assert degrees_of(f' "{text}" ', hours) == pytest.approx(degrees, rel=1e-15)


@pytest.mark.parametrize("text", ["12:60:00", "25:00:00", "1:2", "12", "a", "12:30:00 Z", "2020-01-02", "١٢:30:00"])
def test_what_is_no_angle(text: str) -> None:
    value = degrees_of(text, True)
    assert value is not None
    assert math.isnan(value)
    assert degrees_of(" - ", True) is None


@pytest.mark.parametrize(
    ("name", "cells", "kind"),
    [
        ("RA", ["00:08:27.05", "", "23:00:00"], Kind.HOURS),
        ("ra [hms]", ["00 08 27.05"], Kind.HOURS),
        ("RA", ["123:08:27.05"], None),
        ("Dec", ["-00:08:27.05", "10:00:00"], Kind.ANGLE),
        ("lon", ["123:08:27.05"], Kind.ANGLE),
        ("anything", ["12h08m27s"], Kind.HOURS),
        ("anything", ["12d08m27s"], Kind.ANGLE),
        ("anything", ["-12:08:27"], Kind.ANGLE),
        ("time", ["12:08:27", "13:00:00"], None),
        ("hour", ["12:08"], None),
        ("RA", ["00:08:27.05", "north"], None),
        ("RA", ["", "-"], None),
    ],
)
def test_hours_degrees_and_times_of_the_day(name: str, cells: list[str], kind: Kind | None) -> None:
    assert kind_of_angles(name, cells) is kind


def test_angles_come_after_numbers_and_before_identifiers() -> None:
    angles = [Column("RA", Kind.HOURS), Column("Dec", Kind.ANGLE)]
    assert guess([Column("id"), *angles]) == (1, 2)
    assert guess([Column("id"), Column("size"), *angles]) == (2, 3)
    assert guess([Column("major"), Column("minor"), *angles]) == (0, 1)
    assert guess([Column("a", Kind.ANGLE), *angles[::-1]]) == (2, 1)


ROWS = 'M1,"05:34:31.94",+22:00:52.2\nM2,21:33:27.02,-00:49:23.7\nM3,13:42:11,\nM4,13:42:61,+28:22\n'


@pytest.mark.parametrize("header", ["name,RA,Dec\n", ""])
def test_a_table_of_angles(tmp_path: Path, header: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(header + ROWS[: ROWS.index("M4")])
    loaded = load(path)
    assert loaded.units == ("deg", "deg")
    assert list(zip(loaded.points.x, loaded.points.y, strict=True)) == [
        (pytest.approx(83.63308333333333), pytest.approx(22.0145)),
        (pytest.approx(323.36258333333333), pytest.approx(-0.82325)),
    ]
    assert [(drop.reason, drop.count) for drop in loaded.dropped] == [("missing", 1)]


CDS = """Byte-by-byte Description of file: stars.dat
--------------------------------------------------------------------------------
   Bytes Format Units  Label  Explanations
--------------------------------------------------------------------------------
   1-  2 A2     ---    Name   Name
   4-  5 I2     h      RAh    Hour
   7-  8 I2     min    RAm    Minute
  10- 14 F5.2   s      RAs    Second
      16 A1     ---    DE-    Sign
  17- 18 I2     deg    DEd    Degree
  20- 21 I2     arcmin DEm    Minute
  23- 26 F4.1   arcsec DEs    Second
--------------------------------------------------------------------------------
M1 05 34 31.94 +22 00 52.2
M2 21 33 27.02 - 0 49 23.7
M3
"""


def test_parts_of_angles_in_columns_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "stars.dat"
    path.write_text(CDS)
    assert names_of(open_source(path))[-3:] == ["DEs", "RA", "DE"]
    loaded = load(path)
    assert (loaded.x, loaded.y, loaded.dropped_total) == ("RA", "DE", 1)
    assert loaded.points.y.tolist() == [pytest.approx(22.0145), pytest.approx(-0.82325)]
    assert points_of(path, "RAh", "RAm") == [(5, 34), (21, 33)]
    path.write_text(CDS.replace("RAh ", "RAdeg"))
    assert names_of(open_source(path))[-1] == "DEs"
