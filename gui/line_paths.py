"""Lines in pixels of a view: what of them can be seen, in as many corners as can be told apart."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.arrays import Floats
from gui.frame import Frame
from gui.seen import Seen

_MARGIN = 24.0  # pixels beyond the edge
_FINE = 4.0  # corners that lie in one square of so many to a pixel are one


@dataclass(frozen=True, eq=False, slots=True)
class Paths:
    """Runs of corners ``(k, 2)``, in pixels from the upper left of the view."""

    runs: tuple[Floats, ...]

    def distance(self, x: float, y: float) -> float:
        """Return how far a pixel is from the nearest corner or line; infinite where there is none."""
        return min((_distance(run, x, y) for run in self.runs), default=float("inf"))


def pixels_of(seen: Seen, x: Floats, y: Floats) -> Floats:
    """Return the pixels ``(k, 2)`` of positions in data units."""
    (left, right), (low, high) = seen.spans
    column = (_plane(seen.frames.across, x) - left) * (seen.size[0] / (right - left))
    row = (high - _plane(seen.frames.up, y)) * (seen.size[1] / (high - low))
    return np.column_stack((column, row))


def paths_of(rings: Sequence[Floats], seen: Seen) -> Paths:
    """Return what can be seen of closed rings in data units."""
    if not rings:
        return Paths(())
    places = np.concatenate(rings)
    pixels = pixels_of(seen, places[:, 0], places[:, 1])
    ends = np.cumsum([len(ring) for ring in rings])
    starts = np.zeros(len(pixels), np.bool_)  # corners to which no line leads
    starts[0] = True
    starts[ends[:-1]] = True
    size = np.array(seen.size, np.float64)
    low, high = (pixels < -_MARGIN), (pixels > size + _MARGIN)
    beside = np.concatenate((low, high), axis=1)
    hidden = np.zeros(len(pixels), np.bool_)  # lines to this corner that lie beside the view
    hidden[1:] = (beside[1:] & beside[:-1]).any(axis=1)
    square = np.floor(pixels * _FINE)
    same = np.zeros(len(pixels), np.bool_)
    same[1:] = (square[1:] == square[:-1]).all(axis=1)
    broken = starts | hidden
    kept = ~same | broken
    kept[:-1] |= broken[1:]  # the last corner before a break
    pixels, broken = pixels[kept], broken[kept]
    runs = np.split(pixels, np.flatnonzero(broken)[1:])
    return Paths(tuple(run for run in runs if len(run) > 1))


def _plane(frame: Frame, values: Floats) -> Floats:
    return (values - frame.origin) / frame.unit


def _distance(run: Floats, x: float, y: float) -> float:
    """Return the distance of a point from the lines of a run."""
    start, way = run[:-1], np.diff(run, axis=0)
    there = np.array([x, y]) - start
    length = (way * way).sum(axis=1)
    share = np.clip((there * way).sum(axis=1) / np.where(length > 0.0, length, 1.0), 0.0, 1.0)
    return float(np.sqrt(((there - share[:, np.newaxis] * way) ** 2).sum(axis=1).min()))
