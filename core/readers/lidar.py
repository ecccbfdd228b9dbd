"""LAS and LAZ point clouds; the one module that imports laspy, in a process of its own."""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import laspy  # type: ignore[import-untyped]  # comes without types
import numpy as np
from numpy.typing import NDArray
from typing_extensions import override

from core.columns import described, named
from core.errors import UserError
from core.progress import Report
from core.readers.pieces import Piece, PieceSource, cells_of

_ROWS = 1 << 16
_SAMPLE = 1000
_LEAST_RECORD, _LEAST_EXTENDED = 54, 60  # bytes of a record of variable length without what it holds
_AXES = ("x", "y", "z")


@dataclass(frozen=True, slots=True)
class _Dimension:
    """One column: a dimension of the points, or one item of a dimension that holds several."""

    name: str
    item: int | None = None

    @property
    def label(self) -> str:
        """The name of the column."""
        return self.name if self.item is None else f"{self.name}[{self.item}]"

    def values(self, points: Any) -> NDArray[Any]:
        """Return the values of some points."""
        values: NDArray[Any] = np.asarray(points[self.name])
        return values if self.item is None else values[:, self.item]


class _CloudSource(PieceSource):
    """The points of a cloud: x, y, z in its own unit, and what else is told of each."""

    def __init__(self, path: Path) -> None:
        self._path = path
        _check_records(path)
        with laspy.open(path) as reader:
            self._count = int(reader.header.point_count)
            self._checked(reader.header)
            self._dimensions = tuple(_dimensions(reader.header.point_format))
            first = next(iter(reader.chunk_iterator(_SAMPLE)), None) if self._count else None
        self.rows = self._count
        names = named(one.label for one in self._dimensions)
        self.columns = tuple(
            described(name, [] if first is None else cells_of(one.values(first)).values.tolist())
            for name, one in zip(names, self._dimensions, strict=True)
        )

    @override
    def pieces(self, wanted: Sequence[int], report: Report) -> Iterator[Piece]:
        done = 0
        with laspy.open(self._path) as reader:
            for points in reader.chunk_iterator(_ROWS):
                report(done / self._count, "Reading")
                done += len(points)
                yield Piece(tuple(self._dimensions[index].values(points) for index in wanted), done / self._count)
        if done < self._count:
            raise _cut_off(self._path)

    def _checked(self, header: Any) -> None:
        if header.are_points_compressed:
            return
        end = header.offset_to_point_data + self._count * header.point_format.size
        if end > self._path.stat().st_size:
            raise _cut_off(self._path)


def open_cloud(path: Path, _table: str | None) -> _CloudSource:
    """Open a LAS or LAZ file.

    Raises
    ------
    UserError
        If it was cut off, or is damaged.
    """
    try:
        return _CloudSource(path)
    except laspy.errors.LaspyException as error:
        raise UserError(
            "{file} is damaged, or was not written to its end", "Get the whole file again.", file=path.name
        ) from error


def _check_records(path: Path) -> None:
    """Refuse a header that tells of more records than fit into the file; laspy would look for each of them."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(247)
    (records,) = struct.unpack_from("<I", head, 100)
    extended = struct.unpack_from("<I", head, 243)[0] if len(head) == 247 and head[25] >= 4 else 0
    if records * _LEAST_RECORD + extended * _LEAST_EXTENDED > size:
        raise _cut_off(path)


def _dimensions(points: Any) -> Iterator[_Dimension]:
    """Yield x, y, z, and what else is told of each point; a dimension of several values is a column for each."""
    yield from map(_Dimension, _AXES)
    for one in points.dimensions:
        if one.name.lower() in _AXES:
            continue
        if one.num_elements > 1:
            yield from (_Dimension(one.name, at) for at in range(one.num_elements))
        else:
            yield _Dimension(one.name)


def _cut_off(path: Path) -> UserError:
    return UserError(
        "{file} ends in the middle: it has fewer points than its header says",
        "Get the whole file again.",
        file=path.name,
    )
