"""Text tables of any dialect: fast where the text is clean, tolerant where it is not, the same numbers either way."""

import csv
import itertools
import math
import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from core.arrays import Flags, Floats
from core.columns import Column, DialectChoice, Kind, described, named
from core.errors import UserError
from core.progress import Report
from core.readers.dialect import Dialect, DoubtSort, Layout, layout_of, start_of_line
from core.readers.fixed_width import FixedSource, fixed_in
from core.readers.numerals import MISSING, NOT_NUMBERS, is_text
from core.readers.rows import lines_of, rows_of
from core.readers.source import Cells, Chunk, Place
from core.readers.streams import TextStream
from core.threads import awaited, submit, workers

_BLOCK = 1 << 22
_MOST_COLUMNS = 100_000

_NAN = re.compile(rb"nan", re.IGNORECASE)
_FLAG = re.compile(rb"true|false", re.IGNORECASE)
_BLANK_QUOTES = re.compile(rb'(?:^|[\r\n])[ \t]*""[ \t]*(?:$|[\r\n])')  # a blank line for some, a row for others
_TIME = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?|\d{1,2}:\d{2}(:\d{2}.*)?")


_DOUBTS = {
    DoubtSort.OTHER_MARK: (
        "{file} writes numbers with another decimal mark in column {column} ({cell}) than in others",
        "Write all with the same mark.",
    ),
    DoubtSort.GROUPS: (
        "{cell} in column {column} of {file} may be a fraction, or thousands",
        "Write the numbers without marks of thousands, or all with the same number of decimals.",
    ),
}


def open_table(path: Path, _table: str | None = None, wish: DialectChoice | None = None) -> "TextSource | FixedSource":
    """Open a text table as ``open_text``; where its header says where the columns stand, and no wish how, so.

    Raises
    ------
    UserError
        As ``open_text``.
    """
    if wish is None or wish == DialectChoice():
        stream = TextStream(path)
        stream.close()
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
        parser = BlockParser(self.layout.dialect, len(self.columns), wanted)
        if stream.whole:
            stream.close()
            block = stream.head[self.layout.start :]
            yield Chunk(parser.tolerant(block), 1.0, partial(parser.place, block, self._lines_before(stream)))
        else:
            yield from self._parsed(stream, parser, report)

    def _refuse_doubtful(self, index: int) -> None:
        doubt = self.layout.doubts[index]
        if doubt is None:
            return
        reason, hint = _DOUBTS[doubt.sort]
        raise UserError(reason, hint, file=self._path.name, column=self.columns[index].name, cell=doubt.cell)

    def _parsed(self, stream: TextStream, parser: "BlockParser", report: Report) -> Iterator[Chunk]:
        # One task reads and decompresses, others parse; this thread waits for them and reports.
        blocks = self._blocks(stream)
        waiting: deque[tuple[Future[tuple[Cells, ...]], _Block]] = deque()
        reading: Future[_Block | None] | None = None
        fraction, lines = 0.0, self._lines_before(stream)

        def told() -> None:
            report(fraction, "Reading")

        try:
            while True:
                reading = submit(partial(next, blocks, None))
                read = awaited(reading, told)
                if read is not None:
                    waiting.append((submit(partial(parser.parse, read.text)), read))
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

    def _blocks(self, stream: TextStream) -> Iterator["_Block"]:
        dialect = self.layout.dialect
        line_end = dialect.line_end.encode()
        for text in stream.blocks(self.layout.start, _BLOCK, line_end, dialect.quotes):
            yield _Block(text, stream.fraction, _line_ends(text))

    def _lines_before(self, stream: TextStream) -> int:
        """Return the number of lines above the first row."""
        return _line_ends(stream.head[: self.layout.start])


@dataclass(frozen=True, slots=True)
class _Block:
    """Whole lines, their number, and the share of the file that is read after them."""

    text: bytes
    fraction: float
    lines: int


class BlockParser:
    """Turns blocks of whole lines into numbers.

    ``parse`` and ``tolerant`` give the same; ``parse`` is fast, and leaves to ``tolerant`` what is out of the ordinary.

    Parameters
    ----------
    dialect
    width
        Number of columns of the table.
    wanted
        Indices of the columns to read.
    """

    def __init__(self, dialect: Dialect, width: int, wanted: Sequence[int]) -> None:
        self._dialect = dialect
        self._wanted = tuple(wanted)
        self._comment = dialect.comment.encode()
        self._indices = sorted(set(wanted))
        self._options: dict[str, Any] = {
            "sep": dialect.delimiter or r"\s+",
            "decimal": dialect.decimal,
            "header": None,
            "names": range(width),
            "usecols": self._indices,
            "index_col": False,
            "dtype": np.float64,
            "na_values": sorted(MISSING | NOT_NUMBERS),
            "keep_default_na": False,
            "quoting": csv.QUOTE_MINIMAL if dialect.quotes else csv.QUOTE_NONE,
            "low_memory": False,
            "engine": "c",
        }

    def parse(self, block: bytes) -> tuple[Cells, ...]:
        """Return the wanted columns of a block, in the order asked for."""
        block = self._without_comments(block.replace(b"\0", b"\1"))
        odd = self._dialect.thousands or b"\x1a" in block or self._commented(block)
        columns = None if odd else self._fast(block)
        if columns is None:
            return self.tolerant(block)
        empty = {index: np.isnan(values) for index, values in columns.items()}
        if any(flags.any() for flags in empty.values()) and _NAN.search(block):
            return self._reasoned(block, columns, empty)
        return tuple(Cells(columns[index], empty[index] if empty[index].any() else None) for index in self._wanted)

    def _fast(self, block: bytes) -> dict[int, Floats] | None:
        """Return the columns where the block holds numbers and words for missing ones only, else None."""
        import pandas as pd  # noqa: PLC0415 (a third of a second, which a small file need not wait for)

        # quotes count at the start of a cell only; to look behind blanks for one costs a tenth of the time
        quoted = b'"' in block
        if quoted and b'""' in block and _BLANK_QUOTES.search(block):
            return None
        # pandas takes a blank line for a row, or loses a delimiter, where carriage returns end lines
        if b"\r" in block and block.count(b"\r") != block.count(b"\n"):
            block = _with_line_feeds(block)
        try:
            read: Callable[..., pd.DataFrame] = pd.read_csv
            frame = read(_Bytes(block), skipinitialspace=quoted, **self._options)
        except pd.errors.EmptyDataError:
            return {index: np.empty(0) for index in self._indices}
        except (ValueError, OverflowError):
            return None
        if quoted and not self._are_lines(block, len(frame)):
            return None
        columns = {index: np.asarray(frame[index], dtype=np.float64) for index in self._indices}
        return None if any(map(_only_flags, columns.values())) and _FLAG.search(block) else columns

    def tolerant(self, block: bytes) -> tuple[Cells, ...]:
        """Return the same, cell by cell: the plain meaning of the dialect, and the slow way."""
        dialect = self._dialect
        text = self._without_comments(block).decode(dialect.encoding, "replace")
        values: list[list[float]] = [[] for _ in self._wanted]
        missing: list[list[bool]] = [[] for _ in self._wanted]
        for _, cells in rows_of(text, dialect):
            for place, index in enumerate(self._wanted):
                value = dialect.number(cells[index]) if index < len(cells) else None
                values[place].append(math.nan if value is None else value)
                missing[place].append(value is None)
        return tuple(
            Cells(np.array(column, dtype=np.float64), np.array(flags, dtype=np.bool_) if any(flags) else None)
            for column, flags in zip(values, missing, strict=True)
        )

    def place(self, block: bytes, lines: int, row: int) -> Place | None:
        """Return where a row of a block stands that so many lines come before."""
        text = self._without_comments(block).decode(self._dialect.encoding, "replace")
        numbers = [number for number, _ in itertools.islice(rows_of(text, self._dialect), row + 2)]
        if row >= len(numbers):
            return None
        end = numbers[row + 1] - 1 if row + 1 < len(numbers) else None
        written = lines_of(text)[numbers[row] - 1 : end]
        return Place(lines + numbers[row], " ".join(" ".join(written).split()))

    def _reasoned(self, block: bytes, columns: dict[int, Floats], empty: dict[int, Flags]) -> tuple[Cells, ...]:
        """Return the columns with the NaN that are said apart from the cells that are missing, line by line."""
        lines = self._filled_lines(block)
        faulty = np.flatnonzero(np.logical_or.reduce(list(empty.values())))
        if len(lines) != next(iter(columns.values())).size:
            return self.tolerant(block)
        again = self.tolerant(b"\n".join(lines[row] for row in faulty))
        if again[0].values.size != faulty.size:
            return self.tolerant(block)
        cells = []
        for index, seen in zip(self._wanted, again, strict=True):
            missing = np.zeros(columns[index].size, dtype=np.bool_)
            if seen.missing is not None:
                missing[faulty] = seen.missing
            cells.append(Cells(columns[index], missing))
        return tuple(cells)

    def _commented(self, block: bytes) -> bool:
        """Tell whether some line begins as a comment does."""
        mark = self._comment
        # the single character first: looking for it alone is thirty times as fast
        if not mark or mark not in block:
            return False
        return block.startswith(mark) or b"\n" + mark in block or b"\r" + mark in block

    def _without_comments(self, block: bytes) -> bytes:
        """Return the block with blank lines of comment; with quotes it stays, as a cell may run over such a line."""
        if not self._commented(block) or (self._dialect.quotes and b'"' in block):
            return block
        lines = _with_line_feeds(block).split(b"\n")
        return b"\n".join(b"" if line.startswith(self._comment) else line for line in lines)

    def _are_lines(self, block: bytes, rows: int) -> bool:
        """Tell whether each row is a line: no cell runs over several, and no quote is left open."""
        lines = _line_ends(block) + (not block.endswith((b"\r", b"\n")))
        return rows == lines or rows == len(self._filled_lines(block))

    def _filled_lines(self, block: bytes) -> list[bytes]:
        blank = b" " if self._dialect.delimiter == "\t" else b" \t"
        return [line for line in _with_line_feeds(block).split(b"\n") if line.strip(blank)]


class _Bytes:
    """What pandas reads from without decoding it first."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        start = self._at
        self._at = len(self._data) if size < 0 else min(start + size, len(self._data))
        return self._data[start : self._at]

    def __iter__(self) -> Iterator[bytes]:
        return iter(())


def _with_line_feeds(block: bytes) -> bytes:
    return block.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in block else block


def _line_ends(block: bytes) -> int:
    """Return the number of line ends of any kind."""
    characters = np.frombuffer(block, np.uint8)  # nine times as fast as counting in the bytes
    feeds = int(np.count_nonzero(characters == ord("\n")))
    if b"\r" not in block:
        return feeds
    return feeds + int(np.count_nonzero(characters == ord("\r"))) - block.count(b"\r\n")


def _only_flags(values: Floats) -> bool:
    # pandas reads a column of nothing but True and False as 1 and 0
    if not values.size or not (math.isnan(values[0]) or values[0] in {0.0, 1.0}):
        return False
    return bool(((values == 0) | (values == 1) | np.isnan(values)).all())


def _columns(layout: Layout) -> tuple[Column, ...]:
    names = named(layout.names)
    named_table = any(layout.names)
    columns = []
    for index, name in enumerate(names):
        cells = [row[index] for row in layout.sample if index < len(row)]
        values = [layout.dialect.number(cell) for cell in cells]
        numbers = [value for value in values if value is not None and not math.isnan(value)]
        texts = sum(is_text(cell, value) for cell, value in zip(cells, values, strict=True))
        unit = layout.units[index] if index < len(layout.units) else ""
        if len(numbers) >= texts:
            column = described(name, numbers, unit or None)
            # names of rows stand under no name in a table whose other columns have one
            columns.append(replace(column, serial=column.serial or (named_table and not layout.names[index])))
        else:
            columns.append(Column(name, _kind(cells), unit or None))
    if sum(column.numeric for column in columns) < 2:  # let the reason be told that is true
        doubtful = (index for index, doubt in enumerate(layout.doubts) if doubt and doubt.sort is DoubtSort.OTHER_MARK)
        for index in doubtful:
            columns[index] = replace(columns[index], kind=Kind.NUMBER)
    return tuple(columns)


def _kind(cells: Sequence[str]) -> Kind:
    filled = [cell.strip() for cell in cells if cell.strip() not in MISSING]
    for kind, pattern in ((Kind.FLAG, r"(?i:true|false|yes|no)"), (Kind.TIME, _TIME)):
        if all(re.fullmatch(pattern, cell) for cell in filled):
            return kind
    return Kind.TEXT
