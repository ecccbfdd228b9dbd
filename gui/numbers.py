"""Numbers as the window writes them."""

import math

from PySide6.QtCore import QLocale

_THIN = "\N{NARROW NO-BREAK SPACE}"
_MOST_DECIMALS = 12
_DIGITS_OF_A_DOUBLE = 15


def local(text: str) -> str:
    """Return a number that is written with a point, with the decimal mark of the user's locale."""
    return text.replace(".", QLocale().decimalPoint())


def whole(number: int) -> str:
    """Write a whole number in groups of three, e.g. 1 204 331."""
    return f"{number:,}".replace(",", _THIN)


def significant(number: float, digits: int = 4) -> str:
    """Write a number with so many significant digits, keeping its zeros: 0.4540, 12.30, 1.234e+06."""
    if number == 0 or not math.isfinite(number):
        return f"{number:g}"
    exponent = math.floor(math.log10(abs(float(f"{number:.{digits - 1}e}"))))
    if -4 <= exponent < max(digits, 6):
        return f"{number:.{max(0, digits - 1 - exponent)}f}"
    return f"{number:.{digits - 1}e}"


def short(number: float, digits: int = 6) -> str:
    """Write a number with at most so many significant digits and no needless zeros: 1, 0.063, 1.5e-07."""
    return f"{number:.{digits}g}"


def at_step(number: float, step: float) -> str:
    """Write a position so that a hundredth of the step (the width of a bin) is still told."""
    if not step > 0 or not math.isfinite(step):
        return f"{number:.6g}"
    decimals = 2 - math.floor(math.log10(step))
    if decimals > _MOST_DECIMALS or abs(number) >= 1e12:
        return f"{number:.12g}"
    return f"{number:.{max(0, decimals)}f}"


def in_steps(number: float, step: float, least: int = 8) -> str:
    """Write an end of a range so that a tenth of a step (the width of a bin) is told, in few digits where they do."""
    if number == 0 or not step > 0 or not math.isfinite(step):
        return short(number, least)
    digits = math.ceil(math.log10(abs(number)) - math.log10(step)) + 2
    return exact(number) if digits > _DIGITS_OF_A_DOUBLE else short(number, max(least, digits))


def exact(number: float) -> str:
    """Write all digits of a number, as few as lead back to it, and without an exponent where that is legible."""
    text = repr(float(number))
    return text.removesuffix(".0")
