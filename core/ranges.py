"""A range: the rectangle that is binned."""

import math
from dataclasses import dataclass

from core.errors import UserError


@dataclass(frozen=True, slots=True)
class Range:
    """The rectangle that is binned, in data units; both ends belong to it."""

    x_min: float
    x_max: float
    y_min: float
    y_max: float


def checked_range(x_min: float, x_max: float, y_min: float, y_max: float) -> Range:
    """Return the range that somebody typed.

    Raises
    ------
    UserError
        If a number is not finite, or a minimum is not below its maximum.
    """
    for axis, low, high in (("x", x_min, x_max), ("y", y_min, y_max)):
        if not (math.isfinite(low) and math.isfinite(high) and math.isfinite(high - low)):
            raise UserError(
                "the range of {axis} runs from {low} to {high}", "Give finite numbers.", axis=axis, low=low, high=high
            )
        if not low < high:
            raise UserError(
                "the range of {axis} runs from {low} to {high}",
                "Give the smaller number first.",
                axis=axis,
                low=low,
                high=high,
            )
    return Range(x_min, x_max, y_min, y_max)
