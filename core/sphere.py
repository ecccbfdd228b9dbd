"""Sphere: true areas where x and y are longitude and latitude in degrees.

A piece of the plot ``dx dy`` at latitude y covers ``cos(y) dx dy`` square degrees, so that a density on the sphere is
the density as plotted, divided by the cosine of the latitude. Along a straight line of the plot the cosine is
integrated exactly; a region has the area

    integral of w(y) cos(y) dy,

w being its width at latitude y.

Source: J. P. Snyder, Map Projections: A Working Manual, U.S. Geological Survey Professional Paper 1395 (1987),
section 10.
"""

import numpy as np

from core.arrays import Floats
from core.errors import UserError
from core.grid import Grid

_POLE = 90.0


def swelling(grid: Grid, y: Floats) -> Floats:
    """Return how much denser points lie on the sphere than as plotted, at ``(m,)`` latitudes within the grid.

    In the half bin at a pole it stays as it is in the bin's centre, as the smoothed image does.
    """
    last = _POLE - 0.5 * grid.dy
    found: Floats = 1.0 / np.cos(np.radians(np.clip(y, -last, last)))
    return found


def check(grid: Grid) -> None:
    """Raise a ``UserError`` where y holds no latitudes."""
    for y in (grid.range.y_min, grid.range.y_max):
        if not -_POLE <= y <= _POLE:
            raise UserError(
                "y reaches {y:g}, which is no latitude in degrees, so there is no area on the sphere",
                "Choose another unit.",
                y=y,
            )


def band(low: Floats, high: Floats, width: Floats, growth: Floats) -> Floats:
    """Return the areas of pieces between two latitudes, in square degrees.

    Parameters
    ----------
    low, high : (m,) float64
        Latitudes in degrees.
    width, growth : (m,) float64
        Width in degrees half way between them, and by how much it grows from the one to the other.
    """
    bottom, top, half = np.radians(low), np.radians(high), np.radians(0.5 * (high - low))
    middle = 0.5 * (bottom + top)
    across = 2.0 * np.cos(middle) * np.sin(half)  # sin(top) - sin(bottom), without losing digits
    leaning = -np.sin(middle) * (np.sinc(half / np.pi) - np.cos(half))  # integral of (y - middle) cos(y) / (2 half)
    areas: Floats = np.degrees(width * across + growth * leaning)
    return areas


def area_of_rings(rings: "list[Floats] | tuple[Floats, ...]") -> float:
    """Return the area on the sphere of rings as of ``core.outline.area_of_rings``: by Green's theorem, edge by edge."""
    return float(sum(_signed_area(ring) for ring in rings))


def _signed_area(ring: Floats) -> float:
    x, y = (ring - [ring[0, 0], 0.0]).T
    x1, y1 = np.roll(x, -1), np.roll(y, -1)
    return float(band(y, y1, 0.5 * (x + x1), x1 - x).sum())
