"""FITS tables and event lists, VOTable, DAOPHOT; the one module that imports astropy, in a process of its own."""

import math
import mmap
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

import numpy as np
from astropy.io import fits, votable  # type: ignore[import-untyped]  # comes without types
from numpy.typing import NDArray
from typing_extensions import override

from core.columns import Column, Kind, described, named
from core.errors import UserError
from core.progress import Report
from core.readers.fits_texts import TextTable
from core.readers.pieces import Piece, PieceSource, cells_of
from core.readers.tables import Field, MemorySource, likeliest, picked

_BYTES = 1 << 23
_ROWS = 1 << 17
_BLOCK = 2880
_MOST_BLOCKS = 10_000  # of one header
_END = re.compile(rb"^(?:.{80})*?END {77}", re.DOTALL)
_SAMPLE = 1000
_MOST_ITEMS = 100
_LONGEST_REASON = 100
_KINDS = {
    **dict.fromkeys("BIJKED", Kind.NUMBER),
    "L": Kind.FLAG,
    "A": Kind.TEXT,
}
_FORMAT = re.compile(r"(\d*)([LXBIJKAEDCMPQ])")
_KIND_OF_UNIT = re.compile(r"[A-Z][\w ]*\[(.+)\]")  # Angle[deg], as TOPCAT's libraries once wrote it
_OUTSIDE = re.compile(rb"<!ENTITY|<!DOCTYPE[^>]*\[|<(?:\w+:)?STREAM\b[^>]*?\bhref\s*=", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Cell:
    """Where one column lies in a row of a binary table, and what its numbers mean: ``scale * stored + zero``."""

    column: Column
    offset: int
    dtype: np.dtype[Any]
    scale: float = 1.0
    zero: float = 0.0
    null: int | None = None

    def values(self, block: NDArray[np.void]) -> NDArray[Any]:
        """Return the values of some rows; whole numbers as such, unless they are scaled."""
        count, step = block.shape[0], block.dtype.itemsize
        stored = np.ndarray((count,), self.dtype, block, self.offset, (step,))
        if self.column.kind is Kind.FLAG:
            missing = stored == 0
            return np.ma.MaskedArray(stored == ord("T"), missing) if missing.any() else stored == ord("T")
        if self.column.kind is not Kind.NUMBER:
            return stored
        values = self._meant(stored)
        if self.null is None or not (missing := stored == self.null).any():
            return values
        return np.ma.MaskedArray(values, missing)

    def _meant(self, stored: NDArray[Any]) -> NDArray[Any]:
        if self.scale == 1.0 and self.zero == 0.0:
            return stored
        if self.dtype.kind in "iu" and self.scale == 1.0 and self.zero == _UNSIGNED.get(self.dtype.itemsize):
            bits = 8 * self.dtype.itemsize  # the sign is turned over: unsigned, as FITS has it; of a byte signed
            native = stored.astype(f"u{self.dtype.itemsize}") ^ np.array(1 << (bits - 1), f"u{self.dtype.itemsize}")
            turned: NDArray[Any] = native.view(np.int8) if bits == 8 else native
            return turned
        with np.errstate(over="ignore", invalid="ignore"):
            values = stored.astype(np.float64)
            if self.scale != 1.0:
                values *= self.scale
            if self.zero != 0.0:
                values += self.zero
        return values


class _BinaryTable(PieceSource):
    """A binary table in a FITS file, read a stretch of rows at a time."""

    def __init__(self, path: Path, header: Any, start: int) -> None:
        self._path = path
        self.rows = header["NAXIS2"]
        self._rows = header["NAXIS2"]
        self._step = header["NAXIS1"]
        self._start = start
        if self._rows < 0 or self._step < 0:
            raise ValueError(self._rows)
        if self._start + self._rows * self._step > path.stat().st_size:
            raise UserError(
                "{file} ends in the middle: its table has fewer rows than its header says",
                "Get the whole file again.",
                file=path.name,
            )
        self._cells = self._laid_out(header)
        self.columns = tuple(cell.column for cell in self._cells)

    @override
    def beside(self, column: int) -> tuple[int, ...]:
        return tuple(
            at for at, cell in enumerate(self._cells) if cell.column.kind is not Kind.OTHER or cell.dtype.kind == "c"
        )  # not bits, nor what lies elsewhere in the file

    @override
    def pieces(self, wanted: Sequence[int], report: Report) -> Iterator[Piece]:
        cells = [self._cells[index] for index in wanted]
        for block, fraction in self._blocks():
            report(fraction, "Reading")
            yield Piece(tuple(cell.values(block) for cell in cells), fraction)

    def _blocks(self, most: int = _ROWS) -> Iterator[tuple[NDArray[np.void], float]]:
        size = max(min(most, _BYTES // max(self._step, 1)), 1)
        with self._path.open("rb") as file:
            file.seek(self._start)
            for start in range(0, self._rows, size):
                count = min(size, self._rows - start)
                data = file.read(count * self._step)
                yield np.frombuffer(data, np.dtype((np.void, self._step)), count), (start + count) / self._rows

    def _laid_out(self, header: Any) -> list[_Cell]:
        cells: list[_Cell] = []
        offset = 0
        for number in range(1, header["TFIELDS"] + 1):
            name = str(header.get(f"TTYPE{number}", "")).strip()
            match = _FORMAT.match(str(header[f"TFORM{number}"]).strip())
            if match is None:
                raise ValueError(header[f"TFORM{number}"])
            count, letter = int(match.group(1) or 1), match.group(2)
            dtype = np.dtype(f"S{count}" if letter == "A" and count else _STORED[letter])
            items = 1 if letter in "AX" or count == 1 else min(count, _MOST_ITEMS)
            for at in range(items if count else 0):
                label = name if count == 1 or letter in "AX" else f"{name or f'column {number}'}[{at}]"
                column = Column(label, _KINDS.get(letter, Kind.OTHER), _unit(header.get(f"TUNIT{number}")))
                cells.append(
                    _Cell(
                        column,
                        offset + at * dtype.itemsize,
                        dtype,
                        float(header.get(f"TSCAL{number}", 1.0)),
                        float(header.get(f"TZERO{number}", 0.0)),
                        _null(header.get(f"TNULL{number}")) if dtype.kind in "iu" else None,
                    )
                )
            offset += (count + 7) // 8 if letter == "X" else count if letter == "A" else count * dtype.itemsize
        if offset > self._step:
            raise ValueError(offset)
        return self._described(cells)

    def _described(self, cells: Sequence[_Cell]) -> list[_Cell]:
        names = named(cell.column.name for cell in cells)
        block = next(self._blocks(_SAMPLE), (np.empty(0, np.dtype((np.void, max(self._step, 1)))), 0.0))[0]
        found = []
        for name, cell in zip(names, cells, strict=True):
            column = replace(cell.column, name=name)
            if column.kind is Kind.NUMBER:
                values = cells_of(cell.values(block)).values.tolist() if block.shape[0] else []
                column = described(name, values, column.unit)
            found.append(replace(cell, column=column))
        return found


_UNSIGNED = {1: -128.0, 2: 2.0**15, 4: 2.0**31, 8: 2.0**63}  # zeros that turn the sign over, by bytes
_STORED = {
    **{"L": "u1", "X": "u1", "B": "u1", "A": "S1", "I": ">i2", "J": ">i4", "K": ">i8"},
    **{"E": ">f4", "D": ">f8", "C": ">c8", "M": ">c16", "P": ">u8", "Q": ">u8,>u8"},
}


def open_fits(path: Path, table: str | None) -> _BinaryTable | TextTable:
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
    names = likeliest([(name, _names(unit), int(unit.header["NAXIS2"])) for name, unit in found.items()])
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


def _opened(path: Path, unit: _Unit) -> _BinaryTable | TextTable:
    if "ZTABLE" in unit.header:
        raise UserError("{file} holds a compressed table", "Uncompress it with funpack.", file=path.name)
    if unit.kind != "TABLE":
        return _BinaryTable(path, unit.header, unit.start)
    header = unit.header
    units = [_unit(header.get(f"TUNIT{number}")) for number in range(1, header["TFIELDS"] + 1)]
    return TextTable(path, unit.start, header, units)


def _names(unit: _Unit) -> list[Column]:
    """Return the columns as their header tells them, for the choice among tables."""
    header = unit.header
    columns = []
    for number in range(1, min(int(header["TFIELDS"]), 10_000) + 1):
        letters = re.sub(r"[\d.]", "", str(header.get(f"TFORM{number}", "A")))[:1]
        kind = Kind.NUMBER if letters in {"B", "I", "J", "K", "E", "D", "F"} else Kind.OTHER
        columns.append(Column(str(header.get(f"TTYPE{number}", f"column {number}")), kind))
    return columns


def _null(told: object) -> int | None:
    return told if isinstance(told, int) else None


def _unit(text: object) -> str | None:
    unit = str(text).strip() if text is not None else ""
    inner = _KIND_OF_UNIT.fullmatch(unit)
    return (inner.group(1) if inner else unit) or None


def open_votable(path: Path, table: str | None) -> MemorySource:
    """Open a VOTable; one that refers to other files, or defines entities, is refused.

    Raises
    ------
    UserError
        If it is such a one, if it holds no table, or not the one that is wanted.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
        if _OUTSIDE.search(text):
            raise UserError(
                "{file} defines entities or refers to other files, which is not followed",
                "Save it again with its data inside.",
                file=path.name,
            )
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
    return MemorySource([Field(name, read[name], _unit(read[name].unit)) for name in read.colnames])


def _vo_fields(table: Any) -> Iterator[Field]:
    for field, key in zip(table.fields, table.array.dtype.names or (), strict=True):
        values = table.array[key]
        unit = None if field.unit is None else _unit(field.unit.to_string())
        if values.ndim == 1:
            yield Field(field.name or field.ID, values, unit)
        elif values.ndim == 2:
            for at in range(min(values.shape[1], _MOST_ITEMS)):
                yield Field(f"{field.name or field.ID}[{at}]", values[:, at], unit)
