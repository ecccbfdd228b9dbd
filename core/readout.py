"""Readout: what is told of a position."""

from dataclasses import dataclass, replace

from core.density import Density
from core.grid import Grid
from core.histogram import Counts


@dataclass(frozen=True, slots=True)
class Readout:
    """What is told of a position inside the extent.

    Attributes
    ----------
    x, y : float
        The position, in data units.
    column, row : int
        The bin that holds it, from 0 at x_min and y_min.
    count : float
        Weight in that bin, unsmoothed.
    rows : int
        Number of points in that bin.
    bin_value : float
        Smoothed counts of that bin.
    density : float
        Interpolated at the position, in the density's unit.
    """

    x: float
    y: float
    column: int
    row: int
    count: float
    rows: int
    bin_value: float
    density: float


def readout_at(counts: Counts, density: Density, x: float, y: float, grid: Grid | None = None) -> Readout | None:
    """Return the readout of a position in data units, or None outside the extent.

    ``grid`` are the bins that are told of; where a draft has others, what they hold is an even share of those.
    """
    value = density.at(x, y)
    if value is None:
        return None
    drawn = counts.grid
    column, row = drawn.bin_at(x, y)
    readout = Readout(
        x=x,
        y=y,
        column=column,
        row=row,
        count=float(counts.values[row, column]),
        rows=int(counts.rows[row, column]),
        bin_value=float(density.per_bin[row, column]),
        density=value,
    )
    return readout if grid is None or grid == drawn else _shared(readout, drawn, grid)


def _shared(readout: Readout, drawn: Grid, grid: Grid) -> Readout:
    column, row = grid.bin_at(readout.x, readout.y)
    share = drawn.nx / grid.nx * (drawn.ny / grid.ny)
    return replace(
        readout,
        column=column,
        row=row,
        count=readout.count * share,
        rows=round(readout.rows * share),
        bin_value=readout.bin_value * share,
    )
