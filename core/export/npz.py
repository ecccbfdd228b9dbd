"""The ``.npz`` export: the numbers themselves, for a notebook or another program."""

from typing import BinaryIO

import numpy as np

from core.export import Figure
from core.version import VERSION


def write(figure: Figure, file: BinaryIO) -> None:
    """Write the arrays of a figure; none needs pickle to be read.

    ``density`` (ny, nx) float64 and ``counts`` (ny, nx): per bin, row 0 at y_min; ``x_edges`` (nx + 1,) and
    ``y_edges`` (ny + 1,) in data units; ``sigma`` (2,): standard deviations along x and y that were used, in bins;
    ``source``, ``x_name``, ``y_name`` and ``version``: text.
    """
    result = figure.result
    sigma = (0.0, 0.0) if result.settings.raw else result.sigma
    np.savez(
        file,
        density=result.density.per_bin,
        counts=result.counts.values,
        x_edges=result.grid.x_edges,
        y_edges=result.grid.y_edges,
        sigma=np.array(sigma),
        source=np.array(figure.source),
        x_name=np.array(figure.x_name),
        y_name=np.array(figure.y_name),
        version=np.array(VERSION),
    )
