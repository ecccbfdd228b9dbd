"""Tables of any format, column by column as Arrow arrays of one type each."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from itertools import zip_longest
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import numpy as np

from core.annotate_sorts import Sort, sort_of
from core.annotate_values import SORTS, ValuesTable, merged
from core.errors import UserError
from core.progress import Report, silent
from core.readers import packed
from core.readers.archive import MemberSource
from core.readers.dialect import Dialect
from core.readers.joined import JoinedSource, OpenedPart
from core.readers.numerals import number_of
from core.readers.pieces import PieceSource
from core.readers.rows import lines_of, rows_of
from core.readers.source import Source
from core.readers.text import TextSource

# the one module that imports pyarrow, which comes without types
_ARROW: Any = import_module("core.readers.arrow")
_PA: Any = _ARROW.pa
_PQ: Any = _ARROW.pq

_ROWS = 1 << 18
_BYTES = 1 << 25
_BLOCK = 1 << 22


class Table(Protocol):
    """A table whose columns can be had as they are."""

    schema: Any
    names: tuple[str, ...]
    left_out: tuple[str, ...]

    def batches(self) -> Iterator[list[Any]]:
        """Yield the Arrow arrays of all columns for some rows."""


def table_of(path: Path, source: Source, column: int, report: Report) -> Table:
    """Return a table from its file: Arrow as it is, the cells of a text, of all other formats what is stored.

    Parameters
    ----------
    path : Path
    source : Source
        The file, opened.
    column : int
        The one of x: columns of other lengths are none of its table.
    report : Report
    """
    if isinstance(source, MemberSource):
        return table_of(source.path, source.source, column, report)
    if isinstance(source, JoinedSource):
        return JoinedTable(source, column, report)
    if isinstance(source, _ARROW.ArrowSource):
        return ArrowTable(path, report)
    if isinstance(source, TextSource):
        return TextTable(source, report)
    assert isinstance(source, PieceSource)
    return ValuesTable(source, column, report)


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


class TextTable:
    """A text table: a column is of numbers where each of its cells is one, and reading it as one loses nothing."""

    left_out: tuple[str, ...] = ()

    def __init__(self, source: TextSource, report: Report) -> None:
        self._source = source
        self._layout = source.layout
        self.names = tuple(column.name for column in source.columns)
        sorts = [Sort.WHOLE] * len(self.names)
        for columns, fraction in self._cells():
            report(fraction, "Looking at the columns")
            number = self._layout.dialect.number
            sorts = [sort_of(cells, before, number) for cells, before in zip(columns, sorts, strict=True)]
        self._sorts = sorts
        kinds = {Sort.WHOLE: _PA.int64(), Sort.NUMBER: _PA.float64(), Sort.TEXT: _PA.string()}
        self.schema = _PA.schema([(name, kinds[sort]) for name, sort in zip(self.names, sorts, strict=True)])

    def batches(self) -> Iterator[list[Any]]:
        """Yield the cells, as what they are."""
        for columns, _ in self._cells():
            yield [self._array(cells, sort) for cells, sort in zip(columns, self._sorts, strict=True)]

    def _array(self, cells: Sequence[str], sort: Sort) -> Any:
        if sort is Sort.TEXT:
            return _PA.array([cell or None for cell in cells], _PA.string())
        if sort is Sort.WHOLE:
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


def _numbers(cells: Sequence[str], dialect: Dialect) -> Any:
    if dialect.decimal == "." and not dialect.thousands:
        with suppress(ValueError):  # some cell is missing, or has a number as Fortran writes it
            return _PA.array(np.array(list(map(float, cells))))
    return _PA.array([dialect.number(cell) for cell in cells], _PA.float64())


class JoinedTable:
    """The rows of several files, each of any format; a column has the type that holds its values of all files."""

    def __init__(self, source: JoinedSource, column: int, report: Report) -> None:
        self._source = source
        self._column = column
        types: dict[str, Any] = {}
        left = dict.fromkeys(column.name for column in source.columns)  # those that some file does not give as they are
        sorts: dict[str, Sort] = {}
        for number, one in enumerate(source.opened(report)):
            table = self._table(one, report)
            for name, text in one.told:
                sorts[name] = sort_of([text], sorts.get(name, Sort.NONE), number_of)
            here = {field.name: field.type for field in table.schema} | {name: None for name, _ in one.told}
            types = {name: merged(types.get(name), kind) for name, kind in here.items() if not number or name in types}
            left = {name: None for name in (*left, *table.left_out) if name not in types}
        types |= {name: SORTS[sort] or _PA.string() for name, sort in sorts.items() if name in types}
        self.names = tuple(types)
        self.left_out = tuple(left)
        self.schema = _PA.schema([(name, kind or _PA.null()) for name, kind in types.items()])

    def batches(self) -> Iterator[list[Any]]:
        """Yield the columns of one file after the other."""
        for one in self._source.opened(silent):
            table = self._table(one, silent)
            for columns in table.batches():
                here = dict(zip(table.names, columns, strict=True))
                for name, text in one.told:
                    here[name] = _PA.array([text or None] * len(columns[0]), _PA.string())
                yield [of_type(here[field.name], field.type) for field in self.schema]

    def _table(self, one: OpenedPart, report: Report) -> Table:
        return table_of(one.path, one.source, one.order[min(self._column, len(one.order) - 1)], report)


def of_type(array: Any, wanted: Any) -> Any:
    """Return an array as one of another type."""
    return array if array.type == wanted else array.cast(wanted)
