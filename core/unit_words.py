"""The unit of a density in words, with the units of the axes where they are known.

Needs the standard library alone, so that the window can be on screen before numpy is imported.
"""

from core.messages import Message, mark
from core.settings import Unit

AxisUnits = tuple[str | None, str | None]

_DEGREES = frozenset(("deg", "degree", "degrees", "°"))


_KNOWN = {Unit.AREA: mark("per {area}"), Unit.PROBABILITY: mark("probability per {area}")}


def unit_words(unit: Unit, units: AxisUnits) -> str:
    """Name the unit of a density, with the units of x and y where both are known."""
    return str(unit_message(unit, units))


def unit_message(unit: Unit, units: AxisUnits) -> Message:
    """Return the name of the unit of a density as a message."""
    x, y = units
    if unit is Unit.SPHERE:
        return Message("per deg² on the sphere")
    if unit not in _KNOWN or not (x and y):
        return Message(unit.value)
    if x in _DEGREES and y in _DEGREES:
        return Message(_KNOWN[unit], {"area": Message("deg² as plotted")})
    return Message(_KNOWN[unit], {"area": f"{x}²" if x == y else f"({x} · {y})"})
