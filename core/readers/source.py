"""What every reader gives: the columns of a table, and its rows in chunks of float64."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from core.arrays import Flags, Floats
from core.columns import Column
from core.progress import Report


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Some consecutive values of one column.

    Attributes
    ----------
    values : (n,) float64
        NaN where the cell holds no number, infinite where it says so.
    missing : (n,) bool, or None
        True where the cell is empty or marked as missing (its value is NaN); None where no cell is.
    """

    values: Floats
    missing: Flags | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands in its file.

    Attributes
    ----------
    line : int
        From 1; the first line of a row that runs over several.
    text : str
        The row as it is written, without its line end.
    """

    line: int
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """Some consecutive rows.

    Attributes
    ----------
    cells : tuple of Cells
        The wanted columns, in the order asked for, all of the same length.
    fraction : float or None
        Share of the file that has been read after this chunk, 0 to 1.
    place : callable, or None
        Tells where the row of that index within the chunk stands, None where that cannot be said; slow, for a few
        examples.
    """

    cells: tuple[Cells, ...]
    fraction: float | None
    place: Callable[[int], Place | None] | None = None


class Source(Protocol):
    """An opened table."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns, with unique names."""

    @property
    def rows(self) -> int | None:
        """Number of rows where the file tells it, else None."""

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the tables that the file holds, the likeliest first; none where it can hold one only."""

    @property
    def table(self) -> str | None:
        """The table that was opened, one of ``tables``."""

    def chunks(self, wanted: Sequence[int], report: Report) -> Iterator[Chunk]:
        """Read the wanted columns from the first row to the last.

        Parameters
        ----------
        wanted
            Indices into ``columns``; one may be asked for twice.
        report
            Called at least every 50 ms where the format allows it; may raise ``Cancelled``.

        Raises
        ------
        UserError
            If the file turns out to be damaged or incomplete.
        """
