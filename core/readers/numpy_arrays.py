"""NumPy's own files: ``.npy`` with positions or named fields, ``.npz`` with one array a column. Never a pickle."""

import ast
import itertools
import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import Path
from typing import IO, Any, cast

import numpy as np
from numpy.typing import NDArray

from core.arrays import Floats
from core.columns import Column, Kind, described, named
from core.errors import UserError
from core.progress import Report
from core.readers.source import Cells, Chunk

_ROWS = 1 << 17
_BYTES = 1 << 23
_SAMPLE = 1000
_MOST_COLUMNS = 1000

# What reading a damaged file or archive raises; RuntimeError where a member is encrypted.
_FAULTS = (
    *(OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error, LZMAError),
    *(ValueError, TypeError, SyntaxError, LookupError, MemoryError),
)
_LONGEST_HEADER = 1 << 16
_LONG = re.compile(r"(\d)L\b")  # how Python 2 wrote a long number

_Open = Callable[[], IO[bytes]]
_Dtype = np.dtype[Any]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Where one column lies in an array's file: an item every ``step`` bytes, from ``offset`` on."""

    open: _Open
    offset: int
    step: int
    dtype: _Dtype

    def parts(self, rows: int, size: int) -> Iterator[NDArray[Any]]:
        """Yield the items, ``size`` at a time; raises EOFError where the file ends early."""
        with self.open() as file:
            file.seek(self.offset)
            for start in range(0, rows, size):
                count = min(size, rows - start)
                length = self.step * count
                if start + count == rows:
                    length -= self.step - self.dtype.itemsize
                data = _exactly(file, length)
                yield np.ndarray((count,), self.dtype, data, strides=(self.step,))


class ArraySource:
    """The columns of one array, or of several of the same length."""

    def __init__(self, name: str, stretches: Sequence[tuple[str, _Stretch]], rows: int) -> None:
        self._name = name
        self._stretches = [stretch for _, stretch in stretches]
        self.rows: int | None = rows
        self._count = rows
        names = named(column for column, _ in stretches)
        self.columns: tuple[Column, ...] = tuple(map(self._column, names, self._stretches))

    def chunks(self, wanted: Sequence[int], report: Report) -> Iterator[Chunk]:
        """Read the wanted columns side by side."""
        stretches = [self._stretches[index] for index in wanted]
        size = max(min(_ROWS, _BYTES // max(stretch.step for stretch in stretches)), 1)
        done = 0
        with ExitStack() as stack:
            columns = [stack.enter_context(_closing(stretch.parts(self._count, size))) for stretch in stretches]
            while done < self._count:
                cells = tuple(Cells(self._floats(column)) for column in columns)
                done += cells[0].values.size
                report(done / self._count, "Reading")
                yield Chunk(cells, done / self._count)

    def _floats(self, parts: Iterator[NDArray[Any]]) -> Floats:
        try:
            items = next(parts)
        except _FAULTS as error:
            raise _damaged(self._name) from error
        if items.dtype.kind not in "fiub":
            return np.full(items.size, np.nan)
        with np.errstate(over="ignore", invalid="ignore"):  # a wide float may not fit: infinite, and dropped as such
            return items.astype(np.float64)

    def _column(self, name: str, stretch: _Stretch) -> Column:
        kind = _KINDS.get(stretch.dtype.kind, Kind.OTHER)
        if kind is not Kind.NUMBER:
            return Column(name, kind)
        with _closing(stretch.parts(min(self._count, _SAMPLE), _SAMPLE)) as parts:
            return described(name, self._floats(parts).tolist() if self._count else [])


_KINDS = {
    **dict.fromkeys("fiu", Kind.NUMBER),
    "b": Kind.FLAG,
    **dict.fromkeys("Mm", Kind.TIME),
    **dict.fromkeys("SU", Kind.TEXT),
}


def open_npy(path: Path) -> ArraySource:
    """Open a ``.npy`` file: shape (n, k) with positions as rows, (2, n), (3, n), or one-dimensional with named fields.

    Raises
    ------
    UserError
        If it is damaged, incomplete, of another shape, or holds Python objects.
    """
    array = _header(path.name, "", lambda: path.open("rb"))
    if array.end > path.stat().st_size:
        raise _damaged(path.name)
    columns = list(_columns(array, path.name))
    if not columns:
        raise UserError(
            "{file} holds an array of shape {shape}",
            "An array of points has the shape (n, 2), or named fields.",
            file=path.name,
            shape=array.shape,
        )
    return ArraySource(path.name, [(name, stretch) for name, _, stretch in columns], columns[0][1])


def open_npz(path: Path) -> ArraySource:
    """Open a ``.npz`` file: one-dimensional arrays are columns, two-dimensional ones several.

    Of arrays of different lengths the longest with two columns or more count.

    Raises
    ------
    UserError
        If it is damaged, incomplete, or holds no such arrays.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if _is_array(archive, member)]
    except _FAULTS as error:
        raise _damaged(path.name) from error
    by_length: dict[int, list[tuple[str, _Stretch]]] = defaultdict(list)
    refused: UserError | None = None
    for member in members:
        try:
            array = _header(path.name, member.filename.removesuffix(".npy"), _member(path, member))
        except UserError as error:
            refused = error
            continue
        if array.end > member.file_size:
            raise _damaged(path.name)
        for name, rows, stretch in _columns(array, path.name):
            by_length[rows].append((name, stretch))
    several = [rows for rows, columns in by_length.items() if len(columns) > 1]
    if not several:
        raise refused or UserError(
            "{file} holds no two columns of the same length",
            "Points need an array each for x and y, or one of shape (n, 2).",
            file=path.name,
        )
    longest = max(several)
    return ArraySource(path.name, by_length[longest], longest)


@dataclass(frozen=True, slots=True)
class _Array:
    name: str
    open: _Open
    offset: int
    dtype: _Dtype
    shape: tuple[int, ...]
    fortran: bool

    @property
    def end(self) -> int:
        """Length that the file must have."""
        items = 1
        for side in self.shape:
            items *= side
        return self.offset + items * self.dtype.itemsize


def _is_array(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    if member.filename.endswith(".npy"):
        return True
    if member.is_dir() or "." in member.filename:
        return False
    with archive.open(member) as file:
        return file.read(6) == b"\x93NUMPY"


def _member(path: Path, member: zipfile.ZipInfo) -> _Open:
    def opened() -> IO[bytes]:
        # A file of its own each time, so that columns of several members are read side by side.
        with zipfile.ZipFile(path) as archive:
            return archive.open(member)

    return opened


def _header(file_name: str, name: str, opened: _Open) -> _Array:
    try:
        with opened() as file:
            shape, fortran, dtype = _parsed(file)
            offset = file.tell()
    except _FAULTS as error:
        raise _damaged(file_name) from error
    if dtype.hasobject:
        raise UserError(
            "{file} holds Python objects, which could run programs and are not read",
            "Save it again as numbers.",
            file=file_name,
        )
    return _Array(name, opened, offset, dtype, shape, fortran)


def _parsed(file: IO[bytes]) -> tuple[tuple[int, ...], bool, _Dtype]:
    """Return shape, order and type of the array whose file begins here; raises one of ``_FAULTS``."""
    major, _ = np.lib.format.read_magic(file)
    length = int.from_bytes(_exactly(file, 2 if major == 1 else 4), "little")
    if length > _LONGEST_HEADER:
        raise ValueError(length)
    text = _exactly(file, length).decode("utf-8" if major > 2 else "latin-1")
    header = ast.literal_eval(_LONG.sub(r"\1", text.strip()))
    shape = header["shape"]
    if not isinstance(shape, tuple) or not all(type(side) is int and side >= 0 for side in shape):
        raise ValueError(shape)
    return shape, bool(header["fortran_order"]), np.lib.format.descr_to_dtype(header["descr"])


def _columns(array: _Array, file: str) -> Iterator[tuple[str, int, _Stretch]]:
    """Yield the name, the number of rows and the place of each column of an array."""
    if len(array.shape) == 1:
        for name, dtype, offset in _fields(array.dtype, array.name, 0):
            yield name, array.shape[0], _Stretch(array.open, array.offset + offset, array.dtype.itemsize, dtype)
        return
    if len(array.shape) != 2 or array.dtype.names or not array.dtype.itemsize:
        return
    rows, columns, fortran = *array.shape, array.fortran
    lying = rows in {2, 3} and columns > 3
    if lying:
        rows, columns, fortran = columns, rows, not fortran
    if columns > _MOST_COLUMNS:
        raise UserError(
            "{file} holds {columns} columns, more like a picture than points",
            "An array of points has the shape (n, 2).",
            file=file,
            columns=columns,
        )
    size = array.dtype.itemsize
    for index in range(columns):
        place = f"[{index},:]" if lying else f"[:,{index}]"
        name = f"{array.name}{place}" if array.name else ""
        offset = array.offset + size * index * (rows if fortran else 1)
        yield name, rows, _Stretch(array.open, offset, size if fortran else size * columns, array.dtype)


def _fields(dtype: _Dtype, name: str, offset: int) -> Iterator[tuple[str, _Dtype, int]]:
    """Yield the name, type and offset of each plain field of an item."""
    if dtype.names is not None and dtype.fields is not None:
        for field in dtype.names:
            inner, at = dtype.fields[field][:2]
            yield from _fields(inner, f"{name}.{field}" if name else field, offset + at)
    elif dtype.subdtype is not None:
        base, shape = dtype.subdtype
        for number, place in enumerate(itertools.islice(np.ndindex(shape), _MOST_COLUMNS)):
            label = ",".join(map(str, place))
            yield from _fields(base, f"{name}[{label}]", offset + number * base.itemsize)
    else:
        yield name, dtype, offset


def _exactly(file: IO[bytes], length: int) -> bytes:
    parts = []
    while length:
        part = file.read(length)
        if not part:
            raise EOFError
        parts.append(part)
        length -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)


class _closing:  # noqa: N801 (stands where contextlib.closing does)
    """Close a generator at the end of a block."""

    def __init__(self, parts: Iterator[NDArray[Any]]) -> None:
        self._parts = parts

    def __enter__(self) -> Iterator[NDArray[Any]]:
        return self._parts

    def __exit__(self, *_: object) -> None:
        cast("Any", self._parts).close()


def _damaged(name: str) -> UserError:
    return UserError("{file} is damaged, or was not written to its end", "Get the whole file again.", file=name)
