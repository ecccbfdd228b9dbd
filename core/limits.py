"""Limits: between which densities the colours run, as it follows from the densities of the bins that are not empty."""

import math
from dataclasses import dataclass

import numpy as np

from core.arrays import Floats, frozen
from core.settings import LimitsChoice, LimitsRule, Scale

Limits = tuple[float, float]

_SAMPLE = 2**16  # bins at most that percentiles are taken from
_CLOSEST = 1e-9  # between the logarithms of two limits


@dataclass(frozen=True, eq=False, slots=True)
class Summary:
    """What scale and limits are decided from.

    Attributes
    ----------
    flat : (ny * nx,) float64
        The densities of all bins.
    minimum, maximum : float
        Of all bins.
    ordered : (m,) float64, rising
        Densities of the bins that are not empty, evenly drawn ones where there are many.
    """

    flat: Floats
    minimum: float
    maximum: float
    ordered: Floats

    @property
    def scale(self) -> Scale:
        """Asinh where the 99th percentile lies below a twentieth of the maximum, else linear."""
        return Scale.ASINH if self.percentile(99.0) < self.maximum / 20 else Scale.LINEAR

    def percentile(self, percent: float, *, positive: bool = False) -> float:
        """Return the density that so many per cent lie below, always one of them; 0 where there are none."""
        first = np.searchsorted(self.ordered, 0.0, side="right") if positive else 0
        some = self.ordered[first:]
        return float(some[math.ceil(percent / 100.0 * (some.size - 1))]) if some.size else 0.0

    def limits(self, choice: LimitsChoice, scale: Scale) -> Limits:
        """Return the limits that a rule leads to; where these cannot be shown on the scale, those of AUTO."""
        if choice.rule is LimitsRule.PERCENTILES:
            limits = (self.percentile(choice.low, positive=scale is Scale.LOG), self.percentile(choice.high))
        elif choice.rule is LimitsRule.EXTREMES:
            limits = (self._smallest(positive=scale is Scale.LOG), self.maximum)
        elif choice.rule is LimitsRule.TYPED:
            limits = (choice.low, choice.high)
        else:
            limits = (0.0, 0.0)
        return limits if usable(limits, scale) else self._automatic(scale)

    def _smallest(self, *, positive: bool) -> float:
        """Return the smallest density of the bins that are not empty, or that are above 0."""
        filled = self.flat > 0.0 if positive else self.flat != 0.0
        return float(self.flat.min(where=filled, initial=math.inf))

    def _automatic(self, scale: Scale) -> Limits:
        high = self.percentile(99.9)
        if scale is Scale.LOG:
            return self._log_limits(high if high > 0 else self.maximum)
        low = min(self.minimum, 0.0)
        for end in (high, self.maximum, 0.0):
            if low < end:
                return low, end
        return 0.0, 1.0

    def _log_limits(self, high: float) -> Limits:
        if high <= 0:
            return 0.1, 1.0
        low = max(self.percentile(1.0, positive=True), high / 1e6)
        for limits in ((low, high), (low, self.maximum), (high / 10, high)):
            if usable(limits, Scale.LOG):
                return limits
        return high, 10 * high  # a tenth of the smallest numbers is 0


def summary_of(values: Floats) -> Summary:
    """Return the summary of ``(ny, nx)`` densities, whose memory has no gaps."""
    flat = values.reshape(-1)
    filled = np.flatnonzero(flat != 0)
    step = -(-filled.size // _SAMPLE) or 1
    while step > 1 and math.gcd(step, values.shape[1]) > 1:  # else all would come from the same columns
        step += 1
    return Summary(flat, float(flat.min()), float(flat.max()), frozen(np.sort(flat[filled[::step]])))


def usable(limits: Limits, scale: Scale) -> bool:
    """Tell whether a scale can run between these limits."""
    low, high = limits
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        return False
    return low > 0 and math.log(high) - math.log(low) > _CLOSEST if scale is Scale.LOG else True
