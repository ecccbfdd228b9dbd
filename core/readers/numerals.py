"""Which texts are numbers, which say that a value is missing, and which are neither."""

import math
import re
from enum import Enum, auto
from functools import lru_cache

MISSING = frozenset(
    [
        *("", "-", "--", "---", ".", "..", "...", "?", "*", "\\N", "~", "None", "none", "NONE"),
        *("NA", "na", "Na", "N/A", "n/a", "N.A.", "n.a.", "#N/A", "#NA", "<NA>", "#NULL!", "NaT"),
        *("NULL", "null", "Null", "missing", "Missing", "MISSING", "nil", "masked"),
    ]
)
"""Cells that say that there is no value."""

NOT_NUMBERS = frozenset(sign + word for sign in ("", "-", "+") for word in ("nan", "NaN", "NAN", "Nan"))
"""Cells that are the computer's word for what is not a number."""

TIME = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?|\d{1,2}:\d{2}(:\d{2}.*)?")
"""Cells that are a date, a time of the day, or both."""

_AROUND = ' \t\r\n\f\v\x1a"\N{NO-BREAK SPACE}'
_LONGEST = 10_000  # characters; to turn millions of digits into a number takes minutes
_FORTRAN = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)[dD][+-]?\d+")
_GROUPS = {
    ",": re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?([eE][+-]?\d+)?"),
    ".": re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d*)?([eE][+-]?\d+)?"),
}


def number_of(text: str, decimal: str = ".", thousands: str = "") -> float | None:
    """Return the number that a cell holds, None where the cell says that there is none.

    Parameters
    ----------
    text : str
        The characters of the cell, blanks around them included.
    decimal : ``"."`` or ``","``
    thousands : ``""``, ``","`` or ``"."``
        Only whole groups of three digits are taken as such.

    Returns
    -------
    float or None
        ``float(text)`` exactly, with the decimal mark as a point; also ``1D5`` as Fortran writes it. NaN where the
        text is no number: hexadecimals, underscores, digits of other scripts and the other mark are none, nor is what
        has more than 10 000 characters.
    """
    text = text.strip(_AROUND)
    if text in MISSING:
        return None
    if not text.isascii() or "_" in text or len(text) > _LONGEST:
        return math.nan
    if thousands and _GROUPS[thousands].fullmatch(text):
        text = text.replace(thousands, "")
    if decimal != ".":
        if "." in text:
            return math.nan
        text = text.replace(decimal, ".", 1)
    try:
        return float(text)
    except ValueError:
        return float(text.replace("d", "e").replace("D", "e")) if _FORTRAN.fullmatch(text) else math.nan


def is_number(value: float | None) -> bool:
    """Tell whether what ``number_of`` returned is a number."""
    return value is not None and not math.isnan(value)


def is_text(cell: str, value: float | None) -> bool:
    """Tell whether a cell, whose number is ``value``, holds neither a number nor a word for one that is not there."""
    return value is not None and math.isnan(value) and cell.strip(' "') not in NOT_NUMBERS


class Form(Enum):
    """How a cell is written, seen with one decimal mark."""

    EMPTY = auto()
    """Missing, or a word for what is not a number."""
    WHOLE = auto()
    """A number without a decimal mark."""
    FRACTION = auto()
    """A number with the decimal mark."""
    GROUPED = auto()
    """Grouped by thousands beyond doubt: with both marks, or with the other one twice."""
    DOUBTFUL = auto()
    """One group of three digits behind the other mark: thousands, or a fraction written with that mark."""
    OTHER_MARK = auto()
    """A fraction with the other mark."""
    TEXT = auto()


NUMBERS = frozenset({Form.WHOLE, Form.FRACTION, Form.GROUPED, Form.DOUBTFUL})
"""Forms that a column of numbers may mix."""


@lru_cache(1 << 14)
def form_of(cell: str, decimal: str) -> Form:
    """Return how a cell is written."""
    other = "." if decimal == "," else ","
    value = number_of(cell, decimal)
    if is_number(value):
        return Form.FRACTION if decimal in cell else Form.WHOLE
    if not is_text(cell, value):
        return Form.EMPTY
    if other not in cell:
        return Form.TEXT
    if _GROUPS[other].fullmatch(cell.strip(_AROUND)):
        return Form.GROUPED if decimal in cell or cell.count(other) > 1 else Form.DOUBTFUL
    return Form.OTHER_MARK if is_number(number_of(cell, other)) else Form.TEXT
