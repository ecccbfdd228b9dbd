"""Rows as they are stored, and their numbers: most readers give the first, and the second follow here."""

import datetime
import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.arrays import Floats
from core.columns import Column
from core.progress import Report
from core.readers.numerals import MISSING, number_of
from core.readers.source import Cells, Chunk, Place

Values = NDArray[Any] | Sequence[Any]
"""Values of a column: an array, masked where some are missing, or any Python values, None where one is missing."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Some consecutive rows as they are stored.

    Attributes
    ----------
    values : tuple of Values
        The wanted columns, in the order asked for, all of the same length.
    fraction, place
        As of ``Chunk``.
    """

    values: tuple[Values, ...]
    fraction: float | None
    place: Callable[[int], Place | None] | None = None


class PieceSource:
    """A ``Source`` whose chunks are made of pieces."""

    columns: tuple[Column, ...]
    rows: int | None = None
    tables: tuple[str, ...] = ()
    table: str | None = None

    def pieces(self, wanted: Sequence[int], report: Report) -> Iterator[Piece]:
        """Read the wanted columns as they are stored; parameters and errors are those of ``Source.chunks``."""
        raise NotImplementedError

    def chunks(self, wanted: Sequence[int], report: Report) -> Iterator[Chunk]:
        """Read the wanted columns as numbers."""
        for piece in self.pieces(wanted, report):
            yield Chunk(tuple(map(cells_of, piece.values)), piece.fraction, piece.place)

    def beside(self, _column: int) -> tuple[int, ...]:
        """Return the columns that have a value in each row of a column, and can be read as they are stored."""
        return tuple(range(len(self.columns)))


def cells_of(values: Values) -> Cells:
    """Return values of any type as numbers, by the rounding of ``float()``."""
    if not isinstance(values, np.ndarray) or values.dtype.kind == "O":
        return _cells_of_objects(values)
    missing = None
    if isinstance(values, np.ma.MaskedArray):
        masked = np.ma.getmaskarray(values)
        missing = masked if masked.any() else None
        values = values.data
    if values.dtype.kind not in "fiub":
        numbers: Floats = np.full(len(values), np.nan)
    else:
        with np.errstate(over="ignore", invalid="ignore"):  # a wide float may not fit: infinite, and dropped as such
            numbers = values.astype(np.float64)
    if missing is not None:
        numbers = np.where(missing, np.nan, numbers)
    return Cells(numbers, missing)


def _cells_of_objects(values: Sequence[Any] | NDArray[Any]) -> Cells:
    numbers = [_number(value) for value in values]
    missing = np.array([number is None for number in numbers], dtype=np.bool_)
    floats = np.array([math.nan if number is None else number for number in numbers], dtype=np.float64)
    return Cells(floats, missing if missing.any() else None)


def _number(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, str):
        return None if value.strip() in MISSING else number_of(value)
    if isinstance(value, int | float | np.number | np.bool_):
        try:
            return float(value)
        except (OverflowError, TypeError):  # a whole number too large, a complex one
            return (math.inf if value > 0 else -math.inf) if isinstance(value, int) else math.nan
    return math.nan


def text_of(value: object) -> str | None:
    """Return any value as text, None where there is none; what is no single value as JSON."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return _decoded(value)
    if isinstance(value, bool | np.bool_):
        return str(value).lower()
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ")
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def texts_of(values: NDArray[Any]) -> list[str | None]:
    """Return an array of fixed types as texts; blanks and zeros that fill a text up are left away."""
    masked = np.ma.getmaskarray(values).tolist() if isinstance(values, np.ma.MaskedArray) else [False] * len(values)
    plain = np.asarray(values).tolist()
    if values.dtype.kind in "SU":
        words = [_decoded(word).rstrip(" \0") if isinstance(word, bytes) else str(word) for word in plain]
    else:
        words = [text_of(value) or "" for value in plain]
    return [None if gone else word for word, gone in zip(words, masked, strict=True)]


def _decoded(text: bytes) -> str:
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("latin-1")
