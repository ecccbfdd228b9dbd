"""Cross-validation: the sigma with which the density of all points but one best foretells that one.

With the smoothed counts ``K c`` of the weight ``W = sum w``, and ``f = K c / W``, the score of a sigma is

    CV = sum f^2 - 2 (c' K c - sum_i w_i^2 K_ii) / (W^2 - sum_i w_i^2)

where the sums over f and c run over the bins. The first term is the integral of the squared density, the second one is
twice the mean density at each point as all others give it: each point is left out at its own place, for which ``K_ii``
is the diagonal of the folded kernel (near a border more than the free kernel's). Up to a constant CV estimates the
integrated squared error of f.

The kernel is diagonal in the domain of the cosine transform. With the responses r of the axes and the power P of the
counts (``core.power``), ``c' K c = sum P ry rx / (nx ny)`` and ``sum (K c)^2 = sum P ry^2 rx^2 / (nx ny)``: all
candidates together are a few matrix products. The diagonal is a product of those of the axes, and
``sum_i w_i^2 K_ii = dy' C2 dx`` with the sums of squared weights C2.

Sources: M. Rudemo, Scandinavian Journal of Statistics 9 (1982), 65-78; A. W. Bowman, Biometrika 71 (1984), 353-360.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from core import kernel
from core.arrays import Floats, Integers, frozen
from core.bandwidth import scott
from core.coincidence import shared
from core.messages import Message, mark
from core.points import Points
from core.power import power
from core.progress import Report, part
from core.smoothing import Spectrum

NARROWEST = 0.5
"""The narrowest candidate, in bins: the kernel of a narrower one is hardly more than a single bin."""

CANDIDATES = 40
MOST_SHARED = 0.05
"""The share of the points that may share a position with another one: more of them pull the score to sigma 0."""

_REFINED = 9  # sigmas within the bracket, in each round
_CLOSE = 1e-3  # relative width of the last bracket
_STRIP = 512  # rows of waves or bins that are worked on at once
_MESSAGE = mark("Comparing sigmas")


class Verdict(Enum):
    """What became of the search for a sigma."""

    FOUND = "found"
    NO_STRUCTURE = "no structure"
    BELOW_A_BIN = "below a bin"
    COINCIDENT = "coincident"
    TOO_FEW = "too few"


MESSAGES = {
    Verdict.NO_STRUCTURE: mark("no structure found: cross-validation is best at the widest sigma"),
    Verdict.BELOW_A_BIN: mark("cross-validation is best below one bin, so sigma is by Scott's rule"),
    Verdict.COINCIDENT: mark("{share:.0f} % of the points share a position, so sigma is by Scott's rule"),
    Verdict.TOO_FEW: mark("too few points for cross-validation, so sigma is by Scott's rule"),
}


@dataclass(frozen=True, eq=False)
class CrossValidation:
    """The sigma that was taken, and how it was found.

    Attributes
    ----------
    sigma : float
        In bins, along both axes, to four significant digits. That of the smallest score, or Scott's where the verdict
        says so.
    verdict : Verdict
    message : Message or None
        The verdict in words; None where a sigma was found.
    minimum : float or None
        The sigma with the smallest score, in bins; None where there is no score.
    sigmas, scores : (k,) float64, read-only
        The curve: the candidates and the minimum, by rising sigma. Empty where there is no score.
    """

    sigma: float
    verdict: Verdict
    message: Message | None
    minimum: float | None
    sigmas: Floats
    scores: Floats


def cross_validated(points: Points, spectrum: Spectrum, squares: Floats | Integers, report: Report) -> CrossValidation:
    """Return the sigma by leave-one-out cross-validation, one number for both axes.

    Parameters
    ----------
    points : Points
        All used points; those in the grid's range were counted.
    spectrum : Spectrum
        Their counts, with the cosine transform.
    squares : (ny, nx) float64 or int64
        Sums of squared weights in the bins, as of ``core.uncertainty.squares_of``.
    report : Report
    """
    grid = spectrum.counts.grid
    weight, of_squares = spectrum.counts.total, float(squares.sum())
    if not (weight > 0.0 and weight**2 - of_squares > 1e-9 * weight**2):
        nothing = frozen(np.empty(0))
        return _result(points, spectrum, Verdict.TOO_FEW, None, (nothing, nothing))
    search = part(report, 0.0, 0.7)
    sigmas = np.geomspace(NARROWEST, max(grid.shape), CANDIDATES)
    widest_but_one = sigmas[-2]
    scores = scores_of(spectrum, squares, sigmas, search)
    minimum, smallest = _refined(spectrum, squares, sigmas, scores, search)
    place = int(np.searchsorted(sigmas, minimum))
    if sigmas[place] != minimum:
        sigmas, scores = np.insert(sigmas, place, minimum), np.insert(scores, place, smallest)
    share = shared(points, grid, part(report, 0.7, 1.0))
    if share > MOST_SHARED:
        verdict = Verdict.COINCIDENT
    elif minimum < 1.0:
        verdict = Verdict.BELOW_A_BIN
    elif minimum > widest_but_one:
        verdict = Verdict.NO_STRUCTURE
    else:
        verdict = Verdict.FOUND
    return _result(points, spectrum, verdict, minimum, (frozen(sigmas), frozen(scores)), share)


def scores_of(spectrum: Spectrum, squares: Floats | Integers, sigmas: Floats, report: Report) -> Floats:
    """Return the score of each sigma.

    Parameters
    ----------
    spectrum : Spectrum
        Its weight in range must be above 0, and held by more than one point.
    squares : (ny, nx) float64 or int64
        Sums of squared weights in the bins.
    sigmas : (k,) float64
        In bins, along both axes.
    report : Report

    Returns
    -------
    (k,) float64
        CV, for f per bin.
    """
    ny, nx = spectrum.counts.grid.shape
    r_y, d_y = _along(ny, sigmas)
    r_x, d_x = (r_y, d_y) if nx == ny else _along(nx, sigmas)
    squared, crossed, own = np.zeros((3, sigmas.size))
    for start in range(0, ny, _STRIP):
        report(start / ny, _MESSAGE)
        rows = slice(start, start + _STRIP)
        waves = power(spectrum.coefficients[rows], start)
        squared += (((r_y[:, rows] ** 2) @ waves) * r_x**2).sum(axis=1)
        crossed += ((r_y[:, rows] @ waves) * r_x).sum(axis=1)
        own += ((d_y[:, rows] @ np.asarray(squares[rows], dtype=np.float64)) * d_x).sum(axis=1)
    bins, weight = nx * ny, spectrum.counts.total
    scores: Floats = squared / bins / weight**2
    scores -= 2.0 * (crossed / bins - own) / (weight**2 - float(squares.sum()))
    return scores


def _along(bins: int, sigmas: Floats) -> tuple[Floats, Floats]:
    """Return the response and the diagonal of an axis, ``(k, bins)`` each, for each sigma."""
    kernels = [kernel.folded(bins, sigma) for sigma in sigmas]
    return np.stack([kernel.response(h) for h in kernels]), np.stack([kernel.diagonal(h) for h in kernels])


def _refined(
    spectrum: Spectrum, squares: Floats | Integers, sigmas: Floats, scores: Floats, report: Report
) -> tuple[float, float]:
    """Return the sigma with the smallest score and that score, sought between the neighbours of the best candidate."""
    while True:
        best = int(np.argmin(scores))
        low, high = sigmas[max(best - 1, 0)], sigmas[min(best + 1, sigmas.size - 1)]
        if high <= low * (1.0 + _CLOSE):
            return float(sigmas[best]), float(scores[best])
        sigmas = np.append(np.geomspace(low, high, _REFINED + 2), sigmas[best])
        sigmas = np.unique(sigmas)
        scores = scores_of(spectrum, squares, sigmas, report)


def _result(
    points: Points,
    spectrum: Spectrum,
    verdict: Verdict,
    minimum: float | None,
    curve: tuple[Floats, Floats],
    share: float = 0.0,
) -> CrossValidation:
    """Put the result into words, with Scott's sigma where the minimum cannot be taken."""
    message = Message(MESSAGES[verdict], {"share": 100.0 * share}) if verdict in MESSAGES else None
    taken = minimum if verdict in (Verdict.FOUND, Verdict.NO_STRUCTURE) else None
    sigma = scott(points, spectrum.counts.grid) if taken is None else float(f"{taken:.4g}")
    return CrossValidation(sigma, verdict, message, minimum, *curve)
