"""From points and settings to all that is shown, one stage after the other, keeping what did not change."""

from dataclasses import dataclass

from core.arrays import Bytes, Floats, Integers
from core.grid import Grid
from core.messages import Message
from core.picture import Picture
from core.points import Points
from core.progress import Report
from core.settings import Settings


@dataclass(frozen=True, eq=False)
class Result:
    """CONTRACT SKETCH: everything that is shown, with the settings that it was made of."""

    points: Points
    settings: Settings
    grid: Grid
    # counts.values (ny, nx) float64 or int64: sums of weights; counts.rows (ny, nx) int64: number of rows
    # counts.total (weight in range), counts.in_range, counts.outside (rows)
    sigma: tuple[float, float]  # in bins, (x, y)
    # density.per_bin (ny, nx) float64; density.values in the unit; density.at(x, y) -> float | None; density.maximum
    picture: Picture
    notes: tuple[Message, ...]


def compute(points: Points, settings: Settings, previous: Result | None, report: Report) -> Result:
    """CONTRACT SKETCH: the result of the settings; stages of ``previous`` that did not change are taken over."""
    raise NotImplementedError
