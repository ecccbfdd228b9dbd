"""The colour maps: one table of them, and 256 colours each, read from ``resources/colours``."""

import csv
from dataclasses import dataclass
from functools import lru_cache

import resources
from core.errors import UserError

COLOURS = 256
"""The number of colours of each map."""

Rgb = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class ColourMap:
    """A colour map: its name everywhere, what kind it is, and its file in ``resources/colours``."""

    name: str
    kind: str
    file: str


COLOUR_MAPS: tuple[ColourMap, ...] = (
    ColourMap("PuRd", "light to dark, as in the notebook; safe for the colour-blind", "PuRd.csv"),
    ColourMap("viridis", "dark to light, perceptually uniform, safe for the colour-blind", "viridis.csv"),
    ColourMap("magma", "dark to light, perceptually uniform, safe for the colour-blind", "magma.csv"),
    ColourMap("inferno", "dark to light, perceptually uniform, safe for the colour-blind", "inferno.csv"),
    ColourMap("cividis", "dark to light, perceptually uniform, made for the colour-blind", "cividis.csv"),
    ColourMap("grey", "dark to light, for print", "grey.csv"),
)


@lru_cache(maxsize=len(COLOUR_MAPS))
def table(name: str) -> tuple[Rgb, ...]:
    """Return the 256 colours of a map, from the lowest density to the highest, as sRGB of 0 to 255.

    Raises
    ------
    UserError
        If no row of ``COLOUR_MAPS`` bears the name.
    """
    for row in COLOUR_MAPS:
        if row.name == name:
            return _read(row.file)
    raise UserError(
        "there is no colour map {name}",
        "Choose one of {known}.",
        name=name,
        known=", ".join(row.name for row in COLOUR_MAPS),
    )


def _read(file: str) -> tuple[Rgb, ...]:
    with (resources.FOLDER / "colours" / file).open(newline="", encoding="ascii") as lines:
        rows = csv.reader(lines)
        next(rows)  # red, green, blue
        return tuple((int(red), int(green), int(blue)) for red, green, blue in rows)
