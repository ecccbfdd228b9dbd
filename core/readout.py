"""Readout: what is told of a position."""

from dataclasses import dataclass

from core.density import Density
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


def readout_at(counts: Counts, density: Density, x: float, y: float) -> Readout | None:
    """Return the readout of a position in data units, or None outside the extent."""
    value = density.at(x, y)
    if value is None:
        return None
    column, row = counts.grid.bin_at(x, y)
    return Readout(
        x=x,
        y=y,
        column=column,
        row=row,
        count=float(counts.values[row, column]),
        rows=int(counts.rows[row, column]),
        bin_value=float(density.per_bin[row, column]),
        density=value,
    )
