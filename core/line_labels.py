"""Where the labels of lines stand: along the line, where it runs straight, none upon another."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.arrays import Floats

_STEP = 12.0  # pixels along a line between two places that are looked at
_MOST = 200  # places of a run
_LONGEST = 8  # runs of a line that are looked at
_LONGER = 3.0  # times the label: shorter lines bear none
_STRAIGHT = 0.97
_UPRIGHT = 0.35  # of straightness, that a label gives for being level
_UPWARDS = 0.02


@dataclass(frozen=True, slots=True)
class Place:
    """The middle of a label in pixels, the angle in degrees by which it is turned, clockwise, and its width."""

    x: float
    y: float
    angle: float
    width: float


def places_of(
    lines: Sequence[Sequence[Floats]], widths: Sequence[float], height: float, size: tuple[int, int]
) -> list[Place | None]:
    """Return a place for the label of each line; None where there is no room for it.

    Parameters
    ----------
    lines : sequence of sequences of (k, 2) float64
        The runs of each line: their corners, in pixels from the upper left.
    widths : sequence of float
        Of the labels, in pixels.
    height : float
        Of all labels, in pixels.
    size : (width, height)
        Of the picture, in pixels.
    """
    taken: list[Place] = []
    found: list[Place | None] = []
    for runs, width in zip(lines, widths, strict=True):
        places = sorted(_candidates(runs, width, size), key=lambda pair: -pair[0])
        chosen = next((place for _, place in places if _free(place, height, taken)), None)
        if chosen is not None:
            taken.append(chosen)
        found.append(chosen)
    return found


def _candidates(runs: Sequence[Floats], width: float, size: tuple[int, int]) -> list[tuple[float, Place]]:
    """Return places with their merit: straight, level and high up."""
    found = []
    for run in sorted(runs, key=len, reverse=True)[:_LONGEST]:
        along = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(run, axis=0).T))))
        length = float(along[-1])
        if length < _LONGER * width:
            continue
        middles = np.linspace(width / 2, length - width / 2, max(2, min(_MOST, int(length / _STEP))))
        start, stop = _at(run, along, middles - width / 2), _at(run, along, middles + width / 2)
        middle = _at(run, along, middles)
        way = stop - start
        straight = np.hypot(*way.T) / width
        angle = np.degrees(np.arctan2(way[:, 1], way[:, 0]))
        angle = (angle + 90.0) % 180.0 - 90.0
        inside = ((middle > width / 2 + 2) & (middle < np.array(size) - width / 2 - 2)).all(axis=1)
        merit = np.minimum(straight, _STRAIGHT) - _UPRIGHT * np.abs(angle) / 90.0 - _UPWARDS * middle[:, 1] / size[1]
        found += [
            (float(merit[i]), Place(float(middle[i, 0]), float(middle[i, 1]), float(angle[i]), width))
            for i in np.flatnonzero(inside & (straight > 0.8 * _STRAIGHT))
        ]
    return found


def _at(run: Floats, along: Floats, places: Floats) -> Floats:
    return np.column_stack([np.interp(places, along, run[:, axis]) for axis in (0, 1)])


def _free(place: Place, height: float, taken: Sequence[Place]) -> bool:
    """Tell whether a label keeps away from those that are there."""
    return all(
        math.hypot(place.x - other.x, 2.0 * (place.y - other.y)) > (place.width + other.width) / 2 + height
        for other in taken
    )
