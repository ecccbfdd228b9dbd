"""The only place where the window's parts are put together."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication

from core import delivery
from core.cli import Request, parse
from core.columns import ColumnChoice
from core.progress import Report
from core.samples import SAMPLES
from gui import theme
from gui.actions import Actions
from gui.application import Application
from gui.colour_panel import ColourPanel
from gui.commands import Commands
from gui.conductor import Conductor
from gui.dialect_desk import DialectDesk
from gui.dialogs import BugReport
from gui.empty_state import EmptyState
from gui.fields import BinsSpinBox, SigmaSpinBox
from gui.interrupt import Interrupt
from gui.jobs import Jobs, Work
from gui.main_window import NAME, MainWindow
from gui.model import Model, Shown, Wanted
from gui.notices import Notices
from gui.pasting import Pasting
from gui.probe_commands import ProbeCommands
from gui.range_panel import RangePanel
from gui.remembering import Remembering, Store
from gui.smoothing_panel import SmoothingPanel
from gui.start_up import StartUp
from gui.survey import Survey
from resources.desktop import IDENTIFIER

_INTERRUPTED = 130

if TYPE_CHECKING:  # needs numpy and pyqtgraph, which come after the window
    from gui.workspace import Workspace


def main(argv: Sequence[str]) -> int:
    """Run the window until it is closed; return the exit code."""
    app, window = create(argv)
    _listen(window)
    report = window.findChild(BugReport)
    assert report is not None
    before = sys.excepthook

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        before(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            report.show(error)

    sys.excepthook = show
    interrupt = Interrupt(window.close)
    try:
        code = app.exec()
    finally:
        interrupt.close()
        sys.excepthook = before
    return _INTERRUPTED if interrupt.came else code


def create(
    argv: Sequence[str], *, dark: bool | None = None, folder: Path | None = None
) -> tuple[QApplication, MainWindow]:
    """Build the window and show it; what it needs besides Qt comes once it is on screen.

    The arguments are those of the command line, without the program's name; ``dark`` forces a theme, else the desktop
    is followed. What is remembered stands in ``folder``, else where the platform keeps settings.
    """
    request = parse(argv)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = Application([NAME])
    app.setApplicationName(NAME)
    app.setDesktopFileName(IDENTIFIER)
    if folder is None:
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation))
    program = _Program(app, request, dark, folder)
    program.window.show()
    if isinstance(app, Application):
        app.files_asked.connect(program.window.take_files)
    return app, program.window


def _listen(window: MainWindow) -> None:
    """Once the window is on screen, take the files of later starts."""
    address = delivery.address()

    def listen() -> None:
        from gui.letter_box import LetterBox  # noqa: PLC0415 (the window is on screen before the network is imported)

        box = LetterBox(window)
        box.arrived.connect(window.take_files)
        window.closed.connect(box.close)
        box.open(address or "")

    if address is not None:
        window.painted.connect(lambda: QTimer.singleShot(0, window, listen))


class _Program(QObject):
    """The parts and their connections; lives as long as its window."""

    def __init__(self, app: QApplication, request: Request, dark: bool | None, folder: Path) -> None:
        self._app = app
        self._dark = theme.is_dark(app) if dark is None else dark
        theme.apply(app, dark=self._dark)
        self._smoothing, self._range, self._colour = SmoothingPanel(), RangePanel(), ColourPanel()
        panels = (("Smoothing", self._smoothing), ("Range", self._range), ("Colour", self._colour))
        self.window = MainWindow(EmptyState(SAMPLES), panels)
        super().__init__(self.window)
        self._model = Model(Request(changes=request.changes).settings, self)
        self._jobs, self._exports, self._errands = Jobs(self), Jobs(self), Jobs(self)
        self._remembering = Remembering(self._model, Store(folder / "columns.json"), self)
        self._conductor = Conductor(self._model, self._jobs, self._work, self)
        self._commands = Commands(self.window, self._model, self._conductor, self._exports)
        self._probes = ProbeCommands(self.window, self._model, self._exports)
        self._pasting = Pasting(self.window, self._model, self._commands)
        self._dialects = DialectDesk(self.window, self._model)
        self._survey = Survey(self._model, self._jobs, self)
        self._actions = Actions(self.window, self._commands.handlers() | self._probes.handlers() | self._own_handlers())
        self._notices = Notices(self._model, self.window.message_bar, self)
        self._bugs = BugReport(self.window)
        self._workspace: Workspace | None = None
        self._connect_model()
        self._connect_widgets()
        self._connect_jobs()
        self._start_up = StartUp(self.window, self._model, self._errands, self)
        self._start_up.ready.connect(self._bring_in)
        if dark is None:
            theme.Follower(app, self).changed.connect(self._set_dark)
        self._follow()
        self._lay_out()
        self._open(request)

    def _connect_model(self) -> None:
        self._model.wanted_changed.connect(self._follow)
        self._model.shown_changed.connect(self._follow)
        self._model.look_changed.connect(self._lay_out)

    def _connect_widgets(self) -> None:
        window, model, commands = self.window, self._model, self._commands
        for panel in (self._smoothing, self._range, self._colour):
            panel.settings_chosen.connect(model.set_settings)
        for spans in (self._range, self._colour):
            spans.refused.connect(self._notices.refuse)
            spans.hinted.connect(self._notices.hint)
            spans.settled.connect(self._notices.settle)
            spans.entered.connect(window.focus_picture)
        for sigma in self._smoothing.findChildren(SigmaSpinBox):
            sigma.corrected.connect(self._notices.hint)
        for bins in self._smoothing.findChildren(BinsSpinBox):
            bins.corrected.connect(self._notices.hint)
        self._actions["range_full"].triggered.connect(self._range.reset)
        commands.files_wait.connect(self._notices.offer_next)
        self._notices.next_asked.connect(commands.open_next)
        self._range.view_asked.connect(commands.range_from_view)
        window.source_bar.choice_chosen.connect(self._remembering.choose)
        window.source_bar.measures.refused.connect(self._notices.refuse)
        window.source_bar.dialect_asked.connect(self._dialects.open)
        self._dialects.chosen.connect(self._remembering.choose)
        window.source_bar.guess_asked.connect(self._remembering.guess_anew)
        self._survey.found.connect(window.source_bar.set_ranges)
        window.files_dropped.connect(commands.open_files)
        window.empty.open_asked.connect(commands.ask_for_file)
        window.empty.sample_asked.connect(commands.open_sample)
        window.progress_area.cancel_asked.connect(self._conductor.cancel)
        self._actions.add_samples(SAMPLES, commands.open_sample)
        self._actions.add_panels((*window.docks, window.below))
        self._smoothing.refused.connect(self._notices.refuse)
        window.stepped.connect(self._probes.step)

    def _connect_jobs(self) -> None:
        for jobs in (self._jobs, self._exports, self._errands):
            self.window.closed.connect(jobs.close)
        self.window.progress_area.watch(self._jobs, "picture", stops=True)
        self.window.progress_area.watch(self._exports, "export", stops=False)
        self.window.closed.connect(self._survey.close)
        for broken in (
            self._conductor.broke,
            self._exports.broke,
            self._errands.broke,
            self._survey.broke,
            self._dialects.broke,
        ):
            broken.connect(self._bugs.show)

    def _bring_in(self) -> None:
        from gui.workspace import Workspace  # noqa: PLC0415 (a worker has imported it, after the window was on screen)

        window, smoothing = self.window, self._smoothing
        workspace = Workspace(self._model, window.readout, window.probes, dark=self._dark, parent=self)
        self._workspace = self._commands.workspace = self._probes.workspace = workspace
        workspace.desk.came.connect(window.below.show)
        workspace.desk.gone.connect(window.below.hide)
        inquiry = workspace.inquiry
        inquiry.compared.connect(smoothing.set_criterion)
        inquiry.noted.connect(smoothing.set_notes)
        inquiry.broke.connect(self._bugs.show)
        smoothing.criterion_wanted.connect(inquiry.compare)
        window.closed.connect(inquiry.close)
        window.put_view(workspace.view)
        self._conductor.begin()
        self._wait_for_libraries()

    def _open(self, request: Request) -> None:
        given = request.choice if request.choice != ColumnChoice() else None
        if request.sample is not None:
            self._commands.open_sample(request.sample, given, request.settings)
        elif request.files:
            self._commands.open_files(request.files, given, request.settings)

    def _own_handlers(self) -> dict[str, Callable[[bool], None]]:
        return {
            "paste_table": lambda _: self._pasting.paste(),
            "units": lambda _: self.window.source_bar.measures.open(),
            "dialect": lambda _: self._dialects.open(),
            "guess": lambda _: self._remembering.guess_anew(),
        }

    def _work(self, wanted: Wanted, shown: Shown | None) -> Work:
        return _making(replace(wanted, remembered=self._remembering.remembered()), shown)

    def _follow(self) -> None:
        wanted, shown = self._model.wanted, self._model.shown
        for panel in (self._smoothing, self._range, self._colour, self.window.source_bar, self.window):
            panel.follow(wanted, shown)
        self._wait_for_libraries()
        self._actions.picture_is_there(shown is not None)
        self._actions["dialect"].setEnabled(shown is not None and shown.loaded.dialect is not None)
        self._actions.check("raw", wanted.settings.raw)

    def _wait_for_libraries(self) -> None:
        area = self.window.progress_area
        if self._workspace is None and self._model.wanted.source is not None:
            area.begin("libraries", "Loading libraries", stops=True, at_once=True)
        else:
            area.end("libraries")

    def _lay_out(self) -> None:
        look = self._model.look
        self._actions.check("freeze", look.frozen)
        self._actions.check("scatter", look.scatter_beside)
        self._actions.check("equal", look.axes.equal_aspect)
        self._actions.check("invert_x", look.axes.invert_x)
        self._actions.check("invert_y", look.axes.invert_y)

    def _set_dark(self, dark: bool) -> None:
        self._dark = dark
        theme.apply(self._app, dark=dark)
        if self._workspace is not None:
            self._workspace.set_dark(dark)


def _making(wanted: Wanted, shown: Shown | None) -> Work:
    def work(report: Report, arrived: Callable[[object], None]) -> Shown:
        from gui.making import make  # noqa: PLC0415 (imported already, after the window was on screen)

        return make(wanted, shown, report, arrived)

    return work
