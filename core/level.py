"""Level: the share of the density's mass that lies where it is at least as dense as here."""

import numpy as np

from core.arrays import Floats, frozen

_TIE = 1e-12  # of the maximum: densities that close are taken for equal


class Levels:
    """The bins of a density by rank; made once, then each level is a search.

    The level of a density v is the mass of all bins whose density is at least ``v - 1e-12 max``, divided by the mass of
    all bins: a position "in the 46 % region" lies in the smallest region that holds 46 % of the mass.

    Source: R. J. Hyndman, Computing and Graphing Highest Density Regions, The American Statistician 50 (1996), 120-126.
    """

    def __init__(self, per_bin: Floats) -> None:
        ranked = np.sort(per_bin, axis=None)[::-1]
        self._falling = ranked[: np.count_nonzero(ranked)]
        self._mass = np.concatenate(([0.0], np.cumsum(self._falling)))
        self._mass /= self._mass[-1]

    def of(self, value: float) -> float:
        """Return the level of a density per bin, from 0 (denser than all bins) to 1 (where it is 0)."""
        return float(self.of_all(np.array([value]))[0])

    def of_all(self, values: Floats) -> Floats:
        """Return the level of each ``(m,)`` density per bin."""
        least = values - _TIE * self._falling[0]
        inside = self._falling.size - np.searchsorted(self._falling[::-1], least, side="left")
        return np.where(values > 0.0, self._mass[inside], 1.0)


def levels_of(per_bin: Floats, weight: Floats | None) -> Levels | None:
    """Return the levels of a density, or None where they have no meaning.

    Parameters
    ----------
    per_bin : (ny, nx) float64
        The smoothed counts.
    weight : (n,) float64 or None
        Weights of the points; None where each is 1.

    Returns
    -------
    Levels or None
        None where a weight or a density is negative, or where there is no mass.
    """
    if weight is not None and weight.size and weight.min() < 0.0:
        return None
    if per_bin.min() < 0.0 or not per_bin.max() > 0.0:
        return None
    return Levels(frozen(per_bin))
