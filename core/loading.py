"""From a file to points: the columns that were chosen or guessed, without the rows that are no positions."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from core.arrays import frozen
from core.columns import Column, ColumnChoice, DialectChoice, Measure, chosen
from core.errors import UserError
from core.filling import INFINITE, MISSING, NOT_A_NUMBER, Drop, Example, Keeper, Kept, KeptSource, Store
from core.memory import available
from core.messages import Message, Series
from core.points import Points
from core.progress import Report, part, silent
from core.readers import open_chosen
from core.readers.source import Chunk, Source

__all__ = [
    "INFINITE",
    "MISSING",
    "NOT_A_NUMBER",
    "Drop",
    "Example",
    "Loaded",
    "choose",
    "keep",
    "load",
    "load_many",
]

_FIRST_SNAPSHOT = 0.2  # seconds; each further one waits for half as long again as all before

Arrived = Callable[["Loaded"], None]
Prefer = Callable[[Sequence[Column], ColumnChoice], ColumnChoice]
_Stamp = tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """The points of a file, and what became of its rows.

    Attributes
    ----------
    path : Path
        The file or folder; the first where several files were joined.
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
        Only reasons that occurred, each with its first rows.
    complete : bool
        False while the rest of the file is still being read.
    table : str or None
        The table in use, one of ``tables``.
    tables : tuple of str
        The tables of the file, the likeliest first; none where it can hold one only.
    paths : tuple of Path
        All files that were joined, else the one path.
    x_measure, y_measure : Measure
        What the numbers of x and y were multiplied by, once, and the unit that was typed.
    dialect : DialectChoice or None
        How the text is read, in full; None where the file is none.
    kept : Kept
        Columns that ``choose`` need not read again.
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
    table: str | None = None
    tables: tuple[str, ...] = ()
    paths: tuple[Path, ...] = ()
    x_measure: Measure = field(default_factory=Measure)
    y_measure: Measure = field(default_factory=Measure)
    dialect: DialectChoice | None = None
    kept: Kept = field(default_factory=Kept, repr=False)
    stamp: _Stamp = field(default=(), repr=False)
    asked: DialectChoice = field(default_factory=DialectChoice, repr=False)

    @property
    def dropped_total(self) -> int:
        """Number of rows that were dropped, for any reason."""
        return sum(drop.count for drop in self.dropped)

    @property
    def choice(self) -> ColumnChoice:
        """The choice that gives the same columns without a guess."""
        return ColumnChoice(self.x, self.y, self.weight, self.table, self.x_measure, self.y_measure, self.asked)

    @property
    def units(self) -> tuple[str | None, str | None]:
        """The units of the points' x and y, as far as they are known."""
        columns = {column.name: column for column in self.columns}
        return self.x_measure.unit_of(columns[self.x]), self.y_measure.unit_of(columns[self.y])

    @property
    def labels(self) -> tuple[str, str]:
        """What is written beside the axes: the names of x and y, with their units."""
        columns = {column.name: column for column in self.columns}
        return self.x_measure.label_of(columns[self.x]), self.y_measure.label_of(columns[self.y])


def load(
    path: Path, choice: ColumnChoice | None = None, report: Report = silent, arrived: Arrived | None = None
) -> Loaded:
    """Read the points of a file, or of a folder of parts.

    Parameters
    ----------
    path
        Any file of a format in ``core.readers.FORMATS``, packed or not.
    choice
        The columns and the table to use; None guesses.
    report
        Called at least every 50 ms where the format allows it; stops the work by raising ``Cancelled``.
    arrived
        Called on the same thread, at growing intervals, with what has been read so far (``complete`` is False). Its
        points are read-only views of memory that is not written again, so they may be kept and cross threads.

    Raises
    ------
    UserError
        If the file cannot be read, has no such columns, gives no point at all, does not fit into memory, or is changed
        meanwhile.
    """
    return load_many((path,), choice, report, arrived)


def load_many(
    paths: Sequence[Path],
    choice: ColumnChoice | None = None,
    report: Report = silent,
    arrived: Arrived | None = None,
    prefer: Prefer | None = None,
) -> Loaded:
    """Read the points of several files as one set.

    Parameters
    ----------
    paths, choice, report, arrived
        As ``load``.
    prefer
        Completes the choice once the columns are known, before what it leaves open is guessed.

    Raises
    ------
    ColumnsDifferError
        A ``UserError`` of ``core.readers.joined``: their columns differ, so they are to be opened one after the other.
    UserError
        As ``load``.
    """
    choice = choice or ColumnChoice()
    stamp = _stamp(paths)
    opening = part(report, 0.0, 0.0)
    with _watched(paths, stamp):
        source = open_chosen(paths, choice, opening)
    empty = Points(*(frozen(np.empty(0)) for _ in range(2)))
    loaded = Loaded(
        path=paths[0],
        columns=source.columns,
        x="",
        y="",
        weight=None,
        guessed=True,
        points=empty,
        rows=0,
        dropped=(),
        complete=False,
        table=source.table,
        tables=tuple(source.tables),
        paths=tuple(paths),
        dialect=getattr(source, "dialect", None),
        stamp=stamp,
        asked=choice.dialect,
    )
    choice = prefer(source.columns, choice) if prefer else choice
    return _filled(*_named(loaded, choice), source, (), report, arrived)


def choose(
    loaded: Loaded,
    choice: ColumnChoice,
    report: Report = silent,
    arrived: Arrived | None = None,
    prefer: Prefer | None = None,
) -> Loaded:
    """Take other columns of the same file, or another table; the same object is returned where nothing changes.

    What was kept is not read again. Else the file is read once more, and as many of its columns of numbers are kept as
    a quarter of the free memory holds. ``prefer`` is asked as in ``load_many``.

    Raises
    ------
    UserError
        As ``load``.
    """
    paths = loaded.paths or (loaded.path,)
    same = choice.table in {None, loaded.table} and choice.dialect == loaded.asked
    if not (loaded.complete and same) or _stamp(paths) != loaded.stamp:
        return load_many(paths, choice, report, arrived, prefer)
    other, wanted = _named(loaded, prefer(loaded.columns, choice) if prefer else choice)
    if _numbers(other) == _numbers(loaded):
        return loaded if other.choice == loaded.choice else replace(other, complete=True)
    if loaded.kept.holds(wanted):
        source: Source = KeptSource(loaded.columns, loaded.kept, loaded.rows)
        return _filled(other, wanted, source, (), report, arrived)
    kept = _worth_keeping(loaded, wanted)
    try:
        return _filled(other, wanted, _again(loaded, report), kept, report, arrived)
    except UserError:
        if set(kept) <= set(wanted):
            raise
        # a column that nobody asked for may be what cannot be read
        return _filled(other, wanted, _again(loaded, report), (), report, arrived)


def keep(loaded: Loaded, report: Report = silent) -> None:
    """Read as many columns of numbers as fit, so that ``choose`` finds them; for a moment of rest after a load.

    Raises
    ------
    UserError
        As ``load``.
    """
    indices = _worth_keeping(loaded, ())
    if loaded.complete and indices and not loaded.kept.holds(indices):
        keeper = Keeper(indices, loaded.rows)
        for chunk in _readable(_again(loaded, report).chunks(indices, report), loaded):
            keeper.add(chunk)
            report(chunk.fraction, "Reading")
        _unchanged(loaded)
        keeper.into(loaded.kept)


def _named(loaded: Loaded, choice: ColumnChoice) -> tuple[Loaded, tuple[int, ...]]:
    """Return ``loaded`` with the names of the columns that are chosen, and their indices."""
    columns = loaded.columns
    x, y, weight = chosen(columns, choice, loaded.path.name)
    named = replace(
        loaded,
        x=columns[x].name,
        y=columns[y].name,
        weight=None if weight is None else columns[weight].name,
        guessed=choice.x is None or choice.y is None,
        complete=False,
        x_measure=choice.x_measure,
        y_measure=choice.y_measure,
    )
    return named, (x, y) if weight is None else (x, y, weight)


def _numbers(loaded: Loaded) -> tuple[object, ...]:
    """Return what the points are made of."""
    return loaded.x, loaded.y, loaded.weight, loaded.x_measure.factor, loaded.y_measure.factor


def _again(loaded: Loaded, report: Report) -> Source:
    return open_chosen(loaded.paths or (loaded.path,), loaded.choice, part(report, 0.0, 0.0))


def _worth_keeping(loaded: Loaded, wanted: Sequence[int]) -> tuple[int, ...]:
    """Return the columns to keep: those in use, then the columns of numbers, as many as fit."""
    most = available() // 4 // max(9 * loaded.rows, 1)
    numbers = (index for index, column in enumerate(loaded.columns) if column.numeric)
    indices = tuple(dict.fromkeys((*wanted, *numbers)))
    return indices[:most] if most >= len(set(wanted)) and most > 0 else ()


def _filled(
    loaded: Loaded,
    wanted: tuple[int, ...],
    source: Source,
    kept: tuple[int, ...],
    report: Report,
    arrived: Arrived | None,
) -> Loaded:
    """Return ``loaded`` with all rows of the source; the columns to be kept are read along."""
    name = loaded.path.name
    order = tuple(dict.fromkeys((*wanted, *kept)))
    places = [order.index(index) for index in wanted]
    keeper = Keeper(order, loaded.rows) if kept else None
    store = Store(
        (loaded.x_measure.factor, loaded.y_measure.factor, 1.0)[: len(wanted)], source.rows, name, _size(loaded)
    )
    started = time.monotonic()
    due = started + _FIRST_SNAPSHOT
    report(0.0, "Reading")
    for chunk in _readable(source.chunks(order if kept else wanted, report), loaded):
        if keeper is not None:
            keeper.add(chunk)
        store.add(Chunk(tuple(chunk.cells[at] for at in places), chunk.fraction, chunk.place))
        report(chunk.fraction, "Reading")
        if arrived and store.size and time.monotonic() >= due:
            arrived(replace(loaded, points=store.points, rows=store.rows, dropped=store.dropped))
            now = time.monotonic()
            due = now + max(_FIRST_SNAPSHOT, (now - started) / 2)
    whole = replace(loaded, points=store.points, rows=store.rows, dropped=store.dropped, complete=True)
    _unchanged(whole)
    if keeper is not None:
        keeper.into(whole.kept)
    if not store.size:
        raise _no_points(whole)
    report(1.0, "Reading")
    return whole


def _stamp(paths: Sequence[Path]) -> _Stamp:
    """Return what changes when a file is written to; nothing for a folder, and for what cannot be looked at."""
    try:
        states = [path.stat() for path in paths]
    except (OSError, ValueError):
        return ()
    return tuple((state.st_size, state.st_mtime_ns, state.st_ino) for state in states)


def _size(loaded: Loaded) -> int | None:
    """Return the length of the files together, None for a folder."""
    whole = loaded.stamp and not loaded.path.is_dir()
    return sum(size for size, _, _ in loaded.stamp) if whole else None


def _unchanged(loaded: Loaded) -> None:
    paths = loaded.paths or (loaded.path,)
    if _stamp(paths) != loaded.stamp:
        raise _changed(paths)


def _changed(paths: Sequence[Path]) -> UserError:
    return UserError("{file} was changed while it was read", "Open it again when it is complete.", file=paths[0].name)


@contextmanager
def _watched(paths: Sequence[Path], stamp: _Stamp) -> Iterator[None]:
    """What cannot be read because the file was changed meanwhile is told as that, and not as damaged."""
    try:
        yield
    except UserError as error:
        if stamp and _stamp(paths) != stamp:
            raise _changed(paths) from error
        raise


def _readable(chunks: Iterator[Chunk], loaded: Loaded) -> Iterator[Chunk]:
    """Pass the chunks on; a disk that fails, or a file that was changed or went away, is told as such."""
    try:
        with _watched(loaded.paths or (loaded.path,), loaded.stamp):
            yield from chunks
    except OSError as error:
        raise UserError(
            "{file} cannot be read: {reason}",
            "Try again, or copy the file.",
            file=loaded.path.name,
            reason=error.strerror or error,
        ) from error


def _no_points(loaded: Loaded) -> UserError:
    if not loaded.rows:
        return UserError("{file} has columns but no rows", "Choose a file with points.", file=loaded.path.name)
    reasons = Series(
        tuple(
            Message("{reason}: {count}", {"reason": Message(drop.reason), "count": drop.count})
            for drop in loaded.dropped
        )
    )
    return UserError(
        "{file} gives no points from columns {x} and {y}: none of its {rows} rows has finite numbers there ({reasons})",
        "Choose other columns.",
        file=loaded.path.name,
        x=loaded.x,
        y=loaded.y,
        rows=loaded.rows,
        reasons=reasons,
    )
