"""Results, details and figures of a few points, for the tests of what is made of them."""

from core.details import Details, details_of
from core.export import Figure
from core.pipeline import compute
from core.points import Points
from core.progress import silent
from core.ranges import Range
from core.settings import RangeChoice, RangeRule, Settings, SigmaChoice, SigmaRule, Unit
from core.shapes import Region
from core.structures import Structures
from core.structures_found import found_structures


def details_for(
    points: Points,
    bins: tuple[int, int] = (40, 30),
    sigma: float = 1.5,
    unit: Unit = Unit.BIN,
    extent: tuple[float, float, float, float] | None = None,
) -> Details:
    """Return the details of the points in some bins, over all points or over an extent."""
    reach = RangeChoice() if extent is None else RangeChoice(RangeRule.TYPED, Range(*extent))
    settings = Settings(range=reach, bins=bins, sigma=SigmaChoice(SigmaRule.BINS, sigma, sigma), unit=unit)
    return details_of(compute(points, settings, None, silent), silent)


def figure_of(points: Points, structures: Structures, regions: tuple[Region, ...] = ()) -> Figure:
    """Return a figure with structures."""
    details = details_for(points)
    found = found_structures(details, structures, regions, silent)
    return Figure(details.result, "a.csv", "x", "y", contours=found.contours or (), regions=found.regions or ())
