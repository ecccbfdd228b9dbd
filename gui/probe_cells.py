"""What the table tells of a probe."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.export.probes import ProbeValues
from gui.citation import effective, percent, with_error
from gui.numbers import at_step, exact, significant, whole
from gui.probes import Probe
from gui.words import counted, mark, sentence, tr

if TYPE_CHECKING:  # need numpy, which comes after the window
    from core.details import Detail
    from core.pipeline import Result
    from gui.inquiry import Told

_PENDING = "…"


@dataclass(frozen=True, slots=True)
class Cell:
    """Some words, whether they are grey, and what is said of them."""

    text: str
    grey: bool = False
    tip: str = ""


def cells_of(probe: Probe, told: "Told | None", before: "Detail | None", result: "Result") -> tuple[Cell, ...]:
    """Return label, x, y, density, error, n_eff, count, level.

    ``before`` are the details that were told last, for as long as newer ones are sought.
    """
    place = (Cell(probe.label), _at(probe.x, result.grid.dx), _at(probe.y, result.grid.dy))
    if told is None:
        return (*place, *(Cell(_PENDING, grey=True) for _ in range(5)))
    if told.readout is None:
        nothing = Cell("", tip=tr("This position lies outside the range"))
        return (*place, Cell(tr("outside"), grey=True, tip=nothing.tip), nothing, nothing, nothing, nothing)
    readout, detail, late = told.readout, told.detail if told.settled else before, not told.settled
    doubt = "" if detail is None or detail.doubt is None else f"{sentence(detail.doubt)}."
    density, error = significant(readout.density), "" if told.settled else _PENDING
    if detail is not None and detail.error is not None:
        error = with_error(readout.density, detail.error)[1]
        density = with_error(readout.density, detail.error)[0] if told.settled else density
    n_eff = level = error if late and not detail else ""
    if detail is not None:
        n_eff = "" if detail.n_eff is None else effective(detail.n_eff)
        level = "" if detail.level is None else percent(detail.level)
    rows = counted(readout.rows, mark("{n} row in the bin"), mark("{n} rows in the bin"))
    return (
        *place,
        Cell(density),
        Cell(error, grey=late or bool(doubt), tip=doubt),
        Cell(n_eff, grey=late),
        Cell(whole(readout.rows) if result.points.weight is None else significant(readout.count), tip=rows),
        Cell(level, grey=late),
    )


def values_of(probe: Probe, told: "Told | None") -> ProbeValues:
    """Return all digits of what is known of a probe."""
    if told is None or told.readout is None:
        return ProbeValues(probe.label, probe.x, probe.y)
    readout, detail = told.readout, told.detail
    return ProbeValues(
        label=probe.label,
        x=probe.x,
        y=probe.y,
        density=readout.density,
        error=None if detail is None else detail.error,
        n_eff=None if detail is None else detail.n_eff,
        count=readout.count,
        level=None if detail is None else detail.level,
    )


def _at(value: float, step: float) -> Cell:
    return Cell(at_step(value, step), tip=exact(value))
