"""Positions: a table of them is read, and all that is told of each is answered at once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.arrays import Flags, Floats, Integers
from core.columns import Column, ColumnChoice, chosen
from core.details import Details
from core.errors import UserError
from core.grid import bins_of
from core.progress import Report, part
from core.readers import open_source
from core.readers.source import Cells
from core.wrapping import wrapped

HEADER = ("x", "y", "density", "error", "n_eff", "count", "rows_in_bin", "level", "inside")
"""The columns of a table of answers."""

TOLD = ("density", "error", "n_eff", "level", "count", "rows_in_bin")
"""What is told beside a position in a table of the user's own."""

_PIECE = 1 << 14  # answers that are put into words at once


@dataclass(frozen=True, slots=True, eq=False)
class Positions:
    """Positions in the order of their table.

    Attributes
    ----------
    x, y : (m,) float64, finite
        In data units.
    dropped : int
        Rows of the table that are no positions.
    """

    x: Floats
    y: Floats
    dropped: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """What is told of ``(m,)`` positions; NaN where there is none.

    Attributes
    ----------
    x, y : (m,) float64
        The positions, in data units.
    inside : (m,) bool
        Whether the position lies in the extent.
    bin_value : (m,) float64
        Smoothed counts of the bin; of the nearest edge bin outside the extent.
    count : (m,) float64
        Weight in the bin, unsmoothed; NaN outside.
    rows_in_bin : (m,) int64
        Points in the bin; 0 outside.
    density, error : (m,) float64
        Interpolated density and its standard error, in the density's unit.
    n_eff : (m,) float64
        Effective number of points behind the density.
    level : (m,) float64
        Share of the density's mass where it is at least as dense, 0 to 1.
    """

    x: Floats
    y: Floats
    inside: Flags
    bin_value: Floats
    count: Floats
    rows_in_bin: Integers
    density: Floats
    error: Floats
    n_eff: Floats
    level: Floats

    def texts(self, name: str, empty: str = "") -> list[str]:
        """Return the values of an attribute as text that gives the same numbers back; ``empty`` where there is none."""
        values = getattr(self, name).tolist()
        if name == "inside":
            return ["true" if value else "false" for value in values]
        if name == "rows_in_bin":
            return [str(value) if there else empty for value, there in zip(values, self.inside.tolist(), strict=True)]
        return [repr(value) if value == value else empty for value in values]  # noqa: PLR0124 (tells NaN, ten million times)

    def piece(self, start: int, stop: int) -> "Answers":
        """Return the answers ``start:stop``."""
        return Answers(*(getattr(self, name)[start:stop] for name in self.__slots__))


Answer = Callable[[Floats, Floats], Answers]
"""Gives the answers at ``(m,)`` positions x, y; NaN is a position outside."""

Keep = Callable[[Floats, Floats], Flags]
"""Tells which of ``(m,)`` positions x, y are to be kept; NaN is no position."""


def load_positions(
    path: Path, names: tuple[str, str], report: Report, factors: tuple[float, float] = (1.0, 1.0)
) -> Positions:
    """Read a table of positions.

    Parameters
    ----------
    path : Path
        Any file that ``core.readers`` reads.
    names : (x, y)
        The columns that the points came from; a table that has both uses them, any other is guessed.
    report : Report
    factors : (x, y)
        What the numbers of these columns are multiplied by; other columns hold data units.

    Raises
    ------
    UserError
        If the file cannot be read, or has rows and none of them is a position.
    """
    source = open_source(path, None, part(report, 0.0, 0.0))
    wanted = _columns(source.columns, names, path.name)
    if tuple(source.columns[index].name for index in wanted) != names:
        factors = (1.0, 1.0)
    found: list[tuple[Floats, Floats]] = []
    rows = 0
    try:
        for chunk in source.chunks(wanted, report):
            with np.errstate(over="ignore"):
                x, y = (cells.values * factor for cells, factor in zip(chunk.cells, factors, strict=True))
            finite = np.isfinite(x) & np.isfinite(y)
            rows += x.size
            found.append((x[finite], y[finite]))
    except OSError as error:
        reason = error.strerror or error
        raise UserError("{file} cannot be read: {reason}", "Try again.", file=path.name, reason=reason) from error
    x, y = (np.concatenate([np.empty(0), *(pair[axis] for pair in found)]) for axis in (0, 1))
    if rows and not x.size:
        told = [source.columns[index].name for index in wanted]
        raise UserError(
            "{file} gives no positions from columns {x} and {y}: none of its {rows} rows has finite numbers there",
            "Name its columns as those of the points.",
            **{"file": path.name, "x": told[0], "y": told[1], "rows": rows},
        )
    return Positions(x, y, rows - x.size)


def _columns(columns: Sequence[Column], names: tuple[str, str], file: str) -> tuple[int, int]:
    own = [column.name for column in columns]
    if all(name in own for name in names):
        return own.index(names[0]), own.index(names[1])
    x, y, _ = chosen(columns, ColumnChoice(), file)
    return x, y


def positions_of(cells: Sequence[Cells]) -> tuple[Floats, Floats]:
    """Return x and y of some rows, both NaN where one of them, or the weight behind them, is not finite."""
    finite = np.logical_and.reduce([np.isfinite(column.values) for column in cells])
    return np.where(finite, cells[0].values, np.nan), np.where(finite, cells[1].values, np.nan)


def joined(parts: Sequence[Positions]) -> Positions:
    """Return positions one after the other."""
    x, y = (np.concatenate([np.empty(0), *(getattr(one, axis) for one in parts)]) for axis in ("x", "y"))
    return Positions(x, y, sum(one.dropped for one in parts))


def answers_at(details: Details, x: Floats, y: Floats, report: Report) -> Answers:
    """Return all that is told of ``(m,)`` positions in data units, x wrapped as the points; NaN is one outside."""
    counts, density = details.result.counts, details.result.density
    x = wrapped(x, details.result.settings.axes.wrap)
    grid = counts.grid
    x_min, x_max, y_min, y_max = grid.extent
    inside = (x >= x_min) & (x <= x_max) & (y >= y_min) & (y <= y_max)
    column, row = bins_of(x, grid.x_edges), bins_of(y, grid.y_edges)
    error, n_eff, level = details.at_all(x, y, report)
    return Answers(
        x=x,
        y=y,
        inside=inside,
        bin_value=density.per_bin[row, column],
        count=np.where(inside, counts.values[row, column], np.nan),
        rows_in_bin=np.where(inside, counts.rows[row, column], 0),
        density=density.at_all(x, y),
        error=error,
        n_eff=n_eff,
        level=level,
    )


def json_pieces(answers: Answers) -> Iterator[str]:
    """Yield the text of a JSON array with an object for each answer, piece by piece; what there is none of is null."""
    names = ("x", "y", "inside", "bin_value", "count", "rows_in_bin", "density", "error", "n_eff", "level")
    keys = [f'"{name}": ' for name in names]
    yield "["
    for start in range(0, answers.x.size, _PIECE):
        piece = answers.piece(start, start + _PIECE)
        columns = [[key + text for text in piece.texts(name, "null")] for key, name in zip(keys, names, strict=True)]
        objects = (f"{{{', '.join(values)}}}" for values in zip(*columns, strict=True))
        yield (", " if start else "") + ", ".join(objects)
    yield "]"


def csv_pieces(answers: Answers) -> Iterator[str]:
    """Yield the text of a table of the answers, with its header, piece by piece; cells without a value are empty."""
    yield ",".join(HEADER) + "\n"
    for start in range(0, answers.x.size, _PIECE):
        piece = answers.piece(start, start + _PIECE)
        columns = [piece.texts(name) for name in HEADER]
        yield "".join(f"{','.join(cells)}\n" for cells in zip(*columns, strict=True))
