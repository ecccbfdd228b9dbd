"""The rows of a text in a dialect, cell by cell: the plain meaning of the dialect, and where each row stands."""

import csv
import re
from collections.abc import Iterator, Sequence

from core.readers.dialect import Dialect
from core.readers.numerals import is_number

Row = tuple[int, list[str]]
"""The number of its first line in the text, from 1, and the cells."""


def lines_of(text: str) -> list[str]:
    """Return the lines of a text without their ends, which may be of any kind."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.split("\n")


def is_blank(line: str, dialect: Dialect) -> bool:
    """Tell whether a line holds nothing: blanks, tabs that part no cells, or the mark that DOS ended files with."""
    return not line.strip(" \r\n\x1a" if dialect.delimiter == "\t" else " \t\r\n\x1a")


def rows_of(text: str, dialect: Dialect) -> Iterator[Row]:
    """Yield each row that is not blank."""
    lines = lines_of(text)
    if not (dialect.quotes and '"' in text):
        for number, line in enumerate(lines, 1):
            if not is_blank(line, dialect):
                yield number, dialect.parts(line)
        return
    at, width = 0, 0
    while at < len(lines):
        line, start = lines[at], at
        at += 1
        if is_blank(line, dialect) or (dialect.comment and line.startswith(dialect.comment)):
            continue
        if '"' in line:
            one = _in_one_line(line, dialect)
            cells, at = (one, at) if one is not None else _record(lines, start, dialect, width)
            if len(cells) == 1 and not cells[0].strip():
                continue
        else:
            cells = dialect.parts(line)
        width = len(cells)
        yield start + 1, cells


def _in_one_line(line: str, dialect: Dialect) -> list[str] | None:
    """Return the cells of a row that does not go on in the next line, None where there is doubt."""
    if line.count('"') % 2:
        return None
    try:
        delimiter = dialect.delimiter or " "
        return next(csv.reader((_plain(line, dialect),), delimiter=delimiter, skipinitialspace=True, strict=True))
    except csv.Error:
        return None


def _record(lines: Sequence[str], start: int, dialect: Dialect, width: int) -> tuple[list[str], int]:
    """Return the cells of the row that begins at a line, and the line after it.

    A quoted cell may run over lines, but not over lines that are rows themselves, nor to the end of the text: a quote
    that seems to was none.
    """
    fed = (_plain(lines[at], dialect) + "\n" for at in range(start, len(lines)))
    reader = csv.reader(fed, delimiter=dialect.delimiter or " ", skipinitialspace=True, strict=True)
    try:
        cells = next(reader)
    except csv.Error as error:
        # left open, not closed where a cell ends, or longer than the csv module takes
        if reader.line_num > 1 or "unexpected end" in str(error) or "field limit" in str(error):
            return _closed_cells(lines[start], dialect), start + 1
        loose = csv.reader([_plain(lines[start], dialect)], delimiter=dialect.delimiter or " ", skipinitialspace=True)
        return next(loose), start + 1
    end = start + reader.line_num
    if _are_rows(lines[start + 1 : end - 1], dialect, width or len(cells)):
        return _closed_cells(lines[start], dialect), start + 1
    return cells, end


def _plain(line: str, dialect: Dialect) -> str:
    return line if dialect.delimiter else line.replace("\t", " ").strip()


def _are_rows(lines: Sequence[str], dialect: Dialect, width: int) -> bool:
    """Tell whether most of the lines inside a quoted cell look like rows with numbers."""
    if width < 2:
        return False
    split = (dialect.parts(line) for line in lines)
    rows = sum(len(cells) == width and any(is_number(dialect.number(cell)) for cell in cells) for cells in split)
    return 2 * rows > len(lines)


def _closed_cells(line: str, dialect: Dialect) -> list[str]:
    """Return the cells of a line of which some quote never ends, as if that one were an ordinary character."""
    if not dialect.delimiter:
        return dialect.parts(line)
    mark = re.escape(dialect.delimiter)
    cells, at = [], 0
    pattern = re.compile(rf' *"((?:[^"]|"")*+)"(?=$|{mark})|([^{mark}]*)')
    while at <= len(line):
        found = pattern.match(line, at)
        assert found is not None  # the second half takes anything
        cells.append(found.group(2) if found.group(1) is None else found.group(1).replace('""', '"'))
        at = found.end() + 1
    return cells
