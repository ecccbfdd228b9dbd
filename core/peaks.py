"""Peaks: the maxima of a density that rise above their saddle by more than chance.

The significance of a maximum is its height over the highest saddle towards a higher one (over 0 where there is none),
divided by the standard error of that difference. Both heights are weighted sums over the same bins, so that

    var = sum over bins of (K_top - K_saddle)^2 C2 = var_top + var_saddle - 2 cov,
    cov = sum over bins of Ky_top Ky_saddle Kx_top Kx_saddle C2,

with kernels K and sums of squared weights C2 as of ``core.uncertainty``. The basin of a maximum below the limit falls
to the one beyond its saddle. The position is the top of the quadratic through the bin and its neighbours.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from core import kernel
from core.arrays import Flags, Floats, Integers
from core.basins import Basins, basins_of
from core.details import Details
from core.grid import Grid
from core.progress import Report, part
from core.uncertainty import Uncertainty

_NOISE = 1e-12  # of the maximum: what does not rise higher is rounding


@dataclass(frozen=True, slots=True)
class Peak:
    """A significant maximum.

    Attributes
    ----------
    x, y : float
        In data units.
    density : float
        Read at this position, in the unit.
    error : float or None
        Its standard error; None where the unit has none.
    saddle : float
        The density at the highest saddle towards a higher peak, in the unit; 0 where there is none.
    significance : float
        Height over the saddle, divided by the error of this difference.
    share : float or None
        Of the density's mass, in its basin; None where a density is negative.
    """

    x: float
    y: float
    density: float
    error: float | None
    saddle: float
    significance: float
    share: float | None


def peaks_of(details: Details, significance: float, report: Report) -> tuple[Peak, ...]:
    """Return the peaks of at least some significance, the densest first; none of a preliminary result.

    Parameters
    ----------
    details : Details
    significance : float
        Above 0; that of the density as plotted, also where densities are told on the sphere.
    report : Report
    """
    uncertainty, density = details.uncertainty, details.result.density
    if uncertainty is None:
        return ()
    image, grid = density.per_bin, density.grid
    basins = basins_of(image, part(report, 0.0, 0.4))
    sigmas = _significances(image, basins, uncertainty, uncertainty.factor / density.factor, part(report, 0.4, 0.9))
    kept = np.flatnonzero(sigmas >= significance)
    masses = _masses(image, basins, sigmas >= significance)
    kept = kept[np.argsort(-density.heights.ravel()[basins.tops[kept]], kind="stable")]
    places = np.array([_position(image, grid, int(top)) for top in basins.tops[kept]]).reshape(-1, 2)
    x, y = np.ascontiguousarray(places.T)
    error, _, _ = details.at_some(x, y, part(report, 0.9, 1.0))
    read = density.at_all(x, y)
    heights = np.where(basins.saddles >= 0, density.heights.ravel()[basins.saddles], 0.0) * density.factor
    return tuple(
        Peak(
            x=float(x[i]),
            y=float(y[i]),
            density=float(read[i]),
            error=None if math.isnan(error[i]) else float(error[i]),
            saddle=float(heights[basin]),
            significance=float(sigmas[basin]),
            share=None if masses is None else float(masses[basin]),
        )
        for i, basin in enumerate(kept.tolist())
    )


def _significances(image: Floats, basins: Basins, uncertainty: Uncertainty, scale: float, report: Report) -> Floats:
    """Return the significance of all maxima; 0 where one rises by no more than rounding."""
    grid = uncertainty.counts.grid
    rows = kernel_rows(grid.nx, uncertainty.sigma[0]), kernel_rows(grid.ny, uncertainty.sigma[1])
    flat, noise = image.ravel(), _NOISE * float(image.max())
    found = np.zeros(basins.tops.size)
    for number, (top, saddle) in enumerate(zip(basins.tops.tolist(), basins.saddles.tolist(), strict=True)):
        rise = float(flat[top]) - (float(flat[saddle]) if saddle >= 0 else 0.0)
        if rise <= noise:
            continue
        report(number / found.size, "Weighing peaks")
        places = [divmod(place, grid.nx) for place in (top, saddle) if place >= 0]
        variance = difference_variance(uncertainty.squares, [(rows[1](row), rows[0](column)) for row, column in places])
        found[number] = rise / (math.sqrt(variance) * scale) if variance > 0.0 else 0.0
    return found


Row = tuple[int, Floats]
"""The first bin that a row of the kernel's matrix reaches, and its weights from there on."""


def kernel_rows(bins: int, sigma: float) -> Callable[[int], Row]:
    """Return what gives the rows of an axis' kernel matrix, each made once."""
    h = kernel.folded(bins, sigma)

    @cache
    def row(j: int) -> Row:
        first, last = kernel.window(h, j, j + 1)
        return first, kernel.rows(h, j, j + 1, first, last)[0]

    return row


def difference_variance(squares: Floats | Integers, places: Sequence[tuple[Row, Row]]) -> float:
    """Return the variance of the smoothed value at a place, or of the difference of those at two.

    Parameters
    ----------
    squares : (ny, nx)
        Sums of squared weights.
    places : one or two times (row of the kernel along y, row of the kernel along x)
    """
    own = sum(_summed(squares, one, one) for one in places)
    return own if len(places) == 1 else max(0.0, own - 2.0 * _summed(squares, places[0], places[1]))


def _summed(squares: Floats | Integers, one: tuple[Row, Row], other: tuple[Row, Row]) -> float:
    (rows, k_y), (columns, k_x) = (_product(a, b) for a, b in zip(one, other, strict=True))
    around = squares[rows : rows + k_y.size, columns : columns + k_x.size]
    return float(k_y @ around @ k_x) if k_y.size and k_x.size else 0.0


def _product(one: Row, other: Row) -> Row:
    """Return the product of two rows, where both reach."""
    first = max(one[0], other[0])
    last = max(first, min(one[0] + one[1].size, other[0] + other[1].size))
    return first, one[1][first - one[0] : last - one[0]] * other[1][first - other[0] : last - other[0]]


def _masses(image: Floats, basins: Basins, kept: Flags) -> Floats | None:
    """Return the share of mass of each basin, with those that fell to it."""
    if image.min() < 0.0:
        return None
    inhabited = basins.of_bins >= 0
    own = np.bincount(basins.of_bins[inhabited], weights=image[inhabited], minlength=basins.tops.size)
    owner = np.where(kept | (basins.beyond < 0), np.arange(kept.size), basins.beyond)
    while not np.array_equal(owner, owner[owner]):
        owner = owner[owner]
    shares: Floats = np.bincount(owner, weights=own, minlength=kept.size) / image.sum()
    return shares


def _position(image: Floats, grid: Grid, place: int) -> tuple[float, float]:
    """Return the top of the quadratic through a bin and its eight neighbours, within the bin, in data units."""
    row, column = divmod(place, grid.nx)
    rows = np.clip([row - 1, row, row + 1], 0, grid.ny - 1)  # the border is reflected
    columns = np.clip([column - 1, column, column + 1], 0, grid.nx - 1)
    f = image[np.ix_(rows, columns)]
    slope = np.array([f[1, 2] - f[1, 0], f[2, 1] - f[0, 1]]) / 2.0
    mixed = (f[2, 2] - f[2, 0] - f[0, 2] + f[0, 0]) / 4.0
    bend = np.array([[f[1, 2] - 2.0 * f[1, 1] + f[1, 0], mixed], [mixed, f[2, 1] - 2.0 * f[1, 1] + f[0, 1]]])
    step = np.zeros(2)
    if bend[0, 0] < 0.0 and bend[0, 0] * bend[1, 1] - mixed * mixed > 0.0:
        step = np.clip(-np.linalg.solve(bend, slope), -0.5, 0.5)
    x_min, x_max, y_min, y_max = grid.extent
    x, y = x_min + (column + 0.5 + step[0]) * grid.dx, y_min + (row + 0.5 + step[1]) * grid.dy
    return min(max(float(x), x_min), x_max), min(max(float(y), y_min), y_max)
