"""The columns of a source as they are stored, as Arrow arrays of one type each."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.annotate_sorts import Sort, sort_of
from core.columns import Kind
from core.progress import Report, silent
from core.readers.numerals import MISSING, number_of
from core.readers.pieces import PieceSource, Values, text_of, texts_of

_PA: Any = import_module("core.readers.arrow").pa

_TIMES = {"s": "s", "ms": "ms", "us": "us", "ns": "ns", "m": "s", "h": "s"}
_DAYS = frozenset("YMWD")
_TYPES: tuple[tuple[Any, Any], ...] = (
    (type(None), None),
    (bool | np.bool_, _PA.bool_()),
    (float | np.floating, _PA.float64()),
    (datetime.datetime, _PA.timestamp("us")),
    (datetime.date, _PA.date32()),
    (datetime.time, _PA.time64("us")),
    (datetime.timedelta, _PA.duration("us")),
)
SORTS: dict[Sort, Any] = {Sort.NONE: None, Sort.WHOLE: _PA.int64(), Sort.NUMBER: _PA.float64(), Sort.TEXT: _PA.string()}


class ValuesTable:
    """The columns of any source that gives pieces.

    Parameters
    ----------
    source : PieceSource
    column : int
        The one of x; columns of other lengths are left out.
    report : Report
    """

    def __init__(self, source: PieceSource, column: int, report: Report) -> None:
        self._source = source
        self._indices = source.beside(column)
        columns = source.columns
        self._numbers = [columns[at].kind is Kind.NUMBER for at in self._indices]
        self.names = tuple(columns[at].name for at in self._indices)
        self.left_out = tuple(one.name for at, one in enumerate(columns) if at not in set(self._indices))
        types: list[Any] = [None] * len(self._indices)
        for piece in source.pieces(self._indices, report):
            for at, (values, number) in enumerate(zip(piece.values, self._numbers, strict=True)):
                types[at] = merged(types[at], _type_of(values, number))
        self.schema = _PA.schema([(name, kind or _PA.null()) for name, kind in zip(self.names, types, strict=True)])

    def batches(self) -> Iterator[list[Any]]:
        """Yield the values."""
        kinds = [field.type for field in self.schema]
        for piece in self._source.pieces(self._indices, silent):
            yield [_array(values, kind) for values, kind in zip(piece.values, kinds, strict=True)]


def merged(one: Any, other: Any) -> Any:
    """Return the Arrow type that holds the values of both; None is that of no values."""
    if one is None or other is None or one == other:
        return one if other is None else other
    if _PA.types.is_null(one) or _PA.types.is_null(other):
        return other if _PA.types.is_null(one) else one
    plain = [kind.value_type if _PA.types.is_dictionary(kind) else kind for kind in (one, other)]
    if plain != [one, other]:
        return merged(*plain)
    if all(_PA.types.is_integer(kind) or _PA.types.is_floating(kind) for kind in plain):
        both = np.promote_types(one.to_pandas_dtype(), other.to_pandas_dtype())
        whole = all(map(_PA.types.is_integer, plain)) and both.kind == "f"  # of 64 bits, with and without a sign
        return _PA.string() if whole else _PA.from_numpy_dtype(both)
    if all(_PA.types.is_timestamp(kind) or _PA.types.is_date(kind) for kind in plain):
        return _PA.timestamp("us")
    return _PA.string()


def _type_of(values: Values, number: bool) -> Any:
    """Return the Arrow type of some values; texts of a column of numbers are looked at one by one."""
    if not isinstance(values, np.ndarray) or values.dtype.kind == "O":
        return _type_of_objects(values, number)
    kind, dtype = values.dtype.kind, values.dtype
    if kind == "M":
        unit = np.datetime_data(dtype)[0]
        return _PA.date32() if unit in _DAYS else _PA.timestamp(_TIMES[unit]) if unit in _TIMES else _PA.string()
    if kind == "b":
        return _PA.bool_()
    if kind in "iuf":
        return _PA.from_numpy_dtype(dtype.newbyteorder("=")) if dtype.itemsize <= 8 else _PA.float64()
    return _PA.string()


def _type_of_objects(values: Iterable[Any], number: bool) -> Any:
    kinds: dict[type, list[Any]] = {}
    for value in values:
        kinds.setdefault(type(value), []).append(value)
    found = None
    for kind, same in kinds.items():
        found = merged(found, _type_of_same(kind, same, number))
    return found


def _type_of_same(kind: type, values: Sequence[Any], number: bool) -> Any:
    if issubclass(kind, int | np.integer) and not issubclass(kind, bool):
        low, high = min(values), max(values)
        signed = low >= -(2**63) and high < 2**63
        return _PA.int64() if signed else _PA.uint64() if low >= 0 and high < 2**64 else _PA.string()
    if issubclass(kind, str) and number:
        return SORTS[sort_of(values, Sort.NONE, _number)]
    if issubclass(kind, datetime.datetime) and any(value.tzinfo for value in values):
        return _PA.string()
    return next((told for python, told in _TYPES if issubclass(kind, python)), _PA.string())


def _number(cell: str) -> float | None:
    return None if cell.strip() in MISSING else number_of(cell)


def _array(values: Values, kind: Any) -> Any:
    if isinstance(values, np.ndarray) and values.dtype.kind != "O":
        return _of_array(values, kind)
    if _PA.types.is_string(kind):
        return texts_array([text_of(value) for value in values])
    if _PA.types.is_null(kind):
        return _PA.nulls(len(values))
    if _PA.types.is_integer(kind) or _PA.types.is_floating(kind):
        read = int if _PA.types.is_integer(kind) else float
        return _PA.array([_read(value, read) for value in values], kind)
    if _PA.types.is_timestamp(kind):
        return _PA.array([_moment(value) for value in values], kind)
    return _PA.array(list(values), kind)


def _read(value: Any, read: type[int] | type[float]) -> int | float | None:
    if value is None:
        return None
    if isinstance(value, str):
        number = _number(value)
        return None if number is None else read(value) if read is int else number
    return read(value)


def _moment(value: Any) -> Any:
    plain_date = isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)
    return datetime.datetime.combine(value, datetime.time()) if plain_date else value


def _of_array(values: NDArray[Any], kind: Any) -> Any:
    if _PA.types.is_string(kind):
        return texts_array(texts_of(values))
    mask = np.ma.getmaskarray(values) if isinstance(values, np.ma.MaskedArray) else None
    plain = np.asarray(values)
    if plain.dtype.kind == "M":
        unit = np.datetime_data(plain.dtype)[0]
        plain = plain.astype("M8[D]" if unit in _DAYS else f"M8[{_TIMES[unit]}]")
    elif plain.dtype.itemsize > 8:
        plain = plain.astype(np.float64)
    else:
        plain = plain.astype(plain.dtype.newbyteorder("="), copy=False)
    array = _PA.array(np.ascontiguousarray(plain), mask=mask)
    return array if array.type == kind else array.cast(kind)


def texts_array(texts: Sequence[str | None]) -> Any:
    """Return texts as an Arrow array; what is no character becomes a question mark."""
    try:
        return _PA.array(texts, _PA.string())
    except UnicodeEncodeError:
        clean = (None if text is None else text.encode("utf-8", "replace").decode() for text in texts)
        return _PA.array(list(clean), _PA.string())
