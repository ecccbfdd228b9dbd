"""Shapes and the regions made of them: frozen values in data units, of the standard library alone."""

import math
from dataclasses import dataclass, replace

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
