"""Inside: which positions lie in a region, and which boxes as a whole.

Shapes are closed: a point on the edge of a rectangle, an ellipse or a polygon (of its holes too) belongs to it. Shapes
are added and taken away in the order of the region; what is taken away takes its edge along.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from core.arrays import Flags, Floats
from core.boxes import OUT, Boxes, Verdicts, verdicts
from core.outline import Outline
from core.shapes import Ellipse, Polygon, Rectangle, Region, Shape, axes_of, corners_of

Bounds = tuple[float, float, float, float]
"""``(x_min, x_max, y_min, y_max)``"""

_NOWHERE = (math.inf, -math.inf, math.inf, -math.inf)
_SLACK = 1e-9  # of an ellipse, above all rounding


@dataclass(frozen=True, eq=False)
class Inside:
    """What lies inside of a shape or a region; called with ``(m,)`` positions x, y it tells which of them do.

    Attributes
    ----------
    test
        Tells which positions lie inside.
    judge
        Gives the verdicts on boxes.
    bounds : (x_min, x_max, y_min, y_max)
        Nothing outside of these lies inside.
    """

    test: Callable[[Floats, Floats], Flags]
    judge: Callable[[Boxes], Verdicts]
    bounds: Bounds

    def __call__(self, x: Floats, y: Floats) -> Flags:
        """Tell which of ``(m,)`` positions lie inside."""
        return self.test(x, y)


def inside_of(region: Region) -> Inside:
    """Return what lies in a region."""
    parts = [(_inside_of_shape(part.shape), part.taken) for part in region.parts]
    around = [inside.bounds for inside, taken in parts if not taken] or [_NOWHERE]
    lows, highs = (min, max), zip(*around, strict=True)

    def test(x: Floats, y: Floats) -> Flags:
        found = np.zeros(x.size, np.bool_)
        for inside, taken in parts:
            if taken:
                found &= ~inside.test(x, y)
            else:
                found |= inside.test(x, y)
        return found

    def judge(boxes: Boxes) -> Verdicts:
        found = np.full(len(boxes), OUT)
        for inside, taken in parts:
            verdict = inside.judge(boxes)
            found = np.minimum(found, -verdict) if taken else np.maximum(found, verdict)
        return found

    x_min, x_max, y_min, y_max = (lows[place % 2](ends) for place, ends in enumerate(highs))
    return Inside(test, judge, (x_min, x_max, y_min, y_max))


def _inside_of_shape(shape: Shape) -> Inside:
    if isinstance(shape, Ellipse):
        return _inside_of_ellipse(shape)
    if isinstance(shape, Rectangle) and axes_of(shape)[1] == 0.0:
        return _inside_of_upright(shape)
    rings = shape.rings if isinstance(shape, Polygon) else (corners_of(shape),)
    outline = Outline(tuple(np.array(ring, dtype=np.float64).reshape(-1, 2) for ring in rings if ring))
    return Inside(outline.contains, outline.judge, outline.bounds if outline.rings else _NOWHERE)


def _inside_of_upright(shape: Rectangle) -> Inside:
    """Compare with the very corners, so that it is the polygon of them."""
    (x_min, x_max), (y_min, y_max) = ((min(ends), max(ends)) for ends in zip(*corners_of(shape), strict=True))
    bounds = x_min, x_max, y_min, y_max

    def test(x: Floats, y: Floats) -> Flags:
        inside: Flags = (x >= x_min) & (x <= x_max) & (y >= y_min) & (y <= y_max)
        return inside

    return Inside(test, lambda boxes: verdicts(boxes.within(*bounds), boxes.beside(*bounds)), bounds)


def _inside_of_ellipse(shape: Ellipse) -> Inside:
    if not (shape.a > 0.0 and shape.b > 0.0):
        return Inside(lambda x, _: np.zeros(x.size, np.bool_), lambda boxes: np.full(len(boxes), OUT), _NOWHERE)
    cosine, sine = axes_of(shape)
    reach = max(shape.a, shape.b)
    a, b = shape.a / reach, shape.b / reach

    def test(x: Floats, y: Floats) -> Flags:
        near = (np.abs(x - shape.x) <= reach) & (np.abs(y - shape.y) <= reach)
        across, up = (x[near] - shape.x) / reach, (y[near] - shape.y) / reach
        inside = np.zeros(x.size, np.bool_)
        with np.errstate(all="ignore"):  # of a very flat one
            inside[near] = ((across * cosine + up * sine) / a) ** 2 + ((up * cosine - across * sine) / b) ** 2 <= 1.0
        return inside

    def judge(boxes: Boxes) -> Verdicts:
        """Look at the rectangle along the axes of the ellipse that holds the box."""
        beside = boxes.beside(shape.x - 2 * reach, shape.x + 2 * reach, shape.y - 2 * reach, shape.y + 2 * reach)
        with np.errstate(all="ignore"):  # likewise; nothing is told of what is no number
            left, right = (boxes.x_min - shape.x) / reach, (boxes.x_max - shape.x) / reach
            low, high = (boxes.y_min - shape.y) / reach, (boxes.y_max - shape.y) / reach
            across, up, wide, tall = (left + right) / 2, (low + high) / 2, (right - left) / 2, (high - low) / 2
            along, athwart = np.abs(across * cosine + up * sine) / a, np.abs(up * cosine - across * sine) / b
            u, v = (wide * abs(cosine) + tall * abs(sine)) / a, (wide * abs(sine) + tall * abs(cosine)) / b
            slack = _SLACK * (1.0 + along + athwart + u + v)
            farthest = np.hypot(along + u, athwart + v)
            nearest = np.hypot(np.maximum(along - u, 0.0), np.maximum(athwart - v, 0.0))
            return verdicts(farthest < 1.0 - slack, beside | (nearest > 1.0 + slack))

    x, y = (reach * (1.0 + _SLACK) * math.hypot(*ends) for ends in ((a * cosine, b * sine), (a * sine, b * cosine)))
    return Inside(test, judge, (shape.x - x, shape.x + x, shape.y - y, shape.y + y))
