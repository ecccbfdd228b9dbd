"""Text tables of any dialect: fast where the text is clean, tolerant where it is not, the same numbers either way."""

import math
import re
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from pathlib import Path

from core.columns import Column, DialectChoice, Kind, described, named
from core.errors import UserError
from core.messages import mark
from core.progress import Report
from core.readers.angles import kind_of_angles
from core.readers.arff import ArffSource, is_arff
from core.readers.blocks import BlockParser, line_ends
from core.readers.date_parts import date_parts
from core.readers.doubts import DoubtSort
from core.readers.fixed_width import FixedSource, fixed_in
from core.readers.layout import Layout, layout_of, start_of_line
from core.readers.numerals import MISSING, TIME, is_text
from core.readers.plain import PlainText
from core.readers.plain_cells import PlainParser, is_plain, kernel_loaded
from core.readers.source import Cells, Chunk
from core.readers.streams import TextStream
from core.readers.well_log import WellLogSource, is_well_log
from core.threads import awaited, submit, workers

_BLOCK = 1 << 22
_LONG = 1 << 27  # bytes from which on a text is worth the load of compiled code
_MOST_COLUMNS = 100_000

_DIGITS = re.compile(r"[0-9]+")


_DOUBTS = {
    DoubtSort.OTHER_MARK: (
        mark("{file} writes numbers with another decimal mark in column {column} ({cell}) than in others"),
        mark("Write all with the same mark."),
    ),
    DoubtSort.GROUPS: (
        mark("{cell} in column {column} of {file} may be a fraction, or thousands"),
        mark("Write the numbers without marks of thousands, or all with the same number of decimals."),
    ),
}


def open_table(
    path: Path, _table: str | None = None, wish: DialectChoice | None = None
) -> "TextSource | FixedSource | ArffSource | WellLogSource":
    """Open a text table as ``open_text``; where its header says what its columns are, and no wish how, so.

    Raises
    ------
    UserError
        As ``open_text``.
    """
    if wish is None or wish == DialectChoice():
        stream = TextStream(path)
        stream.close()
        if is_arff(stream.head):
            return ArffSource(path, stream.head)
        if is_well_log(stream.head):
            return WellLogSource(path, stream.head)
        if fixed := fixed_in(stream.head):
            return FixedSource(path, fixed, stream.head)
    return open_text(path, None, wish)


def open_text(path: Path, _table: str | None = None, wish: DialectChoice | None = None) -> "TextSource":
    """Open a text table, packed or not, written as the wish says and otherwise as its first bytes tell.

    Raises
    ------
    UserError
        If the file is damaged or no text, or has not as many lines as the header stands below.
    """
    return TextSource(path, wish or DialectChoice())


class TextSource:
    """A text table whose dialect was found from its first bytes.

    Attributes
    ----------
    head : bytes
        These, without a mark at the start, in the encoding of the dialect.
    dialect : DialectChoice
        How it is read, in full.
    """

    rows: int | None = None
    tables: tuple[str, ...] = ()
    table: str | None = None

    def __init__(self, path: Path, wish: DialectChoice) -> None:
        self._path = path
        self._encoding = wish.encoding
        stream = self.stream()
        stream.close()
        self.head = stream.head
        if start_of_line(self.head, wish.header or 1) == len(self.head):
            raise UserError(
                "{file} has no line {line} at its start that could be the header",
                "Choose one of the first lines.",
                file=path.name,
                line=wish.header,
            )
        self._check_width()
        self.layout: Layout = layout_of(stream.head, stream.whole, wish)
        self.columns: tuple[Column, ...] = _columns(self.layout)
        self.dialect = replace(self.layout.choice, encoding=stream.encoding or self.layout.dialect.encoding)

    def _check_width(self) -> None:
        """Refuse what has more cells in a line than a table has columns: to look at each of them takes minutes."""
        line = max(self.head.splitlines(), key=len, default=b"")
        cells = max(line.count(mark) for mark in (b",", b"\t", b";", b"|", b" "))
        if len(line) > _MOST_COLUMNS and cells > _MOST_COLUMNS:
            raise UserError(
                "{file} has more than {most} cells in a line, more like a picture than points",
                "Write a position in each line.",
                file=self._path.name,
                most=_MOST_COLUMNS,
            )

    def stream(self) -> TextStream:
        """Open the text anew."""
        return TextStream(self._path, self._encoding)

    def chunks(self, wanted: Sequence[int], report: Report) -> Iterator[Chunk]:
        """Read the wanted columns; blocks of lines are parsed side by side while the next ones are read.

        Raises
        ------
        UserError
            If the file is damaged, or the numbers of a column cannot be told.
        """
        for index in wanted:
            self._refuse_doubtful(index)
        stream = self.stream()
        parser = self.parser(wanted)
        if stream.whole:
            stream.close()
            block = stream.head[self.layout.start :]
            yield Chunk(parser.tolerant(block), 1.0, partial(parser.place, block, self._lines_before(stream)))
        else:
            yield from self._rows(stream, parser, wanted, report)

    def parser(self, wanted: Sequence[int]) -> BlockParser:
        """Return what gives the numbers of the wanted columns."""
        kinds = {index: column.kind for index, column in enumerate(self.columns)}
        angles = {index: kind is Kind.HOURS for index, kind in kinds.items() if kind in {Kind.HOURS, Kind.ANGLE}}
        return BlockParser(self.layout.dialect, len(self.columns), wanted, angles)

    def _refuse_doubtful(self, index: int) -> None:
        doubt = self.layout.doubts[index]
        if doubt is None:
            return
        reason, hint = _DOUBTS[doubt.sort]
        raise UserError(reason, hint, file=self._path.name, column=self.columns[index].name, cell=doubt.cell)

    def _rows(self, stream: TextStream, parser: BlockParser, wanted: Sequence[int], report: Report) -> Iterator[Chunk]:
        start, lines, dialect = self.layout.start, self._lines_before(stream), self.layout.dialect
        offset, worth = stream.offset, kernel_loaded() or stream.size >= _LONG
        if offset is not None and worth and is_plain(dialect) and not parser.angles:
            stream.close()
            plain = PlainText(self._path, offset + start, PlainParser(dialect, wanted, parser))
            left = yield from plain.chunks(lines, report)
            if left is None:
                return
            stream, start, lines = self.stream(), left[0] - offset, left[1]
        yield from self._parsed(stream, start, lines, parser, report)

    def _parsed(
        self, stream: TextStream, start: int, lines: int, parser: BlockParser, report: Report
    ) -> Iterator[Chunk]:
        # One task reads and decompresses, others parse; this thread waits for them and reports.
        blocks = self._blocks(stream, start)
        waiting: deque[tuple[Future[tuple[Cells, ...]], _Block]] = deque()
        reading: Future[_Block | None] | None = None
        fraction = 0.0

        def told() -> None:
            report(fraction, "Reading")

        try:
            while True:
                reading = submit(partial(next, blocks, None))
                read = awaited(reading, told)
                if read is not None:
                    waiting.append((submit(partial(parser.soonest, read.text)), read))
                while waiting and (read is None or len(waiting) > workers() + 1):
                    future, block = waiting.popleft()
                    cells = awaited(future, told)
                    fraction = block.fraction
                    yield Chunk(cells, fraction, partial(parser.place, block.text, lines))
                    lines += block.lines
                if read is None:
                    return
        finally:
            for future, _ in waiting:
                future.cancel()
            if reading is not None:
                reading.cancel()
                reading.add_done_callback(lambda _: stream.close())  # not while it is read

    def _blocks(self, stream: TextStream, start: int) -> Iterator["_Block"]:
        dialect = self.layout.dialect
        line_end = dialect.line_end.encode()
        for text in stream.blocks(start, _BLOCK, line_end, dialect.quotes):
            yield _Block(text, stream.fraction, line_ends(text))

    def _lines_before(self, stream: TextStream) -> int:
        """Return the number of lines above the first row."""
        return line_ends(stream.head[: self.layout.start])


@dataclass(frozen=True, slots=True)
class _Block:
    """Whole lines, their number, and the share of the file that is read after them."""

    text: bytes
    fraction: float
    lines: int


def _columns(layout: Layout) -> tuple[Column, ...]:
    names = named(layout.names)
    columns = [_column(layout, index, name) for index, name in enumerate(names)]
    for at, (first, second) in enumerate(pairwise(columns)):
        if not layout.names[at] and (first.kind, second.kind) == (Kind.TIME, Kind.ANGLE):
            kind = kind_of_angles("ra", [row[at] for row in layout.sample if at < len(row)])
            columns[at] = replace(first, kind=kind or Kind.TIME, unit="deg" if kind else first.unit)
    if not any(layout.names):
        unnamed = [index for index, column in enumerate(columns) if column.kind is Kind.NUMBER]
        for index in date_parts({index: _numbers(layout, index) for index in unnamed}):
            columns[index] = replace(columns[index], serial=True)
    if sum(column.numeric for column in columns) < 2:  # let the reason be told that is true
        doubtful = (index for index, doubt in enumerate(layout.doubts) if doubt and doubt.sort is DoubtSort.OTHER_MARK)
        for index in doubtful:
            columns[index] = replace(columns[index], kind=Kind.NUMBER)
    return tuple(columns)


def _column(layout: Layout, index: int, name: str) -> Column:
    cells = [row[index] for row in layout.sample if index < len(row)]
    numbers = _numbers(layout, index)
    texts = sum(is_text(cell, layout.dialect.number(cell)) for cell in cells)
    unit = (layout.units[index] if index < len(layout.units) else "") or None
    if len(numbers) >= texts and layout.names[index] not in layout.texts:
        column = described(name, numbers, unit, len(layout.sample))
        # names of rows stand under no name in a table whose other columns have one
        nameless = any(layout.names) and not layout.names[index]
        return replace(column, serial=column.serial or nameless or _are_codes(cells))
    if kind := kind_of_angles(layout.names[index], cells):
        return Column(name, kind, "deg")
    return Column(name, _kind(cells), unit)


def _numbers(layout: Layout, index: int) -> list[float]:
    """Return the numbers among the first values of a column."""
    values = (layout.dialect.number(row[index]) for row in layout.sample if index < len(row))
    return [value for value in values if value is not None and not math.isnan(value)]


def _are_codes(cells: Sequence[str]) -> bool:
    """Tell whether cells are digits of which some begin with a zero, as those of a postcode do."""
    filled = [cell for cell in (cell.strip(' "') for cell in cells) if cell not in MISSING]
    return all(map(_DIGITS.fullmatch, filled)) and any(cell[0] == "0" and len(cell) > 1 for cell in filled)


def _kind(cells: Sequence[str]) -> Kind:
    filled = [cell.strip() for cell in cells if cell.strip() not in MISSING]
    for kind, pattern in ((Kind.FLAG, r"(?i:true|false|yes|no)"), (Kind.TIME, TIME)):
        if all(re.fullmatch(pattern, cell) for cell in filled):
            return kind
    return Kind.TEXT
