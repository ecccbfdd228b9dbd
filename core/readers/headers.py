"""The lines above the rows of a text table: titles, names and units, and where the rows begin."""

import csv
import math
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import pairwise

from core.column_names import UNITS, words_in
from core.readers.angles import is_angle
from core.readers.dialect import Dialect
from core.readers.numerals import MISSING, TIME, is_number, is_text

_BRACKETED = re.compile(r"[\[(].*[\])]$")
_NUMBERED = re.compile(r"[#\s]*(\d{1,4})\s+([^\W\d]\S*)(?:\s.*?(\[[^\[\]]*\])?\s*)?$")
_LONGEST_REMARK = 1000  # characters
_NAMED = re.compile(r"[#\s]*name (\d{1,4}) = ([^:]+?)\s*(?::.*?(\[[^\[\]]*\])?\s*)?$")
_ENTRY = re.compile(r"\b(name|unit|datatype): *(\"[^\"]*\"|'[^']*'|[^,}\n]*)")
_TYPE = re.compile(r"\d*[NSMD]")
_LABEL = re.compile(r"units?:?", re.IGNORECASE)
_PLAIN_NUMBER = re.compile(r"[+-]?\d+([.,]\d*)?|[+-]?\d*[.,]\d+")
_UNIT_WORDS = re.compile(r"[^\W\d_]+|[%°]")
_UNITS = UNITS | words_in(
    "% a w kw wh kwh j n c f ohm mohm t pa hpa kpa mpa bar mbar atm torr db ppm ppb psu l ml mol mmol kg mg ug µg t "
    "in mi kt kts kn knots mph kmh mps rpm sec second seconds min minutes hr hrs hours hour day days d year years yr "
    "ha ft hms utc count counts cts adu e electron photon photons ph cps jy mjy erg å angstrom angstroms sr st fraction"
)
_FRACTION = re.compile(r"1 */|10 *(?:\^|\*\*|-)")
_LONGEST_UNIT = 20
_VALUE = re.compile(r"[+-]?[.,]?\d")
_YEARS = range(1500, 2500)
_FEW_NAMES = 2
_BELOW = 200  # rows that a line is compared with


def first_row(dialect: Dialect, rows: Sequence[Sequence[str]], width: int, numeric: Sequence[int]) -> int:
    """Return the index of the first row that is neither a title, a header nor a line of units.

    Once there was a line with the names, only a line of further names or of units is none; rows that are too short, or
    have at most half as many filled cells, or hold no numbers are rows, so that they are counted.
    """
    if not numeric:
        return 0 if any(map(is_angle, rows[0] if rows else ())) else min(1, len(rows))
    named, first = 0, len(rows)
    for index, row in enumerate(rows):
        filled = sum(not cell.isspace() for cell in row if cell)
        if width > 1 and len(row) == 1 and not named:
            continue
        if _has_times(row, rows[index + 1 : index + _BELOW]):
            first = index
            break
        if named and is_units(row) and any(is_text(cell, dialect.number(cell)) for cell in row):
            continue
        short = len(row) < max(width - 1, 2) or (dialect.delimiter and named > _FEW_NAMES and 2 * filled <= named)
        if named and (short or any(_VALUE.match(cell.strip(' "')) for cell in row)):
            first = index
            break
        cells = [(row[column], dialect.number(row[column])) for column in numeric if column < len(row)]
        texts = sum(is_text(*cell) for cell in cells)
        numbers = {column: row[column] for column, cell in zip(numeric, cells, strict=False) if is_number(cell[1])}
        named_so = _may_be_names(dialect, numbers, rows[index + 1 : index + _BELOW])
        if not (texts and (named_so or _counts_classes(texts, list(numbers.values()), index))) and (
            numbers or 2 * len(row) >= width
        ):
            first = index
            break
        if len(row) >= max(width - 1, 2):
            named = max(named, filled)
    while 0 < first < len(rows) and width > 1 and len(rows[first - 1]) == 1:
        if not is_number(dialect.number(rows[first - 1][0])):
            break
        first -= 1  # a short row, not a title
    return first


def _has_times(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Tell whether a line holds a date or a time of the day, in a column of nothing else."""
    for column in (column for column, cell in enumerate(row) if TIME.fullmatch(cell.strip(' "'))):
        cells = [
            cell for cell in (one[column].strip(' "') for one in below if column < len(one)) if cell not in MISSING
        ]
        if cells and all(map(TIME.fullmatch, cells)):
            return True
    return False


def _counts_classes(texts: int, numbers: Sequence[str], index: int) -> bool:
    """Tell whether a first line counts rows and columns and names classes, as ``150,4,setosa,versicolor`` does."""
    return index == 0 and texts >= max(len(numbers), 2) and all(cell.strip().isdigit() for cell in numbers)


def _may_be_names(dialect: Dialect, numbers: Mapping[int, str], below: Sequence[Sequence[str]]) -> bool:
    """Tell whether numbers beside a text may be names, as years are: whole, rising, and not all like those below."""
    cells = [cell.strip(' "') for cell in numbers.values()]
    if not all(cell.isascii() and cell.isdigit() for cell in cells):
        return False
    if any(_counts_on(dialect, at, int(cell), below) for at, cell in zip(numbers, cells, strict=True)):
        return False
    whole = [int(cell) for cell in cells]
    steps = {b - a for a, b in pairwise(whole)}
    if any(step <= 0 for step in steps):
        return False
    counted = len(whole) > 2 and steps == {1}
    years = all(number in _YEARS for number in whole)
    return counted or years or any(not _is_within(dialect, at, float(numbers[at].strip(' "')), below) for at in numbers)


def _counts_on(dialect: Dialect, column: int, number: int, rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the numbers of a column, two at least, count on from one."""
    values = [dialect.number(row[column]) for row in rows if column < len(row)]
    return len(values) > 1 and all(value == at for at, value in enumerate(values, number + 1))


def _is_within(dialect: Dialect, column: int, number: float, rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a number lies between those of a column."""
    values = [dialect.number(row[column]) for row in rows if column < len(row)]
    known = [value for value in values if value is not None and not math.isnan(value)]
    return bool(known) and min(known) <= number <= max(known)


def header_rows(rows: Sequence[list[str]], width: int) -> tuple[list[str] | None, list[str] | None, int]:
    """Return the header and the line of units among lines above the first row, and how far above it the header is."""
    above: list[list[str]] = []
    for index, row in reversed(list(enumerate(rows))):
        one = _inner(row) if len(row) == 1 and width > 1 else unlabelled(row, width)
        # only a first line may be one short, as where the rows have names
        if width > 1 and len(one) < max(width - (index == 0), 2):
            break
        above.append(one)
    if not above:
        return None, None, 0
    for at, (below, names) in enumerate(pairwise(above), 1):
        if is_units(below):
            return names, below, at + 1
        if _are_distinct(names) and len(set(below)) < len(below):  # as units are, where they are none that is known
            return names, None, at + 1
    return above[0], None, 1


def _are_distinct(row: Sequence[str]) -> bool:
    """Tell whether each cell of a line holds something else than the others."""
    return all(cell.strip() for cell in row) and len(set(row)) == len(row)


def unlabelled(row: list[str], width: int) -> list[str]:
    """Return the names of a line without what they are called together, as in ``Data: x y``."""
    return row[1:] if len(row) == width + 1 and row[0].rstrip().endswith(":") else row


def _inner(row: list[str]) -> list[str]:
    """Return the cells of a header that was quoted as a whole, with its own quotes doubled."""
    for delimiter in (",", ";", "\t"):
        if delimiter in row[0]:
            with suppress(csv.Error):  # it runs over lines, or is longer than the csv module takes
                return next(csv.reader([row[0]], delimiter=delimiter, skipinitialspace=True), row)
    return row


def is_units(row: Sequence[str]) -> bool:
    """Tell whether a line holds units only, perhaps behind the word for them."""
    cells = [cell.strip(' \t"') for cell in row]
    if is_types(row):
        return True
    if cells and _LABEL.fullmatch(cells[0]) and len(cells) > 2:
        return not any(map(_PLAIN_NUMBER.fullmatch, cells))
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 and re.fullmatch(r"\w+", filled[0]) and filled[0].lower() not in UNITS:
        return False  # a word, such as "A"
    return bool(filled) and all(map(_is_unit, filled))


def _is_unit(cell: str) -> bool:
    """Tell whether a cell is a unit such as ``mm``, ``(deg)`` or ``kg m^-3``, or has no word."""
    if _BRACKETED.match(cell) or not re.search(r"\w", cell):
        return True
    if (cell[0].isdigit() and not _FRACTION.match(cell)) or len(cell) > _LONGEST_UNIT:
        return False
    words = _UNIT_WORDS.findall(cell.lower())
    return bool(words) and all(word in _UNITS for word in words)


def numbered_names(remarks: Sequence[str], width: int) -> tuple[list[str], list[str]] | None:
    """Return the names and the units that remarks such as ``3 X_IMAGE Object position [pixel]`` give to columns.

    So SExtractor writes them; a name with no number after it holds as many columns as are missing to the next one.
    Sea-Bird writes ``name 2 = depSM: Depth [m]``, and counts from 0.
    """
    remarks = [remark for remark in remarks if len(remark) <= _LONGEST_REMARK]
    found = [match for match in map(_NUMBERED.match, remarks) if match]
    places = [int(match[1]) for match in found]
    if not found:
        found = [match for match in map(_NAMED.match, remarks) if match]
        places = [int(match[1]) + 1 for match in found]
    if len(found) < 2 or places[0] != 1 or any(a >= b for a, b in pairwise([*places, width + 1])):
        return None
    names, units = [""] * width, [""] * width
    for match, first, after in zip(found, places, [*places[1:], width + 1], strict=True):
        for at in range(first, after):
            names[at - 1] = match[2] if at == first else f"{match[2]}[{at - first}]"
            units[at - 1] = match[3] or ""
    return names, units


def described_columns(remarks: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return unit and type of each column that the remarks of an ECSV table describe, by its name."""
    if not remarks or not remarks[0].lstrip("# ").startswith("%ECSV"):
        return {}
    text = "\n".join(remark.lstrip("#") for remark in remarks).partition("\n meta:")[0]
    found = {}
    for entry in re.split(r"\n\s*-(?=\s)", text)[1:]:
        told = {key: value.strip(" '\"") for key, value in reversed(_ENTRY.findall(entry))}  # the first counts
        if "name" in told:
            found[told["name"]] = told.get("unit", ""), told.get("datatype", "")
    return found


def is_types(row: Sequence[str]) -> bool:
    """Tell whether a line holds the widths and types of columns only, as below the names of an RDB table."""
    return len(row) > 1 and all(_TYPE.fullmatch(cell.strip()) for cell in row)


def counts_on(dialect: Dialect, texts: Sequence[str], rows: Sequence[list[str]], numeric: Sequence[int]) -> bool:
    """Tell whether a first line of numbers is a header: whole ones that count on, among fractions or alone in quotes.

    Between blanks two are a row.

    ``texts`` are the first lines as they are written.
    """
    if len(rows) < 2 or len(numeric) < 2:
        return False
    cells = [rows[0][column].strip() for column in numeric if column < len(rows[0])]
    if len(cells) > 2 and not cells[0]:
        cells = cells[1:]
    if not all(cell.isascii() and cell.isdigit() for cell in cells) or len(cells) < (2 if dialect.delimiter else 3):
        return False
    if {int(b) - int(a) for a, b in pairwise(cells)} != {1}:
        return False
    quotes = [text.count('"') for text in texts[:2]]
    if dialect.quotes and quotes[0] == 2 * len(rows[0]) > quotes[1]:
        return True
    below = [row[column].strip() for row in rows[1:50] for column in numeric if column < len(row)]
    fractions = sum(dialect.decimal in cell or "e" in cell.lower() for cell in below)
    return 2 * fractions > len(below)


def names_of(header: list[str] | None, width: int) -> tuple[str, ...]:
    """Return one name a column; a header that is one short names the columns after the row names."""
    if header is None:
        return ("",) * width
    names = [" ".join(cell.strip(' \t"').split()) for cell in header]
    if len(names) == width - 1:
        names.insert(0, "")
    while len(names) > width and not names[-1]:
        names.pop()
    return tuple(names + [""] * (width - len(names)))


def units_of(row: list[str] | None, width: int) -> tuple[str, ...]:
    """Return one unit a column, empty where there is none."""
    if row is None or is_types(row):
        return ("",) * width
    cells = [cell.strip().strip("[]()").strip() for cell in row][:width]
    return tuple(["", *cells] if len(cells) == width - 1 else cells + [""] * (width - len(cells)))
