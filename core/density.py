"""Density: the smoothed counts, their unit, and their value between bin centres."""

import math
from dataclasses import dataclass
from functools import cached_property

from core.arrays import Floats, frozen
from core.errors import UserError
from core.grid import Grid
from core.settings import Unit


@dataclass(frozen=True, eq=False)
class Density:
    """Smoothed counts over a grid, told in a unit.

    Attributes
    ----------
    grid : Grid
    per_bin : (ny, nx) float64, read-only
        The smoothed counts.
    unit : Unit
    factor : float
        What a value per bin is multiplied by to be in the unit.
    maximum : float
        The largest density of a bin, in the unit.
    """

    grid: Grid
    per_bin: Floats
    unit: Unit
    factor: float
    maximum: float

    @cached_property
    def values(self) -> Floats:
        """The ``(ny, nx)`` density of each bin, in the unit."""
        return self.per_bin if self.factor == 1.0 else frozen(self.per_bin * self.factor)

    def at(self, x: float, y: float) -> float | None:
        """Return the interpolated density at a position in data units, in the unit; None outside the extent.

        Bilinear between bin centres; in the outer half bin the image goes on as the filter's reflected border does,
        hence it is constant there.
        """
        if not self.grid.contains(x, y):
            return None
        column, right = _place(x, self.grid.x_edges)
        row, upper = _place(y, self.grid.y_edges)
        four = self.per_bin[row : row + 2, column : column + 2]
        along_y = four[0] * (1.0 - upper) + four[1] * upper
        return float(along_y[0] * (1.0 - right) + along_y[1] * right) * self.factor


def density_of(grid: Grid, per_bin: Floats, unit: Unit, weight_of_all: float) -> Density:
    """Return smoothed counts as a density in a unit.

    Parameters
    ----------
    grid : Grid
    per_bin : (ny, nx) float64
    unit : Unit
    weight_of_all : float
        Weight of all used points, in range or not: what a probability is a share of.

    Raises
    ------
    UserError
        If the unit has no meaning here: nothing to be a share or a fraction of.
    """
    maximum = float(per_bin.max())
    per_area = 1.0 / grid.bin_area if grid.bin_area > 0.0 else math.inf
    if unit is Unit.AREA:
        factor = per_area
    elif unit is Unit.PROBABILITY:
        if not weight_of_all > 0.0:
            raise UserError(
                "the weights add up to {total:g}, so there is no probability",
                "Choose another unit.",
                total=weight_of_all,
            )
        factor = per_area / weight_of_all
    elif unit is Unit.MAXIMUM:
        factor = _fraction_of(maximum)
    else:
        factor = 1.0
    if not math.isfinite(factor):
        raise UserError("a bin is too small to tell a density {unit}", "Choose the unit per bin.", unit=unit.value)
    return Density(grid, per_bin, unit, factor, maximum * factor)


def _fraction_of(maximum: float) -> float:
    if maximum < 0.0:
        raise UserError("the largest density is negative, so there is no fraction of it", "Choose another unit.")
    return 1.0 / maximum if maximum > 0.0 else 1.0


def _place(value: float, edges: Floats) -> tuple[int, float]:
    """Return the lower of the two bins between whose centres the value lies, and how far it is on the way (0 to 1)."""
    bins = edges.size - 1
    place = (value - float(edges[0])) / (float(edges[-1]) - float(edges[0])) * bins - 0.5
    place = min(max(place, 0.0), float(bins - 1))
    lower = min(int(place), bins - 2)
    return lower, place - lower
