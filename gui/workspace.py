"""What needs numpy and pyqtgraph: the picture and what is told of it. Imported by a worker while the frame is there."""

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from core.details import Detail
from core.errors import UserError
from core.ranges import Range
from core.readout import readout_at
from gui.citation import AxisUnits, Facts, unit_words
from gui.density_view import DensityView
from gui.inquiry import Inquiry, Position, Told
from gui.model import Model, Shown
from gui.probe_cells import Cell, cells_of
from gui.probe_mark import Mark
from gui.probes import Probe, Probes
from gui.probes_panel import ProbesPanel
from gui.readout_bar import ReadoutBar

_ON_A_MARK = 7.0  # pixels
_FEW = 50  # probes whose densities are read at once


class Workspace(QObject):
    """Shows what the model shows, and tells of the position under the mouse and of the probes."""

    probes_came = Signal()  # the first one was pinned
    probes_gone = Signal()  # with the file that they belonged to

    def __init__(
        self, model: Model, readout: ReadoutBar, panel: ProbesPanel, *, dark: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.view = DensityView()
        self.inquiry = Inquiry(self)
        self._model = model
        self._readout = readout
        self._panel = panel
        self._before: Shown | None = None
        self._place: Position | None = None
        self._last: tuple[Detail, float] | None = None  # the details told last, and the density they belonged to
        self._detail: tuple[Position, Detail | None] | None = None
        self._told: dict[Position, Told] = {}
        self._earlier: dict[Position, Detail | None] = {}
        self._unclicked: Probes | None = None
        self._pinned = False
        self._patience = QTimer(self)  # a double click pins nothing, and so no table comes and goes
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.probes_came)
        self.view.set_ground(dark)
        self._connect()
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

    def place(self) -> Position | None:
        """Return the position that the readout tells of."""
        return self._place

    def told(self) -> dict[Position, Told]:
        """Return what is known of the probes."""
        return self._told

    def units(self) -> AxisUnits:
        """Return the units of the axes, as far as they are known."""
        shown = self._model.shown
        if shown is None:
            return None, None
        units = {column.name: column.unit for column in shown.loaded.columns}
        return units.get(shown.loaded.x), units.get(shown.loaded.y)

    def _connect(self) -> None:
        view, model, inquiry = self.view, self._model, self.inquiry
        view.moved.connect(self._moved)
        view.left.connect(self._left)
        view.view_changed.connect(self._view_changed)
        view.clicked.connect(self._clicked)
        view.double_clicked.connect(self._double_clicked)
        model.shown_changed.connect(self._show)
        model.look_changed.connect(self._lay_out)
        model.probes_changed.connect(self._show_probes)
        inquiry.place_told.connect(self._take_detail)
        inquiry.probes_told.connect(self._take_told)

    def _show(self) -> None:
        shown, before = self._model.shown, self._before
        if shown is None:
            self._before = self._place = None
            self.inquiry.follow(None)
            self.view.clear()
            self._tell()
            self._show_probes()
            return
        if before is not None and before.source.path != shown.source.path and not self._model.probes.rows:
            self.probes_gone.emit()
        other = before is None or not before.wanted.same_data(shown.wanted)
        reframed = before is None or before.result.grid.extent != shown.result.grid.extent
        self._before = shown
        if other or (before is not None and before.result.density.unit is not shown.result.density.unit):
            self._last, self._earlier = None, {}
        if other:
            self._lay_out()
            self._place = None
        self.view.show_result(shown.result, fit=other or reframed)
        self._detail, self._told = None, {}
        self.inquiry.follow(shown.result)
        self._tell()
        self._show_probes()

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
        shown, place = self._model.shown, self._place
        readout = None
        if shown is not None and place is not None:
            readout = readout_at(shown.result.counts, shown.result.density, *place)
        self.view.set_mark(None if readout is None else readout.density)
        if shown is None or place is None or readout is None:
            self._readout.tell(None)
            self.inquiry.point(None)
            return
        settled = self._detail is not None and self._detail[0] == place
        if settled and self._detail is not None and self._detail[1] is not None:
            self._last = self._detail[1], readout.density
        detail, density = (None, 0.0) if self._last is None else self._last
        facts = Facts(readout, shown.result, self.units(), detail, settled, density)
        self._readout.tell(facts, frozen=self._model.look.frozen)
        if not settled:
            self.inquiry.point(place)

    def _take_detail(self, place: Position, detail: Detail | None) -> None:
        self._detail = place, detail
        self._tell()

    def _clicked(self, x: float, y: float) -> None:
        probes = self._model.probes
        self._unclicked = probes
        width, height = self.view.pixel_size()
        near = [math.hypot((probe.x - x) / width, (probe.y - y) / height) for probe in probes.rows]
        if near and min(near) <= _ON_A_MARK:
            self._model.set_probes(probes.chosen(near.index(min(near))))
        else:
            self._pin(lambda: probes.added([("", x, y)]))

    def _double_clicked(self, _x: float, _y: float) -> None:
        if self._unclicked is not None:
            self._model.set_probes(self._unclicked)
            self._unclicked = None

    def _pin(self, made: Callable[[], Probes]) -> None:
        try:
            self._model.set_probes(made())
        except UserError as error:
            self._model.failed.emit(error)

    def _show_probes(self) -> None:
        """Bring marks and table up to date."""
        shown, probes = self._model.shown, self._model.probes
        marks = [Mark(row.label, row.x, row.y, place == probes.current) for place, row in enumerate(probes.rows)]
        self.view.set_probes(marks)
        self.inquiry.probe([(row.x, row.y) for row in probes.rows])
        if not probes.rows:
            self._patience.stop()
        elif not self._pinned:
            self._patience.start(QGuiApplication.styleHints().mouseDoubleClickInterval())
        self._pinned = bool(probes.rows)
        if shown is None:
            self._panel.show_probes((), None, "")
            return
        rows = [self._cells(probe, shown) for probe in probes.rows]
        self._panel.show_probes(rows, probes.current, unit_words(shown.result.density.unit, self.units()))

    def _cells(self, probe: Probe, shown: Shown) -> tuple[Cell, ...]:
        place, result = (probe.x, probe.y), shown.result
        told = self._told.get(place)
        if told is None and len(self._model.probes.rows) <= _FEW:
            told = Told(readout_at(result.counts, result.density, *place))
        return cells_of(probe, told, self._earlier.get(place), result)

    def _take_told(self, told: dict[Position, Told]) -> None:
        self._told = told
        earlier = self._earlier
        self._earlier = {place: one.detail if one.settled else earlier.get(place) for place, one in told.items()}
        self._show_probes()


def _named(shown: Shown, name: str) -> str:
    unit = next((column.unit for column in shown.loaded.columns if column.name == name), None)
    return name if unit is None or unit in name else f"{name} [{unit}]"
