"""Stata and SAS files, by pandas in a process of its own."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from core.columns import Column, named
from core.errors import UserError
from core.progress import Report
from core.readers.source import Cells, Chunk
from core.readers.tables import Field, cells_of, column_of

_ROWS = 1 << 16
_SAMPLE = 1000

_Parts = Callable[[int], Any]


class _FrameSource:
    """A table that pandas reads a part at a time."""

    tables: tuple[str, ...] = ()
    table: str | None = None
    rows: int | None = None

    def __init__(self, parts: _Parts, size: int) -> None:
        self._parts = parts
        self._size = size
        with parts(_SAMPLE) as frames:
            first: pd.DataFrame = next(iter(frames))
        names = named(str(name) for name in first.columns)
        self.columns: tuple[Column, ...] = tuple(
            column_of(name, Field(name, first.iloc[:, at].to_numpy())) for at, name in enumerate(names)
        )

    def chunks(self, wanted: Sequence[int], report: Report) -> Iterator[Chunk]:
        """Read the wanted columns."""
        done = 0
        with self._parts(_ROWS) as frames:
            for frame in frames:
                done += int(frame.memory_usage(index=False).sum())
                fraction = min(done / self._size, 1.0)
                report(fraction, "Reading")
                yield Chunk(tuple(_cells(frame.iloc[:, index]) for index in wanted), fraction)


def open_stata(path: Path, _table: str | None) -> _FrameSource:
    """Open a Stata file.

    Raises
    ------
    UserError
        If it is empty.
    """

    def parts(rows: int) -> Any:
        return pd.read_stata(path, chunksize=rows, convert_dates=False, convert_categoricals=False, compression=None)

    return _opened(path, parts)


def open_sas(path: Path, _table: str | None) -> _FrameSource:
    """Open a SAS file: ``.sas7bdat``, or a transport file.

    Raises
    ------
    UserError
        If it is empty.
    """
    with path.open("rb") as file:
        transport = file.read(6) == b"HEADER"

    def parts(rows: int) -> Any:
        return pd.read_sas(path, format="xport" if transport else "sas7bdat", chunksize=rows, compression=None)

    return _opened(path, parts)


_ZERO = 16.0**-65  # what pandas makes of a zero in a transport file


def _opened(path: Path, parts: _Parts) -> _FrameSource:
    try:
        return _FrameSource(parts, max(path.stat().st_size, 1))
    except StopIteration as error:
        raise UserError("{file} has columns but no rows", "Choose a file with points.", file=path.name) from error


def _cells(series: "pd.Series[Any]") -> Cells:
    """Return the numbers of a column; what is not there is missing, as both programs have no other word for it."""
    cells = cells_of(series.to_numpy())
    cells.values[cells.values == _ZERO] = 0.0
    if cells.missing is not None or series.dtype.kind not in "fiub":
        return cells
    missing = series.isna().to_numpy()
    return Cells(cells.values, missing) if missing.any() else cells
