"""Regions: what is told of them.

Sums are those of the points themselves, in range or not, so that the error of a mean density is the points' own,
``sqrt(sum w^2) / area``.

Source: variance of a sum of weights: G. Bohm and G. Zech, Nuclear Instruments and Methods A 748 (2014), 1-6.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.density import Density
from core.inside import Inside, inside_of
from core.points import Points
from core.progress import Report, part
from core.region_area import area_of
from core.settings import Unit
from core.shapes import Region, parents_of
from core.tiles import Sums, Tiles, as_they_stand


@dataclass(frozen=True, slots=True)
class Measured:
    """What is told of a region.

    Attributes
    ----------
    region : Region
    points : int
        How many lie inside.
    weight, error : float
        Sum of their weights and its standard error, ``sqrt(sum w^2)``.
    area : float
        In data units of x times data units of y.
    peak : (x, y, density) or None
        The centre of the densest bin that is inside, and its density in the unit; None where no bin's centre is.
    share : float or None
        Of the weight of all used points; None where that is not above 0.
    share_of_parent : float or None
        The weight that lies in both, of the weight in the parent; None where there is none.
    """

    region: Region
    points: int
    weight: float
    error: float
    area: float
    peak: tuple[float, float, float] | None
    share: float | None
    share_of_parent: float | None

    @property
    def density(self) -> tuple[float, float] | None:
        """Weight per unit area and its error; None where there is no area."""
        return (self.weight / self.area, self.error / self.area) if self.area > 0.0 else None

    def as_json(self) -> dict[str, object]:
        """Return all of it but for the shapes."""
        density, error = self.density or (None, None)
        return {
            "name": self.region.name,
            "parent": self.region.parent,
            "points": self.points,
            "weight": self.weight,
            "error": self.error,
            "area": self.area,
            "mean_density": density,
            "mean_density_error": error,
            "peak": None if self.peak is None else dict(zip(("x", "y", "density"), self.peak, strict=True)),
            "share": self.share,
            "share_of_parent": self.share_of_parent,
        }


@dataclass(frozen=True, eq=False, slots=True)
class Told:
    """What was told of some regions, and of what points and density."""

    points: Points
    density: Density
    rows: tuple[Measured, ...]


def measured(
    regions: Sequence[Region],
    points: Points,
    density: Density,
    report: Report,
    tiles: Tiles | None = None,
    before: Told | None = None,
) -> tuple[Measured, ...]:
    """Return what is told of regions.

    Parameters
    ----------
    regions : sequence of Region
    points : Points
        All used ones.
    density : Density
        Where peaks are looked for.
    report : Report
    tiles : Tiles or None
        Of these points, where they are there: then it takes a few milliseconds.
    before : Told or None
        What was told last; of regions that are still the same, among the same points, it is taken over.

    Raises
    ------
    UserError
        If a parent is not among the regions.
    """
    parents = parents_of(regions)
    insides = [inside_of(region) for region in regions]
    tiles = as_they_stand(points) if tiles is None else tiles
    known = {} if before is None or before.points is not points else {one.region: one for one in before.rows}
    steps = max(1, len(regions))
    own = [
        _sums_again(known[region]) if region in known else tiles.total([inside], _step(report, number, steps))
        for number, (region, inside) in enumerate(zip(regions, insides, strict=True))
    ]
    whole = float(len(points)) if points.weight is None else float(points.weight.sum())
    found = []
    for number, (region, parent) in enumerate(zip(regions, parents, strict=True)):
        old = known.get(region)
        if parent is None:
            within = None
        elif old is not None and regions[parent] in known:
            within = old.share_of_parent
        else:
            both = tiles.total([insides[number], insides[parent]], _step(report, number, steps, 0.7))
            within = _share(both.weight, own[parent].weight)
        if old is not None and before is not None and before.density is density:
            peak, area = old.peak, old.area
        else:
            peak, area = _peak(insides[number], density), area_of(region, on_sphere=density.unit is Unit.SPHERE)
        found.append(_measured(region, own[number], area, peak, _share(own[number].weight, whole), within))
    return tuple(found)


def _step(report: Report, number: int, steps: int, start: float = 0.0) -> Report:
    """Return a report for one of some steps, which take the first 0.7 or the rest of the work."""
    width = (1.0 - start if start else 0.7) / steps
    return part(report, start + number * width, start + (number + 1) * width)


def _sums_again(old: Measured) -> Sums:
    return Sums(old.points, old.weight, old.error**2)


def _measured(
    region: Region,
    sums: Sums,
    area: float,
    peak: tuple[float, float, float] | None,
    share: float | None,
    share_of_parent: float | None,
) -> Measured:
    error = math.sqrt(sums.squares)
    return Measured(region, sums.points, sums.weight, error, area, peak, share, share_of_parent)


def _share(weight: float, whole: float) -> float | None:
    return weight / whole if whole > 0.0 else None


def _peak(inside: Inside, density: Density) -> tuple[float, float, float] | None:
    """Return centre and density of the densest bin whose centre is inside, looking at the densest rows first."""
    grid = density.grid
    x, y = grid.x_centres, grid.y_centres
    x_min, x_max, y_min, y_max = inside.bounds
    left, right = np.searchsorted(x, x_min), np.searchsorted(x, x_max, side="right")
    low, high = np.searchsorted(y, y_min), np.searchsorted(y, y_max, side="right")
    if left >= right or low >= high:
        return None
    near = density.heights[low:high, left:right]
    best: tuple[float, int, int] | None = None
    highest = near.max(axis=1)
    for row in np.argsort(-highest, kind="stable").tolist():
        if best is not None and highest[row] <= best[0]:
            break
        among = np.flatnonzero(inside(x[left:right], np.full(right - left, y[low + row])))
        if among.size:
            column = int(among[np.argmax(near[row, among])])
            if best is None or near[row, column] > best[0]:
                best = float(near[row, column]), row, column
    if best is None:
        return None
    return float(x[left + best[2]]), float(y[low + best[1]]), best[0] * density.factor
