"""Regions in pixels: the paths of their shapes, their names and handles, and which of them is at a pixel."""

import math
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainterPath, QPainterPathStroker, QPolygonF, QTransform

from core.handles import Handle, handles_of
from core.shapes import Corner, Ellipse, Polygon, Rectangle, Ring, Shape, corners_of, middle_of, ring_around
from gui.pane_map import PaneMap
from gui.regions import Regions

_NEAR = 5.0  # pixels from a line or a handle
_STALK = 26.0  # pixels between a shape and the knob that turns it
_ROOM = 26.0  # pixels between corners, below which there is no handle between them
_LONGEST = 24  # characters of a name
_MOST_CORNERS = 1440  # of an ellipse that is larger than the view
_KEPT = 1024  # shapes and names that are drawn again at each move of the view
_MOST_UNEQUAL = 20.0  # how many times longer a unit may be one way than the other, for angles to be seen


def name_font() -> QFont:
    """Return the font of the names."""
    font = QFont()
    font.setPixelSize(12)
    font.setBold(True)
    return font


@lru_cache(maxsize=_KEPT)
def name_path(name: str) -> QPainterPath:
    """Return a name as a path, that begins at the origin."""
    path = QPainterPath()
    path.addText(QPointF(0.0, 0.0), name_font(), name)
    return path


@dataclass(frozen=True, eq=False)
class Figure:
    """A shape in pixels, and the name that stands at it."""

    region: int
    part: int
    path: QPainterPath
    taken: bool
    name: str = ""
    name_place: QRectF = field(default_factory=QRectF)

    def is_at(self, pixel: QPointF) -> bool:
        """Tell whether the line or the name is at a pixel."""
        if self.name_place.contains(pixel):
            return True
        around = self.path.controlPointRect().adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR)
        return around.contains(pixel) and self._near.contains(pixel)

    @cached_property
    def _near(self) -> QPainterPath:
        stroker = QPainterPathStroker()
        stroker.setWidth(2 * _NEAR)
        return stroker.createStroke(self.path)


@dataclass(frozen=True, eq=False)
class Figures:
    """All that is seen of regions."""

    regions: Regions
    map: PaneMap
    shapes: tuple[Figure, ...]
    handles: tuple[tuple[int, Handle, QPointF], ...]
    knob: tuple[QPointF, QPointF] | None

    def handle_at(self, pixel: QPointF) -> int | None:
        """Return the number of the handle at a pixel."""
        near = [(_apart(at, pixel), number) for number, _, at in self.handles]
        nearest = min(near, default=(math.inf, 0))
        return nearest[1] if nearest[0] <= _NEAR + 2.0 else None

    def knob_at(self, pixel: QPointF) -> bool:
        """Tell whether the knob that turns the chosen shape is at a pixel."""
        return self.knob is not None and _apart(self.knob[1], pixel) <= _NEAR + 2.0

    def is_chosen_at(self, pixel: QPointF) -> bool:
        """Tell whether a pixel lies in the chosen shape, or on it."""
        chosen = self.regions.current, self.regions.part
        return any(
            one.path.contains(pixel) or one.is_at(pixel) for one in self.shapes if (one.region, one.part) == chosen
        )

    def shape_at(self, pixel: QPointF) -> tuple[int, int] | None:
        """Return region and number of the shape whose line or name is at a pixel; of several the last one."""
        return next(((one.region, one.part) for one in reversed(self.shapes) if one.is_at(pixel)), None)


def figures_of(regions: Regions, seen: PaneMap) -> Figures:
    """Return regions in pixels."""
    shapes = []
    metrics = QFontMetricsF(name_font())
    for row, region in enumerate(regions.rows):
        for number, part in enumerate(region.parts):
            path = path_of(part.shape, seen)
            name = "" if number else region.name if len(region.name) <= _LONGEST else f"{region.name[: _LONGEST - 1]}…"
            place = _name_place(path, name, metrics, seen.frame) if name else QRectF()
            shapes.append(Figure(row, number, path, part.taken, name, place))
    chosen = regions.shape
    if chosen is None:
        return Figures(regions, seen, tuple(shapes), (), None)
    path = next(one.path for one in shapes if (one.region, one.part) == (regions.current, regions.part))
    return Figures(regions, seen, tuple(shapes), _handles(chosen, seen), _knob(path, seen))


def path_of(shape: Shape, seen: PaneMap) -> QPainterPath:
    """Return a shape as a path in pixels, without what lies far out of the frame."""
    local, (x, y), reach = _local_path(shape)
    at = seen.pixel(x, y)
    path = QTransform(seen.across * reach, 0.0, 0.0, seen.up * reach, at.x(), at.y()).map(local)
    if seen.near.contains(path.controlPointRect()):
        return path
    path = QPainterPath()
    for ring in _rings(shape, _MOST_CORNERS):
        path.addPolygon(seen.polygon(ring))
        path.closeSubpath()
    return path


@lru_cache(maxsize=_KEPT)
def _local_path(shape: Shape) -> tuple[QPainterPath, Corner, float]:
    """Return a shape as a path about its middle, in parts of how far it reaches; the middle; and the reach."""
    x, y = middle_of(shape)
    path = QPainterPath()
    if isinstance(shape, Ellipse):
        reach = max(shape.a, shape.b) or 1.0
        path.addEllipse(QPointF(0.0, 0.0), shape.a / reach, shape.b / reach)
        return QTransform().rotate(shape.angle).map(path), (x, y), reach
    rings = _rings(shape, 0)
    reach = max(max(abs(u - x), abs(v - y)) for ring in rings for u, v in ring) or 1.0
    for ring in rings:
        path.addPolygon(QPolygonF([QPointF((u - x) / reach, (v - y) / reach) for u, v in ring]))
        path.closeSubpath()
    return path, (x, y), reach


def _rings(shape: Shape, corners: int) -> tuple[Ring, ...]:
    if isinstance(shape, Polygon):
        return shape.rings
    return (corners_of(shape),) if isinstance(shape, Rectangle) else (ring_around(shape, corners),)


def _name_place(path: QPainterPath, name: str, metrics: QFontMetricsF, frame: QRectF) -> QRectF:
    """Return where a name stands: above the top of the shape, within the frame as long as the shape is."""
    around = path.boundingRect()
    if not around.intersects(frame):
        return QRectF()
    wide, high = metrics.horizontalAdvance(name) + 4.0, metrics.height()
    left = min(max(around.left(), frame.left() + 2.0), frame.right() - wide - 2.0)
    return QRectF(left, max(around.top() - high - 3.0, frame.top() + 2.0), wide, high)


def _handles(shape: Shape, seen: PaneMap) -> tuple[tuple[int, Handle, QPointF], ...]:
    """Return number, handle and pixel of those that have room."""
    found = [(number, one, seen.pixel(one.x, one.y)) for number, one in enumerate(handles_of(shape))]
    if isinstance(shape, Ellipse):
        return tuple(found)
    if isinstance(shape, Rectangle):
        wide, tall = _apart(found[0][2], found[2][2]), _apart(found[2][2], found[4][2])
        roomy = {0: True, 2: True, 1: wide > _ROOM, 3: tall > _ROOM}
        return tuple(one for one in found if roomy[(one[0] % 4) if one[0] % 2 else 0])
    starts = [ring for ring in shape.rings for _ in ring]
    corners = [corner for ring in shape.rings for corner in ring]
    return tuple(
        one for one in found if not one[1].new or _apart(one[2], seen.pixel(*corners[one[0] - len(starts)])) > _ROOM / 2
    )


def _knob(path: QPainterPath, seen: PaneMap) -> tuple[QPointF, QPointF] | None:
    """Return both ends of the stalk that turns a shape, above it or below; None where angles cannot be seen."""
    unequal = abs(seen.across / seen.up)
    if not 1.0 / _MOST_UNEQUAL < unequal < _MOST_UNEQUAL:
        return None
    around = path.boundingRect()
    middle = around.center().x()
    if around.top() - _STALK > seen.frame.top():
        return QPointF(middle, around.top()), QPointF(middle, around.top() - _STALK)
    return QPointF(middle, around.bottom()), QPointF(middle, around.bottom() + _STALK)


def _apart(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())
