"""How a text table is written, and where its header and its rows are. Found by looking.

A guess never costs a row silently: whatever does not fit is read as a row, dropped and counted.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, zip_longest

from core.columns import DialectChoice
from core.readers.dialect import BLANKS, Dialect
from core.readers.doubts import Doubt, doubts_of
from core.readers.headers import (
    counts_on,
    described_columns,
    first_row,
    header_rows,
    is_units,
    names_of,
    numbered_names,
    units_of,
    unlabelled,
)
from core.readers.likelihood import DELIMITERS, likelihood, width_of
from core.readers.numerals import NUMBERS, Form, form_of, is_number
from core.readers.preamble import end_of_preamble

SAMPLE = 1000
_SCORED = 120
_MOST_LINES_OF_A_CELL = 100
_SINGLE_MARKS = ("%", "//", "!")
_TITLE_MARKS = (";", "*")  # before a blank, or doubled: else they part cells, or are cells
_OPEN_QUOTE = re.compile(r"'[^']*|[^']+'")
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?$')
_ENDS = re.compile(rb"\r\n|\r|\n")
_LINE = re.compile(rb"([^\r\n]*)(?:\r\n|\r|\n|$)")


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
    doubts : tuple of Doubt or None
        One a column: why its numbers cannot be read.
    header : int
        The line of the head that holds the names, from 1; 0 where there is none.
    texts : frozenset of str
        Names of the columns that the header says hold texts, whatever is in them.
    """

    dialect: Dialect
    names: tuple[str, ...]
    units: tuple[str, ...]
    start: int
    sample: list[list[str]] = field(repr=False)
    doubts: tuple[Doubt | None, ...] = ()
    header: int = 0
    texts: frozenset[str] = frozenset()

    @property
    def choice(self) -> DialectChoice:
        """The choice that gives the same without a guess."""
        return DialectChoice(self.dialect.delimiter, self.dialect.decimal, self.header, self.dialect.encoding)


@dataclass(frozen=True, slots=True)
class _Record:
    start: int
    text: str
    comment: bool


def layout_of(head: bytes, whole: bool, wish: DialectChoice | None = None) -> Layout:
    """Find out how a table is written.

    Parameters
    ----------
    head
        The first bytes of the text, without a byte order mark.
    whole
        True where that is all of it.
    wish
        What is known of it; the encoding of what is no longer UTF-8 only.
    """
    wish = wish or DialectChoice()
    returns = head.count(b"\r") - head.count(b"\r\n")
    line_end = "\r" if returns > head.count(b"\n") else "\n"
    if not whole and line_end.encode() in head:
        head = head[: head.rindex(line_end.encode()) + 1]
    encoding = _encoding(head, whole)
    told, skipped = _told_delimiter(head, encoding)
    known = wish if wish.delimiter is not None else replace(wish, delimiter=told)
    skipped = max(skipped, start_of_line(head, wish.header or 1))
    lines = list(_lines(head, skipped, encoding))
    mark = _comment_mark(lines)
    if mark in _TITLE_MARKS and any(text.startswith("#") for _, text in lines):  # above remarks of the usual mark
        lines = [(start, text) for start, text in lines if not text.startswith(mark)]
        mark = _comment_mark(lines)
    base = Dialect(comment=mark, encoding=encoding, line_end=line_end)
    layout = _likeliest(base, lines, known, head)
    if base.comment and _rows_begin_with_mark(layout, lines):
        remarks = f"{base.comment} "  # rows begin with a word, such as #ff0000, remarks with a blank
        comment = remarks if any(text.startswith(remarks) for _, text in lines) else ""
        layout = _likeliest(replace(base, comment=comment), lines, known, head)
    return layout


def start_of_line(head: bytes, line: int) -> int:
    """Return the byte at which a line begins, from 1; the length of the head where it has not as many."""
    starts = (found.start() for found in _LINE.finditer(head))
    return next(islice(starts, line - 1, None), len(head))


def _likeliest(base: Dialect, lines: Sequence[tuple[int, str]], known: DialectChoice, head: bytes) -> Layout:
    best: tuple[float, Dialect, list[_Record]] | None = None
    for quotes in (True, False) if any('"' in text for _, text in lines) else (True,):
        records = list(_records(lines, base.comment, quotes))
        texts = [record.text for record in records if not record.comment][:_SCORED]
        for delimiter, decimal in _candidates(known):
            dialect = replace(base, delimiter=delimiter, decimal=decimal, quotes=quotes)
            score = likelihood(dialect, texts)
            if best is None or score > best[0] + 1e-9:
                best = score, dialect, records
    assert best is not None
    return _laid_out(best[1], best[2], known, head)


def _candidates(known: DialectChoice) -> Iterator[tuple[str, str]]:
    """Yield delimiters and decimal marks, the likeliest first: of two that explain a text as well, the first wins."""
    delimiters = (*DELIMITERS, BLANKS) if known.delimiter is None else (known.delimiter,)
    for decimal in (".", ",") if known.decimal is None else (known.decimal,):
        for delimiter in delimiters if decimal == "." else (*delimiters[1:], delimiters[0]):
            yield delimiter, decimal


def _encoding(head: bytes, whole: bool) -> str:
    try:
        (head if whole else head[:-4]).decode("utf-8")
    except UnicodeDecodeError as error:
        return "utf-8" if not whole and error.start > len(head) - 8 else "cp1252"
    return "utf-8"


def _told_delimiter(head: bytes, encoding: str) -> tuple[str | None, int]:
    """Return the delimiter that a first line such as ``sep=;`` tells, and the length of that line."""
    line = _LINE.match(head[:12])
    told = _SEPARATOR_LINE.match(line.group(1).decode(encoding, "replace").strip(" ")) if line else None
    return (told.group(1), line.end()) if told and line else (None, 0)


def _lines(head: bytes, start: int, encoding: str) -> Iterator[tuple[int, str]]:
    """Yield the byte and the text of each line that is not blank, at most as many as are sampled."""
    count = 0
    for line in _LINE.finditer(head, start):
        text = line.group(1).decode(encoding, "replace")
        if text.strip(" \t\x1a"):
            yield line.start(), text
            count += 1
        if count == 2 * SAMPLE:
            return


def _comment_mark(lines: Sequence[tuple[int, str]]) -> str:
    """Return the mark of comment lines; empty where the rows themselves begin with ``#``."""
    if not lines:
        return "#"
    first = lines[0][1].lstrip()
    for mark in _SINGLE_MARKS:
        if first.startswith(mark):
            return mark
    for mark in _TITLE_MARKS:
        if first.startswith(mark) and first[1:2] in {"", " ", "\t", mark}:
            return mark if 2 * sum(text.startswith(mark) for _, text in lines) <= len(lines) else "#"
    marked = sum(text.lstrip().startswith("#") for _, text in lines)
    return "" if len(lines) > 2 and marked >= len(lines) - 1 and not first.startswith("# ") else "#"


def _rows_begin_with_mark(layout: Layout, lines: Sequence[tuple[int, str]]) -> bool:
    """Tell whether some of what looks like comments is rows that begin with a text such as ``#1``."""
    dialect, width = layout.dialect, width_of(layout.sample)[0]
    numeric = _numeric_columns(dialect, layout.sample, width)
    if not numeric or 0 in numeric:
        return False
    for _, text in lines:
        mark, cells = text[: len(dialect.comment) + 1], dialect.cells(text)
        if mark.startswith(dialect.comment) and mark[-1:].isalnum() and len(cells) == width:
            forms = {form_of(cells[at], dialect.decimal) for at in numeric}
            if forms & NUMBERS and forms <= NUMBERS | {Form.EMPTY}:
                return True
    return False


def _records(lines: Sequence[tuple[int, str]], comment: str, quotes: bool) -> Iterator[_Record]:
    """Join lines that one quoted cell runs over."""
    at = 0
    while at < len(lines):
        start, text = lines[at]
        at += 1
        if comment and text.lstrip().startswith(comment):
            yield _Record(start, text.strip(), comment=True)
            continue
        if quotes and text.count('"') % 2:
            within = range(at, min(at + _MOST_LINES_OF_A_CELL, len(lines)))
            closed = next((last for last in within if lines[last][1].count('"') % 2), None)
            if closed is not None:
                text = "\n".join([text, *(line for _, line in lines[at : closed + 1])])
                at = closed + 1
        yield _Record(start, text, comment=False)


def _laid_out(dialect: Dialect, records: Sequence[_Record], known: DialectChoice, head: bytes) -> Layout:
    told = records[:1] if known.header else []
    plain = [record for record in records[len(told) :] if not record.comment][:SAMPLE]
    rows = [dialect.cells(record.text) for record in plain]
    width, _ = width_of(rows)
    half = rows[len(rows) // 2 :]
    numeric = _numeric_columns(dialect, half, width, rows)
    dialect = replace(dialect, thousands=_thousands(dialect, rows, numeric, sure=known.decimal is not None))
    ends = [row[-1] for row in half if len(row) == width]
    columns = width - 1 if width > 1 and dialect.delimiter and not any(map(str.strip, ends)) else width
    header = _header(dialect, records, plain, rows, columns, numeric) if known.header is None else _Header()
    if told:
        named = _names_in(dialect, told[0])
        units = rows[0] if rows and is_units(rows[0]) else None
        header = _Header(named, units, int(units is not None), told[0].start)
        columns = max(columns, len(named)) if not rows else columns
    if header.names is not None and len(header.names) == width and header.names[-1].strip():
        columns = width
    start = plain[header.first].start if header.first < len(plain) else len(head)
    body = rows[header.first :]
    names = names_of(header.names, columns)
    columns = len(names)
    described = described_columns([record.text for record in records if record.comment])
    below = zip(names, units_of(header.units, columns), strict=True)
    return Layout(
        dialect,
        names,
        tuple(described[name][0] if name in described else unit for name, unit in below),
        start,
        body,
        doubts_of(dialect, body, columns) if known.decimal is None else (None,) * columns,
        0 if header.names is None else len(_ENDS.findall(head, 0, header.start)) + 1,
        frozenset(name for name, (_, kind) in described.items() if kind == "string"),
    )


@dataclass(frozen=True, slots=True)
class _Header:
    """The names and the units above the rows, the index of the first row, and the byte at which the names begin."""

    names: list[str] | None = None
    units: list[str] | None = None
    first: int = 0
    start: int = 0


def _header(
    dialect: Dialect,
    records: Sequence[_Record],
    plain: Sequence[_Record],
    rows: Sequence[list[str]],
    columns: int,
    numeric: Sequence[int],
) -> _Header:
    """Find the header of the rows that the plain ones of the records hold."""
    above = end_of_preamble(dialect, rows, columns, numeric)
    first = above + first_row(dialect, rows[above:], columns, numeric)
    names, units, height = header_rows(rows[above:first], columns)
    if names is not None:
        return _Header(names, units, first, plain[first - height].start)
    if first == 0 and rows and counts_on(dialect, [one.text for one in plain], rows, numeric):
        return _Header(rows[0], None, 1, plain[0].start)
    if first < len(plain):
        remarks = [record for record in records if record.comment and record.start < plain[first].start]
        numbered = numbered_names([record.text.removeprefix(dialect.comment) for record in remarks], columns)
        if numbered:
            return _Header(*numbered, first, remarks[0].start)
    commented = _commented_header(dialect, records, plain[first], columns) if first < len(plain) else None
    return replace(commented, first=first) if commented else _Header(first=first)


def _numeric_columns(
    dialect: Dialect, rows: Sequence[Sequence[str]], width: int, more: Sequence[Sequence[str]] = ()
) -> list[int]:
    """Return the columns at least half of whose filled cells are numbers; of ``more`` rows where none is filled."""
    numeric = []
    for column in range(width):
        forms = [form_of(row[column], dialect.decimal) for row in rows if len(row) > column]
        if all(form is Form.EMPTY for form in forms):
            forms = [form_of(row[column], dialect.decimal) for row in more if len(row) > column]
        numbers = sum(form in NUMBERS for form in forms)
        if numbers and 2 * numbers >= sum(form is not Form.EMPTY for form in forms):
            numeric.append(column)
    return numeric


def _thousands(dialect: Dialect, rows: Sequence[Sequence[str]], numeric: Sequence[int], sure: bool) -> str:
    """Return the mark of thousands: beyond doubt, or where the table writes its fractions with the other mark only.

    ``sure`` is true where the decimal mark was told, so that the other one cannot be it.
    """
    other = "." if dialect.decimal == "," else ","
    columns = [[form_of(cell, dialect.decimal) for cell in column] for column in zip_longest(*rows, fillvalue="")]
    forms = {form for column in numeric for form in columns[column]}
    if Form.GROUPED in forms or (sure and Form.DOUBTFUL in forms):
        return other
    mixed = Form.OTHER_MARK in forms or any(2 * forms.count(Form.OTHER_MARK) > len(forms) for forms in columns)
    fractions = Form.FRACTION in forms or dialect.delimiter == other
    return other if Form.DOUBTFUL in forms and fractions and not mixed else ""


def _commented_header(dialect: Dialect, records: Sequence[_Record], first: _Record, width: int) -> _Header | None:
    """Return the names in the last comment line above the first row that has as many of them as the rows cells."""
    for record in reversed([record for record in records if record.comment and record.start < first.start]):
        cells = unlabelled(_names_in(dialect, record), width)
        if len(cells) == width and _may_be_names(dialect, cells):
            return _Header([cells[0] or dialect.comment, *cells[1:]], start=record.start)
    return None


def _may_be_names(dialect: Dialect, cells: Sequence[str]) -> bool:
    """Tell whether the words of a remark may be names: no numbers, no formats of numbers, no value that is told."""
    if any(is_number(dialect.number(cell)) or "%" in cell[:1] or cell in {"=", ":"} for cell in cells):
        return False
    return any(re.search(r"\w", cell) for cell in cells) and not any(map(_OPEN_QUOTE.fullmatch, cells))


def _names_in(dialect: Dialect, record: _Record) -> list[str]:
    """Return the cells of a line of names, which may be a comment."""
    if not record.comment:
        return dialect.cells(record.text)
    text = record.text.removeprefix(dialect.comment)
    return [cell.strip() for cell in dialect.cells(text if dialect.delimiter else text.lstrip("#"))]
