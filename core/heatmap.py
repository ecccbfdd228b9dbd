"""The two notebook functions that the program grew from; what they promise on numbers is the law of the rest."""

from collections.abc import Sequence
from operator import index

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.arrays import Floats
from core.errors import UserError
from core.grid import Grid, bins_of
from core.histogram import count_points
from core.points import points_of
from core.progress import silent
from core.reach import full_range
from core.smoothing import smooth, transform


def mk_heatmap(
    x: ArrayLike, y: ArrayLike, s: float | Sequence[float], bins: int | Sequence[int] = 1000
) -> tuple[Floats, list[float], Floats, Floats]:
    """Return the smoothed two-dimensional histogram of points.

    Parameters
    ----------
    x, y : array_like, one-dimensional, of the same length, finite, not empty
        Positions, converted to float64 first.
    s : float, or (s_x, s_y)
        Standard deviation of the Gaussian, in bins.
    bins : int, or (nx, ny)
        Number of bins along each axis.

    Returns
    -------
    heatmap : (ny, nx) float64
        ``numpy.histogram2d`` over ``[[x.min(), x.max()], [y.min(), y.max()]]``, smoothed as by
        ``scipy.ndimage.gaussian_filter(sigma=s)`` with scipy's defaults, and transposed: row = y bin, row 0 at y_min.
    extent : list of 4 floats
        ``[x_min, x_max, y_min, y_max]`` of the bins.
    xedges, yedges : (nx + 1,) and (ny + 1,) float64
        Bit for bit those of ``numpy.histogram2d``.

    Raises
    ------
    ValueError
        If there are no points, shapes differ, a value is not finite, values are too far apart for float64 to tell by
        how much, a sigma is negative or there is no bin.
    TypeError
        If a number of bins is no integer.
    """
    points = points_of(x, y)
    if len(points) == 0:
        raise ValueError("x and y are empty")
    nx, ny = (index(number) for number in np.broadcast_to(np.asarray(bins), 2))
    sigma_x, sigma_y = (float(number) for number in np.broadcast_to(np.asarray(s, dtype=np.float64), 2))
    if nx < 1 or ny < 1:
        raise ValueError(f"bins is {bins}, but there must be at least 1 along each axis")
    if not (sigma_x >= 0.0 and sigma_y >= 0.0):
        raise ValueError(f"s is {s}, but a standard deviation is at least 0")
    try:
        grid = Grid(full_range(points), nx, ny)
    except UserError as error:
        raise ValueError(str(error)) from error
    counts = count_points(points, grid, silent)
    heatmap = np.array(smooth(transform(counts, silent), sigma_x, sigma_y, silent))
    return heatmap, list(grid.extent), np.array(grid.x_edges), np.array(grid.y_edges)


def value_heatmap(
    x: ArrayLike, y: ArrayLike, xbins: ArrayLike, ybins: ArrayLike, heatmap: ArrayLike
) -> NDArray[np.float64] | float:
    """Return the value of the bin that holds each position.

    Parameters
    ----------
    x, y : scalar or array_like of the same shape
        Positions in data units; outside ones fall into the edge bins.
    xbins, ybins : (nx + 1,) and (ny + 1,) array_like
        Edges of the bins.
    heatmap : (ny, nx) array_like

    Returns
    -------
    float, or an array of the shape of ``x`` and ``y``
        By ``digitize(x, xbins[1:-1])``: a bin holds its lower edge.
    """
    columns = bins_of(np.asarray(x), np.asarray(xbins))
    rows = bins_of(np.asarray(y), np.asarray(ybins))
    value: NDArray[np.float64] | float = np.asarray(heatmap)[rows, columns]
    return value
