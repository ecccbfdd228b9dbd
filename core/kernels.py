"""The compiled fill. To import this module is to load it (the first time: to compile it); see ``load_kernels``.

Points are taken in blocks. First the bins of a whole block are found, in a loop without branches that the compiler
turns into vector instructions; it also tells whether any point lies so near to an edge that rounding could decide, and
then the block is looked at again, point by point. Only then the points are counted.
"""

import numpy as np
from numpy.typing import NDArray

from core.arrays import Bytes, Floats, Integers
from core.compiled import (
    BOOL,
    F8,
    I8,
    READ_F8,
    READ_U1,
    READ_U4,
    WRITE_F8,
    WRITE_I4,
    WRITE_I8,
    WRITE_U1,
    WRITE_U4,
    compiled,
    together,
)

BLOCK = 1 << 14
"""Points whose bins are found before they are counted: 64 kB, which stay in the cache beside the tally."""

_HELD = 1 << 8
"""Points that a byte of a tally holds before they are carried."""

_NEAR = -1  # what stands for the bin of a point that is nearer to an edge than the tolerance

_AXIS = together(READ_F8, F8, F8, BOOL)

Axis = tuple[Floats, float, float, bool]
"""Edges, scale, tolerance and search: the fields of a ``Ruler``."""


@compiled(I8, F8, READ_F8)
def _searched(value: float, edges: Floats) -> int:
    """Return the bin of a value, by a search among all edges."""
    low, high = 0, edges.size - 1
    while high - low > 1:
        middle = (low + high) // 2
        if edges[middle] <= value:
            low = middle
        else:
            high = middle
    return low


@compiled(I8, F8, F8, READ_F8, BOOL)
def _exact(value: float, place: float, edges: Floats, search: bool) -> int:
    """Return the bin of a value: near an edge that edge decides, or a search among all edges."""
    if search:
        return _searched(value, edges)
    edge = int(place + 0.5)
    return min(edge - int(value < edges[np.uint64(edge)]), edges.size - 2)


@compiled(BOOL, READ_F8, READ_F8, _AXIS, _AXIS, WRITE_I4)
def _place(
    x: Floats,
    y: Floats,
    x_axis: Axis,
    y_axis: Axis,
    index: NDArray[np.int32],
) -> bool:
    """Write the bin of each point, ``ny * nx`` where it is out of range; tell whether some are too near to an edge.

    Every point takes the same steps, so that several are taken at once.
    """
    (x_edges, x_scale, x_tol, _), (y_edges, y_scale, y_tol, _) = x_axis, y_axis
    nx, ny = x_edges.size - 1, y_edges.size - 1
    x_min, x_max, y_min, y_max = x_edges[0], x_edges[nx], y_edges[0], y_edges[ny]
    width, outside = np.int32(nx), np.int32(nx * ny)
    near = False
    for i in range(x.size):
        a, b = x[i], y[i]
        inside = (a >= x_min) & (a <= x_max) & (b >= y_min) & (b <= y_max)
        place_x = ((a if inside else x_min) - x_min) * x_scale  # one far outside is no number of a bin
        place_y = ((b if inside else y_min) - y_min) * y_scale
        column, row = np.int32(place_x), np.int32(place_y)
        past_x, past_y = place_x - np.float64(column), place_y - np.float64(row)
        close = (past_x < x_tol) | (past_x > 1.0 - x_tol) | (past_y < y_tol) | (past_y > 1.0 - y_tol)
        found = np.int32(_NEAR) if close else np.int32(row * width + column)
        index[i] = found if inside else outside
        near |= inside & close
    return near


@compiled(I8, READ_F8, READ_F8, _AXIS, _AXIS, WRITE_I4)
def _find(
    x: Floats,
    y: Floats,
    x_axis: Axis,
    y_axis: Axis,
    index: NDArray[np.int32],
) -> int:
    """Write the bin of each point, ``ny * nx`` where it is out of range; return how many points there are."""
    (x_edges, x_scale, _, x_search), (y_edges, y_scale, _, y_search) = x_axis, y_axis
    nx = x_edges.size - 1
    if _place(x, y, x_axis, y_axis, index):
        for i in range(x.size):
            if index[i] == _NEAR:
                column = _exact(x[i], (x[i] - x_edges[0]) * x_scale, x_edges, x_search)
                row = _exact(y[i], (y[i] - y_edges[0]) * y_scale, y_edges, y_search)
                index[i] = row * nx + column
    return x.size


@compiled(I8, READ_F8, READ_F8, _AXIS, _AXIS, WRITE_U1, WRITE_U4)
def count(
    x: Floats,
    y: Floats,
    x_axis: Axis,
    y_axis: Axis,
    tally: Bytes,
    carried: NDArray[np.uint32],
) -> int:
    """Add each point to the byte of its bin in a flat ``(ny * nx + 1,)`` tally, those out of range to the last one.

    A byte that overflows goes on from 0, and its bin in ``carried``, of the same shape, grows by 1. The whole number is
    ``tally + 256 carried``; bytes, since a tally in the processor's cache is what makes the fill fast. Returns how many
    times something was carried.
    """
    index = np.empty(min(BLOCK, x.size), np.int32)
    overflows = 0
    for start in range(0, x.size, BLOCK):
        stop = min(start + BLOCK, x.size)
        found = _find(x[start:stop], y[start:stop], x_axis, y_axis, index)
        for k in range(found):
            place = np.uint64(np.uint32(index[k]))  # unsigned: numba need not look for negative ones
            grown = np.uint8(tally[place] + np.uint8(1))
            tally[place] = grown
            if grown == 0:
                carried[place] += np.uint32(1)
                overflows += 1
    return overflows


@compiled(I8, READ_U1, READ_U4, WRITE_I8)
def total(tally: Bytes, carried: NDArray[np.uint32], rows: Integers) -> int:
    """Add ``tally + 256 carried`` to ``rows``; ``carried`` may be empty for none. Returns the number of bins."""
    if carried.size:
        for k in range(rows.size):
            rows[k] += np.int64(tally[k]) + np.int64(_HELD) * np.int64(carried[k])
    else:
        for k in range(rows.size):
            rows[k] += np.int64(tally[k])
    return rows.size


@compiled(I8, READ_F8, READ_F8, READ_F8, _AXIS, _AXIS, I8, I8, WRITE_U1, WRITE_U4, WRITE_F8)
def add(
    x: Floats,
    y: Floats,
    weight: Floats,
    x_axis: Axis,
    y_axis: Axis,
    first: int,
    stop: int,
    tally: Bytes,
    carried: NDArray[np.uint32],
    sums: Floats,
) -> int:
    """Count the points whose bin is one of ``first:stop`` as ``count`` does, and add up their weights in their order.

    ``sums`` are the flat ``(ny * nx,)`` sums of weights. Returns how many times something was carried.
    """
    index = np.empty(min(BLOCK, x.size), np.int32)
    mine = np.empty(index.size + 1, np.int32)
    overflows = 0
    for start in range(0, x.size, BLOCK):
        end = min(start + BLOCK, x.size)
        found = _find(x[start:end], y[start:end], x_axis, y_axis, index)
        kept = 0
        for k in range(found):
            # Written always, kept only if it is ours: a branch here would be guessed wrong every second time.
            mine[np.uint64(kept)] = k
            kept += int((index[k] >= first) & (index[k] < stop))
        for k in range(kept):
            point = np.uint64(np.uint32(mine[k]))
            place = np.uint64(np.uint32(index[point]))
            sums[place] += weight[np.uint64(start) + point]
            grown = np.uint8(tally[place] + np.uint8(1))
            tally[place] = grown
            if grown == 0:
                carried[place] += np.uint32(1)
                overflows += 1
    return overflows


READY = True
"""Stands at the end: the module is loaded as a whole."""
