"""What can be done with regions, whatever it was asked with."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from typing_extensions import override

from core.errors import UserError
from core.export.region_rows import tab_separated
from core.handles import handles_of, reset_angle
from core.shapes import Ellipse, Polygon, Rectangle, Shape, middle_of, ring_around
from gui.main_window import MainWindow
from gui.model import Model
from gui.regions import Regions, Tool
from gui.regions_panel import RegionsPanel

if TYPE_CHECKING:  # needs numpy, which comes after the window
    from gui.actions import Actions
    from gui.workspace import Workspace

_BESIDE = 14.0  # pixels between a region and its duplicate
_SIDES = 6  # of the polygon that is put in the middle


class RegionCommands(QObject):
    """Draws, moves, changes, removes and copies regions."""

    panel_wanted = Signal()

    def __init__(self, window: MainWindow, panel: RegionsPanel, model: Model) -> None:
        super().__init__(window)
        self._window = window
        self._panel = panel
        self._model = model
        self.workspace: Workspace | None = None
        window.installEventFilter(self)
        panel.tool_asked.connect(self._take_tool)
        panel.renamed.connect(lambda place, name: model.set_regions(model.regions.renamed(place, name)))
        panel.parent_chosen.connect(
            lambda place, name: model.set_regions(model.regions.with_parent(place, name or None))
        )
        panel.chosen.connect(lambda place: model.set_regions(model.regions.chosen(place)))
        panel.stepped.connect(self.step)

    def handlers(self) -> dict[str, Callable[[bool], None]]:
        """Return what each action does."""
        return {
            "rectangle": lambda on: self._take_tool(Tool.RECTANGLE if on else None),
            "ellipse": lambda on: self._take_tool(Tool.ELLIPSE if on else None),
            "polygon": lambda on: self._take_tool(Tool.POLYGON if on else None),
            "next_region": lambda _: self._set(lambda regions: regions.next()),
            "next_handle": lambda _: self._set(_next_handle),
            "add_corner": lambda _: self._set(_with_corner),
            "duplicate": lambda _: self._duplicate(),
        }

    def check(self, actions: "Actions") -> None:
        """Tick the tool that is at work."""
        for tool in Tool:
            actions.check(tool.value, self._model.look.drawing is tool)

    def step(self, right: int, up: int) -> bool:
        """Move the current region, or its handle, by bins as seen on screen; tell whether there is one."""
        shown, axes, regions = self._model.shown, self._model.look.axes, self._model.regions
        if shown is None or regions.shape is None:
            return False
        grid = shown.result.grid
        dx, dy = right * (-grid.dx if axes.invert_x else grid.dx), up * (-grid.dy if axes.invert_y else grid.dy)
        handles = handles_of(regions.shape)
        if regions.handle is None:
            self._model.set_regions(regions.moved(dx, dy))
        elif regions.handle < len(handles):
            handle = handles[regions.handle]
            shape = handle.pulled(handle.x + dx, handle.y + dy)
            self._model.set_regions(regions.changed(shape))
        else:
            self._model.set_regions(regions.changed(reset_angle(regions.shape, float(right + up))))
        return True

    def remove(self) -> bool:
        """Remove selected rows, the corner that is held, or the chosen shape; tell whether there was any."""
        regions = self._model.regions
        if self.workspace is not None and self.workspace.regions.hand.step_back():
            return True
        if self._panel.has_keys() and self._panel.selected():
            self._model.set_regions(regions.without(self._panel.selected()))
            return True
        if regions.shape is None:
            return False
        handles = handles_of(regions.shape)
        held = None if regions.handle is None or regions.handle >= len(handles) else handles[regions.handle].fewer
        self._model.set_regions(regions.without_shape() if held is None else regions.changed(held).held(None))
        return True

    def copy(self) -> bool:
        """Copy the selected rows of the table, with all digits; tell whether the keys go there."""
        if self.workspace is None or not (self._panel.has_keys() and self._panel.selected()):
            return False
        names = {self._model.regions.rows[place].name for place in self._panel.selected()}
        told = [one for one in self.workspace.regions.told() if one.region.name in names]
        QGuiApplication.clipboard().setText(tab_separated(told))
        return True

    def escape(self) -> bool:
        """Drop what is being drawn, put the tool away, let go of a handle or a region; tell whether there was any."""
        regions, look = self._model.regions, self._model.look
        hand = None if self.workspace is None else self.workspace.regions.hand
        if hand is not None and hand.busy:
            hand.stop()
        elif look.drawing is not None:
            self._take_tool(None)
        elif regions.handle is not None:
            self._model.set_regions(regions.held(None))
        elif regions.current is not None:
            self._model.set_regions(regions.chosen(None))
        else:
            return False
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._window or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if self._model.look.drawing is None or self.workspace is None:
            return False
        hand = self.workspace.regions.hand
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not hand.finish():
                self._put_in_the_middle(self._model.look.drawing, event.modifiers())
            return True
        return event.key() == Qt.Key.Key_Backspace and hand.step_back()

    def _take_tool(self, tool: Tool | None) -> None:
        if tool is not None:
            self.panel_wanted.emit()
            self._window.focus_picture()
        self._model.set_look(replace(self._model.look, drawing=tool, measuring=False, ruler=None))

    def _put_in_the_middle(self, tool: Tool, keys: Qt.KeyboardModifier) -> None:
        """Draw a shape of a fair size, for those who draw with keys; Alt adds it to a region, Ctrl takes it away."""
        if self.workspace is None:
            return
        (x, y), across, up = self.workspace.regions.view_middle()
        chosen, taken = self._model.regions.shape, bool(keys & Qt.KeyboardModifier.ControlModifier)
        joins = chosen is not None and (taken or bool(keys & Qt.KeyboardModifier.AltModifier))
        if joins and chosen is not None:
            x, y = middle_of(chosen)
        ellipse = Ellipse(x, y, across, up)
        shapes: dict[Tool, Shape] = {
            Tool.RECTANGLE: Rectangle(x, y, 2 * across, 2 * up),
            Tool.ELLIPSE: ellipse,
            Tool.POLYGON: Polygon((ring_around(ellipse, _SIDES),)),
        }
        shape = shapes[tool]
        self._set(lambda regions: regions.with_shape(shape, taken=taken) if joins else regions.added(shape))
        self._take_tool(None)

    def _duplicate(self) -> None:
        if self.workspace is not None:
            width, height = self.workspace.view.pixel_size()
            self._set(lambda regions: regions.duplicated(_BESIDE * width, -_BESIDE * height))

    def _set(self, change: Callable[[Regions], Regions]) -> None:
        try:
            self._model.set_regions(change(self._model.regions))
        except UserError as error:
            self._model.failed.emit(error)


def _next_handle(regions: Regions) -> Regions:
    """Return regions whose next handle the keys move: corners, sides or ends, then the turn; then the whole again."""
    shape = regions.shape
    if shape is None:
        return regions
    handles = handles_of(shape)
    numbers = [number for number, handle in enumerate(handles) if not handle.new] + [len(handles)]
    after = [number for number in numbers if regions.handle is None or number > regions.handle]
    return regions.held(after[0] if after else None)


def _with_corner(regions: Regions) -> Regions:
    """Return regions with a corner more in the chosen polygon, after the one that is held; the new one is held."""
    shape = regions.shape
    if not isinstance(shape, Polygon):
        return regions
    handles = handles_of(shape)
    corners = [number for number, handle in enumerate(handles) if not handle.new]
    if not corners:
        return regions
    place = regions.handle if regions.handle in corners else 0
    edge = handles[len(corners) + place]
    return regions.changed(edge.pulled(edge.x, edge.y)).held(place + 1)
