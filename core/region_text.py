"""Regions as SAOImage DS9 writes them, in linear coordinates: read, and written.

Shapes with one text are one region; a minus takes a shape away. A shape without a text is a region by itself, or, with
a minus, is taken away from all that stand in the file. ``||`` joins shapes too. What else a line says is looks.

Source: DS9 reference manual, Region Descriptions.
"""

import re
from collections.abc import Iterator

from core.errors import UserError
from core.shapes import Ellipse, Part, Polygon, Rectangle, Region, Ring, Shape

HEAD = "# Region file format: DS9 version 4.1\nlinear\n"
LARGEST = 1e150  # of a coordinate, so that areas are finite
_SYSTEMS = "image physical amplifier detector wcs fk4 b1950 fk5 j2000 icrs galactic ecliptic".split() + [
    f"wcs{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"
]
_SHAPE = re.compile(r"([+-]?)\s*([a-z]+)\s*(?:\(([^()]*)\)|\s([^()]*))", re.IGNORECASE)
_WORDS = re.compile(r"[a-z]+")
_TEXT = re.compile(r"""(?<!\w)text\s*=\s*(?:\{([^}]*)\}|"([^"]*)"|'([^']*)')""")
_PARENT = re.compile(r"""(?<!\w)tag\s*=\s*(?:\{part of ([^}]*)\}|"part of ([^"]*)"|'part of ([^']*)')""")
_NO_AREA = frozenset("line point text vector ruler compass projection segment".split())
_ANGLE = 5  # numbers of a box or an ellipse with an angle


def regions_in_text(text: str, file: str) -> tuple[tuple[Region, ...], tuple[str, ...]]:
    """Return the regions of a file's text, and the kinds of what stands beside them and no point lies in.

    Raises
    ------
    UserError
        If it has other coordinates, or an area that is none of those known here.
    """
    found: dict[str, Region] = {}
    from_all: list[Part] = []
    left_out: dict[str, None] = {}
    joined: str | None = None
    for number, line, looks, goes_on in _statements(text):
        word = line.partition(" ")[0].lower()
        if word in {"global", "linear"}:
            continue
        if word in _SYSTEMS:
            raise UserError(
                "{file} has regions in {system} coordinates",
                "Save them in linear coordinates: the units of x and y.",
                file=file,
                system=word,
            )
        drawn = _WORDS.findall(line.lower())
        if not _NO_AREA.isdisjoint(drawn):
            left_out |= dict.fromkeys(kind for kind in drawn if kind in _NO_AREA)
            joined = joined if goes_on else None
            continue
        part = _part(line, number, file)
        name = joined or _first(_TEXT, looks)
        if name is None and part.taken:
            from_all.append(part)
            continue
        name = name or _free(found)
        before = found.get(name, Region(name, (), _first(_PARENT, looks)))
        found[name] = Region(name, (*before.parts, part), before.parent)
        joined = name if goes_on else None
    regions = tuple(Region(one.name, (*one.parts, *from_all), one.parent) for one in found.values())
    return regions, tuple(left_out)


def text_of(region: Region) -> Iterator[str]:
    """Yield a line for each shape of a region."""
    name = _plain(region.name)
    parent = "" if region.parent is None else f" tag={{part of {_plain(region.parent)}}}"
    for part in region.parts:
        yield f"{'-' if part.taken else ''}{_words(part.shape)} # text={{{name}}}{parent}\n"


def _statements(text: str) -> Iterator[tuple[int, str, str, bool]]:
    """Yield number of the line, statement, what is said of its looks, and whether the next one belongs to it."""
    for number, line in enumerate(text.splitlines(), 1):
        before, _, looks = line.partition("#")
        for statements in before.split(";"):
            *joined, last = statements.split("||")
            for statement in joined:
                yield number, statement.strip(), looks, True
            if last.strip():
                yield number, last.strip(), looks, False


def _first(pattern: re.Pattern[str], looks: str) -> str | None:
    match = pattern.search(looks)
    return next((group for group in match.groups() if group), None) if match else None


def _free(found: dict[str, Region]) -> str:
    number = len(found) + 1
    while str(number) in found:
        number += 1
    return str(number)


def _part(line: str, number: int, file: str) -> Part:
    match = _SHAPE.fullmatch(line)
    if match is None:
        raise _refusal(line, number, file)
    sign, kind, inside, bare = match.groups()
    try:
        values = [float(value) for value in re.split(r"[,\s]+", (inside or bare or "").strip())]
    except ValueError:
        raise _refusal(line, number, file) from None
    shape = _shape(kind.lower(), values)
    if shape is None or not all(abs(value) <= LARGEST for value in values):
        raise _refusal(line, number, file)
    return Part(shape, sign == "-")


def _shape(kind: str, values: list[float]) -> Shape | None:
    """Return a shape from the numbers that stand in its brackets; None where there is no such shape."""
    if kind == "circle" and len(values) == 3 and values[2] >= 0.0:
        return Ellipse(values[0], values[1], values[2], values[2])
    if kind in {"ellipse", "box", "rotbox"} and len(values) in {_ANGLE - 1, _ANGLE} and min(values[2:4]) >= 0.0:
        return (Ellipse if kind == "ellipse" else Rectangle)(*values)
    if kind == "polygon" and len(values) >= 6 and len(values) % 2 == 0:
        return Polygon((tuple(zip(values[::2], values[1::2], strict=True)),))
    return None


def _refusal(line: str, number: int, file: str) -> UserError:
    return UserError(
        '{file}, line {number}: "{text}" is no shape that points lie in',
        "Use box, circle, ellipse and polygon, with plain numbers.",
        file=file,
        number=number,
        text=line[:60],
    )


def _words(shape: Shape) -> str:
    if isinstance(shape, Polygon):
        return f"polygon({_numbers(*(value for corner in _keyhole(shape.rings) for value in corner))})"
    if isinstance(shape, Rectangle):
        return f"box({_numbers(shape.x, shape.y, shape.width, shape.height, shape.angle)})"
    return f"ellipse({_numbers(shape.x, shape.y, shape.a, shape.b, shape.angle)})"


def _keyhole(rings: tuple[Ring, ...]) -> Ring:
    """Return several rings as one, which goes from its first corner to each of the others and back on the same line."""
    around, *others = rings
    return around + tuple(corner for ring in others for corner in (around[0], *ring, ring[0]))


def _numbers(*values: float) -> str:
    return ",".join(repr(float(value)) for value in values)


def _plain(name: str) -> str:
    """Return a name without what would end it."""
    return re.sub(r"[{}\r\n#;]", " ", name).strip() or "?"
