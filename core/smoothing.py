"""Smoothing: the Gaussian filter as a product in the domain of the cosine transform, whose forward half is kept.

Source: with the reflected border of ``scipy.ndimage.gaussian_filter`` (mode ``reflect``, truncate 4.0) a symmetric
kernel is diagonal in the DCT-II; its eigenvalues are the cosine sums of the kernel, folded modulo twice the length of
the axis.
"""

from dataclasses import dataclass

import numpy as np

from core.arrays import Floats, frozen
from core.cosine import dct, expect, idct
from core.histogram import Counts
from core.kernel import folded, radius, response
from core.progress import Report, part
from core.support import Words, packed, supported, unpacked
from core.threads import spread_steps

_STRIP = 128  # rows or columns that are transformed at once: few enough that all threads work and a cancel is heard


@dataclass(frozen=True, eq=False)
class Spectrum:
    """Counts and their two-dimensional DCT-II.

    Attributes
    ----------
    counts : Counts
    coefficients : (ny, nx) float64, read-only
        ``scipy.fft.dctn(counts.values, type=2)``.
    occupied : words
        Which counts are not 0, as of ``core.support.packed``.
    least : float
        The smallest of the counts.
    """

    counts: Counts
    coefficients: Floats
    occupied: Words
    least: float


def transform(counts: Counts, report: Report) -> Spectrum:
    """Return the counts with their cosine transform, from which every sigma is one step away."""
    ny, nx = counts.grid.shape
    expect(nx * ny)
    image = np.empty((ny, nx))

    def across(rows: slice) -> None:
        image[rows] = counts.values[rows]
        dct(image[rows], axis=1)

    def along(columns: slice) -> None:
        dct(image[:, columns], axis=0)

    spread_steps(ny, _STRIP, across, part(report, 0.0, 0.5), "Transforming")
    spread_steps(nx, _STRIP, along, part(report, 0.5, 1.0), "Transforming")
    return Spectrum(counts, frozen(image), packed(counts.values != 0), float(counts.values.min()))


def smooth(spectrum: Spectrum, sigma_x: float, sigma_y: float, report: Report) -> Floats:
    """Return the smoothed counts.

    Parameters
    ----------
    spectrum : Spectrum
    sigma_x, sigma_y : float
        Standard deviations in bins, at least 0.
    report : Report

    Returns
    -------
    (ny, nx) float64, read-only
        ``scipy.ndimage.gaussian_filter(counts, (sigma_y, sigma_x))`` within 1e-13 of its maximum: exactly the counts at
        sigma 0, exactly 0 where no count lies in the kernel's support, and not below 0 where no count is.
    """
    ny, nx = spectrum.coefficients.shape
    radius_x, radius_y = radius(sigma_x), radius(sigma_y)
    if radius_x == radius_y == 0:
        return frozen(spectrum.counts.values.astype(np.float64, copy=False))
    response_x, response_y = response(folded(nx, sigma_x)), response(folded(ny, sigma_y))
    support = supported(spectrum.occupied, radius_x, radius_y)
    image = np.empty((ny, nx))

    def across(rows: slice) -> None:
        strip = image[rows]
        np.multiply(spectrum.coefficients[rows], response_y[rows, np.newaxis], out=strip)
        strip *= response_x
        idct(strip, axis=1)

    def along(columns: slice) -> None:
        idct(image[:, columns], axis=0)

    def clear(rows: slice) -> None:
        if spectrum.least >= 0.0:
            np.maximum(image[rows], 0.0, out=image[rows])
        np.copyto(image[rows], 0.0, where=~unpacked(support[rows], nx))

    spread_steps(ny, _STRIP, across, part(report, 0.0, 0.4), "Smoothing")
    spread_steps(nx, _STRIP, along, part(report, 0.4, 0.9), "Smoothing")
    spread_steps(ny, _STRIP, clear, part(report, 0.9, 1.0), "Smoothing")
    return frozen(image)
