"""The hand on the regions: draws them with the mouse, chooses, moves, pulls and turns them."""

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core.errors import UserError
from core.handles import handles_of, reset_angle, turn_towards
from core.shapes import Corner, Polygon, Shape, ellipse_between, moved, rectangle_between
from gui.pointer import CLICK_RADIUS
from gui.region_figures import Figures
from gui.region_layer import RegionLayer
from gui.regions import Regions, Tool

_CLOSES = 9.0  # pixels from the first corner
_LEAST_CORNERS = 3
_LEAST = 4.0  # pixels of a side that is meant to be drawn
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_BETWEEN: dict[Tool, Callable[[float, float, float, float], Shape]] = {
    Tool.RECTANGLE: rectangle_between,
    Tool.ELLIPSE: ellipse_between,
}
_Gesture = Callable[[Corner], Regions]


class RegionHand(QObject):
    """Takes the mouse over a pane where it is for the regions; all else goes on to the picture."""

    drafted = Signal(object)  # Regions, as they would be if the mouse was released here
    settled = Signal(object)  # Regions
    dropped = Signal()  # what was drafted is nothing
    cornered = Signal(object)  # the corners of a polygon that is drawn, the last one at the mouse
    refused = Signal(object)  # UserError
    passed = Signal(float, float)  # a click that was none for the regions after all
    passed_twice = Signal(float, float)

    def __init__(
        self, pane: QWidget, layer: RegionLayer, set_cursor: Callable[[Qt.CursorShape], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._set_cursor = set_cursor
        self._pane = pane
        self._layer = layer
        self._on = False
        self._tool: Tool | None = None
        self._regions = Regions()
        self._pressed: QPointF | None = None
        self._gesture: _Gesture | None = None
        self._went = False
        self._passes = False  # a click is none for the regions
        self._keys = Qt.KeyboardModifier.NoModifier
        self._corners: tuple[Corner, ...] = ()
        self._cursor = Qt.CursorShape.CrossCursor
        pane.installEventFilter(self)

    @property
    def busy(self) -> bool:
        """Tell whether something is being drawn or dragged."""
        return self._gesture is not None or bool(self._corners)

    def follow(self, regions: Regions, tool: Tool | None, *, on: bool) -> None:
        """Work on these regions, with this tool."""
        if not on or tool is not self._tool:
            self.stop()
        self._regions, self._tool, self._on = regions, tool, on

    def stop(self) -> None:
        """Drop what is being drawn or dragged."""
        if self.busy:
            self._end()
            self.dropped.emit()

    def step_back(self) -> bool:
        """Take back the last corner of the polygon that is drawn; tell whether there was one."""
        if not self._corners:
            return False
        self._set_corners(self._corners[:-1])
        return True

    def finish(self) -> bool:
        """Close the polygon that is drawn; tell whether one was."""
        if not self._corners:
            return False
        corners = self._corners
        if len(corners) >= _LEAST_CORNERS:
            self._settle(lambda: self._with(Polygon((corners,))))
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._on or watched is not self._pane or not isinstance(event, QMouseEvent):
            return False
        figures = self._layer.figures()
        if figures is None:
            return False
        kind, left = event.type(), event.button() == Qt.MouseButton.LeftButton
        if kind == QEvent.Type.MouseMove:
            self._move(event.position(), figures)
            return False
        if kind == QEvent.Type.MouseButtonPress and left:
            return self._press(event, figures)
        if kind == QEvent.Type.MouseButtonDblClick and left:
            return self._double_click(event.position(), figures)
        return kind == QEvent.Type.MouseButtonRelease and left and self._release(event.position(), figures)

    def _press(self, event: QMouseEvent, figures: Figures) -> bool:
        pixel, self._keys = event.position(), event.modifiers()
        place = figures.map.place(pixel)
        if not figures.map.frame.contains(pixel):
            return False
        if self._tool is Tool.POLYGON:
            self._take_corner(pixel, place, figures)
            return True
        self._gesture, self._passes = self._gesture_at(pixel, place, figures)
        self._pressed, self._went = pixel, False
        return self._gesture is not None

    def _gesture_at(self, pixel: QPointF, place: Corner, figures: Figures) -> tuple[_Gesture | None, bool]:
        """Return what dragging from a pixel does, and whether a click there is none for the regions."""
        if self._tool is not None:
            between = _BETWEEN[self._tool]
            return lambda now: self._with(between(*place, *now)), False
        regions, shape = self._regions, self._regions.shape
        number = figures.handle_at(pixel)
        if number is not None and shape is not None:
            handle = handles_of(shape)[number]
            way = handle.x - place[0], handle.y - place[1]
            return lambda now: regions.changed(handle.pulled(now[0] + way[0], now[1] + way[1])), False
        if figures.knob_at(pixel) and shape is not None:
            return lambda now: regions.changed(reset_angle(shape, turn_towards(shape, place, now))), False
        if self._keys & _SHIFT:
            return None, False
        if figures.is_chosen_at(pixel):
            return self._moving(regions, place), figures.shape_at(pixel) is None
        found = figures.shape_at(pixel)
        return (None, False) if found is None else (self._moving(regions.chosen(*found), place), False)

    def _moving(self, regions: Regions, start: Corner) -> _Gesture:
        shape, alone = regions.shape, bool(self._keys & _CONTROL)

        def gone(now: Corner) -> Regions:
            dx, dy = now[0] - start[0], now[1] - start[1]
            if alone and shape is not None:
                return regions.changed(moved(shape, dx, dy))
            return regions.moved(dx, dy) if (dx, dy) != (0.0, 0.0) else regions

        return gone

    def _move(self, pixel: QPointF, figures: Figures) -> None:
        place = figures.map.place(pixel)
        if self._corners:
            self._tell_corners((*self._corners, place))
        if self._gesture is None or self._pressed is None:
            self._point(pixel, figures)
            return
        self._went = self._went or _apart(pixel, self._pressed) > CLICK_RADIUS
        if self._went:
            gesture = self._gesture
            self._draft(lambda: gesture(place))

    def _release(self, pixel: QPointF, figures: Figures) -> bool:
        gesture, pressed, passes, went = self._gesture, self._pressed, self._passes, self._went
        if gesture is None or pressed is None:
            return self._tool is Tool.POLYGON and bool(self._corners)
        if not went:
            self._end()
            place = figures.map.place(pressed)
            if passes:
                self.passed.emit(*place)
            elif self._tool is None:
                self.settled.emit(gesture(place))
            return True
        way = pixel - pressed
        if self._tool is not None and min(abs(way.x()), abs(way.y())) < _LEAST:
            self.stop()
        else:
            self._settle(lambda: gesture(figures.map.place(pixel)))
        return True

    def _double_click(self, pixel: QPointF, figures: Figures) -> bool:
        if self._tool is Tool.POLYGON:
            self.finish()
            return True
        if self._tool is not None:
            return True
        number, shape = figures.handle_at(pixel), self._regions.shape
        if number is not None and shape is not None:
            fewer = handles_of(shape)[number].fewer
            if fewer is not None:
                self.settled.emit(self._regions.changed(fewer))
            return True
        if figures.is_chosen_at(pixel):
            self.passed_twice.emit(*figures.map.place(pixel))
            return True
        return False

    def _take_corner(self, pixel: QPointF, place: Corner, figures: Figures) -> None:
        if len(self._corners) >= _LEAST_CORNERS and _apart(figures.map.pixel(*self._corners[0]), pixel) <= _CLOSES:
            self.finish()
        elif not self._corners or _apart(figures.map.pixel(*self._corners[-1]), pixel) > CLICK_RADIUS:
            self._set_corners((*self._corners, place))

    def _set_corners(self, corners: tuple[Corner, ...]) -> None:
        self._corners = corners
        self._tell_corners((*corners, corners[-1]) if corners else ())

    def _tell_corners(self, corners: tuple[Corner, ...]) -> None:
        """Tell of the polygon that a click would make, and of the region that it would be if it was closed there."""
        self.cornered.emit(corners)
        self._draft(lambda: self._with(Polygon((corners,))) if len(corners) > _LEAST_CORNERS else self._regions)

    def _draft(self, made: Callable[[], Regions]) -> None:
        try:
            self.drafted.emit(made())
        except UserError as error:
            self.stop()
            self.refused.emit(error)

    def _with(self, shape: Shape) -> Regions:
        """Return the regions with what was drawn: a new one; Shift adds it to the current one, Ctrl takes it away."""
        if self._keys & (_SHIFT | _CONTROL):
            return self._regions.with_shape(shape, taken=bool(self._keys & _CONTROL))
        return self._regions.added(shape)

    def _settle(self, made: Callable[[], Regions]) -> None:
        try:
            regions = made()
        except UserError as error:
            self.stop()
            self.refused.emit(error)
            return
        self._end()
        self.settled.emit(regions)

    def _end(self) -> None:
        self._gesture = self._pressed = None
        self._corners = ()

    def _point(self, pixel: QPointF, figures: Figures) -> None:
        """Show by the cursor what the mouse would do here."""
        shape = Qt.CursorShape.CrossCursor
        if self._tool is None and figures.shapes:
            if figures.handle_at(pixel) is not None or figures.knob_at(pixel):
                shape = Qt.CursorShape.PointingHandCursor
            elif figures.is_chosen_at(pixel):
                shape = Qt.CursorShape.SizeAllCursor
            elif figures.shape_at(pixel) is not None:
                shape = Qt.CursorShape.PointingHandCursor
        if shape != self._cursor:
            self._cursor = shape
            self._set_cursor(shape)


def _apart(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())
