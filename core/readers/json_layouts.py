"""The many layouts of tables in JSON: records, rows, columns, and GeoJSON."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from types import MappingProxyType
from typing import Any

from core.columns import Column
from core.readers.numerals import is_number, number_of
from core.readers.tables import Field, has_pair

_MOST_COLUMNS = 1000
_DEEPEST = 4
_MOST_ITEMS = 8
_MOST_TABLES = 100

_COUNTED = re.compile(r"\d+$|\d{4}-\d\d")

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Layout:
    """How the values of a list are rows of a table.

    Attributes
    ----------
    rows : callable
        Makes columns of some values; what is only in others is not among them.
    header : int
        How many values come before the first row.
    """

    rows: Callable[[list[Any]], list[Field]]
    header: int = 0


class TopologyError(Exception):
    """What was found is TopoJSON, which holds differences of whole numbers instead of positions."""


def tables_in(value: Any, name: str = "") -> Iterator[tuple[str, list[Field]]]:
    """Yield the tables that a value is, or holds under its keys; raises ``TopologyError``."""
    label = name or "table"
    if isinstance(value, list):
        yield from _in_list(value, name)
        return
    if not isinstance(value, dict):
        return
    if value.get("type") == "Topology" and "arcs" in value:
        raise TopologyError
    if "type" in value and ("features" in value or "coordinates" in value or "geometry" in value):
        if fields := _of_geojson(value):
            yield label, fields
        return
    if isinstance(value.get("columns"), list) and isinstance(value.get("data"), list):
        yield label, _of_rows(value["data"], [str(one) for one in value["columns"]])
        return
    if described := _described(value):
        yield label, described
        return
    if columns := _columns(value):
        yield label, columns
        return
    if name.count(".") < _DEEPEST:
        for key, inner in islice(value.items(), _MOST_TABLES):
            yield from tables_in(inner, f"{name}.{key}" if name else key)


def _in_list(values: list[Any], name: str) -> Iterator[tuple[str, list[Field]]]:
    """Yield the table of a list, or those of its records where each is a table of its own."""
    if traces := [(number, one) for number, one in enumerate(values[:_MOST_TABLES]) if _is_trace(one, len(values))]:
        for number, one in traces:
            yield f"{name}.{number}" if name else str(number), _columns(one)
    elif fields := _of_list(values):
        yield name or "table", fields


def _is_trace(record: Any, records: int) -> bool:
    """Tell whether a record holds the lists of a table, as a figure's are: two of one length, longer than the file."""
    if not isinstance(record, dict):
        return False
    lists = Counter(len(one) for one in record.values() if isinstance(one, list))
    long = [length for length, count in lists.items() if count > 1 and length > max(records, _MOST_ITEMS)]
    return bool(long) and bool(_columns(record))


def _described(value: Mapping[str, Any]) -> list[Field]:
    """Return rows without names whose columns are told beside them, as archives and data bases write their answers."""
    for rows in value.values():
        if isinstance(rows, list) and rows and (names := _told_names(value, rows[0])):
            return _of_rows(rows, *names)
    return []


def _told_names(told: Row, row: Any) -> tuple[list[str], list[str | None]] | None:
    """Return names and units for the values of a row, where a list beside the rows tells them."""
    width = len(row) if isinstance(row, list) else 0
    for one in told.values() if width > 1 else ():
        if isinstance(one, list) and len(one) == width and all(isinstance(column, dict) for column in one):
            names = [str(column.get("name", "")) for column in one]
            units = [str(column.get("unit") or "").strip() or None for column in one]
            if all(names):
                return names, units
    return None


def _columns(value: Mapping[str, Any]) -> list[Field]:
    """Return the columns of lists of the same length, or of objects with the same keys, as pandas writes them."""
    lists = {key: one for key, one in value.items() if isinstance(one, list) and not _is_nested(one)}
    lengths = Counter(len(one) for one in lists.values())
    length = max(lengths, key=lambda length: lengths[length], default=0)
    same = {key: one for key, one in lists.items() if len(one) == length and length}
    if len(same) > 1:
        return [Field(key, one) for key, one in islice(same.items(), _MOST_COLUMNS)]
    maps = {key: one for key, one in value.items() if isinstance(one, dict) and one}
    if len(maps) > 1 and len(maps) == len(value):
        keys = list(next(iter(maps.values())))
        if all(len(one) == len(keys) and list(one) == keys for one in maps.values()) and not any(
            isinstance(cell, dict | list) for one in maps.values() for cell in one.values()
        ):
            if _are_columns(list(maps), keys):
                return [Field(key, list(one.values())) for key, one in islice(maps.items(), _MOST_COLUMNS)]
            return _of_records(list(maps.values()))
    return []


def _are_columns(outer: Sequence[str], inner: Sequence[str]) -> bool:
    """Tell which of two layers names the columns: not numbers or dates, names of a position, else the fewer."""
    for names, columns in ((inner, True), (outer, False)):
        if _COUNTED.match(names[0]):
            return columns
    for names, columns in ((inner, False), (outer, True)):
        if has_pair(list(map(Column, names))):
            return columns
    return len(inner) > len(outer)


def _is_nested(values: Sequence[Any]) -> bool:
    return any(isinstance(value, dict | list) for value in values[:10])


def _of_list(values: list[Any]) -> list[Field]:
    layout = layout_of(values)
    return layout.rows(values[layout.header :]) if layout else []


def layout_of(values: Sequence[Any], told: Row = MappingProxyType({})) -> Layout | None:
    """Return the layout of a list by its first values, and by what was told before it; None where it is no table."""
    sample = [value for value in values[:100] if value is not None]
    if not sample:
        return None
    if all(isinstance(value, dict) for value in sample):
        if all(value.get("type") == "Feature" for value in sample):
            return Layout(partial(_of_features, names=_names_in(values)))
        return Layout(_of_records)
    return _layout_of_rows(values, sample, told) if all(isinstance(value, list) for value in sample) else None


def _layout_of_rows(values: Sequence[Any], sample: Sequence[list[Any]], told: Row) -> Layout:
    if isinstance(names := told.get("columns"), list):
        return Layout(partial(_of_rows, header=[str(one) for one in names]))
    if described := _told_names(told, sample[0]):
        return Layout(partial(_of_rows, header=described[0], units=described[1]))
    first = values[0] if isinstance(values[0], list) else []
    header = [cell for cell in first if isinstance(cell, str) and not is_number(number_of(cell))]
    return Layout(partial(_of_rows, header=header), 1) if header and len(header) == len(first) else Layout(_of_rows)


def _of_rows(rows: Sequence[Any], header: Sequence[str] = (), units: Sequence[str | None] = ()) -> list[Field]:
    rows = [row if isinstance(row, list) else [] for row in rows]
    width = min(max((len(row) for row in rows), default=0), _MOST_COLUMNS)
    names = [*header, *[""] * width][: max(width, len(header))]
    columns = zip(range(width), names, [*units, *[None] * width], strict=False)
    return [Field(name, [row[at] if at < len(row) else None for row in rows], unit) for at, name, unit in columns]


def _of_records(records: Sequence[Any]) -> list[Field]:
    columns: dict[str, list[Any]] = {}
    for index, record in enumerate(records):
        if isinstance(record, dict):
            for name, value in _flat(record, "", 0):
                if name not in columns:
                    if len(columns) >= _MOST_COLUMNS:
                        continue
                    columns[name] = []
                column = columns[name]
                column.extend([None] * (index - len(column)))
                if len(column) == index:
                    column.append(value)
    for column in columns.values():
        column.extend([None] * (len(records) - len(column)))
    return [Field(name, values) for name, values in columns.items()]


def _flat(record: Row, before: str, depth: int) -> Iterator[tuple[str, Any]]:
    """Yield the names and values of a record; those of objects and short lists in it under joined names."""
    for key, value in record.items():
        name = f"{before}{key}"
        if isinstance(value, dict) and depth < _DEEPEST:
            yield from _flat(value, f"{name}.", depth + 1)
        elif isinstance(value, list) and len(value) <= _MOST_ITEMS:
            yield from ((f"{name}[{at}]", one) for at, one in enumerate(value) if not isinstance(one, list | dict))
        else:
            yield name, value


def _of_geojson(value: Row) -> list[Field]:
    """Return the positions, and what is told of them; of lines and areas every corner is a position."""
    features = value.get("features")
    features = features if isinstance(features, list) else [value]
    return _of_features(features, _names_in(features))


def _names_in(features: Sequence[Any]) -> tuple[str, str, str]:
    """Return the names of coordinates: where most are too large for degrees they are those of a map's projection."""
    positions = [position for feature in features for position in _positions(_geometry(feature), 0)]
    pairs = [position[:2] for position in positions if all(isinstance(one, int | float) for one in position[:2])]
    far = sum(len(pair) == 2 and (abs(pair[0]) > 360 or abs(pair[1]) > 90) for pair in pairs)
    return ("x", "y", "z") if 2 * far > len(pairs) else ("longitude", "latitude", "altitude")


def _geometry(feature: Any) -> Any:
    if not isinstance(feature, dict):
        return None
    return feature.get("geometry", feature if "coordinates" in feature or "geometries" in feature else None)


def _of_features(features: Sequence[Any], names: tuple[str, str, str]) -> list[Field]:
    records: list[dict[str, Any]] = []
    for feature in features:
        properties = feature.get("properties") if isinstance(feature, dict) else None
        told = {key: one for key, one in properties.items() if key not in names} if isinstance(properties, dict) else {}
        for position in list(_positions(_geometry(feature), 0)) or [[]]:
            records.append({**dict(zip(names, position, strict=False)), **told})
    fields = {field.name: field for field in _of_records(records)}
    if names[0] not in fields or names[1] not in fields:
        return []
    unit = "deg" if names[0] == "longitude" else None
    axes = [Field(name, fields.pop(name).values, unit, position=True) for name in names[:2]]
    return [*axes, *fields.values()]


def _positions(geometry: Any, depth: int) -> Iterator[list[Any]]:
    if not isinstance(geometry, dict) or depth > _DEEPEST:
        return
    for inner in geometry.get("geometries") or []:
        yield from _positions(inner, depth + 1)
    yield from _inside(geometry.get("coordinates"), 0)


def _inside(coordinates: Any, depth: int) -> Iterator[list[Any]]:
    if not isinstance(coordinates, list) or depth > _DEEPEST or not coordinates:
        return
    if not isinstance(coordinates[0], list):
        yield coordinates
        return
    for one in coordinates:
        yield from _inside(one, depth + 1)
