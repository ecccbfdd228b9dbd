"""Boxes: upright rectangles around points, and what a shape says of each as a whole.

A verdict is ``IN`` or ``OUT`` only where every point of the box, its sides included, is known to be so whatever
rounding does; as three-valued truth its smallest and largest are "and" and "or", and its negative is "not".
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.arrays import Flags, Floats

IN, UNSURE, OUT = np.int8(1), np.int8(0), np.int8(-1)

Verdicts = NDArray[np.int8]


@dataclass(frozen=True, eq=False)
class Boxes:
    """Some boxes.

    Attributes
    ----------
    x_min, x_max, y_min, y_max : (n,) float64
        May be infinite.
    """

    x_min: Floats
    x_max: Floats
    y_min: Floats
    y_max: Floats

    def __len__(self) -> int:
        return int(self.x_min.size)

    def within(self, x_min: float, x_max: float, y_min: float, y_max: float) -> Flags:
        """Tell which of them lie within a range."""
        found: Flags = (self.x_min >= x_min) & (self.x_max <= x_max) & (self.y_min >= y_min) & (self.y_max <= y_max)
        return found

    def beside(self, x_min: float, x_max: float, y_min: float, y_max: float) -> Flags:
        """Tell which of them have nothing in common with a range."""
        found: Flags = (self.x_min > x_max) | (self.x_max < x_min) | (self.y_min > y_max) | (self.y_max < y_min)
        return found


def verdicts(inside: Flags, outside: Flags) -> Verdicts:
    """Return the verdicts on boxes of which some are known to be inside, and some outside."""
    return np.where(inside, IN, np.where(outside, OUT, UNSURE))
