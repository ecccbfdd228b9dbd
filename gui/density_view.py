"""The picture of the density with its axes, its colour bar and, beside it, the points."""

import math
from collections.abc import Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from core.pipeline import Result
from core.profile import Marginal
from core.ranges import Range
from core.settings import DotsChoice, DotsRule
from gui.colour_bar import ColourBar
from gui.dots_item import DotsItem
from gui.dots_layer import DotsLayer
from gui.drawing import Drawing
from gui.drawing_layer import DrawingLayer
from gui.frame import Frames, frames_of
from gui.ground import LIGHT, back_of, ground_of, ink_on, stand_on
from gui.marginal_plots import MarginalPlots
from gui.plots import PictureItem, Plot, image_view, pane_of
from gui.pointer import CLICK_RADIUS, Pointer, Position
from gui.probe_mark import Mark
from gui.titles import smoothing_title
from gui.words import tr
from gui.zoom import limits_of

_PAN_STEPS = 20  # across the view


class DensityView(QWidget):
    """Shows a result, zooms and pans in it, and tells where the mouse is."""

    moved = Signal(float, float)
    left = Signal()
    clicked = Signal(float, float)
    double_clicked = Signal(float, float)
    view_changed = Signal()
    limits_dragged = Signal(float, float)
    limits_reset = Signal()
    dots_counted = Signal(int)
    broke = Signal(object)  # BaseException: a bug

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = PictureItem()
        self._plot = Plot()
        self._images = image_view(self._plot, self._item)
        self._scatter = Plot()
        self._plots = (self._plot, self._scatter)
        self._dots, self._points = _layer(self._plot, self), _layer(self._scatter, self)
        self._drawing = DrawingLayer(_item(self._plot, 7), self._plot.seen, self)
        self._choice = DotsChoice()
        self._beside = pane_of(self._scatter)
        self._beside.hide()
        self._bar = ColourBar()
        self._marginals = MarginalPlots()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        for column, widget in enumerate((self._beside, self._images)):
            self._grid.addWidget(widget, 1, column)
        self._grid.addWidget(self._bar, 1, 3)
        self._marginals.add_to(self._grid, 1, 1)
        self._grid.setRowStretch(1, 1)
        self._grid.setColumnStretch(1, 1)
        self._result: Result | None = None
        self._frames = Frames()
        self._fitted = True
        self._equal = False
        self._pointer = Pointer(self)
        self._connect()
        self.setFocusProxy(self._images.ui.graphicsView)
        self.set_ground(dark=False)

    def show_result(self, result: Result, *, unit: str = "", fit: bool = False) -> None:
        """Show a result with its unit in words; the view stays where it is, unless it is to fit the extent."""
        seen, before = self.view_range(), self._frames
        fit = fit or self._result is None
        self._result = result
        extent = Range(*result.grid.extent)
        self._set_frames(frames_of(extent))
        self._item.show_picture(result.density.values, result.picture, self._frames.spans_of(extent))
        self._images.image, self._images.imageDisp = self._item.image, None
        self._bar.set_picture(result.picture, unit or result.settings.unit.value, result.density.maximum)
        for plot in self._plots:
            plot.plane.limits = limits_of(result.grid, self._frames)
        self._show_scatter()
        self._show_dots()
        if fit:
            self.show_all()
        elif self._frames != before:
            self._plot.plane.look_at(self._frames.spans_of(seen))
        self._pointer.refresh()

    def clear(self) -> None:
        """Show nothing: no picture, no points, no probes."""
        self._result = None
        self._images.clear()
        for layer in self._layers:
            layer.show_dots(None, DotsChoice())
        self._bar.clear()
        self.show_drawing(Drawing())
        self.show_marginals(None)
        self.set_probes([])
        self._pointer.refresh()

    def show_all(self) -> None:
        """Show the whole extent."""
        if self._result is not None:
            self._plot.plane.look_at(self._frames.spans_of(Range(*self._result.grid.extent)))
            self._fitted = True

    def look_at(self, wanted: Range) -> None:
        """Show a range."""
        self._plot.plane.look_at(self._frames.spans_of(wanted))
        self._unfit()

    def zoom(self, factor: float) -> None:
        """Show so many times as much, about the pointer, or about the middle."""
        at, seen = self.mouse_position(), self.view_range()
        middle = ((seen.x_min + seen.x_max) / 2, (seen.y_min + seen.y_max) / 2)
        self._plot.plane.zoom(factor, self._frames.to_plane(*(at or middle)))

    def pan(self, right: int, up: int) -> None:
        """Move the view by so many twentieths of itself."""
        self._plot.plane.pan(right / _PAN_STEPS, up / _PAN_STEPS)

    def bring_into_view(self, x: float, y: float) -> None:
        """Move the view so far that a position is in it."""
        seen = self.view_range()
        dx, dy = _beyond(x, seen.x_min, seen.x_max), _beyond(y, seen.y_min, seen.y_max)
        if dx or dy:
            moved = Range(seen.x_min + dx, seen.x_max + dx, seen.y_min + dy, seen.y_max + dy)
            self._plot.plane.look_at(self._frames.spans_of(moved))
            self._unfit()

    def view_range(self) -> Range:
        """Return what is on screen, in data units."""
        return self._frames.range_of(self._plot.plane.spans())

    def pixel_size(self) -> tuple[float, float]:
        """Return width and height of a pixel in data units."""
        width, height = self._plot.plane.viewPixelSize()
        return width * self._frames.across.unit, height * self._frames.up.unit

    @property
    def pane(self) -> QWidget:
        """What the picture is painted on."""
        pane: QWidget = self._plot.getViewWidget().viewport()
        return pane

    def pane_position(self, pixel: QPointF) -> Position | None:
        """Return the position in data units at a pixel of the pane, None beside the plane."""
        return self._position_at(self._plot, pixel)

    def pane_pixel(self, x: float, y: float) -> QPointF:
        """Return the pixel of the pane at a position in data units."""
        return self._plot.pixel_at(x, y)

    def plane_rect(self) -> QRectF:
        """Return where the plane is, in pixels of the pane."""
        rect: QRectF = (
            self._plot.getViewWidget().mapFromScene(self._plot.plane.sceneBoundingRect()).boundingRect().toRectF()
        )
        return rect

    def mouse_position(self) -> tuple[float, float] | None:
        """Return the position under the mouse in data units, None where it is not over a plot."""
        return self._pointer.position()

    def set_axes(self, x_name: str, y_name: str, *, invert_x: bool, invert_y: bool) -> None:
        """Name the axes and choose whether they run leftwards and downwards."""
        for plot in self._plots:
            plot.set_names(x_name, y_name)
            plot.plane.invertX(invert_x)
            plot.plane.invertY(invert_y)
        self._share_axes()

    def set_equal_aspect(self, equal: bool) -> None:
        """Draw a unit of x as long as a unit of y, or fill the room there is."""
        self._equal = equal
        self._plot.plane.setAspectLocked(self._equal, ratio=self._frames.aspect)
        if self._fitted:
            self.show_all()

    def set_scatter_beside(self, beside: bool) -> None:
        """Show the points in a plot of their own beside the picture, with the same axes."""
        self._beside.setVisible(beside)
        self._grid.setColumnStretch(0, int(beside))
        self._grid.activate()
        self._show_scatter()
        self._copy_view()

    def set_dots(self, choice: DotsChoice) -> None:
        """Show these points as dots over the picture, or instead of it."""
        self._choice = choice
        self._show_dots()

    def show_drawing(self, drawing: Drawing) -> None:
        """Draw lines and marks over the picture."""
        self._drawing.show_drawing(drawing)

    def show_marginals(self, marginals: tuple[Marginal, Marginal] | None) -> None:
        """Show the sums along x above the picture and those along y at its right, or none."""
        self._marginals.show_marginals(marginals)
        self._share_axes()

    def line_at(self, x: float, y: float) -> int | None:
        """Return which of the lines runs by a position; None where none does."""
        return self._drawing.line_at(x, y)

    def mark_at(self, x: float, y: float) -> int | None:
        """Return which of the marks is at a position; None where none is."""
        return self._drawing.mark_at(x, y)

    def dark_inks_on(self, densities: Sequence[float]) -> list[bool]:
        """Tell of each density whether dark ink stands out where it is drawn better than light ink does."""
        if self._result is None:
            return [True for _ in densities]
        picture = self._result.picture
        rows = [0 for _ in densities] if self._alone else picture.rows(np.array(densities)).tolist()
        inks = {row: self._dark_ink_on(QColor(*picture.colours[row].tolist()).name()) for row in set(rows)}
        return [inks[row] for row in rows]

    def _dark_ink_on(self, colour: str) -> bool:
        return ink_on(back_of(colour) if self._alone else colour) == LIGHT.text

    def stop(self) -> None:
        """Paint no dots and no lines from now on; does not wait."""
        for layer in (*self._layers, self._drawing):
            layer.stop()

    def set_ground(self, dark: bool) -> None:
        """Stand on a light or a dark ground; the picture keeps its colours."""
        ground = ground_of(dark=dark)
        stand_on(self, ground)
        for plot in self._plots:
            plot.set_colours(ground)
        self._points.set_colour(ground.points)
        self._bar.set_ground(ground)
        self._marginals.set_ground(ground)

    def set_cursor(self, shape: Qt.CursorShape) -> None:
        """Let the mouse look like this over the picture."""
        self._plot.plane.setCursor(shape)

    def set_probes(self, marks: Sequence[Mark]) -> None:
        """Mark these positions."""
        for plot in self._plots:
            plot.set_marks(marks)

    def describe(self, told: str) -> None:
        """Let those who listen hear a sentence about the picture."""
        self._images.ui.graphicsView.setAccessibleDescription(told or tr("No picture yet"))

    def set_mark(self, value: float | None) -> None:
        """Mark a density in the unit shown on the colour bar, or none."""
        self._bar.set_mark(value)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DeferredDelete:
            self.stop()
        return super().event(event)

    @property
    def _alone(self) -> bool:
        """Tell whether the dots stand instead of the picture."""
        return self._choice.rule is DotsRule.COLOURED

    @property
    def _layers(self) -> tuple[DotsLayer, DotsLayer]:
        return self._dots, self._points

    def _connect(self) -> None:
        for plot in self._plots:
            view = plot.getViewWidget()
            view.setAcceptDrops(False)  # files dropped here are for the window
            view.scene().setMoveDistance(CLICK_RADIUS + 1e-6)
            view.scene().minDragTime = math.inf  # a slow click is a click
            self._pointer.watch(view.viewport(), partial(self._position_at, plot))
            plot.plane.sigRangeChangedManually.connect(self._unfit)
        for name in ("moved", "left", "clicked", "double_clicked"):
            getattr(self._pointer, name).connect(getattr(self, name))
        self._bar.limits_dragged.connect(self.limits_dragged)
        self._bar.reset.connect(self.limits_reset)
        self._plot.plane.sigRangeChanged.connect(self._view_moved)
        self._scatter.plane.sigRangeChangedManually.connect(self._follow_scatter)
        for plot, layer in zip(self._plots, self._layers, strict=True):
            for change in (plot.plane.sigRangeChanged, plot.plane.sigResized):
                change.connect(layer.refresh)
            layer.broke.connect(self.broke)
        for change in (self._plot.plane.sigRangeChanged, self._plot.plane.sigResized):
            change.connect(self._drawing.refresh)
        self._drawing.broke.connect(self.broke)
        self._dots.counted.connect(self.dots_counted)
        self._plot.plane.sigResized.connect(self._align_bar)

    def _position_at(self, plot: Plot, pixel: QPointF) -> Position | None:
        return None if self._result is None else plot.position_at(pixel)

    def _unfit(self) -> None:
        self._fitted = False

    def _view_moved(self) -> None:
        self._copy_view()
        self._share_axes()
        self._pointer.refresh()
        self.view_changed.emit()

    def _copy_view(self) -> None:
        if self._beside.isVisibleTo(self):
            self._scatter.plane.look_at(self._plot.plane.spans())

    def _follow_scatter(self) -> None:
        self._plot.plane.look_at(self._scatter.plane.spans())

    def _align_bar(self) -> None:
        plane = self.plane_rect().toRect()
        self._bar.set_span(plane.top(), plane.bottom())
        self._share_axes()

    def _share_axes(self) -> None:
        (left, right), (low, high) = self._plot.plane.spans_as_seen()
        corners = self._frames.to_data(left, low), self._frames.to_data(right, high)
        first, last = (self._plot.pixel_at(*corner) for corner in corners)
        self._marginals.share(self.pane, (first, last), corners)

    def _set_frames(self, frames: Frames) -> None:
        if frames != self._frames:
            self._frames = frames
            for plot in self._plots:
                plot.set_frames(frames)
            self._plot.plane.setAspectLocked(self._equal, ratio=self._frames.aspect)

    def _show_scatter(self) -> None:
        """Bring points and titles beside the picture up to date, if they are to be seen."""
        result = self._result if self._beside.isVisibleTo(self) else None
        self._plot.title.write("" if result is None else smoothing_title(result))
        self._points.show_dots(result, DotsChoice(DotsRule.PLAIN))
        self._scatter.title.write("" if result is None else tr("Scatter plot"))

    def _show_dots(self) -> None:
        """Bring the dots over the picture up to date; coloured ones stand instead of it, on a ground of their own."""
        result, alone = self._result, self._alone
        self._item.setVisible(not alone)
        lowest = "" if result is None else QColor(*result.picture.colours[0].tolist()).name()
        self._plot.plane.setBackgroundColor(QColor(back_of(lowest)) if alone and lowest else None)
        if lowest:
            self._dots.set_colour(ink_on(lowest))
        self._dots.show_dots(result, self._choice)


def _beyond(value: float, low: float, high: float) -> float:
    """Return by how much a value lies outside of a span, with a margin, and on which side."""
    margin = (high - low) / _PAN_STEPS
    return min(value - low - margin, 0.0) if value < low else max(value - high + margin, 0.0) if value > high else 0.0


def _layer(plot: Plot, parent: QObject) -> DotsLayer:
    return DotsLayer(_item(plot, 5), plot.seen, parent)


def _item(plot: Plot, height: float) -> DotsItem:
    """Return an image on a plot: over the picture, which is at 0, and below the probes, which are at 10."""
    item = DotsItem()
    item.setZValue(height)
    plot.plane.addItem(item, ignoreBounds=True)
    return item
