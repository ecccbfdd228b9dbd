"""The kernel of one axis: the Gaussian as the filter really applies it, folded back at both borders.

Along an axis of ``n`` bins the smoothing is a matrix ``A`` with ``smoothed = A counts``. Its border is reflected
(``d c b a | a b c d | d c b a``), so that the axis goes on with a period of ``2 n`` bins, and

    A[j, i] = h[(i - j) mod 2n] + h[(i + j + 1) mod 2n]

where ``h`` is the truncated Gaussian, summed modulo ``2 n``: the first term is the direct way from bin i to bin j, the
second the way over a border.

Source: ``scipy.ndimage.gaussian_filter1d``, mode ``reflect``, truncate 4.0.
"""

import numpy as np

from core.arrays import Floats, Integers
from core.errors import UserError

TRUNCATE = 4.0
_NOTHING = 1e-15  # scipy leaves an axis alone up to this sigma
_WIDEST = 1e7  # bins; a kernel is summed term by term
_PIECE = 1 << 20


def radius(sigma: float) -> int:
    """Return how many bins the kernel reaches to either side: ``int(4 sigma + 0.5)``, as scipy's.

    Raises
    ------
    UserError
        If sigma is wider than ten million bins.
    """
    if not sigma <= _WIDEST:
        raise UserError("sigma is {sigma} bins wide", "The widest is {widest:g} bins.", sigma=sigma, widest=_WIDEST)
    return int(TRUNCATE * sigma + 0.5) if sigma > _NOTHING else 0


def folded(bins: int, sigma: float) -> Floats:
    """Return the kernel of an axis, summed modulo twice its length.

    Parameters
    ----------
    bins : int
        Length n of the axis.
    sigma : float
        Standard deviation in bins, at least 0.

    Returns
    -------
    (2 * bins,) float64
        ``h``; element k is the weight of a bin that lies k bins away. Its sum is 1, and ``h[k] == h[2n - k]``.

    Raises
    ------
    UserError
        If sigma is wider than ten million bins.
    """
    h = np.zeros(2 * bins)
    reach = radius(sigma)
    if reach == 0:
        h[0] = 1.0
        return h
    for start in range(-reach, reach + 1, _PIECE):
        place = np.arange(start, min(start + _PIECE, reach + 1))
        weight = np.exp(-0.5 / (sigma * sigma) * place.astype(np.float64) ** 2)
        h += np.bincount(place % (2 * bins), weights=weight, minlength=2 * bins)
    h /= h.sum()
    return h


def response(h: Floats) -> Floats:
    """Return the factor of each of the ``(bins,)`` cosine coefficients of an axis: the eigenvalues of the matrix A."""
    factors: Floats = np.fft.rfft(h).real[: h.size // 2]
    factors /= factors[0]
    return factors


def row(h: Floats, j: int) -> Floats:
    """Return row j of the matrix A, ``(bins,)``: the weight of each bin in the smoothed value of bin j."""
    only: Floats = rows(h, j, j + 1, 0, h.size // 2)[0]
    return only


def rows(h: Floats, start: int, stop: int, first: int, last: int) -> Floats:
    """Return the rows ``start:stop`` and columns ``first:last`` of the matrix A."""
    to = np.arange(start, stop)[:, np.newaxis]
    of = np.arange(first, last)
    weights: Floats = np.take(h, of - to, mode="wrap")
    weights += np.take(h, of + to + 1, mode="wrap")
    return weights


def window(h: Floats, start: int, stop: int) -> tuple[int, int]:
    """Return ``first, last``: outside of these columns the rows ``start:stop`` of the matrix A are 0."""
    bins = h.size // 2
    reach = int(np.flatnonzero(h[: bins + 1])[-1])
    return max(start - reach, 0), min(stop + reach, bins)


def diagonal(h: Floats) -> Floats:
    """Return the diagonal of the matrix A, ``(bins,)``: what a bin keeps of itself, ``h[0] + h[2j + 1]``."""
    mirrored: Floats = h[0] + h[1::2]
    return mirrored


def place(values: Floats, edges: Floats) -> tuple[Integers, Floats]:
    """Return between which two bin centres values lie, and how far on the way.

    Parameters
    ----------
    values : (m,) float64
        Positions inside the edges, in data units.
    edges : (bins + 1,) float64
        Evenly spaced; there are two bins at least.

    Returns
    -------
    lower : (m,) int64
        The lower one of the two bins.
    fraction : (m,) float64
        0 at the centre of the lower one, 1 at the centre of the upper one. In the outer half bins, where the image is
        constant, the place is the outermost centre.
    """
    bins = edges.size - 1
    at = (values - edges[0]) / (edges[-1] - edges[0]) * bins - 0.5
    at = np.clip(at, 0.0, float(bins - 1))
    lower = np.minimum(at.astype(np.int64), bins - 2)
    return lower, at - lower


def reading(h: Floats, lower: int, fraction: float) -> tuple[int, Floats]:
    """Return the weight of each bin in an interpolated smoothed value, as far as it is not 0.

    Parameters
    ----------
    h : (2 * bins,) float64
        The folded kernel.
    lower, fraction : int, float
        As of ``place``.

    Returns
    -------
    first : int
        The bin that the first weight belongs to.
    weights : (k,) float64
        ``(1 - fraction) A[lower] + fraction A[lower + 1]`` from there on; everywhere else it is 0.
    """
    first, last = window(h, lower, lower + 2)
    pair = rows(h, lower, lower + 2, first, last)
    weights: Floats = (1.0 - fraction) * pair[0] + fraction * pair[1]
    return first, weights
