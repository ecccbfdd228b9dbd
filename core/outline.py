"""Outline: closed rings of straight lines, which points lie inside of them, and their area.

Inside is what an odd number of rings goes around (the even-odd rule), so that a ring within a ring is a hole and rings
may touch or cross themselves; the lines themselves belong to it, those of holes too. Whether a point lies left of a
line, on it or right of it is decided exactly.

Source: J. D. Foley, A. van Dam, S. K. Feiner, J. F. Hughes, Computer Graphics: Principles and Practice (1990), section
2.1.3; bound of the rounding: J. R. Shewchuk, Discrete and Computational Geometry 18 (1997), 305-363, section 4.3.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from core.arrays import Flags, Floats, Integers, frozen
from core.boxes import OUT, Boxes, Verdicts, verdicts
from core.raster import CELLS, Raster, raster_of

_ROUNDING = 4.5e-16  # of both products of a cross product together
_LEAST = 1e-290  # below, products lose digits
_AT_ONCE = 1 << 20  # pairs of a point and an edge that are looked at together
_WORTH = 1 << 18  # pairs above which the raster pays


@dataclass(frozen=True, eq=False)
class Outline:
    """Closed rings.

    Attributes
    ----------
    rings : tuple of (k, 2) float64
        The corners x, y of each; the last one may repeat the first one.
    """

    rings: tuple[Floats, ...]

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """``(x_min, x_max, y_min, y_max)`` of the corners."""
        corners = np.concatenate(self.rings)
        (x_min, y_min), (x_max, y_max) = corners.min(axis=0), corners.max(axis=0)
        return float(x_min), float(x_max), float(y_min), float(y_max)

    def contains(self, x: Floats, y: Floats) -> Flags:
        """Tell which of ``(m,)`` finite positions lie inside or on a line."""
        inside = np.zeros(x.size, np.bool_)
        if not self.rings:
            return inside
        x_min, x_max, y_min, y_max = self.bounds
        near = np.flatnonzero((x >= x_min) & (x <= x_max) & (y >= y_min) & (y <= y_max))
        if near.size * self._edges.shape[1] <= _WORTH or self._narrow:
            inside[near] = self._contains_exactly(x[near], y[near], None)
            return inside
        raster = self._raster
        row, column = raster.cells(x[near], y[near])
        inside[near] = raster.inside[row, column]
        touched = raster.touched[row, column]
        near, row = near[touched], row[touched]
        if near.size * self._edges.shape[1] <= _WORTH:
            inside[near] = self._contains_exactly(x[near], y[near], None)
            return inside
        order = np.argsort(row, kind="stable")
        bounds = np.searchsorted(row[order], np.arange(CELLS + 1))
        for number in np.flatnonzero(np.diff(bounds)):
            here = near[order[bounds[number] : bounds[number + 1]]]
            inside[here] = self._contains_exactly(x[here], y[here], raster.edges_of(int(number)))
        return inside

    def judge(self, boxes: Boxes) -> Verdicts:
        """Return the verdicts on boxes: those whose cells no line touches lie inside, or outside."""
        if not self.rings:
            return np.full(len(boxes), OUT)
        outside = boxes.beside(*self.bounds)
        if self._narrow:
            return verdicts(np.zeros(len(boxes), np.bool_), outside)
        x_min, x_max, y_min, y_max = self.bounds
        low, left = self._raster.cells(np.clip(boxes.x_min, x_min, x_max), np.clip(boxes.y_min, y_min, y_max))
        high, right = self._raster.cells(np.clip(boxes.x_max, x_min, x_max), np.clip(boxes.y_max, y_min, y_max))
        clear = self._raster.touched_between(low, high, left, right) == 0
        inside = self._raster.inside[low, left]
        return verdicts(clear & inside & boxes.within(*self.bounds), outside | (clear & ~inside))

    @property
    def _narrow(self) -> bool:
        x_min, x_max, y_min, y_max = self.bounds
        return min(x_max - x_min, y_max - y_min) < _LEAST

    @cached_property
    def _edges(self) -> Floats:
        """The ends ``x0, y0, x1, y1`` of all edges, ``(4, edges)``."""
        ends = [np.concatenate([ring.T, np.roll(ring, -1, axis=0).T]) for ring in self.rings]
        return frozen(np.ascontiguousarray(np.concatenate(ends, axis=1)))

    @cached_property
    def _raster(self) -> Raster:
        return raster_of(self._edges, self.bounds)

    def _contains_exactly(self, x: Floats, y: Floats, some: Integers | None) -> Flags:
        """Look at each pair of a point and one of some edges (all, where None)."""
        edges = self._edges if some is None else self._edges[:, some]
        found = np.zeros(x.size, np.bool_)
        step = max(1, _AT_ONCE // max(edges.shape[1], 1))
        for start in range(0, x.size, step):
            part = slice(start, start + step)
            found[part] = _odd_or_on(edges, x[part], y[part])
        return found


def area_of_rings(rings: Sequence[Floats]) -> float:
    """Return the area of rings that do not cross: of outer ones counter-clockwise, less that of holes clockwise."""
    return float(sum(signed_area(ring) for ring in rings))


def signed_area(ring: Floats) -> float:
    """Return the area within a ring of corners ``(k, 2)``, negative where it runs clockwise.

    Source: the shoelace formula, from the first corner: far from zero no digits are lost.
    """
    x, y = (ring - ring[0]).T
    return 0.5 * float(np.dot(x, np.roll(y, -1)) - np.dot(np.roll(x, -1), y))


def _odd_or_on(edges: Floats, x: Floats, y: Floats) -> Flags:
    """Tell which points a line runs through, or have an odd number of edges to their right."""
    x0, y0, x1, y1 = edges
    px, py = x[:, np.newaxis], y[:, np.newaxis]
    above0, above1 = y0 > py, y1 > py
    level = (np.minimum(y0, y1) <= py) & (np.maximum(y0, y1) >= py)
    point, edge = np.nonzero(level & (np.maximum(x0, x1) >= px))
    side = _side(x[point], y[point], edges[:, edge])
    crosses = above0[point, edge] != above1[point, edge]
    to_the_right = crosses & (np.where(above1[point, edge], side, -side) > 0)
    on = (side == 0) & (np.minimum(x0, x1)[edge] <= x[point])
    odd: Flags = np.bincount(point[to_the_right], minlength=x.size) % 2 == 1
    odd[point[on]] = True
    return odd


def _side(x: Floats, y: Floats, edges: Floats) -> Integers:
    """Return, exactly, 1 where a point lies left of its edge, 0 on the line through it, and -1 right of it."""
    x0, y0, x1, y1 = edges
    with np.errstate(over="ignore", invalid="ignore"):
        one, other = (x0 - x) * (y1 - y), (x1 - x) * (y0 - y)
        cross = one - other
        sure = np.abs(cross) > _ROUNDING * (np.abs(one) + np.abs(other)) + _LEAST
        side = np.sign(np.where(sure & np.isfinite(cross), cross, 0.0)).astype(np.int64)
    unsure = ~(sure & np.isfinite(cross))
    upright, flat = x0 == x1, y0 == y1
    side = np.where(unsure & upright, _sign(x0, x) * _sign(y1, y0), side)
    side = np.where(unsure & flat, _sign(y, y0) * _sign(x1, x0), side)
    for i in np.flatnonzero(unsure & ~upright & ~flat):
        side[i] = _exact_side(*(Fraction(float(value)) for value in (x[i], y[i], x0[i], y0[i], x1[i], y1[i])))
    return side


def _sign(one: Floats, other: Floats) -> Integers:
    return (one > other).astype(np.int64) - (one < other)


def _exact_side(x: Fraction, y: Fraction, x0: Fraction, y0: Fraction, x1: Fraction, y1: Fraction) -> int:
    cross = (x0 - x) * (y1 - y) - (x1 - x) * (y0 - y)
    return (cross > 0) - (cross < 0)
