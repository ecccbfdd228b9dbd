"""The ``.csv`` export: the corners of contours, a row each."""

import csv
import io
from typing import BinaryIO

from core.export import Figure

COLUMNS = ("level", "density", "unit", "share", "polygon", "ring", "x", "y")
"""``polygon`` and ``ring`` count from 1; ring 1 goes around a polygon, others are its holes. Each ring is closed."""


def write(figure: Figure, file: BinaryIO) -> None:
    """Write the corners as UTF-8 text with a head, in data units, with all digits."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    unit = figure.result.density.unit.value
    for row in figure.contours:
        contour = row.contour
        head = [_text(contour.wanted), repr(contour.density), unit, _text(contour.share)]
        for polygon, rings in enumerate(contour.polygons, 1):
            for number, ring in enumerate(rings, 1):
                table.writerows([*head, polygon, number, repr(x), repr(y)] for x, y in ring.tolist())
    text.detach()


def _text(value: float | None) -> str:
    return "" if value is None else repr(value)
