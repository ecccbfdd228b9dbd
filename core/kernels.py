"""The compiled fill. To import this module is to load it (the first time: to compile it); see ``load_kernels``."""

import numpy as np
from numpy.typing import NDArray

from core.arrays import Floats, Integers
from core.compiled import BOOL, F8, I8, READ_F8, WRITE_F8, WRITE_I8, WRITE_U4, compiled

_BLOCK = 1024  # points whose bins are found before they are counted

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


@compiled(I8, READ_F8, READ_F8, *_AXIS, *_AXIS, BOOL, WRITE_U4)
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
    all_inside: bool,
    rows: NDArray[np.uint32],
) -> int:
    """Add each point in range to its bin of the flat ``(ny * nx,)`` grid ``rows``; return how many points there are.

    ``all_inside`` says that no point is out of range, and spares the look.
    """
    nx, ny = x_edges.size - 1, y_edges.size - 1
    x_min, x_max, y_min, y_max = x_edges[0], x_edges[nx], y_edges[0], y_edges[ny]
    for i in range(x.size):
        a, b = x[i], y[i]
        if not all_inside and not (a >= x_min and a <= x_max and b >= y_min and b <= y_max):
            continue
        place_x = (a - x_min) * x_scale
        place_y = (b - y_min) * y_scale
        index = int(place_y - y_tol) * nx + int(place_x - x_tol)
        if index != int(place_y + y_tol) * nx + int(place_x + x_tol):
            index = _exact(b, place_y, y_edges, y_search) * nx + _exact(a, place_x, x_edges, x_search)
        rows[np.uint64(index)] += np.uint32(1)  # unsigned: numba need not look for negative ones
    return x.size


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
    """Add each point in range whose bin is one of ``first:stop``, in the order of the points.

    ``rows`` and ``sums`` are the flat ``(ny * nx,)`` numbers of points and sums of weights; ``weight`` may be empty,
    then only ``rows`` is filled. Returns how many points there are.
    """
    nx, ny = x_edges.size - 1, y_edges.size - 1
    x_min, x_max, y_min, y_max = x_edges[0], x_edges[nx], y_edges[0], y_edges[ny]
    mine = np.empty(_BLOCK + 1, np.int64)
    theirs = np.empty(_BLOCK + 1, np.int64)
    for start in range(0, x.size, _BLOCK):
        found = 0
        for i in range(start, min(start + _BLOCK, x.size)):
            a, b = x[i], y[i]
            inside = (a >= x_min) & (a <= x_max) & (b >= y_min) & (b <= y_max)
            if not inside:
                continue
            place_x = (a - x_min) * x_scale
            place_y = (b - y_min) * y_scale
            index = int(place_y - y_tol) * nx + int(place_x - x_tol)
            if index != int(place_y + y_tol) * nx + int(place_x + x_tol):
                index = _exact(b, place_y, y_edges, y_search) * nx + _exact(a, place_x, x_edges, x_search)
            # Written always, kept only if it is ours: a branch here would be guessed wrong every second time.
            mine[np.uint64(found)] = index
            theirs[np.uint64(found)] = i
            found += int((index >= first) & (index < stop))
        for k in range(found):
            rows[np.uint64(mine[k])] += 1
        if weight.size:
            for k in range(found):
                sums[np.uint64(mine[k])] += weight[np.uint64(theirs[k])]
    return x.size


READY = True
"""Stands at the end: the module is loaded as a whole."""
