"""Crossing: the heights down to which the bins of an image hold given masses, without sorting them all.

The heights are counted in buckets, of which the one is kept in which a mass is reached, until few are left to sort.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.arrays import Floats
from core.progress import Report, silent

_BUCKETS = 4096
_NARROWEST = 1e-300  # of the span of heights that is divided into buckets
_FEW = 1 << 14  # heights that are sorted
_PIECE = 1 << 17  # heights that are looked at together: they stay in the processor's cache
_MESSAGE = "Drawing contours"


def crossings(heights: Floats, masses: Floats, wanted: Sequence[float], report: Report = silent) -> tuple[float, ...]:
    """Return, for each mass, the largest height whose bins with all higher ones hold it; the lowest where none does.

    Parameters
    ----------
    heights, masses : (ny, nx) float64
        Not negative. Bins of height 0 are left out.
    wanted : sequence of float
        Masses.
    report : Report

    Returns
    -------
    tuple of float
        Heights above 0; 0 where there is none.
    """
    whole = _Bins(heights.ravel(), masses.ravel(), 0.0, float(heights.max()))
    buckets = _bucketed(whole, report) if whole.many else None
    found = []
    for mass in wanted:
        bins, above = whole, 0.0
        if buckets is not None:
            bins, above = _narrowed(whole, buckets, above, mass)
        while bins.many:
            bins, above = _narrowed(bins, _bucketed(bins, report), above, mass)
        found.append(_sorted_out(bins, above, mass) or float(heights.min(where=heights > 0.0, initial=whole.high)))
    return tuple(found)


@dataclass(frozen=True, eq=False, slots=True)
class _Bins:
    """Heights and masses ``(n,)``, and between which the heights lie."""

    h: Floats
    m: Floats
    low: float
    high: float

    @property
    def many(self) -> bool:
        """Tell whether they are to be counted in buckets."""
        return self.h.size > _FEW and self.high - self.low > _NARROWEST


@dataclass(frozen=True, eq=False, slots=True)
class _Buckets:
    """The bucket of each height ``(n,)``, from the lowest on, and the mass in each bucket."""

    numbers: NDArray[np.int16]
    masses: Floats


def _bucketed(bins: _Bins, report: Report) -> _Buckets:
    numbers, masses = np.empty(bins.h.size, np.int16), np.zeros(_BUCKETS)
    scale = _BUCKETS / (bins.high - bins.low)
    for start in range(0, bins.h.size, _PIECE):
        report(None, _MESSAGE)
        piece = slice(start, start + _PIECE)
        place = bins.h[piece] - bins.low
        place *= scale
        number = np.minimum(place, _BUCKETS - 1, out=place).astype(np.intp)
        numbers[piece] = number
        masses += np.bincount(number, weights=bins.m[piece], minlength=_BUCKETS)
    return _Buckets(numbers, masses)


def _narrowed(bins: _Bins, buckets: _Buckets, above: float, mass: float) -> tuple[_Bins, float]:
    """Return the bins of the bucket in which a mass is reached, and the mass of all higher ones."""
    down = above + np.cumsum(buckets.masses[::-1])[::-1]  # of each bucket with those above it
    number = max(int(np.count_nonzero(down >= mass)) - 1, 0)
    kept = np.flatnonzero(buckets.numbers == number)
    h = bins.h[kept]
    low, high = (float(h.min()), float(h.max())) if h.size else (0.0, 0.0)
    return _Bins(h, bins.m[kept], low, high), float(down[number + 1]) if number + 1 < _BUCKETS else above


def _sorted_out(bins: _Bins, above: float, mass: float) -> float:
    """Return the height at which a mass is reached; 0 where no height is above it."""
    order = np.argsort(-bins.h, kind="stable")
    order = order[: np.count_nonzero(bins.h > 0.0)]
    reached = int(np.searchsorted(above + np.cumsum(bins.m[order]), mass))
    return float(bins.h[order[min(reached, order.size - 1)]]) if order.size else 0.0
