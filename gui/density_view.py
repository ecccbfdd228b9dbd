"""The picture of the density with its axes, its colour bar and, beside it, the points. Alone in knowing pyqtgraph."""

import html
import math
from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np
import pyqtgraph as pg  # type: ignore[import-untyped]  # pyqtgraph has no type information
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from core import ticks
from core.arrays import Floats
from core.picture import Picture
from core.pipeline import Result
from core.ranges import Range
from gui.absent import absent
from gui.axis_ticks import axis_values
from gui.colour_bar import ColourBar
from gui.frame import Frame, Frames, Spans, frames_of
from gui.ground import Ground, ground_of, stand_on
from gui.picture_painter import PicturePainter
from gui.pointer import CLICK_RADIUS, Pointer, Position
from gui.points_item import PointsItem
from gui.probe_mark import Mark, Marks
from gui.titles import FittingTitle, scatter_title, shortened, smoothing_title
from gui.zoom import ZoomLimits, limits_of, ordered, panned, rect_of, zoomed


class _PictureItem(pg.ImageItem):  # type: ignore[misc]  # pyqtgraph has no type information
    """Holds the density as its image and paints the colours that core chose for it."""

    def __init__(self) -> None:
        super().__init__(np.zeros((1, 1)), autoLevels=False, levels=(0.0, 1.0), axisOrder="row-major")
        self._painter = PicturePainter()

    def show_picture(self, values: Floats, picture: Picture, place: Spans) -> None:
        """Show the picture of the densities at a place of the plane."""
        self._painter.set_picture(picture)
        self.setImage(values, autoLevels=False, levels=picture.limits, autoDownsample=False)
        self.setRect(*rect_of(place))

    @override
    def render(self) -> None:
        self.qimage = self._painter.image()

    @override
    def paint(self, painter: QPainter, *_rest: object) -> None:
        if self.image is not None:
            self._painter.paint(painter)


class _Plane(pg.ViewBox):  # type: ignore[misc]  # pyqtgraph has no type information
    """The plane of a plot: wheel zooms at the mouse, drag pans, Shift+drag or right drag zooms to a box."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False, defaultPadding=0)
        self.disableAutoRange()
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.limits = (ZoomLimits(), ZoomLimits())
        self._boxing = False

    def set_colours(self, ground: Ground) -> None:
        """Take the colours of the ground."""
        self.setBorder(pg.mkPen(ground.line))
        self.rbScaleBox.setPen(pg.mkPen(ground.box, width=1.5))
        self.rbScaleBox.setBrush(QColor(ground.box_fill))

    def spans(self) -> Spans:
        """Return what is seen of x and of y, in coordinates of the plane."""
        x, y = self.viewRange()
        return (x[0], x[1]), (y[0], y[1])

    def look_at(self, spans: Spans) -> None:
        """Show these spans of x and of y."""
        self.setRange(xRange=spans[0], yRange=spans[1], padding=0)

    @override
    def wheelEvent(self, ev: Any, axis: int | None = None) -> None:
        ev.accept()
        centre = self.mapToView(ev.pos())
        both = None if self.state["aspectLocked"] else axis
        self._go(zoomed(self.spans(), (centre.x(), centre.y()), 1.02 ** (-ev.delta() / 8)), both)

    @override
    def mouseDragEvent(self, ev: Any, axis: int | None = None) -> None:
        ev.accept()
        if ev.isStart():
            shift = bool(ev.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._boxing = axis is None and (shift or ev.button() == Qt.MouseButton.RightButton)
        if self._boxing:
            self._stretch(ev)
        else:
            way = self.mapToView(ev.lastPos()) - self.mapToView(ev.pos())
            self._go(panned(self.spans(), (way.x(), way.y())), axis)

    @override
    def keyPressEvent(self, ev: Any) -> None:
        ev.ignore()  # keys belong to the window

    def _stretch(self, ev: Any) -> None:
        start = QPointF(ev.buttonDownPos(ev.button()))
        box = QRectF(start, QPointF(ev.pos())).normalized().intersected(self.rect())
        if not ev.isFinish():
            self.updateScaleBox(box.topLeft(), box.bottomRight())
            return
        self.rbScaleBox.hide()
        if min(box.width(), box.height()) > CLICK_RADIUS:
            one, other = self.mapToView(box.topLeft()), self.mapToView(box.bottomRight())
            self._go((ordered(one.x(), other.x()), ordered(one.y(), other.y())), None)

    def _go(self, spans: Spans, axis: int | None) -> None:
        old = self.spans()
        new = (old[0] if axis == 1 else spans[0], old[1] if axis == 0 else spans[1])
        if all(limit.allow(*change) for limit, *change in zip(self.limits, old, new, strict=True)):
            self.look_at(new)
            self.sigRangeChangedManually.emit(self.mouseEnabled())


class _Axis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no type information
    """An axis in data units."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation, maxTickLength=5)
        self.enableAutoSIPrefix(False)
        self.setStyle(autoReduceTextSpace=False, maxTextLevel=0)
        self._frame = Frame()
        self._values: tuple[float, ...] = ()

    def set_frame(self, frame: Frame) -> None:
        """Read the coordinates of the plane by this frame."""
        self._frame = frame
        self.picture = None
        self.update()

    def set_name(self, name: str) -> None:
        """Write this beside the axis."""
        self.setLabel(html.escape(shortened(name)))

    @override
    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        ends = ordered(self._frame.to_data(minVal), self._frame.to_data(maxVal))
        self._values = axis_values(ends, size, QFontMetricsF(self.font()), upright=self.orientation == "left")
        return [(1.0, [self._frame.to_plane(value) for value in self._values])]

    @override
    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return list(ticks.even_labels(self._values))


class _Plot(pg.PlotItem):  # type: ignore[misc]  # pyqtgraph has no type information
    """A plane with its two axes, a title and marks."""

    def __init__(self) -> None:
        self.plane = _Plane()
        self._frames = Frames()
        self._axes = (_Axis("bottom"), _Axis("left"))
        self._marks = Marks(partial(self.plane.addItem, ignoreBounds=True), self.plane.removeItem)
        axes = {"bottom": self._axes[0], "left": self._axes[1]}
        super().__init__(viewBox=self.plane, axisItems=axes, enableMenu=False)
        self.hideButtons()
        self.title = FittingTitle(self.setTitle, self.plane.width)
        self.titleLabel.updateMin = lambda: None  # else a long title would widen the plot beyond its edge
        self.titleLabel.setMinimumWidth(0)
        self.plane.sigResized.connect(self.title.fit)
        self.layout.setContentsMargins(4, 10, 8, 2)

    def set_frames(self, frames: Frames) -> None:
        """Turn data units into coordinates by these frames."""
        self._frames = frames
        for axis, frame in zip(self._axes, (frames.across, frames.up), strict=True):
            axis.set_frame(frame)
        self._marks.place(None, frames)

    def set_names(self, x_name: str, y_name: str) -> None:
        """Write these beside the axes."""
        for axis, name in zip(self._axes, (x_name, y_name), strict=True):
            axis.set_name(name)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Mark these positions."""
        self._marks.place(marks, self._frames)

    def position_at(self, pixel: QPointF) -> Position | None:
        """Return the position in data units at a pixel of the widget, None beside the plane."""
        scene = self.getViewWidget().viewportTransform().inverted()[0].map(pixel)
        if not self.plane.sceneBoundingRect().contains(scene):
            return None
        at = self.plane.mapSceneToView(scene)
        return self._frames.to_data(at.x(), at.y())

    def pixel_at(self, x: float, y: float) -> QPointF:
        """Return the pixel of the widget at a position in data units."""
        scene = self.plane.mapViewToScene(QPointF(*self._frames.to_plane(x, y)))
        return self.getViewWidget().viewportTransform().map(scene)

    def set_colours(self, ground: Ground) -> None:
        """Take the colours of the ground."""
        self.getViewWidget().setBackground(ground.back)
        for axis in self._axes:
            axis.setPen(None)  # the plane's border is the line
            axis.setTickPen(pg.mkPen(ground.line))
            axis.setTextPen(pg.mkPen(ground.text))
        self.titleLabel.setText(self.titleLabel.text, color=ground.text)
        self.plane.set_colours(ground)


class DensityView(QWidget):
    """Shows a result, zooms and pans in it, and tells where the mouse is."""

    moved = Signal(float, float)
    left = Signal()
    clicked = Signal(float, float)
    double_clicked = Signal(float, float)
    view_changed = Signal()
    limits_dragged = Signal(float, float)
    limits_reset = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = _PictureItem()
        self._plot = _Plot()
        self._images = _image_view(self._plot, self._item)
        self._scatter = _Plot()
        self._plots = (self._plot, self._scatter)
        self._points = PointsItem(pg.functions.arrayToQPolygonF)
        self._scatter.plane.addItem(self._points)
        self._beside = pg.GraphicsView()
        self._beside.setCentralItem(self._scatter)
        self._beside.hide()
        self._bar = ColourBar()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._beside, 1)
        layout.addWidget(self._images, 1)
        layout.addWidget(self._bar)
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
        if fit:
            self.show_all()
        elif self._frames != before:
            self._plot.plane.look_at(self._frames.spans_of(seen))
        self._pointer.refresh()

    def clear(self) -> None:
        """Show nothing: no picture, no points, no probes."""
        self._result = None
        self._images.clear()
        self._points.clear()
        self._bar.clear()
        self.set_probes([])
        self._pointer.refresh()

    def show_all(self) -> None:
        """Show the whole extent."""
        if self._result is not None:
            self._plot.plane.look_at(self._frames.spans_of(Range(*self._result.grid.extent)))
            self._fitted = True

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
        return self._plot.getViewWidget().viewport()

    def pane_position(self, pixel: QPointF) -> Position | None:
        """Return the position in data units at a pixel of the pane, None beside the plane."""
        return self._position_at(self._plot, pixel)

    def pane_pixel(self, x: float, y: float) -> QPointF:
        """Return the pixel of the pane at a position in data units."""
        return self._plot.pixel_at(x, y)

    def plane_rect(self) -> QRectF:
        """Return where the plane is, in pixels of the pane."""
        return self._plot.getViewWidget().mapFromScene(self._plot.plane.sceneBoundingRect()).boundingRect().toRectF()

    def mouse_position(self) -> tuple[float, float] | None:
        """Return the position under the mouse in data units, None where it is not over a plot."""
        return self._pointer.position()

    def set_axes(self, x_name: str, y_name: str, *, invert_x: bool, invert_y: bool) -> None:
        """Name the axes and choose whether they run leftwards and downwards."""
        for plot in self._plots:
            plot.set_names(x_name, y_name)
            plot.plane.invertX(invert_x)
            plot.plane.invertY(invert_y)

    def set_equal_aspect(self, equal: bool) -> None:
        """Draw a unit of x as long as a unit of y, or fill the room there is."""
        self._equal = equal
        self._plot.plane.setAspectLocked(self._equal, ratio=self._frames.aspect)
        if self._fitted:
            self.show_all()

    def set_scatter_beside(self, beside: bool) -> None:
        """Show the points in a plot of their own beside the picture, with the same axes."""
        self._beside.setVisible(beside)
        self._show_scatter()
        self._copy_view()

    def set_ground(self, dark: bool) -> None:
        """Stand on a light or a dark ground; the picture keeps its colours."""
        ground = ground_of(dark=dark)
        stand_on(self, ground)
        for plot in self._plots:
            plot.set_colours(ground)
        self._points.set_colour(ground.points)
        self._bar.set_ground(ground)

    def set_probes(self, marks: Sequence[Mark]) -> None:
        """Mark these positions."""
        for plot in self._plots:
            plot.set_marks(marks)

    def set_mark(self, value: float | None) -> None:
        """Mark a density in the unit shown on the colour bar, or none."""
        self._bar.set_mark(value)

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
        self._plot.plane.sigResized.connect(self._align_bar)

    def _position_at(self, plot: _Plot, pixel: QPointF) -> Position | None:
        return None if self._result is None else plot.position_at(pixel)

    def _unfit(self) -> None:
        self._fitted = False

    def _view_moved(self) -> None:
        self._copy_view()
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
        if result is not None:
            self._points.show_points(result.points, self._frames)
            self._scatter.title.write(scatter_title(self._points.every))


def _image_view(plot: _Plot, item: _PictureItem) -> Any:
    """Return pyqtgraph's ImageView without what is of no use here: histogram, regions, its own levels and menus."""
    with absent("matplotlib"):  # its colour maps would be listed in a menu that is never shown: half a second
        images = pg.ImageView(view=plot, imageItem=item)
    images.setObjectName("imageView")
    item.sigImageChanged.disconnect(images.ui.histogram.item.imageChanged)
    for part in (images.ui.histogram, images.ui.roiBtn, images.ui.menuBtn, images.ui.roiPlot):
        part.hide()
    plot.plane.setAspectLocked(False)
    plot.plane.invertY(False)
    images.ui.graphicsView.setAccessibleName("Density")
    images.ui.graphicsView.setAccessibleDescription(
        "The points, smoothed; the status bar tells the density at the mouse"
    )
    images.clear()
    return images
