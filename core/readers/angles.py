"""Angles in sixtieths, such as ``12:34:56.7`` and ``-05d06m07s``: the degrees they are, and whether they are hours."""

import math
import re
from collections.abc import Sequence

from core.column_names import words_in, words_of
from core.columns import Kind
from core.readers.numerals import MISSING

_ANGLE = re.compile(
    r"""([+-]?)\s*(\d{1,3})\s*([:hd°\s])\s*  # the whole part
        (\d{1,2})(?:\s*[:m'′\s]\s*(\d{1,2}(?:\.\d*)?)\s*(?:s|"|″|'')?|(\.\d*)\s*[m'′]?)""",
    re.VERBOSE | re.ASCII,
)
_HOURS = words_in("ra raj2000 raj rahms raicrs ra2000 rightascension alpha")
_DEGREES = words_in(
    "dec de dej2000 decj2000 dej decdms deicrs dec2000 declination delta lat latitude lon long longitude lng "
    "l b glon glat elon elat"
)


def degrees_of(text: str, hours: bool) -> float | None:
    """Return the degrees of an angle, None where the cell is missing, NaN where it holds none.

    Parameters
    ----------
    text : str
        A whole part, minutes, and seconds with their fraction; or minutes with a fraction.
    hours : bool
        Of 15 degrees each.
    """
    text = text.strip(' "\t')
    if text in MISSING:
        return None
    found = _ANGLE.fullmatch(text)
    if found is None:
        return math.nan
    sign, whole, _, minutes, seconds, part = found.groups()
    last = float(seconds or 0)
    if int(minutes) >= 60 or last > 60 or int(whole) > (24 if hours else 360):  # a rounded second may be 60
        return math.nan
    size = int(whole) * 3600 + 60 * (int(minutes) + float(part or 0)) + last
    return math.copysign(size / (240 if hours else 3600), -1 if sign == "-" else 1)


def is_angle(text: str) -> bool:
    """Tell whether a cell holds a whole part, minutes and seconds, which may be a time of the day."""
    found = _ANGLE.fullmatch(text.strip(' "\t'))
    return found is not None and found[5] is not None


def kind_of_angles(name: str, cells: Sequence[str]) -> Kind | None:
    """Return whether cells are hours or degrees; None where they are no angles, or may be times of the day.

    Letters tell, and signs; else the name.
    """
    filled = [text for text in (cell.strip(' "\t') for cell in cells) if text not in MISSING]
    found = [_ANGLE.fullmatch(text) for text in filled]
    if not found or not all(one and one[5] for one in found):
        return None
    marks = {one[3] for one in found if one}
    if marks == {"h"}:
        return Kind.HOURS
    words = words_of(name)
    named = {"".join(words), words[0] if words else ""}
    signed = any(one[1] for one in found if one)
    if named & _HOURS and not signed and all(int(one[2]) < 24 for one in found if one):
        return Kind.HOURS
    return Kind.ANGLE if marks <= {"d", "°"} or signed or named & _DEGREES else None
