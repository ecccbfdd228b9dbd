"""Points: positions x, y and an optional weight, all finite float64."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from core.arrays import Floats, frozen
from core.messages import mark
from core.progress import Report, silent
from core.threads import spread_steps

_PIECE = 1 << 16  # points that are looked through at once: they stay in the processor's cache
Ends = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, eq=False)
class Points:
    """Positions with an optional weight each; equal only to itself, so that a kept stage knows its points.

    Attributes
    ----------
    x, y : (n,) float64, finite, read-only
        Positions in data units.
    weight : (n,) float64, finite, read-only, or None
        None where every point weighs 1.
    """

    x: Floats
    y: Floats
    weight: Floats | None = None
    _found: dict[str, Ends] = field(default_factory=dict, init=False, repr=False)

    def __len__(self) -> int:
        return int(self.x.size)

    def ends(self, report: Report = silent) -> Ends:
        """Return the smallest and largest x, then y; there must be a point. Found once, on all threads, then kept."""
        if "ends" not in self._found:
            pieces: list[Ends] = []

            def look(step: slice) -> None:
                x, y = self.x[step], self.y[step]
                pieces.append(((x.min(), x.max()), (y.min(), y.max())))

            spread_steps(len(self), _PIECE, look, report, mark("Looking for the range"))
            self._found["ends"] = (
                (float(min(x[0] for x, _ in pieces)), float(max(x[1] for x, _ in pieces))),
                (float(min(y[0] for _, y in pieces)), float(max(y[1] for _, y in pieces))),
            )
        return self._found["ends"]

    def part(self, start: int, stop: int, step: int = 1) -> "Points":
        """Return the points ``start:stop:step`` as views of the same memory."""
        chosen = slice(start, stop, step)
        return Points(self.x[chosen], self.y[chosen], None if self.weight is None else self.weight[chosen])


def points_of(x: ArrayLike, y: ArrayLike, weight: ArrayLike | None = None) -> Points:
    """Return points of any two (or three) arrays of numbers, converted to float64 first.

    Parameters
    ----------
    x, y : array_like, one-dimensional, of the same length, finite
    weight : array_like of the same length, finite, or None

    Raises
    ------
    ValueError
        If a length or a shape differs, or a value is not finite; the message names it.
    """
    columns = [_column(values, name) for values, name in ((x, "x"), (y, "y"))]
    if weight is not None:
        columns.append(_column(weight, "weight"))
    if len({column.size for column in columns}) > 1:
        raise ValueError(f"x, y and weight have different lengths: {[int(column.size) for column in columns]}")
    return Points(*columns)


def _column(values: ArrayLike, name: str) -> Floats:
    column = np.asarray(values, dtype=np.float64)
    if column.ndim != 1:
        raise ValueError(f"{name} has {column.ndim} dimensions instead of 1")
    finite = np.isfinite(column)
    if not finite.all():
        first = int(np.argmin(finite))
        raise ValueError(f"{name}[{first}] is {column[first]}, which is not finite")
    return frozen(np.ascontiguousarray(column))
