"""What the table tells of a region."""

from typing import TYPE_CHECKING

from core.shapes import Region
from core.unit_words import AxisUnits
from gui.citation import percent, with_error
from gui.numbers import at_step, exact, significant, whole
from gui.probe_cells import Cell
from gui.words import mark, tr

if TYPE_CHECKING:  # need numpy, which comes after the window
    from core.pipeline import Result
    from core.regions import Measured

COLUMNS = (
    (mark("region"), mark("What the region is called; double-click or F2 to change it")),
    (mark("points"), mark("How many of the points lie inside or on an edge, in range or not, counted one by one")),
    (mark("sum"), mark("Sum of the weights inside ± its standard error, the root of the sum of their squares")),
    (mark("area"), mark("In the units of x and of y; of several shapes that of the whole they make")),
    (mark("mean density"), mark("Sum / area ± error of the sum / area: the error is that of the points themselves")),
    (mark("peak"), mark("Density of the densest bin whose centre is inside, in the unit of the picture")),
    (mark("peak at"), mark("The centre of that bin")),
    (mark("share"), mark("Of the weight of all used points")),
    (mark("part of"), mark("The region of which a share is told too; double-click to choose it")),
    (mark("share of it"), mark("The weight that lies in both, of the weight in that region")),
)

_PENDING = "…"


def cells_of(region: Region, told: "Measured | None", before: "Measured | None", result: "Result") -> tuple[Cell, ...]:
    """Return the cells of a region, in the order of ``COLUMNS``; what was told before is grey until it is told anew."""
    late = told is None
    one = told or before
    parent = Cell(region.parent or "")
    if one is None:
        return (Cell(region.name), *(Cell(_PENDING, grey=True) for _ in range(7)), parent, Cell(""))
    density = Cell("", tip=tr("There is no area")) if one.density is None else _with_error(*one.density, late=late)
    return (
        Cell(region.name),
        Cell(whole(one.points), grey=late),
        _with_error(one.weight, one.error, late=late),
        Cell(significant(one.area), grey=late, tip=exact(one.area)),
        density,
        *_peak(one, result, late=late),
        _share(one.share, late=late),
        parent,
        _share(one.share_of_parent, late=late) if region.parent is not None else Cell(""),
    )


def units_told(units: AxisUnits, *, on_sphere: bool) -> str:
    """Return in which units areas are told, and densities, where those of the axes are known."""
    x, y = units
    if on_sphere:
        return tr("area in deg² on the sphere")
    return tr("area in {unit}", unit=f"{x}²" if x == y else f"{x} · {y}") if x and y else ""


def _with_error(value: float, error: float, *, late: bool) -> Cell:
    told, uncertain = with_error(value, error)
    return Cell(f"{told} ± {uncertain}", grey=late, tip=f"{exact(value)} ± {exact(error)}")


def _peak(one: "Measured", result: "Result", *, late: bool) -> tuple[Cell, Cell]:
    if one.peak is None:
        nothing = Cell("", tip=tr("The centre of no bin lies inside"))
        return nothing, nothing
    x, y, density = one.peak
    place = f"{at_step(x, result.grid.dx)}, {at_step(y, result.grid.dy)}"
    return Cell(significant(density), grey=late, tip=exact(density)), Cell(place, grey=late, tip=f"{x!r}, {y!r}")


def _share(share: float | None, *, late: bool) -> Cell:
    return Cell("") if share is None else Cell(percent(share), grey=late, tip=exact(share))
