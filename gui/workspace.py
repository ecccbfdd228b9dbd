"""What needs numpy and pyqtgraph: the picture and its readout. Imported by a worker while the frame is on screen."""

from PySide6.QtCore import QObject

from core.ranges import Range
from core.readout import readout_at
from gui.density_view import DensityView
from gui.model import Model, Shown
from gui.readout_bar import ReadoutBar


class Workspace(QObject):
    """Shows what the model shows, and tells of the position under the mouse."""

    def __init__(self, model: Model, readout: ReadoutBar, *, dark: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view = DensityView()
        self._model = model
        self._readout = readout
        self._before: Shown | None = None
        self._place: tuple[float, float] | None = None
        self.view.set_ground(dark)
        self.view.moved.connect(self._moved)
        self.view.left.connect(self._left)
        self.view.view_changed.connect(self._view_changed)
        model.shown_changed.connect(self._show)
        model.look_changed.connect(self._lay_out)
        self._lay_out()
        self._show()

    def view_range(self) -> Range:
        """Return the range that is on screen."""
        return self.view.view_range()

    def show_all(self) -> None:
        """Bring the whole range on screen."""
        self.view.show_all()

    def set_dark(self, dark: bool) -> None:
        """Stand on a dark or a light ground."""
        self.view.set_ground(dark)

    def _show(self) -> None:
        shown, before = self._model.shown, self._before
        if shown is None:
            self._before = self._place = None
            self.view.clear()
            self._tell()
            return
        other = before is None or not before.wanted.same_data(shown.wanted)
        reframed = before is None or before.result.grid.extent != shown.result.grid.extent
        self._before = shown
        if other:
            self._lay_out()
            self._place = None
        self.view.show_result(shown.result, fit=other or reframed)
        self._tell()

    def _lay_out(self) -> None:
        look, shown = self._model.look, self._model.shown
        x, y = ("", "") if shown is None else (_named(shown, shown.loaded.x), _named(shown, shown.loaded.y))
        self.view.set_axes(x, y, invert_x=look.axes.invert_x, invert_y=look.axes.invert_y)
        self.view.set_equal_aspect(look.axes.equal_aspect)
        self.view.set_scatter_beside(look.scatter_beside)
        if not look.frozen:
            self._place = self.view.mouse_position()
        self._tell()

    def _moved(self, x: float, y: float) -> None:
        if not self._model.look.frozen:
            self._place = x, y
            self._tell()

    def _left(self) -> None:
        if not self._model.look.frozen:
            self._place = None
            self._tell()

    def _view_changed(self) -> None:
        place = self.view.mouse_position()
        if place is not None and not self._model.look.frozen:
            self._moved(*place)

    def _tell(self) -> None:
        shown = self._model.shown
        if shown is None or self._place is None:
            self._readout.tell(None, None)
            self.view.set_mark(None)
            return
        readout = readout_at(shown.result.counts, shown.result.density, *self._place)
        self._readout.tell(readout, shown.result, frozen=self._model.look.frozen)
        self.view.set_mark(None if readout is None else readout.density)


def _named(shown: Shown, name: str) -> str:
    unit = next((column.unit for column in shown.loaded.columns if column.name == name), None)
    return name if unit is None or unit in name else f"{name} [{unit}]"
