"""Well logs in the Log ASCII Standard (.las): a text table below sections that name its curves.

Source: Canadian Well Logging Society, LAS 1.2, 2.0 and 3.0. A row may be wrapped over lines.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from typing_extensions import override

from core.columns import Column, named
from core.errors import UserError
from core.progress import Report
from core.readers.blocks import line_ends
from core.readers.numerals import number_of
from core.readers.pieces import Piece, PieceSource
from core.readers.rows import lines_of
from core.readers.source import Place
from core.readers.streams import TextStream
from core.readers.tables import Field, column_of

_BLOCK = 1 << 18  # bytes; cell by cell they take a twentieth of a second
_SAMPLE = 1000
_START = re.compile(rb"(?:[ \t]*+(?:#[^\r\n]*+)?+[\r\n]++)*+[ \t]*+~V", re.IGNORECASE)
_DATA = re.compile(r"(?:^|(?<=\r))[ \t]*~(?:A|LOG_DATA)[^\r\n]*(?:\r\n|\r|\n|$)", re.IGNORECASE | re.MULTILINE)
_CURVES = re.compile(r"~(?:C|LOG_DEF)", re.IGNORECASE)
_ENTRY = re.compile(r"\s*([^.\s][^.]*?)\s*\.(\S*)\s*(.*?)\s*(?::[^:]*)?")
_LONGEST_ENTRY = 1000  # characters
_DELIMITERS = {"COMMA": ",", "TAB": "\t"}

_Row = tuple[int, list[str]]
"""The line that it begins at, from 1, and its cells."""


def is_well_log(head: bytes) -> bool:
    """Tell whether a text is such a log, and its first bytes hold all of its header."""
    return bool(_START.match(head) and _DATA.search(head.decode("latin-1")))


class WellLogSource(PieceSource):
    """A log of that kind.

    Raises
    ------
    UserError
        If its header names no curve.
    """

    def __init__(self, path: Path, head: bytes) -> None:
        self._path = path
        text = head.decode("latin-1")
        data = _DATA.search(text)
        assert data is not None
        self._start = data.end()
        above = lines_of(text[: self._start])
        self._above = len(above) - 1
        curves, told = _header(above)
        if not curves:
            raise UserError("{file} names no columns", "Choose another file.", file=path.name)
        self._null = number_of(told.get("NULL", ""))
        self._wrapped = told.get("WRAP", "").upper() == "YES"
        self._delimiter = _DELIMITERS.get(told.get("DLM", "").upper())
        self._width = len(curves)
        sample = self._rows(text[self._start :], 0, [])[:_SAMPLE]
        names = named(name for name, _ in curves)
        self.columns: tuple[Column, ...] = tuple(
            column_of(name, Field(name, self._column(sample, at), unit or None))
            for at, (name, (_, unit)) in enumerate(zip(names, curves, strict=True))
        )

    @override
    def pieces(self, wanted: Sequence[int], report: Report) -> Iterator[Piece]:
        stream = TextStream(self._path)
        before = self._above
        unfinished: list[_Row] = []
        try:
            for block in stream.blocks(self._start, _BLOCK, b"\n" if b"\n" in stream.head else b"\r", False):
                report(stream.fraction, "Reading")
                rows = self._rows(block.decode("latin-1"), before, unfinished)
                yield self._piece(rows, wanted, stream.fraction)
                before += line_ends(block)
            if unfinished:
                yield self._piece(unfinished, wanted, 1.0)
        finally:
            stream.close()

    def _rows(self, text: str, before: int, unfinished: list[_Row]) -> list[_Row]:
        """Return the rows that end in a text; what belongs to a next one is put beside, and taken from there."""
        rows = []
        for number, line in enumerate(lines_of(text), before + 1):
            if not line.strip(" \t\x1a") or line.lstrip().startswith(("#", "~")):
                continue
            cells = line.split(self._delimiter)
            if unfinished:
                unfinished[0][1].extend(cells)
            else:
                unfinished.append((number, cells))
            if not self._wrapped or len(unfinished[0][1]) >= self._width:
                rows.append(unfinished.pop())
        return rows

    def _piece(self, rows: Sequence[_Row], wanted: Sequence[int], fraction: float | None) -> Piece:
        def place(row: int) -> Place:
            number, cells = rows[row]
            return Place(number, " ".join(cells))

        return Piece(tuple(self._column(rows, at) for at in wanted), fraction, place)

    def _column(self, rows: Sequence[_Row], at: int) -> list[str | None]:
        """Return the cells of a column, without the number that stands for what is missing."""
        cells = [row[at] if at < len(row) else "" for _, row in rows]
        return [None if self._null is not None and number_of(cell) == self._null else cell for cell in cells]


def _header(lines: Sequence[str]) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Return the curves of a header with their units, and its other entries by their names."""
    curves: list[tuple[str, str]] = []
    told: dict[str, str] = {}
    in_curves = False
    for line in (line for line in lines if len(line) <= _LONGEST_ENTRY):
        if line.lstrip().startswith("~"):
            in_curves = _CURVES.match(line.lstrip()) is not None
        elif not line.lstrip().startswith("#") and (entry := _ENTRY.fullmatch(line)):
            if in_curves:
                curves.append((entry[1], entry[2]))
            else:
                told.setdefault(entry[1].upper(), entry[3].strip() or entry[2])
    return curves, told
