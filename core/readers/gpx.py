"""GPX: tracks, routes and way points of receivers. Read in a process of its own; entities are refused."""

from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from core.errors import UserError
from core.readers.tables import Field, MemorySource, picked

_KINDS = {"trkpt": "track points", "rtept": "route points", "wpt": "way points"}
_TOLD = ("ele", "time", "speed", "course", "hdop", "sat")
_MOST_TEXT = 100
_PIECE = 1 << 16
_LONGEST_TOKEN = 1 << 21


class _EntityError(Exception):
    pass


class _Points:
    """Collects the points while a file is parsed."""

    def __init__(self) -> None:
        self.columns: dict[str, dict[str, list[str | None]]] = {
            kind: {name: [] for name in ("lon", "lat", *_TOLD)} for kind in _KINDS.values()
        }
        self._kind: str | None = None
        self._text: list[str] | None = None
        self._depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        self._depth += self._kind is not None
        if name in _KINDS:
            self._kind, self._depth = _KINDS[name], 0
            for column, values in self.columns[self._kind].items():
                values.append(attributes.get(column))
        self._text = [] if name in _TOLD and self._kind is not None else None

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name in _KINDS:
            self._kind = None
        elif self._kind is not None and self._text is not None and name in _TOLD:
            column = self.columns[self._kind][name]
            column[-1] = "".join(self._text)[:_MOST_TEXT].strip() or None
        self._text = None

    def text(self, data: str) -> None:
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
    _parse(path, points)
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


def _parse(path: Path, points: _Points) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = points.start
    parser.EndElementHandler = points.end
    parser.CharacterDataHandler = points.text
    parser.EntityDeclHandler = _refused
    parser.StartDoctypeDeclHandler = _refused
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                parser.Parse(piece)
                if file.tell() - parser.CurrentByteIndex > _LONGEST_TOKEN:  # it would start over with each piece
                    raise _damaged(path, parser.CurrentLineNumber)
            parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise _damaged(path, error.lineno) from error
    except _EntityError as error:
        raise UserError(
            "{file} defines entities, which are not followed", "Save it again from where it comes.", file=path.name
        ) from error


def _damaged(path: Path, line: int) -> UserError:
    return UserError(
        "{file} is damaged in line {line}, or was not written to its end",
        "Get the whole file again.",
        file=path.name,
        line=line,
    )


def _refused(*_: object) -> NoReturn:
    raise _EntityError
