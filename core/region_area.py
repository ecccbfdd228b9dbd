"""The area of a region: of one shape by its formula, of several in exact slabs.

Horizontal lines through every corner and every crossing of edges cut the plane into slabs in which no two edges cross:
there each piece of the region is a trapezoid, whose area is its width at half height times the height of the slab.
An ellipse beside other shapes stands as a polygon of the same area. On the sphere each trapezoid has the area that
``core.sphere`` says.
"""

import math

import numpy as np

from core.arrays import Floats, Integers
from core.shapes import Ellipse, Polygon, Rectangle, Region, Ring, Shape, corners_of, ring_around
from core.sphere import band

_CORNERS = 360  # of an ellipse
_SWELLING = math.sqrt((2.0 * math.pi / _CORNERS) / math.sin(2.0 * math.pi / _CORNERS))
_AT_ONCE = 1 << 20  # pairs of edges


def area_of(region: Region, *, on_sphere: bool = False) -> float:
    """Return the area of a region, in data units of x times data units of y; or in square degrees on the sphere."""
    if len(region.parts) == 1 and not region.parts[0].taken and not on_sphere:
        shape = region.parts[0].shape
        if isinstance(shape, Rectangle):
            return shape.width * shape.height
        if isinstance(shape, Ellipse):
            return math.pi * shape.a * shape.b
    rings = [(number, ring) for number, one in enumerate(region.parts) for ring in _rings(one.shape) if len(ring) > 2]
    if not rings:
        return 0.0
    corners = np.concatenate([np.array(ring, dtype=np.float64) for _, ring in rings])
    middle = 0.5 * corners.min(axis=0) + 0.5 * corners.max(axis=0)
    edges = np.concatenate([_edges(np.array(ring) - middle) for _, ring in rings], axis=1)
    owner = np.repeat([number for number, _ in rings], [len(ring) for _, ring in rings])
    sloping = edges[1] != edges[3]
    if not sloping.any():
        return 0.0
    taken = [one.taken for one in region.parts]
    return _swept(edges[:, sloping], owner[sloping], taken, float(middle[1]) if on_sphere else None)


def _rings(shape: Shape) -> tuple[Ring, ...]:
    if isinstance(shape, Polygon):
        return shape.rings
    return (corners_of(shape),) if isinstance(shape, Rectangle) else (ring_around(shape, _CORNERS, _SWELLING),)


def _edges(corners: Floats) -> Floats:
    """Return the ends ``x0, y0, x1, y1`` of the edges of a ring, each from its lower end upwards."""
    ends = np.concatenate([corners.T, np.roll(corners, -1, axis=0).T])
    downwards = ends[1] > ends[3]
    ends[:, downwards] = ends[:, downwards][[2, 3, 0, 1]]
    return ends


def _swept(edges: Floats, owner: Integers, taken: list[bool], latitude: float | None) -> float:
    """Return the area within edges; on the sphere where the latitude of their zero is given."""
    x0, y0, x1, y1 = edges
    heights = np.unique(np.concatenate([y0, y1, _crossings(edges)]))
    middles = 0.5 * (heights[:-1] + heights[1:])
    first, last = np.searchsorted(middles, y0), np.searchsorted(middles, y1)
    edge = np.repeat(np.arange(x0.size), last - first)
    slab = np.arange(edge.size) - np.repeat(np.cumsum(last - first) - last, last - first)
    share = (middles[slab] - y0[edge]) / (y1[edge] - y0[edge])
    place = x0[edge] * (1.0 - share) + x1[edge] * share
    order = np.lexsort((place, slab))
    edge, slab, place = edge[order], slab[order], place[order]
    inside = np.zeros(edge.size, np.bool_)
    for number, away in enumerate(taken):
        odd = np.cumsum(owner[edge] == number) % 2 == 1  # each shape is left as often as it is entered, in each slab
        inside = inside & ~odd if away else inside | odd
    widths = np.diff(place, append=0.0)[inside]
    if latitude is None:
        return float((widths * np.diff(heights)[slab[inside]]).sum())
    growth = np.diff((x1 - x0)[edge] * (np.diff(heights)[slab] / (y1 - y0)[edge]), append=0.0)[inside]
    low, high = heights[slab[inside]] + latitude, heights[slab[inside] + 1] + latitude
    return float(band(low, high, widths, growth).sum())


def _crossings(edges: Floats) -> Floats:
    """Return the heights at which two edges cross."""
    x0, y0, x1, y1 = edges
    dx, dy = x1 - x0, y1 - y0
    found = [np.empty(0)]
    step = max(1, _AT_ONCE // x0.size)
    for start in range(0, x0.size, step):
        one = slice(start, start + step)
        a, b = dx[one, np.newaxis], dy[one, np.newaxis]
        cross = a * dy - b * dx
        from_x, from_y = x0 - x0[one, np.newaxis], y0 - y0[one, np.newaxis]
        with np.errstate(divide="ignore", invalid="ignore"):
            mine, theirs = (from_x * dy - from_y * dx) / cross, (from_x * b - from_y * a) / cross
        meets = (mine > 0.0) & (mine < 1.0) & (theirs > 0.0) & (theirs < 1.0)
        found.append((y0[one, np.newaxis] + mine * b)[meets])
    return np.concatenate(found)
