"""One axis of a small plot: values to pixels, and the ticks that have room."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from core import ticks
from gui.numbers import local


@dataclass(frozen=True, slots=True)
class PlotScale:
    """The values at two pixels, of which the second may be the smaller number."""

    low: float
    high: float
    first: float
    last: float

    def pixel(self, value: float) -> float:
        """Return where a value stands."""
        return self.first + (value - self.low) * ((self.last - self.first) / (self.high - self.low))

    def value(self, pixel: float) -> float:
        """Return the value at a pixel."""
        return self.low + (pixel - self.first) * ((self.high - self.low) / (self.last - self.first))

    def ticks(self, apart: float) -> list[tuple[float, str]]:
        """Return pixels and labels of round values, so many pixels apart at least."""
        most = max(2, int(abs(self.last - self.first) / apart))
        values = ticks.round_values(min(self.low, self.high), max(self.low, self.high), most)
        return [
            (self.pixel(value), local(label)) for value, label in zip(values, ticks.even_labels(values), strict=True)
        ]


def from_zero(values: Sequence[float], room: float = 1.06) -> tuple[float, float]:
    """Return a span that holds 0 and all values that are numbers, with some room beyond them."""
    known = [value for value in values if math.isfinite(value)]
    low, high = min(known, default=0.0), max(known, default=0.0)
    low, high = min(0.0, low * room), max(0.0, high * room)
    return (low, high) if high > low else (0.0, 1.0)
