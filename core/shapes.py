"""Shapes and the regions made of them: frozen values in data units, of the standard library alone."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.errors import UserError

Corner = tuple[float, float]
Ring = tuple[Corner, ...]


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle: its centre, its whole sides, and the angle between its width and the x axis.

    ``angle`` is in degrees, counter-clockwise where x grows to the right and y upwards.
    """

    x: float
    y: float
    width: float
    height: float
    angle: float = 0.0


@dataclass(frozen=True, slots=True)
class Ellipse:
    """An ellipse: its centre, its half axes, and the angle between the first one and the x axis, in degrees."""

    x: float
    y: float
    a: float
    b: float
    angle: float = 0.0


@dataclass(frozen=True, slots=True)
class Polygon:
    """Rings of corners by the even-odd rule: the first one goes around, one in it is a hole. They close themselves."""

    rings: tuple[Ring, ...]


Shape = Rectangle | Ellipse | Polygon


@dataclass(frozen=True, slots=True)
class Part:
    """A shape that is added to a region, or taken away from what was added before it."""

    shape: Shape
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """A region: shapes that are added and taken away in turn.

    Attributes
    ----------
    name : str
    parts : tuple of Part
    parent : str or None
        Name of the region that this one is told a share of.
    """

    name: str
    parts: tuple[Part, ...]
    parent: str | None = None

    def with_part(self, shape: Shape, *, taken: bool = False) -> "Region":
        """Return the region with a shape more."""
        return replace(self, parts=(*self.parts, Part(shape, taken)))


def parents_of(regions: Sequence[Region]) -> list[int | None]:
    """Return the place of the parent of each region, None where it has none.

    Raises
    ------
    UserError
        If a parent is not among the regions.
    """
    places = {region.name: place for place, region in enumerate(regions)}
    found: list[int | None] = []
    for place, region in enumerate(regions):
        if region.parent is not None and places.get(region.parent, place) == place:
            raise UserError(
                'region "{name}" is to be a part of "{parent}", which is not there',
                "Name one of the regions.",
                name=region.name,
                parent=region.parent,
            )
        found.append(None if region.parent is None else places[region.parent])
    return found


def moved(shape: Shape, dx: float, dy: float) -> Shape:
    """Return a shape at another place."""
    if isinstance(shape, Polygon):
        return Polygon(tuple(tuple((x + dx, y + dy) for x, y in ring) for ring in shape.rings))
    return replace(shape, x=shape.x + dx, y=shape.y + dy)


def rectangle_between(x0: float, y0: float, x1: float, y1: float) -> Rectangle:
    """Return the upright rectangle with these two corners."""
    return Rectangle(0.5 * x0 + 0.5 * x1, 0.5 * y0 + 0.5 * y1, abs(x1 - x0), abs(y1 - y0))


def ellipse_between(x0: float, y0: float, x1: float, y1: float) -> Ellipse:
    """Return the upright ellipse within the rectangle with these two corners."""
    return Ellipse(0.5 * x0 + 0.5 * x1, 0.5 * y0 + 0.5 * y1, 0.5 * abs(x1 - x0), 0.5 * abs(y1 - y0))


def axes_of(shape: Rectangle | Ellipse) -> tuple[float, float]:
    """Return cosine and sine of a shape's angle, exact at multiples of 90 degrees."""
    turn = math.fmod(shape.angle, 360.0)
    quarter = {0.0: (1.0, 0.0), 90.0: (0.0, 1.0), 180.0: (-1.0, 0.0), 270.0: (0.0, -1.0)}.get(turn % 360.0)
    return quarter or (math.cos(math.radians(turn)), math.sin(math.radians(turn)))


def corners_of(shape: Rectangle) -> Ring:
    """Return the corners of a rectangle, counter-clockwise."""
    cosine, sine = axes_of(shape)
    across, up = 0.5 * shape.width, 0.5 * shape.height
    return tuple(
        (shape.x + (u * across * cosine - v * up * sine), shape.y + (u * across * sine + v * up * cosine))
        for u, v in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    )


def ring_around(shape: Ellipse, corners: int, swelling: float = 1.0) -> Ring:
    """Return a ring of corners on an ellipse, or on one that is swollen."""
    cosine, sine = axes_of(shape)
    ring = []
    for number in range(corners):
        way = 2.0 * math.pi * number / corners
        u, v = shape.a * swelling * math.cos(way), shape.b * swelling * math.sin(way)
        ring.append((shape.x + (u * cosine - v * sine), shape.y + (u * sine + v * cosine)))
    return tuple(ring)


def middle_of(shape: Shape) -> Corner:
    """Return the centre of a shape; of a polygon, that of the range of its corners."""
    if not isinstance(shape, Polygon):
        return shape.x, shape.y
    x, y = zip(*(corner for ring in shape.rings for corner in ring), strict=True)
    return 0.5 * min(x) + 0.5 * max(x), 0.5 * min(y) + 0.5 * max(y)


def rotated(shape: Shape, degrees: float) -> Shape:
    """Return a shape turned about its middle, counter-clockwise where x grows to the right and y upwards."""
    if not isinstance(shape, Polygon):
        return replace(shape, angle=math.fmod(shape.angle + degrees, 360.0))
    middle_x, middle_y = middle_of(shape)
    cosine, sine = axes_of(Rectangle(0.0, 0.0, 0.0, 0.0, degrees))

    def turned(x: float, y: float) -> Corner:
        x, y = x - middle_x, y - middle_y
        return middle_x + (x * cosine - y * sine), middle_y + (x * sine + y * cosine)

    return Polygon(tuple(tuple(turned(*corner) for corner in ring) for ring in shape.rings))


def scaled(shape: Shape, across: float, up: float) -> Shape:
    """Return a shape around the same points, told in other units: x and y are multiplied by positive factors.

    A rectangle that does not stay one becomes a polygon.
    """
    if isinstance(shape, Polygon):
        return Polygon(tuple(tuple((x * across, y * up) for x, y in ring) for ring in shape.rings))
    cosine, sine = axes_of(shape)
    if isinstance(shape, Rectangle):
        if across != up and cosine and sine:
            return scaled(Polygon((corners_of(shape),)), across, up)
        wide, tall = (up, across) if not cosine else (across, up)
        return Rectangle(shape.x * across, shape.y * up, shape.width * wide, shape.height * tall, shape.angle)
    if across == up or not (cosine and sine):
        a, b = (up, across) if not cosine else (across, up)
        return Ellipse(shape.x * across, shape.y * up, shape.a * a, shape.b * b, shape.angle)
    # of the matrix that makes it of a circle: both axes, and the direction of the first one
    m = (across * shape.a * cosine, -across * shape.b * sine, up * shape.a * sine, up * shape.b * cosine)
    sum_of, difference = math.hypot(m[0] + m[3], m[2] - m[1]), math.hypot(m[0] - m[3], m[2] + m[1])
    turn = 0.5 * (math.atan2(m[2] - m[1], m[0] + m[3]) + math.atan2(m[2] + m[1], m[0] - m[3]))
    a, b = 0.5 * (sum_of + difference), 0.5 * abs(sum_of - difference)
    return Ellipse(shape.x * across, shape.y * up, a, b, math.degrees(turn))
