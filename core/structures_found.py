"""The structures of a result: those that were asked for, as values for pictures, files and the one JSON object."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.contours import Contour, contours_of, points_in_all
from core.details import Details
from core.progress import Report, part
from core.regions import Measured, measured
from core.shapes import Region
from core.structures import Structures


@dataclass(frozen=True, eq=False, slots=True)
class CountedContour:
    """A contour, and how many points it encloses."""

    contour: Contour
    points: int


@dataclass(frozen=True, eq=False, slots=True)
class FoundStructures:
    """What was found; None where it was not asked for.

    Attributes
    ----------
    contours : tuple of CountedContour or None
    regions : tuple of Measured or None
    """

    contours: tuple[CountedContour, ...] | None = None
    regions: tuple[Measured, ...] | None = None

    def as_json(self) -> dict[str, object]:
        """Return the keys of the JSON object, of what was asked for."""
        told: dict[str, object] = {}
        if self.contours is not None:
            told["contours"] = [_contour_object(row) for row in self.contours]
        if self.regions is not None:
            told["regions"] = [region.as_json() for region in self.regions]
        return told

    def lines(self, unit: str) -> Iterator[str]:
        """Yield a line of text for each structure."""
        for row in self.contours or ():
            contour = row.contour
            share = "" if contour.share is None else f"  mass {contour.share:.4%}"
            yield f"contour at density {contour.density!r} {unit}{share}  area {contour.area!r}  points {row.points}\n"
        for region in self.regions or ():
            density, error = region.density or (math.nan, math.nan)
            share = "" if region.share is None else f"  {region.share:.4%} of all"
            within = (
                "" if region.share_of_parent is None else f"  {region.share_of_parent:.4%} of {region.region.parent}"
            )
            sums = f"points {region.points}  weight {region.weight!r} ± {region.error:.3g}  area {region.area!r}"
            mean = f"mean density {density!r} ± {error:.3g} per unit area"
            yield f"region {region.region.name}  {sums}  {mean}{share}{within}\n"


def found_structures(
    details: Details, structures: Structures, regions: Sequence[Region], report: Report
) -> FoundStructures:
    """Return what is asked for of a result; ``regions`` are those of the files.

    Raises
    ------
    UserError
        If something that is asked for has no meaning here.
    """
    result = details.result
    return FoundStructures(
        contours=_contours(details, structures, part(report, 0.0, 0.4)) if structures.contours else None,
        regions=measured(regions, result.points, result.density, part(report, 0.4, 0.6)) if regions else None,
    )


def _contours(details: Details, structures: Structures, report: Report) -> tuple[CountedContour, ...]:
    result, choice = details.result, structures.contours
    drawn = contours_of(result.density, details.levels, choice.shares, choice.densities, part(report, 0.0, 0.3))
    counts = points_in_all(drawn, result.points, part(report, 0.3, 1.0))
    return tuple(CountedContour(contour, points) for contour, points in zip(drawn, counts, strict=True))


def _contour_object(row: CountedContour) -> dict[str, object]:
    contour = row.contour
    return {
        "level": contour.wanted,
        "density": contour.density,
        "share": contour.share,
        "area": contour.area,
        "points": row.points,
        "polygons": len(contour.polygons),
    }
