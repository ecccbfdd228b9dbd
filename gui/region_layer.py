"""Regions over the picture: thin lines with a halo, to be seen on any colour; handles at the one that is chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core.shapes import Corner
from gui.glass import Glass
from gui.pane_map import PaneMap
from gui.region_figures import Figure, Figures, figures_of, name_font, name_path
from gui.regions import Regions
from gui.words import tr

_COLOUR, _CHOSEN = QColor("#ffffff"), QColor("#ffd33d")
_HALO, _INK = QColor(0, 0, 0, 190), QColor("#202020")
_HANDLE, _NEW, _KNOB = 3.5, 2.5, 4.5  # half the side of a handle, radii of the others
_AROUND = 44.0  # pixels around a shape, in which its name and its handles are


class RegionLayer(Glass):
    """Paints regions, and what is just being drawn; ``see`` gives the map of what is seen now."""

    def __init__(self, pane: QWidget, see: Callable[[], PaneMap | None]) -> None:
        super().__init__(pane, "regionLayer")
        self._see = see
        self._regions = Regions()
        self._corners: tuple[Corner, ...] = ()
        self._figures: Figures | None = None
        self._painted = QRectF()

    def show_regions(self, regions: Regions, corners: Sequence[Corner] = ()) -> None:
        """Show regions, and the corners of a polygon that is not yet closed."""
        before = self._painted
        self._regions, self._corners = regions, tuple(corners)
        after = self._extent()
        self.setAccessibleName(tr("Regions") if regions.rows else "")
        self.update(before.united(after).toAlignedRect())

    def figures(self) -> Figures | None:
        """Return what is seen of the regions; None while nothing is."""
        seen = self._see()
        if seen is None:
            return None
        if self._figures is None or (self._figures.regions, self._figures.map) != (self._regions, seen):
            self._figures = figures_of(self._regions, seen)
        return self._figures

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        figures = self.figures()
        if figures is None or not (figures.shapes or self._corners):
            self._painted = QRectF()
            return
        self._painted = self._extent()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(figures.map.frame)
        painter.setFont(name_font())
        current = self._regions.current
        there = QRectF(event.rect()).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        for figure in sorted(figures.shapes, key=lambda one: one.region == current):
            if figure.path.controlPointRect().adjusted(-1, -1, 1, 1).intersects(there) or figure.name_place.intersects(
                there
            ):
                _draw(painter, figure, _CHOSEN if figure.region == current else _COLOUR)
        if self._corners:
            self._draw_corners(painter, figures.map)
        else:
            _draw_handles(painter, figures)
        painter.end()

    def _draw_corners(self, painter: QPainter, seen: PaneMap) -> None:
        pixels = [seen.pixel(*corner) for corner in self._corners]
        path = QPainterPath(pixels[0])
        for pixel in pixels[1:]:
            path.lineTo(pixel)
        _draw_line(painter, path, _CHOSEN, dashed=False)
        if len(pixels) > 2:
            close = QPainterPath(pixels[-1])
            close.lineTo(pixels[0])
            _draw_line(painter, close, _CHOSEN, dashed=True)
        for pixel in pixels[:-1]:
            _draw_square(painter, pixel, _COLOUR)

    def _extent(self) -> QRectF:
        """Return where something is painted."""
        figures = self.figures()
        if figures is None:
            return QRectF()
        found = QRectF()
        for one in figures.shapes:
            found = found.united(one.path.controlPointRect()).united(one.name_place)
        for corner in self._corners:
            found = found.united(QRectF(figures.map.pixel(*corner), figures.map.pixel(*corner)).adjusted(-1, -1, 1, 1))
        return found.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND).intersected(QRectF(self.rect()))


def _draw(painter: QPainter, figure: Figure, colour: QColor) -> None:
    _draw_line(painter, figure.path, colour, dashed=figure.taken)
    if not figure.name_place.isEmpty():
        base = figure.name_place.bottomLeft() + QPointF(2.0, -painter.fontMetrics().descent())
        words = name_path(figure.name).translated(base)
        painter.strokePath(words, QPen(_HALO, 3.0))
        painter.fillPath(words, colour)


def _draw_line(painter: QPainter, path: QPainterPath, colour: QColor, *, dashed: bool) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen_colour, width in ((_HALO, 3.6), (colour, 1.8)):
        pen = QPen(pen_colour, width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dashed:
            pen.setDashPattern([length / width for length in (7.0, 5.0)])
        painter.setPen(pen)
        painter.drawPath(path)


def _draw_handles(painter: QPainter, figures: Figures) -> None:
    if figures.knob is not None:
        foot, knob = figures.knob
        stalk = QPainterPath(foot)
        stalk.lineTo(knob)
        _draw_line(painter, stalk, _CHOSEN, dashed=False)
        painter.setPen(QPen(_INK, 1.0))
        painter.setBrush(_COLOUR)
        painter.drawEllipse(knob, _KNOB, _KNOB)
    for number, handle, pixel in figures.handles:
        held = number == figures.regions.handle
        if handle.new and not held:
            painter.setPen(QPen(_INK, 1.0))
            painter.setBrush(_CHOSEN)
            painter.drawEllipse(pixel, _NEW, _NEW)
        else:
            _draw_square(painter, pixel, _CHOSEN if held else _COLOUR, large=held)


def _draw_square(painter: QPainter, pixel: QPointF, colour: QColor, *, large: bool = False) -> None:
    half = _HANDLE + (2.0 if large else 0.0)
    painter.setPen(QPen(_INK, 1.0))
    painter.setBrush(colour)
    painter.drawRect(QRectF(pixel.x() - half, pixel.y() - half, 2 * half, 2 * half))
