import base64
import gzip
import math
import struct
from pathlib import Path

import numpy as np
import pytest
from astropy.io import fits  # type: ignore[import-untyped]  # comes without types
from astropy.table import Table  # type: ignore[import-untyped]  # comes without types

from core.readers import open_source
from core.readers.astronomy import open_fits, open_votable
from tests.core.readers.damage import load_damaged, names_of, points_of, refusal, values_of


def block(data: bytes, filler: bytes = b"\0") -> bytes:
    return data + filler * (-len(data) % 2880)


def cards(*lines: str) -> bytes:
    return block("".join(line.ljust(80) for line in (*lines, "END")).encode("ascii"), b" ")


PRIMARY = cards("SIMPLE  =                    T", "BITPIX  =                    8", "NAXIS   =                    0")


def table(rows: list[bytes], *columns: str, name: str = "EVENTS", told: int | None = None) -> bytes:
    """A binary table made by hand, by the letter of the standard."""
    return cards(
        "XTENSION= 'BINTABLE'",
        "BITPIX  =                    8",
        "NAXIS   =                    2",
        f"NAXIS1  = {len(rows[0]) if rows else 8:20}",
        f"NAXIS2  = {len(rows) if told is None else told:20}",
        "PCOUNT  =                    0",
        "GCOUNT  =                    1",
        f"TFIELDS = {sum(line.startswith('TFORM') for line in columns):20}",
        f"EXTNAME = '{name}'",
        *columns,
    ) + block(b"".join(rows))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.fits"


EVENTS = (
    "TTYPE1  = 'X       '",
    "TFORM1  = 'I       '",
    "TUNIT1  = 'pixel   '",
    "TLMIN1  =                    1",
    "TLMAX1  =                 8192",
    "TSCAL1  =                  0.5",
    "TZERO1  =                 10.0",
    "TNULL1  =                   -1",
    "TTYPE2  = 'Y       '",
    "TFORM2  = 'J       '",
    "TZERO2  =           2147483648",
    "TTYPE3  = 'V       '",
    "TFORM3  = '2E      '",
    "TTYPE4  = 'NAME    '",
    "TFORM4  = '3A      '",
    "TTYPE5  = 'OK      '",
    "TFORM5  = 'L       '",
    "TTYPE6  = 'BITS    '",
    "TFORM6  = '11X     '",
    "TTYPE7  = 'BIG     '",
    "TFORM7  = 'K       '",
    "TZERO7  =  9223372036854775808",
)


def event(x: int, y: int, ok: bytes = b"T", big: int = 0) -> bytes:
    return struct.pack(">hi2f3sc2sq", x, y - 2**31, 0.5, -0.25, b"abc", ok, b"\0\0", big - 2**63)


def test_an_event_list_with_scaled_and_vector_columns(path: Path) -> None:
    rows = [event(1, 7), event(-1, 8), event(3, 2**32 - 1, b"F", 2**64 - 1), event(4, 0, b"\0", 2**53 + 1)]
    path.write_bytes(PRIMARY + table(rows, *EVENTS))
    source = open_fits(path, None)
    assert names_of(source) == ["X", "Y", "V[0]", "V[1]", "NAME", "OK", "BITS", "BIG"]
    x, y, vector, ok, big = values_of(source, "X", "Y", "V[1]", "OK", "BIG")
    assert (x[0], x[2:], y, vector) == (10.5, [11.5, 12.0], [7.0, 8.0, 2.0**32 - 1, 0.0], [-0.25] * 4)
    assert math.isnan(x[1])
    assert ok[:3] == [1.0, 1.0, 0.0]
    assert big == [0.0, 0.0, float(2**64 - 1), float(2**53 + 1)]
    assert source.columns[0].unit == "pixel"
    with fits.open(path) as units:
        assert y == units[1].data["Y"].astype(float).tolist()
    points = points_of(path, "X", "Y")
    assert points == [(10.5, 7.0), (11.5, 2.0**32 - 1), (12.0, 0.0)]


def test_values_beyond_their_legal_limits_are_kept(path: Path) -> None:
    form = ("TTYPE1  = 'X'", "TFORM1  = 'I'", "TLMIN1  = 1", "TLMAX1  = 10", "TTYPE2  = 'Y'", "TFORM2  = 'I'")
    path.write_bytes(PRIMARY + table([struct.pack(">hh", x, 2) for x in (-5, 1, 10, 900)], *form))
    assert points_of(path) == [(-5.0, 2.0), (1.0, 2.0), (10.0, 2.0), (900.0, 2.0)]


def test_what_astropy_writes(path: Path) -> None:
    rng = np.random.default_rng(1)
    columns = {"id": np.arange(300_000), "ra": rng.normal(size=300_000), "dec": rng.normal(size=300_000).astype("f4")}
    Table(columns, units={"ra": "deg"}).write(path)
    source = open_fits(path, None)
    ra, dec = values_of(source, "ra", "dec")
    assert ra == columns["ra"].tolist()
    assert dec == columns["dec"].astype(float).tolist()
    assert source.columns[1].unit == "deg"
    path.write_bytes(gzip.compress(path.read_bytes(), 1))
    assert points_of(path) == list(zip(ra, dec, strict=True))


def test_a_row_of_arrays_is_a_table(path: Path) -> None:
    x, y = np.arange(300) ** 2 / 7, np.arange(300)[::-1] * 0.5
    columns = [
        fits.Column("ra", "300D", unit="deg", array=[x]),
        fits.Column("name", "7A", array=["a"]),
        fits.Column("dec", "300E", unit="deg", array=[y]),
        fits.Column("few", "2E", array=[[1, 2]]),
    ]
    fits.BinTableHDU.from_columns(columns).writeto(path)
    source = open_fits(path, None)
    assert (names_of(source), source.rows) == (["ra", "dec"], 300)
    assert [column.unit for column in source.columns] == ["deg", "deg"]
    assert points_of(path) == list(zip(x.tolist(), y.tolist(), strict=True))
    target = fits.BinTableHDU.from_columns([fits.Column("ra", "D", array=[1]), fits.Column("dec", "D", array=[2])])
    rows = fits.BinTableHDU.from_columns(columns, name="ROWS")
    others = fits.BinTableHDU.from_columns([fits.Column(name, "D", array=[1, 2]) for name in ("a", "b")], name="OTHERS")
    fits.HDUList([fits.PrimaryHDU(), target, others, rows]).writeto(path, overwrite=True)
    assert open_fits(path, None).tables == ("ROWS", "table (1)", "OTHERS")


def test_several_tables_and_pictures(path: Path) -> None:
    image = fits.ImageHDU(np.zeros((4, 4)), name="SKY")
    few = fits.BinTableHDU(Table({"x": [1.0], "y": [2.0]}), name="FEW")
    gti = fits.BinTableHDU(Table({"START": [1.0] * 5, "STOP": [2.0] * 5}), name="GTI")
    text = fits.TableHDU.from_columns(
        [fits.Column("x", "F8.3", array=[1.5]), fits.Column("y", "I4", array=[3])], name="TEXT"
    )
    fits.HDUList([fits.PrimaryHDU(), image, gti, few, text]).writeto(path)
    assert open_fits(path, None).tables == ("FEW", "TEXT", "GTI")
    assert points_of(path) == [(1.0, 2.0)]
    assert points_of(path, table="GTI") == [(1.0, 2.0)] * 5
    assert points_of(path, table="TEXT") == [(1.5, 3.0)]


def test_what_follows_on_the_last_unit_does_not_count(path: Path) -> None:
    rows = [struct.pack(">dd", 1.0, 2.0)] * 3
    form = ("TTYPE1  = 'x'", "TFORM1  = 'D'", "TTYPE2  = 'y'", "TFORM2  = 'D'")
    whole = PRIMARY + table(rows, *form)
    path.write_bytes(whole + b"no unit" * 1000)
    assert points_of(path) == [(1.0, 2.0)] * 3
    with path.open("r+b") as file:
        file.truncate(len(whole))
        file.truncate(1 << 40)  # a terabyte of zeros that take no room
    assert points_of(path) == [(1.0, 2.0)] * 3


def test_random_groups_and_pictures_before_a_table(path: Path) -> None:
    groups = cards(
        *("SIMPLE  = T", "BITPIX  = -32", "NAXIS   = 3", "NAXIS1  = 0", "NAXIS2  = 3", "NAXIS3  = 5"),
        *("GROUPS  = T", "PCOUNT  = 2", "GCOUNT  = 7"),
    )
    form = ("TTYPE1  = 'x'", "TFORM1  = 'D'", "TTYPE2  = 'y'", "TFORM2  = 'D'")
    data = block(bytes(4 * 7 * (2 + 15)))
    path.write_bytes(groups + data + table([struct.pack(">dd", 1.0, 2.0)], *form))
    assert points_of(path) == [(1.0, 2.0)]


def test_fits_files_without_tables_and_cut_off(path: Path) -> None:
    path.write_bytes(PRIMARY)
    assert refusal(lambda: open_fits(path, None)).startswith("a.fits holds no table")
    rows = [event(1, 7)] * 200
    whole = PRIMARY + table(rows, *EVENTS)
    path.write_bytes(whole[:-2880])
    assert "was not written to its end" in refusal(lambda: points_of(path)) or "in the middle" in refusal(
        lambda: points_of(path)
    )
    path.write_bytes(PRIMARY + table(rows, *EVENTS, told=10**12))
    refusal(lambda: points_of(path))
    path.write_bytes(PRIMARY + table([], *EVENTS))
    refusal(lambda: points_of(path))
    for loaded in load_damaged(path, whole, 3):
        assert loaded.rows <= 200


VOTABLE = """<?xml version="1.0"?>
<VOTABLE version="1.3" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE>
<TABLE name="stars"><FIELD name="ID" datatype="int"><VALUES null="-9"/></FIELD>
<FIELD name="RAJ2000" unit="deg" datatype="double"/><FIELD name="DEJ2000" unit="deg" datatype="float"/>
<FIELD name="Type" datatype="char" arraysize="*"/>{data}</TABLE></RESOURCE></VOTABLE>"""
ROWS = "<DATA><TABLEDATA><TR><TD>1</TD><TD>10.1</TD><TD>-0.5</TD><TD>a</TD></TR>" + (
    "<TR><TD>-9</TD><TD></TD><TD>2.5</TD><TD/></TR></TABLEDATA></DATA>"
)


@pytest.fixture
def votable(tmp_path: Path) -> Path:
    return tmp_path / "a.vot"


def test_a_votable_of_text(votable: Path) -> None:
    votable.write_text(VOTABLE.format(data=ROWS))
    source = open_votable(votable, None)
    assert names_of(source) == ["ID", "RAJ2000", "DEJ2000", "Type"]
    assert [column.unit for column in source.columns] == [None, "deg", "deg", None]
    assert source.tables == ("stars",)
    assert points_of(votable) == [(10.1, -0.5)]


def test_a_votable_in_binary(votable: Path) -> None:
    rows = b"".join(struct.pack(">idfi1s", number, 10.1 + number, -0.5, 1, b"a") for number in range(3))
    stream = f'<DATA><BINARY><STREAM encoding="base64">{base64.b64encode(rows).decode()}</STREAM></BINARY></DATA>'
    votable.write_text(VOTABLE.format(data=stream))
    assert points_of(votable) == [(10.1 + number, -0.5) for number in range(3)]


@pytest.mark.parametrize("outside", ['href="file:///etc/passwd"', "\n href = 'https://example.org/x'"])
def test_a_votable_that_refers_to_other_files_is_refused(votable: Path, outside: str) -> None:
    votable.write_text(VOTABLE.format(data=f'<DATA><FITS><STREAM actuate="onLoad" {outside}/></FITS></DATA>'))
    assert refusal(lambda: points_of(votable)).startswith("a.vot refers to another file for its data")


def test_what_no_table_is_as_deep_as_is_refused_at_once(votable: Path) -> None:
    votable.write_text("<VOTABLE>" + "<RESOURCE>" * 300 + "</RESOURCE>" * 300 + "</VOTABLE>")
    assert refusal(lambda: points_of(votable)).startswith("a.vot has 256 elements inside of each other in line 1")


def test_entities_are_refused(votable: Path) -> None:
    bomb = '<!DOCTYPE v [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    votable.write_text(VOTABLE.format(data=ROWS).replace("\n", bomb, 1))
    assert refusal(lambda: points_of(votable)).startswith("a.vot defines entities")


def test_a_document_type_alone_is_harmless(votable: Path) -> None:
    told = '<!DOCTYPE VOTABLE SYSTEM "http://us-vo.org/xml/VOTable.dtd">'
    votable.write_text(VOTABLE.format(data=ROWS).replace("\n", told, 1))
    assert points_of(votable) == [(10.1, -0.5)]


def test_what_breaks_the_rules_is_told(votable: Path) -> None:
    votable.write_text(VOTABLE.format(data=ROWS).replace('datatype="float"', 'datatype="bar"'))
    message = refusal(lambda: points_of(votable))
    assert message.startswith("a.vot breaks the rules of VOTables: Unknown datatype 'bar' on field 'DEJ2000'. Get it")


def test_a_damaged_votable_is_refused(votable: Path) -> None:
    votable.write_text(VOTABLE.format(data=""))
    refusal(lambda: points_of(votable))
    for loaded in load_damaged(votable, VOTABLE.format(data=ROWS).encode(), 2):
        assert loaded.rows <= 2


def test_units_of_an_old_library(path: Path) -> None:
    form = ("TTYPE1  = 'ra'", "TFORM1  = 'D'", "TUNIT1  = 'Angle[deg]'", "TTYPE2  = 'dec'", "TFORM2  = 'D'")
    path.write_bytes(PRIMARY + table([struct.pack(">dd", 1.0, 2.0)], *form))
    assert [column.unit for column in open_fits(path, None).columns] == ["deg", None]


PHOTOMETRY = "".join(
    line.removesuffix("+").ljust(79) + ("\\" if line.endswith("+") else " ") + "\n"
    for line in (
        *("#K IRAF = V2.1 version %-23s", "#"),
        *("#N ID    XCENTER   YCENTER   MAG         +", "#U ##    pixels    pixels    magnitudes  +"),
        *("#F %-9d  %-10.3f   %-10.3f   %-12.3f", "#"),
        *("#N         SHARPNESS   CHI", "#U         ##          ##", "#F         %-23.3f     %-12.3f", "#"),
        *("1        10.500    20.250    15.125      +", "           -0.250      0.500"),
        *("2        11.500    21.250    INDEF       +", "           0.125       0.750"),
    )
)


def test_photometry_whose_rows_run_over_lines(tmp_path: Path) -> None:
    path = tmp_path / "stars.mag"
    path.write_text(PHOTOMETRY)
    source = open_source(path)
    assert names_of(source) == ["ID", "XCENTER", "YCENTER", "MAG", "SHARPNESS", "CHI"]
    assert source.columns[1].unit == "pixels"
    assert points_of(path) == [(10.5, 20.25), (11.5, 21.25)]
    assert points_of(path, "MAG", "CHI") == [(15.125, 0.5)]
    path.write_text(PHOTOMETRY[: PHOTOMETRY.index("1     ")])
    assert "has columns but no rows" in refusal(lambda: points_of(path))
    load_damaged(path, PHOTOMETRY.encode(), 2)
