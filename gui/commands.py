"""What the actions, the drops and the buttons of the window do."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from core.columns import ColumnChoice
from core.errors import UserError
from core.export import EXPORTS, Figure, export
from core.messages import Message
from core.progress import Report
from core.ranges import checked_range
from core.readers import FORMATS, PACKED
from core.region_files import SUFFIXES as REGIONS
from core.samples import Sample
from core.session import SUFFIX, is_session
from core.settings import RangeChoice, RangeRule, Settings, SigmaChoice, SigmaRule
from gui import command_line, licences
from gui.conductor import Conductor
from gui.dialogs import ask_for_file, ask_where_to, file_filter, show_page
from gui.guide import Guide
from gui.help import about, keys_and_words
from gui.jobs import Jobs
from gui.main_window import MainWindow
from gui.model import Model
from gui.state import Shown, Source
from gui.words import mark, said, tr

if TYPE_CHECKING:  # needs numpy, which comes after the window
    from gui.workspace import Workspace

_ZOOM = 1.25  # times as much is seen with a key


class Commands(QObject):
    """One method for each thing that somebody can ask for, whatever it was asked with."""

    session_asked = Signal(object)  # Path
    files_wait = Signal(int, str, list, str)  # how many were given, which is opened, the names of the rest, and why

    def __init__(self, window: MainWindow, model: Model, conductor: Conductor, exports: Jobs) -> None:
        super().__init__(window)
        self._window = window
        self._guide = Guide(window)
        self._model = model
        self._conductor = conductor
        self._exports = exports
        self._given: tuple[Path, ...] = ()
        self._rest: tuple[Path, ...] = ()
        self._choice: ColumnChoice | None = None
        self._settings: Settings | None = None
        self.workspace: Workspace | None = None
        self.last_folder: Callable[[], str] = lambda: ""
        self.opens: Callable[[list[Path]], None] = self.open_files  # what becomes of files that were asked for
        self.escape: Callable[[], bool] = lambda: False  # lets go of what is at hand; tells whether there was anything
        model.parted.connect(self._open_apart)
        exports.finished.connect(model.tell)
        exports.failed.connect(model.failed)

    def handlers(self) -> dict[str, Callable[[bool], None]]:
        """Return what each action does."""
        return {
            "open": lambda _: self.ask_for_file(),
            "reload": lambda _: self._model.reload(),
            "export": lambda _: self.ask_where_to(),
            "copy_line": lambda _: command_line.copy(self._model),
            "close": lambda _: self._close(),
            "cancel": lambda _: self._cancel(),
            "show_all": lambda _: self._show_all(),
            "zoom_in": lambda _: self._zoom(1 / _ZOOM),
            "zoom_out": lambda _: self._zoom(_ZOOM),
            "raw": lambda on: self._change(raw=on),
            "freeze": lambda on: self._model.set_look(replace(self._model.look, frozen=on)),
            "scatter": lambda on: self._model.set_look(replace(self._model.look, scatter_beside=on)),
            "scale_bar": lambda on: self._model.set_look(replace(self._model.look, scale_bar=on)),
            "measure": lambda on: self._model.set_look(
                replace(self._model.look, measuring=on, ruler=None, drawing=None)
            ),
            "equal": lambda on: self._axes(equal_aspect=on),
            "invert_x": lambda on: self._axes(invert_x=on),
            "invert_y": lambda on: self._axes(invert_y=on),
            "full_screen": self._full_screen,
            "range_full": lambda _: self._change(range=RangeChoice(RangeRule.FULL)),
            "range_view": lambda _: self.range_from_view(),
            "range_most": lambda _: self._change(range=RangeChoice(RangeRule.MOST)),
            "sigma_auto": lambda _: self._change(sigma=SigmaChoice(SigmaRule.AUTO)),
            "help": lambda _: self._page(tr("Keys and words"), keys_and_words()),
            "guide": lambda _: self._guide.show("start"),
            "files": lambda _: self._guide.show("files"),
            "numbers": lambda _: self._guide.show("numbers"),
            "licences": lambda _: self._page(tr("Licences"), licences.page()),
            "about": lambda _: self._page(tr("About Sfumato"), about()),
        }

    def open_files(
        self, files: Sequence[Path], choice: ColumnChoice | None = None, settings: Settings | None = None
    ) -> None:
        """Open these files as one set; where they are none, the first, and the others wait until they are asked for."""
        if is_session(files):
            self.session_asked.emit(files[0])
            return
        self._given, self._choice, self._settings = tuple(files), choice, settings
        first, *more = files
        name = tr("{file} and {n} more", file=first.name, n=len(more)) if more else first.name or str(first)
        self._rest = ()
        self.files_wait.emit(len(files), name, [], "")
        self._model.open(Source(first, name, more=tuple(more)), choice, settings)

    def open_next(self) -> None:
        """Open the next of the files that were given together."""
        if self._rest:
            self._open(self._rest[0], self._rest[1:], None)

    def open_pasted(self, path: Path) -> None:
        """Open a table that was pasted."""
        self._rest = ()
        self.files_wait.emit(1, path.name, [], "")
        self._model.open(Source(path, path.name, pasted=True))

    def open_sample(self, sample: Sample, choice: ColumnChoice | None = None, settings: Settings | None = None) -> None:
        """Open a sample, as it is meant to be seen."""
        self._rest = ()
        self.files_wait.emit(1, sample.name, [], "")
        source = Source(sample.path, sample.name, sample=True)
        self._model.open(source, choice or ColumnChoice(sample.x, sample.y), settings or sample.settings)

    def ask_for_file(self) -> None:
        """Ask for a file to open."""
        rows = {tr(row.name): row.suffixes for row in FORMATS} | {tr("Packed table"): PACKED, tr("Session"): (SUFFIX,)}
        if self._model.shown is not None:
            rows[tr("Regions")] = REGIONS
        filters = file_filter(rows, tr("Tables of points"))
        ask_for_file(self._window, tr("Open a file of points"), filters, self._folder(), self.opens)

    def ask_where_to(self) -> None:
        """Ask for a file to export to."""
        shown = self._ready_to_export()
        if shown is not None:
            name = f"{Path(shown.source.name).stem}{EXPORTS[0].suffix}"
            there = {"contours": self._model.look.outlines.contours, "regions": bool(self._model.regions.rows)}
            rows = [row for row in EXPORTS if not row.holds or any(there[name] for name in row.holds)]
            filters = file_filter({tr(row.name): (row.suffix,) for row in rows})
            ask_where_to(self._window, tr("Export what is shown"), filters, self._folder(), name, self.export_to)

    def export_to(self, path: Path) -> None:
        """Write what is shown to a file."""
        shown, look, regions = self._ready_to_export(), self._model.look, self._model.regions.rows
        if shown is None:
            return
        axes = look.axes
        x_name, y_name = shown.loaded.labels
        figure = Figure(
            result=shown.result,
            source=shown.source.name,
            x_name=x_name,
            y_name=y_name,
            equal_aspect=axes.equal_aspect,
            invert_x=axes.invert_x,
            invert_y=axes.invert_y,
            sphere=axes.sphere,
            units=shown.units,
            origin=shown.loaded.path,
            dots=look.dots,
            scale_bar=look.scale_bar,
        )

        def write(report: Report, _arrived: object) -> Message:
            from core.regions import measured  # noqa: PLC0415 (it needs numpy, which came after the window)
            from gui.outlining import counted_contours, shown_peaks  # noqa: PLC0415 (likewise)

            told = measured(regions, shown.result.points, shown.result.density, report)
            contours = counted_contours(shown.result, look.outlines, report)
            peaks = shown_peaks(shown.result, look.outlines, report)
            report(None, mark("Writing"))
            export(replace(figure, contours=contours, regions=told, peaks=peaks), path)
            return Message("{file} was written", {"file": path.name})

        self._exports.start(write)

    def range_from_view(self) -> None:
        """Bin what is on screen."""
        if self.workspace is None:
            return
        seen = self.workspace.view_range()
        try:
            typed = checked_range(seen.x_min, seen.x_max, seen.y_min, seen.y_max)
        except UserError as error:
            self._model.failed.emit(error)
            return
        self._change(range=RangeChoice(RangeRule.TYPED, typed))

    def _open_apart(self, error: UserError) -> None:
        self._open(self._given[0], self._given[1:], self._settings, said(error.message))

    def _open(self, path: Path, rest: Sequence[Path], settings: Settings | None, reason: str = "") -> None:
        self._rest = tuple(rest)
        self._model.open(Source(path, path.name), self._choice, settings)
        self.files_wait.emit(len(self._given), path.name, [one.name for one in self._rest], reason)

    def _ready_to_export(self) -> Shown | None:
        """Return what is shown, unless that is a part of it, or something is being written."""
        shown = self._model.shown
        if shown is None:
            return None
        if not shown.loaded.complete:
            self._model.failed.emit(
                UserError("{file} is still being read", "Export it when all of it is there.", file=shown.source.name)
            )
        elif not shown.finished:
            self._model.failed.emit(UserError("the picture is still being made", "Export it when it is done."))
        elif self._exports.busy:
            self._model.failed.emit(UserError("another export is still being written", "Export again when it is done."))
        else:
            return shown
        return None

    def _folder(self) -> str:
        """Return the folder of the data, or the last one that files were opened from."""
        shown = self._model.shown
        return (shown is not None and shown.source.folder) or self.last_folder()

    def _change(self, **changes: object) -> None:
        if self._model.wanted.source is not None:
            settings = replace(self._model.wanted.settings, **changes)  # type: ignore[arg-type]  # each caller gives a field of Settings its type
            self._model.set_settings(settings)

    def _axes(self, **changes: bool) -> None:
        look = self._model.look
        self._model.set_look(replace(look, axes=replace(look.axes, **changes)))

    def _cancel(self) -> None:
        """Stop the work, or else let go of what is at hand, or else leave the full screen."""
        look = self._model.look
        if self._model.satisfied and self.escape():
            return
        if self._model.satisfied and look.measuring:
            self._model.set_look(replace(look, measuring=False, ruler=None))
        elif self._model.satisfied and look.outlines.profile:
            self._model.set_look(replace(look, outlines=replace(look.outlines, profile=False)))
        elif self._model.satisfied and self._window.isFullScreen():
            self._full_screen(False)
        else:
            self._conductor.cancel()

    def _show_all(self) -> None:
        if self.workspace is not None:
            self.workspace.show_all()

    def _zoom(self, factor: float) -> None:
        if self.workspace is not None:
            self.workspace.view.zoom(factor)

    def _full_screen(self, on: bool) -> None:
        full, state = Qt.WindowState.WindowFullScreen, self._window.windowState()
        self._window.setWindowState(state | full if on else state & ~full)  # a maximised window is so again

    def _close(self) -> None:
        self._window.close()

    def _page(self, title: str, html: str) -> None:
        show_page(self._window, title, html)
