"""Dates whose parts stand in columns without names: a year, a month and a day, perhaps a time of the day."""

import math
from collections.abc import Mapping, Sequence

_YEARS = (1800, 2200)
_DAY_OF_YEAR, _MONTH, _DAY = (1, 366), (1, 12), (1, 31)
_TIME = ((0, 24), (0, 60), (0, 60))


def date_parts(columns: Mapping[int, Sequence[float]]) -> frozenset[int]:
    """Return which columns hold the parts of a date: a year, beside it a month and a day, and what follows of the time.

    Parameters
    ----------
    columns : mapping of int to sequence of float
        The first values of the columns of numbers, by their place.
    """

    def within(place: int, limits: tuple[int, int]) -> bool:
        values = [value for value in columns.get(place, ()) if math.isfinite(value)]
        return bool(values) and all(value.is_integer() and limits[0] <= value <= limits[1] for value in values)

    for first in columns:
        if not within(first, _YEARS):
            continue
        for month in (first + 1, first + 2):
            if (
                within(month, _MONTH)
                and within(month + 1, _DAY)
                and (month == first + 1 or within(first + 1, _DAY_OF_YEAR))
            ):
                last = month + 1
                for limits in _TIME:
                    if not within(last + 1, limits):
                        break
                    last += 1
                return frozenset(range(first, last + 1))
    return frozenset()
