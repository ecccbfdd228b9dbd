"""Measure: what lies between two points of a picture, and a round length for its scale bar."""

import math
from dataclasses import dataclass

Position = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Measure:
    """What lies between two points.

    Attributes
    ----------
    dx, dy : float
        From the first to the second, in data units.
    length : float
        ``sqrt(dx^2 + dy^2)``; has a meaning where both axes have one unit.
    angle : float
        From the direction of growing x towards that of growing y, in degrees, above -180 to 180.
    arc : float
        The great circle between them, in degrees, where x and y are longitude and latitude in degrees.
    """

    dx: float
    dy: float
    length: float
    angle: float
    arc: float


def measure(first: Position, second: Position) -> Measure:
    """Return what lies between two points in data units."""
    dx, dy = second[0] - first[0], second[1] - first[1]
    return Measure(
        dx, dy, math.hypot(dx, dy), math.degrees(math.atan2(dy, dx)) if dx or dy else 0.0, _arc(first, second)
    )


def _arc(first: Position, second: Position) -> float:
    """Return the great circle by Vincenty's formula, which is exact for near and for opposite points alike."""
    one, other = math.radians(first[1]), math.radians(second[1])
    between = math.radians(second[0] - first[0])
    across = math.cos(other) * math.sin(between)
    up = math.cos(one) * math.sin(other) - math.sin(one) * math.cos(other) * math.cos(between)
    along = math.sin(one) * math.sin(other) + math.cos(one) * math.cos(other) * math.cos(between)
    return math.degrees(math.atan2(math.hypot(across, up), along))


def bar_length(width: float) -> float:
    """Return the largest of 1, 2, 5 times a power of ten that is at most a quarter of a view's width; 0 for none."""
    room = width / 4.0
    if not (math.isfinite(room) and room > 1e-300):
        return 0.0
    power = math.floor(math.log10(room))
    steps = (float(f"{digit}e{power + more}") for more in (0, -1) for digit in (5, 2, 1))
    return next((step for step in steps if step <= room), 0.0)
