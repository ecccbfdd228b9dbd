"""How far points reach along each axis: all of them, most of them, and how wide their bulk is."""

import math

import numpy as np

from core.arrays import Floats
from core.errors import UserError
from core.grid import Grid
from core.points import Points
from core.progress import Report, silent
from core.ranges import Range

MOST = 0.998
"""The share of the points, along each axis, that the range rule MOST keeps."""

_BULK = 0.99
_NARROW = 1.0 / 20.0
_MARGIN = 0.05  # of the offered length, to either side
_SAMPLE = 1 << 17  # points that stand for all where a quantile or a width is wanted


def full_range(points: Points, report: Report = silent) -> Range:
    """Return the smallest range that holds all points.

    Raises
    ------
    UserError
        If there are no points, or they lie so far apart that their distance is not a finite number.
    """
    if len(points) == 0:
        raise UserError("there are no points", "Choose other columns or another file.")
    for name, (low, high) in zip("xy", points.ends(report), strict=True):
        if not math.isfinite(high - low):
            raise UserError(
                "the values of {name} run from {low:g} to {high:g}, too far apart to be binned",
                "Choose another column.",
                name=name,
                low=low,
                high=high,
            )
    (x_min, x_max), (y_min, y_max) = points.ends()
    return Range(x_min, x_max, y_min, y_max)


def most_range(points: Points) -> Range:
    """Return the range of the central 99.8 % of the points along each axis, of evenly drawn ones if there are many."""
    sample = _sample(points)
    (x_min, x_max), (y_min, y_max) = (_central(values, MOST) for values in (sample.x, sample.y))
    return Range(x_min, x_max, y_min, y_max)


def offered_range(points: Points, grid: Grid) -> Range | None:
    """Return a closer range where 99 % of the points fill less than a twentieth of an axis of the grid, else None."""
    sample = _sample(points)
    x_min, x_max, y_min, y_max = grid.extent
    x_side = _closer(sample.x, x_min, x_max)
    y_side = _closer(sample.y, y_min, y_max)
    if x_side is None and y_side is None:
        return None
    return Range(*(x_side or (x_min, x_max)), *(y_side or (y_min, y_max)))


def robust_widths(points: Points, grid: Grid) -> tuple[float, float]:
    """Return the width of the bulk of the points in range along x and y, in data units.

    Each is the smaller one of the standard deviation and the interquartile range / 1.349 (the standard deviation of a
    normal distribution), or the standard deviation where half of the values are the same. Of evenly drawn points where
    there are many; weights count.

    Source: B. W. Silverman, Density Estimation for Statistics and Data Analysis (1986), section 3.4.2.
    """
    x_min, x_max, y_min, y_max = grid.extent
    sample = _sample(points)
    keep = (sample.x >= x_min) & (sample.x <= x_max) & (sample.y >= y_min) & (sample.y <= y_max)
    weight = np.ones(len(sample)) if sample.weight is None else np.abs(sample.weight)
    weight = weight / max(float(weight.max(initial=0.0)), np.finfo(np.float64).tiny)
    return _width(sample.x[keep], weight[keep]), _width(sample.y[keep], weight[keep])


def _sample(points: Points) -> Points:
    return points.part(0, len(points), max(1, -(-len(points) // _SAMPLE)))


def _central(values: Floats, share: float) -> tuple[float, float]:
    """Return the ends of the central share of the values, each of them one of the values."""
    ends = np.quantile(values, [(1.0 - share) / 2.0, (1.0 + share) / 2.0], method="nearest")
    return float(ends[0]), float(ends[1])


def _closer(values: Floats, low: float, high: float) -> tuple[float, float] | None:
    first, last = _central(values, _BULK)
    if not 0.0 < last - first < _NARROW * (high - low):
        return None
    margin = _MARGIN * (last - first)
    return max(low, first - margin), min(high, last + margin)


def _width(values: Floats, weight: Floats) -> float:
    total = float(weight.sum())
    span = float(values.max() - values.min()) if values.size else 0.0
    if not (total > 0.0 and span > 0.0):
        return 0.0
    place = (values - values.min()) / span  # squares of the values themselves may be too large for a float
    middle = float((weight * place).sum()) / total
    deviation = math.sqrt(float((weight * (place - middle) ** 2).sum()) / total)
    quarter, three = _quartiles(place, weight)
    bulk = (three - quarter) / 1.349
    return span * (min(deviation, bulk) if bulk > 0.0 else deviation)


def _quartiles(values: Floats, weight: Floats) -> tuple[float, float]:
    """Return the first values, as they rise, up to which a quarter and three quarters of the weight have come."""
    even = weight.min() == weight.max()  # then only two of the ranks are wanted, whatever the order of the others
    order = slice(None) if even else np.argsort(values)
    share = np.cumsum(weight[order])
    ranks = np.minimum(np.searchsorted(share / share[-1], (0.25, 0.75)), values.size - 1)
    quarter, three = (np.partition(values, ranks) if even else values[order])[ranks]
    return float(quarter), float(three)
