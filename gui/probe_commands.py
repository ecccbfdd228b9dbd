"""What can be done with probes, whatever it was asked with."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from core.errors import UserError
from core.export import spare, write_file
from core.export.probes import ProbeValues, tab_separated, write_probes
from core.messages import Message
from core.progress import Report
from core.unit_words import unit_words
from gui.dialogs import ask_where_to, file_filter
from gui.jobs import Jobs
from gui.main_window import MainWindow
from gui.model import Model
from gui.probe_cells import values_of
from gui.probes import Probes, positions_in
from gui.probes_panel import ProbesPanel
from gui.readout_bar import ReadoutBar
from gui.words import mark, tr

if TYPE_CHECKING:  # needs numpy, which comes after the window
    from gui.workspace import Workspace


class ProbeCommands(QObject):
    """Pins, moves, removes, copies and writes probes."""

    panel_wanted = Signal()

    def __init__(
        self, window: MainWindow, panel: ProbesPanel, readout: ReadoutBar, model: Model, exports: Jobs
    ) -> None:
        super().__init__(window)
        self._window = window
        self._panel = panel
        self._readout = readout
        self._model = model
        self._exports = exports
        self.workspace: Workspace | None = None
        panel.added.connect(self.add)
        panel.renamed.connect(lambda place, label: model.set_probes(model.probes.renamed(place, label)))
        panel.chosen.connect(lambda place: model.set_probes(model.probes.chosen(place)))
        panel.stepped.connect(self.step)
        panel.remove_asked.connect(self.remove)
        panel.export_asked.connect(self._ask_where_to)

    def handlers(self) -> dict[str, Callable[[bool], None]]:
        """Return what each action does."""
        return {
            "pin": lambda _: self._pin(),
            "probe_at": lambda _: self._ask_for_position(),
            "paste": lambda _: self.add(QGuiApplication.clipboard().text()),
            "export_probes": lambda _: self._ask_where_to(),
        }

    def add(self, text: str) -> None:
        """Pin the positions of a text."""
        try:
            probes = self._model.probes.added(positions_in(text))
        except UserError as error:
            self._model.failed.emit(error)
            return
        self._panel.position_taken()
        self._model.set_probes(probes)

    def step(self, right: int, up: int) -> None:
        """Move the current probe by bins, as seen on screen; without one, the position of the readout."""
        shown, axes = self._model.shown, self._model.look.axes
        if self._model.probes.current is None and self.workspace is not None:
            self.workspace.walk(right, up)
            return
        if shown is not None:
            grid = shown.result.grid
            dx, dy = (-grid.dx if axes.invert_x else grid.dx), (-grid.dy if axes.invert_y else grid.dy)
            self._model.set_probes(self._model.probes.stepped(right * dx, up * dy))

    def _pin(self) -> None:
        place = None if self.workspace is None else self.workspace.place()
        if place is not None:
            self._set(lambda probes: probes.added([("", *place)]))

    def _ask_for_position(self) -> None:
        self.panel_wanted.emit()
        self._panel.ask_for_position()

    def remove(self) -> None:
        """Remove the selected probes."""
        probes = self._model.probes
        selected = self._panel.selected()
        if not selected and probes.current is not None:
            selected = [probes.current]
        self._set(lambda probes: probes.without(selected))

    def _set(self, change: Callable[[Probes], Probes]) -> None:
        try:
            self._model.set_probes(change(self._model.probes))
        except UserError as error:
            self._model.failed.emit(error)

    def copy(self) -> None:
        """Copy the selected rows, or else the readout."""
        field = self._window.focusWidget()
        if self._panel.has_keys() and self._panel.selected():
            values = self._values()
            text = tab_separated([values[place] for place in self._panel.selected()])
        elif isinstance(field, QLineEdit) and field.hasSelectedText():  # asked for by the menu
            text = field.selectedText()
        else:
            text = self._readout.text()
        QGuiApplication.clipboard().setText(text)

    def _values(self) -> list[ProbeValues]:
        told = {} if self.workspace is None else self.workspace.desk.told()
        return [values_of(probe, told.get((probe.x, probe.y))) for probe in self._model.probes.rows]

    def _ask_where_to(self) -> None:
        shown = self._model.shown
        if shown is None or not self._model.probes.rows:
            self._model.failed.emit(UserError("there are no probes to export", "Click the picture to pin one."))
            return
        name = f"{Path(shown.source.name).stem}-probes.csv"
        filters = file_filter({tr("Comma-separated values"): (".csv",)})
        ask_where_to(self._window, tr("Export the probes"), filters, self._folder(), name, self.export_to)

    def export_to(self, path: Path) -> None:
        """Write the probes to a file, with all digits; what is still sought is sought first."""
        shown, probes = self._model.shown, self._model.probes.rows
        if shown is None or not shown.finished:
            self._model.failed.emit(UserError("the picture is still being made", "Export the probes when it is done."))
            return
        if self._exports.busy:
            self._model.failed.emit(UserError("another export is still being written", "Export again when it is done."))
            return
        result, unit = shown.result, unit_words(shown.result.density.unit, shown.units)

        def write(report: Report, _arrived: object) -> Message:
            from gui.inquiry import told_of  # noqa: PLC0415 (it needs numpy, which came after the window)

            report(None, mark("Writing"))
            places = [(probe.x, probe.y) for probe in probes]
            told = told_of(result, places, report)
            rows = [values_of(probe, told[place]) for probe, place in zip(probes, places, strict=True)]
            spare(path, shown.source.path)
            write_file(path, lambda file: write_probes(rows, unit, file))
            return Message("{file} was written", {"file": path.name})

        self._exports.start(write)

    def _folder(self) -> str:
        shown = self._model.shown
        return "" if shown is None else shown.source.folder
