"""Density: the smoothed counts, their unit, and their value between bin centres."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core import sphere
from core.arrays import Floats, frozen
from core.errors import UserError
from core.grid import Grid
from core.kernel import place
from core.messages import Message
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
    densest : (int, int)
        Row and column of that bin, the first of several.
    """

    grid: Grid
    per_bin: Floats
    unit: Unit
    factor: float
    maximum: float
    densest: tuple[int, int]

    @cached_property
    def heights(self) -> Floats:
        """The ``(ny, nx)`` density of each bin, which times ``factor`` is in the unit: the smoothed counts themselves.

        On the sphere they are divided by the cosine of the latitude of the bin's centre.
        """
        if self.unit is not Unit.SPHERE:
            return self.per_bin
        return frozen(self.per_bin * sphere.swelling(self.grid, self.grid.y_centres)[:, np.newaxis])

    @cached_property
    def values(self) -> Floats:
        """The ``(ny, nx)`` density of each bin, in the unit."""
        return self.heights if self.factor == 1.0 else frozen(self.heights * self.factor)

    def at(self, x: float, y: float) -> float | None:
        """Return the interpolated density at a position in data units, in the unit; None outside the extent.

        Bilinear between bin centres; in the outer half bin the image goes on as the filter's reflected border does,
        hence it is constant there.
        """
        if not self.grid.contains(x, y):
            return None
        return float(self.at_all(np.array([x]), np.array([y]))[0])

    def at_all(self, x: Floats, y: Floats) -> Floats:
        """Return the interpolated density at ``(m,)`` positions as ``at`` does; NaN outside the extent."""
        x_min, x_max, y_min, y_max = self.grid.extent
        inside = (x >= x_min) & (x <= x_max) & (y >= y_min) & (y <= y_max)
        column, right = place(x[inside], self.grid.x_edges)
        row, upper = place(y[inside], self.grid.y_edges)
        low = self.per_bin[row, column] * (1.0 - right) + self.per_bin[row, column + 1] * right
        high = self.per_bin[row + 1, column] * (1.0 - right) + self.per_bin[row + 1, column + 1] * right
        found = np.full(x.size, np.nan)
        found[inside] = (low * (1.0 - upper) + high * upper) * self.factor
        if self.unit is Unit.SPHERE:
            found[inside] *= sphere.swelling(self.grid, y[inside])
        return found


def density_of(grid: Grid, per_bin: Floats, unit: Unit, weight_of_all: float, wanted: Grid | None = None) -> Density:
    """Return smoothed counts as a density in a unit.

    Parameters
    ----------
    grid : Grid
    per_bin : (ny, nx) float64
    unit : Unit
    weight_of_all : float
        Weight of all used points, in range or not: what a probability is a share of.
    wanted : Grid or None
        Whose bins the unit speaks of, where a draft has others.

    Raises
    ------
    UserError
        If the unit has no meaning here: nothing to be a share or a fraction of.
    """
    highest = per_bin.max(axis=1)
    if unit is Unit.SPHERE:
        sphere.check(grid)
        highest = highest * sphere.swelling(grid, grid.y_centres)
    row = int(highest.argmax())
    maximum, densest = float(highest[row]), (row, int(per_bin[row].argmax()))
    per_area = 1.0 / grid.bin_area if grid.bin_area > 0.0 else math.inf
    if unit in (Unit.AREA, Unit.SPHERE):
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
        factor = 1.0 if wanted is None else grid.nx / wanted.nx * (grid.ny / wanted.ny)
    if not math.isfinite(factor) or not math.isfinite(maximum * factor):
        raise UserError(
            "the densities are too large to be told as {unit}: bins or weights are too small or too large",
            "Choose another unit.",
            unit=Message(unit.value),
        )
    return Density(grid, per_bin, unit, factor, maximum * factor, densest)


def _fraction_of(maximum: float) -> float:
    if maximum < 0.0:
        raise UserError("the largest density is negative, so there is no fraction of it", "Choose another unit.")
    return 1.0 / maximum if maximum > 0.0 else 1.0
