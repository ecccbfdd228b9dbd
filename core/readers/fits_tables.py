"""Binary tables of FITS files, by the standard's own text: where each column lies, and what its numbers mean."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from typing_extensions import override

from core.columns import Column, Kind, described, named
from core.errors import UserError
from core.progress import Report
from core.readers.pieces import Piece, PieceSource, cells_of

_BYTES = 1 << 23
_ROWS = 1 << 17
_SAMPLE = 1000
_MOST_ITEMS = 100
_KINDS = {
    **dict.fromkeys("BIJKED", Kind.NUMBER),
    "L": Kind.FLAG,
    "A": Kind.TEXT,
}
_FORMAT = re.compile(r"(\d*)([LXBIJKAEDCMPQ])")
_KIND_OF_UNIT = re.compile(r"[A-Z][\w ]*\[(.+)\]")  # Angle[deg], as TOPCAT's libraries once wrote it
_UNSIGNED = {1: -128.0, 2: 2.0**15, 4: 2.0**31, 8: 2.0**63}  # zeros that turn the sign over, by bytes
_STORED = {
    **{"L": "u1", "X": "u1", "B": "u1", "A": "S1", "I": ">i2", "J": ">i4", "K": ">i8"},
    **{"E": ">f4", "D": ">f8", "C": ">c8", "M": ">c16", "P": ">u8", "Q": ">u8,>u8"},
}


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


class BinaryTable(PieceSource):
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
        for count, cell in _placed(header):
            for at in range(min(count, _MOST_ITEMS)):
                label = f"{cell.column.name}[{at}]" if count > 1 else cell.column.name
                offset = cell.offset + at * cell.dtype.itemsize
                cells.append(replace(cell, column=replace(cell.column, name=label), offset=offset))
        block = next(self._blocks(_SAMPLE), (None, 0.0))[0]
        return _described(cells, lambda cell: None if block is None else cell.values(block))


class LyingTable(PieceSource):
    """A binary table of one row, whose arrays of one length are the columns."""

    def __init__(self, path: Path, header: Any, start: int, rows: int) -> None:
        self._path = path
        self._start = start
        self.rows = self._rows = rows
        cells = [cell for count, cell in _placed(header) if count == rows]
        self._cells = _described(cells, lambda cell: self._values(cell, 0, min(_SAMPLE, rows)))
        self.columns = tuple(cell.column for cell in self._cells)

    @override
    def pieces(self, wanted: Sequence[int], report: Report) -> Iterator[Piece]:
        for start in range(0, self._rows, _ROWS):
            report(start / self._rows, "Reading")
            stop = min(start + _ROWS, self._rows)
            yield Piece(tuple(self._values(self._cells[at], start, stop) for at in wanted), stop / self._rows)

    def _values(self, cell: _Cell, start: int, stop: int) -> NDArray[Any]:
        size = cell.dtype.itemsize
        with self._path.open("rb") as file:
            file.seek(self._start + cell.offset + start * size)
            block = np.frombuffer(file.read((stop - start) * size), np.dtype((np.void, size)), stop - start)
        return replace(cell, offset=0).values(block)


def _placed(header: Any) -> Iterator[tuple[int, _Cell]]:
    """Yield the columns that a header tells, each as its first item and how many there are; not those of none.

    Raises
    ------
    ValueError
        If they do not fit into a row.
    """
    offset = 0
    for number in range(1, header["TFIELDS"] + 1):
        name = str(header.get(f"TTYPE{number}", "")).strip()
        match = _FORMAT.match(str(header[f"TFORM{number}"]).strip())
        if match is None:
            raise ValueError(header[f"TFORM{number}"])
        count, letter = int(match.group(1) or 1), match.group(2)
        dtype = np.dtype(f"S{count}" if letter == "A" and count else _STORED[letter])
        items = 1 if letter in "AX" and count else count
        if items:
            label = name or (f"column {number}" if items > 1 else "")
            yield (
                items,
                _Cell(
                    Column(label, _KINDS.get(letter, Kind.OTHER), plain_unit(header.get(f"TUNIT{number}"))),
                    offset,
                    dtype,
                    float(header.get(f"TSCAL{number}", 1.0)),
                    float(header.get(f"TZERO{number}", 0.0)),
                    _null(header.get(f"TNULL{number}")) if dtype.kind in "iu" else None,
                ),
            )
        offset += (count + 7) // 8 if letter == "X" else count if letter == "A" else count * dtype.itemsize
    if offset > header["NAXIS1"]:
        raise ValueError(offset)


def _described(cells: Sequence[_Cell], first: Callable[[_Cell], NDArray[Any] | None]) -> list[_Cell]:
    """Return the columns with what their first values tell of them."""
    names = named(cell.column.name for cell in cells)
    found = []
    for name, cell in zip(names, cells, strict=True):
        column = replace(cell.column, name=name)
        if column.kind is Kind.NUMBER:
            values = first(cell)
            column = described(name, [] if values is None else cells_of(values).values.tolist(), column.unit)
        found.append(replace(cell, column=column))
    return found


def _lying(header: Any) -> int:
    """Return the length of the arrays that two columns of numbers or more have in the only row of a table, else 0."""
    if header["NAXIS2"] != 1:
        return 0
    counts = [count for count, cell in _placed(header) if cell.column.kind is Kind.NUMBER and count > 1]
    longest = max(counts, default=0)
    return longest if counts.count(longest) > 1 else 0


def opened_table(path: Path, header: Any, start: int) -> "BinaryTable | LyingTable":
    """Return the binary table that begins at a byte of a file; one of a single row of arrays has as many rows as those.

    Raises
    ------
    UserError
        If the file ends before it does.
    ValueError, KeyError
        If its header makes no sense.
    """
    table = BinaryTable(path, header, start)
    rows = rows_in(header)
    return LyingTable(path, header, start, rows) if rows > header["NAXIS2"] else table


def rows_in(header: Any) -> int:
    """Return how many rows a table is meant to have."""
    return _lying(header) or int(header["NAXIS2"])


def _null(told: object) -> int | None:
    return told if isinstance(told, int) else None


def plain_unit(text: object) -> str | None:
    """Return a unit as it is told, None where it is none."""
    unit = str(text).strip() if text is not None else ""
    inner = _KIND_OF_UNIT.fullmatch(unit)
    return (inner.group(1) if inner else unit) or None
