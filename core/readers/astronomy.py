"""FITS tables and event lists, VOTable, DAOPHOT; the one module that imports astropy, in a process of its own."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from astropy.io import fits, votable  # type: ignore[import-untyped]  # comes without types
from typing_extensions import override

from core.columns import Column, Kind
from core.errors import UserError
from core.readers.fits_tables import BinaryTable, LyingTable, opened_table, plain_unit, rows_in
from core.readers.fits_texts import TextTable
from core.readers.tables import Field, MemorySource, likeliest, picked
from core.readers.xml_elements import Elements, parse

_BLOCK = 2880
_MOST_BLOCKS = 10_000  # of one header
_END = re.compile(rb"^(?:.{80})*?END {77}", re.DOTALL)
_MOST_ITEMS = 100
_LONGEST_REASON = 100
_MOST_ROWS_A_BYTE = 1000  # of a VOTable, whose data may be packed


def open_fits(path: Path, table: str | None) -> BinaryTable | LyingTable | TextTable:
    """Open a FITS file: its binary and ASCII tables.

    Raises
    ------
    UserError
        If there is no table in it, or not the one that is wanted, or the file was cut off.
    """
    found: dict[str, _Unit] = {}
    for number, unit in enumerate(_units(path)):
        if unit.kind in {"BINTABLE", "A3DTABLE", "TABLE"} and "ZIMAGE" not in unit.header:
            name = str(unit.header.get("EXTNAME", "")).strip().upper()
            found[name if name and name not in found else f"{name or 'table'} ({number})"] = unit
    if not found:
        raise UserError(
            "{file} holds no table, pictures perhaps", "Choose a catalogue or an event list.", file=path.name
        )
    names = likeliest([(name, _names(unit), _rows(unit)) for name, unit in found.items()])
    chosen = picked(names, table, path.name)
    source = _opened(path, found[chosen])
    source.tables, source.table = tuple(names), chosen
    return source


@dataclass(frozen=True, slots=True)
class _Unit:
    """One unit of a file: the cards of its header, and where its data begin."""

    header: Any
    start: int

    @property
    def kind(self) -> str:
        """What its header says that it is, the empty text for the first unit."""
        return str(self.header.get("XTENSION", "")).strip().upper()

    @property
    def end(self) -> int:
        """Where the next unit begins."""
        header = self.header
        sides = [int(header[f"NAXIS{axis}"]) for axis in range(1, int(header["NAXIS"]) + 1)]
        if sides and not sides[0] and header.get("GROUPS"):
            sides = sides[1:]
        items = math.prod(sides) if sides else 0
        size = abs(int(header["BITPIX"])) // 8 * int(header.get("GCOUNT", 1)) * (int(header.get("PCOUNT", 0)) + items)
        return self.start + -(-size // _BLOCK) * _BLOCK


def _units(path: Path) -> Iterator[_Unit]:
    """Yield the units of a file, up to where the next one would be and none is."""
    end = 0
    with path.open("rb") as file:
        while text := _cards(file, end):
            unit = _Unit(fits.Header.fromstring(text), file.tell())
            yield unit
            if unit.end <= end:
                raise ValueError(unit.end)
            end = unit.end


def _cards(file: IO[bytes], start: int) -> bytes:
    """Return the header that begins there, nothing where none does, or it does not end."""
    file.seek(start)
    blocks = [file.read(_BLOCK)]
    if not blocks[0].startswith((b"SIMPLE  =", b"XTENSION=")):
        return b""
    while not _END.match(blocks[-1]):
        blocks.append(file.read(_BLOCK))
        if not blocks[-1] or len(blocks) > _MOST_BLOCKS:
            return b""
    return b"".join(blocks)


def _opened(path: Path, unit: _Unit) -> BinaryTable | LyingTable | TextTable:
    if "ZTABLE" in unit.header:
        raise UserError("{file} holds a compressed table", "Uncompress it with funpack.", file=path.name)
    if unit.kind != "TABLE":
        return opened_table(path, unit.header, unit.start)
    header = unit.header
    units = [plain_unit(header.get(f"TUNIT{number}")) for number in range(1, header["TFIELDS"] + 1)]
    return TextTable(path, unit.start, header, units)


def _rows(unit: _Unit) -> int:
    return int(unit.header["NAXIS2"]) if unit.kind == "TABLE" else rows_in(unit.header)


def _names(unit: _Unit) -> list[Column]:
    """Return the columns as their header tells them, for the choice among tables."""
    header = unit.header
    columns = []
    for number in range(1, min(int(header["TFIELDS"]), 10_000) + 1):
        letters = re.sub(r"[\d.]", "", str(header.get(f"TFORM{number}", "A")))[:1]
        kind = Kind.NUMBER if letters in {"B", "I", "J", "K", "E", "D", "F"} else Kind.OTHER
        columns.append(Column(str(header.get(f"TTYPE{number}", f"column {number}")), kind))
    return columns


class _Streams(Elements):
    """Refuses data that are in another file, and tables of more rows than fit into this one."""

    def __init__(self, path: Path) -> None:
        self._file = path.name
        self._most = _MOST_ROWS_A_BYTE * path.stat().st_size

    @override
    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        super().start(tag, attributes)
        if "href" in attributes and tag.rpartition(":")[2].upper() == "STREAM":
            raise UserError(
                "{file} refers to another file for its data, which is not followed",
                "Save it again with its data inside.",
                file=self._file,
            )
        rows = attributes.get("nrows", "")
        if rows.isdecimal() and int(rows[:19]) > self._most:
            raise UserError(
                "{file} is damaged, or is not what it says it is", "Get the whole file again.", file=self._file
            )


def open_votable(path: Path, table: str | None) -> MemorySource:
    """Open a VOTable; one that refers to other files, or defines entities, is refused.

    Raises
    ------
    UserError
        If it is such a one, if it holds no table, or not the one that is wanted.
    """
    parse(path, _Streams(path), doctype=True)
    try:
        parsed = votable.parse(path, verify="ignore", invalid="mask")
    except votable.exceptions.VOWarning as error:
        reason = str(error).rpartition(": ")[2] or str(error)
        raise UserError(
            "{file} breaks the rules of VOTables: {reason}",
            "Get it again, or save its points as CSV.",
            file=path.name,
            reason=reason[:_LONGEST_REASON],
        ) from error
    found: dict[str, Any] = {}
    for number, one in enumerate(parsed.iter_tables(), 1):
        label = one.name or one.ID or f"table {number}"
        found[label if label not in found else f"{label} ({number})"] = one
    if not found:
        raise UserError("{file} holds no table", "Choose a file with points.", file=path.name)
    names = likeliest(
        [
            (name, [Column(field.name or field.ID) for field in one.fields], len(one.array))
            for name, one in found.items()
        ]
    )
    chosen = picked(names, table, path.name)
    return MemorySource(list(_vo_fields(found[chosen])), chosen, names)


def open_daophot(path: Path, _table: str | None) -> MemorySource:
    """Open a table of photometry as DAOPHOT and IRAF write it, whose rows run over several lines.

    Raises
    ------
    UserError
        If it has no rows.
    """
    from astropy.io import ascii as texts  # noqa: PLC0415 (half a second, which no other format needs)

    read = texts.read(path.read_text(encoding="latin-1"), format="daophot")
    if not len(read):
        raise UserError("{file} has columns but no rows", "Choose a file with points.", file=path.name)
    return MemorySource([Field(name, read[name], plain_unit(read[name].unit)) for name in read.colnames])


def _vo_fields(table: Any) -> Iterator[Field]:
    for field, key in zip(table.fields, table.array.dtype.names or (), strict=True):
        values = table.array[key]
        unit = None if field.unit is None else plain_unit(field.unit.to_string())
        if values.ndim == 1:
            yield Field(field.name or field.ID, values, unit)
        elif values.ndim == 2:
            for at in range(min(values.shape[1], _MOST_ITEMS)):
                yield Field(f"{field.name or field.ID}[{at}]", values[:, at], unit)
