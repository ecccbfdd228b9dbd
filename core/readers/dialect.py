"""How the cells of a text table are written: what parts them, which mark is decimal."""

import csv
import re
from dataclasses import dataclass

from core.readers.numerals import number_of

BLANKS = ""
_BLANKS = re.compile(r"[ \t]+")
_OTHER_BLANKS = re.compile(r"[^\S \t\r\n]")  # they part no cells, but would for str.split


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
        The commoner of line feed and carriage return. Lines may end in either, and in both.
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
        if not (self.quotes and '"' in record):
            return self.parts(record)
        if self.delimiter == BLANKS:
            record = record.replace("\t", " ").strip(" ")
        try:
            rows = csv.reader([record], delimiter=self.delimiter or " ", skipinitialspace=True)
            return next(rows, [""])
        except csv.Error:
            return self.parts(record)

    def parts(self, record: str) -> list[str]:
        """Return what stands between the delimiters, whatever the quotes."""
        if self.delimiter:
            return record.split(self.delimiter)
        return record.split() if not _OTHER_BLANKS.search(record) else _BLANKS.split(record.strip(" \t"))

    def number(self, cell: str) -> float | None:
        """Return the number in a cell, NaN where it is none, None where it is missing."""
        return number_of(cell, self.decimal, self.thousands)
