"""Columns of a table: their names and units, which ones are x, y and weight, and how that is guessed.

Needs the standard library alone, so that the command line and the window know it at once.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise

from core.column_doubts import errors_among, is_date, is_identifier
from core.column_names import unit_of, without_unit, words_of
from core.errors import UserError
from core.messages import Message, mark
from core.pairs import match, may_be_x, may_be_y, same_ends


class Kind(Enum):
    """What the values of a column are; the value is the word for the user."""

    NUMBER = mark("number")
    HOURS = mark("hours as degrees")
    ANGLE = mark("angle as degrees")
    FLAG = mark("true or false")
    TIME = mark("time")
    TEXT = mark("text")
    OTHER = mark("other")


_ANGLES = (Kind.HOURS, Kind.ANGLE)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, as far as its name and its first rows tell.

    Attributes
    ----------
    name : str
        Unique in its table.
    kind : Kind
        What the first values are.
    unit : str or None
        From the format, or from a name such as ``x [nm]``, ``x (nm)`` or ``x_nm``.
    varies : bool
        False where the first values are all the same.
    serial : bool
        True where the first values count the rows, as an index does, or are codes or dates of digits.
    fractions : bool
        True where some of the first values are no whole numbers.
    sparse : bool
        True where most of the first rows have no value.
    converted : Measure or None
        What leads to another unit, as something beside the file tells it: 130 and nm for pixels of 130 nm.
    position : bool
        True where the format itself tells that it is x, or then y, whatever it is called.
    """

    name: str
    kind: Kind = Kind.NUMBER
    unit: str | None = None
    varies: bool = True
    serial: bool = False
    converted: "Measure | None" = None
    position: bool = False
    fractions: bool = field(default=False, compare=False)
    sparse: bool = field(default=False, compare=False)

    @property
    def numeric(self) -> bool:
        """True where the first values are numbers, or angles that are read as degrees."""
        return self.kind in {Kind.NUMBER, *_ANGLES}


@dataclass(frozen=True, slots=True)
class Measure:
    """What the numbers of a column mean on an axis, as somebody typed it.

    Attributes
    ----------
    factor : float
        What each number is multiplied by, e.g. 130 for pixels of 130 nm; finite and not 0.
    unit : str or None
        Of the product; None for the column's own unit, which is unknown once there is a factor.
    """

    factor: float = 1.0
    unit: str | None = None

    def unit_of(self, column: Column) -> str | None:
        """Return the unit of the axis that shows a column."""
        return self.unit or (column.unit if self.factor == 1.0 else None)

    def label_of(self, column: Column) -> str:
        """Return what is written beside the axis that shows a column: its name, with the unit of the axis."""
        unit, told = self.unit_of(column), unit_of(column.name)
        if unit is None:
            return column.name if self.factor == 1.0 else f"{self.factor:g} × {column.name}"
        if told == unit:
            return column.name
        return f"{without_unit(column.name)} [{unit}]"


@dataclass(frozen=True, slots=True)
class DialectChoice:
    """How a text table is written, as far as somebody said so; None leaves it to be found by looking.

    Attributes
    ----------
    delimiter : str or None
        One character, or the empty text for runs of blanks and tabs.
    decimal : ``"."``, ``","`` or None
    header : int or None
        The line of the file, from 1, that holds the names, with the rows below it; 0 for a table without names.
    encoding : str or None
        As Python names it, e.g. ``"cp1252"``.
    """

    delimiter: str | None = None
    decimal: str | None = None
    header: int | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """Which columns are wanted: names, or numbers from 1 as text; None leaves it to the guess.

    A weight of None means that every point weighs 1; a weight is never guessed. The table is one of those of a file
    that holds several. The measures tell what the numbers of x and y mean, the dialect how a text is to be read.
    """

    x: str | None = None
    y: str | None = None
    weight: str | None = None
    table: str | None = None
    x_measure: Measure = Measure()
    y_measure: Measure = Measure()
    dialect: DialectChoice = DialectChoice()


_MONTHS, _DAYS = range(1, 13), range(1, 32)
_MANY = 10  # rows that tell whether a column has values
_FIRST_DATE, _LAST_DATE = 18_000_101, 22_000_101


def described(name: str, values: Sequence[float], unit: str | None = None, rows: int | None = None) -> Column:
    """Return the column of numbers that the first values tell of, of so many rows; ``unit`` wins over the name's."""
    finite = [value for value in values if math.isfinite(value)]
    of = len(values) if rows is None else rows
    counting = len(finite) > 2 and finite[0] in {0.0, 1.0} and all(b - a == 1 for a, b in pairwise(finite))
    return Column(
        name,
        Kind.NUMBER,
        unit or unit_of(name),
        varies=len(finite) == 1 or len(set(finite)) > 1,
        serial=counting or (len(finite) > 1 and all(map(_is_date, finite))),
        fractions=any(value % 1 for value in finite),
        sparse=2 * len(finite) < of and of >= _MANY,
    )


def _is_date(value: float) -> bool:
    """Tell whether a number has the digits of a date, as 20190131."""
    if not (_FIRST_DATE <= value < _LAST_DATE):
        return False
    month, day = divmod(value % 10_000, 100)
    return month in _MONTHS and day in _DAYS


def named(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names made unique: an empty one becomes ``column N``, a second ``x`` becomes ``x (2)``."""
    unique: list[str] = []
    taken: set[str] = set()
    for number, raw in enumerate(names, 1):
        name = base = raw.strip() or f"column {number}"
        repeat = 1
        while name in taken:
            repeat += 1
            name = f"{base} ({repeat})"
        taken.add(name)
        unique.append(name)
    return tuple(unique)


def find(columns: Sequence[Column], wanted: str, file: str = "the table") -> int:
    """Return the index of the column that somebody asked for.

    Parameters
    ----------
    columns : sequence of Column
    wanted : str
        A name; or a number from 1, where no column bears that name; or what tells one column alone: its name
        without its unit, or up to its first blank.
    file : str
        The file's name, for the message.

    Raises
    ------
    UserError
        If there is no such column; the hint names those that are there.
    """
    names = [column.name for column in columns]
    if wanted in names:
        return names.index(wanted)
    number = wanted.strip()
    if number.isascii() and number.isdigit() and len(number) < 10 and 1 <= int(number) <= len(names):
        return int(number) - 1
    for short in (without_unit, _first_word):
        alike = [index for index, name in enumerate(names) if number and short(name) == number]
        if len(alike) == 1:
            return alike[0]
    raise UserError(
        '{file} has no column "{column}"', "Its columns are {columns}.", file=file, column=wanted, columns=listed(names)
    )


def _first_word(name: str) -> str:
    return name.partition(" ")[0]


def listed(names: Sequence[str], most: int = 12) -> Message | str:
    """Return the names as one readable list, shortened where there are many."""
    shown = [name if len(name) <= 40 else name[:39] + "…" for name in names[:most]]
    more = len(names) - len(shown)
    together = ", ".join(shown)
    return Message("{names} and {more} more", {"names": together, "more": more}) if more > 0 else together


def guess(columns: Sequence[Column], file: str = "the table") -> tuple[int, int]:
    """Return the indices of the columns that are most likely x and y.

    The rule: the two that the format tells; else two columns of numbers whose names are a known pair (``core.pairs``:
    x/y, lon/lat, ra/dec ...); case, units and separators are ignored, and so are words that both names share
    (``start_lon``/``start_lat``), but a pair without further words comes first, and one that goes on alike
    (``x1``/``y1``) last. Else the first two columns of numbers that vary, are no identifiers, dates or errors of
    others, and have a value in most rows; else two columns of angles; else the first two that vary; else the first two.

    Raises
    ------
    UserError
        If fewer than two columns hold numbers.
    """
    pair = _pair_by_format(columns) or _pair_by_name(columns, (Kind.NUMBER,))
    if pair:
        return pair
    doubts = _doubts(columns)
    numbers = sorted(doubts, key=lambda index: doubts[index])
    if sum(not doubt for doubt in doubts.values()) < 2:
        angles = [index for index, column in enumerate(columns) if column.kind in _ANGLES]
        if len(angles) > 1:
            return _pair_by_name(columns, _ANGLES) or (angles[0], angles[1])
    if len(numbers) < 2:
        raise _too_few(columns, len(numbers), file)
    x, y = sorted(numbers[:2])
    return x, y


def chosen(columns: Sequence[Column], choice: ColumnChoice, file: str) -> tuple[int, int, int | None]:
    """Return the indices of x, y and weight, guessed where the choice leaves it open.

    Where only one of x and y is given, the other is its partner by name, else the first plausible other column.

    Raises
    ------
    UserError
        If a column is not there, or fewer than two columns hold numbers.
    """
    weight = None if choice.weight is None else find(columns, choice.weight, file)
    if choice.x is None and choice.y is None:
        return *guess(columns, file), weight
    x = None if choice.x is None else find(columns, choice.x, file)
    y = None if choice.y is None else find(columns, choice.y, file)
    if x is None or y is None:
        given = x if y is None else y
        assert given is not None
        partner = _partner(columns, given, given_is_x=y is None, taken={given, weight}, file=file)
        x, y = (given, partner) if y is None else (partner, given)
    return x, y, weight


def _pair_by_format(columns: Sequence[Column]) -> tuple[int, int] | None:
    told = [index for index, column in enumerate(columns) if column.position and column.kind is Kind.NUMBER]
    return (told[0], told[1]) if len(told) == 2 else None


def _pair_by_name(columns: Sequence[Column], kinds: Sequence[Kind]) -> tuple[int, int] | None:
    words = {index: words_of(column.name) for index, column in enumerate(columns) if column.kind in kinds}
    second = {index: own for index, own in words.items() if may_be_y(own)}
    best: tuple[tuple[int, int, int], tuple[int, int]] | None = None
    for x, x_words in words.items():
        if not may_be_x(x_words):
            continue
        for y, y_words in second.items():
            found = match(x_words, y_words) if x != y else None
            if found:
                rank = (*found, x)
                if best is None or rank < best[0]:
                    best = rank, (x, y)
    if best:
        return best[1]
    names = {index: "".join(own) for index, own in words.items()}
    return same_ends(names)


def _partner(columns: Sequence[Column], given: int, given_is_x: bool, taken: set[int | None], file: str) -> int:
    own = words_of(columns[given].name)
    matches = []
    for index, column in enumerate(columns):
        if index in taken or not column.numeric:
            continue
        other = words_of(column.name)
        found = match(own, other) if given_is_x else match(other, own)
        if found:
            matches.append((found[0], index))
    if matches:
        return min(matches)[1]
    doubts = _doubts(columns)
    others = [index for index in doubts if index not in taken]
    if not others:
        raise _too_few(columns, 1, file)
    return min(others, key=lambda index: doubts[index])


def _doubts(columns: Sequence[Column]) -> dict[int, int]:
    """Return how unlikely each column of numbers is one of a position, 2 where all its values are one.

    It is 1 for identifiers, dates, the errors of others, and what is missing in most rows.
    """
    numbers = [index for index, column in enumerate(columns) if column.kind is Kind.NUMBER]
    errors = errors_among([columns[index].name for index in numbers])
    return {
        index: 2 if not columns[index].varies else int(place in errors or _is_doubtful(columns[index]))
        for place, index in enumerate(numbers)
    }


def _is_doubtful(column: Column) -> bool:
    identifier = is_identifier(column.name) and not column.fractions
    return column.serial or column.sparse or identifier or is_date(column.name)


def _too_few(columns: Sequence[Column], numbers: int, file: str) -> UserError:
    names = listed([column.name for column in columns])
    if len(columns) < 2:
        return UserError(
            "{file} has only one column", "Points need two columns of numbers, x and y.", file=file, columns=names
        )
    if numbers:
        return UserError(
            "{file} has only one column of numbers",
            "Two are needed; its columns are {columns}.",
            file=file,
            columns=names,
        )
    return UserError(
        "{file} has no columns of numbers", "Two are needed; its columns are {columns}.", file=file, columns=names
    )
