"""HDF5: compound tables, groups of columns, two-dimensional arrays, and what pandas and PyTables write.

The one module that imports h5py; it runs in a process of its own. Nothing outside of the file is followed: no external
links, no virtual datasets, no external storage; and no object that pandas pickled is read.
"""

import importlib
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

import h5py  # type: ignore[import-untyped]  # comes without types
import numpy as np
from typing_extensions import override

from core.columns import Column, Kind, Measure, named
from core.errors import UserError
from core.progress import Report
from core.readers.cf import is_variable, meaning_of, name_of
from core.readers.hdf5_subset import subset_of
from core.readers.missing import needed
from core.readers.picasso import pixel_size
from core.readers.pickled_names import pickled_names
from core.readers.pieces import Piece, PieceSource
from core.readers.tables import Field, column_of, likeliest, picked

_BYTES = 1 << 23
_ROWS = 1 << 17
_SAMPLE = 1000
_MOST_OBJECTS = 10_000
_MOST_COLUMNS = 1000
_DEEPEST = 32
_MOST_SIDES = 3
_CACHE = 1 << 27  # bytes of each dataset that stay unpacked, as a chunk may hold more rows than a piece
_LARGE_CHUNK = 1 << 28  # bytes that are unpacked at once, beyond which memory is what failed
_PIXELS = frozenset("x y sx sy lpx lpy x_pick_rot y_pick_rot".split())

_BY_PLUGIN = frozenset(
    {307, 32001, 32004, 32008, 32013, 32015, 32026}
)  # bzip2, blosc, lz4, bitshuffle, zfp, zstd, blosc2
_PLUGIN = "hdf5plugin"  # knows most filters that HDF5 does not know by itself
_TIME = re.compile(r"datetime64(?:\[(\w+))?")

_Read = Callable[[int, int], Any]
_Steps = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One column: its name, its unit, the dataset that it is in, and how rows of it are read."""

    name: str
    unit: str | None
    dataset: Any
    read: _Read
    converted: Measure | None = None

    def values(self, start: int, stop: int) -> Any:
        """Return some rows."""
        return _unpacked(self.dataset, lambda: self.read(start, stop))


def _unpacked(dataset: Any, read: Callable[[], Any]) -> Any:
    """Return what is read of a dataset; a filter that HDF5 does not know by itself may be in the library of filters."""
    try:
        return read()
    except OSError:
        unknown = _unknown_filters(dataset)
        if not unknown:
            if dataset.chunks and math.prod(dataset.chunks) * dataset.dtype.itemsize > _LARGE_CHUNK:
                raise MemoryError from None  # HDF5 says no more than that its filter failed
            raise
        if _BY_PLUGIN.issuperset(unknown):
            try:
                importlib.import_module(_PLUGIN)
            except ModuleNotFoundError:
                raise needed(Path(dataset.file.filename).name, _PLUGIN, [_PLUGIN]) from None
            return read()
        raise UserError(
            "{file} is packed by a filter that is not known (number {filter})",
            "Save it again with gzip, or without compression.",
            file=Path(dataset.file.filename).name,
            filter=", ".join(map(str, unknown)),
        ) from None


def _unknown_filters(dataset: Any) -> list[int]:
    """Return the numbers of the filters of a dataset that are not there."""
    told = dataset.id.get_create_plist()
    numbers = [told.get_filter(at)[0] for at in range(told.get_nfilters())]
    return [number for number in numbers if not h5py.h5z.filter_avail(number)]


@dataclass(frozen=True, slots=True)
class _Table:
    name: str
    rows: int
    leaves: tuple[_Leaf, ...]
    row_bytes: int


class _Hdf5Source(PieceSource):
    """One table of an open file."""

    def __init__(self, file: Any, table: _Table, tables: Sequence[str]) -> None:
        self._file = file  # stays open with this object
        self._table = table
        self.table = table.name
        self.tables = tuple(tables)
        self.rows = table.rows
        self.columns = _described(table)

    @override
    def pieces(self, wanted: Sequence[int], report: Report) -> Iterator[Piece]:
        leaves = [self._table.leaves[index] for index in wanted]
        size = max(min(_ROWS, _BYTES // max(self._table.row_bytes, 1)), 1)
        for start in range(0, self._table.rows, size):
            report(start / self._table.rows, "Reading")
            stop = min(start + size, self._table.rows)
            yield Piece(tuple(leaf.values(start, stop) for leaf in leaves), stop / self._table.rows)


def open_hdf5(path: Path, table: str | None) -> _Hdf5Source:
    """Open an HDF5 file.

    Raises
    ------
    UserError
        If there is no table in it, or not the one that is wanted.
    """
    file = h5py.File(path, "r", locking=False, rdcc_nbytes=_CACHE, rdcc_w0=1.0)
    found = {one.name: one for one in _tables(file, "", {}, 0)}
    if not found:
        raise UserError(
            "{file} holds no table of points",
            "Points are two columns of numbers of the same length, or an array of shape (n, 2).",
            file=path.name,
        )
    described = [(one.name, [_plain(one, leaf) for leaf in one.leaves], one.rows) for one in found.values()]
    described.sort(key=lambda table: len(table[1]) > _MOST_SIDES and all("[" in leaf.name for leaf in table[1]))
    names = likeliest(described)  # a wide array comes after others that are as likely
    return _Hdf5Source(file, found[picked(names, table, path.name)], names)


def _plain(table: _Table, leaf: _Leaf) -> Column:
    """Return a column as its name tells it; one of an array bears the name of that, as X_umap."""
    array = table.name.rpartition("/")[2] if leaf.name.startswith("[") else ""
    return Column(array + leaf.name, Kind.NUMBER, leaf.unit)


def _described(table: _Table) -> tuple[Column, ...]:
    columns = []
    for name, leaf in zip(named(leaf.name for leaf in table.leaves), table.leaves, strict=True):
        first = leaf.values(0, min(_SAMPLE, table.rows))
        columns.append(replace(column_of(name, Field(name, first, leaf.unit)), converted=leaf.converted))
    return tuple(columns)


def _tables(group: Any, name: str, seen: dict[Any, None], depth: int) -> Iterator[_Table]:
    """Yield the tables in a group and in the groups inside of it; nothing is followed that leads elsewhere."""
    members = dict(_members(group, seen))
    kind = _text(group.attrs, "pandas_type")
    if kind in {"frame", "series"}:
        yield from _fixed_frame(members, name)
        return
    inside = {key: one for key, one in members.items() if not isinstance(one, h5py.Group)}
    for key, dataset in inside.items():
        yield from _of_dataset(dataset, _join(name, key))
    yield from _of_columns({**inside, **_wrapped(members)}, name or "/")
    for key, one in members.items():
        if isinstance(one, h5py.Group) and not key.startswith("_i_") and depth < _DEEPEST:
            yield from _tables(one, _join(name, key), seen, depth + 1)


def _members(group: Any, seen: dict[Any, None]) -> Iterator[tuple[str, Any]]:
    """Yield what lies in a group itself, each group of the file once."""
    for key in islice(group, _MOST_OBJECTS):
        if len(seen) >= _MOST_OBJECTS:
            return
        link = group.get(key, getlink=True)
        if not isinstance(link, h5py.HardLink):
            continue
        one = group.get(key)
        if isinstance(one, h5py.Group):
            address = h5py.h5o.get_info(one.id).addr
            if address in seen:
                continue
            seen[address] = None
            yield key, one
        elif isinstance(one, h5py.Dataset) and (readable := _readable(one)) is not None:
            yield name_of(key), readable


def _readable(dataset: Any) -> Any:
    """Return a dataset that holds values, all of them in the file itself, or what NumPy has types for of it."""
    if dataset.is_virtual or dataset.external or dataset.shape is None or not is_variable(dataset.attrs):
        return None
    try:
        return dataset if dataset.dtype is not None else None
    except (TypeError, ValueError):
        return subset_of(dataset)


def _wrapped(members: Mapping[str, Any]) -> dict[str, Any]:
    """Return columns that stand in a group each, under the name ``data``, as vaex writes them."""
    found = {}
    for key, one in members.items():
        if isinstance(one, h5py.Group) and 1 <= len(one) <= 2 and "data" in one:
            inner = dict(_members(one, {})).get("data")
            if inner is not None and not isinstance(inner, h5py.Group) and inner.ndim == 1 and not inner.dtype.names:
                found[key] = inner
    return found


def _of_dataset(dataset: Any, name: str) -> Iterator[_Table]:
    """Yield the table that a dataset of named fields, or of two dimensions, is."""
    if dataset.ndim == 1 and dataset.dtype.names:
        leaves = tuple(sorted(_fields(dataset, name), key=lambda leaf: "," in leaf.name))  # matrices last
        if leaves:
            yield _Table(name, dataset.shape[0], leaves, dataset.dtype.itemsize)
    elif dataset.ndim == 2 and dataset.dtype.kind in "fiu":
        rows, columns = dataset.shape
        if rows in {2, 3} and columns > 3:
            leaves = tuple(_Leaf(f"[{at},:]", None, dataset, _row_of(dataset, at)) for at in range(rows))
            yield _Table(name, columns, leaves, dataset.dtype.itemsize)
        elif 2 <= columns <= _MOST_COLUMNS:
            leaves = tuple(_Leaf(f"[:,{at}]", None, dataset, _column_in(dataset, at)) for at in range(columns))
            yield _Table(name, rows, leaves, dataset.dtype.itemsize * columns)


def _row_of(dataset: Any, at: int) -> _Read:
    meant = meaning_of(dataset.attrs, dataset.dtype.kind) or _same
    return lambda start, stop: meant(dataset[at, start:stop])


def _column_in(dataset: Any, at: int, told: str = "") -> _Read:
    meant = meaning_of(dataset.attrs, dataset.dtype.kind) or _same
    return lambda start, stop: meant(_meant(dataset[start:stop, at], told))


def _whole(dataset: Any) -> _Read:
    meant = meaning_of(dataset.attrs, dataset.dtype.kind) or _same
    return lambda start, stop: meant(dataset[start:stop])


def _same(values: Any) -> Any:
    return values


def _of_columns(datasets: Mapping[str, Any], name: str) -> Iterator[_Table]:
    """Yield the tables that the one-dimensional datasets of a group are: those of the same length belong together."""
    lengths: dict[int, list[_Leaf]] = {}
    numbers: dict[int, int] = {}
    for key, dataset in datasets.items():
        if dataset.ndim == 1 and _is_plain(dataset.dtype):
            lengths.setdefault(dataset.shape[0], []).append(_Leaf(key, _unit(dataset.attrs), dataset, _whole(dataset)))
            numbers[dataset.shape[0]] = numbers.get(dataset.shape[0], 0) + (dataset.dtype.kind in "fiub")
    several = {rows: leaves for rows, leaves in lengths.items() if numbers[rows] > 1}
    for rows, leaves in several.items():
        label = name if len(several) == 1 else f"{name} ({rows} rows)"
        yield _Table(label, rows, tuple(leaves), 8)


def _fields(dataset: Any, name: str) -> Iterator[_Leaf]:
    picasso = name.rpartition("/")[2] == "locs" and {"frame", "x", "y"} <= set(dataset.dtype.names)
    size = pixel_size(Path(dataset.file.filename)) if picasso else None
    for field in dataset.dtype.names:
        told = _text(dataset.attrs, f"{field}_dtype") or _text(dataset.attrs, f"{field}_kind") or ""
        base, shape = _parted(dataset.dtype[field])
        names = _block_names(dataset.attrs, field, shape[0]) if len(shape) == 1 and not base.names else None
        for number, (label, steps) in enumerate(islice(_plain_items(dataset.dtype[field], field), _MOST_COLUMNS)):
            pixels = picasso and field in _PIXELS
            yield _Leaf(
                names[number] if names else label,
                "px" if pixels else _unit(dataset.attrs, f"{field}_unit", f"{field}_units"),
                dataset,
                _item_in(dataset, field, steps, told),
                size if pixels else None,
            )


def _parted(dtype: Any) -> tuple[Any, tuple[int, ...]]:
    """Return the type of one item, and how many there are of it."""
    return dtype.subdtype or (dtype, ())


def _plain_items(dtype: Any, label: str, steps: _Steps = ()) -> Iterator[tuple[str, _Steps]]:
    """Yield the names of all plain values inside of a field, and the steps that lead to each."""
    base, shape = _parted(dtype)
    if shape:
        for place in np.ndindex(shape):
            items = ",".join(map(str, place))
            yield from _plain_items(base, f"{label}[{items}]", (*steps, (..., *place)))
    elif base.names:
        for inner in base.names:
            yield from _plain_items(base[inner], f"{label}.{inner}", (*steps, inner))
    elif _is_plain(base):
        yield label, steps


def _is_plain(dtype: Any) -> bool:
    """Tell whether values are numbers, flags or texts, the latter of any length too."""
    return dtype.kind in "fiubSU" or h5py.check_string_dtype(dtype) is not None


def _item_in(dataset: Any, field: str, steps: _Steps, told: str) -> _Read:
    mask = f"{field}.mask" if f"{field}.mask" in dataset.dtype.names else None  # as astropy stores it

    def item(name: str, start: int, stop: int) -> Any:
        values = dataset.fields([name])[start:stop][name]
        for step in steps:
            values = values[step]
        return values

    def read(start: int, stop: int) -> Any:
        values = _meant(item(field, start, stop), told)
        return values if mask is None else np.ma.MaskedArray(values, item(mask, start, stop))

    return read


def _meant(values: Any, told: str) -> Any:
    """Return values that pandas stored as whole numbers as what it tells that they are: times, or flags."""
    time = _TIME.match(told)
    if time and values.dtype.kind == "i":
        return values.astype(np.int64).view(f"M8[{time.group(1) or 'ns'}]")
    return values != 0 if told == "bool" and values.dtype.kind in "iu" else values


def _block_names(attributes: Any, field: str, count: int) -> Sequence[str] | None:
    """Return the names of the columns that pandas put together into one field, None where it was not pandas."""
    pickled = attributes.get(f"{field}_kind")
    names = pickled_names(bytes(pickled)) if isinstance(pickled, bytes) else None
    return names if names is not None and len(names) == count else None


def _fixed_frame(members: Mapping[str, Any], name: str) -> Iterator[_Table]:
    """Yield the table that pandas wrote in its fixed layout: blocks of columns of one type."""
    leaves: list[_Leaf] = []
    rows = 0
    width = 0
    for key, values in sorted(members.items()):
        block = key.removesuffix("_values")
        items = members.get(f"{block}_items")
        if block == key or items is None or values.ndim != 2 or values.dtype.kind not in "fiub":
            continue
        labels = _labels(items)
        if values.shape[1] != items.shape[0]:
            continue
        rows, width = values.shape[0], width + values.shape[1] * values.dtype.itemsize
        told = _text(values.attrs, "value_type") or ""
        leaves += [_Leaf(label, None, values, _column_in(values, at, told)) for at, label in enumerate(labels)]
    if leaves:
        order = _labels(members["axis0"]) if "axis0" in members else []
        leaves.sort(key=lambda leaf: order.index(leaf.name) if leaf.name in order else len(order))
        yield _Table(name or "/", rows, tuple(leaves), width)


def _labels(items: Any) -> list[str]:
    return [_label(item) for item in _unpacked(items, lambda: items[: min(items.shape[0], _MOST_COLUMNS)])]


def _label(item: object) -> str:
    return item.decode("utf-8", "replace") if isinstance(item, bytes) else str(item)


def _unit(attributes: Any, *names: str) -> str | None:
    for name in names or ("unit", "units", "Unit", "Units"):
        text = _text(attributes, name)
        if text and len(text) < 40:
            return text
    return None


def _text(attributes: Any, name: str) -> str | None:
    if name not in attributes:
        return None
    value = attributes[name]
    if isinstance(value, np.ndarray) and value.size == 1:
        value = value.reshape(-1)[0]
    return _label(value).strip() if isinstance(value, str | bytes) else None


def _join(name: str, key: str) -> str:
    return f"{name}/{key}" if name else key
