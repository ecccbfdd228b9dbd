"""ASCII tables of FITS: fields of text at fixed places of each row, by the letter of the standard."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typing_extensions import override

from core.columns import named
from core.errors import UserError
from core.progress import Report
from core.readers.pieces import Piece, PieceSource, Values
from core.readers.tables import Field, column_of

_ROWS = 1 << 14
_SAMPLE = 1000
_FORMAT = re.compile(r"([AIFED])(\d+)(?:\.\d+)?$")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a column lies in a row, and what its text means: ``scale * number + zero``."""

    start: int
    stop: int
    letter: str
    scale: float
    zero: float
    null: str | None

    def value(self, row: bytes) -> str | int | float | None:
        """Return the value in a row; None where it is blank, or the text for what is not defined."""
        text = row[self.start : self.stop].decode("latin-1").strip()
        if not text or text == self.null:
            return None
        if self.letter == "A":
            return text
        number = int(text) if self.letter == "I" else float(text.upper().replace("D", "E"))
        return number if self.scale == 1.0 and self.zero == 0.0 else self.scale * number + self.zero


class TextTable(PieceSource):
    """An ASCII table, read a stretch of rows at a time.

    Parameters
    ----------
    path
    start
        The first byte of its first row.
    header
        The cards of its extension.
    units
        Of the columns.

    Raises
    ------
    UserError
        If the file has fewer rows than the header says.
    ValueError, KeyError
        If the header, or a number in the first rows, is none.
    """

    def __init__(self, path: Path, start: int, header: Mapping[str, Any], units: Sequence[str | None]) -> None:
        self._path = path
        self._start = start
        self._step, self._count = int(header["NAXIS1"]), int(header["NAXIS2"])
        self.rows = self._count
        if self._step <= 0 or self._count < 0:
            raise ValueError(self._step)
        if start + self._step * self._count > path.stat().st_size:
            raise UserError(
                "{file} ends in the middle: its table has fewer rows than its header says",
                "Get the whole file again.",
                file=path.name,
            )
        numbers = range(1, int(header["TFIELDS"]) + 1)
        self._places = [self._placed(header, number) for number in numbers]
        first = next(self._blocks(_SAMPLE), [])
        names = named(str(header.get(f"TTYPE{number}", "")) for number in numbers)
        self.columns = tuple(
            column_of(name, Field(name, self._values(place, first), unit))
            for name, place, unit in zip(names, self._places, units, strict=True)
        )

    @override
    def pieces(self, wanted: Sequence[int], report: Report) -> Iterator[Piece]:
        done = 0
        for rows in self._blocks(_ROWS):
            report(done / self._count, "Reading")
            done += len(rows)
            try:
                yield Piece(tuple(self._values(self._places[at], rows) for at in wanted), done / self._count)
            except ValueError as error:
                raise UserError(
                    "{file} is damaged: there is no number where one should be, among the rows {first} to {last}",
                    "Get the whole file again.",
                    file=self._path.name,
                    first=done - len(rows) + 1,
                    last=done,
                ) from error

    def _blocks(self, size: int) -> Iterator[list[bytes]]:
        with self._path.open("rb") as file:
            file.seek(self._start)
            for start in range(0, self._count, size):
                data = file.read(self._step * min(size, self._count - start))
                yield [data[at : at + self._step] for at in range(0, len(data), self._step)]

    def _placed(self, header: Mapping[str, Any], number: int) -> _Place:
        start = int(header[f"TBCOL{number}"]) - 1
        match = _FORMAT.match(str(header[f"TFORM{number}"]).strip())
        if match is None or start < 0 or start + int(match.group(2)) > self._step:
            raise ValueError(header[f"TFORM{number}"])
        null = header.get(f"TNULL{number}")
        scale, zero = float(header.get(f"TSCAL{number}", 1.0)), float(header.get(f"TZERO{number}", 0.0))
        stop = start + int(match.group(2))
        return _Place(start, stop, match.group(1), scale, zero, None if null is None else str(null).strip())

    @staticmethod
    def _values(place: _Place, rows: Sequence[bytes]) -> Values:
        return [place.value(row) for row in rows]
