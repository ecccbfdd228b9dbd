"""The ``.reg`` export: contours as regions of SAOImage DS9, in linear coordinates: the data units.

A line for each ring: outer ones add to the region that their text names, holes, with a minus, take away. Larger ones
come first, so that an island in a hole is added after the hole was taken away.
"""

import io
from typing import BinaryIO

from core.arrays import Floats
from core.export import Figure
from core.outline import area_of_rings
from core.structures_found import CountedContour

HEAD = "# Region file format: DS9 version 4.1\nlinear\n"


def write(figure: Figure, file: BinaryIO) -> None:
    """Write the regions as UTF-8 text, with all digits."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="\n", write_through=True)
    text.write(HEAD)
    for row in figure.contours:
        name = _name(row)
        for polygon in sorted(row.contour.polygons, key=area_of_rings, reverse=True):
            for number, ring in enumerate(polygon):
                text.write(f"{'-' if number else ''}polygon({_corners(ring)}) # text={{{name}}}\n")
    text.detach()


def _name(row: CountedContour) -> str:
    contour = row.contour
    return f"{contour.density:.6g}" if contour.wanted is None else f"{100 * contour.wanted:g} %"


def _corners(ring: Floats) -> str:
    """Return the corners but for the last one, which is the first."""
    return ",".join(map(repr, ring[:-1].ravel().tolist()))
