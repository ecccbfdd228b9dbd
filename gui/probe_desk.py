"""The probes on screen: their marks on the picture, their rows in the table, and what a click does to them."""

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from core.details import Detail
from core.errors import UserError
from core.readout import readout_at
from core.unit_words import unit_message
from gui.density_view import DensityView
from gui.inquiry import Inquiry, Position, Told
from gui.model import Model
from gui.probe_cells import Cell, cells_of
from gui.probe_mark import Mark
from gui.probes import Probe, Probes
from gui.probes_panel import ProbesPanel
from gui.state import Shown
from gui.words import said

_ON_A_MARK = 7.0  # pixels
_FEW = 50  # probes whose densities are read at once


class ProbeDesk(QObject):
    """Keeps marks and table in step with the model."""

    came = Signal()  # the first probe was pinned
    gone = Signal()  # the probes, with the file that they belonged to

    def __init__(
        self, model: Model, view: DensityView, panel: ProbesPanel, inquiry: Inquiry, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._view = view
        self._panel = panel
        self._inquiry = inquiry
        self._shown: Shown | None = None
        self._told: dict[Position, Told] = {}
        self._earlier: dict[Position, Detail | None] = {}
        self._unclicked: Probes | None = None
        self._pinned = False
        self._claimed: Callable[[float, float], bool] = lambda _x, _y: False
        self._patience = QTimer(self)  # a double click pins nothing, and so no table comes and goes
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.came)
        view.clicked.connect(self._clicked)
        view.double_clicked.connect(self._double_clicked)
        model.probes_changed.connect(self._show_probes)
        inquiry.probes_told.connect(self._take_told)

    def follow(self, shown: Shown | None) -> None:
        """Speak of another result from now on."""
        before, self._shown = self._shown, shown
        self._told = {}
        if shown is not None and before is not None:
            if before.source.path != shown.source.path and not self._model.probes.rows:
                self.gone.emit()
            if before.result.density.unit is not shown.result.density.unit or not before.wanted.same_data(shown.wanted):
                self._earlier = {}
        self._show_probes()

    def claim(self, claimed: Callable[[float, float], bool]) -> None:
        """Pin nothing where a click is told to be somebody else's."""
        self._claimed = claimed

    def told(self) -> dict[Position, Told]:
        """Return what is known of the probes."""
        return self._told

    def _clicked(self, x: float, y: float) -> None:
        probes = self._model.probes
        if self._claimed(x, y):
            return
        self._unclicked = probes
        width, height = self._view.pixel_size()
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
        shown, probes = self._shown, self._model.probes
        marks = [Mark(row.label, row.x, row.y, place == probes.current) for place, row in enumerate(probes.rows)]
        self._view.set_probes(marks)
        self._inquiry.probe([(row.x, row.y) for row in probes.rows])
        if not probes.rows:
            self._patience.stop()
        elif not self._pinned:
            self._patience.start(QGuiApplication.styleHints().mouseDoubleClickInterval())
        self._pinned = bool(probes.rows)
        if shown is None:
            self._panel.show_probes((), None, "")
            return
        rows = [self._cells(probe, shown) for probe in probes.rows]
        self._panel.show_probes(rows, probes.current, said(unit_message(shown.result.density.unit, shown.units)))

    def _cells(self, probe: Probe, shown: Shown) -> tuple[Cell, ...]:
        place, result = (probe.x, probe.y), shown.result
        told = self._told.get(place)
        if told is None and len(self._model.probes.rows) <= _FEW:
            told = Told(readout_at(result.counts, result.density, *place, result.grid))
        return cells_of(probe, told, self._earlier.get(place), result)

    def _take_told(self, told: dict[Position, Told]) -> None:
        self._told = told
        earlier = self._earlier
        self._earlier = {place: one.detail if one.settled else earlier.get(place) for place, one in told.items()}
        self._show_probes()
