"""Diffusion: the plug-in sigma of Botev, Grotowski and Kroese.

A Gaussian kernel estimate solves the heat equation with the points as its start, and the squared bandwidth t is the
time. On the unit square with reflecting borders each cosine wave (k, l) decays as ``exp(-(k^2 + l^2) pi^2 t / 2)``.
For N points with density f the mean integrated squared error of the estimate is smallest, as N grows, at

    t* = (2 pi N (psi_02 + psi_20 + 2 psi_11))^(-1/3),    psi_ij = integral (d^(i+j) f / dx^i dy^j)^2 dx dy.

Each psi_ij is estimated from the estimate of f at a time of its own,

    psi_ij(t) = sum_kl E_kl (pi k)^(2i) (pi l)^(2j) exp(-(k^2 + l^2) pi^2 t),

where E_kl is what the wave (k, l) of the counts adds to the integral of f^2, and that time needs the psi of the next
order:

    t_ij = ((1 + 2^-(i+j+1)) / 3 * 2 q_i q_j / (N (psi_i+1,j + psi_i,j+1)))^(1 / (2 + i + j)),
    q_j = (2j - 1)!! / sqrt(2 pi).

Starting with order 5, all of it at one time t, this chain gives a t* = gamma(t); wanted is the fixed point
``t = gamma(t)``. No normal reference density is assumed anywhere. At the fixed point the best times of the axes are

    t_x = (psi_02^(3/4) / (4 pi N psi_20^(3/4) (psi_11 + sqrt(psi_20 psi_02))))^(1/3),   t_y with 02 and 20 exchanged,

and sigma is ``sqrt(t_x) nx`` and ``sqrt(t_y) ny`` bins. Here all psi are positive; in the paper they carry the sign
``(-1)^(i+j)``, as do the ``q``.

The range is scaled to the unit square, as the authors do, so that sigma in data units does not depend on the units of
the axes. One number for both axes is the geometric mean of the two, as in Scott's rule here: for that one shape of the
kernel, round on the screen, the area it smooths over is the one the method finds.

Source: Z. I. Botev, J. F. Grotowski, D. P. Kroese, Kernel density estimation via diffusion, The Annals of Statistics 38
(2010), 2916-2957, its rule for two dimensions; weighted points count as ``N = W^2 / sum w^2``.
"""

import math
from dataclasses import dataclass
from enum import Enum

import numpy as np

from core.arrays import Floats, Integers
from core.bandwidth import scott
from core.messages import Message, mark
from core.points import Points
from core.power import power
from core.progress import Report
from core.smoothing import Spectrum

_ORDER = 5
_NARROWEST = 0.3  # bins: where the search for a fixed point begins
_WIDEST = 0.1  # the squared bandwidth, in units of the squared range, where it ends
_STEPS = 12
_FADED = 40.0  # waves that have decayed by more than exp(-40) are left out
_MESSAGE = mark("Looking for sigma")
_Psi = dict[tuple[int, int], float]


class Verdict(Enum):
    """What became of the search for a sigma."""

    FOUND = "found"
    NO_FIXED_POINT = "no fixed point"
    BELOW_A_BIN = "below a bin"


MESSAGES = {
    Verdict.NO_FIXED_POINT: mark("the diffusion plug-in has no solution, so sigma is by Scott's rule"),
    Verdict.BELOW_A_BIN: mark("the diffusion plug-in asks for less than one bin, so sigma is by Scott's rule"),
}


@dataclass(frozen=True, slots=True)
class Diffusion:
    """The sigma that was taken, and how it was found.

    Attributes
    ----------
    sigma : float
        In bins, one number for both axes, to four significant digits: the geometric mean of ``axes``, or Scott's where
        the verdict says so.
    verdict : Verdict
    message : Message or None
        The verdict in words; None where a sigma was found.
    axes : (sigma_x, sigma_y) or None
        What the method gives for each axis, in bins; None where there is no fixed point.
    """

    sigma: float
    verdict: Verdict
    message: Message | None
    axes: tuple[float, float] | None


def diffused(points: Points, spectrum: Spectrum, squares: Floats | Integers, report: Report) -> Diffusion:
    """Return the sigma by the diffusion plug-in.

    Parameters
    ----------
    points : Points
        All used points, for Scott's rule where the method fails.
    spectrum : Spectrum
        Their counts, with the cosine transform.
    squares : (ny, nx) float64 or int64
        Sums of squared weights in the bins, as of ``core.uncertainty.squares_of``.
    report : Report
    """
    grid = spectrum.counts.grid
    weight, of_squares = spectrum.counts.total, float(squares.sum())
    axes = None
    if weight > 0.0 and of_squares > 0.0:
        chain = _Chain(spectrum, weight**2 / of_squares, report)
        time = _fixed_point(chain, _NARROWEST**2 / max(grid.shape) ** 2)
        axes = None if time is None else chain.sigma(time)
    if axes is None:
        verdict, sigma = Verdict.NO_FIXED_POINT, scott(points, grid)
    elif math.sqrt(axes[0] * axes[1]) < 1.0:
        verdict, sigma = Verdict.BELOW_A_BIN, scott(points, grid)
    else:
        verdict, sigma = Verdict.FOUND, float(f"{math.sqrt(axes[0] * axes[1]):.4g}")
    return Diffusion(sigma, verdict, Message(MESSAGES[verdict]) if verdict in MESSAGES else None, axes)


class _Chain:
    """The chain from a time t to the best time, by way of the psi of falling order."""

    def __init__(self, spectrum: Spectrum, number: float, report: Report) -> None:
        self._energy = power(spectrum.coefficients)
        self._energy /= spectrum.counts.total**2  # of a density on the unit square: it adds up to nx ny sum p^2
        self._number = number
        self._report = report

    def best(self, time: float) -> float:
        """Return ``gamma(time)``; infinite where the estimate has no structure left at that time."""
        psi = self._psi(time)
        needed = psi[0, 2] + psi[2, 0] + 2.0 * psi[1, 1]
        return float((2.0 * math.pi * self._number * needed) ** (-1.0 / 3.0)) if needed > 0.0 else math.inf

    def sigma(self, time: float) -> tuple[float, float] | None:
        """Return sigma of each axis in bins, as the psi of a time ask for; None where an axis has no structure."""
        psi = self._psi(time)
        if not (psi[2, 0] > 0.0 and psi[0, 2] > 0.0):
            return None
        ratio = (psi[0, 2] / psi[2, 0]) ** 0.75
        common = 4.0 * math.pi * self._number * (psi[1, 1] + math.sqrt(psi[2, 0] * psi[0, 2]))
        ny, nx = self._energy.shape
        return nx * (ratio / common) ** (1.0 / 6.0), ny * (1.0 / ratio / common) ** (1.0 / 6.0)

    def _psi(self, time: float) -> _Psi:
        """Return the psi of order 2, from those of order 5 at this time."""
        self._report(None, _MESSAGE)
        psi = self._at({(i, _ORDER - i): time for i in range(_ORDER + 1)})
        for order in range(_ORDER - 1, 1, -1):
            psi = self._at({(i, order - i): self._time(i, order - i, psi) for i in range(order + 1)})
        return psi

    def _time(self, i: int, j: int, psi: _Psi) -> float:
        roughness = psi[i + 1, j] + psi[i, j + 1]
        if not roughness > 0.0:
            return math.inf
        common = (1.0 + 0.5 ** (i + j + 1)) / 3.0
        return float((2.0 * common * _q(i) * _q(j) / (self._number * roughness)) ** (1.0 / (2 + i + j)))

    def _at(self, times: dict[tuple[int, int], float]) -> _Psi:
        """Return the psi at a time each, all in one matrix product."""
        longest = min(times.values())
        ny, nx = (min(bins, _waves(longest)) for bins in self._energy.shape)
        along_x = np.stack([_decay(i, nx, time) for (i, _), time in times.items()])
        along_y = np.stack([_decay(j, ny, time) for (_, j), time in times.items()])
        values = ((along_y @ self._energy[:ny, :nx]) * along_x).sum(axis=1)
        return {order: float(value) for order, value in zip(times, values, strict=True)}


def _fixed_point(chain: _Chain, start: float) -> float | None:
    """Return the smallest time at which ``gamma(t)`` falls below t; None where it never does.

    At small times the density is still as rough as the points, and gamma(t) hardly depends on t: it lies above t until
    the fixed point. Where it lies below t from the start on, the start is returned.
    """

    from scipy.optimize import brentq  # noqa: PLC0415 (0.2 s that only this rule needs)

    def excess(logarithm: float) -> float:
        return min(math.log(chain.best(math.exp(logarithm))) - logarithm, 1e3)

    before: tuple[float, float] | None = None
    for logarithm in np.linspace(math.log(min(start, _WIDEST / 2.0)), math.log(_WIDEST), _STEPS):
        now = float(logarithm), excess(float(logarithm))
        if now[1] <= 0.0:
            return math.exp(now[0] if before is None else float(brentq(excess, before[0], now[0], xtol=1e-6)))
        before = now
    return None


def _waves(time: float) -> int:
    """Return how many waves of an axis, from 0 on, matter at a time."""
    return 2 + int(min(math.sqrt(_FADED / time) / math.pi, 1e9)) if time > 0.0 else 1 << 30


def _decay(order: int, waves: int, time: float) -> Floats:
    """Return ``(pi k)^(2 order) exp(-k^2 pi^2 time)`` of the waves k."""
    squared = (math.pi * np.arange(waves)) ** 2
    if math.isinf(time):
        return np.zeros(waves)
    decayed: Floats = squared**order * np.exp(-squared * time)
    return decayed


def _q(j: int) -> float:
    return math.prod(range(1, 2 * j, 2)) / math.sqrt(2.0 * math.pi)
