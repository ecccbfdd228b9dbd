"""The structures of a result: those that were asked for, as values for pictures, files and the one JSON object."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from core.contours import Contour, contours_of, points_in_all
from core.details import Details
from core.peaks import Peak, peaks_of
from core.profile import Marginal, Profile, marginals_of, profile_of
from core.progress import Report, part
from core.regions import Measured, measured
from core.shapes import Region
from core.structures import Structures

_ALONG = ("distance", "x", "y", "density", "error", "n_eff")
_ACROSS = ("edges", "weight", "error")


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
    peaks : tuple of Peak or None
    profiles : tuple of Profile or None
    marginals : (of x, of y) or None
    """

    contours: tuple[CountedContour, ...] | None = None
    regions: tuple[Measured, ...] | None = None
    peaks: tuple[Peak, ...] | None = None
    profiles: tuple[Profile, ...] | None = None
    marginals: tuple[Marginal, Marginal] | None = None

    def as_json(self) -> dict[str, object]:
        """Return the keys of the JSON object, of what was asked for."""
        told: dict[str, object] = {}
        if self.contours is not None:
            told["contours"] = [_contour_object(row) for row in self.contours]
        if self.regions is not None:
            told["regions"] = [region.as_json() for region in self.regions]
        if self.peaks is not None:
            told["peaks"] = [asdict(peak) for peak in self.peaks]
        if self.profiles is not None:
            told["profiles"] = [_columns(profile, _ALONG) for profile in self.profiles]
        if self.marginals is not None:
            told["marginals"] = {axis: _columns(one, _ACROSS) for axis, one in zip("xy", self.marginals, strict=True)}
        return told

    def lines(self, unit: str) -> Iterator[str]:
        """Yield a line of text for each structure; profiles and marginals as tables."""
        for row in self.contours or ():
            yield f"{_contour_words(row, unit)}\n"
        for region in self.regions or ():
            yield f"{_region_words(region)}\n"
        for peak in self.peaks or ():
            yield f"{_peak_words(peak, unit)}\n"
        for profile in self.profiles or ():
            yield from _table(_columns(profile, _ALONG))
        for axis, one in zip("xy", self.marginals or (), strict=False):
            columns = _columns(one, _ACROSS)
            edges = columns.pop("edges")
            yield from _table({f"{axis}_min": edges[:-1], f"{axis}_max": edges[1:], **columns})


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
        peaks=None if structures.peaks is None else peaks_of(details, structures.peaks, part(report, 0.6, 0.8)),
        profiles=_profiles(details, structures, part(report, 0.8, 1.0)) if structures.profiles else None,
        marginals=marginals_of(details) if structures.marginals else None,
    )


def _contours(details: Details, structures: Structures, report: Report) -> tuple[CountedContour, ...]:
    result, choice = details.result, structures.contours
    drawn = contours_of(result.density, details.levels, choice.shares, choice.densities, part(report, 0.0, 0.3))
    counts = points_in_all(drawn, result.points, part(report, 0.3, 1.0))
    return tuple(CountedContour(contour, points) for contour, points in zip(drawn, counts, strict=True))


def _profiles(details: Details, structures: Structures, report: Report) -> tuple[Profile, ...]:
    return tuple(profile_of(details, line, report) for line in structures.profiles)


def _contour_words(row: CountedContour, unit: str) -> str:
    contour = row.contour
    share = "" if contour.share is None else f"  mass {contour.share:.4%}"
    return f"contour at density {contour.density!r} {unit}{share}  area {contour.area!r}  points {row.points}"


def _region_words(region: Measured) -> str:
    density, error = region.density or (math.nan, math.nan)
    share = "" if region.share is None else f"  {region.share:.4%} of all"
    within = "" if region.share_of_parent is None else f"  {region.share_of_parent:.4%} of {region.region.parent}"
    sums = f"points {region.points}  weight {region.weight!r} ± {region.error:.3g}  area {region.area!r}"
    mean = f"mean density {density!r} ± {error:.3g} per unit area"
    return f"region {region.region.name}  {sums}  {mean}{share}{within}"


def _peak_words(peak: Peak, unit: str) -> str:
    error = "" if peak.error is None else f" ± {peak.error:.3g}"
    share = "" if peak.share is None else f"  mass {peak.share:.4%}"
    place = f"x {peak.x!r}  y {peak.y!r}"
    return f"peak at {place}  density {peak.density!r}{error} {unit}  significance {peak.significance:.3g}{share}"


def _columns(values: Profile | Marginal, names: Sequence[str]) -> dict[str, list[float | None]]:
    """Return columns of numbers as lists, with None where there is none."""
    return {name: [value if value == value else None for value in getattr(values, name).tolist()] for name in names}  # noqa: PLR0124 (tells NaN)


def _table(columns: dict[str, list[float | None]]) -> Iterator[str]:
    yield ",".join(columns) + "\n"
    for row in zip(*columns.values(), strict=True):
        yield ",".join("" if value is None else repr(value) for value in row) + "\n"


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
