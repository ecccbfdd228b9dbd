"""From a file to points: the columns that were chosen or guessed, without the rows that are no positions."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from core.arrays import Flags, Floats, frozen
from core.columns import Column, ColumnChoice, chosen
from core.errors import UserError
from core.points import Points
from core.progress import Report, silent
from core.readers import open_source
from core.readers.source import Cells, Chunk, Source

MISSING = "missing"
NOT_A_NUMBER = "not a number"
INFINITE = "infinite"

_FIRST_SNAPSHOT = 0.2  # seconds; each further one waits for half as long again as all before
_CHUNK_OF_ROWS = 1 << 16


@dataclass(frozen=True, slots=True)
class Drop:
    """How many rows were dropped for one reason: ``missing``, ``not a number`` or ``infinite``."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """The points of a file, and what became of its rows.

    Attributes
    ----------
    path : Path
    columns : tuple of Column
        All columns of the table.
    x, y, weight : str
        Names of the columns in use; the weight is None where every point weighs 1.
    guessed : bool
        True where x or y was guessed.
    points : Points
    rows : int
        Rows read: points and dropped rows.
    dropped : tuple of Drop
        Only reasons that occurred.
    complete : bool
        False while the rest of the file is still being read.
    """

    path: Path
    columns: tuple[Column, ...]
    x: str
    y: str
    weight: str | None
    guessed: bool
    points: Points
    rows: int
    dropped: tuple[Drop, ...]
    complete: bool = True

    @property
    def dropped_total(self) -> int:
        """Number of rows that were dropped, for any reason."""
        return sum(drop.count for drop in self.dropped)

    @property
    def choice(self) -> ColumnChoice:
        """The choice that gives the same columns without a guess."""
        return ColumnChoice(self.x, self.y, self.weight)


def load(
    path: Path,
    choice: ColumnChoice | None = None,
    report: Report = silent,
    arrived: Callable[[Loaded], None] | None = None,
) -> Loaded:
    """Read the points of a file.

    Parameters
    ----------
    path
        Any file of a format in ``core.readers.FORMATS``.
    choice
        The columns to use; None guesses.
    report
        Called at least every 50 ms where the format allows it; stops the work by raising ``Cancelled``.
    arrived
        Called on the same thread, at growing intervals, with what has been read so far (``complete`` is False). Its
        points are read-only views of memory that is not written again, so they may be kept and cross threads.

    Raises
    ------
    UserError
        If the file cannot be read, has no such columns, or gives no point at all.
    """
    choice = choice or ColumnChoice()
    source = open_source(path)
    x, y, weight = chosen(source.columns, choice, path.name)
    names = [source.columns[index].name for index in (x, y)]
    empty = Points(*(frozen(np.empty(0)) for _ in range(2)))
    loaded = Loaded(
        path=path,
        columns=source.columns,
        x=names[0],
        y=names[1],
        weight=None if weight is None else source.columns[weight].name,
        guessed=choice.x is None or choice.y is None,
        points=empty,
        rows=0,
        dropped=(),
        complete=False,
    )
    wanted = (x, y) if weight is None else (x, y, weight)
    return _filled(loaded, source, wanted, report, arrived)


def choose(
    loaded: Loaded,
    choice: ColumnChoice,
    report: Report = silent,
    arrived: Callable[[Loaded], None] | None = None,
) -> Loaded:
    """Read other columns of the same file; the same object is returned where nothing changes.

    Raises
    ------
    UserError
        As ``load``.
    """
    x, y, weight = chosen(loaded.columns, choice, loaded.path.name)
    names = (loaded.columns[x].name, loaded.columns[y].name, None if weight is None else loaded.columns[weight].name)
    if loaded.complete and names == (loaded.x, loaded.y, loaded.weight):
        return loaded
    return load(loaded.path, choice, report, arrived)


def _filled(
    loaded: Loaded, source: Source, wanted: Sequence[int], report: Report, arrived: Callable[[Loaded], None] | None
) -> Loaded:
    """Return ``loaded`` with all rows of the source."""
    store = _Store(len(wanted), source.rows, loaded.path.name)
    started = time.monotonic()
    due = started + _FIRST_SNAPSHOT
    report(0.0, "Reading")
    for chunk in _readable(source.chunks(wanted, report), loaded.path.name):
        store.add(chunk)
        report(chunk.fraction, "Reading")
        if arrived and store.size and time.monotonic() >= due:
            arrived(store.snapshot(loaded))
            now = time.monotonic()
            due = now + max(_FIRST_SNAPSHOT, (now - started) / 2)
    whole = replace(store.snapshot(loaded), complete=True)
    if not store.size:
        raise _no_points(whole)
    report(1.0, "Reading")
    return whole


def _readable(chunks: Iterator[Chunk], file: str) -> Iterator[Chunk]:
    """Pass the chunks on; a disk that fails, or a file that went away, is told as such."""
    try:
        yield from chunks
    except OSError as error:
        raise UserError(
            "{file} cannot be read: {reason}", "Try again, or copy the file.", file=file, reason=error.strerror or error
        ) from error


def _no_points(loaded: Loaded) -> UserError:
    if not loaded.rows:
        return UserError("{file} has columns but no rows", "Choose a file with points.", file=loaded.path.name)
    reasons = ", ".join(f"{drop.reason}: {drop.count}" for drop in loaded.dropped)
    return UserError(
        "{file} gives no points from columns {x} and {y}: none of its {rows} rows has finite numbers there ({reasons})",
        "Choose other columns.",
        file=loaded.path.name,
        x=loaded.x,
        y=loaded.y,
        rows=loaded.rows,
        reasons=reasons,
    )


class _Store:
    """Float64 columns that grow by chunks; what is written once is never moved under a snapshot."""

    def __init__(self, columns: int, rows: int | None, file: str) -> None:
        self.size = 0
        self._file = file
        self._rows = 0
        self._dropped = dict.fromkeys((MISSING, NOT_A_NUMBER, INFINITE), 0)
        self._columns = [np.empty(0) for _ in range(columns)]
        if rows:
            self._grow(rows)

    def add(self, chunk: Chunk) -> None:
        """Append the rows of the chunk that are finite throughout, and count the others."""
        count = chunk.cells[0].values.size
        self._rows += count
        kept = _kept(chunk.cells, self._dropped)
        added = count if kept is None else int(np.count_nonzero(kept))
        needed = self.size + added
        if needed > self._columns[0].size:
            ahead = needed / chunk.fraction if chunk.fraction else 0
            self._grow(max(int(1.05 * ahead), needed + needed // 4, _CHUNK_OF_ROWS))
        for column, cells in zip(self._columns, chunk.cells, strict=True):
            column[self.size : needed] = cells.values if kept is None else cells.values[kept]
        self.size = needed

    def snapshot(self, loaded: Loaded) -> Loaded:
        """Return ``loaded`` with the rows so far."""
        points = Points(*(frozen(column[: self.size]) for column in self._columns))
        dropped = tuple(Drop(reason, count) for reason, count in self._dropped.items() if count)
        return replace(loaded, points=points, rows=self._rows, dropped=dropped)

    def _grow(self, rows: int) -> None:
        # Memory that was reserved and not yet written costs nothing, so the estimate may be generous. One column
        # moves after the other, so that never more than one exists twice.
        for index, column in enumerate(self._columns):
            try:
                larger = np.empty(rows)
            except (MemoryError, ValueError) as error:
                raise UserError(
                    "{file} has {rows} rows or more, which do not fit into memory",
                    "Use a part of the file.",
                    file=self._file,
                    rows=rows,
                ) from error
            larger[: self.size] = column[: self.size]
            self._columns[index] = larger


def _kept(cells: Sequence[Cells], dropped: dict[str, int]) -> Flags | None:
    """Return which rows are finite throughout, None for all; count the others by reason.

    A row with several faults counts once: as missing before not a number before infinite.
    """
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
    dropped[MISSING] += int(np.count_nonzero(missing))
    dropped[NOT_A_NUMBER] += int(np.count_nonzero(no_number & ~missing))
    dropped[INFINITE] += int(np.count_nonzero(~no_number & ~missing))
    return finite
