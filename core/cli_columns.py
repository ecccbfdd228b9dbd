"""The options of the command line that tell which columns, in what measure, of a text written how."""

import argparse
import math
from collections.abc import Callable

from core.columns import ColumnChoice, DialectChoice, Measure
from core.errors import UserError

_DELIMITERS = {
    **{"comma": ",", "tab": "\t", "\\t": "\t", "semicolon": ";", "pipe": "|", "blanks": "", "blank": "", " ": ""},
    **{"space": "", "spaces": ""},
}
_DECIMALS = {"point": ".", ".": ".", "comma": ",", ",": ","}


def add_options(add: Callable[..., object]) -> None:
    """Add the options to a parser, by its ``add_argument``."""
    add("--x", metavar="COL", help="column of x: a name, or a number from 1 (default: guessed from the names)")
    add("--y", metavar="COL", help="column of y")
    add("--weight", metavar="COL", help="column of weights (default: every point weighs 1)")
    add("--table", metavar="NAME", help="the table, sheet or data set of a file that holds several (default: guessed)")
    add("--columns", action="store_true", help="print the columns with type, unit, range and what is guessed")
    factor = "multiply x and y by this, or each by its own, e.g. 130 for pixels of 130 nm; all else is in data units"
    add("--factor", metavar="F[,F]", help=factor)
    add("--data-unit", metavar="U[,U]", help="unit of x and y, after the factor (default: as the file tells)")
    add("--delimiter", metavar="C", help="what parts the cells of a text: a character, tab or blanks (default: found)")
    add("--decimal", metavar="C", help="the decimal mark of a text, point or comma (default: found)")
    add("--header-line", metavar="N", help="the line of a text with the names of the columns; 0: none (default: found)")
    add("--encoding", metavar="NAME", help="the encoding of a text, such as cp1252 (default: found)")


def choice_of(given: argparse.Namespace) -> ColumnChoice:
    """Return what the options ask for.

    Raises
    ------
    UserError
        For a value that cannot be used.
    """
    factors = (1.0, 1.0) if given.factor is None else _factors(given.factor)
    units = (None, None) if given.data_unit is None else _units(given.data_unit)
    x, y = (Measure(factor, unit) for factor, unit in zip(factors, units, strict=True))
    return ColumnChoice(given.x, given.y, given.weight, given.table, x, y, _dialect(given))


def _factors(text: str) -> tuple[float, float]:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) not in {1, 2} or not all(math.isfinite(number) and number for number in numbers):
        raise UserError(
            "--factor is {text}",
            "Give one number, or two with a comma between them; neither may be 0.",
            text=text or "empty",
        )
    return numbers[0], numbers[-1]


def _units(text: str) -> tuple[str | None, str | None]:
    parts = [part.strip() or None for part in text.split(",")]
    if len(parts) > 2:
        raise UserError("--data-unit is {text}", "Give one unit, or two with a comma between them.", text=text)
    return parts[0], parts[-1]


def _dialect(given: argparse.Namespace) -> DialectChoice:
    delimiter = decimal = header = None
    if given.delimiter is not None:
        delimiter = _DELIMITERS.get(given.delimiter.lower(), given.delimiter)
        if len(delimiter) > 1 or delimiter in {"\r", "\n", '"'} or given.delimiter == "":
            raise UserError(
                "--delimiter is {text}", "Give one character, tab or blanks.", text=given.delimiter or "empty"
            )
    if given.decimal is not None:
        decimal = _DECIMALS.get(given.decimal.lower())
        if decimal is None:
            raise UserError("--decimal is {text}", "Give point or comma.", text=given.decimal or "empty")
    if given.header_line is not None:
        if not (given.header_line.isascii() and given.header_line.isdigit() and len(given.header_line) < 10):
            raise UserError(
                "--header-line is {text}",
                "Give the number of a line from 1, or 0 for a table without names.",
                text=given.header_line or "empty",
            )
        header = int(given.header_line)
    return DialectChoice(delimiter, decimal, header, given.encoding)
