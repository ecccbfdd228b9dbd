"""Which texts are numbers, which say that a value is missing, and which are neither."""

import math
import re
from collections.abc import Iterable

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

_FORTRAN = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)[dD][+-]?\d+")
_GROUPS = {
    ",": re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?([eE][+-]?\d+)?"),
    ".": re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d*)?([eE][+-]?\d+)?"),
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
        text is no number: hexadecimals, underscores and digits of other scripts are none.
    """
    text = text.strip(' \t\r\n\f\v"\N{NO-BREAK SPACE}')
    if text in MISSING:
        return None
    if not text.isascii() or "_" in text:
        return math.nan
    if thousands and _GROUPS[thousands].fullmatch(text):
        text = text.replace(thousands, "")
    if decimal != "." and decimal in text:
        if "." in text:
            return math.nan
        text = text.replace(decimal, ".", 1)
    try:
        return float(text)
    except ValueError:
        return float(text.replace("d", "e").replace("D", "e")) if _FORTRAN.fullmatch(text) else math.nan


def is_text(cell: str, value: float | None) -> bool:
    """Tell whether a cell, whose number is ``value``, holds neither a number nor a word for one that is not there."""
    return value is not None and math.isnan(value) and cell.strip(' "') not in NOT_NUMBERS


def grouped(texts: Iterable[str], decimal: str) -> bool:
    """Tell whether some cell groups its digits by thousands beyond doubt: with both marks, or with one twice."""
    other = "." if decimal == "," else ","
    return any(
        other in text and (decimal in text or text.count(other) > 1) and _GROUPS[other].fullmatch(text.strip())
        for text in texts
    )
