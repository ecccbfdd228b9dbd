"""How likely it is that a text table is written in a dialect."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from core.readers.dialect import Dialect
from core.readers.numerals import NUMBERS, Form, form_of

DELIMITERS = (",", "\t", ";", "|")

# What a cell adds: what explains it fully most, what hides parts that another delimiter would show less than nothing.
_NUMBER, _GROUPED, _COMMA, _TEXT, _WORDS, _HIDING = 1.0, 0.95, 0.9, 0.7, 0.0, -0.5
_HEADER = 0.3
_UNUSED_QUOTES = 0.7
_UNUSED_TABS = 0.6
_PARTED_BY_BLANKS = 0.9

_NUMBERS_WITH_COMMAS = re.compile(r"\s*[+-]?\d*,\d+(?:\s+[+-]?\d*,\d+)+\s*")


def likelihood(dialect: Dialect, texts: Sequence[str]) -> float:
    """Return a figure of how well a dialect explains lines; the larger the better, 0 for lines of one cell.

    The share of the lines that have the commonest number of cells, times the mean of what these cells add: numbers
    most, then texts; a column of texts less than nothing where each of them holds as many of another delimiter as the
    next, with a number between them. A header of as many cells counts for the dialect; quotes, and tabs among blanks,
    count against one that makes nothing of them.
    """
    rows = [dialect.cells(text) for text in texts]
    width, even = width_of(rows)
    if width < 2:
        return 0.0
    below = _header(dialect, rows, width)
    full = [row for row in rows[below:] if len(row) == width]
    forms = [[form_of(cell, dialect.decimal) for cell in row] for row in full]
    added = filled = 0.0
    for column in range(width):
        cells = [(row[column], row_forms[column]) for row, row_forms in zip(full, forms, strict=True)]
        text_worth = _worth_of_texts(dialect, [cell for cell, form in cells if form is Form.TEXT])
        for cell, form in cells:
            filled += form is not Form.EMPTY
            added += text_worth if form is Form.TEXT else _worth_of_number(dialect, cell, form)
    header = _HEADER if below else 0.0
    return even * _fitting(dialect, texts) * (0.3 + header + added / max(filled, 1))


def width_of(rows: Sequence[Sequence[str]]) -> tuple[int, float]:
    """Return the commonest number of cells, and the share of the rows that have it."""
    if not rows:
        return 0, 0.0
    counted = Counter(len(row) for row in rows)
    width, count = max(counted.items(), key=lambda item: (item[1], item[0]))
    return width, count / len(rows)


def _worth_of_number(dialect: Dialect, cell: str, form: Form) -> float:
    if form is Form.EMPTY:
        return 0.0
    if form is Form.OTHER_MARK or ("\t" in cell and dialect.delimiter in DELIMITERS):
        return _HIDING
    if form in {Form.GROUPED, Form.DOUBTFUL}:
        return _GROUPED
    return _COMMA if dialect.delimiter == dialect.decimal and dialect.decimal in cell else _NUMBER


def _worth_of_texts(dialect: Dialect, cells: Sequence[str]) -> float:
    """Return what each text of one column adds."""
    if not cells:
        return _TEXT
    worth = _TEXT
    for other in DELIMITERS:
        holding = [cell for cell in cells if other in cell] if other != dialect.delimiter else []
        numbers = _numbers_between(holding, other)
        if numbers and _evenly(cells, other):
            return _HIDING
        if 2 * len(holding) > len(cells) and numbers:
            worth = _WORDS
    if dialect.delimiter and _evenly(cells, " "):
        numbers = _numbers_between(cells, " ")
        return _HIDING if numbers == 1 else _WORDS if numbers else worth
    return worth


def _evenly(cells: Sequence[str], mark: str) -> bool:
    """Tell whether each cell, except for one perhaps, holds a mark as often as the next."""
    count, times = Counter(cell.strip().count(mark) for cell in cells).most_common(1)[0]
    return count > 0 and times >= max(len(cells) - 1, min(len(cells), 2))


def _numbers_between(cells: Sequence[str], mark: str) -> float:
    """Return the share of numbers among the parts that a mark divides the cells into."""
    parts = [part for cell in cells[-20:] for part in cell.split(mark) if part.strip(' "')]
    numbers = sum(not NUMBERS.isdisjoint({form_of(part, "."), form_of(part, ",")}) for part in parts)
    return numbers / max(len(parts), 1)


def _header(dialect: Dialect, rows: Sequence[Sequence[str]], width: int) -> int:
    """Return the number of lines down to one of texts, as many as the rows have cells, above all numbers; else 0."""
    for index, row in enumerate(rows[:20]):
        forms = [form_of(cell, dialect.decimal) for cell in row]
        if not NUMBERS.isdisjoint(forms):
            return 0
        if len(row) == width and all(form is Form.TEXT for form in forms):
            hiding = any(_numbers_between(row, other) for other in DELIMITERS if other != dialect.delimiter)
            return index + 1 if index + 1 < len(rows) and not hiding else 0
    return 0


def _fitting(dialect: Dialect, texts: Sequence[str]) -> float:
    if not dialect.quotes:
        return _UNUSED_QUOTES
    fitting = sum(_well_quoted(text, dialect.delimiter) for text in texts) / len(texts)
    if dialect.delimiter == "," and all(map(_NUMBERS_WITH_COMMAS.fullmatch, texts[1:] or texts)):
        return fitting * _PARTED_BY_BLANKS  # as in "5,40  ,42"
    tabs = {text.strip("\t").count("\t") for text in texts}
    return fitting * (_UNUSED_TABS if not dialect.delimiter and len(tabs) == 1 and 0 not in tabs else 1.0)


def _well_quoted(record: str, delimiter: str) -> bool:
    """Tell whether each quote of a record opens or closes a cell, or stands inside of one."""
    return '"' not in record or _quoted_cells(delimiter).fullmatch(record) is not None


@cache
def _quoted_cells(delimiter: str) -> re.Pattern[str]:
    if not delimiter:
        cell = r'(?:"(?:[^"]|"")*+"|(?!")[^ \t\n]++)'
        return re.compile(rf"[ \t]*{cell}(?:[ \t]+{cell})*+[ \t]*")
    mark = re.escape(delimiter)
    cell = rf'(?: *"(?:[^"]|"")*+" *|(?! *")[^{mark}\n]*+)'
    return re.compile(rf"{cell}(?:{mark}{cell})*+ *")
