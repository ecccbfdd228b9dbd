from pathlib import Path

import numpy as np
import pytest
from astropy.io import fits  # type: ignore[import-untyped]  # comes without types

from core.readers.astronomy import open_fits
from tests.core.readers.damage import load_damaged, names_of, points_of, refusal, values_of

COLUMNS = (
    fits.Column("x", "I6", null="*", array=[1, -2, 3, 4]),
    fits.Column("y", "E15.7", null="---", unit="deg", array=[1.5, 0.25, -3e20, 4.0]),
    fits.Column("d", "D25.17", array=[0.1, 1 / 3, 1e-300, 5.0]),
    fits.Column("t", "A4", array=["a", "b c", "", "d"]),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "a.fits"
    fits.TableHDU.from_columns(COLUMNS, name="T").writeto(place)
    return place


def put(path: Path, row: int, column: int, text: str) -> None:
    """Write a text into a field of the table."""
    with fits.open(path) as units:
        header, start = units[1].header, units[1].fileinfo()["datLoc"]
    at = start + row * header["NAXIS1"] + header[f"TBCOL{column}"] - 1
    data = path.read_bytes()
    path.write_bytes(data[:at] + text.encode() + data[at + len(text) :])


def test_numbers_are_those_that_astropy_reads(path: Path) -> None:
    source = open_fits(path, None)
    assert names_of(source) == ["x", "y", "d", "t"]
    assert [(one.kind.value, one.unit) for one in source.columns] == [
        *(("number", None), ("number", "deg"), ("number", None), ("text", None))
    ]
    with fits.open(path) as units:
        expected = [np.asarray(units[1].data[name], float).tolist() for name in "xyd"]
    assert values_of(source, "x", "y", "d") == expected


def test_what_is_not_defined_or_blank_is_missing(path: Path) -> None:
    put(path, 0, 1, "     *")
    put(path, 1, 2, "---            ")
    put(path, 2, 1, "      ")
    assert str(values_of(open_fits(path, None), "x", "y")) == "[[nan, -2.0, nan, 4.0], [1.5, nan, -3e+20, 4.0]]"
    assert points_of(path) == [(4.0, 4.0)]


def test_scaled_numbers(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data.replace(b"TTYPE4  = 't       '", b"TSCAL1  =  2.5      "))
    assert values_of(open_fits(path, None), "x") == [[2.5, -5.0, 7.5, 10.0]]


def _without_place(data: bytes) -> bytes:
    at = data.index(b"TBCOL4  =") + 10
    return data[:at] + b"              999999" + data[at + 20 :]


def test_damage_is_refused(path: Path) -> None:
    data = path.read_bytes()
    put(path, 3, 1, "  4x  ")
    assert refusal(lambda: points_of(path)).startswith("a.fits is damaged")
    path.write_bytes(data.replace(b"NAXIS2  =                    4", b"NAXIS2  =              9999999"))
    assert refusal(lambda: points_of(path)).startswith("a.fits ends in the middle")
    path.write_bytes(_without_place(data))
    assert refusal(lambda: points_of(path)).startswith("a.fits is damaged")
    for loaded in load_damaged(path, data, 2):
        assert loaded.rows <= 4


def test_a_fault_after_the_first_rows_is_told_with_them(path: Path) -> None:
    many = fits.TableHDU.from_columns([fits.Column(name, "I6", array=np.arange(3000)) for name in "xy"])
    many.writeto(path, overwrite=True)
    put(path, 2500, 2, "   4x ")
    message = refusal(lambda: values_of(open_fits(path, None), "y"))
    assert message.startswith("a.fits is damaged: there is no number where one should be, among the rows 1 to 3000")
