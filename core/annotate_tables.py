"""Tables of any format with columns appended, written as Parquet, Arrow or text."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from enum import IntEnum
from importlib import import_module
from itertools import zip_longest
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import numpy as np

from core.arrays import Floats
from core.columns import Column, Kind
from core.errors import UserError
from core.positions import TOLD, Answer, Answers, Keep, positions_of
from core.progress import Report, part
from core.readers import packed
from core.readers.dialect import Dialect
from core.readers.numerals import is_text
from core.readers.rows import lines_of, rows_of
from core.readers.source import Chunk, Source
from core.readers.text import TextSource

# the one module that imports pyarrow, which comes without types
_ARROW: Any = import_module("core.readers.arrow")
_PA: Any = _ARROW.pa
_PQ: Any = _ARROW.pq

_ROWS = 1 << 18
_BYTES = 1 << 25
_BLOCK = 1 << 22
_PLAIN = re.compile(r"[+-]?(0|[1-9]\d{0,17})([.,]\d*)?([eE][+-]?\d+)?", re.ASCII)
_CODE = re.compile(r"[+-]?(0\d+|\d{19,})", re.ASCII)  # leading zeros, or more digits than a number holds

Part = tuple[list[Any], Answers]
"""The columns of some consecutive rows, each an Arrow array, and the answers for these rows."""


class Table(Protocol):
    """A table whose columns can be had as they are."""

    schema: Any
    names: tuple[str, ...]
    left_out: tuple[str, ...]

    def batches(self) -> Iterator[list[Any]]:
        """Yield the Arrow arrays of all columns for some rows."""


def table_of(path: Path, source: Source, report: Report) -> Table:
    """Return a table from its file: Arrow as it is, the cells of a text, of all other formats the numbers."""
    if isinstance(source, _ARROW.ArrowSource):
        return ArrowTable(path, report)
    if isinstance(source, TextSource):
        return TextTable(source, part(report, 0.0, 0.5))
    return NumberTable(source)


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


class ArrowTable:
    """A Parquet or Arrow file."""

    left_out: tuple[str, ...] = ()

    def __init__(self, path: Path, report: Report) -> None:
        self._name = path.name
        with path.open("rb") as file:
            is_packed = packed.is_packed(file.read(8))
        self._folder = packed.unpack(path, report) if is_packed else None
        self._path = path if self._folder is None else Path(self._folder.name) / path.name
        with self._path.open("rb") as file:
            self._parquet = file.read(4) == b"PAR1"
            self.schema = _PQ.read_schema(self._path) if self._parquet else self._reader(file).schema
        self.names = tuple(self.schema.names)

    def batches(self) -> Iterator[list[Any]]:
        """Yield the columns as they are."""
        size = min(max(_BYTES // (8 * max(len(self.names), 1)), 1 << 12), _ROWS)
        with self._path.open("rb") as file:
            try:
                if self._parquet:
                    for batch in _PQ.ParquetFile(file, pre_buffer=False).iter_batches(size):
                        yield batch.columns
                    return
                reader = self._reader(file)
                count = getattr(reader, "num_record_batches", None)
                for batch in reader if count is None else map(reader.get_batch, range(count)):
                    for start in range(0, batch.num_rows, size):
                        yield batch.slice(start, size).columns
            except (_PA.ArrowException, ValueError) as error:
                raise UserError(
                    "{file} is damaged, or was not written to its end", "Get the whole file again.", file=self._name
                ) from error

    def _reader(self, file: BinaryIO) -> Any:
        file.seek(0)
        framed = file.read(6) == b"ARROW1"
        file.seek(0)
        return (_PA.ipc.open_file if framed else _PA.ipc.open_stream)(file)


class _Sort(IntEnum):
    """What all cells of a text column are; the larger holds the smaller."""

    WHOLE = 0
    NUMBER = 1
    TEXT = 2


class TextTable:
    """A text table: a column is of numbers where each of its cells is one, and reading it as one loses nothing."""

    left_out: tuple[str, ...] = ()

    def __init__(self, source: TextSource, report: Report) -> None:
        self._source = source
        self._layout = source.layout
        self.names = tuple(column.name for column in source.columns)
        sorts = [_Sort.WHOLE] * len(self.names)
        for columns, fraction in self._cells():
            report(fraction, "Looking at the columns")
            sorts = [_sort(cells, before, self._layout.dialect) for cells, before in zip(columns, sorts, strict=True)]
        self._sorts = sorts
        kinds = {_Sort.WHOLE: _PA.int64(), _Sort.NUMBER: _PA.float64(), _Sort.TEXT: _PA.string()}
        self.schema = _PA.schema([(name, kinds[sort]) for name, sort in zip(self.names, sorts, strict=True)])

    def batches(self) -> Iterator[list[Any]]:
        """Yield the cells, as what they are."""
        for columns, _ in self._cells():
            yield [self._array(cells, sort) for cells, sort in zip(columns, self._sorts, strict=True)]

    def _array(self, cells: Sequence[str], sort: _Sort) -> Any:
        if sort is _Sort.TEXT:
            return _PA.array([cell or None for cell in cells], _PA.string())
        if sort is _Sort.WHOLE:
            numbers = (None if self._layout.dialect.number(cell) is None else int(cell) for cell in cells)
            return _PA.array(numbers, _PA.int64())
        return _numbers(cells, self._layout.dialect)

    def _cells(self) -> Iterator[tuple[list[list[str]], float]]:
        """Yield the cells of each column for some rows, and the share of the file that is read then."""
        dialect, width = self._layout.dialect, len(self.names)
        stream = self._source.stream()
        try:
            for block in stream.blocks(self._layout.start, _BLOCK, dialect.line_end.encode(), dialect.quotes):
                text = block.decode(dialect.encoding, "replace")
                if dialect.comment and not (dialect.quotes and '"' in text):
                    lines = lines_of(text)
                    text = "\n".join("" if line.startswith(dialect.comment) else line for line in lines)
                rows = [cells[:width] for _, cells in rows_of(text, dialect)]
                columns = [list(cells) for cells in zip_longest(*rows, fillvalue="")]
                lacking = [[""] * len(rows) for _ in range(width - len(columns))]
                yield columns + lacking, stream.fraction
        finally:
            stream.close()


def _sort(cells: Sequence[str], before: _Sort, dialect: Dialect) -> _Sort:
    """Return what a column is after some more cells."""
    sort = before
    if sort is _Sort.TEXT:
        return sort
    for cell in cells:
        plain = _PLAIN.fullmatch(cell)
        if plain and not plain[2] and not plain[3]:
            continue
        value = dialect.number(cell)
        if value is None:
            continue
        if is_text(cell, value) or _CODE.match(cell.strip()):
            return _Sort.TEXT
        sort = _Sort.NUMBER
    return sort


def _numbers(cells: Sequence[str], dialect: Dialect) -> Any:
    if dialect.decimal == "." and not dialect.thousands:
        with suppress(ValueError):  # some cell is missing, or has a number as Fortran writes it
            return _PA.array(np.array(list(map(float, cells))))
    return _PA.array([dialect.number(cell) for cell in cells], _PA.float64())


class NumberTable:
    """The columns of numbers of any source, as float64; the others are left out."""

    def __init__(self, source: Source) -> None:
        columns: list[Column] = list(source.columns)
        self._source = source
        self._indices = [at for at, column in enumerate(columns) if column.kind in {Kind.NUMBER, Kind.FLAG}]
        self._flags = [columns[at].kind is Kind.FLAG for at in self._indices]
        self.names = tuple(columns[at].name for at in self._indices)
        self.left_out = tuple(column.name for at, column in enumerate(columns) if at not in set(self._indices))
        kinds = [_PA.bool_() if flag else _PA.float64() for flag in self._flags]
        self.schema = _PA.schema(list(zip(self.names, kinds, strict=True)))

    def batches(self) -> Iterator[list[Any]]:
        """Yield the numbers."""
        for chunk in self._source.chunks(self._indices, lambda _fraction, _message: None):
            yield [
                _PA.array(cells.values != 0.0 if flag else cells.values, mask=cells.missing)
                for cells, flag in zip(chunk.cells, self._flags, strict=True)
            ]


def write_arrow(file: BinaryIO, table: Table, names: Sequence[str], parts: Iterator[Part], parquet: bool) -> None:
    """Write a table with columns appended, as Parquet or as an Arrow (Feather) file."""
    schema = _schema(table, parquet)
    own = list(schema)
    for told, name in zip(TOLD, names, strict=True):
        schema = schema.append(_PA.field(name, _PA.int64() if told == "rows_in_bin" else _PA.float64()))
    with _writer(file, schema, parquet) as writer:
        for columns, answers in parts:
            kept = [_of_type(array, field.type) for array, field in zip(columns, own, strict=True)]
            added = [_PA.array(getattr(answers, told), mask=_gone(answers, told)) for told in TOLD]
            writer.write_batch(_PA.record_batch([*kept, *added], schema=schema))


def write_arrow_rows(file: BinaryIO, table: Table, batches: Iterator[list[Any]], parquet: bool) -> None:
    """Write rows of a table, as Parquet or as an Arrow (Feather) file."""
    schema = _schema(table, parquet)
    with _writer(file, schema, parquet) as writer:
        for columns in batches:
            kept = [_of_type(array, field.type) for array, field in zip(columns, schema, strict=True)]
            writer.write_batch(_PA.record_batch(kept, schema=schema))


def _schema(table: Table, parquet: bool) -> Any:
    schema = table.schema
    for at, field in enumerate(schema):
        if not parquet and _PA.types.is_dictionary(field.type):  # such a file holds one dictionary only
            schema = schema.set(at, field.with_type(field.type.value_type))
    return schema


def _writer(file: BinaryIO, schema: Any, parquet: bool) -> Any:
    return _PQ.ParquetWriter(file, schema) if parquet else _PA.ipc.new_file(file, schema, options=_options())


def _of_type(array: Any, wanted: Any) -> Any:
    return array if array.type == wanted else array.cast(wanted)


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
