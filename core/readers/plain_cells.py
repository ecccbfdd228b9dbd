"""Lines whose cells are plain numbers become columns by compiled code; the others as ``BlockParser`` reads them."""

import sys
import threading
from collections.abc import Sequence

import numpy as np

from core.arrays import Bytes
from core.libraries import unwatched
from core.readers.blocks import BlockParser, line_ends
from core.readers.dialect import BLANKS, Dialect
from core.readers.source import Cells

BEHIND = 16
"""Bytes behind a text that may be looked at: the kernel takes eight at once."""

_KERNEL = "core.readers.plain_kernel"
_DELIMITERS = ",;|\t"
_BYTES_A_ROW = 16  # as short as rows are expected
_LINES_A_FAULT = 32  # where more lines are out of the ordinary, all of them are read without the kernel
_loading = threading.Lock()


def kernel_loaded() -> bool:
    """Tell whether the compiled code is there."""
    return hasattr(sys.modules.get(_KERNEL), "READY")


def load_kernel() -> None:
    """Load the compiled code (0.3 s; some seconds where it must be compiled); to be called in a worker thread."""
    with _loading, unwatched(_KERNEL):
        import core.readers.plain_kernel  # noqa: F401, PLC0415 (numba is imported only where it pays)


def is_plain(dialect: Dialect) -> bool:
    """Tell whether a text of this dialect may be all plain numbers."""
    parted = dialect.delimiter == BLANKS or dialect.delimiter in _DELIMITERS
    return parted and not dialect.thousands and dialect.line_end == "\n" and dialect.delimiter != dialect.decimal


class Desk:
    """Memory that is used again for each block: its text and what the kernel makes of it."""

    def __init__(self, size: int, columns: int) -> None:
        self._columns = columns
        self.odd = np.empty(2 * (size // _BYTES_A_ROW // _LINES_A_FAULT + 1), np.int64)
        self.told = np.zeros(3, np.int64)
        self.make_room(size // _BYTES_A_ROW + 1)
        self.text = bytearray()
        self.grow(size)

    def grow(self, size: int) -> None:
        """Take texts of up to so many bytes."""
        self.text = bytearray(size + BEHIND)
        self.characters: Bytes = np.frombuffer(self.text, np.uint8)

    def make_room(self, rows: int) -> None:
        """Take up to so many rows."""
        self.room = rows
        self.values = np.empty((self._columns, rows))
        self.empty = np.empty((self._columns, rows), np.uint8)


class PlainParser:
    """Turns whole lines into numbers, as the ``BlockParser`` does that it is given.

    Parameters
    ----------
    dialect
        One that ``is_plain``.
    wanted
        Indices of the columns to read.
    parser
        Of the same dialect and columns; it reads what is out of the ordinary.
    """

    def __init__(self, dialect: Dialect, wanted: Sequence[int], parser: BlockParser) -> None:
        self.parser = parser
        self._quotes = dialect.quotes
        self._columns = np.array(sorted(set(wanted)), np.int64)
        self._places = np.searchsorted(self._columns, wanted).tolist()
        delimiter, other, blank = dialect.delimiter or " ", dialect.delimiter or "\t", "\t"
        blank = " " if delimiter == "\t" else blank
        comment = dialect.comment.encode()[0] if dialect.comment else -1
        self._marks = np.array([*map(ord, (delimiter, other, blank, dialect.decimal)), comment, dialect.quotes])

    def desk(self, size: int) -> Desk:
        """Return memory for texts of so many bytes."""
        return Desk(size, self._columns.size)

    def parse(self, desk: Desk, start: int, stop: int) -> tuple[tuple[Cells, ...], int] | None:
        """Return the wanted columns of the text on a desk and the number of its lines, None where it has a quote.

        The last of the lines in ``start:stop`` must end with a line feed.
        """
        from core.readers import plain_kernel as kernel  # noqa: PLC0415 (see load_kernel)

        state = kernel.FULL
        while state == kernel.FULL:
            values, empty = desk.values.reshape(-1), desk.empty.reshape(-1)
            state = kernel.read(
                desk.characters, start, stop, self._marks, self._columns, values, empty, desk.odd, desk.told
            )
            if state == kernel.FULL:
                desk.make_room(2 * desk.room)
        cells = self._cells(desk) if state == kernel.READ else None
        if cells is not None:
            return cells, int(desk.told[1])
        block = bytes(memoryview(desk.text)[start:stop])
        if self._quotes and b'"' in block:
            return None
        return self.parser.parse(block), line_ends(block)

    def _cells(self, desk: Desk) -> tuple[Cells, ...] | None:
        """Return what the kernel read, with its odd rows as the other parser reads them; None if that reads no rows."""
        rows, _, odd = desk.told.tolist()
        values, empty = desk.values[:, :rows].copy(), desk.empty[:, :rows].view(np.bool_)
        if odd:
            numbers, starts = desk.odd[: 2 * odd].reshape(-1, 2).T
            lines = (desk.text[at : desk.text.index(b"\n", at) + 1] for at in starts.tolist())
            others = self.parser.tolerant(b"".join(map(bytes, lines)))
            if others[0].values.size != odd:
                return None
            for place, cells in zip(self._places, others, strict=True):
                values[place, numbers] = cells.values
                empty[place, numbers] = False if cells.missing is None else cells.missing
        missing = [flags.copy() if flags.any() else None for flags in empty]
        return tuple(Cells(values[place], missing[place]) for place in self._places)
