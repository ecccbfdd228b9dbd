"""Smoothing: the Gaussian filter as a product in the domain of the cosine transform, whose forward half is kept.

Source: with the reflected border of ``scipy.ndimage.gaussian_filter`` (mode ``reflect``, truncate 4.0) a symmetric
kernel is diagonal in the DCT-II; its eigenvalues are the cosine sums of the kernel, folded modulo twice the length of
the axis.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import scipy.fft

from core.arrays import Flags, Floats, frozen
from core.histogram import Counts
from core.kernel import folded, radius, response
from core.progress import Report
from core.threads import workers

_WHOLE = 1 << 22  # bins up to which a transform is one call; larger ones run in strips, so that a cancel is heard
_PIECE = 1 << 20


@dataclass(frozen=True, eq=False)
class Spectrum:
    """Counts and their two-dimensional DCT-II.

    Attributes
    ----------
    counts : Counts
    coefficients : (ny, nx) float64, read-only
        ``scipy.fft.dctn(counts.values, type=2)``.
    """

    counts: Counts
    coefficients: Floats


def transform(counts: Counts, report: Report) -> Spectrum:
    """Return the counts with their cosine transform, from which every sigma is one step away."""
    image = counts.values.astype(np.float64)
    _along_both_axes(scipy.fft.dct, image, report, "Transforming")
    return Spectrum(counts, frozen(image))


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
    counts = spectrum.counts.values
    radius_x, radius_y = radius(sigma_x), radius(sigma_y)
    if radius_x == radius_y == 0:
        return frozen(counts.astype(np.float64, copy=False))
    image = spectrum.coefficients * response(folded(counts.shape[0], sigma_y))[:, np.newaxis]
    image *= response(folded(counts.shape[1], sigma_x))
    _along_both_axes(scipy.fft.idct, image, report, "Smoothing")
    if counts.min() >= 0.0:
        np.maximum(image, 0.0, out=image)
    np.copyto(image, 0.0, where=~_support(counts != 0, radius_x, radius_y))
    return frozen(image)


def _support(occupied: Flags, radius_x: int, radius_y: int) -> Flags:
    """Return where the box of these radii around a bin holds an occupied one, in passes that double their reach."""
    reached = occupied
    for axis, reach in ((0, radius_y), (1, radius_x)):
        done, enough = 0, min(reach, occupied.shape[axis] - 1)
        while done < enough and not reached.all():
            step = min(done + 1, enough - done)  # not 2 done + 1: at the border one half of the reach is missing
            wider = reached.copy()
            target, source = (wider, reached) if axis == 0 else (wider.T, reached.T)
            target[step:] |= source[:-step]
            target[:-step] |= source[step:]
            reached = wider
            done += step
    return reached


def _along_both_axes(one: Callable[..., Floats], image: Floats, report: Report, message: str) -> None:
    """Transform the image in place along x, then along y, in one call each or in strips."""
    strip = (
        image.shape if image.size <= _WHOLE else (max(1, _PIECE // image.shape[1]), max(1, _PIECE // image.shape[0]))
    )
    rows, columns = image.shape
    for start in range(0, rows, strip[0]):
        report(0.5 * start / rows, message)
        part = image[start : start + strip[0]]
        _overwrite(part, one(part, axis=1, overwrite_x=True, workers=workers()))
    for start in range(0, columns, strip[1]):
        report(0.5 + 0.5 * start / columns, message)
        part = image[:, start : start + strip[1]]
        _overwrite(part, one(part, axis=0, overwrite_x=True, workers=workers()))


def _overwrite(part: Floats, done: Floats) -> None:
    """Take over what a transform returned, which scipy may or may not have written in place."""
    if not np.may_share_memory(part, done):
        part[...] = done
