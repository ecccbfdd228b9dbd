"""Numbers that may mean two things: with another decimal mark than the others, or grouped by thousands perhaps."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from core.readers.dialect import Dialect
from core.readers.numerals import Form, form_of

_ONE_GROUP = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
_BELOW_THOUSAND = re.compile(r"[+-]?\d{1,3}")


class DoubtSort(Enum):
    """Why the numbers of a column cannot be read."""

    OTHER_MARK = auto()
    """They are written with another decimal mark than those of the other columns."""
    GROUPS = auto()
    """They may as well be grouped by thousands."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why the numbers of a column cannot be read, and a cell that shows it."""

    sort: DoubtSort
    cell: str


def doubts_of(dialect: Dialect, rows: Sequence[Sequence[str]], width: int) -> tuple[Doubt | None, ...]:
    """Return why the numbers of each column cannot be read, None where they can."""
    columns = [[row[column].strip(' "') for row in rows if column < len(row)] for column in range(width)]
    each = (cell for column in columns for cell in column if form_of(cell, dialect.decimal) is Form.FRACTION)
    groups = dialect.decimal == "," and all(map(_ONE_GROUP.fullmatch, each))
    return tuple(_doubt(dialect, cells, groups) for cells in columns)


def _doubt(dialect: Dialect, cells: Sequence[str], groups: bool) -> Doubt | None:
    """Return why the cells of a column cannot be read; ``groups``: each fraction of the table may be thousands."""
    forms = [form_of(cell, dialect.decimal) for cell in cells]
    other = {Form.OTHER_MARK} if dialect.thousands else {Form.OTHER_MARK, Form.DOUBTFUL}
    unread = [cell for cell, form in zip(cells, forms, strict=True) if form in other]
    if 2 * len(unread) > sum(form is not Form.EMPTY for form in forms):
        return Doubt(DoubtSort.OTHER_MARK, unread[0])
    if not groups or Form.FRACTION not in forms or Form.WHOLE not in forms:
        return None
    whole = (cell for cell, form in zip(cells, forms, strict=True) if form is Form.WHOLE)
    if all(map(_BELOW_THOUSAND.fullmatch, whole)):
        return Doubt(DoubtSort.GROUPS, next(cell for cell in cells if _ONE_GROUP.fullmatch(cell)))
    return None
