"""What the tables tell of contours and of peaks."""

from core.settings import Unit
from core.unit_words import AxisUnits
from gui.citation import percent, with_error
from gui.numbers import at_step, exact, local, significant, whole
from gui.outlining import FoundContours, FoundPeaks
from gui.probe_cells import Cell
from gui.words import tr

MOST_PEAKS = 1000
"""So many peaks are shown, the densest of them."""
_PENDING = Cell("…", grey=True)


def contour_cells(found: FoundContours) -> list[tuple[Cell, ...]]:
    """Return level, density, mass, area, points, and share of the points, for each contour."""
    rows: list[tuple[Cell, ...]] = []
    total = len(found.result.points)
    for place, contour in enumerate(found.contours):
        level = tr("at a density") if contour.wanted is None else contour.name
        share = Cell("") if contour.share is None else Cell(_per_cent(contour.share), tip=exact(contour.share))
        counted = (_PENDING, _PENDING)
        if found.points is not None:
            points = found.points[place]
            counted = Cell(whole(points)), Cell(_per_cent(points / total) if total else "")
        area = Cell(significant(contour.area), tip=exact(contour.area))
        density = Cell(significant(contour.density), tip=exact(contour.density))
        rows.append((Cell(level), density, share, area, *counted))
    return rows


def peak_cells(found: FoundPeaks) -> list[tuple[Cell, ...]]:
    """Return number, x, y, density, error, significance, and share of the basin, for each peak."""
    grid = found.result.grid
    rows: list[tuple[Cell, ...]] = []
    for number, peak in enumerate(found.peaks[:MOST_PEAKS], 1):
        density, error = significant(peak.density), ""
        if peak.error is not None:
            density, error = with_error(peak.density, peak.error)
        rows.append(
            (
                Cell(str(number)),
                Cell(at_step(peak.x, grid.dx), tip=exact(peak.x)),
                Cell(at_step(peak.y, grid.dy), tip=exact(peak.y)),
                Cell(density, tip=exact(peak.density)),
                Cell(error),
                Cell(significant(peak.significance, 3)),
                Cell("" if peak.share is None else percent(peak.share)),
            )
        )
    return rows


def area_words(unit: Unit, units: AxisUnits) -> str:
    """Name the unit of an area, beside a density in some unit; empty where it is not known."""
    x, y = units
    if unit is Unit.SPHERE:
        return tr("deg² on the sphere")
    if not (x and y):
        return ""
    return f"{x}²" if x == y else f"{x} · {y}"


def _per_cent(share: float) -> str:
    return local(f"{100.0 * share:.2f} %")
