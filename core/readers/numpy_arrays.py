"""NumPy's own files: ``.npy`` with positions or named fields, ``.npz`` with one array a column. Never a pickle."""

import ast
import itertools
import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

import numpy as np
from numpy.typing import NDArray
from typing_extensions import override

from core.columns import Column, Kind, described, guess, named
from core.errors import UserError
from core.progress import Report
from core.readers.packed import faults, too_large_inside
from core.readers.pieces import Piece, PieceSource, cells_of
from core.readers.proportion import out_of_proportion

_ROWS = 1 << 17
_BYTES = 1 << 23
_SAMPLE = 1000
_MOST_COLUMNS = 1000
_LYING = 10  # an array of two or three rows and fewer columns may as well hold two or three positions

# What reading a damaged file or archive raises.
_FAULTS: tuple[type[Exception], ...] = (*faults(), ValueError, TypeError, SyntaxError, MemoryError)
_LONGEST_HEADER = 1 << 16
_EXPORTED = frozenset(("density.npy", "counts.npy", "x_edges.npy", "y_edges.npy"))  # what our own export holds
_LONG = re.compile(r"(\d)L\b")  # how Python 2 wrote a long number

_Open = Callable[[], IO[bytes]]
_Dtype = np.dtype[Any]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where one column lies in a file: an item every ``step`` bytes, from ``offset`` on.

    Where ``mask`` is given only these bits of an item count.
    """

    open: _Open
    offset: int
    step: int
    dtype: _Dtype
    mask: int | None = None

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
                items = np.ndarray((count,), self.dtype, data, strides=(self.step,))
                yield items if self.mask is None else items & self.dtype.type(self.mask)


class ArraySource(PieceSource):
    """The columns of one array, or of several of the same length.

    Parameters
    ----------
    name : str
        Of the file.
    stretches : sequence of (str, Stretch)
        The columns, all of ``rows`` items.
    rows : int
    others : sequence of (str, int, Stretch)
        Columns of other lengths, with these; they are never guessed, but can be asked for.
    """

    def __init__(
        self,
        name: str,
        stretches: Sequence[tuple[str, Stretch]],
        rows: int,
        others: Sequence[tuple[str, int, Stretch]] = (),
    ) -> None:
        self._name = name
        self._stretches = [stretch for _, stretch in stretches] + [stretch for _, _, stretch in others]
        self._counts = [rows] * len(stretches) + [count for _, count, _ in others]
        self.rows = rows
        names = named([column for column, _ in stretches] + [column for column, _, _ in others])
        self.columns = tuple(map(self._column, names, self._stretches, self._counts))

    @override
    def beside(self, column: int) -> tuple[int, ...]:
        return tuple(index for index, count in enumerate(self._counts) if count == self._counts[column])

    @override
    def pieces(self, wanted: Sequence[int], report: Report) -> Iterator[Piece]:
        """Read the wanted columns side by side.

        Raises
        ------
        UserError
            If they are of different lengths, or the file is damaged.
        """
        stretches = [self._stretches[index] for index in wanted]
        size = max(min(_ROWS, _BYTES // max(stretch.step for stretch in stretches)), 1)
        count, done = self._common_length(wanted), 0
        with ExitStack() as stack:
            columns = [stack.enter_context(_closing(stretch.parts(count, size))) for stretch in stretches]
            while done < count:
                values = tuple(map(self._next, columns))
                done += len(values[0])
                report(done / count, "Reading")
                yield Piece(values, done / count)

    def _common_length(self, wanted: Sequence[int]) -> int:
        first = wanted[0]
        for index in wanted:
            if self._counts[index] != self._counts[first]:
                raise UserError(
                    "column {one} of {file} has {rows} values, column {other} has {others}",
                    "Choose columns of the same length.",
                    file=self._name,
                    one=self.columns[first].name,
                    rows=self._counts[first],
                    other=self.columns[index].name,
                    others=self._counts[index],
                )
        return self._counts[first]

    def _next(self, parts: Iterator[NDArray[Any]]) -> NDArray[Any]:
        try:
            return next(parts)
        except _FAULTS as error:
            raise _damaged(self._name) from error

    def _column(self, name: str, stretch: Stretch, count: int) -> Column:
        kind = _KINDS.get(stretch.dtype.kind, Kind.OTHER) if count == self.rows else Kind.OTHER
        if kind is not Kind.NUMBER:
            return Column(name, kind)
        with _closing(stretch.parts(min(count, _SAMPLE), _SAMPLE)) as parts:
            return described(name, cells_of(self._next(parts)).values.tolist() if count else [])


_KINDS = {
    **dict.fromkeys("fiu", Kind.NUMBER),
    "b": Kind.FLAG,
    **dict.fromkeys("Mm", Kind.TIME),
    **dict.fromkeys("SU", Kind.TEXT),
}


def open_npy(path: Path, _table: str | None = None) -> ArraySource:
    """Open a ``.npy`` file: shape (n, k) with positions as rows, or one-dimensional with named fields.

    The coordinates may also be the rows: shape (2, n) or (3, n), from n = 10 on.

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


def open_npz(path: Path, _table: str | None = None) -> ArraySource:
    """Open a ``.npz`` file: one-dimensional arrays are columns, two-dimensional ones several.

    Of arrays of different lengths those count that hold two columns of numbers: first where two have names of
    coordinates, then where they are not the columns of a matrix as wide as a picture, then the longest. Columns of
    other lengths can be asked for.

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
    whole = sum(member.file_size for member in members)
    if out_of_proportion(whole, sum(member.compress_size for member in members)):
        raise too_large_inside(path.name, whole)
    if {member.filename for member in members} >= _EXPORTED:
        raise UserError(
            "{file} is an exported picture of a density, not its points",
            "Open the file that it was made from.",
            file=path.name,
        )
    by_length: dict[int, _Length] = defaultdict(_Length)
    refused: UserError | None = None
    for member in members:
        try:
            array = _header(path.name, member.filename.removesuffix(".npy"), _member(path, member))
        except UserError as error:
            refused = error
            continue
        if array.end > member.file_size:
            raise _damaged(path.name)
        columns = list(_columns(array, path.name))
        for name, rows, stretch in columns:
            picture = len(array.shape) > 1 and len(columns) > 3 and rows < 10 * len(columns)
            by_length[rows].add(name, stretch, picture)
    several = [rows for rows, length in by_length.items() if len(length.columns) > 1]
    if not several:
        raise refused or UserError(
            "{file} holds no two columns of the same length",
            "Points need an array each for x and y, or one of shape (n, 2).",
            file=path.name,
        )
    best = max(several, key=lambda rows: (*by_length[rows].rank, rows))
    others = [
        (name, rows, stretch)
        for rows, length in by_length.items()
        for name, stretch in length.columns
        if rows != best and stretch.dtype.kind in "fiub"
    ]
    return ArraySource(path.name, by_length[best].columns, best, others)


class _Length:
    """The columns of one length, of one archive."""

    def __init__(self) -> None:
        self.columns: list[tuple[str, Stretch]] = []
        self._numbers: list[str] = []
        self._plain = 0

    def add(self, name: str, stretch: Stretch, picture: bool) -> None:
        self.columns.append((name, stretch))
        if stretch.dtype.kind in "fiu":
            self._numbers.append(name.rpartition(".")[2])
            self._plain += not picture

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        """Whether there are two columns of numbers, two that names tell of, two of no picture."""
        unknown = [Column("first"), Column("second")]  # guessed where no others are known by name
        told = min(guess([*unknown, *map(Column, self._numbers)])) > 1
        return len(self._numbers) > 1, told, self._plain > 1


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


def _columns(array: _Array, file: str) -> Iterator[tuple[str, int, Stretch]]:
    """Yield the name, the number of rows and the place of each column of an array."""
    if len(array.shape) == 1:
        for name, dtype, offset in _fields(array.dtype, array.name, 0):
            yield name, array.shape[0], Stretch(array.open, array.offset + offset, array.dtype.itemsize, dtype)
        return
    if len(array.shape) != 2 or array.dtype.names or not array.dtype.itemsize:
        return
    rows, columns, fortran = *array.shape, array.fortran
    lying = rows in {2, 3} and columns >= _LYING
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
        yield name, rows, Stretch(array.open, offset, size if fortran else size * columns, array.dtype)


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
