"""The ``.geojson`` export: contours as features of polygons with holes, in data units.

Source: RFC 7946. Its coordinates are longitude and latitude; those of other data are written just the same.
"""

import json
from collections.abc import Iterator
from typing import BinaryIO

from core.export import Figure
from core.structures_found import CountedContour


def write(figure: Figure, file: BinaryIO) -> None:
    """Write a collection with a feature for each contour, a piece at a time."""
    file.write(b'{"type": "FeatureCollection", "features": [')
    for number, feature in enumerate(_features(figure)):
        file.write((b",\n" if number else b"\n") + json.dumps(feature, allow_nan=False).encode())
    file.write(b"\n]}\n")


def _features(figure: Figure) -> Iterator[dict[str, object]]:
    unit = figure.result.density.unit.value
    for row in figure.contours:
        yield _feature(row, unit)


def _feature(row: CountedContour, unit: str) -> dict[str, object]:
    contour = row.contour
    return {
        "type": "Feature",
        "properties": {
            "kind": "contour",
            "level": contour.wanted,
            "density": contour.density,
            "unit": unit,
            "share": contour.share,
            "area": contour.area,
            "points": row.points,
        },
        "geometry": {
            "type": "MultiPolygon",
            "coordinates": [[ring.tolist() for ring in polygon] for polygon in contour.polygons],
        },
    }
