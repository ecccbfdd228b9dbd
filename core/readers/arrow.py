"""Parquet, Feather and Arrow files; the one module that imports pyarrow."""

import os
import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any, Protocol

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]  # comes without types
import pyarrow.parquet as pq  # type: ignore[import-untyped]  # comes without types
from pyarrow import feather

from core.columns import Column, Kind, described, named
from core.errors import UserError
from core.memory import available, in_words
from core.progress import Report
from core.readers.arrow_batches import Batch, batches_of
from core.readers.pieces import cells_of
from core.readers.proportion import out_of_proportion
from core.readers.source import Cells, Chunk
from core.threads import awaited, submit

_ROWS = 1 << 17
_SAMPLE = 1000
_MOST_SAMPLED = 64
_MOST_ITEMS = 16
_BUFFER = 1 << 20
_UNASKED = 1 << 26  # bytes of a batch that are taken without a look at how much is free


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A plain column: the place of its top column in the table, and the fields that lead to it inside of that."""

    name: str
    top: int
    fields: tuple[int, ...]
    type: Any


class _Opened(Protocol):
    """A file of either family."""

    schema: Any
    rows: int | None

    def batches(self, tops: Sequence[int], size: int) -> Iterator[tuple[list[Any], float]]:
        """Yield the arrays of the top columns for some rows, and the share of the file that is read then."""


class ArrowSource:
    """The columns of a Parquet or Arrow file; fields of structures are columns of their own."""

    tables: tuple[str, ...] = ()
    table: str | None = None

    def __init__(self, path: Path, family: "type[_Parquet] | type[_Ipc] | type[_OldFeather]") -> None:
        self._path = path
        self._family = family
        with path.open("rb") as file, self._refusing():
            opened: _Opened = family(file)
            self.rows: int | None = opened.rows
            self._leaves = list(_leaves(opened.schema))
            self.columns: tuple[Column, ...] = self._described(opened)

    def chunks(self, wanted: Sequence[int], report: Report) -> Iterator[Chunk]:
        """Read the wanted columns, batch after batch; one may take seconds to unpack, so another thread does that."""
        file = self._path.open("rb")
        chunks = self._read(file, wanted)
        reading: Future[Chunk | None] = Future()
        fraction: float | None = 0.0

        def told() -> None:
            report(fraction, "Reading")

        try:
            while True:
                reading = submit(partial(next, chunks, None))
                chunk = awaited(reading, told)
                if chunk is None:
                    return
                fraction = chunk.fraction
                told()
                yield chunk
        finally:
            reading.cancel()
            reading.add_done_callback(lambda _: file.close())  # not while it is read

    def _read(self, file: IO[bytes], wanted: Sequence[int]) -> Iterator[Chunk]:
        leaves = [self._leaves[index] for index in wanted]
        numbers = [self.columns[index].kind is Kind.NUMBER for index in wanted]
        tops = sorted({leaf.top for leaf in leaves})
        with self._refusing():
            for arrays, fraction in self._family(file).batches(tops, _ROWS):
                found = dict(zip(tops, arrays, strict=True))
                cells = zip(leaves, numbers, strict=True)
                yield Chunk(tuple(_cells(found[leaf.top], leaf.fields, number) for leaf, number in cells), fraction)

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except MemoryError as error:
            raise UserError("{file} does not fit into memory", "Use a part of it.", file=self._path.name) from error
        except (pa.ArrowException, OSError, ValueError) as error:
            raise UserError(
                "{file} is damaged, or was not written to its end", "Get the whole file again.", file=self._path.name
            ) from error

    def _described(self, opened: _Opened) -> tuple[Column, ...]:
        names = named(leaf.name for leaf in self._leaves)
        kinds = [_kind(leaf.type) for leaf in self._leaves]
        numbers = [index for index, kind in enumerate(kinds) if kind is Kind.NUMBER]
        texts = [index for index, kind in enumerate(kinds) if kind is Kind.TEXT] if len(numbers) < 2 else []
        columns = [Column(name, kind) for name, kind in zip(names, kinds, strict=True)]
        for index in (numbers + texts)[:_MOST_SAMPLED]:
            first = _first(opened, self._leaves[index])
            there = first.values if first.missing is None else first.values[~first.missing]
            # texts are numbers where there are no others, and each of them is one
            if kinds[index] is Kind.NUMBER or (there.size and not np.isnan(there).any()):
                columns[index] = described(names[index], first.values.tolist())
        return tuple(columns)


def _first(opened: _Opened, leaf: _Leaf) -> Cells:
    """Return the first values of a column, which is read by itself: a batch may be all of the file."""
    with closing(opened.batches([leaf.top], _SAMPLE)) as batches:  # type: ignore[type-var]  # a generator, which closes
        for (array,), _ in batches:
            return _cells(array.slice(0, _SAMPLE), leaf.fields, True)
    return Cells(np.empty(0))


class _Parquet:
    def __init__(self, file: IO[bytes]) -> None:
        self._file = pq.ParquetFile(file, pre_buffer=False, buffer_size=_BUFFER)
        self.schema = self._file.schema_arrow
        self.rows: int | None = self._file.metadata.num_rows

    def batches(self, tops: Sequence[int], size: int) -> Iterator[tuple[list[Any], float]]:
        names = self.schema.names
        done = 0
        for batch in self._file.iter_batches(size, columns=sorted({names[top] for top in tops})):
            done += batch.num_rows
            there = batch.schema.names
            arrays = []
            for top in tops:
                # where a name occurs twice the batch holds both, in the order of the file
                same = [place for place, name in enumerate(there) if name == names[top]]
                arrays.append(batch.column(same[names[:top].count(names[top])]))
            yield arrays, done / max(self.rows or 1, 1)


class _Ipc:
    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._length = os.fstat(file.fileno()).st_size
        self._framed = file.read(6) == b"ARROW1"
        self.schema = self._reader(None).schema
        self._batches = batches_of(file, self._framed)
        self.rows: int | None = sum(batch.rows for batch in self._batches)

    def batches(self, tops: Sequence[int], size: int) -> Iterator[tuple[list[Any], float]]:
        reader = self._reader(tops)
        done = 0
        for number, told in enumerate(self._batches):
            self._check(told, tops)
            batch = reader.get_batch(number) if self._framed else next(reader, None)
            if batch is None or batch.num_rows != told.rows:
                raise ValueError(number)
            batch.validate(full=True)  # what is damaged may end the whole program when it is used
            for start in range(0, batch.num_rows, size):
                part = batch.slice(start, size)
                done += part.num_rows
                yield list(part.columns), done / max(self.rows or 1, 1)

    def _check(self, batch: Batch, tops: Sequence[int]) -> None:
        """Refuse a batch that would fill the memory."""
        at = self._file.tell()
        views = iter(batch.views)
        size = batch.size(self._file, [_buffers(field.type, views) for field in self.schema], tops)
        self._file.seek(at)
        file = Path(self._file.name).name
        if out_of_proportion(size, self._length):
            raise UserError(
                "{file} holds {size} when unpacked, far too much for its size to be points",
                "Save its points as Parquet or CSV.",
                file=file,
                size=in_words(size),
            )
        if size > _UNASKED and size > (free := available()):
            raise UserError(
                "{file} needs {size} of memory at once where {free} are free",
                "Save it in smaller batches, or as Parquet.",
                file=file,
                size=in_words(size),
                free=in_words(free),
            )

    def _reader(self, tops: Sequence[int] | None) -> Any:
        options = pa.ipc.IpcReadOptions(included_fields=None if tops is None else list(tops))
        self._file.seek(0)
        return (pa.ipc.open_file if self._framed else pa.ipc.open_stream)(self._file, options=options)


def _buffers(kind: Any, views: Iterator[int]) -> int:
    """Return how many buffers a column of a type has in a batch; views tell how many more they have."""
    if isinstance(kind, pa.BaseExtensionType):
        return _buffers(kind.storage_type, views)
    if pa.types.is_null(kind):
        return 0
    if kind in {pa.string_view(), pa.binary_view()}:
        return 2 + next(views, 0)
    own = int(kind.num_buffers) - bool(pa.types.is_union(kind))  # which has none for what is missing
    return (0 if pa.types.is_run_end_encoded(kind) else own) + sum(
        _buffers(kind.field(at).type, views) for at in range(kind.num_fields)
    )


class _OldFeather:
    """A file of the first version of Feather, which is read whole."""

    def __init__(self, file: IO[bytes]) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # it may be gone from a later pyarrow
            self._table = feather.read_table(file)
        self._table.validate(full=True)
        self.schema = self._table.schema
        self.rows: int | None = self._table.num_rows

    def batches(self, tops: Sequence[int], size: int) -> Iterator[tuple[list[Any], float]]:
        done = 0
        for batch in self._table.select(list(tops)).to_batches(max_chunksize=size):
            done += batch.num_rows
            yield list(batch.columns), done / max(self.rows or 1, 1)


def open_parquet(path: Path, _table: str | None = None) -> ArrowSource:
    """Open a Parquet file.

    Raises
    ------
    UserError
        If it is damaged or incomplete.
    """
    return ArrowSource(path, _Parquet)


def open_arrow(path: Path, _table: str | None = None) -> ArrowSource:
    """Open a Feather or Arrow file, or a stream of Arrow batches.

    Raises
    ------
    UserError
        If it is damaged or incomplete.
    """
    with path.open("rb") as file:
        old = file.read(4) == b"FEA1"
    return ArrowSource(path, _OldFeather if old else _Ipc)


def _leaves(schema: Any) -> Iterator[_Leaf]:
    for top, field in enumerate(schema):
        yield from _inside(field, field.name, top, ())


def _inside(field: Any, name: str, top: int, fields: tuple[int, ...]) -> Iterator[_Leaf]:
    kind = _plain(field.type)
    if pa.types.is_struct(kind):
        for place in range(kind.num_fields):
            inner = kind.field(place)
            yield from _inside(inner, f"{name}.{inner.name}", top, (*fields, place))
    elif pa.types.is_fixed_size_list(kind) and kind.list_size <= _MOST_ITEMS:
        for place in range(kind.list_size):
            yield from _inside(kind.value_field, f"{name}[{place}]", top, (*fields, place))
    else:
        yield _Leaf(name, top, fields, field.type)


def _plain(kind: Any) -> Any:
    """Return the type of the values behind a dictionary, an extension or runs."""
    while True:
        if isinstance(kind, pa.BaseExtensionType):
            kind = kind.storage_type
        elif pa.types.is_dictionary(kind) or pa.types.is_run_end_encoded(kind):
            kind = kind.value_type
        else:
            return kind


def _kind(kind: Any) -> Kind:
    kind = _plain(kind)
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return Kind.NUMBER
    if pa.types.is_boolean(kind):
        return Kind.FLAG
    if pa.types.is_temporal(kind):
        return Kind.TIME
    return Kind.TEXT if pa.types.is_string(kind) or pa.types.is_large_string(kind) else Kind.OTHER


def _cells(array: Any, fields: Sequence[int], number: bool) -> Cells:
    """Return the values of one plain column as float64, by the rounding of ``float()``; of texts too if ``number``."""
    gone = None
    for field in fields:
        array, gone = _unwrapped(array, gone)
        listed = pa.types.is_fixed_size_list(array.type)
        array = pa.compute.list_element(array, field) if listed else array.field(field)
    array, gone = _unwrapped(array, gone)
    kind = array.type
    if number and _kind(kind) is Kind.TEXT:
        texts = array.to_pylist()
        return cells_of(texts if gone is None else [None if at else text for text, at in zip(texts, gone, strict=True)])
    if _kind(kind) not in {Kind.NUMBER, Kind.FLAG}:
        return Cells(np.full(len(array), np.nan), gone)
    if pa.types.is_decimal(kind):
        values = np.array([np.nan if value is None else float(value) for value in array.to_pylist()], dtype=np.float64)
    else:
        full = (
            array.fill_null(False if pa.types.is_boolean(kind) else pa.scalar(0).cast(kind))
            if gone is not None
            else array
        )
        values = full.to_numpy(zero_copy_only=False).astype(np.float64, copy=False)
    if gone is not None:
        values = np.where(gone, np.nan, values)
    return Cells(values, gone)


def _unwrapped(array: Any, gone: Any) -> tuple[Any, Any]:
    """Return the values behind a dictionary, an extension or runs, and where a value is missing so far."""
    while array.type != _plain(array.type):
        gone = _either(gone, array)
        if isinstance(array, pa.ExtensionArray):
            array = array.storage
        elif pa.types.is_dictionary(array.type):
            array = array.dictionary_decode()
        else:
            array = pa.compute.run_end_decode(array)
    return array, _either(gone, array)


def _either(gone: Any, array: Any) -> Any:
    """Return where a value is missing, here or further out; None where none is."""
    if not array.null_count:
        return gone
    here = array.is_null().to_numpy(zero_copy_only=False)
    return here if gone is None else gone | here


def unpacked_zstd(file: IO[bytes]) -> Any:
    """Return what zstd packed, as a stream; for a Python that cannot do that by itself."""
    return pa.CompressedInputStream(pa.PythonFile(file, "r"), "zstd")
