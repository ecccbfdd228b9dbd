"""The compiled fill. To import this module is to load it (the first time: to compile it); see ``load_kernels``."""

import numpy as np
from numpy.typing import NDArray

from core.arrays import Floats, Integers
from core.compiled import BOOL, F8, I8, READ_F8, WRITE_F8, WRITE_I8, WRITE_U4, compiled

_AXIS = (READ_F8, F8, F8, BOOL)  # edges, scale, tolerance, search: the fields of a Ruler


@compiled(I8, F8, F8, READ_F8, BOOL)
def _exact(value: float, place: float, edges: Floats, search: bool) -> int:
    """Return the bin of a value near an edge: the nearest edge decides, or a search among all edges."""
    last = edges.size - 2
    if search:
        low, high = 0, last + 1
        while high - low > 1:
            middle = (low + high) // 2
            if edges[middle] <= value:
                low = middle
            else:
                high = middle
        return low
    edge = int(place + 0.5)
    if value < edges[edge]:
        edge -= 1
    return min(edge, last)


@compiled(I8, READ_F8, READ_F8, *_AXIS, *_AXIS, WRITE_U4)
def count(
    x: Floats,
    y: Floats,
    x_edges: Floats,
    x_scale: float,
    x_tol: float,
    x_search: bool,
    y_edges: Floats,
    y_scale: float,
    y_tol: float,
    y_search: bool,
    rows: NDArray[np.uint32],
) -> int:
    """Add each point in range to its bin of the flat ``(ny * nx,)`` grid ``rows``; return how many were in range."""
    nx, ny = x_edges.size - 1, y_edges.size - 1
    x_min, x_max, y_min, y_max = x_edges[0], x_edges[nx], y_edges[0], y_edges[ny]
    inside = 0
    for i in range(x.size):
        a, b = x[i], y[i]
        if a >= x_min and a <= x_max and b >= y_min and b <= y_max:
            place_x = (a - x_min) * x_scale
            column = int(place_x)
            rest = place_x - column
            if rest < x_tol or rest > 1.0 - x_tol:
                column = _exact(a, place_x, x_edges, x_search)
            place_y = (b - y_min) * y_scale
            row = int(place_y)
            rest = place_y - row
            if rest < y_tol or rest > 1.0 - y_tol:
                row = _exact(b, place_y, y_edges, y_search)
            rows[np.uint64(row * nx + column)] += np.uint32(1)
            inside += 1
    return inside


@compiled(I8, READ_F8, READ_F8, READ_F8, *_AXIS, *_AXIS, I8, I8, WRITE_I8, WRITE_F8)
def add(
    x: Floats,
    y: Floats,
    weight: Floats,
    x_edges: Floats,
    x_scale: float,
    x_tol: float,
    x_search: bool,
    y_edges: Floats,
    y_scale: float,
    y_tol: float,
    y_search: bool,
    first: int,
    stop: int,
    rows: Integers,
    sums: Floats,
) -> int:
    """Add each point whose row of bins is one of ``first:stop``, in the order of the points.

    ``rows`` and ``sums`` are the flat ``(ny * nx,)`` numbers of points and sums of weights; ``weight`` may be empty,
    then only ``rows`` is filled. Returns how many points were in range and in these rows.
    """
    nx, ny = x_edges.size - 1, y_edges.size - 1
    x_min, x_max, y_min, y_max = x_edges[0], x_edges[nx], y_edges[0], y_edges[ny]
    weighted = weight.size > 0
    inside = 0
    for i in range(x.size):
        a, b = x[i], y[i]
        if a >= x_min and a <= x_max and b >= y_min and b <= y_max:
            place_y = (b - y_min) * y_scale
            row = int(place_y)
            rest = place_y - row
            if rest < y_tol or rest > 1.0 - y_tol:
                row = _exact(b, place_y, y_edges, y_search)
            if row < first or row >= stop:
                continue
            place_x = (a - x_min) * x_scale
            column = int(place_x)
            rest = place_x - column
            if rest < x_tol or rest > 1.0 - x_tol:
                column = _exact(a, place_x, x_edges, x_search)
            index = np.uint64(row * nx + column)
            rows[index] += 1
            if weighted:
                sums[index] += weight[i]
            inside += 1
    return inside


READY = True
"""Stands at the end: the module is loaded as a whole."""
