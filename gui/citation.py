"""What is told of a position, in words and digits that can be cited."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.settings import Unit
from core.unit_words import AxisUnits, unit_message
from gui.numbers import at_step, exact, local, short, significant, whole
from gui.words import counted, mark, said, tr

if TYPE_CHECKING:  # need numpy, which comes after the window
    from core.details import Detail
    from core.pipeline import Result
    from core.readout import Readout

Run = tuple[str, bool]
"""Some words, and whether they are grey."""

_PENDING = "…"


@dataclass(frozen=True, eq=False, slots=True)
class Facts:
    """All that is known of a position.

    ``detail`` may be that of the position before while the one of this position is sought: then ``settled`` is False,
    and ``told_for`` is the density that it belonged to.
    """

    readout: "Readout"
    result: "Result"
    units: AxisUnits = (None, None)
    detail: "Detail | None" = None
    settled: bool = False
    told_for: float = 0.0

    @property
    def has_error(self) -> bool:
        """Tell whether a density of this kind has an error at all."""
        return not self.result.preliminary and self.result.density.unit is not Unit.MAXIMUM


def with_error(value: float, error: float) -> tuple[str, str]:
    """Write a value and its error: two digits of the error, and the value to the same place."""
    if not (error > 0.0 and math.isfinite(error) and math.isfinite(value)):
        return significant(value), short(error)
    last = _exponent(error, 2) - 1  # the place of the last digit that is told
    first = max(_exponent(error, 2), _exponent(value, 15))
    if last > -13 and first > -5 and (first < 6 or (first < 12 and last <= 1)):
        return _to_place(value, last), _to_place(error, last)
    power, decimals = 10.0**first, max(0, min(first - last, 15))
    return tuple(local(f"{number / power:.{decimals}f}e{first:+03d}") for number in (value, error))  # type: ignore[return-value]  # of two, two are made


def percent(share: float) -> str:
    """Write a share as per cent, finer at both ends."""
    number = 100.0 * share
    if 1.0 <= number <= 99.0:
        return f"{number:.0f} %"
    if number < 1.0:
        return f"{short(number, 2)} %"
    return "100 %" if number >= 99.995 else local(f"{number:.1f} %" if number < 99.95 else f"{number:.2f} %")


def effective(n_eff: float) -> str:
    """Write an effective number of points: two digits of a small one."""
    return significant(n_eff, 2) if n_eff < 100.0 else whole(round(n_eff))


def _density(facts: Facts) -> list[Run]:
    value, words = facts.readout.density, said(unit_message(facts.result.density.unit, facts.units))
    detail = facts.detail
    if facts.has_error and detail is not None and detail.error:
        if facts.settled:
            told, error = with_error(value, detail.error)
            return [(f"{tr('density')} {told} ", False), (f"± {error} ", detail.doubt is not None), (words, False)]
        return [(f"{tr('density')} {_foretold(facts, detail.error)} ", False), (f"± {_PENDING} ", True), (words, False)]
    pending = [(f"± {_PENDING} ", True)] if facts.has_error and not facts.settled else []
    return [(f"{tr('density')} {significant(value)} ", False), *pending, (words, False)]


def _foretold(facts: Facts, error: float) -> str:
    """Write a density whose error is yet to come to about as many digits as it will have, so that the line rests."""
    if facts.told_for > 0.0 and facts.readout.density > 0.0:
        return with_error(facts.readout.density, error * math.sqrt(facts.readout.density / facts.told_for))[0]
    return significant(facts.readout.density)


def _count(facts: Facts) -> list[Run]:
    readout = facts.readout
    if facts.result.points.weight is None:
        return [(f"{tr('count')} {whole(readout.rows)}", False)]
    rows = counted(readout.rows, mark("{n} row"), mark("{n} rows"))
    return [(f"{tr('count')} {significant(readout.count)} ({rows})", False)]


def _level(facts: Facts) -> list[Run]:
    if facts.detail is None or facts.detail.level is None:
        return []
    return [(tr("in the {share} region", share=percent(facts.detail.level)), not facts.settled)]


def _n_eff(facts: Facts) -> list[Run]:
    if facts.detail is None or facts.detail.n_eff is None:
        return []
    return [(f"{tr('n_eff')} {effective(facts.detail.n_eff)}", not facts.settled)]


def _position(facts: Facts) -> list[Run]:
    grid, readout = facts.result.grid, facts.readout
    return [(f"x {at_step(readout.x, grid.dx)}  y {at_step(readout.y, grid.dy)}", False)]


PARTS: tuple[Callable[[Facts], list[Run]], ...] = (
    _position,
    _density,
    _count,
    _level,
    _n_eff,
    lambda facts: [(tr("bin {column}, {row}", column=facts.readout.column, row=facts.readout.row), False)],
    lambda facts: [(tr("preliminary"), True)] if facts.result.preliminary else [],
)
"""What is told, part by part; a part with nothing to tell is left out."""


def all_digits(facts: Facts) -> list[tuple[str, str]]:
    """Return names and all digits of what is known of a position."""
    readout, detail = facts.readout, facts.detail if facts.settled else None
    words = said(unit_message(facts.result.density.unit, facts.units))
    rows = [
        ("x", exact(readout.x)),
        ("y", exact(readout.y)),
        (tr("density"), f"{exact(readout.density)} {words}"),
    ]
    if detail is not None:
        rows += [(tr("error"), f"{exact(detail.error)} {words}")] if detail.error is not None else []
        rows += [(tr("n_eff"), exact(detail.n_eff))] if detail.n_eff is not None else []
        rows += [(tr("level"), exact(detail.level))] if detail.level is not None else []
    value = tr("{value} per bin", value=exact(readout.bin_value))
    return [*rows, (tr("count"), exact(readout.count)), (tr("value of the bin"), value)]


def _exponent(number: float, digits: int) -> int:
    """Return the exponent of the first digit, of the number rounded to so many digits."""
    return math.floor(math.log10(abs(float(f"{number:.{digits - 1}e}")))) if number else -400


def _to_place(number: float, place: int) -> str:
    text = f"{number:.{-place}f}" if place < 0 else f"{round(number, -place):.0f}"
    return local(text.removeprefix("-") if not text.strip("-0.") else text)
