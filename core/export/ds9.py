"""The ``.reg`` export: contours and regions as regions of SAOImage DS9, in linear coordinates: the data units.

A line for each ring of a contour: outer ones add to the region that their text names, holes, with a minus, take away.
Larger ones come first, so that an island in a hole is added after the hole was taken away.
"""

import io
from typing import BinaryIO

from core.arrays import Floats
from core.export import Figure
from core.outline import area_of_rings
from core.region_text import HEAD, text_of


def write(figure: Figure, file: BinaryIO) -> None:
    """Write the regions as UTF-8 text, with all digits."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="\n", write_through=True)
    text.write(HEAD)
    for row in figure.contours:
        name = row.contour.name
        for polygon in sorted(row.contour.polygons, key=area_of_rings, reverse=True):
            for number, ring in enumerate(polygon):
                text.write(f"{'-' if number else ''}polygon({_corners(ring)}) # text={{{name}}}\n")
    for region in figure.regions:
        text.writelines(text_of(region.region))
    text.detach()


def _corners(ring: Floats) -> str:
    """Return the corners but for the last one, which is the first."""
    return ",".join(map(repr, ring[:-1].ravel().tolist()))
