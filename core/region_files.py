"""Regions from files: DS9 regions in linear coordinates, and GeoJSON; the suffix decides."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import UserError
from core.region_text import LARGEST, regions_in_text
from core.shapes import Ellipse, Part, Polygon, Rectangle, Region, Ring, Shape

SUFFIXES = (".reg", ".geojson", ".json")
_LONGEST = 1 << 26  # bytes
_POLYGONS = frozenset(("Polygon", "MultiPolygon"))
_NO_AREA = frozenset(("Point", "MultiPoint", "LineString", "MultiLineString"))


@dataclass(frozen=True, slots=True)
class RegionsRead:
    """What files of regions hold.

    Attributes
    ----------
    regions : tuple of Region
    left_out : tuple of str
        The kinds of what stands beside them and no point lies in: lines, texts, marks.
    """

    regions: tuple[Region, ...] = ()
    left_out: tuple[str, ...] = ()


def read_regions(path: Path) -> RegionsRead:
    """Return the regions of a file.

    Shapes that bear one name are one region, added and taken away in the order of the file.

    Raises
    ------
    UserError
        If the file cannot be read, holds no regions, or an area that could not be drawn here.
    """
    if path.suffix.lower() not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise UserError("{file} is no file of regions", "Choose one of {known}.", file=path.name, known=known)
    try:
        if path.stat().st_size > _LONGEST:
            raise UserError("{file} is too large for a file of regions", "Choose another file.", file=path.name)
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = error.strerror or "unknown"
        raise UserError("{file} cannot be read: {reason}", "Try again.", file=path.name, reason=reason) from error
    except UnicodeDecodeError as error:
        raise UserError("{file} is no text in UTF-8", "Save it as text.", file=path.name) from error
    read = RegionsRead(*(regions_in_text if path.suffix.lower() == ".reg" else _in_json)(text, path.name))
    if not read.regions:
        raise UserError("{file} holds no regions", "Choose another file.", file=path.name)
    return read


def holds_polygons(path: Path) -> bool:
    """Tell whether a file is GeoJSON with a polygon in it at least; one of points alone is a table."""
    try:
        if path.stat().st_size > _LONGEST:
            return False
        told = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return False
    return any(_kind(feature) in _POLYGONS for feature in _features(told))


def read_all(paths: Sequence[Path]) -> RegionsRead:
    """Return what several files hold together.

    Raises
    ------
    UserError
        If one of them cannot be read, as `read_regions` tells.
    """
    files = [read_regions(path) for path in paths]
    left_out = dict.fromkeys(kind for file in files for kind in file.left_out)
    return RegionsRead(joined([file.regions for file in files]), tuple(left_out))


def joined(files: Sequence[tuple[Region, ...]]) -> tuple[Region, ...]:
    """Return the regions of several files; those of later files that bear the name of another get a number."""
    found: list[Region] = []
    for regions in files:
        taken, own = {region.name for region in found}, {region.name for region in regions}
        names = {name: _free(name, taken, own) for name in own}
        for one in regions:
            parent = None if one.parent is None else names.get(one.parent, one.parent)
            found.append(Region(names[one.name], one.parts, parent))
    return tuple(found)


def _free(name: str, taken: set[str], own: set[str]) -> str:
    """Return a name, with a number where another region bears it."""
    free, repeat = name, 1
    while free in taken or (free != name and free in own):
        repeat += 1
        free = f"{name} ({repeat})"
    return free


def _in_json(text: str, file: str) -> tuple[tuple[Region, ...], tuple[str, ...]]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UserError("{file} is not JSON", "Save it again.", file=file) from error
    found: dict[str, Region] = {}
    left_out: dict[str, None] = {}
    for number, feature in enumerate(_features(told), 1):
        kind = _kind(feature)
        if kind in _NO_AREA:
            left_out[kind.lower()] = None
            continue
        try:
            name, parts, parent = _region_of(feature, number)
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise UserError(
                "{file}: feature {number} is no polygon of finite numbers",
                "Regions are polygons, or multipolygons.",
                file=file,
                number=number,
            ) from error
        before = found.get(name, Region(name, (), parent))
        found[name] = Region(name, (*before.parts, *parts), before.parent)
    return tuple(found.values()), tuple(left_out)


def _kind(feature: object) -> str:
    """Return the kind of a feature's geometry, as far as it tells one."""
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    return kind if isinstance(kind, str) else ""


def _features(told: object) -> Iterator[object]:
    if isinstance(told, dict) and told.get("type") == "FeatureCollection" and isinstance(told.get("features"), list):
        yield from told["features"]
    elif isinstance(told, dict) and told.get("type") == "Feature":
        yield told
    else:
        yield {"geometry": told}


def _region_of(feature: object, number: int) -> tuple[str, tuple[Part, ...], str | None]:
    """Return name, parts and parent that a feature tells of; raises what a wrong type raises."""
    if not isinstance(feature, dict):
        raise TypeError
    properties = feature.get("properties") or {}
    named = next((properties[key] for key in ("name", "Name", "id") if properties.get(key) is not None), number)
    parent = properties.get("parent")
    exact = _exact(properties)
    shapes = _polygons(feature["geometry"]) if exact is None else (exact,)
    taken = properties.get("taken") is True
    return str(named), tuple(Part(shape, taken) for shape in shapes), None if parent is None else str(parent)


def _exact(properties: dict[str, object]) -> Shape | None:
    """Return the rectangle or the ellipse that was written as a polygon, for those who know no other shape."""
    for key, kind in (("rectangle", Rectangle), ("ellipse", Ellipse)):
        numbers = properties.get(key)
        if isinstance(numbers, list):
            values = [_finite(value) for value in numbers]
            if len(values) != 5 or min(values[2:4]) < 0.0:
                raise ValueError
            return kind(*values)
    return None


def _polygons(geometry: dict[str, object]) -> tuple[Polygon, ...]:
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind not in _POLYGONS or not isinstance(coordinates, list):
        raise ValueError
    polygons = [coordinates] if kind == "Polygon" else coordinates
    return tuple(Polygon(tuple(_ring(ring) for ring in polygon)) for polygon in polygons)


def _ring(corners: list[list[float]]) -> Ring:
    ring = tuple((_finite(corner[0]), _finite(corner[1])) for corner in corners)
    if len(ring) < 4 or ring[0] != ring[-1]:
        raise ValueError
    return ring[:-1]


def _finite(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LARGEST:
        raise ValueError
    return float(value)
