"""The unit of a density in words, with the units of the axes where they are known.

Needs the standard library alone, so that the window can be on screen before numpy is imported.
"""

from core.settings import Unit

AxisUnits = tuple[str | None, str | None]

_DEGREES = frozenset(("deg", "degree", "degrees", "°"))


def unit_words(unit: Unit, units: AxisUnits) -> str:
    """Name the unit of a density, with the units of x and y where both are known."""
    x, y = units
    name: str = unit.value
    if unit is Unit.SPHERE:
        return "per deg² on the sphere"
    if unit not in (Unit.AREA, Unit.PROBABILITY) or not (x and y):
        return name
    if x in _DEGREES and y in _DEGREES:
        return f"{name.removesuffix('unit area')}deg² as plotted"
    return f"{name.removesuffix('unit area')}{f'{x}²' if x == y else f'({x} · {y})'}"
