"""Values in columns as a table of comma-separated values."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

Value = str | int | float | None


def write_columns(names: Sequence[str], rows: Iterable[Sequence[Value]], file: BinaryIO) -> None:
    """Write rows below a head as UTF-8 text, with all digits; what is not there, or no number, is left empty."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    table = csv.writer(text, lineterminator="\n")
    table.writerow(names)
    table.writerows([_text(value) for value in row] for row in rows)
    text.detach()


def tab_separated(names: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """Return rows as lines of tab-separated fields below a head, as spreadsheets take them."""
    lines = [names, *([_text(value) for value in row] for row in rows)]
    return "\n".join("\t".join(line) for line in lines)


def _text(value: Value) -> str:
    if value is None or value != value:  # noqa: PLR0124 (tells NaN)
        return ""
    return value if isinstance(value, str) else repr(value)
