"""GPX: tracks, routes and way points of receivers. Read in a process of its own."""

from pathlib import Path

from typing_extensions import override

from core.errors import UserError
from core.readers.tables import Field, MemorySource, picked
from core.readers.xml_elements import Elements, parse

_KINDS = {"trkpt": "track points", "rtept": "route points", "wpt": "way points"}
_TOLD = ("ele", "time", "speed", "course", "hdop", "sat")
_MOST_TEXT = 100


class _Points(Elements):
    """Collects the points while a file is parsed."""

    def __init__(self) -> None:
        self.columns: dict[str, dict[str, list[str | None]]] = {
            kind: {name: [] for name in ("lon", "lat", *_TOLD)} for kind in _KINDS.values()
        }
        self._kind: str | None = None
        self._text: list[str] | None = None

    @override
    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        super().start(tag, attributes)
        name = tag.rpartition(":")[2]
        if name in _KINDS:
            self._kind = _KINDS[name]
            for column, values in self.columns[self._kind].items():
                values.append(attributes.get(column))
        self._text = [] if name in _TOLD and self._kind is not None else None

    @override
    def end(self, tag: str, /) -> None:
        super().end(tag)
        name = tag.rpartition(":")[2]
        if name in _KINDS:
            self._kind = None
        elif self._kind is not None and self._text is not None and name in _TOLD:
            column = self.columns[self._kind][name]
            column[-1] = "".join(self._text)[:_MOST_TEXT].strip() or None
        self._text = None

    @override
    def text(self, data: str, /) -> None:
        if self._text is not None and len(self._text) < _MOST_TEXT:
            self._text.append(data)


def open_gpx(path: Path, table: str | None) -> MemorySource:
    """Open a GPX file: its track points, or where it has none its route or way points.

    Raises
    ------
    UserError
        If it is damaged, defines entities, or holds no points.
    """
    points = _Points()
    parse(path, points)
    found = {kind: columns for kind, columns in points.columns.items() if columns["lon"]}
    if not found:
        raise UserError("{file} holds no points", "Choose a file with tracks or way points.", file=path.name)
    kind = picked(list(found), table, path.name)
    units = {"lon": "deg", "lat": "deg", "ele": "m", "speed": "m/s", "course": "deg"}
    fields = [
        Field(name, values, units.get(name))
        for name, values in found[kind].items()
        if name in {"lon", "lat"} or any(value is not None for value in values)
    ]
    return MemorySource(fields, kind, list(found))
