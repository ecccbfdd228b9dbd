"""Contours: lines of equal density, and the share of mass, the area and the points that they enclose.

The image goes on to the extent as the filter's reflected border does, hence is constant in the outer half bin: there
the lines close along the edge. A line lies between the density of the last bin that belongs to its region and that of
the next one, so that none runs through the centre of a bin.

Source: highest density regions: R. J. Hyndman, The American Statistician 50 (1996), 120-126; lines: contourpy.
"""

from dataclasses import dataclass
from itertools import pairwise

import contourpy
import numpy as np

from core import sphere
from core.arrays import Floats, frozen
from core.crossing import crossings
from core.density import Density
from core.errors import UserError
from core.grid import Grid
from core.level import Levels
from core.outline import Outline, area_of_rings
from core.points import Points
from core.progress import Report, part, silent
from core.settings import Unit

_TIE = 1e-12  # of the maximum: densities that close are taken for equal, as in core.level
_PIECE = 1 << 20  # points between two reports


@dataclass(frozen=True, eq=False, slots=True)
class Contour:
    """All lines of one density.

    Attributes
    ----------
    wanted : float or None
        The share of mass that was asked for; None where a density was.
    density : float
        Along the lines, in the unit of the density.
    share : float or None
        Share of the mass that lies in the bins whose centres are enclosed; None where that has no meaning.
    area : float
        Of the polygons that are drawn, in data units of x times data units of y; square degrees on the sphere where the
        density is told there.
    polygons : tuple of tuple of (k, 2) float64
        Corners in data units: the outer ring of each polygon, counter-clockwise, then its holes, clockwise. The last
        corner of a ring is the first one.
    """

    wanted: float | None
    density: float
    share: float | None
    area: float
    polygons: tuple[tuple[Floats, ...], ...]

    @property
    def name(self) -> str:
        """What it is called: its share of the mass, or its density."""
        return f"{self.density:.6g}" if self.wanted is None else f"{100 * self.wanted:g} %"

    @property
    def outline(self) -> Outline:
        """All rings."""
        return Outline(tuple(ring for polygon in self.polygons for ring in polygon))


def contours_of(
    density: Density,
    levels: Levels | None,
    shares: tuple[float, ...],
    densities: tuple[float, ...],
    report: Report = silent,
) -> tuple[Contour, ...]:
    """Return the contours of a density.

    Parameters
    ----------
    density : Density
    levels : Levels or None
        Those of the density; None where they have no meaning.
    shares : tuple of float
        Each between 0 and 1: the contour encloses the smallest region that holds this share of the mass.
    densities : tuple of float
        In the unit of the density: each a contour of its own.
    report : Report

    Raises
    ------
    UserError
        If shares are asked for where they have no meaning.
    """
    if shares and levels is None:
        raise UserError(
            "the density is nowhere above 0, or a weight is negative: there are no shares of its mass",
            "Give densities instead.",
        )
    wanted = zip(shares, _thresholds(density, shares, part(report, 0.0, 0.5)) if shares else (), strict=True)
    heights = [*wanted, *((None, value / density.factor) for value in densities)]
    generator = _generator(density)
    measured = sphere.area_of_rings if density.unit is Unit.SPHERE else area_of_rings
    found = []
    for number, (share, height) in enumerate(heights):
        report(0.5 + 0.5 * number / len(heights), "Drawing contours")
        polygons = _polygons(generator, density.grid, height)
        area = sum(measured(polygon) for polygon in polygons)
        held = None if levels is None else _share_above(density, height)
        found.append(Contour(share, height * density.factor, held, float(area), polygons))
    return tuple(found)


def points_in(outline: Outline, points: Points, report: Report) -> int:
    """Return how many points lie inside an outline, or on its lines."""
    inside = 0
    for start in range(0, len(points), _PIECE):
        report(start / len(points), "Counting points inside")
        piece = points.part(start, start + _PIECE)
        inside += int(np.count_nonzero(outline.contains(piece.x, piece.y)))
    return inside


def points_in_all(contours: tuple[Contour, ...], points: Points, report: Report) -> tuple[int, ...]:
    """Return how many points each contour encloses."""
    share = 1.0 / max(len(contours), 1)
    parts = [part(report, number * share, (number + 1) * share) for number in range(len(contours))]
    return tuple(points_in(contour.outline, points, one) for contour, one in zip(contours, parts, strict=True))


def _thresholds(density: Density, shares: tuple[float, ...], report: Report) -> list[float]:
    """Return the heights, per bin, at which the bins above hold each share of the mass and no bin fewer would."""
    heights, masses = density.heights, density.per_bin
    tie, mass = _TIE * float(heights.max()), float(masses.sum())
    found = []
    for height in crossings(heights, masses, [share * mass for share in shares], report):
        last = float(heights.min(where=heights >= height - 0.5 * tie, initial=height))
        below = float(heights.max(where=heights < last - tie, initial=0.0))
        found.append(0.5 * (last + below))
    return found


def _share_above(density: Density, height: float) -> float:
    """Return the share of the mass in the bins that the lines of a height go around, equal to the last digit or not."""
    return float(density.per_bin.sum(where=density.heights > height) / density.per_bin.sum())


def _generator(density: Density) -> contourpy.ContourGenerator:
    grid = density.grid
    return contourpy.contour_generator(
        _centres(grid.nx),
        _centres(grid.ny),
        np.pad(density.heights, 1, mode="symmetric"),
        name="threaded",  # it lets other threads work meanwhile
        thread_count=1,
        chunk_count=1,
        fill_type=contourpy.FillType.OuterOffset,
    )


def _centres(bins: int) -> Floats:
    """Return where the rows of the padded image stand, in bins: both ends at the edge of the extent."""
    return np.concatenate(([0.0], np.arange(bins) + 0.5, [float(bins)]))


def _polygons(generator: contourpy.ContourGenerator, grid: Grid, height: float) -> tuple[tuple[Floats, ...], ...]:
    x_min, _, y_min, _ = grid.extent
    filled = generator.filled(height, np.inf)
    polygons = []
    for corners, offsets in zip(*filled, strict=True):
        placed = corners * (grid.dx, grid.dy) + (x_min, y_min)
        rings = (frozen(placed[a:b]) for a, b in pairwise(offsets))
        polygons.append(tuple(rings))
    return tuple(polygons)
