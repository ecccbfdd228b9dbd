"""How a text table is written: what parts its cells, which mark is decimal, where its header is. Found by looking.

A guess never costs a row silently: whatever does not fit is read as a row, dropped and counted.
"""

import csv
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from core.columns import UNITS
from core.readers.numerals import grouped, is_text, number_of

BLANKS = ""
SAMPLE = 1000
_SCORED = 120
_SINGLE_MARKS = (("%", re.compile(r"%")), ("//", re.compile(r"//")), ("!", re.compile(r"!")))
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?$')
_BRACKETED = re.compile(r"[\[(].*[\])]$")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the cells of a text table are written.

    Attributes
    ----------
    delimiter : str
        One character, or ``BLANKS`` for runs of blanks and tabs.
    decimal, thousands : str
        The marks in a number; thousands may be empty.
    quotes : bool
        True where a cell may stand in double quotes.
    comment : str
        What the lines begin with that are no rows; may be empty.
    encoding : str
    line_end : str
    """

    delimiter: str = ","
    decimal: str = "."
    thousands: str = ""
    quotes: bool = True
    comment: str = "#"
    encoding: str = "utf-8"
    line_end: str = "\n"

    def cells(self, record: str) -> list[str]:
        """Return the cells of one record."""
        if self.delimiter == BLANKS:
            if not (self.quotes and '"' in record):
                return record.split()
            record = " ".join(record.split("\t")).strip(" ")
        elif not (self.quotes and '"' in record):
            return record.split(self.delimiter)
        try:
            rows = csv.reader([record], delimiter=self.delimiter or " ", skipinitialspace=True)
            return next(rows, [""])
        except csv.Error:
            return record.split(self.delimiter or None)

    def number(self, cell: str) -> float | None:
        """Return the number in a cell, NaN where it is none, None where it is missing."""
        return number_of(cell, self.decimal, self.thousands)


@dataclass(frozen=True, slots=True)
class Layout:
    """A dialect, and where the rows of a file begin.

    Attributes
    ----------
    dialect : Dialect
    names, units : tuple of str
        One a column; empty where the file tells none.
    start : int
        Byte of the head at which the first row begins.
    sample : list of list of str
        The cells of the first rows.
    """

    dialect: Dialect
    names: tuple[str, ...]
    units: tuple[str, ...]
    start: int
    sample: list[list[str]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Record:
    start: int
    text: str
    comment: bool


def layout_of(head: bytes, whole: bool) -> Layout:
    """Find out how a table is written.

    Parameters
    ----------
    head
        The first bytes of the text, without a byte order mark.
    whole
        True where that is all of it.
    """
    line_end = b"\n" if b"\n" in head else b"\r"
    if not whole and line_end in head:
        head = head[: head.rindex(line_end) + 1]
    encoding = _encoding(head, whole)
    text_end = line_end.decode()
    fixed, skipped = _told_delimiter(head, line_end, encoding)
    lines = list(_lines(head, skipped, line_end, encoding))
    comment = _comment_mark(lines)
    best: tuple[float, Dialect, list[_Record]] | None = None
    for quotes in (True, False) if b'"' in head else (True,):
        records = list(_records(lines, comment, quotes))
        texts = [record.text for record in records if not record.comment][:_SCORED]
        for delimiter, decimal in _candidates(fixed):
            dialect = Dialect(delimiter, decimal, "", quotes, comment, encoding, text_end)
            score = _score(dialect, texts)
            if best is None or score > best[0] + 1e-9:
                best = score, dialect, records
    assert best is not None
    return _laid_out(best[1], best[2], len(head))


def _candidates(fixed: str | None) -> Iterator[tuple[str, str]]:
    """Yield delimiters and decimal marks, the likeliest first: of two that explain a text as well, the first wins."""
    delimiters = (fixed,) if fixed else (",", "\t", ";", "|", BLANKS)
    for decimal in (".", ","):
        for delimiter in delimiters if decimal == "." else (*delimiters[1:], delimiters[0]):
            yield delimiter, decimal


def _encoding(head: bytes, whole: bool) -> str:
    try:
        (head if whole else head[:-4]).decode("utf-8")
    except UnicodeDecodeError as error:
        return "utf-8" if not whole and error.start > len(head) - 8 else "cp1252"
    return "utf-8"


def _told_delimiter(head: bytes, line_end: bytes, encoding: str) -> tuple[str | None, int]:
    """Return the delimiter that a first line such as ``sep=;`` tells, and the length of that line."""
    end = head.find(line_end)
    first = head[: end if end >= 0 else len(head)]
    told = _SEPARATOR_LINE.match(first.decode(encoding, "replace").strip(" \r")) if len(first) < 12 else None
    return (told.group(1), len(first) + len(line_end)) if told else (None, 0)


def _lines(head: bytes, start: int, line_end: bytes, encoding: str) -> Iterator[tuple[int, str]]:
    """Yield the byte and the text of each line that is not blank, at most as many as are sampled."""
    count = 0
    while start < len(head) and count < 2 * SAMPLE:
        end = head.find(line_end, start)
        end = len(head) if end < 0 else end
        text = head[start:end].decode(encoding, "replace").rstrip("\r")
        if text.strip():
            yield start, text
            count += 1
        start = end + len(line_end)


def _comment_mark(lines: Sequence[tuple[int, str]]) -> str:
    """Return the mark of comment lines; empty where the rows themselves begin with ``#``."""
    if not lines:
        return "#"
    first = lines[0][1].lstrip()
    for mark, pattern in _SINGLE_MARKS:
        if pattern.match(first):
            return mark
    marked = sum(text.lstrip().startswith("#") for _, text in lines)
    return "" if len(lines) > 2 and marked >= len(lines) - 1 and not first.startswith("# ") else "#"


def _records(lines: Sequence[tuple[int, str]], comment: str, quotes: bool) -> Iterator[_Record]:
    """Join lines that one quoted cell runs over."""
    start, parts, odd = 0, list[str](), 0
    for at, text in lines:
        if not parts and comment and text.lstrip().startswith(comment):
            yield _Record(at, text.strip(), comment=True)
            continue
        start = start if parts else at
        parts.append(text)
        odd ^= text.count('"') % 2 if quotes else 0
        if not odd or len(parts) > 100:
            yield _Record(start, "\n".join(parts), comment=False)
            parts, odd = [], 0
    if parts:
        yield _Record(start, "\n".join(parts), comment=False)


def _score(dialect: Dialect, texts: Sequence[str]) -> float:
    """Return how well a dialect explains the lines: even widths, and cells that are numbers."""
    rows = [dialect.cells(text) for text in texts]
    width, even = _width(rows)
    if width < 2:
        return 0.0
    numbers = filled = 0
    for row in rows:
        if len(row) != width:
            continue
        for cell in row:
            value = _plain_number(dialect, cell)
            filled += _is_number(value) or is_text(cell, value)
            numbers += _is_number(value)
    return even * (0.3 + numbers / max(filled, 1))


def _plain_number(dialect: Dialect, cell: str) -> float | None:
    """Return the number in a cell; NaN also where only its other mark would make it one."""
    if grouped((cell,), dialect.decimal):
        return 0.0
    return math.nan if dialect.decimal == "," and "." in cell else dialect.number(cell)


def _width(rows: Sequence[Sequence[str]]) -> tuple[int, float]:
    """Return the commonest number of cells, and the share of the rows that have it."""
    if not rows:
        return 0, 0.0
    counted = Counter(len(row) for row in rows)
    width, count = max(counted.items(), key=lambda item: (item[1], item[0]))
    return width, count / len(rows)


def _laid_out(dialect: Dialect, records: Sequence[_Record], end: int) -> Layout:
    plain = [record for record in records if not record.comment][:SAMPLE]
    rows = [dialect.cells(record.text) for record in plain]
    if grouped((cell for row in rows for cell in row), dialect.decimal):
        dialect = replace(dialect, thousands="." if dialect.decimal == "," else ",")
    width, _ = _width(rows)
    numeric = _numeric_columns(dialect, rows[len(rows) // 2 :], width)
    first = _first_row(dialect, rows, width, numeric)
    header, unit_row = _header_rows(rows[:first], width)
    if header is None and first == 0 and rows and _counts(dialect, plain, rows, numeric):
        header, first = rows[0], 1
    if header is None and first < len(plain):
        header = _commented_header(dialect, records, plain[first], width)
    trailing = all(len(row) == width and not row[-1].strip() for row in rows[first:]) and first < len(rows)
    names = _names(header, width, trailing)
    units = _units(unit_row, len(names))
    start = plain[first].start if first < len(plain) else end
    if any(_is_row(dialect, record, width, numeric) for record in records if record.comment and record.start > start):
        dialect = replace(dialect, comment="")
    return Layout(dialect, names, units, start, rows[first:])


def _numeric_columns(dialect: Dialect, rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return the columns at least half of whose filled cells are numbers."""
    numeric = []
    for column in range(width):
        cells = [(row[column], dialect.number(row[column])) for row in rows if len(row) > column]
        numbers = sum(_is_number(value) for _, value in cells)
        if numbers and numbers >= sum(is_text(*cell) for cell in cells):
            numeric.append(column)
    return numeric


def _first_row(dialect: Dialect, rows: Sequence[Sequence[str]], width: int, numeric: Sequence[int]) -> int:
    """Return the index of the first row that is neither a title, a header nor a line of units."""
    if not numeric:
        return min(1, len(rows))
    named = False
    for index, row in enumerate(rows):
        if width > 1 and len(row) == 1:
            continue
        cells = [(row[column], dialect.number(row[column])) for column in numeric if column < len(row)]
        texts = any(is_text(*cell) for cell in cells)
        numbers = any(_is_number(value) for _, value in cells)
        # a first line with a text above numbers names them, even if some of the names are numbers
        if not (texts and (not numbers or not named)) and (numbers or 2 * len(row) >= width):
            return index
        named = named or len(row) >= width - 1
    return len(rows)


def _is_number(value: float | None) -> bool:
    return value is not None and not math.isnan(value)


def _header_rows(rows: Sequence[list[str]], width: int) -> tuple[list[str] | None, list[str] | None]:
    """Return the header and the line of units among the lines above the first row."""
    above: list[list[str]] = []
    for index, row in reversed(list(enumerate(rows))):
        one = _inner(row) if len(row) == 1 and width > 1 else row
        # only a first line may be one short, as where the rows have names
        if width > 1 and len(one) < max(width - (index == 0), 2):
            break
        above.append(one)
    if not above:
        return None, None
    if len(above) > 1 and _is_units(above[0]):
        return above[1], above[0]
    return above[0], None


def _inner(row: list[str]) -> list[str]:
    """Return the cells of a header that was quoted as a whole, with its own quotes doubled."""
    for delimiter in (",", ";", "\t"):
        if delimiter in row[0]:
            return next(csv.reader([row[0]], delimiter=delimiter, skipinitialspace=True), row)
    return row


def _is_units(row: Sequence[str]) -> bool:
    cells = [cell.strip() for cell in row]
    return any(cells) and all(
        not cell or cell.lower() in UNITS or _BRACKETED.match(cell) or not re.search(r"\w", cell) for cell in cells
    )


def _counts(dialect: Dialect, records: Sequence[_Record], rows: Sequence[list[str]], numeric: Sequence[int]) -> bool:
    """Tell whether a first line of numbers is a header: quoted where the rows are not, or counting on like years."""
    if len(rows) < 2 or len(numeric) < 2:
        return False
    quoted = [record.text.count('"') for record in records[:2]]
    if dialect.quotes and quoted[0] == 2 * len(rows[0]) > quoted[1]:
        return True
    cells = [rows[0][column].strip() for column in numeric if column < len(rows[0])]
    if len(cells) > 2 and not cells[0]:
        cells = cells[1:]
    if not all(cell.isascii() and cell.isdigit() for cell in cells):
        return False
    steps = {int(b) - int(a) for a, b in pairwise(cells)}
    below = [row[column].strip() for row in rows[1:50] for column in numeric if column < len(row)]
    fractions = sum(dialect.decimal in cell or "e" in cell.lower() for cell in below)
    return steps == {1} and 2 * fractions > len(below)


def _commented_header(dialect: Dialect, records: Sequence[_Record], first: _Record, width: int) -> list[str] | None:
    """Return the names in the last comment line above the first row that has as many of them as the rows cells."""
    for record in reversed([record for record in records if record.comment and record.start < first.start]):
        text = record.text.removeprefix(dialect.comment)
        cells = dialect.cells(text if dialect.delimiter else text.lstrip("#"))
        cells = [cell.strip() for cell in cells]
        if len(cells) == width and not any(_is_number(dialect.number(cell)) for cell in cells):
            return [cells[0] or dialect.comment, *cells[1:]]
    return None


def _is_row(dialect: Dialect, record: _Record, width: int, numeric: Sequence[int]) -> bool:
    """Tell whether what looks like a comment is a row that begins with a text such as ``#1``."""
    cells = dialect.cells(record.text)
    return 0 not in numeric and len(cells) == width and all(_is_number(dialect.number(cells[at])) for at in numeric)


def _names(header: list[str] | None, width: int, trailing: bool) -> tuple[str, ...]:
    """Return one name a column; a header that is one short names the columns after the row names."""
    if header is None:
        return ("",) * (width - 1 if trailing and width > 2 else width)
    names = [" ".join(cell.strip(' \t"').split()) for cell in header]
    if trailing and len(names) == width and not names[-1]:
        names.pop()
    if len(names) == width - 1 and not trailing:
        names.insert(0, "")
    while len(names) > width and not names[-1]:
        names.pop()
    return tuple(names + [""] * (width - len(names) - (1 if trailing else 0)))


def _units(row: list[str] | None, width: int) -> tuple[str, ...]:
    if row is None:
        return ("",) * width
    cells = [cell.strip().strip("[]()").strip() for cell in row][:width]
    return tuple(["", *cells] if len(cells) == width - 1 else cells + [""] * (width - len(cells)))
