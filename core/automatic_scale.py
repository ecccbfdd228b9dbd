"""The automatic scale: linear, or asinh where a few places are far denser than the rest.

It follows from the points and their grid alone, not from the sigma that is shown: so it stays while sigma is turned,
and is the same in the window and without one.
"""

import numpy as np

from core.arrays import Floats, Integers
from core.bandwidth import scott
from core.grid import Grid
from core.histogram import Counts
from core.picture import scale_of
from core.points import Points
from core.progress import silent
from core.settings import Scale
from core.smoothing import smooth, transform

_ENOUGH = 500  # bins along an axis; more are joined first


def automatic_scale(points: Points, counts: Counts) -> Scale:
    """Return the scale that suits the density at Scott's sigma, seen in at most 500 x 500 bins.

    Parameters
    ----------
    points : Points
    counts : Counts
        The points, counted.
    """
    grid = counts.grid
    join_x, join_y = -(-grid.nx // _ENOUGH), -(-grid.ny // _ENOUGH)
    joined = _joined(_joined(counts.values, join_x, axis=1), join_y, axis=0)
    coarse = Counts(Grid(grid.range, joined.shape[1], joined.shape[0]), joined, counts.rows, counts.in_range, 0)
    sigma = scott(points, grid)
    return scale_of(smooth(transform(coarse, silent), sigma / join_x, sigma / join_y, silent))


def _joined(values: Floats | Integers, number: int, axis: int) -> Floats | Integers:
    """Return the sums of so many neighbours along an axis; the last one may have fewer."""
    if number == 1:
        return values
    sums: Floats | Integers = np.add.reduceat(values, np.arange(0, values.shape[axis], number), axis=axis)
    return sums
