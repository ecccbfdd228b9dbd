"""JSON in its many layouts: records, rows, columns, one object a line, and GeoJSON. Read in a process of its own."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import IO, Any

from core.errors import UserError
from core.readers.numerals import is_number, number_of
from core.readers.tables import Field, MemorySource, likeliest, picked

_MOST_COLUMNS = 1000
_DEEPEST = 4
_MOST_ITEMS = 8
_MOST_TABLES = 100

Row = Mapping[str, Any]


def open_json(path: Path, table: str | None) -> MemorySource:
    """Open a JSON file.

    Raises
    ------
    UserError
        If it is damaged, or holds no table, or not the one that is wanted.
    """
    found = dict(_tables(_parsed(path), ""))
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


def _tables(value: Any, name: str) -> Iterator[tuple[str, list[Field]]]:
    """Yield the tables that a value is, or holds under its keys."""
    label = name or "table"
    if isinstance(value, list):
        if fields := _of_list(value):
            yield label, fields
        return
    if not isinstance(value, dict):
        return
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
            yield from _tables(inner, f"{name}.{key}" if name else key)


def _described(value: Mapping[str, Any]) -> list[Field]:
    """Return rows without names whose columns are told beside them, as archives and data bases write their answers."""
    lists = [one for one in value.values() if isinstance(one, list) and one]
    for rows in lists:
        width = len(rows[0]) if isinstance(rows[0], list) else 0
        for told in lists if width > 1 else []:
            names = [str(one.get("name", "")) for one in told if isinstance(one, dict)]
            if len(names) == len(told) == width and all(names):
                units = [one.get("unit") for one in told]
                fields = _of_rows(rows, names)
                return [
                    Field(field.name, field.values, unit if isinstance(unit, str) and unit.strip() else None)
                    for field, unit in zip(fields, [*units, *[None] * len(fields)], strict=False)
                ]
    return []


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
            records = not keys[0].isdigit()
            if records:  # by the name of the row first
                return _of_records(list(maps.values()))
            return [Field(key, list(one.values())) for key, one in islice(maps.items(), _MOST_COLUMNS)]
    return []


def _is_nested(values: Sequence[Any]) -> bool:
    return any(isinstance(value, dict | list) for value in values[:10])


def _of_list(values: list[Any]) -> list[Field]:
    sample = [value for value in values[:100] if value is not None]
    if not sample:
        return []
    if all(isinstance(value, dict) for value in sample):
        if all(value.get("type") == "Feature" for value in sample):
            return _of_geojson({"features": values})
        return _of_records(values)
    if all(isinstance(value, list) for value in sample):
        first = values[0] if isinstance(values[0], list) else []
        header = [cell for cell in first if isinstance(cell, str) and not is_number(number_of(cell))]
        header = header if len(header) == len(first) else []
        return _of_rows(values[1:] if header else values, header)
    return []


def _of_rows(rows: Sequence[Any], header: Sequence[str]) -> list[Field]:
    rows = [row if isinstance(row, list) else [] for row in rows]
    width = min(max((len(row) for row in rows), default=0), _MOST_COLUMNS)
    names = [*header, *[""] * width][: max(width, len(header))]
    columns = zip(range(width), names, strict=False)
    return [Field(name, [row[at] if at < len(row) else None for row in rows]) for at, name in columns]


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
    records: list[dict[str, Any]] = []
    for feature in features if isinstance(features, list) else [value]:
        if not isinstance(feature, dict):
            records.append({})
            continue
        properties = feature.get("properties")
        told = dict(properties) if isinstance(properties, dict) else {}
        geometry = feature.get("geometry", feature if "coordinates" in feature or "geometries" in feature else None)
        positions = list(_positions(geometry, 0))
        for position in positions or [[]]:
            named = zip(("longitude", "latitude", "altitude"), position, strict=False)
            records.append({**dict(named), **{key: one for key, one in told.items() if key not in _AXES}})
    fields = {field.name: field for field in _of_records(records)}
    if "longitude" not in fields or "latitude" not in fields:
        return []
    axes = [Field(name, fields.pop(name).values, "deg") for name in ("longitude", "latitude")]
    return [*axes, *fields.values()]


_AXES = frozenset({"longitude", "latitude", "altitude"})


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
