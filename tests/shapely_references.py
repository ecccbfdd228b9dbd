"""What shapely says of outlines; the one module that imports it, as it has no type information."""

import itertools
import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely  # type: ignore[import-untyped]  # shapely has no type information

from core.arrays import Flags, Floats


def contains_by_shapely(rings: Sequence[Floats], x: Floats, y: Floats) -> Flags:
    """Return which points are inside of rings by the even-odd rule, or on them."""
    area = _even_odd(rings)
    shapely.prepare(area)
    found = shapely.intersects_xy(area, x, y)
    for ring in rings:  # where two of them share a line, the lines still belong to it
        line = shapely.LinearRing(ring)
        shapely.prepare(line)
        found |= shapely.intersects_xy(line, x, y)
    return np.asarray(found)


def contains_by_polygons(polygons: Sequence[Sequence[Floats]], x: Floats, y: Floats) -> Flags:
    """Return which points are inside of polygons, each an outer ring and its holes, or on them; nothing is overlaid."""
    found = np.zeros(x.size, np.bool_)
    for outer, *holes in polygons:
        found |= shapely.intersects_xy(shapely.Polygon(outer, holes), x, y)
    return found


def area_of_polygons(polygons: Sequence[Sequence[Floats]]) -> float:
    """Return the area of polygons, each an outer ring and its holes."""
    return float(sum(shapely.Polygon(outer, holes).area for outer, *holes in polygons))


def area_by_shapely(rings: Sequence[Floats]) -> float:
    """Return the area inside of rings by the even-odd rule."""
    return float(_even_odd(rings).area)


def is_valid_by_shapely(rings: Sequence[Floats]) -> bool:
    """Tell whether an outer ring and its holes are a polygon: closed, and without crossings."""
    return bool(shapely.is_valid(shapely.Polygon(rings[0], rings[1:])))


def _even_odd(rings: Sequence[Floats]) -> Any:
    whole = shapely.Polygon()
    for ring in rings:
        whole = _areas(shapely.symmetric_difference(whole, _even_odd_ring(ring)))
    return whole


def _even_odd_ring(ring: Floats) -> Any:
    """Return the inside of one ring; where it crosses itself, of the triangles from its first corner, each turned over.

    ``make_valid`` will not do: lines that are drawn twice count once for it.
    """
    simple = shapely.Polygon(ring)
    if simple.is_valid:
        return simple
    whole = shapely.Polygon()
    for one, other in itertools.pairwise(ring[1:]):
        triangle = shapely.Polygon([ring[0], one, other])
        if triangle.area > 0.0:
            whole = _areas(shapely.symmetric_difference(whole, triangle))
    return whole


def _areas(geometry: Any) -> Any:
    """Return the polygons of a geometry, without lines and points that are left over."""
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type in {"Polygon", "MultiPolygon"}]
    return shapely.MultiPolygon([one for part in parts for one in shapely.get_parts(part)])


def area_of_rings_in_turn(rings: Sequence[tuple[str, Floats]]) -> float:
    """Return the area of rings of which each adds its inside, or takes it away where its sign is a minus."""
    whole = shapely.Polygon()
    for sign, ring in rings:
        whole = (shapely.difference if sign else shapely.union)(whole, shapely.Polygon(ring))
    return float(whole.area)


def area_of_geojson(geometry: dict[str, object]) -> float:
    """Return the area of a GeoJSON geometry."""
    return float(_geometry(geometry).area)


def counts_by_geojson(geometry: dict[str, object], x: Floats, y: Floats) -> int:
    """Return how many points lie in a GeoJSON geometry, or on its lines."""
    area = _geometry(geometry)
    shapely.prepare(area)
    return int(np.count_nonzero(shapely.intersects_xy(area, x, y)))


def _geometry(geometry: dict[str, object]) -> Any:
    found = shapely.from_geojson(json.dumps(geometry))
    assert found.is_valid
    return found


def area_of_parts(parts: Sequence[tuple[bool, Sequence[Any]]]) -> float:
    """Return the area of shapes, each rings by the even-odd rule, that are added or taken away in turn."""
    whole = shapely.Polygon()
    for taken, rings in parts:
        whole = _areas((shapely.difference if taken else shapely.union)(whole, _even_odd(rings)))
    return float(whole.area)
