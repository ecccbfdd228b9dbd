"""Text tables of any dialect: fast where the text is clean, tolerant where it is not, the same numbers either way."""

import csv
import io
import math
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from core.arrays import Flags, Floats
from core.columns import Column, Kind, described, named
from core.progress import Report
from core.readers.dialect import Dialect, Layout, layout_of
from core.readers.numerals import MISSING, NOT_NUMBERS, is_text
from core.readers.source import Cells, Chunk
from core.readers.streams import TextStream
from core.threads import workers

_Result = TypeVar("_Result")

_BLOCK = 1 << 22
_POLL = 0.02  # seconds between two reports while a block is parsed

_NAN = re.compile(rb"nan", re.IGNORECASE)
_FLAG = re.compile(rb"true|false", re.IGNORECASE)
_BLANK_QUOTES = re.compile(rb'(?:^|[\r\n])[ \t]*""[ \t]*(?:$|[\r\n])')  # a blank line for some, a row for others
_TIME = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?|\d{1,2}:\d{2}(:\d{2}.*)?")


def open_text(path: Path) -> "TextSource":
    """Open a text table.

    Raises
    ------
    UserError
        If the file is damaged or no text.
    """
    stream = TextStream(path)
    stream.close()
    return TextSource(path, stream.head, stream.whole)


class TextSource:
    """A text table whose dialect was found from its first bytes."""

    rows: int | None = None

    def __init__(self, path: Path, head: bytes, whole: bool) -> None:
        self._path = path
        self.layout: Layout = layout_of(head, whole)
        self.columns: tuple[Column, ...] = _columns(self.layout)

    def chunks(self, wanted: Sequence[int], report: Report) -> Iterator[Chunk]:
        """Read the wanted columns; blocks of lines are parsed side by side while the next ones are read."""
        stream = TextStream(self._path)
        parser = BlockParser(self.layout.dialect, len(self.columns), wanted)
        if stream.whole:
            stream.close()
            yield Chunk(parser.tolerant(stream.head[self.layout.start :]), 1.0)
        else:
            yield from self._parsed(stream, parser, report)

    def _parsed(self, stream: TextStream, parser: "BlockParser", report: Report) -> Iterator[Chunk]:
        # One thread reads and decompresses, the others parse; this one waits for them and reports.
        blocks = self._blocks(stream)
        waiting: deque[tuple[Future[tuple[Cells, ...]], float]] = deque()
        reader = ThreadPoolExecutor(1, thread_name_prefix="sfumato-text-reader")
        parsers = ThreadPoolExecutor(workers(), thread_name_prefix="sfumato-text-parser")
        fraction = 0.0
        try:
            while True:
                read = _awaited(reader.submit(next, blocks, None), fraction, report)
                if read is not None:
                    waiting.append((parsers.submit(parser.parse, read[0]), read[1]))
                while waiting and (read is None or len(waiting) > workers() + 1):
                    future, fraction = waiting.popleft()
                    yield Chunk(_awaited(future, fraction, report), fraction)
                if read is None:
                    return
        finally:
            parsers.shutdown(wait=False, cancel_futures=True)
            reader.submit(stream.close)
            reader.shutdown(wait=False)

    def _blocks(self, stream: TextStream) -> Iterator[tuple[bytes, float]]:
        dialect = self.layout.dialect
        for block in stream.blocks(self.layout.start, _BLOCK, dialect.line_end.encode(), dialect.quotes):
            yield block, stream.fraction


def _awaited(future: Future[_Result], fraction: float, report: Report) -> _Result:
    """Return what the future gives, reporting meanwhile."""
    while True:
        try:
            return future.result(timeout=_POLL)
        except TimeoutError:
            report(fraction, "Reading")


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
        self._line_end = dialect.line_end.encode()
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
        columns = None if self._dialect.thousands or self._commented(block) else self._fast(block)
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
        if quoted and _BLANK_QUOTES.search(block):
            return None
        try:
            read: Callable[..., pd.DataFrame] = pd.read_csv
            frame = read(_Bytes(block), skipinitialspace=quoted, **self._options)
        except pd.errors.EmptyDataError:
            return {index: np.empty(0) for index in self._indices}
        except ValueError:
            return None
        columns = {index: np.asarray(frame[index], dtype=np.float64) for index in self._indices}
        return None if any(map(_only_flags, columns.values())) and _FLAG.search(block) else columns

    def tolerant(self, block: bytes) -> tuple[Cells, ...]:
        """Return the same, cell by cell: the plain meaning of the dialect, and the slow way."""
        dialect = self._dialect
        text = self._without_comments(block).decode(dialect.encoding, "replace")
        values: list[list[float]] = [[] for _ in self._wanted]
        missing: list[list[bool]] = [[] for _ in self._wanted]
        for cells in _rows(text, dialect):
            for place, index in enumerate(self._wanted):
                value = dialect.number(cells[index]) if index < len(cells) else None
                values[place].append(math.nan if value is None else value)
                missing[place].append(value is None)
        return tuple(
            Cells(np.array(column, dtype=np.float64), np.array(flags, dtype=np.bool_) if any(flags) else None)
            for column, flags in zip(values, missing, strict=True)
        )

    def _reasoned(self, block: bytes, columns: dict[int, Floats], empty: dict[int, Flags]) -> tuple[Cells, ...]:
        """Return the columns with the NaN that are said apart from the cells that are missing, line by line."""
        lines = [line for line in block.split(self._line_end) if line.strip(b" \r")]
        faulty = np.flatnonzero(np.logical_or.reduce(list(empty.values())))
        if len(lines) != next(iter(columns.values())).size:
            return self.tolerant(block)
        again = self.tolerant(self._line_end.join(lines[row] for row in faulty))
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
        return bool(mark) and mark in block and (block.startswith(mark) or self._line_end + mark in block)

    def _without_comments(self, block: bytes) -> bytes:
        """Return the block without lines of comment; with quotes it stays, as a cell may run over such a line."""
        if not self._commented(block) or (self._dialect.quotes and b'"' in block):
            return block
        return self._line_end.join(line for line in block.split(self._line_end) if not line.startswith(self._comment))


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


def _rows(text: str, dialect: Dialect) -> Iterator[list[str]]:
    """Yield the cells of each row that is not blank."""
    lines = text.split(dialect.line_end)
    if dialect.quotes and '"' in text:
        whole = text if dialect.delimiter else "\n".join(line.replace("\t", " ").strip() for line in lines)
        try:
            rows: Iterable[list[str]] = list(_quoted(whole, dialect, strict=True))
        except csv.Error as error:
            # a quote that never ends was none; other faults are for the reader to get over
            never_ends = "unexpected end" in str(error)
            rows = _split(lines, dialect) if never_ends else _quoted(whole, dialect, strict=False)
        yield from rows
    else:
        yield from _split(lines, dialect)


def _split(lines: Iterable[str], dialect: Dialect) -> Iterator[list[str]]:
    for line in lines:
        if line.strip(" \r"):
            yield line.split(dialect.delimiter or None)


def _quoted(text: str, dialect: Dialect, strict: bool) -> Iterator[list[str]]:
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=dialect.delimiter or " ", skipinitialspace=True, strict=strict
    )
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            if strict:
                raise
            cells = [""]  # a cell too long for a number: the row has none
            yield cells
            continue
        blank = not cells or (len(cells) == 1 and not cells[0].strip())
        if not blank and not (dialect.comment and cells[0].startswith(dialect.comment)):
            yield cells


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
    return tuple(columns)


def _kind(cells: Sequence[str]) -> Kind:
    filled = [cell.strip() for cell in cells if cell.strip() not in MISSING]
    for kind, pattern in ((Kind.FLAG, r"(?i:true|false|yes|no)"), (Kind.TIME, _TIME)):
        if all(re.fullmatch(pattern, cell) for cell in filled):
            return kind
    return Kind.TEXT
