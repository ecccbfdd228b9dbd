"""What is asked for besides the picture: contours, regions, peaks, profiles. Needs the standard library alone."""

from dataclasses import dataclass
from pathlib import Path

SHARES = (0.5, 0.68, 0.9, 0.95)
"""The shares of mass that contours enclose unless somebody says otherwise."""


@dataclass(frozen=True, slots=True)
class ContourChoice:
    """Which contours are drawn.

    Attributes
    ----------
    shares : tuple of float
        Of the density's mass, each between 0 and 1.
    densities : tuple of float
        In the unit of the density.
    """

    shares: tuple[float, ...] = ()
    densities: tuple[float, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.shares or self.densities)


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line from one position to another, in data units."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Structures:
    """All that is asked for.

    Attributes
    ----------
    contours : ContourChoice
    regions : tuple of Path
        Files of regions.
    rows_inside : tuple of Path
        Where to write the rows of the table that lie in one of the regions.
    peaks : float or None
        The least significance of the peaks that are told.
    profiles : tuple of Line
    marginals : bool
    """

    contours: ContourChoice = ContourChoice()
    regions: tuple[Path, ...] = ()
    rows_inside: tuple[Path, ...] = ()
    peaks: float | None = None
    profiles: tuple[Line, ...] = ()
    marginals: bool = False

    def __bool__(self) -> bool:
        return bool(self.contours or self.regions or self.peaks is not None or self.profiles or self.marginals)
