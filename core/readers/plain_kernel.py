"""Plain decimal numbers of a text, compiled. To import this module is to load it; see ``core.readers.plain``.

A number of at most 19 digits is an integer below 2^64 times a power of ten. Both are taken as sums of two floats, so
that their product is known to 98 bits at least. Where all that it may be rounds to one float, that float is
``float()`` of the text; where it does not (an exact half, or by chance one number in 10^13), and wherever else a cell
is no plain number, the line is left to others.

Source: T. J. Dekker, A floating-point technique for extending the available precision, Numerische Mathematik 18 (1971)
224-242, for the exact product of two floats.
"""

from fractions import Fraction

import numpy as np

from core.arrays import Bytes, Floats, Integers
from core.compiled import (
    I8,
    READ_I8,
    READ_U1,
    WRITE_F8,
    WRITE_I8,
    WRITE_U1,
    compiled,
    inlined,
)

READ, UNCLEAN, FULL = 0, 1, 2
"""What became of a block: it was read; something is in it that others must look at; it has too many rows."""

_END, _RETURN, _SPACE, _SUBSTITUTE, _QUOTE, _LAST = 10, 13, 32, 26, 34, 127
_PLUS, _MINUS, _ZERO, _NINE, _LOWER, _A, _E, _N = 43, 45, 48, 57, 32, 97, 101, 110
_DIGITS = 19  # 10^19 is below 2^64
_REACH = 250  # of the power of ten: nothing overflows or is subnormal on the way
_FAR = 10 * _REACH
_SPLIT = 134217729.0  # 2^27 + 1
_ERROR = 2.0**-98  # of the product, relative; the errors of rounding add up to less than 2^-102


def _powers() -> Floats:
    """Return 10^-250 to 10^250 as sums of two floats, ``(2 * 501,)``."""
    table = []
    for exponent in range(-_REACH, _REACH + 1):
        exact = Fraction(10) ** exponent
        high = float(exact)
        table += [high, float(exact - Fraction(high))]
    return np.array(table)


_POWERS = _powers()
_TENS = 10 ** np.arange(8, dtype=np.uint64)


@inlined
def _scaled(mantissa: np.uint64, exponent: np.int64) -> tuple[float, bool]:
    """Return ``mantissa 10^exponent`` rounded to the nearest float, and whether that is certain."""
    a = np.float64(mantissa)
    near = np.uint64(a)
    rest = np.float64(np.int64(mantissa - near))
    place = np.uint64(2 * (exponent + _REACH))
    b, b_rest = _POWERS[place], _POWERS[place + np.uint64(1)]
    product = a * b
    a_high = _SPLIT * a - (_SPLIT * a - a)
    a_low = a - a_high
    b_high = _SPLIT * b - (_SPLIT * b - b)
    b_low = b - b_high
    error = ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low
    error += a * b_rest + rest * b
    above, below = product + (error + _ERROR * product), product + (error - _ERROR * product)
    exact = (b_rest == 0.0) & ((rest == 0.0) | (exponent == 0))  # then one rounding was all there was, halves included
    return product if exact else above, exact | (above == below)


@inlined
def _is_digit(character: int) -> bool:
    """Tell whether a character is a digit."""
    return (character >= _ZERO) & (character <= _NINE)


@inlined
def _word(text: Bytes, at: np.uint64) -> np.uint64:
    """Return eight characters as one number, the first of them lowest."""
    word = np.uint64(0)
    for k in range(8):
        word |= np.uint64(text[at + np.uint64(k)]) << np.uint64(8 * k)
    return word


@inlined
def _others(word: np.uint64) -> np.uint64:
    """Return which of eight characters are no digits: bits in the high half of such a byte, right up to the first."""
    high, digits = np.uint64(0xF0F0F0F0F0F0F0F0), np.uint64(0x3030303030303030)
    return ((word & high) ^ digits) | (((word + np.uint64(0x0606060606060606)) & high) ^ digits)


@inlined
def _of_digits(word: np.uint64) -> np.uint64:
    """Return the number that eight digits are: of pairs, of fours, of all, each by one multiplication."""
    word -= np.uint64(0x3030303030303030)
    word = word * np.uint64(10) + (word >> np.uint64(8))
    low, mask = np.uint64(16), np.uint64(0x000000FF000000FF)
    pairs = (word & mask) * np.uint64(0x000F424000000064) + ((word >> low) & mask) * np.uint64(0x0000271000000001)
    return pairs >> np.uint64(32)


@inlined
def _is_nan(text: Bytes, at: np.uint64) -> bool:
    """Tell whether ``nan`` stands here, in small letters or large ones."""
    n, a, last = text[at] | _LOWER, text[at + np.uint64(1)] | _LOWER, text[at + np.uint64(2)] | _LOWER
    return bool((n == _N) & (a == _A) & (last == _N))


@inlined
def _more_digits(text: Bytes, at: np.uint64, mantissa: np.uint64) -> tuple[np.uint64, np.uint64]:
    """Return the number that goes on with the digits from ``at`` on, and the place after them.

    Eight digits are taken at once, and the last few as if zeros stood before them: nobody can guess how many there are,
    and a branch that is guessed wrong takes longer than all else here.
    """
    one, eight, ones = np.uint64(1), np.uint64(8), np.uint64(0x0101010101010101)
    word = _word(text, at)
    others = _others(word)
    while others == np.uint64(0):
        mantissa = mantissa * np.uint64(100_000_000) + _of_digits(word)
        at += eight
        word = _word(text, at)
        others = _others(word)
    below = (others & (np.uint64(0) - others)) - one  # the bits before the first that tells of no digit
    count = (((below & ones) * ones) >> np.uint64(56)) - one
    bits = eight * count
    word = ((word << eight) << (np.uint64(56) - bits)) | (np.uint64(0x3030303030303030) >> bits)
    return mantissa * _TENS[count] + _of_digits(word), at + count


@inlined
def _exponent(text: Bytes, at: np.uint64) -> tuple[np.int64, np.uint64]:
    """Return the power of ten behind an ``e``, or one out of reach, and the place after it."""
    down = text[at] == _MINUS
    at += np.uint64(down | (text[at] == _PLUS))
    written = np.int64(0) if _is_digit(text[at]) else np.int64(_FAR)
    while _is_digit(text[at]):
        written = min(np.int64(10) * written + np.int64(text[at]) - np.int64(_ZERO), np.int64(_FAR))
        at += np.uint64(1)
    return -written if down else written, at


@inlined
def _number(text: Bytes, at: np.uint64, decimal: np.int64) -> tuple[float, np.uint64, bool]:
    """Return the number that begins at ``at``, the place after it, and whether it is one that is plain."""
    negative = text[at] == _MINUS
    at += np.uint64(negative | (text[at] == _PLUS))
    first, mantissa = at, np.uint64(0)
    while _is_digit(text[at]):
        mantissa = mantissa * np.uint64(10) + (np.uint64(text[at]) - np.uint64(_ZERO))
        at += np.uint64(1)
    digits, exponent = np.int64(at - first), np.int64(0)
    if text[at] == decimal:
        point = at + np.uint64(1)
        mantissa, at = _more_digits(text, point, mantissa)
        exponent = -np.int64(at - point)
        digits -= exponent
    if digits == 0:
        is_nan = _is_nan(text, at)
        return np.nan, at + np.uint64(3 * is_nan), is_nan
    while digits > _DIGITS and (text[first] == _ZERO or text[first] == decimal):  # what comes first counts for nothing
        digits -= np.int64(text[first] == _ZERO)
        first += np.uint64(1)
    if text[at] | _LOWER == _E:
        power, at = _exponent(text, at + np.uint64(1))
        exponent += power
    if digits > _DIGITS or exponent < -_REACH or exponent > _REACH:
        return np.nan, at, False
    value, certain = _scaled(mantissa, exponent)
    return -value if negative else value, at, certain


@inlined
def _after_blanks(text: Bytes, at: np.uint64, blank: np.int64) -> np.uint64:
    """Return the place of the next character that is no blank."""
    while (text[at] == _SPACE) | (text[at] == blank):
        at += np.uint64(1)
    return at


@inlined
def _cell_end(
    text: Bytes, at: np.uint64, delimiter: np.int64, other: np.int64, quotes: np.int64
) -> tuple[np.uint64, int]:
    """Return where a cell ends, and READ, or what is in the way."""
    while True:
        c = text[at]
        if (c == delimiter) | (c == other) | (c == _END):
            return at, READ
        if c <= _QUOTE or (c > _LAST and other != delimiter):
            if c == _RETURN and text[at + np.uint64(1)] == _END:
                return at, READ
            blanks = other != delimiter  # some control characters are blanks as well, and some that are no ASCII
            quote = (c == _QUOTE) & (quotes != 0)
            if (c == _RETURN) | (c == _SUBSTITUTE) | quote | (blanks & ((c < _SPACE) | (c > _LAST))):
                return at, UNCLEAN
        at += np.uint64(1)


@inlined
def _row(
    text: Bytes, at: np.uint64, marks: Integers, wanted: Integers, row: int, values: Floats, empty: Bytes
) -> tuple[np.uint64, int, bool, bool]:
    """Read the wanted cells of the line that begins at ``at`` into a row.

    Returns the place of its end, READ or what is in the way, whether the line holds something, and whether all that is
    wanted of it is plain.
    """
    delimiter, other, blank, decimal, _, quotes = marks
    room, column, found, state, filled, plain = values.size // wanted.size, 0, 0, READ, False, True
    while True:
        at = _after_blanks(text, at, blank)
        if (text[at] == _END) | (text[at] == _RETURN):
            break
        filled = True
        if found < wanted.size and wanted[found] == column:
            place = found * room + row
            values[place], empty[place] = np.nan, text[at] == delimiter
            if text[at] != delimiter:
                values[place], at, is_plain = _number(text, at, decimal)
                at = _after_blanks(text, at, blank) if other == delimiter else at
                c = text[at]
                plain &= is_plain & ((c == delimiter) | (c == other) | (c == _END) | (c == _RETURN))
            found += 1
        at, state = _cell_end(text, at, delimiter, other, quotes)
        if state != READ or text[at] == _END or text[at] == _RETURN:
            break
        at += np.uint64(1)
        column += 1
    for missed in range(found, wanted.size):
        values[missed * room + row], empty[missed * room + row] = np.nan, 1
    return at, state, filled, plain


@compiled(I8, READ_U1, I8, I8, READ_I8, READ_I8, WRITE_F8, WRITE_U1, WRITE_I8, WRITE_I8)
def read(
    text: Bytes,
    start: int,
    stop: int,
    marks: Integers,
    wanted: Integers,
    values: Floats,
    empty: Bytes,
    odd: Integers,
    told: Integers,
) -> int:
    """Read the wanted columns of the lines in ``start:stop``, of which the last one ends with a line feed.

    Parameters
    ----------
    text : (m,) uint8
        With eight characters at least behind ``stop``.
    start, stop : int
    marks : (6,) int64
        The delimiter; a second one, or the same; what is blank besides a space, or a space; the decimal mark; what a
        comment begins with, or -1; whether quotes have a meaning.
    wanted : (k,) int64, rising
        Indices of columns.
    values, empty : (k * n,) float64, uint8
        Take the numbers, and 1 where a cell is empty, column by column, of up to n rows.
    odd : (2 l,) int64
        Takes the number and the start of each row in which others must look for the numbers.
    told : (3,) int64
        Takes the numbers of rows, of lines and of odd rows.

    Returns
    -------
    int
        READ, UNCLEAN (also where there are more than l odd rows), or FULL where there are more than n rows.
    """
    rows = lines = odds = 0
    at, end = np.uint64(start), np.uint64(stop)
    while at < end:
        line = at
        if text[at] == marks[4]:
            return UNCLEAN
        if (rows + 1) * wanted.size > values.size:
            return FULL
        at, state, filled, plain = _row(text, at, marks, wanted, rows, values, empty)
        at += np.uint64(text[at] == _RETURN)
        if state != READ or text[at] != _END:
            return state or UNCLEAN
        if not plain:
            if 2 * odds == odd.size:
                return UNCLEAN
            odd[2 * odds], odd[2 * odds + 1] = rows, line
            odds += 1
        at += np.uint64(1)
        lines += 1
        rows += filled
    told[0], told[1], told[2] = rows, lines, odds
    return READ


READY = True
"""Stands at the end: the module is loaded as a whole."""
