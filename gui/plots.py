"""The plots, and the items on them. Alone in knowing pyqtgraph."""

import html
from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np
import pyqtgraph as pg  # type: ignore[import-untyped]  # pyqtgraph has no type information
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from typing_extensions import override

from core import ticks
from core.arrays import Floats
from core.picture import Picture
from gui.absent import absent
from gui.axis_ticks import axis_values
from gui.frame import Frame, Frames, Spans
from gui.ground import Ground
from gui.numbers import local
from gui.picture_painter import PicturePainter
from gui.pointer import CLICK_RADIUS, Position
from gui.probe_mark import Mark, Marks
from gui.seen import Seen
from gui.titles import FittingTitle, shortened
from gui.words import tr
from gui.zoom import ZoomLimits, ordered, panned, rect_of, zoomed


class PictureItem(pg.ImageItem):  # type: ignore[misc]  # pyqtgraph has no type information
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


class Plane(pg.ViewBox):  # type: ignore[misc]  # pyqtgraph has no type information
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

    def spans_as_seen(self) -> Spans:
        """Return the coordinates at the left and right, and at the lower and upper edge."""
        (left, right), (low, high) = self.spans()
        return (
            (right, left) if self.state["xInverted"] else (left, right),
            (high, low) if self.state["yInverted"] else (low, high),
        )

    def look_at(self, spans: Spans) -> None:
        """Show these spans of x and of y."""
        self.setRange(xRange=spans[0], yRange=spans[1], padding=0)

    def zoom(self, factor: float, centre: tuple[float, float]) -> None:
        """Show so many times as much, about a point of the plane, within the limits."""
        self._go(zoomed(self.spans(), centre, factor), None)

    def pan(self, right: float, up: float) -> None:
        """Move the view by shares of its width and height, as seen on screen."""
        (left, right_end), (low, high) = self.spans_as_seen()
        self._go(panned(self.spans(), (right * (right_end - left), up * (high - low))), None)

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


class Axis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no type information
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
        return [local(label) for label in ticks.even_labels(self._values)]


class Plot(pg.PlotItem):  # type: ignore[misc]  # pyqtgraph has no type information
    """A plane with its two axes, a title and marks."""

    def __init__(self) -> None:
        self.plane = Plane()
        self._frames = Frames()
        self._axes = (Axis("bottom"), Axis("left"))
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
        pixel: QPointF = self.getViewWidget().viewportTransform().map(scene)
        return pixel

    def seen(self) -> Seen | None:
        """Return what is seen of the plane; None while it is not on screen."""
        pane = self.getViewWidget()
        if not pane.isVisible():
            return None
        box, ratio = self.plane.sceneBoundingRect(), pane.devicePixelRatioF()
        size = round(box.width() * ratio), round(box.height() * ratio)
        return Seen(self.plane.spans_as_seen(), self._frames, size, ratio)

    def set_colours(self, ground: Ground) -> None:
        """Take the colours of the ground."""
        self.getViewWidget().setBackground(ground.back)
        for axis in self._axes:
            axis.setPen(None)  # the plane's border is the line
            axis.setTickPen(pg.mkPen(ground.line))
            axis.setTextPen(pg.mkPen(ground.text))
        self.titleLabel.setText(self.titleLabel.text, color=ground.text)
        self.plane.set_colours(ground)


def image_view(plot: Plot, item: PictureItem) -> Any:
    """Return pyqtgraph's ImageView without what is of no use here: histogram, regions, its own levels and menus."""
    with absent("matplotlib"):  # its colour maps would be listed in a menu that is never shown: half a second
        images = pg.ImageView(view=plot, imageItem=item)
    images.setObjectName("imageView")
    item.sigImageChanged.disconnect(images.ui.histogram.item.imageChanged)
    for part in (images.ui.histogram, images.ui.roiBtn, images.ui.menuBtn, images.ui.roiPlot):
        part.hide()
    plot.plane.setAspectLocked(False)
    plot.plane.invertY(False)
    images.ui.graphicsView.setAccessibleName(tr("Density"))
    images.ui.graphicsView.setAccessibleDescription(
        tr("The points, smoothed; the status bar tells the density at the mouse")
    )
    images.clear()
    return images


def pane_of(plot: Plot) -> Any:
    """Return a widget that shows a plot and nothing else."""
    pane = pg.GraphicsView()
    pane.setCentralItem(plot)
    pane.setAccessibleName(tr("Scatter plot"))
    return pane
