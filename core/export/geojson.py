"""The ``.geojson`` export: contours and regions as features of polygons with holes, in data units.

A region is a feature for each of its shapes, which bear its name and are added, or taken away where ``taken`` is true,
in turn. What is told of a region stands with the first one. A rectangle and an ellipse are written in their own numbers
too: centre, sides or half axes, and angle in degrees.

Source: RFC 7946. Its coordinates are longitude and latitude; those of other data are written just the same.
"""

import json
from collections.abc import Iterator
from typing import BinaryIO

from core.export import Figure
from core.shapes import Ellipse, Polygon, Rectangle, Region, Ring, Shape, corners_of, ring_around
from core.structures_found import CountedContour

_CORNERS = 180  # of an ellipse, for those who know no other shape than polygons


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
    for region in figure.regions:
        yield from _region_features(region.region, region.as_json())


def _feature(row: CountedContour, unit: str) -> dict[str, object]:
    contour = row.contour
    return {
        "type": "Feature",
        "properties": {
            "kind": "contour",
            "name": contour.name,
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


def _region_features(region: Region, told: dict[str, object]) -> Iterator[dict[str, object]]:
    """Yield a feature for each shape of a region."""
    for number, part in enumerate(region.parts):
        shape = part.shape
        properties: dict[str, object] = {"kind": "region", "name": region.name, "parent": region.parent}
        properties |= {"taken": part.taken} | (told if number == 0 else {})
        if isinstance(shape, Rectangle):
            properties["rectangle"] = [shape.x, shape.y, shape.width, shape.height, shape.angle]
        elif isinstance(shape, Ellipse):
            properties["ellipse"] = [shape.x, shape.y, shape.a, shape.b, shape.angle]
        yield {
            "type": "Feature",
            "properties": properties,
            "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]] for ring in _rings(shape)]},
        }


def _rings(shape: Shape) -> tuple[Ring, ...]:
    if isinstance(shape, Polygon):
        return shape.rings
    return (corners_of(shape),) if isinstance(shape, Rectangle) else (ring_around(shape, _CORNERS),)
