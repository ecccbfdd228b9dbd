"""Wrapping: longitudes counted from another meridian, so that a cloud across the seam is in one piece."""

import numpy as np

from core.arrays import Floats, frozen
from core.points import Points
from core.progress import Report
from core.settings import Wrap

_TURN = 360.0
_PIECE = 1 << 20  # points between two reports


def wrapped(x: Floats, wrap: Wrap) -> Floats:
    """Return longitudes in ``[start, start + 360)``, in degrees; those that lie there, and NaN, stay as they are.

    Parameters
    ----------
    x : (m,) float64
    wrap : Wrap
        Its start is -180 or 0; None: all stay as they are.
    """
    if wrap.start is None:
        return x
    outside = np.isfinite(x) & ((x < wrap.start) | (x >= wrap.start + _TURN))
    if not outside.any():
        return x
    far = x[outside]
    near = far - _TURN * np.floor((far - wrap.start) / _TURN)  # exact within two turns
    found = x.copy()
    found[outside] = np.where((near >= wrap.start) & (near < wrap.start + _TURN), near, wrap.start)  # what was rounded
    return found


def wrapped_points(points: Points, wrap: Wrap, report: Report) -> Points:
    """Return points whose x is wrapped; without a wrap the very same ones."""
    if wrap.start is None:
        return points
    x = np.empty(len(points))
    for start in range(0, len(points), _PIECE):
        report(start / len(points), "Wrapping longitudes")
        piece = slice(start, start + _PIECE)
        x[piece] = wrapped(points.x[piece], wrap)
    return Points(frozen(x), points.y, points.weight)
