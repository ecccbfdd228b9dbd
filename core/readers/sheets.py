"""Excel and OpenDocument sheets, by calamine: the one module that imports it, in a process of its own."""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from core.column_names import UNITS
from core.errors import UserError
from core.memory import in_words
from core.messages import mark
from core.readers import packed
from core.readers.numerals import MISSING, Form, form_of, is_number, number_of
from core.readers.proportion import out_of_proportion
from core.readers.tables import Field, MemorySource, picked

_SAMPLE = 1000
_Row = list[Any]


def open_sheets(path: Path, table: str | None) -> MemorySource:
    """Open a workbook: the sheet that is wanted, else the first in view that has two columns of numbers.

    Raises
    ------
    UserError
        If it is damaged or locked, empty, or has no such sheet.
    """
    _refuse_bomb(path)
    try:
        book = CalamineWorkbook.from_path(str(path))
    except CalamineError as error:
        locked = "password" in str(error).lower() or "encrypt" in str(error).lower()
        message = mark("{file} is locked by a password") if locked else mark("{file} is damaged, or no workbook")
        raise UserError(message, "Save it again, or save the sheet as CSV.", file=path.name) from error
    names = book.sheet_names
    if not names:
        raise UserError("{file} has no sheets", "Choose a file with points.", file=path.name)
    first: MemorySource | None = None
    for name in [picked(names, table, path.name)] if table is not None else _in_view_first(book):
        source = _of_rows(_rows(book, name), name, names)
        if sum(column.numeric and column.varies for column in source.columns) > 1:
            return source
        first = first or source
    assert first is not None
    return first


def _in_view_first(book: CalamineWorkbook) -> list[str]:
    """Return the names of the sheets, those last that are hidden."""
    hidden = {one.name for one in book.sheets_metadata if one.visible != SheetVisibleEnum.Visible}
    return sorted(book.sheet_names, key=lambda name: name in hidden)


def _refuse_bomb(path: Path) -> None:
    """Refuse a workbook that would fill the memory for a while before it is found to be too large."""
    with path.open("rb") as file:
        zipped = file.read(len(packed.ZIP)) == packed.ZIP
    size = packed.size_of_members(path) if zipped else 0
    if out_of_proportion(size, path.stat().st_size):
        raise UserError(
            "{file} holds {size} when unpacked, far more than a sheet of points",
            "Save its points as Parquet or CSV.",
            file=path.name,
            size=in_words(size),
        )


def _rows(book: CalamineWorkbook, name: str) -> tuple[int, list[_Row]]:
    """Return the line of the first row that is not empty, and the rows from there on."""
    sheet = book.get_sheet_by_name(name)
    start = sheet.start
    return (start[0] if start else 0) + 1, sheet.to_python(skip_empty_area=True)


def _of_rows(placed: tuple[int, list[_Row]], name: str, names: Sequence[str]) -> MemorySource:
    line, rows = placed
    while rows and not any(map(_filled, rows[-1])):
        rows.pop()
    for at in range(max(map(len, rows), default=0)):
        _read_commas(rows, at)
    first = _first_row(rows)
    header, units = _header(rows[:first])
    width = max(map(len, rows), default=0)
    labels = [_text(header[at]) if at < len(header) else "" for at in range(width)]
    fields = []
    for at in range(width):
        values = [_plain(row[at]) if at < len(row) and _filled(row[at]) else None for row in rows[first:]]
        if labels[at] or any(value is not None for value in values):
            unit = _text(units[at]).strip("[]() ") if at < len(units) else ""
            fields.append(Field(labels[at], values, unit or None))
    return MemorySource(fields, name, names, line + first)


def _read_commas(rows: Sequence[_Row], at: int) -> None:
    """Make numbers of a column of texts that are numbers with a decimal comma; beyond doubt, no groups of thousands."""
    half = rows[len(rows) // 2 : len(rows) // 2 + _SAMPLE]
    texts = [row[at] for row in half if _there(row, at) and isinstance(row[at], str)]
    forms = {form_of(text, ".") for text in texts}
    if Form.OTHER_MARK not in forms or not all(is_number(number_of(text, ",", ".")) for text in texts):
        return
    for row in rows:
        if at < len(row) and isinstance(row[at], str) and is_number(number := number_of(row[at], ",", ".")):
            row[at] = number


def _first_row(rows: Sequence[_Row]) -> int:
    """Return the index of the first row that is neither a title, a header nor a line of units.

    It may have no numbers: rows that are empty where the numbers are, below the words there, belong to the table.
    """
    width = max((len(row) for row in rows), default=0)
    half = rows[len(rows) // 2 : len(rows) // 2 + _SAMPLE]
    numeric = [
        at for at in range(width) if 2 * sum(_is_number(row, at) for row in half) > sum(_there(row, at) for row in half)
    ]
    if not numeric:
        return min(1, len(rows))
    below = 0
    for index, row in enumerate(rows):
        numbers = sum(_is_number(row, at) for at in numeric)
        texts = sum(_there(row, at) and not _is_number(row, at) for at in numeric)
        if numbers > texts:
            filled = (at for at in range(below or index, index) if any(map(_filled, rows[at])))
            return next(filled, index)
        below = index + 1 if texts else below
    return len(rows)


def _header(above: Sequence[_Row]) -> tuple[_Row, _Row]:
    """Return the names and the units among the rows above the first."""
    filled = [row for row in above if any(map(_filled, row))]
    if not filled:
        return [], []
    units = [_text(cell).strip("[]() ").lower() for cell in filled[-1] if _filled(cell)]
    if len(filled) > 1 and units and all(unit in UNITS for unit in units):
        return filled[-2], filled[-1]
    return filled[-1], []


def _plain(cell: object) -> object:
    """Return a cell as it is seen: a sheet has no whole numbers, but shows them."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53 else cell


def _filled(cell: object) -> bool:
    return not (isinstance(cell, str) and not cell.strip())


def _there(row: _Row, at: int) -> bool:
    return at < len(row) and _filled(row[at]) and not (isinstance(row[at], str) and row[at].strip() in MISSING)


def _is_number(row: _Row, at: int) -> bool:
    if at >= len(row) or isinstance(row[at], bool):
        return False
    if isinstance(row[at], str):
        value = number_of(row[at])
        return value is not None and not math.isnan(value)
    return isinstance(row[at], int | float)


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell == int(cell):
        return str(int(cell))
    return " ".join(str(cell).split())
