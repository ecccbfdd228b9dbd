"""Regions: which points lie in them, and what is told of them.

Shapes are closed: a point on the edge of a rectangle, an ellipse or a polygon (of its holes too) belongs to it. Shapes
are added and taken away in the order of the region; what is taken away takes its edge along. Sums are those of the
points themselves, in range or not, so that the error of a mean density is the points' own, ``sqrt(sum w^2) / area``.

Source: variance of a sum of weights: G. Bohm and G. Zech, Nuclear Instruments and Methods A 748 (2014), 1-6.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from core.arrays import Flags, Floats
from core.density import Density
from core.errors import UserError
from core.outline import Outline
from core.points import Points
from core.progress import Report, part
from core.region_area import area_of
from core.settings import Unit
from core.shapes import Ellipse, Polygon, Rectangle, Region, Shape, axes_of, corners_of

_PIECE = 1 << 18  # points between two reports
Test = Callable[[Floats, Floats], Flags]
"""Tells which of ``(m,)`` positions x, y lie inside."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums over points: how many there are, their weights, and their squared weights."""

    points: int = 0
    weight: float = 0.0
    squares: float = 0.0

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(self.points + other.points, self.weight + other.weight, self.squares + other.squares)


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


def inside_of(region: Region) -> Test:
    """Return what tells which positions lie in a region."""
    tests = [(_inside_of_shape(one.shape), one.taken) for one in region.parts]

    def inside(x: Floats, y: Floats) -> Flags:
        found = np.zeros(x.size, np.bool_)
        for test, taken in tests:
            if taken:
                found &= ~test(x, y)
            else:
                found |= test(x, y)
        return found

    return inside


def measured(regions: Sequence[Region], points: Points, density: Density, report: Report) -> tuple[Measured, ...]:
    """Return what is told of regions.

    Parameters
    ----------
    regions : sequence of Region
    points : Points
        All used ones.
    density : Density
        Where peaks are looked for.
    report : Report

    Raises
    ------
    UserError
        If a parent is not among the regions.
    """
    parents = [_parent_of(region, regions) for region in regions]
    tests = [inside_of(region) for region in regions]
    own, common = [Sums()] * len(regions), [Sums()] * len(regions)
    total = Sums()
    counting = part(report, 0.0, 0.9)
    for start in range(0, len(points), _PIECE):
        counting(start / len(points), "Counting points inside")
        piece = points.part(start, start + _PIECE)
        inside = [test(piece.x, piece.y) for test in tests]
        total += _sums(piece, np.ones(len(piece), np.bool_))
        for number, parent in enumerate(parents):
            own[number] += _sums(piece, inside[number])
            if parent is not None:
                common[number] += _sums(piece, inside[number] & inside[parent])
    found = []
    for number, region in enumerate(regions):
        report(0.9 + 0.1 * number / len(regions), "Looking for peaks")
        parent = parents[number]
        within = None if parent is None else _share(common[number].weight, own[parent].weight)
        peak = _peak(tests[number], density)
        area = area_of(region, on_sphere=density.unit is Unit.SPHERE)
        found.append(_measured(region, own[number], area, peak, _share(own[number].weight, total.weight), within))
    return tuple(found)


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


def _parent_of(region: Region, regions: Sequence[Region]) -> int | None:
    if region.parent is None:
        return None
    for number, other in enumerate(regions):
        if other.name == region.parent and other is not region:
            return number
    raise UserError(
        'region "{name}" is to be a part of "{parent}", which is not there',
        "Name one of the regions.",
        name=region.name,
        parent=region.parent,
    )


def _sums(points: Points, inside: Flags) -> Sums:
    count = int(np.count_nonzero(inside))
    if points.weight is None:
        return Sums(count, float(count), float(count))
    weight = points.weight[inside]
    return Sums(count, float(weight.sum()), float(np.dot(weight, weight)))


def _share(weight: float, whole: float) -> float | None:
    return weight / whole if whole > 0.0 else None


def _peak(inside: Test, density: Density) -> tuple[float, float, float] | None:
    """Return centre and density of the densest bin whose centre is inside, looking at the densest ones first."""
    grid = density.grid
    x, y = grid.x_centres, grid.y_centres
    best: tuple[float, int, int] | None = None
    highest = density.heights.max(axis=1)
    for row in np.argsort(-highest, kind="stable").tolist():
        values = density.heights[row]
        if best is not None and highest[row] <= best[0]:
            break
        among = np.flatnonzero(inside(x, np.full(grid.nx, y[row])))
        if among.size:
            column = int(among[np.argmax(values[among])])
            if best is None or values[column] > best[0]:
                best = float(values[column]), row, column
    if best is None:
        return None
    return float(x[best[2]]), float(y[best[1]]), best[0] * density.factor


def _inside_of_shape(shape: Shape) -> Test:
    if isinstance(shape, Ellipse):
        return lambda x, y: _in_ellipse(shape, x, y)
    if isinstance(shape, Rectangle) and axes_of(shape)[1] == 0.0:
        return lambda x, y: _in_upright(shape, x, y)
    rings = shape.rings if isinstance(shape, Polygon) else (corners_of(shape),)
    return Outline(tuple(np.array(ring, dtype=np.float64).reshape(-1, 2) for ring in rings if ring)).contains


def _in_upright(shape: Rectangle, x: Floats, y: Floats) -> Flags:
    """Compare with the very corners, so that it is the polygon of them."""
    (x_min, x_max), (y_min, y_max) = ((min(ends), max(ends)) for ends in zip(*corners_of(shape), strict=True))
    inside: Flags = (x >= x_min) & (x <= x_max) & (y >= y_min) & (y <= y_max)
    return inside


def _in_ellipse(shape: Ellipse, x: Floats, y: Floats) -> Flags:
    if not (shape.a > 0.0 and shape.b > 0.0):
        return np.zeros(x.size, np.bool_)
    cosine, sine = axes_of(shape)
    reach = max(shape.a, shape.b)
    near = (np.abs(x - shape.x) <= reach) & (np.abs(y - shape.y) <= reach)
    across, up = (x[near] - shape.x) / reach, (y[near] - shape.y) / reach
    along = (across * cosine + up * sine) / (shape.a / reach)
    athwart = (up * cosine - across * sine) / (shape.b / reach)
    inside = np.zeros(x.size, np.bool_)
    inside[near] = along**2 + athwart**2 <= 1.0
    return inside
