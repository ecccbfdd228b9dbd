"""Uncertainty: the standard error of a smoothed value, and how many points stand behind it.

A value that is read between bin centres is one weighted sum over all bins,

    value = sum_i w_i K_i = sum over bins of Ky Kx C,    Ky = (1 - f) A[l] + f A[l + 1]  (and Kx alike),

with the counts C and the folded kernel matrix A of each axis (``core.kernel``): the two bilinear weights and the border
stand in K before anything is squared. With independent points (counts in bins that are Poisson, each point with its own
weight) its variance is

    var = sum_i w_i^2 K_i^2 = sum over bins of Ky^2 Kx^2 C2,

C2 being the sums of squared weights in the bins (the counts, where no point has a weight). ``error = sqrt(var)`` covers
the expectation of the smoothed density, not the density before smoothing. The effective number of points is

    n_eff = (sum w K)^2 / sum w^2 K^2.

Per unit area the error is divided by the area of a bin, on the sphere by that of ``core.sphere``. As a probability the
value is a ratio, ``p = sum w K / W`` with the weight W of all n used points, in range or not. These are n independent
draws of (w, w K), and to first order the variance of a ratio of two sums is that of the sum of ``w_i K_i - p w_i``,
divided by W^2:

    var = sum_i w_i^2 (K_i - p)^2 / W^2 = (sum w^2 K^2 - 2 p sum w^2 K + p^2 sum w^2) / W^2,

which is ``(sum K^2 q - (sum K q)^2) / n`` where no point has a weight and q is the share of the points in a bin: that
of n draws from a multinomial distribution. A fraction of the maximum has no error: the maximum is uncertain too.

Sources: variance of a kernel estimate: B. W. Silverman, Density Estimation for Statistics and Data Analysis (1986),
section 3.3; of weighted counts: G. Bohm and G. Zech, Nuclear Instruments and Methods A 748 (2014), 1-6; of a ratio:
W. G. Cochran, Sampling Techniques (1977), section 2.11; effective number: L. Kish, Survey Sampling (1965).
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core import kernel
from core.arrays import Flags, Floats, Integers, frozen
from core.histogram import Counts, count_points
from core.messages import mark
from core.points import Points
from core.progress import Report, silent
from core.settings import Unit
from core.sphere import swelling

_STRIP = 256  # rows of bins that are worked on at once
_FEW = 200  # positions that are quicker summed one by one
_MESSAGE = mark("Estimating errors")


def squares_of(points: Points, counts: Counts, report: Report) -> Floats | Integers:
    """Return the sums of squared weights in the bins, ``(ny, nx)``: the very counts where no point has a weight."""
    if points.weight is None:
        return counts.values
    squared = Points(points.x, points.y, frozen(points.weight**2))
    return count_points(squared, counts.grid, report).values


@dataclass(frozen=True, slots=True)
class Estimate:
    """A density with its error.

    Attributes
    ----------
    value : float
        The interpolated density, in the unit.
    error : float or None
        Its standard error, in the unit; None for a fraction of the maximum.
    n_eff : float
        Effective number of points behind it; 0 where no point is within reach of the kernel.
    """

    value: float
    error: float | None
    n_eff: float


@dataclass(frozen=True, eq=False)
class Estimates:
    """Densities with their errors: ``(m,)`` arrays of what ``Estimate`` holds; NaN outside the extent."""

    value: Floats
    error: Floats | None
    n_eff: Floats


@dataclass(frozen=True, eq=False)
class Uncertainty:
    """What errors are made of.

    Attributes
    ----------
    counts : Counts
    squares : (ny, nx) float64 or int64
        As of ``squares_of``.
    sigma : (sigma_x, sigma_y)
        Of the smoothing, in bins; 0 where the counts are shown raw.
    unit : Unit
    factor : float
        What a value per bin is multiplied by to be in the unit.
    weight_of_all, squares_of_all : float
        Sum of the weights and of the squared weights of all used points, in range or not.
    """

    counts: Counts
    squares: Floats | Integers
    sigma: tuple[float, float]
    unit: Unit
    factor: float
    weight_of_all: float
    squares_of_all: float

    def at(self, x: float, y: float) -> Estimate | None:
        """Return the interpolated density and its error at a position in data units; None outside the extent."""
        found = self.at_all(np.array([x]), np.array([y]), silent)
        if math.isnan(found.n_eff[0]):
            return None
        return Estimate(
            float(found.value[0]), None if found.error is None else float(found.error[0]), float(found.n_eff[0])
        )

    def at_all(self, x: Floats, y: Floats, report: Report) -> Estimates:
        """Return the interpolated density and its error at many positions.

        The square of an interpolated kernel row is ``(1 - f)^2 A[l]^2 + 2 f (1 - f) A[l] A[l + 1] + f^2 A[l + 1]^2``.
        Hence four maps, of squares and of products of neighbouring rows along each axis, hold the variance at every
        position; they are made in strips of rows, as far as there are positions.

        Parameters
        ----------
        x, y : (m,) float64, finite
            In data units.
        report : Report
        """
        x_min, x_max, y_min, y_max = self.counts.grid.extent
        inside = (x >= x_min) & (x <= x_max) & (y >= y_min) & (y <= y_max)
        sums = np.full((3, x.size), np.nan)
        summed = self._sums if np.count_nonzero(inside) > _FEW else self._sums_one_by_one
        sums[:, inside] = summed(x[inside], y[inside], report)
        value, square, mixed = sums
        with np.errstate(divide="ignore", invalid="ignore"):
            n_eff = np.where(square == 0.0, 0.0, value**2 / square)
        factor = self.factor * (swelling(self.counts.grid, y) if self.unit is Unit.SPHERE else 1.0)
        error = None if self.unit is Unit.MAXIMUM else np.sqrt(self._variance(value, square, mixed)) * factor
        return Estimates(value * factor, error, n_eff)

    def median_n_eff(self, smoothed: Floats, report: Report) -> float:
        """Return the median of ``n_eff`` over the bins that hold a point, at their centres; 0 where none does.

        ``n_eff = smoothed^2 / var`` with ``var = (Ay * Ay) C2 (Ax * Ax)^T`` (squares element by element, of the folded
        matrices: near a border that is not the convolution with a squared kernel).

        Parameters
        ----------
        smoothed : (ny, nx) float64
            The smoothed counts, per bin.
        report : Report
        """
        occupied: Flags = self.counts.rows > 0
        found = []
        for rows, variance in self._variance_strips(report):
            here = occupied[rows] & (variance > 0.0)  # a bin may hold weights of 0 only
            found.append(smoothed[rows][here] ** 2 / variance[here])
        numbers = np.concatenate(found)
        return float(np.median(numbers)) if numbers.size else 0.0

    @cached_property
    def _kernels(self) -> tuple[Floats, Floats]:
        grid = self.counts.grid
        return kernel.folded(grid.nx, self.sigma[0]), kernel.folded(grid.ny, self.sigma[1])

    def _variance(self, value: Floats, square: Floats, mixed: Floats) -> Floats:
        """Return the variance per bin of ``value = sum w K``, from ``sum w^2 K^2`` and ``sum w^2 K``."""
        if self.unit is not Unit.PROBABILITY:
            return square
        share = value / self.weight_of_all
        return np.maximum(square - 2.0 * share * mixed + share**2 * self.squares_of_all, 0.0)

    def _sums_one_by_one(self, x: Floats, y: Floats, report: Report) -> Floats:
        """Return the same as ``_sums``, from the bins within reach of each position."""
        grid = self.counts.grid
        h_x, h_y = self._kernels
        lower_x, fraction_x = kernel.place(x, grid.x_edges)
        lower_y, fraction_y = kernel.place(y, grid.y_edges)
        sums = np.empty((3, x.size))
        for i in range(x.size):
            report(i / x.size, _MESSAGE)
            left, k_x = kernel.reading(h_x, int(lower_x[i]), float(fraction_x[i]))
            low, k_y = kernel.reading(h_y, int(lower_y[i]), float(fraction_y[i]))
            around = slice(low, low + k_y.size), slice(left, left + k_x.size)
            squares = self.squares[around]
            sums[:, i] = k_y @ self.counts.values[around] @ k_x, k_y**2 @ squares @ k_x**2, k_y @ squares @ k_x
        return sums

    def _sums(self, x: Floats, y: Floats, report: Report) -> Floats:
        """Return ``sum w K``, ``sum w^2 K^2`` and ``sum w^2 K`` at positions inside the extent, ``(3, m)``."""
        grid = self.counts.grid
        lower_x, fraction_x = kernel.place(x, grid.x_edges)
        lower_y, fraction_y = kernel.place(y, grid.y_edges)
        sums = np.empty((3, x.size))
        strip = lower_y // _STRIP
        order = np.argsort(strip, kind="stable")
        bounds = np.searchsorted(strip[order], np.arange(-(-grid.ny // _STRIP) + 1))
        across = _bands(self._kernels[0], paired=True)
        for number in range(bounds.size - 1):
            report(number / (bounds.size - 1), _MESSAGE)
            here = order[bounds[number] : bounds[number + 1]]
            if here.size:
                start = number * _STRIP
                maps = self._maps(start, min(start + _STRIP + 1, grid.ny), across)
                places = lower_y[here] - start, fraction_y[here], lower_x[here], fraction_x[here]
                sums[:, here] = _read(maps, *places)
        return sums

    def _maps(self, start: int, stop: int, across: "list[_Band]") -> "_Maps":
        """Return the maps of the rows ``start:stop`` of bins."""
        h_y = self._kernels[1]
        first, last = kernel.window(h_y, start, stop)
        a = kernel.rows(h_y, start, stop, first, last)
        squares = np.asarray(self.squares[first:last], dtype=np.float64)
        unweighted = self.squares is self.counts.values
        values = squares if unweighted else np.asarray(self.counts.values[first:last], dtype=np.float64)
        along = a @ squares, (a * a) @ squares, (a[:-1] * a[1:]) @ squares
        mixed = _across(along[0], across, 0)
        return _Maps(
            value=mixed if unweighted else _across(a @ values, across, 0),
            mixed=mixed,
            square=(
                (_across(along[1], across, 1), _across(along[1], across, 2)),
                (_across(along[2], across, 1), _across(along[2], across, 2)),
            ),
        )

    def _variance_strips(self, report: Report) -> Iterator[tuple[slice, Floats]]:
        """Yield the variance per bin at all bin centres, in strips of rows."""
        ny = self.counts.grid.ny
        h_x, h_y = self._kernels
        across = _bands(h_x, paired=False)
        for start in range(0, ny, _STRIP):
            report(start / ny, _MESSAGE)
            stop = min(start + _STRIP, ny)
            first, last = kernel.window(h_y, start, stop)
            a = kernel.rows(h_y, start, stop, first, last)
            along = (a * a) @ np.asarray(self.squares[first:last], dtype=np.float64)
            yield slice(start, stop), _across(along, across, 1)


@dataclass(frozen=True, eq=False)
class _Band:
    """Some rows of the matrix A of an axis, in the columns where they are not 0: A, A * A and A[l] * A[l + 1]."""

    rows: slice
    columns: slice
    matrices: tuple[Floats, ...]


@dataclass(frozen=True, eq=False)
class _Maps:
    """Sums at bin centres; ``square[b][a]``: of squares (0) or of products with the next row (1), along y and x."""

    value: Floats
    mixed: Floats
    square: tuple[tuple[Floats, Floats], tuple[Floats, Floats]]


def _bands(h: Floats, *, paired: bool) -> list[_Band]:
    bins = h.size // 2
    bands = []
    for start in range(0, bins, _STRIP):
        stop = min(start + _STRIP, bins)
        first, last = kernel.window(h, start, stop + 1)
        a = kernel.rows(h, start, stop + 1, first, last)  # the row beyond the last one comes out as its mirror image
        matrices = (a[:-1], a[:-1] ** 2, a[:-1] * a[1:]) if paired else (a[:-1], a[:-1] ** 2)
        bands.append(_Band(slice(start, stop), slice(first, last), matrices))
    return bands


def _across(image: Floats, bands: list[_Band], which: int) -> Floats:
    """Return the image, times one of the matrices of the bands, along x."""
    done = np.empty((image.shape[0], bands[-1].rows.stop))
    for band in bands:
        np.matmul(image[:, band.columns], band.matrices[which].T, out=done[:, band.rows])
    return done


def _read(maps: _Maps, y: Integers, up: Floats, x: Integers, right: Floats) -> Floats:
    """Return the three sums at places between bin centres, ``(3, m)``."""
    return np.stack(
        [
            _linear(maps.value, y, up, x, right),
            (1.0 - up) ** 2 * _quadratic(maps.square[0], y, x, right)
            + 2.0 * up * (1.0 - up) * _quadratic(maps.square[1], y, x, right)
            + up**2 * _quadratic(maps.square[0], y + 1, x, right),
            _linear(maps.mixed, y, up, x, right),
        ]
    )


def _linear(image: Floats, y: Integers, up: Floats, x: Integers, right: Floats) -> Floats:
    below = image[y, x] * (1.0 - right) + image[y, x + 1] * right
    above = image[y + 1, x] * (1.0 - right) + image[y + 1, x + 1] * right
    return below * (1.0 - up) + above * up


def _quadratic(images: tuple[Floats, Floats], y: Integers, x: Integers, right: Floats) -> Floats:
    square, product = images
    return (1.0 - right) ** 2 * square[y, x] + 2.0 * right * (1.0 - right) * product[y, x] + right**2 * square[y, x + 1]
