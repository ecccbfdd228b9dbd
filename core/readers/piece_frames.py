"""Rows as they are stored, on their way between two processes: arrays as bytes, all else as JSON.

Nothing in a frame can be a program, and the reader of one trusts none of its lengths.
"""

import datetime
import json
import struct
from collections.abc import Iterator, Sequence
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from core.readers.frames import HEADER, PIECE, FrameError, message_of
from core.readers.pieces import Piece, Values, text_of

_LENGTH = struct.Struct("<Q")
_BYTES = 1 << 25  # about, in one frame
_OBJECT = 64  # bytes, roughly
_WIDEST = 1 << 16
_PLAIN = "biufSUM"


def write_piece(stream: IO[bytes], piece: Piece) -> None:
    """Write a piece, in as many frames as keep each of them small."""
    rows = len(piece.values[0]) if piece.values else 0
    width = sum(_width(values) for values in piece.values)
    step = max(_BYTES // max(width, 1), 1)
    for start in range(0, rows, step):
        _write(stream, [values[start : start + step] for values in piece.values], piece.fraction)
    stream.flush()


def piece_of(data: bytes, columns: int) -> Piece:
    """Return the piece of a frame, of so many columns.

    Raises
    ------
    FrameError
    """
    try:
        (length,) = _LENGTH.unpack_from(data)
        head = message_of(data[_LENGTH.size : _LENGTH.size + length])
        told, rows, fraction = head["columns"], int(head["rows"]), head["fraction"]
        if len(told) != columns or not 0 <= rows <= len(data):
            raise FrameError
        values = tuple(_values(told, rows, data, _LENGTH.size + length))
    except (struct.error, KeyError, TypeError, ValueError, OverflowError) as error:
        raise FrameError from error
    return Piece(values, min(max(float(fraction), 0.0), 1.0) if isinstance(fraction, int | float) else None)


def _width(values: Values) -> int:
    return values.dtype.itemsize if isinstance(values, np.ndarray) and values.dtype.kind in _PLAIN else _OBJECT


def _write(stream: IO[bytes], columns: Sequence[Values], fraction: float | None) -> None:
    told: list[dict[str, Any]] = []
    parts: list[bytes] = []
    for values in columns:
        if isinstance(values, np.ndarray) and values.dtype.kind in _PLAIN and 0 < values.dtype.itemsize <= _WIDEST:
            masked = isinstance(values, np.ma.MaskedArray)
            told.append({"dtype": values.dtype.str, "masked": masked})
            parts.append(np.ascontiguousarray(np.asarray(values)).tobytes())
            if masked:
                parts.append(np.ma.getmaskarray(values).tobytes())
        else:
            told.append({"objects": [_plain(value) for value in values]})
    head = json.dumps({"fraction": fraction, "rows": len(columns[0]), "columns": told}).encode("ascii")
    length = _LENGTH.size + len(head) + sum(map(len, parts))
    stream.write(HEADER.pack(PIECE, length) + _LENGTH.pack(len(head)) + head)
    for part in parts:
        stream.write(part)


def _values(told: Sequence[dict[str, Any]], rows: int, data: bytes, at: int) -> Iterator[Values]:
    for one in told:
        if "objects" in one:
            if not isinstance(one["objects"], list) or len(one["objects"]) != rows:
                raise FrameError
            yield [_value(value) for value in one["objects"]]
            continue
        dtype = np.dtype(str(one["dtype"]))
        if dtype.kind not in _PLAIN or dtype.subdtype or not 0 < dtype.itemsize <= _WIDEST:
            raise FrameError
        values: NDArray[Any] = np.frombuffer(data, dtype, rows, at)  # raises ValueError where it is too short
        at += rows * dtype.itemsize
        if one["masked"]:
            mask = np.frombuffer(data, np.uint8, rows, at) != 0
            at += rows
            yield np.ma.MaskedArray(values, mask)
        else:
            yield values


_TIMES = {
    "datetime": datetime.datetime.fromisoformat,
    "date": datetime.date.fromisoformat,
    "time": datetime.time.fromisoformat,
}


def _plain(value: object) -> Any:
    """Return a value as JSON has it; a time as an object with its kind."""
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, datetime.datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, datetime.date):
        return {"date": value.isoformat()}
    if isinstance(value, datetime.time):
        return {"time": value.isoformat()}
    if isinstance(value, datetime.timedelta):
        return {"seconds": value.total_seconds()}
    return text_of(value)


def _value(value: Any) -> Any:
    if isinstance(value, list):
        raise FrameError
    if not isinstance(value, dict):
        return value
    ((kind, told),) = value.items()
    return datetime.timedelta(seconds=float(told)) if kind == "seconds" else _TIMES[kind](told)
