"""ARFF: a text table below lines that name and type its columns, with quotes and escapes of its own."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from typing_extensions import override

from core.columns import Column, Kind, named
from core.errors import UserError
from core.progress import Report
from core.readers.blocks import BlockParser, line_ends
from core.readers.dialect import Dialect
from core.readers.pieces import Piece, PieceSource, cells_of
from core.readers.rows import is_blank, lines_of
from core.readers.source import Chunk, Place
from core.readers.streams import TextStream
from core.readers.tables import Field, column_of

_BLOCK = 1 << 18  # bytes; cell by cell they take a twentieth of a second
_SAMPLE = 1000
_HEADER = re.compile(rb"(?:[ \t]*+(?:%[^\r\n]*+)?+[\r\n]++)*+[ \t]*+@relation\b", re.IGNORECASE)
_DATA = re.compile(r"(?:^|(?<=\r))[ \t]*@data[^\r\n]*(?:\r\n|\r|\n)", re.IGNORECASE | re.MULTILINE)
_QUOTED = r"""'(?:[^'\\]|\\.)*+'|"(?:[^"\\]|\\.)*+\""""
_ATTRIBUTE = re.compile(rf"[ \t]*@attribute\s+({_QUOTED}|[^\s{{]+)\s*(.*)", re.IGNORECASE)
_IN_QUOTES = re.compile(_QUOTED, re.DOTALL)
_CELL = re.compile(rf"\s*+((?:\d+\s+)?(?:{_QUOTED})|[^,]*+)[^,]*(,|$)", re.DOTALL)
_PAIR = re.compile(r"(\d+)\s+(.*)", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)")
_NUMBERS = frozenset("nri")  # numeric, real, integer
_UNUSUAL = re.compile(rb"['\"\\{]")
_DIALECT = Dialect(",", quotes=False, comment="%")


def is_arff(head: bytes) -> bool:
    """Tell whether a text is such a table, and its first bytes hold all of its header."""
    return bool(_HEADER.match(head) and _DATA.search(head.decode("latin-1")))


class ArffSource(PieceSource):
    """A table of that kind.

    Raises
    ------
    UserError
        If its header names no column.
    """

    def __init__(self, path: Path, head: bytes) -> None:
        self._path = path
        data = _DATA.search(head.decode("latin-1"))
        assert data is not None
        self._start = data.end()
        above = lines_of(head[: self._start].decode("utf-8", "replace"))
        self._above = len(above) - 1
        told = [found.groups() for found in map(_ATTRIBUTE.match, above) if found]
        if not told:
            raise UserError("{file} names no columns", "Choose another file.", file=path.name)
        # what a row of pairs leaves out is 0, or the first of the words that are told
        self._unsaid = [cells_in(kind[1:])[0].strip(" }") if kind[:1] == "{" else "0" for _, kind in told]
        rows = [self._cells(line) for _, line in _rows(head[self._start :])[:_SAMPLE]]
        fields = [Field(plain(name), _column(rows, at)) for at, (name, _) in enumerate(told)]
        names = named(field.name for field in fields)
        self.columns: tuple[Column, ...] = tuple(
            column_of(name, field) if kind[:1].lower() in _NUMBERS else Column(name, Kind.TEXT)
            for name, field, (_, kind) in zip(names, fields, told, strict=True)
        )

    @override
    def chunks(self, wanted: Sequence[int], report: Report) -> Iterator[Chunk]:
        parser = BlockParser(_DIALECT, len(self.columns), wanted)
        for block, fraction, lines in self._blocks(report):
            if _UNUSUAL.search(block):
                piece = self._piece(block, wanted, fraction, lines)
                yield Chunk(tuple(map(cells_of, piece.values)), fraction, piece.place)
            else:
                yield Chunk(parser.soonest(block), fraction, partial(_place, block, lines))

    @override
    def pieces(self, wanted: Sequence[int], report: Report) -> Iterator[Piece]:
        for block, fraction, lines in self._blocks(report):
            yield self._piece(block, wanted, fraction, lines)

    def _blocks(self, report: Report) -> Iterator[tuple[bytes, float, int]]:
        """Yield whole lines, the share of the file that is read after them, and the number of lines before."""
        stream = TextStream(self._path)
        lines = self._above
        try:
            for block in stream.blocks(self._start, _BLOCK, b"\n" if b"\n" in stream.head else b"\r", False):
                report(stream.fraction, "Reading")
                yield block, stream.fraction, lines
                lines += line_ends(block)
        finally:
            stream.close()

    def _piece(self, block: bytes, wanted: Sequence[int], fraction: float, lines: int) -> Piece:
        rows = [self._cells(line) for _, line in _rows(block)]
        return Piece(tuple(_column(rows, index) for index in wanted), fraction, partial(_place, block, lines))

    def _cells(self, line: str) -> list[str]:
        """Return the cells of a row, also of one that is told in pairs of the place and the value."""
        inside = line.strip()
        if not inside.startswith("{"):
            return cells_in(line)
        row = list(self._unsaid)
        for item in cells_in(inside.strip("{}")):
            pair = _PAIR.fullmatch(item)
            if pair and int(pair[1]) < len(row):
                row[int(pair[1])] = plain(pair[2])
        return row


def cells_in(line: str) -> list[str]:
    """Return the cells of a line, without their quotes."""
    if "'" not in line and '"' not in line:
        return [cell.strip() for cell in line.split(",")]
    cells, at, comma = [], 0, ","
    while comma:
        found = _CELL.match(line, at)
        assert found is not None  # its second half takes anything
        cells.append(plain(found[1]))
        at, comma = found.end(), found[2]
    return cells


def plain(cell: str) -> str:
    """Return a cell without blanks and quotes around it, and what was escaped in it as it is."""
    cell = cell.strip()
    return _ESCAPE.sub(r"\1", cell[1:-1]) if _IN_QUOTES.fullmatch(cell) else cell


def _column(rows: Sequence[Sequence[str]], at: int) -> list[str | None]:
    return [row[at] if at < len(row) else None for row in rows]


def _rows(block: bytes) -> list[tuple[int, str]]:
    """Return the rows of a block, and their lines from 1."""
    lines = enumerate(lines_of(block.decode("utf-8", "replace")), 1)
    return [(number, line) for number, line in lines if not (is_blank(line, _DIALECT) or line.startswith("%"))]


def _place(block: bytes, lines: int, row: int) -> Place:
    number, line = _rows(block)[row]
    return Place(lines + number, " ".join(line.split()))
