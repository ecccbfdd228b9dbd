"""What all cells of a column of texts are: whole numbers, numbers, or texts."""

import re
from collections.abc import Callable, Iterable
from enum import IntEnum

from core.readers.numerals import is_text

_PLAIN = re.compile(r"[+-]?(0|[1-9]\d{0,17})([.,]\d*)?([eE][+-]?\d+)?", re.ASCII)
_CODE = re.compile(r"[+-]?(0\d+|\d{19,})", re.ASCII)  # leading zeros, or more digits than a number holds


class Sort(IntEnum):
    """What all cells of a column are; the larger holds the smaller."""

    NONE = 0
    WHOLE = 1
    NUMBER = 2
    TEXT = 3


def sort_of(cells: Iterable[str], before: Sort, number: Callable[[str], float | None]) -> Sort:
    """Return what a column is after some more cells.

    Parameters
    ----------
    cells : texts
    before : Sort
    number : function
        Gives the number of a cell; None of one that is missing, not a number of a text.
    """
    sort = before
    if sort is Sort.TEXT:
        return sort
    for cell in cells:
        plain = _PLAIN.fullmatch(cell)
        if plain and not plain[2] and not plain[3]:
            sort = max(sort, Sort.WHOLE)
            continue
        value = number(cell)
        if value is None:
            continue
        if is_text(cell, value) or _CODE.match(cell.strip()):
            return Sort.TEXT
        sort = Sort.NUMBER
    return sort
