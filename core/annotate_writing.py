"""A table with columns appended, written as Parquet, as an Arrow file or as text."""

import csv
import io
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any, BinaryIO

import numpy as np

from core.annotate_tables import Table, of_type
from core.arrays import Floats
from core.positions import TOLD, Answer, Answers, Keep, positions_of
from core.readers.source import Chunk

# the one module that imports pyarrow, which comes without types
_ARROW: Any = import_module("core.readers.arrow")
_PA: Any = _ARROW.pa
_PQ: Any = _ARROW.pq

Part = tuple[list[Any], Answers]
"""The columns of some consecutive rows, each an Arrow array, and the answers for these rows."""


def annotated(table: Table, chunks: Iterator[Chunk], answer: Answer) -> Iterator[Part]:
    """Yield the columns of a table with the answers at its rows, whose positions come in chunks of other sizes."""
    rows = _Rows(chunks)
    for columns in table.batches():
        yield columns, answer(*rows.take(len(columns[0])))


def chosen(table: Table, chunks: Iterator[Chunk], keep: Keep) -> Iterator[list[Any]]:
    """Yield the columns of the rows of a table that are to be kept."""
    rows = _Rows(chunks)
    for columns in table.batches():
        kept = _PA.array(keep(*rows.take(len(columns[0]))))
        yield [array.filter(kept) for array in columns]


class _Rows:
    """Positions, as many at once as are asked for."""

    def __init__(self, chunks: Iterator[Chunk]) -> None:
        self._chunks = chunks
        self._left: tuple[Floats, Floats] = (np.empty(0), np.empty(0))

    def take(self, count: int) -> tuple[Floats, Floats]:
        """Return the next positions."""
        parts, have = [self._left], self._left[0].size
        while have < count:
            parts.append(positions_of(next(self._chunks).cells))
            have += parts[-1][0].size
        x, y = (np.concatenate([one[axis] for one in parts]) for axis in (0, 1))
        self._left = x[count:], y[count:]
        return x[:count], y[:count]


def write_arrow(file: BinaryIO, table: Table, names: Sequence[str], parts: Iterator[Part], parquet: bool) -> None:
    """Write a table with columns appended, as Parquet or as an Arrow (Feather) file."""
    schema = _schema(table, parquet)
    own = list(schema)
    for told, name in zip(TOLD, names, strict=True):
        schema = schema.append(_PA.field(name, _PA.int64() if told == "rows_in_bin" else _PA.float64()))
    with _writer(file, schema, parquet) as writer:
        for columns, answers in parts:
            kept = [of_type(array, field.type) for array, field in zip(columns, own, strict=True)]
            added = [_PA.array(getattr(answers, told), mask=_gone(answers, told)) for told in TOLD]
            writer.write_batch(_PA.record_batch([*kept, *added], schema=schema))


def write_arrow_rows(file: BinaryIO, table: Table, batches: Iterator[list[Any]], parquet: bool) -> None:
    """Write rows of a table, as Parquet or as an Arrow (Feather) file."""
    schema = _schema(table, parquet)
    with _writer(file, schema, parquet) as writer:
        for columns in batches:
            kept = [of_type(array, field.type) for array, field in zip(columns, schema, strict=True)]
            writer.write_batch(_PA.record_batch(kept, schema=schema))


def _schema(table: Table, parquet: bool) -> Any:
    schema = table.schema
    for at, field in enumerate(schema):
        if not parquet and _PA.types.is_dictionary(field.type):  # such a file holds one dictionary only
            schema = schema.set(at, field.with_type(field.type.value_type))
    return schema


def _writer(file: BinaryIO, schema: Any, parquet: bool) -> Any:
    return _PQ.ParquetWriter(file, schema) if parquet else _PA.ipc.new_file(file, schema, options=_options())


def _options() -> Any:
    return _PA.ipc.IpcWriteOptions(compression="lz4" if _PA.Codec.is_available("lz4") else None)


def _gone(answers: Answers, told: str) -> Any:
    return ~answers.inside if told == "rows_in_bin" else np.isnan(getattr(answers, told))


def write_text(file: BinaryIO, table: Table, names: Sequence[str], parts: Iterator[Part], delimiter: str) -> None:
    """Write a table with columns appended as UTF-8 text, with a header; what is missing is an empty cell."""
    _write_rows(file, [[*table.names, *names]], delimiter)
    for columns, answers in parts:
        told = [answers.texts(name) for name in TOLD]
        kept = [_words(array) for array in columns]
        _write_rows(file, zip(*kept, *told, strict=True), delimiter)


def write_text_rows(file: BinaryIO, table: Table, batches: Iterator[list[Any]], delimiter: str) -> None:
    """Write rows of a table as UTF-8 text, with a header; what is missing is an empty cell."""
    _write_rows(file, [table.names], delimiter)
    for columns in batches:
        _write_rows(file, zip(*map(_words, columns), strict=True), delimiter)


def _words(array: Any) -> list[Any]:
    values = array.to_pylist()
    if _PA.types.is_boolean(array.type):
        return [None if value is None else str(value).lower() for value in values]
    return list(values)


def _write_rows(file: BinaryIO, rows: Any, delimiter: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    file.write(text.getvalue().encode("utf-8", "surrogatepass"))
