"""Handles: the places by which a shape is changed by hand, and what becomes of it. Needs the standard library alone."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from core.shapes import Corner, Ellipse, Polygon, Rectangle, Ring, Shape, axes_of, middle_of, rotated

MOST_CORNERS = 200
"""Polygons of more corners are moved as a whole only."""

_LEAST_CORNERS = 3


@dataclass(frozen=True, slots=True)
class Handle:
    """A place by which a shape is pulled.

    Attributes
    ----------
    x, y : float
        In data units.
    pulled : function
        Gives the shape whose handle is at another place.
    fewer : Shape or None
        The shape without this corner, where it is one that can be missed.
    new : bool
        Whether pulling it makes a corner of it.
    """

    x: float
    y: float
    pulled: Callable[[float, float], Shape]
    fewer: Polygon | None = None
    new: bool = False


def handles_of(shape: Shape) -> tuple[Handle, ...]:
    """Return the handles of a shape.

    A rectangle has them at its corners and sides, of which the opposite ones stay; an ellipse, whose centre stays, at
    the ends of its axes; a polygon at its corners, and then in the middle of its edges.
    """
    if isinstance(shape, Polygon):
        return _of_polygon(shape)
    places = _ENDS if isinstance(shape, Ellipse) else _AROUND
    return tuple(_of_sides(shape, u, v) for u, v in places)


def turn_towards(shape: Shape, start: Corner, now: Corner) -> float:
    """Return by how many degrees a shape turns about its middle when it is taken at a place and led to another one."""
    x, y = middle_of(shape)
    return math.degrees(math.atan2(now[1] - y, now[0] - x) - math.atan2(start[1] - y, start[0] - x))


def reset_angle(shape: Shape, degrees: float) -> Shape:
    """Return a shape that was turned, with an angle of whole degrees where it has an angle."""
    turned = rotated(shape, degrees)
    return turned if isinstance(turned, Polygon) else replace(turned, angle=float(round(turned.angle)))


_ENDS = ((1, 0), (0, 1), (-1, 0), (0, -1))
_AROUND = ((-1, -1), (0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0))


def _of_sides(shape: Rectangle | Ellipse, u: int, v: int) -> Handle:
    cosine, sine = axes_of(shape)
    across, up = (shape.a, shape.b) if isinstance(shape, Ellipse) else (0.5 * shape.width, 0.5 * shape.height)

    def at(along: float, athwart: float) -> Corner:
        return shape.x + (along * cosine - athwart * sine), shape.y + (along * sine + athwart * cosine)

    def pulled(x: float, y: float) -> Shape:
        x, y = x - shape.x, y - shape.y
        along, athwart = x * cosine + y * sine, y * cosine - x * sine
        if isinstance(shape, Ellipse):
            return replace(shape, a=abs(along)) if u else replace(shape, b=abs(athwart))
        # the side across from the handle stays where it is
        left, right = sorted((-u * across, along)) if u else (-across, across)
        low, high = sorted((-v * up, athwart)) if v else (-up, up)
        middle = at(0.5 * (left + right), 0.5 * (low + high))
        return Rectangle(*middle, right - left, high - low, shape.angle)

    return Handle(*at(u * across, v * up), pulled)


def _of_polygon(shape: Polygon) -> tuple[Handle, ...]:
    if sum(len(ring) for ring in shape.rings) > MOST_CORNERS:
        return ()
    corners = [
        _at_corner(shape, ring, place) for ring, corners in enumerate(shape.rings) for place in range(len(corners))
    ]
    edges = [_on_edge(shape, ring, place) for ring, corners in enumerate(shape.rings) for place in range(len(corners))]
    return (*corners, *edges)


def _at_corner(shape: Polygon, ring: int, place: int) -> Handle:
    corners = shape.rings[ring]

    def pulled(x: float, y: float) -> Shape:
        return _with_ring(shape, ring, (*corners[:place], (x, y), *corners[place + 1 :]))

    can_miss = len(corners) > _LEAST_CORNERS
    fewer = _with_ring(shape, ring, corners[:place] + corners[place + 1 :]) if can_miss else None
    return Handle(*corners[place], pulled, fewer)


def _on_edge(shape: Polygon, ring: int, place: int) -> Handle:
    corners = shape.rings[ring]
    (x0, y0), (x1, y1) = corners[place], corners[(place + 1) % len(corners)]

    def pulled(x: float, y: float) -> Shape:
        return _with_ring(shape, ring, (*corners[: place + 1], (x, y), *corners[place + 1 :]))

    return Handle(0.5 * x0 + 0.5 * x1, 0.5 * y0 + 0.5 * y1, pulled, new=True)


def _with_ring(shape: Polygon, place: int, ring: Ring) -> Polygon:
    return Polygon((*shape.rings[:place], ring, *shape.rings[place + 1 :]))
