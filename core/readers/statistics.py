"""Stata and SAS files, by pandas in a process of its own."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from typing_extensions import override

from core.columns import named
from core.errors import UserError
from core.progress import Report
from core.readers.pieces import Piece, PieceSource, Values, cells_of
from core.readers.source import Cells, Chunk
from core.readers.tables import Field, column_of

_ROWS = 1 << 16
_SAMPLE = 1000

_Parts = Callable[[int], Any]


class _FrameSource(PieceSource):
    """A table that pandas reads a part at a time."""

    def __init__(self, parts: _Parts, whole: _Parts, size: int) -> None:
        self._parts = parts
        self._whole = whole
        self._size = size
        with whole(_SAMPLE) as frames:
            first: pd.DataFrame = next(iter(frames))
        names = named(str(name) for name in first.columns)
        self.columns = tuple(
            column_of(name, Field(name, first.iloc[:, at].to_numpy())) for at, name in enumerate(names)
        )

    @override
    def chunks(self, wanted: Sequence[int], report: Report) -> Iterator[Chunk]:
        for frame, fraction in self._frames(self._parts, report):
            yield Chunk(tuple(_cells(frame.iloc[:, index]) for index in wanted), fraction)

    @override
    def pieces(self, wanted: Sequence[int], report: Report) -> Iterator[Piece]:
        for frame, fraction in self._frames(self._whole, report):
            yield Piece(tuple(_values(frame.iloc[:, index]) for index in wanted), fraction)

    def _frames(self, parts: _Parts, report: Report) -> Iterator[tuple[pd.DataFrame, float]]:
        done = 0
        with parts(_ROWS) as frames:
            for frame in frames:
                done += int(frame.memory_usage(index=False).sum())
                fraction = min(done / self._size, 1.0)
                report(fraction, "Reading")
                yield frame, fraction


def open_stata(path: Path, _table: str | None) -> _FrameSource:
    """Open a Stata file.

    Raises
    ------
    UserError
        If it is empty.
    """

    def parts(rows: int, dates: bool = False) -> Any:
        return pd.read_stata(path, chunksize=rows, convert_dates=dates, convert_categoricals=False, compression=None)

    return _opened(path, parts, partial(parts, dates=True))


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

    return _opened(path, parts, parts)


_EXACT = 2**53  # up to there a float holds each whole number
_ZERO = 16.0**-65  # what pandas makes of a zero in a transport file


def _opened(path: Path, parts: _Parts, whole: _Parts) -> _FrameSource:
    try:
        return _FrameSource(parts, whole, max(path.stat().st_size, 1))
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


def _values(series: "pd.Series[Any]") -> Values:
    """Return the values of a column as they are; whole numbers stay whole where some are missing."""
    values, missing = series.to_numpy(), series.isna().to_numpy()
    if values.dtype.kind == "f":
        plain = np.where(missing | (values == _ZERO), 0.0, values)
        if not missing.any():
            return plain
        whole = bool((plain == np.round(plain)).all() and np.abs(plain).max() < _EXACT)
        return np.ma.MaskedArray(plain.astype(np.int64) if whole else plain, missing)
    if values.dtype.kind == "O" and missing.any():
        return [None if gone else value for value, gone in zip(values, missing, strict=True)]
    return values
