"""Any bytes as a text table: exact points, or one line for the user, and nothing else."""

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from core.arrays import Flags, Floats
from core.columns import guess
from core.errors import UserError
from core.progress import silent
from core.readers.source import Cells
from core.readers.text import TextSource, open_table

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_PLAIN = re.compile(rb"[\t\n -!#-~]*")


def check(path: Path) -> UserError | None:
    """Read a text; return the refusal, None where there are points.

    Raises
    ------
    AssertionError
        If the two ways of reading differ, or a number is another one than its characters say.
    """
    try:
        source = open_table(path)
        wanted = guess(source.columns, path.name)
        chunks = list(source.chunks(wanted, silent))
    except UserError as error:
        return error
    columns = [np.concatenate([chunk.cells[place].values for chunk in chunks]) for place in (0, 1)]
    if isinstance(source, TextSource):
        block = source.head[source.layout.start :]
        parser = source.parser(wanted)
        same(parser.parse(block), parser.tolerant(block))
        if _PLAIN.fullmatch(block):
            exact(source, block, wanted, columns)
    return None


def same(fast: Sequence[Cells], slow: Sequence[Cells]) -> None:
    """Check that two ways of reading gave the same."""
    for one, other in zip(fast, slow, strict=True):
        np.testing.assert_array_equal(one.values, other.values)
        np.testing.assert_array_equal(_flags(one), _flags(other))


def _flags(cells: Cells) -> Flags:
    return np.zeros(cells.values.size, np.bool_) if cells.missing is None else cells.missing


def exact(source: TextSource, block: bytes, wanted: Sequence[int], columns: Sequence[Floats]) -> None:
    """Check the numbers of lines without quotes against ``float()`` of the characters between the delimiters."""
    dialect = source.layout.dialect
    blank = " " if dialect.delimiter == "\t" else " \t"
    lines = [line for line in block.decode("ascii").split("\n") if line.strip(blank)]
    if dialect.comment:
        lines = [line for line in lines if not line.startswith(dialect.comment)]
    assert len(lines) == columns[0].size
    for row, line in enumerate(lines):
        cells = line.split(dialect.delimiter or None)
        for index, values in zip(wanted, columns, strict=True):
            cell = cells[index].strip() if index < len(cells) else ""
            if not dialect.thousands and (dialect.decimal == "." or "." not in cell):
                number = cell.replace(dialect.decimal, ".")
                if _NUMBER.fullmatch(number):
                    assert values[row] == float(number)
                elif not re.search(r"[\d]|inf", number, re.IGNORECASE):
                    assert np.isnan(values[row])
