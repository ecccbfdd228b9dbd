"""Profiles: the density along a line, and the sums of the counts along each axis, with their errors."""

import math
from dataclasses import dataclass

import numpy as np

from core.arrays import Floats
from core.details import Details
from core.progress import Report
from core.structures import Line

_STEP = 0.5  # bins
_MOST = 2000  # samples


@dataclass(frozen=True, eq=False, slots=True)
class Profile:
    """The density along a line, ``(m,)`` samples; NaN where there is none, as outside the range.

    Attributes
    ----------
    line : Line
    distance : (m,) float64
        From the beginning of the line, in data units.
    x, y : (m,) float64
        In data units.
    density, error : (m,) float64
        The interpolated density and its standard error, in the unit.
    n_eff : (m,) float64
        Effective number of points behind it.
    """

    line: Line
    distance: Floats
    x: Floats
    y: Floats
    density: Floats
    error: Floats
    n_eff: Floats


@dataclass(frozen=True, eq=False, slots=True)
class Marginal:
    """The sums of the counts over one axis.

    Attributes
    ----------
    edges : (n + 1,) float64
        Of the bins along the other axis, in data units.
    weight : (n,) float64
        Weight of the points in range, in each of them.
    error : (n,) float64
        Its standard error, ``sqrt(sum w^2)``; NaN while the picture is preliminary.
    smoothed : (n,) float64
        Sums of the smoothed counts.
    """

    edges: Floats
    weight: Floats
    error: Floats
    smoothed: Floats


def profile_of(details: Details, line: Line, report: Report) -> Profile:
    """Return the density along a line, at samples half a bin apart (or 2000 where that would be more)."""
    grid = details.result.grid
    bins = math.hypot((line.x1 - line.x0) / grid.dx, (line.y1 - line.y0) / grid.dy)
    samples = 1 + max(1, math.ceil(min(bins / _STEP, _MOST)))
    way = np.linspace(0.0, 1.0, samples)
    x, y = line.x0 * (1.0 - way) + line.x1 * way, line.y0 * (1.0 - way) + line.y1 * way
    error, n_eff, _ = details.at_some(x, y, report)
    distance = way * math.hypot(line.x1 - line.x0, line.y1 - line.y0)
    return Profile(line, distance, x, y, details.result.density.at_all(x, y), error, n_eff)


def marginals_of(details: Details) -> tuple[Marginal, Marginal]:
    """Return the sums of the counts for each bin of x, and of y."""
    counts, uncertainty = details.result.counts, details.uncertainty
    found = []
    for axis, edges in ((0, counts.grid.x_edges), (1, counts.grid.y_edges)):
        weight = counts.values.sum(axis=axis, dtype=np.float64)
        error = np.full(weight.size, np.nan)
        if uncertainty is not None:
            scale = uncertainty.factor / details.result.density.factor
            error = np.sqrt(uncertainty.squares.sum(axis=axis, dtype=np.float64)) * scale
        found.append(Marginal(edges, weight, error, details.result.density.per_bin.sum(axis=axis)))
    return found[0], found[1]


def merged(one: Marginal, bins: int) -> Marginal:
    """Return the means over so many neighbouring bins each, with their errors; the last may be fewer."""
    if bins == 1:
        return one
    starts = np.arange(0, one.weight.size, bins)
    number = np.diff(np.append(starts, one.weight.size))
    weight, smoothed, variance = (
        np.add.reduceat(values, starts) for values in (one.weight, one.smoothed, one.error**2)
    )
    edges = np.append(one.edges[starts], one.edges[-1])
    return Marginal(edges, weight / number, np.sqrt(variance) / number, smoothed / number)
