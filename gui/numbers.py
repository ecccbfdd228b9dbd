"""Numbers as the window writes and reads them, with the decimal mark of the user's locale.

Files, tables in the clipboard and the command line are none of its business: there, numbers are written by core.
"""

import math
import re

from PySide6.QtCore import QLocale

_THIN = "\N{NARROW NO-BREAK SPACE}"
_MOST_DECIMALS = 12
_DIGITS_OF_A_DOUBLE = 15
_BETWEEN_GROUPS = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3})")


def local(text: str) -> str:
    """Return a number that is written with a point, with the decimal mark of the user's locale."""
    return text.replace(".", QLocale().decimalPoint())


def number_in(text: str) -> float:
    """Return the number that was typed, NaN where it is none or has no end.

    Point and comma are decimal marks, in every locale: thousands are parted by thin spaces, or not at all.
    """
    plain = text.strip().replace("\N{MINUS SIGN}", "-").replace(QLocale().decimalPoint(), ".").replace(",", ".")
    try:
        number = math.nan if "_" in plain else float(_BETWEEN_GROUPS.sub("", plain))  # float() takes 1_0
    except ValueError:
        return math.nan
    return number if math.isfinite(number) else math.nan


def words_in(text: str) -> list[str]:
    """Return the words of a list of numbers, which stand apart by blanks, semicolons, or commas and a blank.

    Commas alone are decimal marks beside semicolons, or where they are the user's, unless there are points too.
    """
    decimal = "." not in text and (";" in text or QLocale().decimalPoint() == ",")
    return [word for word in re.split(r"[;\s]+|,(?!\d)|(?<!\d)," if decimal else r"[;,\s]+", text) if word]


def list_of(words: list[str]) -> str:
    """Return the text that leads back to the words of a list."""
    return ("; " if QLocale().decimalPoint() == "," else ", ").join(words)


def whole(number: int) -> str:
    """Write a whole number in groups of three, e.g. 1 204 331."""
    return f"{number:,}".replace(",", _THIN)


def significant(number: float, digits: int = 4) -> str:
    """Write a number with so many significant digits, keeping its zeros: 0.4540, 12.30, 1.234e+06."""
    if number == 0 or not math.isfinite(number):
        return f"{number:g}"
    exponent = math.floor(math.log10(abs(float(f"{number:.{digits - 1}e}"))))
    if -4 <= exponent < max(digits, 6):
        return local(f"{number:.{max(0, digits - 1 - exponent)}f}")
    return local(f"{number:.{digits - 1}e}")


def short(number: float, digits: int = 6) -> str:
    """Write a number with at most so many significant digits and no needless zeros: 1, 0.063, 1.5e-07."""
    return local(f"{number:.{digits}g}")


def at_step(number: float, step: float) -> str:
    """Write a position so that a hundredth of the step (the width of a bin) is still told."""
    if not step > 0 or not math.isfinite(step):
        return short(number)
    decimals = 2 - math.floor(math.log10(step))
    if decimals > _MOST_DECIMALS or abs(number) >= 1e12:
        return short(number, 12)
    return local(f"{number:.{max(0, decimals)}f}")


def in_steps(number: float, step: float, least: int = 8) -> str:
    """Write an end of a range so that a tenth of a step (the width of a bin) is told, in few digits where they do."""
    if number == 0 or not step > 0 or not math.isfinite(step):
        return short(number, least)
    digits = math.ceil(math.log10(abs(number)) - math.log10(step)) + 2
    return exact(number) if digits > _DIGITS_OF_A_DOUBLE else short(number, max(least, digits))


def exact(number: float) -> str:
    """Write all digits of a number, as few as lead back to it, and without an exponent where that is legible."""
    return local(repr(float(number)).removesuffix(".0"))


def without_zeros(text: str) -> str:
    """Return a number without the zeros at the end of its decimals."""
    mark = QLocale().decimalPoint()
    return text.rstrip("0").removesuffix(mark) if mark in text and "e" not in text else text
