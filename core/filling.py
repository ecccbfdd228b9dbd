"""Chunks of rows become columns in memory: without the rows that are no positions, or whole to be kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from core.arrays import Flags, Floats, frozen
from core.columns import Column
from core.errors import UserError
from core.memory import available, in_words
from core.messages import mark
from core.points import Points
from core.progress import Report
from core.readers.source import Cells, Chunk

MISSING = mark("missing")
NOT_A_NUMBER = mark("not a number")
INFINITE = mark("infinite")

_CHUNK_OF_ROWS = 1 << 16
_EXAMPLES = 3
_LONGEST_TEXT = 120
_UNASKED = 1 << 26  # bytes that are taken without a look at how much is free
_CERTAIN = 1.1  # an estimate of the rows may be wrong by a tenth
_ALWAYS, _RATIO = 1 << 30, 100  # bytes of points from however small a file; from each of its bytes
_KEPT_ROWS = 1 << 20


@dataclass(frozen=True, slots=True)
class Example:
    """A row that was dropped.

    Attributes
    ----------
    row : int
        From 1, among the rows of the table.
    line : int or None
        Where it stands in the file, from 1, in a text or a sheet.
    text : str
        The row as it is written, or its values.
    """

    row: int
    line: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Drop:
    """How many rows were dropped for one reason: ``missing``, ``not a number`` or ``infinite``, and the first few."""

    reason: str
    count: int
    examples: tuple[Example, ...] = field(default=(), compare=False)


class Store:
    """The columns of points, which grow chunk by chunk; each value is written once.

    Parameters
    ----------
    factors
        What the numbers of each column are multiplied by: two, or three with a weight.
    rows
        As many as the file tells, None where it does not.
    file
        Its name, for the message.
    size
        Its length in bytes, None where that tells nothing. Points that take far more are refused: of so few bytes
        hardly two could differ.
    """

    def __init__(self, factors: Sequence[float], rows: int | None, file: str, size: int | None = None) -> None:
        self.size = 0
        self._most = None if size is None else max(_ALWAYS, _RATIO * size) // (8 * len(factors))
        self.rows = 0
        self._file = file
        self._dropped = dict.fromkeys((MISSING, NOT_A_NUMBER, INFINITE), 0)
        self._examples: dict[str, list[Example]] = {reason: [] for reason in self._dropped}
        self._factors = tuple(factors)
        self._columns = [np.empty(0) for _ in factors]
        if rows:
            self._grow(rows)
            self._check(rows)

    def add(self, chunk: Chunk) -> None:
        """Append the rows of the chunk that are finite throughout, and count the others."""
        chunk = self._scaled(chunk)
        count = chunk.cells[0].values.size
        kept = self._kept(chunk)
        self.rows += count
        added = count if kept is None else int(np.count_nonzero(kept))
        needed = self.size + added
        self._check(needed)
        if needed > self._columns[0].size:
            ahead = needed / chunk.fraction if chunk.fraction else 0
            self._grow(max(int(1.05 * ahead), needed + needed // 4, _CHUNK_OF_ROWS))
        for column, cells in zip(self._columns, chunk.cells, strict=True):
            column[self.size : needed] = cells.values if kept is None else cells.values[kept]
        self.size = needed

    @property
    def points(self) -> Points:
        """The points so far, as views of memory that is not written again."""
        return Points(*(frozen(column[: self.size]) for column in self._columns))

    @property
    def dropped(self) -> tuple[Drop, ...]:
        """What was dropped so far: only reasons that occurred."""
        counts = self._dropped.items()
        return tuple(Drop(reason, count, tuple(self._examples[reason])) for reason, count in counts if count)

    def _scaled(self, chunk: Chunk) -> Chunk:
        if all(factor == 1.0 for factor in self._factors):
            return chunk
        with np.errstate(over="ignore"):  # what does not fit is infinite, and dropped as such
            scaled = tuple(
                Cells(cells.values * factor, cells.missing)
                for cells, factor in zip(chunk.cells, self._factors, strict=True)
            )
        return Chunk(scaled, chunk.fraction, chunk.place)

    def _check(self, rows: int) -> None:
        if self._most is not None and rows > self._most:
            raise UserError(
                "{file} has {rows} rows or more, too many for its size to be points",
                "Use a part of it, or save its points as text.",
                file=self._file,
                rows=_rounded(rows),
            )

    def _grow(self, rows: int) -> None:
        # Memory that was reserved and not yet written costs nothing, so the estimate may be generous. One column
        # moves after the other, so that never more than one exists twice.
        more = 8 * len(self._columns) * (rows - self._columns[0].size)
        if more > _UNASKED and more > _CERTAIN * available():
            raise self._too_many(rows)
        for index, column in enumerate(self._columns):
            try:
                larger = np.empty(rows)
            except (MemoryError, ValueError) as error:
                raise self._too_many(rows) from error
            larger[: self.size] = column[: self.size]
            self._columns[index] = larger

    def _too_many(self, rows: int) -> UserError:
        return UserError(
            "{file} has about {rows} rows, which need {size} of memory where {free} are free",
            "Use a part of the file.",
            file=self._file,
            rows=_rounded(rows),
            size=in_words(8 * len(self._columns) * rows),
            free=in_words(available()),
        )

    def _kept(self, chunk: Chunk) -> Flags | None:
        """Return which rows are finite throughout, None for all; count the others by reason.

        A row with several faults counts once: as missing before not a number before infinite.
        """
        cells = chunk.cells
        finite = np.isfinite(cells[0].values)
        for other in cells[1:]:
            finite &= np.isfinite(other.values)
        if finite.all():
            return None
        faulty = np.flatnonzero(~finite)
        missing = np.zeros(faulty.size, dtype=bool)
        no_number = np.zeros(faulty.size, dtype=bool)
        for one in cells:
            values: Floats = one.values[faulty]
            no_number |= np.isnan(values)
            if one.missing is not None:
                missing |= one.missing[faulty]
        reasons = {MISSING: missing, NOT_A_NUMBER: no_number & ~missing, INFINITE: ~no_number & ~missing}
        for reason, flags in reasons.items():
            self._dropped[reason] += int(np.count_nonzero(flags))
            wanted = _EXAMPLES - len(self._examples[reason])
            if wanted > 0:
                rows = faulty[np.flatnonzero(flags)[:wanted]].tolist()
                self._examples[reason] += [self._example(chunk, row) for row in rows]
        return finite

    def _example(self, chunk: Chunk, row: int) -> Example:
        place = chunk.place(row) if chunk.place else None
        written = place.text if place else ""
        values = ", ".join("" if _is_missing(cells, row) else f"{cells.values[row]:g}" for cells in chunk.cells)
        text = written or values
        shown = text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"
        return Example(self.rows + row + 1, place.line if place else None, shown)


def _rounded(rows: int) -> str:
    return f"{rows:.3g}" if rows > 10**6 else str(rows)


def _is_missing(cells: Cells, row: int) -> bool:
    return cells.missing is not None and bool(cells.missing[row])


class Kept:
    """Whole columns of a file that was read, so that another choice of columns need not read it again.

    Attributes
    ----------
    columns : dict
        The cells of whole columns, by their index.
    """

    def __init__(self) -> None:
        self.columns: dict[int, Cells] = {}

    def holds(self, wanted: Sequence[int]) -> bool:
        """Tell whether all of these columns are here."""
        return all(index in self.columns for index in wanted)


@dataclass(frozen=True, slots=True, eq=False)
class KeptSource:
    """A source of the columns that were kept."""

    columns: tuple[Column, ...]
    kept: Kept
    rows: int | None
    tables: tuple[str, ...] = ()
    table: str | None = None

    def chunks(self, wanted: Sequence[int], report: Report) -> Iterator[Chunk]:
        """Pass on the wanted columns, which must be there."""
        columns = [self.kept.columns[index] for index in wanted]
        count = columns[0].values.size
        for start in range(0, count, _KEPT_ROWS):
            report(start / count, "Reading")
            part = slice(start, min(start + _KEPT_ROWS, count))
            cells = (Cells(one.values[part], None if one.missing is None else one.missing[part]) for one in columns)
            yield Chunk(tuple(cells), part.stop / count)


class Keeper:
    """Collects whole columns while chunks pass by; gives up where they grow beyond what was expected.

    Parameters
    ----------
    indices
        The columns of the chunks.
    rows
        As many as are expected.
    """

    def __init__(self, indices: Sequence[int], rows: int) -> None:
        self._indices = tuple(indices)
        self._rows = rows
        self._at = 0
        self._values = [np.empty(rows) for _ in indices]
        self._missing: list[Flags | None] = [None for _ in indices]

    def add(self, chunk: Chunk) -> None:
        """Keep the rows of a chunk."""
        start, self._at = self._at, self._at + chunk.cells[0].values.size
        if self._at > self._rows:
            return
        for place, cells in enumerate(chunk.cells):
            self._values[place][start : self._at] = cells.values
            if cells.missing is not None:
                flags = self._missing[place]
                if flags is None:
                    flags = self._missing[place] = np.zeros(self._rows, dtype=np.bool_)
                flags[start : self._at] = cells.missing

    def into(self, kept: Kept) -> None:
        """Put the columns where they are kept, if there were as many rows as expected."""
        if self._at == self._rows:
            columns = zip(self._indices, self._values, self._missing, strict=True)
            kept.columns.update({index: Cells(frozen(values), missing) for index, values, missing in columns})
