"""What two processes say to each other while a file is read: frames of a kind, a length and that many bytes.

A frame is a JSON object, a chunk of rows as plain numbers, or a piece of rows as they are stored (``piece_frames``);
nothing in it can be a program. The reader of a frame trusts none of its lengths.
"""

import json
import math
import struct
from collections.abc import Callable, Sequence
from typing import IO, Any

import numpy as np

from core.arrays import Floats
from core.columns import Column, Kind, Measure
from core.readers.source import Cells, Chunk, Place, Source

MESSAGE, ROWS, PIECE = b"M", b"R", b"P"
HEADER = struct.Struct("<cQ")
_CHUNK = struct.Struct("<dQQQ")
_LONGEST = 1 << 28


class FrameError(Exception):
    """What came is no frame, or its parts do not fit together."""


def write_message(stream: IO[bytes], message: dict[str, Any]) -> None:
    """Write one JSON object."""
    data = json.dumps(message).encode("ascii")
    stream.write(HEADER.pack(MESSAGE, len(data)) + data)
    stream.flush()


def write_chunk(stream: IO[bytes], chunk: Chunk) -> None:
    """Write the numbers of a chunk, and the line of its first row where each row is a line."""
    rows = chunk.cells[0].values.size if chunk.cells else 0
    parts: list[bytes | memoryview[Any]] = []
    for cells in chunk.cells:
        parts.append(np.ascontiguousarray(cells.values, dtype="<f8").data.cast("B"))
        parts.append(b"\0" if cells.missing is None else b"\1")
        if cells.missing is not None:
            parts.append(np.ascontiguousarray(cells.missing, dtype=np.bool_).tobytes())
    fraction = math.nan if chunk.fraction is None else chunk.fraction
    place = chunk.place(0) if chunk.place and rows else None
    head = _CHUNK.pack(fraction, len(chunk.cells), rows, place.line if place else 0)
    stream.write(HEADER.pack(ROWS, len(head) + sum(map(len, parts))) + head)
    for part in parts:
        stream.write(part)
    stream.flush()


def read_frame(stream: IO[bytes]) -> tuple[bytes, bytes] | None:
    """Return the kind and the content of the next frame, None at the end.

    Raises
    ------
    FrameError
    """
    head = stream.read(HEADER.size)
    if not head:
        return None
    if len(head) < HEADER.size:
        raise FrameError
    kind, length = HEADER.unpack(head)
    if kind not in {MESSAGE, ROWS, PIECE} or length > _LONGEST:
        raise FrameError
    data = stream.read(length)
    if len(data) < length:
        raise FrameError
    return kind, data


def message_of(data: bytes) -> dict[str, Any]:
    """Return the object of a frame.

    Raises
    ------
    FrameError
    """
    try:
        message = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise FrameError from error
    if not isinstance(message, dict):
        raise FrameError
    return message


def chunk_of(data: bytes, columns: int) -> Chunk:
    """Return the chunk of a frame, of so many columns.

    Raises
    ------
    FrameError
    """
    if len(data) < _CHUNK.size:
        raise FrameError
    fraction, count, rows, line = _CHUNK.unpack_from(data)
    if count != columns or rows > len(data):
        raise FrameError
    at = _CHUNK.size
    cells = []
    for _ in range(columns):
        if len(data) < at + 8 * rows + 1:
            raise FrameError
        values: Floats = np.frombuffer(data, "<f8", rows, at).astype(np.float64, copy=False)
        at += 8 * rows + 1
        flagged = data[at - 1]
        if flagged not in {0, 1} or len(data) < at + flagged * rows:
            raise FrameError
        missing = np.frombuffer(data, np.uint8, rows, at) != 0 if flagged else None
        at += flagged * rows
        cells.append(Cells(values, missing))
    share = None if math.isnan(fraction) else min(max(fraction, 0.0), 1.0)
    return Chunk(tuple(cells), share, (lambda row: Place(line + row, "")) if line else None)


def described(source: Source) -> dict[str, Any]:
    """Return all of a source but its rows, as a message."""
    columns = [
        [
            *(one.name, one.kind.value, one.unit, one.varies, one.serial),
            *(_parts(one.converted), one.position, one.fractions, one.sparse),
        ]
        for one in source.columns
    ]
    return {"columns": columns, "rows": source.rows, "table": source.table, "tables": list(source.tables)}


def columns_of(message: dict[str, Any]) -> tuple[Column, ...]:
    """Return the columns of such a message.

    Raises
    ------
    FrameError
    """

    def column(entry: Sequence[Any]) -> Column:
        name, kind, unit, varies, serial, parts, *told = entry
        position, fractions, sparse = map(bool, told)
        return Column(
            *(str(name), Kind(kind), None if unit is None else str(unit), bool(varies), bool(serial)),
            *(_measure(parts), position, fractions, sparse),
        )

    return tuple(_each(column, message.get("columns")))


def _parts(measure: Measure | None) -> list[Any] | None:
    return None if measure is None else [measure.factor, measure.unit]


def _measure(parts: Sequence[Any] | None) -> Measure | None:
    if parts is None:
        return None
    factor, unit = parts
    if not 0 < float(factor) < math.inf:
        raise ValueError(factor)
    return Measure(float(factor), str(unit))


def names_of(message: dict[str, Any]) -> tuple[str, ...]:
    """Return the names of the tables of such a message.

    Raises
    ------
    FrameError
    """
    return tuple(_each(str, message.get("tables")))


def _each(make: Callable[[Any], Any], entries: object) -> list[Any]:
    if not isinstance(entries, list):
        raise FrameError
    try:
        return [make(entry) for entry in entries]
    except (ValueError, TypeError) as error:
        raise FrameError from error
