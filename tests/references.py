"""Slow and obvious references, and hostile points, that the tests hold the fast code against."""

import itertools

import numpy as np
import scipy.ndimage
from hypothesis import strategies as st

from core.arrays import Floats
from core.grid import Grid
from core.points import Points
from core.ranges import Range


def histogram_by_loop(points: Points, grid: Grid) -> tuple[Floats, Floats]:
    """Return sums of weights and numbers of points, (ny, nx), point by point and bin by bin."""
    x_edges = np.linspace(*_ends(grid.range.x_min, grid.range.x_max), grid.nx + 1)
    y_edges = np.linspace(*_ends(grid.range.y_min, grid.range.y_max), grid.ny + 1)
    sums, rows = np.zeros((grid.ny, grid.nx)), np.zeros((grid.ny, grid.nx))
    for i, (x, y) in enumerate(zip(points.x, points.y, strict=True)):
        column, row = _bin(x, x_edges), _bin(y, y_edges)
        if column is not None and row is not None:
            sums[row, column] += 1.0 if points.weight is None else points.weight[i]
            rows[row, column] += 1
    return sums, rows


def histogram_by_numpy(points: Points, grid: Grid) -> Floats:
    """Return ``numpy.histogram2d`` over the grid's range, as (ny, nx)."""
    span = [[grid.range.x_min, grid.range.x_max], [grid.range.y_min, grid.range.y_max]]
    counts: Floats = np.histogram2d(points.x, points.y, bins=(grid.nx, grid.ny), range=span, weights=points.weight)[0].T
    return counts


def counts_along_x(values: Floats, bins: int, low: float, high: float) -> Floats:
    """Return numpy's counts along one axis; ``numpy.histogram`` itself refuses edges that coincide."""
    points = Points(values, np.zeros(values.size))
    return np.asarray(histogram_by_numpy(points, Grid(Range(low, high, -1.0, 1.0), bins, 2)).sum(axis=0))


def smooth_by_scipy(counts: Floats, sigma_x: float, sigma_y: float) -> Floats:
    """Return ``scipy.ndimage.gaussian_filter`` of (ny, nx) counts."""
    return np.asarray(scipy.ndimage.gaussian_filter(counts, (sigma_y, sigma_x)))


def on_and_around(edges: Floats) -> Floats:
    """Return every edge and the values one unit in the last place to either side, inside the edges' range."""
    values: Floats = np.concatenate([edges, np.nextafter(edges, -np.inf), np.nextafter(edges, np.inf)])
    inside: Floats = values[(values >= edges[0]) & (values <= edges[-1])]
    return inside


RANGES: tuple[tuple[float, float], ...] = (
    (0.0, 1.0),
    (-3.5635166606247353, 2.7638440798495663),
    (0.1, 0.7),
    (1e9, 1e9 + 1e-4),
    (2451545.0, 2451545.25),
    (5.4e6, 5.4e6 + 10.0),
    (4e15, 4e15 + 1000.0),
    (1e-300, 3e-300),
    (-1e-310, 1e-310),
    (-1e300, 1e300),
    (-1.0, 1e12),
    (1.0, 1.0 + 2**-50),
    (7.0, 7.0),
)
"""Ends of axes that have been trouble: offsets, tiny and huge ranges, no range at all."""


@st.composite
def hostile_axis(draw: st.DrawFn, size: int) -> Floats:
    """Draw values along one axis: normal, on a lattice, on and around edges, far away, all the same."""
    low, high = draw(st.sampled_from(RANGES))
    bins = draw(st.integers(2, 40))
    kind = draw(st.sampled_from(("uniform", "lattice", "edges")))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    inner: Floats
    if kind == "uniform":
        inner = low + (high - low) * rng.random(size)
    elif kind == "lattice":
        inner = low + (high - low) / bins * rng.integers(0, bins + 1, size).astype(np.float64)
    else:
        inner = np.array(rng.choice(on_and_around(np.linspace(low, high, bins + 1)), size), np.float64)
    values = np.empty(size)
    values[:] = np.clip(inner, low, high)
    values[: min(2, size)] = np.array([low, high])[: min(2, size)]
    return values


def pairs(values: tuple[int, ...]) -> list[tuple[int, int]]:
    """Return all ordered pairs of the values."""
    return list(itertools.product(values, values))


def _ends(low: float, high: float) -> tuple[float, float]:
    return (low - 0.5, high + 0.5) if low == high else (low, high)


def _bin(value: float, edges: Floats) -> int | None:
    if not edges[0] <= value <= edges[-1]:
        return None
    if value == edges[-1]:
        return edges.size - 2
    holding = [k for k in range(edges.size - 1) if edges[k] <= value < edges[k + 1]]
    return holding[-1]
