"""What can be done with contours, peaks and the profile, whatever it was asked with."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from core.errors import UserError
from core.export import spare, write_file
from core.export.columns import Value, tab_separated, write_columns
from core.messages import Message
from core.progress import Report
from core.unit_words import unit_words
from gui.actions import Actions
from gui.dialogs import ask_where_to, file_filter
from gui.docks import Docks
from gui.jobs import Jobs
from gui.main_window import MainWindow
from gui.model import Model
from gui.outline_panels import OutlinePanels
from gui.outlines import Outlines
from gui.words import mark, tr

if TYPE_CHECKING:  # needs numpy, which comes after the window
    from gui.workspace import Workspace

Table = tuple[Sequence[str], Sequence[Sequence[Value]]]
_SAMPLE = ("distance", "x", "y", "density", "error", "n_eff", "unit")
_CONTOUR = ("level", "density", "unit", "share", "area", "points")
_PEAK = ("peak", "x", "y", "density", "error", "saddle", "significance", "share", "unit")

_WITH_A_PANEL = ("contours", "peaks", "profile")


class OutlineCommands(QObject):
    """Turns them on and off; each brings its panel, and takes it away."""

    def __init__(self, window: MainWindow, model: Model, docks: Docks, panels: OutlinePanels, exports: Jobs) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._docks = docks
        self._exports = exports
        self._panels = panels
        self._before = Outlines()
        self.workspace: Workspace | None = None
        ask = self._ask_where_to
        panels.profile.export_asked.connect(lambda: ask(tr("Export the profile"), "profile", self._profile()))
        panels.peaks.export_asked.connect(lambda: ask(tr("Export the peaks"), "peaks", self._peaks()))

    def handlers(self) -> dict[str, Callable[[bool], None]]:
        """Return what each action does."""
        return {
            "contours": lambda on: self._set(contours=on),
            "peaks": lambda on: self._set(peaks=on),
            "profile": self._set_profile,
            "marginals": lambda on: self._set(marginals=on),
        }

    def copy(self) -> bool:
        """Copy the table that has the keys; tell whether one of ours has."""
        for table, made in ((self._panels.contours.table, self._contours), (self._panels.peaks.table, self._peaks)):
            if table.hasFocus() and (values := made()) is not None:
                QGuiApplication.clipboard().setText(tab_separated(*values))
                return True
        return False

    def lay_out(self, actions: Actions) -> None:
        """Tick what is shown, and bring or take away its panel."""
        before, now = self._before, self._model.look.outlines
        self._before = now
        actions.check("marginals", now.marginals)
        for name in _WITH_A_PANEL:
            on = getattr(now, name)
            actions.check(name, on)
            if on and not getattr(before, name):
                self._docks.bring(name)
            elif getattr(before, name) and not on:
                self._docks.put_away(name)

    def _set(self, **changes: bool) -> None:
        look = self._model.look
        self._model.set_look(replace(look, outlines=replace(look.outlines, **changes)))  # type: ignore[arg-type]  # all of them are switches

    def _set_profile(self, on: bool) -> None:
        """Turn it on or off; other tools leave the mouse to a line that is still to be drawn."""
        look = self._model.look
        if on and look.outlines.line is None:
            look = replace(look, drawing=None, measuring=False, ruler=None)
        self._model.set_look(replace(look, outlines=replace(look.outlines, profile=on)))

    def _ask_where_to(self, title: str, ending: str, table: Table | None) -> None:
        """Ask for a file for a table, unless that is still to be made."""
        shown = self._model.shown
        if shown is None or table is None:
            self._model.failed.emit(UserError("the table is still being made", "Export it when it is done."))
            return
        name = f"{Path(shown.source.name).stem}-{ending}.csv"
        filters = file_filter({tr("Comma-separated values"): (".csv",)})
        ask_where_to(self._window, title, filters, shown.source.folder, name, lambda path: self.export_to(path, table))

    def export_to(self, path: Path, table: Table) -> None:
        """Write a table to a file, with all digits."""
        shown = self._model.shown
        if self._exports.busy:
            self._model.failed.emit(UserError("another export is still being written", "Export again when it is done."))
            return
        origin = None if shown is None else shown.source.path

        def write(report: Report, _arrived: object) -> Message:
            report(None, mark("Writing"))
            spare(path, origin)
            write_file(path, lambda file: write_columns(*table, file))
            return Message("{file} was written", {"file": path.name})

        self._exports.start(write)

    def _contours(self) -> Table | None:
        """Return the contours of what is shown; None while they are sought."""
        shown, found = self._model.shown, None if self.workspace is None else self.workspace.outlines.contours
        if shown is None or found is None or found.result is not shown.result:
            return None
        unit = unit_words(shown.result.density.unit, shown.units)
        points: Sequence[int | None] = found.points or [None] * len(found.contours)
        return _CONTOUR, [
            (one.wanted, one.density, unit, one.share, one.area, inside)
            for one, inside in zip(found.contours, points, strict=True)
        ]

    def _peaks(self) -> Table | None:
        """Return the peaks of what is shown; None while they are sought."""
        shown, found = self._model.shown, None if self.workspace is None else self.workspace.outlines.peaks
        if shown is None or found is None or found.result is not shown.result:
            return None
        unit = unit_words(shown.result.density.unit, shown.units)
        values = [[getattr(peak, name) for name in _PEAK[1:-1]] for peak in found.peaks]
        return _PEAK, [(number, *row, unit) for number, row in enumerate(values, 1)]

    def _profile(self) -> Table | None:
        """Return the profile of what is shown; None while it is sought."""
        shown, found = self._model.shown, None if self.workspace is None else self.workspace.profile.found
        if shown is None or found is None or found.result is not shown.result or not found.settled:
            return None
        unit = unit_words(found.unit, shown.units)
        columns = [getattr(found.profile, name).tolist() for name in _SAMPLE[:-1]]
        return _SAMPLE, [(*row, unit) for row in zip(*columns, strict=True)]
