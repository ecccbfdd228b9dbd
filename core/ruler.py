"""A ruler along one axis: which bin holds a value, exactly as in numpy, but by multiplication."""

from dataclasses import dataclass

import numpy as np

from core.arrays import Floats, Integers

_EPS = float(np.finfo(np.float64).eps)
_COARSEST = 0.25  # bins; where rounding reaches farther than this, an axis is searched in its edges instead


@dataclass(frozen=True, slots=True)
class Ruler:
    """What it takes to find a value's bin.

    ``(value - edges[0]) * scale`` is the value's place in units of bins, right up to ``tolerance``: where the places a
    tolerance below and above it lie in one bin, so does the value; else it is compared with the edge itself. Where no
    such tolerance helps (offsets like 1e9 over a range of 1e-4), ``search`` is set and every value is searched in the
    edges.

    Attributes
    ----------
    edges : (n + 1,) float64
        As of ``numpy.linspace``; bin k holds ``edges[k] <= value < edges[k + 1]``, the last one both its edges.
    scale : float
        Bins per data unit; 0 where every value is searched.
    tolerance : float
        In bins; 1 where every value is searched, so that the two places differ for every value.
    """

    edges: Floats
    scale: float
    tolerance: float
    search: bool

    def bins(self, values: Floats) -> Integers:
        """Return the bin of each value; every value must lie within the first and the last edge."""
        last = self.edges.size - 2
        if self.search:
            return np.minimum(np.searchsorted(self.edges, values, side="right") - 1, last)
        place = (values - self.edges[0]) * self.scale
        index: Integers = (place - self.tolerance).astype(np.int64)
        near = np.flatnonzero(index != (place + self.tolerance).astype(np.int64))
        if near.size:
            edge = (place[near] + 0.5).astype(np.int64)
            index[near] = np.minimum(edge - (values[near] < self.edges[edge]), last)
        return index


def ruler_of(edges: Floats) -> Ruler:
    """Return the ruler of some edges, as ``numpy.linspace`` makes them."""
    bins = edges.size - 1
    length = float(edges[-1] - edges[0])
    with np.errstate(over="ignore", divide="ignore"):
        scale = float(np.float64(bins) / np.float64(length))
        rounding = 16.0 * float(np.spacing(np.abs(edges[[0, -1]]).max())) / np.float64(length / bins)
    tolerance = float(max(1e-9, 4.0 * bins * _EPS + rounding))
    search = not (np.isfinite(scale) and tolerance <= _COARSEST)
    return Ruler(edges, 0.0, 1.0, True) if search else Ruler(edges, scale, tolerance, False)
