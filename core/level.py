"""Level: the share of the density's mass that lies where it is at least as dense as here."""

import numpy as np

from core.arrays import Floats
from core.density import Density

_TIE = 1e-12  # of the maximum: densities that close are taken for equal
_FEW = 60  # levels that are sooner found by a pass over the bins each than by sorting them


class Levels:
    """The levels of a density: a few are a pass over the bins each; for many the bins are sorted once.

    The level of a density v is the mass of all bins whose density is at least ``v - 1e-12 max``, divided by the mass of
    all bins: a position "in the 46 % region" lies in the smallest region that holds 46 % of the mass.

    Source: R. J. Hyndman, Computing and Graphing Highest Density Regions, The American Statistician 50 (1996), 120-126.
    """

    def __init__(self, heights: Floats, masses: Floats) -> None:
        self._heights, self._masses = heights, masses
        self._tie = _TIE * float(heights.max())
        self._mass = float(masses.sum())
        self._ranked: tuple[Floats, Floats] | None = None

    def of(self, value: float) -> float:
        """Return the level of a height, from 0 (denser than all bins) to 1 (where it is 0)."""
        return float(self.of_all(np.array([value]))[0])

    def of_all(self, values: Floats) -> Floats:
        """Return the level of each ``(m,)`` height."""
        least = values - self._tie
        if self._ranked is None and values.size > _FEW:
            self.rank()
        if self._ranked is None:
            within = np.array([self._masses.sum(where=self._heights >= one) for one in least.tolist()])
        else:
            rising, mass = self._ranked
            within = mass[rising.size - np.searchsorted(rising, least, side="left")]
        return np.where(values > 0.0, np.minimum(within / self._mass, 1.0), 1.0)

    def rank(self) -> None:
        """Sort the bins, so that each further level is a search."""
        if self._masses is self._heights:
            rising = masses = np.sort(self._heights, axis=None)
        else:
            order = np.argsort(self._heights, axis=None)
            rising, masses = self._heights.ravel()[order], self._masses.ravel()[order]
        first = np.searchsorted(rising, 0.0, side="right")
        rising, masses = rising[first:], masses[first:]
        self._ranked = rising, np.concatenate(([0.0], np.cumsum(masses[::-1])))


def levels_of(density: Density, weight: Floats | None) -> Levels | None:
    """Return the levels of a density, which are asked by its heights, or None where they have no meaning.

    Parameters
    ----------
    density : Density
    weight : (n,) float64 or None
        Weights of the points; None where each is 1.

    Returns
    -------
    Levels or None
        None where a weight or a density is negative, or where there is no mass.
    """
    if weight is not None and weight.size and weight.min() < 0.0:
        return None
    if density.per_bin.min() < 0.0 or not density.per_bin.max() > 0.0:
        return None
    return Levels(density.heights, density.per_bin)
