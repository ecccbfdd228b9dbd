"""JSON files: short ones are read whole, long ones value after value. In a process of their own."""

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import IO, Any

from typing_extensions import override

from core.columns import named
from core.errors import UserError
from core.progress import Report
from core.readers.json_layouts import Layout, TopologyError, layout_of, tables_in
from core.readers.json_stream import Elements
from core.readers.pieces import Piece, PieceSource
from core.readers.tables import Field, MemorySource, column_of, likeliest, picked

_LONG = 1 << 25  # bytes; a longer file is not held in memory
_LOOKED_AT, _MOST_LOOKED_AT = 20_000, 1 << 25  # values of a long file that tell its columns; their characters
_VALUES = 2000  # of a long file, in one go


class _LongSource(PieceSource):
    """A table whose rows are read one after the other; its columns are those of its first rows."""

    def __init__(self, path: Path, layout: Layout, fields: Sequence[Field]) -> None:
        self._path = path
        self._layout = layout
        names = named(field.name for field in fields)
        self._keys = _keys(fields)
        self.columns = tuple(map(column_of, names, fields))

    @override
    def pieces(self, wanted: Sequence[int], report: Report) -> Iterator[Piece]:
        elements = Elements(self._path)
        values = islice(elements, self._layout.header, None)
        while some := list(islice(values, _VALUES)):
            report(elements.fraction, "Reading")
            fields = self._layout.rows(some)
            found = dict(zip(_keys(fields), (field.values for field in fields), strict=True))
            gone = [None] * (len(fields[0].values) if fields else len(some))
            yield Piece(tuple(found.get(self._keys[index], gone) for index in wanted), elements.fraction)


def _keys(fields: Sequence[Field]) -> list[tuple[str, int]]:
    """Return the names of some columns, the second of a name with 1 and so on."""
    names = [field.name for field in fields]
    return [(name, names[:at].count(name)) for at, name in enumerate(names)]


def open_json(path: Path, table: str | None) -> PieceSource:
    """Open a JSON file.

    Raises
    ------
    UserError
        If it is damaged, or holds no table, or not the one that is wanted.
    """
    if path.stat().st_size > _LONG and table is None and (long := _long(path)):
        return long
    try:
        found = dict(tables_in(_parsed(path)))
    except TopologyError as error:
        raise UserError(
            "{file} is a {kind} file, which cannot be read", "Save it as GeoJSON.", file=path.name, kind="TopoJSON"
        ) from error
    if not found:
        raise UserError(
            "{file} holds no table of points",
            "A table is a list of records, a list of rows, or lists of the same length.",
            file=path.name,
        )
    if len(found) == 1 and table is None:
        return MemorySource(next(iter(found.values())))
    sources = {name: MemorySource(fields) for name, fields in found.items()}
    names = likeliest([(name, source.columns, source.rows or 0) for name, source in sources.items()])
    chosen = picked(names, table, path.name)
    return MemorySource(found[chosen], chosen, names)


def _long(path: Path) -> _LongSource | None:
    """Return a long file whose values are the rows of a table, None where it is another one."""
    elements = Elements(path)
    first: list[Any] = []
    try:
        for value in islice(elements, _LOOKED_AT):
            first.append(value)
            if elements.characters > _MOST_LOOKED_AT:
                break
    except LookupError:
        return None
    layout = layout_of(first, elements.told)
    fields = layout.rows(first[layout.header :]) if layout else []
    return _LongSource(path, layout, fields) if layout and fields else None


def _parsed(path: Path) -> Any:
    """Return the one value of a file, or the list of the values of its lines."""
    with path.open("rb") as binary:
        encoding = json.detect_encoding(binary.read(4))
    with path.open(encoding="utf-8-sig" if encoding.startswith("utf-8") else encoding) as file:
        try:
            first = next((line for line in file if line.strip()), "")
            values = [json.loads(first)]
        except json.JSONDecodeError:
            file.seek(0)
            return _whole(file, path.name)
        return _lines(file, values, path.name)


def _whole(file: IO[str], name: str) -> Any:
    try:
        return json.load(file)
    except json.JSONDecodeError as error:
        raise UserError(
            "{file} is no JSON from line {line} on, or was not written to its end",
            "Get the whole file again.",
            file=name,
            line=error.lineno,
        ) from error


def _lines(file: IO[str], values: list[Any], name: str) -> Any:
    """Return the values of all lines, or the only one."""
    for number, line in enumerate(file, 2):
        if line.strip():
            try:
                values.append(json.loads(line))
            except json.JSONDecodeError as error:
                raise UserError(
                    "{file} is no JSON from line {line} on, or was not written to its end",
                    "Get the whole file again.",
                    file=name,
                    line=number,
                ) from error
    return values if len(values) > 1 or not isinstance(values[0], list | dict) else values[0]
