"""The options of the command line that tell how the picture looks; they never change a number."""

import argparse
from collections.abc import Callable

from core.cli_values import numbers, quoted
from core.colour_maps import COLOUR_MAPS, table
from core.errors import UserError
from core.settings import EXPONENTS, DotsChoice, DotsRule, LimitsChoice, LimitsRule, Scale


def add_options(add: Callable[..., object]) -> None:
    """Add the options to a parser, by its ``add_argument``."""
    add("--map", metavar="NAME", help=f"colours of the picture: {', '.join(row.name for row in COLOUR_MAPS)}")
    scales = ", ".join(scale.value for scale in Scale)
    scale = f"how densities become colours: {scales}; power:P for the exponent P (default: linear or asinh)"
    add("--scale", metavar="NAME", help=scale)
    add("--limits", metavar="LOW,HIGH", help="densities of the lowest and of the highest colour, in the unit")
    add("--reversed", action="store_true", help="the colours run backwards")
    add("--clear", action="store_true", help="bins whose density is 0 have no colour at all")
    dots = "points over the picture: all, or those outside the region that holds this share of the mass, as 0.95"
    add("--dots", metavar="SHARE|all", help=dots)
    add("--scale-bar", action="store_true", help="a bar of a round length on the picture")


def colour_of(given: argparse.Namespace) -> dict[str, object]:
    """Return the fields of ``Colour`` that were given.

    Raises
    ------
    UserError
        For a value that cannot be used.
    """
    fields: dict[str, object] = {}
    if given.map is not None:
        table(given.map)
        fields["map"] = given.map
    if given.scale is not None:
        fields |= _scale(given.scale)
    if given.limits is not None:
        low, high = numbers("--limits", given.limits, 2)
        if not low < high:
            raise UserError("--limits is {text}", "Give the lower one first.", text=given.limits)
        fields["limits"] = LimitsChoice(LimitsRule.TYPED, low, high)
    return fields | {name: True for name in ("reversed", "clear") if getattr(given, name)}


def dots_of(given: argparse.Namespace) -> DotsChoice:
    """Return which points are to be painted.

    Raises
    ------
    UserError
        For a value that cannot be used.
    """
    if given.dots is None:
        return DotsChoice()
    if given.dots.lower() == "all":
        return DotsChoice(DotsRule.COLOURED)
    try:
        (share,) = numbers("--dots", given.dots, 1)
    except UserError:
        share = 0.0
    if not 0.0 < share < 1.0:
        raise UserError("--dots is {text}", "Give a share between 0 and 1, or all.", text=quoted(given.dots))
    return DotsChoice(DotsRule.OUTLIERS, share)


def _scale(text: str) -> dict[str, object]:
    """Return the fields that a scale stands for: its name and, for a power, the exponent that may follow."""
    names = {scale.value: scale for scale in Scale}
    name, colon, exponent = text.lower().partition(":")
    if name not in names or (colon and names[name] is not Scale.POWER):
        raise UserError("there is no scale {name}", "Choose one of {known}.", name=quoted(text), known=", ".join(names))
    if not colon:
        return {"scale": names[name]}
    (power,) = numbers("--scale power", exponent, 1)
    least, most = EXPONENTS
    if not least <= power <= most:
        hint = "Give an exponent from {least} to {most}."
        raise UserError("--scale is {text}", hint, text=text, least=least, most=most)
    return {"scale": Scale.POWER, "exponent": power}
