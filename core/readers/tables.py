"""Tables whose values are in memory already, and the choice among several tables of one file."""

import datetime
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from typing_extensions import override

from core.column_names import words_of
from core.columns import Column, Kind, described, guess, named
from core.errors import UserError
from core.pairs import match
from core.progress import Report
from core.readers.numerals import NOT_NUMBERS, number_of
from core.readers.pieces import Piece, PieceSource, Values, cells_of
from core.readers.source import Place

_ROWS = 1 << 16
_SAMPLE = 1000
_MOST_NAMED = 8

_KINDS = {
    **dict.fromkeys("fiu", Kind.NUMBER),
    "b": Kind.FLAG,
    **dict.fromkeys("Mm", Kind.TIME),
    **dict.fromkeys("SU", Kind.TEXT),
}
_TIMES = (datetime.date, datetime.time, datetime.timedelta)


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A column with its values: an array, or any Python values; a position where the format tells that it is one."""

    name: str
    values: Values
    unit: str | None = None
    position: bool = False


class MemorySource(PieceSource):
    """A table whose columns are in memory.

    Parameters
    ----------
    fields
        All of the same length; names need not be unique.
    table, tables
        As ``Source`` has them.
    first_line : int or None
        The number of the first row for the user, as in a sheet.
    """

    def __init__(
        self,
        fields: Sequence[Field],
        table: str | None = None,
        tables: Sequence[str] = (),
        first_line: int | None = None,
    ) -> None:
        self.table = table
        self.tables = tuple(tables)
        self._fields = tuple(fields)
        self._first_line = first_line
        self._count = len(fields[0].values) if fields else 0
        self.rows = self._count
        names = named(field.name for field in fields)
        self.columns = tuple(map(column_of, names, fields))

    @override
    def pieces(self, wanted: Sequence[int], report: Report) -> Iterator[Piece]:
        for start in range(0, self._count, _ROWS):
            report(start / self._count, "Reading")
            stop = min(start + _ROWS, self._count)
            values = tuple(self._fields[index].values[start:stop] for index in wanted)
            yield Piece(values, stop / self._count, self._places(start))

    def _places(self, start: int) -> Callable[[int], Place] | None:
        first = self._first_line
        return None if first is None else lambda row: Place(first + start + row, "")


def column_of(name: str, field: Field) -> Column:
    """Return what the first values of a field tell of it."""
    sample = field.values[:_SAMPLE]
    kind = kind_of(sample)
    if kind is not Kind.NUMBER:
        return Column(name, kind, field.unit)
    column = described(name, cells_of(sample).values.tolist(), field.unit)
    return replace(column, position=field.position)


def kind_of(values: Values) -> Kind:
    """Return what the values are, by their type or, of Python values, by most of them."""
    if isinstance(values, np.ndarray) and values.dtype.kind != "O":
        return _KINDS.get(values.dtype.kind, Kind.OTHER)
    counts = dict.fromkeys(Kind, 0)
    for value in values:
        kind = _kind_of_one(value)
        if kind is not None:
            counts[kind] += 1
    best = max(counts, key=lambda kind: counts[kind])
    return best if counts[best] else Kind.NUMBER


def _kind_of_one(value: object) -> Kind | None:
    if isinstance(value, bool | np.bool_):
        return Kind.FLAG
    if isinstance(value, int | float | np.number):
        return Kind.NUMBER
    if isinstance(value, str):
        number = number_of(value)
        if number is None:
            return None
        return Kind.TEXT if math.isnan(number) and value.strip() not in NOT_NUMBERS else Kind.NUMBER
    if isinstance(value, _TIMES):
        return Kind.TIME
    return None if value is None else Kind.OTHER


def likeliest(tables: Sequence[tuple[str, Sequence[Column], int]]) -> list[str]:
    """Return the names of tables, those first that most likely hold points.

    A table with a pair of columns whose names are those of a position comes before one with any two columns of
    numbers, and that before others; then the one with more rows; then the one whose pair is known the better.
    """

    def rank(table: tuple[str, Sequence[Column], int]) -> tuple[int, int, int]:
        _, columns, rows = table
        numbers, pair = sum(column.numeric for column in columns), _pair_in(columns)
        return (-((pair is not None) + (numbers > 1)) if rows else 1, -rows, pair or 0)

    return [name for name, _, _ in sorted(tables, key=rank)]


def has_pair(columns: Sequence[Column]) -> bool:
    """Tell whether the names of two columns are those of a position."""
    return _pair_in(columns) is not None


def _pair_in(columns: Sequence[Column]) -> int | None:
    """Return how well the names of two columns are known as those of a position, 0 for best; None where none are."""
    plain = [Column("first"), Column("second"), *columns]
    try:
        x, y = guess(plain)
    except UserError:
        return None
    if x < 2 or y < 2:
        return None
    known = match(words_of(plain[x].name), words_of(plain[y].name))
    return known[1] if known else 0


def picked(tables: Sequence[str], wanted: str | None, file: str) -> str:
    """Return the table that is wanted, by its name or its number from 1, else the first.

    Raises
    ------
    UserError
        If there is no such table.
    """
    if wanted is None or wanted in tables:
        return tables[0] if wanted is None else wanted
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted[:9]) <= len(tables):
        return tables[int(wanted) - 1]
    named_tables = ", ".join(tables[:_MOST_NAMED]) + (" ..." if len(tables) > _MOST_NAMED else "")
    raise UserError(
        "{file} has no table {table}", "Its tables are: {tables}.", file=file, table=wanted, tables=named_tables
    )
