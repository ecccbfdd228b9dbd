"""What stands above a table and is no part of it: the text of a report, the values that a model was started with."""

import re
from collections.abc import Sequence

from core.readers.dialect import BLANKS, Dialect
from core.readers.headers import is_units, unlabelled
from core.readers.numerals import is_number, is_text

_RUN = 3  # rows below each other that no text has by chance
_REPORT = 4  # lines of text that are more than the titles of a table
_EVEN = 0.8  # of the rows have as many cells, where what stands above is judged by its number of them
_WORD = re.compile(r"[^\W\d]")
_FEW = 2  # words that a line of text has by chance

Rows = Sequence[list[str]]


def end_of_preamble(dialect: Dialect, rows: Rows, width: int, numeric: Sequence[int]) -> int:
    """Return the index of the first line that belongs to the table: its names, else its first row.

    It is 0 but for a table below lines that are neither names nor rows: some lines of text, values that are told of the
    whole of it, its size, or the numbers of its columns.

    Parameters
    ----------
    dialect
    rows
        The cells of each line.
    width
        The number of cells of most rows.
    numeric
        The columns that hold numbers.
    """
    if not numeric:
        return 0
    first = _first_row(dialect, rows, width, numeric)
    if first:
        names = first - 1
        if names and is_units(rows[names]) and _may_be_names(dialect, rows[names - 1], width):
            names -= 1
        if not _may_be_names(dialect, rows[names], width):
            names = first
        elif names and width > _FEW and _counts(rows[names - 1], width) and rows[names] not in rows[:names]:
            return names
        text = {tuple(row) for row in rows[:names] if len(row) != width and not _is_row(dialect, row, numeric)}
        if len(text) >= _REPORT and 2 * len(text) > names and not _is_header(dialect, rows[0], width):
            return names
    return _below_values(dialect, rows, width, _first_row(dialect, rows, width, numeric, strict=True))


def _below_values(dialect: Dialect, rows: Rows, width: int, first: int) -> int:
    """Return where a table begins below values that are told of the whole of it, 0 where there are none.

    Where it has names, what is above them has other numbers of cells.
    """
    if not first:
        return 0
    above = [_filled(row) for row in rows[:first]]
    names = first - 1
    if names and is_units(above[names]) and _are_words(dialect, above[names - 1]):
        names -= 1
    run, length = rows[first : first + _RUN], len(above[names])
    least, most = max(2, *map(len, map(_filled, run))), max(width, *map(len, run))
    if least <= length <= most and _are_words(dialect, above[names]):
        told = all(len(row) != length for row in above[:names]) or _is_size(above[:names], rows[names + 1 :], width)
        return names if told else 0
    if _is_size(above, rows[first:], width):
        return first
    return first if _are_apart(dialect, above, rows[first:], width) else 0


def _are_apart(dialect: Dialect, above: Rows, below: Rows, width: int) -> bool:
    """Tell whether lines are no rows of the table below, whose cells are parted by blanks and as many in each row.

    Most of them, the first and the last, are all words, or have more cells than the rows, or at most half as many.
    """
    even = sum(len(row) == width for row in below)
    if dialect.delimiter != BLANKS or even < _EVEN * len(below) or len(above) > even:
        return False
    words = [row for row in above if _are_words(dialect, row)]
    if any(len(row) == width for row in words) or (above[-1] in words and len(above[-1]) == width - 1):
        return False
    apart = [len(row) > width or 2 * len(row) <= width or row in words for row in above]
    return (
        apart[0]
        and apart[-1]
        and 2 * sum(apart) > len(apart)
        and any(_WORD.search(cell) for row in above for cell in row)
    )


def _is_header(dialect: Dialect, row: list[str], width: int) -> bool:
    """Tell whether a first line names all columns: cells parted by a delimiter, each of them another word."""
    cells = _filled(row)
    several = bool(dialect.delimiter) and len(cells) >= max(width, _RUN)
    return several and all(map(_WORD.search, cells)) and len(set(cells)) == len(cells) and _are_words(dialect, cells)


def _is_size(above: Rows, below: Rows, width: int) -> bool:
    """Tell whether what stands above is a single line with the number of rows, of columns, or of both."""
    if len(above) != 1 or not all(cell.strip().isascii() and cell.strip().isdigit() for cell in above[0]):
        return False
    counts = [int(cell.strip()[:9]) for cell in above[0]]
    return counts in ([len(below)], [width], [width - 1], [len(below), width], [width, width])


def _filled(row: list[str]) -> list[str]:
    """Return the cells of a line up to the last that is not empty."""
    return row[: max((at for at, cell in enumerate(row, 1) if cell.strip()), default=0)]


def _are_words(dialect: Dialect, row: Sequence[str]) -> bool:
    return not any(is_number(dialect.number(cell)) for cell in row)


def _first_row(dialect: Dialect, rows: Rows, width: int, numeric: Sequence[int], strict: bool = False) -> int:
    """Return the index of the first of some rows below each other, 0 where there are none.

    One that may be a row with a fault counts with those below it; to be strict is to count none with half as many
    cells, or more between blanks.
    """
    run, first = 0, 0
    for at, row in enumerate(rows):
        long = 2 * len(row) > width and (len(row) <= width or dialect.delimiter != BLANKS)
        run = run + 1 if _is_row(dialect, row, numeric) and (long or not strict) else 0
        if run == _RUN:
            first = at + 1 - run
            break
    else:
        first = len(rows) - run if run else 0
    while first and _is_faulty_row(dialect, rows[first - 1], width):
        first -= 1
    return first


def _is_faulty_row(dialect: Dialect, row: Sequence[str], width: int) -> bool:
    """Tell whether a line just above the rows may be one with a fault: nearly as long, and with numbers."""
    return width - 1 <= len(row) <= width and any(is_number(dialect.number(cell)) for cell in row)


def _counts(row: Sequence[str], width: int) -> bool:
    return [cell.strip() for cell in row] == [str(at + 1) for at in range(width)]


def _may_be_names(dialect: Dialect, row: list[str], width: int) -> bool:
    """Tell whether a line holds a word for each column, or for all but the names of the rows."""
    cells = [cell for cell in unlabelled(row, width) if cell.strip()]
    filled = len(cells) == width or (len(cells) == width - 1 > _FEW)
    return filled and any(map(_WORD.search, cells)) and not any(is_number(dialect.number(cell)) for cell in cells)


def _is_row(dialect: Dialect, row: Sequence[str], numeric: Sequence[int]) -> bool:
    """Tell whether a line holds numbers, two at least, and no texts where the rows have numbers."""
    cells = [(row[column], dialect.number(row[column])) for column in numeric if column < len(row)]
    numbers = sum(is_number(value) for _, value in cells)
    return numbers >= min(2, len(numeric)) and not any(is_text(cell, value) for cell, value in cells)
