"""Coincidence: how many points share their position with another one, as rounded data do."""

import numpy as np
from numpy.typing import NDArray

from core.arrays import Flags, Floats
from core.grid import Grid
from core.points import Points
from core.progress import Report

_BLOCK = 1 << 16  # points in a step; its arrays stay in the processor's cache
_SORTED = 1 << 22  # marks that are sorted at once
_FIRST, _SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)
_MIDDLE, _HALF, _LAST = np.uint64(29), np.uint64(32), np.uint64(31)

_Marks = NDArray[np.uint64]


def shared(points: Points, grid: Grid, report: Report) -> float:
    """Return the share of the points in range whose position is also another point's, from 0 to 1.

    Positions are equal where both float64 are. Each position is given a mark of 64 bits; equal marks stand side by side
    once they are sorted. Where there are many points this is done for one class of marks after the other, so that all
    points of a position are in the same class. (Two positions have the same mark by chance once in 10^19 pairs.)

    Parameters
    ----------
    points : Points
    grid : Grid
        Only the points in its range count.
    report : Report
    """
    classes = max(1, -(-len(points) // _SORTED))
    total = together = 0
    for number in range(classes):
        chosen: list[_Marks] = []
        for start in range(0, len(points), _BLOCK):
            report((number + start / len(points)) / classes, "Looking for shared positions")
            marks = _marks(points.part(start, start + _BLOCK), grid)
            chosen.append(marks if classes == 1 else marks[_class(marks, classes) == number])
        marks = np.sort(np.concatenate(chosen)) if chosen else np.empty(0, np.uint64)
        total += marks.size
        together += _together(marks)
    return together / total if total else 0.0


def _marks(points: Points, grid: Grid) -> _Marks:
    """Return a mark for each of the points in range: the same where the position is, and spread evenly."""
    x_min, x_max, y_min, y_max = grid.extent
    x, y = points.x, points.y
    inside: Flags = (x >= x_min) & (x <= x_max) & (y >= y_min) & (y <= y_max)
    if not inside.all():
        x, y = x[inside], y[inside]
    return _mixed(_mixed(_bits(x)) ^ _bits(y))


def _bits(values: Floats) -> _Marks:
    return (values + 0.0).view(np.uint64)  # -0.0 becomes 0.0


def _mixed(bits: _Marks) -> _Marks:
    """Spread the bits: multiplications by odd numbers and shifted exclusive ors, each of which can be undone."""
    bits = (bits ^ (bits >> _HALF)) * _FIRST
    bits = (bits ^ (bits >> _MIDDLE)) * _SECOND
    return bits ^ (bits >> _LAST)


def _class(marks: _Marks, classes: int) -> _Marks:
    return (marks >> _HALF) % np.uint64(classes)


def _together(marks: _Marks) -> int:
    """Return how many of the sorted marks have an equal neighbour."""
    equal = marks[1:] == marks[:-1]
    alone = np.ones(marks.size, np.bool_)
    alone[1:] &= ~equal
    alone[:-1] &= ~equal
    return int(marks.size - np.count_nonzero(alone))
