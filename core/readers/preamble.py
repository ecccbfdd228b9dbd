"""What stands above a table and is no part of it: the text of a report, the values that a model was started with."""

from collections.abc import Sequence

from core.readers.dialect import Dialect
from core.readers.headers import is_units, unlabelled
from core.readers.numerals import is_number, is_text

_RUN = 3  # rows below each other that no text has by chance
_REPORT = 4  # lines of text that are more than the titles of a table
_FEW = 2  # words that a line of text has by chance

Rows = Sequence[list[str]]


def end_of_preamble(dialect: Dialect, rows: Rows, width: int, numeric: Sequence[int]) -> int:
    """Return the index of the first line that belongs to the table: its names, else its first row.

    It is 0 but for a table below some lines of text that are neither names nor rows, and have more or fewer cells than
    the rows; and for one whose names stand under the numbers of their columns.

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
    first = _first_run(dialect, rows, numeric) if numeric else 0
    while first and _is_faulty_row(dialect, rows[first - 1], width):
        first -= 1
    if not first:
        return 0
    names = first - 1
    if names and is_units(rows[names]):
        names -= 1
    if not _may_be_names(dialect, rows[names], width):
        names = first
    elif names and width > _FEW and _counts(rows[names - 1], width) and rows[names] not in rows[:names]:
        return names
    text = {tuple(row) for row in rows[:names] if len(row) != width and not _is_row(dialect, row, numeric)}
    return names if len(text) >= _REPORT and 2 * len(text) > names else 0


def _first_run(dialect: Dialect, rows: Rows, numeric: Sequence[int]) -> int:
    """Return the index of the first of some rows below each other, 0 where there are none."""
    run = 0
    for at, row in enumerate(rows):
        run = run + 1 if _is_row(dialect, row, numeric) else 0
        if run == _RUN:
            return at + 1 - run
    return len(rows) - run if run else 0


def _is_faulty_row(dialect: Dialect, row: Sequence[str], width: int) -> bool:
    """Tell whether a line just above the rows may be one with a fault: nearly as long, and with numbers."""
    return width - 1 <= len(row) <= width and any(is_number(dialect.number(cell)) for cell in row)


def _counts(row: Sequence[str], width: int) -> bool:
    return [cell.strip() for cell in row] == [str(at + 1) for at in range(width)]


def _may_be_names(dialect: Dialect, row: list[str], width: int) -> bool:
    """Tell whether a line holds a word for each column, or for all but the names of the rows."""
    cells = [cell for cell in unlabelled(row, width) if cell.strip()]
    filled = len(cells) == width or (len(cells) == width - 1 > _FEW)
    return filled and not any(is_number(dialect.number(cell)) for cell in cells)


def _is_row(dialect: Dialect, row: Sequence[str], numeric: Sequence[int]) -> bool:
    """Tell whether a line holds numbers, two at least, and no texts where the rows have numbers."""
    cells = [(row[column], dialect.number(row[column])) for column in numeric if column < len(row)]
    numbers = sum(is_number(value) for _, value in cells)
    return numbers >= min(2, len(numeric)) and not any(is_text(cell, value) for cell, value in cells)
