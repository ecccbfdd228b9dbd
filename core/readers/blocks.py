"""Blocks of lines become numbers: fast where the text is clean, tolerant where it is not."""

import csv
import itertools
import math
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any

import numpy as np

from core.arrays import Flags, Floats
from core.libraries import unwatched
from core.readers.angles import degrees_of
from core.readers.dialect import BLANKS, Dialect
from core.readers.numerals import MISSING, NOT_NUMBERS
from core.readers.rows import lines_of, rows_of
from core.readers.source import Cells, Place

_SHORT = 1 << 20  # bytes that are parsed cell by cell before pandas is imported: 50 ms instead of 300
_ROWS = 1 << 14  # that are looked at together, cell by cell
_NAN = re.compile(rb"nan", re.IGNORECASE)
_FLAG = re.compile(rb"true|false", re.IGNORECASE)
_QUOTES_ALONE = re.compile(rb'(?:^|[\r\n])[ \t"]*"[ \t"]*(?:$|[\r\n])')
_OTHER_BLANKS = (b"\v", b"\f", b"\x1c", b"\x1d", b"\x1e", b"\x1f")
_ANY_OTHER_BLANK = re.compile(r"[^\S \t\r\n]")
_BLANK_QUOTES = re.compile(rb'(?:^|[\r\n])[ \t]*""[ \t]*(?:$|[\r\n])')  # a blank line for some, a row for others


class BlockParser:
    """Turns blocks of whole lines into numbers.

    All ways give the same: ``parse`` is fast, and leaves to ``tolerant`` what is out of the ordinary; ``soonest`` does
    not wait for the import of what makes ``parse`` fast where there is little to do.

    Parameters
    ----------
    dialect
    width
        Number of columns of the table.
    wanted
        Indices of the columns to read.
    angles
        The columns that hold angles, and whether these are hours.

    Attributes
    ----------
    angles : dict
        Those of them that are wanted.
    """

    def __init__(
        self, dialect: Dialect, width: int, wanted: Sequence[int], angles: Mapping[int, bool] | None = None
    ) -> None:
        self._dialect = dialect
        self._wanted = tuple(wanted)
        self._comment = dialect.comment.encode()
        self._indices = sorted(set(wanted))
        self.angles = {index: hours for index, hours in (angles or {}).items() if index in wanted}
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

    def soonest(self, block: bytes) -> tuple[Cells, ...]:
        """Return the wanted columns of a block, in the order asked for, by the way that is done first."""
        return self.tolerant(block) if len(block) <= _SHORT and "pandas" not in sys.modules else self.parse(block)

    def parse(self, block: bytes) -> tuple[Cells, ...]:
        """Return the wanted columns of a block, in the order asked for."""
        block = self._without_comments(block.replace(b"\0", b"\1"))
        odd = self.angles or self._dialect.thousands or b"\x1a" in block or self._commented(block)
        odd = odd or self._has_other_blanks(block)
        columns = None if odd else self._fast(block)
        if columns is None:
            return self.tolerant(block)
        empty = {index: np.isnan(values) for index, values in columns.items()}
        if any(flags.any() for flags in empty.values()) and _NAN.search(block):
            return self._reasoned(block, columns, empty)
        return tuple(Cells(columns[index], empty[index] if empty[index].any() else None) for index in self._wanted)

    def _fast(self, block: bytes) -> dict[int, Floats] | None:
        """Return the columns where the block holds numbers and words for missing ones only, else None."""
        with unwatched("pandas"):
            import pandas as pd  # noqa: PLC0415 (a third of a second, which a small file need not wait for)

        quoted = b'"' in block
        if quoted and not self._dialect.quotes and self._dialect.delimiter:
            if _QUOTES_ALONE.search(block):
                return None
            block = _quotes_beside(self._dialect.delimiter).sub(b"", block)
        # quotes count at the start of a cell only; to look behind blanks for one costs a tenth of the time
        quoted = quoted and self._dialect.quotes
        if quoted and b'""' in block and _BLANK_QUOTES.search(block):
            return None
        # pandas takes a blank line for a row, or loses a delimiter, where carriage returns end lines
        if b"\r" in block and not block.count(b"\r") == block.count(b"\n") == block.count(b"\r\n"):
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
        values: list[list[Floats]] = [[] for _ in self._wanted]
        missing: list[list[Flags]] = [[] for _ in self._wanted]
        rows = rows_of(text, dialect)
        while True:
            some = [cells for _, cells in itertools.islice(rows, _ROWS)]
            for place, index in enumerate(self._wanted):
                number = self._number_in(index)
                numbers = [number(cells[index]) if index < len(cells) else None for cells in some]
                values[place].append(np.array(numbers, dtype=np.float64))  # None becomes NaN
                missing[place].append(np.array([number is None for number in numbers], dtype=np.bool_))
            if len(some) < _ROWS:
                return tuple(map(_joined, values, missing))

    def _number_in(self, index: int) -> Callable[[str], float | None]:
        """Return what gives the number in a cell of a column."""
        return partial(degrees_of, hours=self.angles[index]) if index in self.angles else self._dialect.number

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

    def _has_other_blanks(self, block: bytes) -> bool:
        """Tell whether blanks part the cells, and some are neither spaces nor tabs, the only ones to pandas."""
        if self._dialect.delimiter != BLANKS:
            return False
        if block.isascii():
            return any(mark in block for mark in _OTHER_BLANKS)
        return _ANY_OTHER_BLANK.search(block.decode(self._dialect.encoding, "replace")) is not None

    def _without_comments(self, block: bytes) -> bytes:
        """Return the block with blank lines of comment; with quotes it stays, as a cell may run over such a line."""
        if not self._commented(block) or (self._dialect.quotes and b'"' in block):
            return block
        lines = _with_line_feeds(block).split(b"\n")
        return b"\n".join(b"" if line.startswith(self._comment) else line for line in lines)

    def _are_lines(self, block: bytes, rows: int) -> bool:
        """Tell whether each row is a line: no cell runs over several, and no quote is left open."""
        lines = line_ends(block) + (not block.endswith((b"\r", b"\n")))
        return rows == lines or rows == len(self._filled_lines(block))

    def _filled_lines(self, block: bytes) -> list[bytes]:
        blank = b" " if self._dialect.delimiter == "\t" else b" \t"
        return [line for line in _with_line_feeds(block).split(b"\n") if line.strip(blank)]


def _joined(values: Sequence[Floats], missing: Sequence[Flags]) -> Cells:
    flags = np.concatenate(missing)
    return Cells(np.concatenate(values), flags if flags.any() else None)


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


@cache
def _quotes_beside(delimiter: str) -> re.Pattern[bytes]:
    """Return what finds the quotes around cells, which are none of a number where they are ordinary characters."""
    marks = re.escape(delimiter).encode()
    return re.compile(rb"(?:(?<=[\r\n" + marks + rb'])|^)"+|"+(?=[\r\n' + marks + rb"]|$)")


def _with_line_feeds(block: bytes) -> bytes:
    return block.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in block else block


def line_ends(block: bytes) -> int:
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
