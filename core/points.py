"""Points: positions x, y and an optional weight, all finite float64."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from core.arrays import Floats, frozen


@dataclass(frozen=True, eq=False)
class Points:
    """Positions with an optional weight each; equal only to itself, so that a kept stage knows its points.

    Attributes
    ----------
    x, y : (n,) float64, finite, read-only
        Positions in data units.
    weight : (n,) float64, finite, read-only, or None
        None where every point weighs 1.
    """

    x: Floats
    y: Floats
    weight: Floats | None = field(default=None)

    def __len__(self) -> int:
        return int(self.x.size)

    @cached_property
    def ends(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Smallest and largest x, then y; there must be a point. Found once."""
        return (float(self.x.min()), float(self.x.max())), (float(self.y.min()), float(self.y.max()))

    def part(self, start: int, stop: int, step: int = 1) -> "Points":
        """Return the points ``start:stop:step`` as views of the same memory."""
        chosen = slice(start, stop, step)
        return Points(self.x[chosen], self.y[chosen], None if self.weight is None else self.weight[chosen])


def points_of(x: ArrayLike, y: ArrayLike, weight: ArrayLike | None = None) -> Points:
    """Return points of any two (or three) arrays of numbers, converted to float64 first.

    Parameters
    ----------
    x, y : array_like, one-dimensional, of the same length, finite
    weight : array_like of the same length, finite, or None

    Raises
    ------
    ValueError
        If a length or a shape differs, or a value is not finite; the message names it.
    """
    columns = [_column(values, name) for values, name in ((x, "x"), (y, "y"))]
    if weight is not None:
        columns.append(_column(weight, "weight"))
    if len({column.size for column in columns}) > 1:
        raise ValueError(f"x, y and weight have different lengths: {[int(column.size) for column in columns]}")
    return Points(*columns)


def _column(values: ArrayLike, name: str) -> Floats:
    column = np.asarray(values, dtype=np.float64)
    if column.ndim != 1:
        raise ValueError(f"{name} has {column.ndim} dimensions instead of 1")
    finite = np.isfinite(column)
    if not finite.all():
        first = int(np.argmin(finite))
        raise ValueError(f"{name}[{first}] is {column[first]}, which is not finite")
    return frozen(np.ascontiguousarray(column))
