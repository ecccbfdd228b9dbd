"""The program: the parts of the window and their connections, made when its frame is on screen."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from core import recent, remembered
from core.columns import ColumnChoice
from core.progress import Report
from core.request import Request
from core.samples import SAMPLES
from core.session import is_session
from gui import theme
from gui.actions import Actions
from gui.bugs import Bugs
from gui.choice_menu import DOTS, LONGITUDES, ChoiceMenu
from gui.colour_panel import ColourPanel
from gui.commands import Commands
from gui.conductor import Conductor
from gui.dialect_desk import DialectDesk
from gui.docks import Docks, Panel
from gui.fields import BinsSpinBox, SigmaSpinBox
from gui.focus_frame import FocusFrames
from gui.jobs import Jobs, Work
from gui.main_window import MainWindow
from gui.message_bar import MessageBar
from gui.model import Model
from gui.notices import Notices
from gui.outline_commands import OutlineCommands
from gui.outline_panels import OutlinePanels
from gui.parts import go_on
from gui.pasting import Pasting
from gui.probe_commands import ProbeCommands
from gui.probes_panel import ProbesPanel
from gui.progress_area import ProgressArea
from gui.range_panel import RangePanel
from gui.readout_bar import ReadoutBar
from gui.recent_files import RecentFiles
from gui.region_commands import RegionCommands
from gui.region_files import RegionFiles
from gui.regions_panel import RegionsPanel
from gui.remembering import Remembering
from gui.sessions import Sessions
from gui.smoothing_panel import SmoothingPanel
from gui.source_bar import SourceBar
from gui.space_key import SpaceKey
from gui.start_up import StartUp
from gui.state import Shown, Wanted
from gui.store import Store
from gui.survey import Survey
from gui.undo_commands import UndoCommands
from gui.watching import Watching
from gui.window_memory import WindowMemory
from gui.words import mark, tr

if TYPE_CHECKING:  # needs numpy and pyqtgraph, which come last
    from gui.workspace import Workspace


class Program(QObject):
    """Furnishes the window, and lives as long as it does."""

    def __init__(
        self,
        app: QApplication,
        window: MainWindow,
        request: Request,
        folder: Path,
        of_all_windows: Mapping[str, Callable[[bool], None]],
        bugs: Bugs,
        *,
        dark: bool,
        follows_desktop: bool,
    ) -> None:
        super().__init__(window)
        self._app, self._window, self._dark = app, window, dark
        self._source, self._messages = SourceBar(), MessageBar()
        self._readout, self._progress = ReadoutBar(), ProgressArea()
        window.furnish(self._source, self._messages, self._readout, self._progress)
        self._smoothing, self._range, self._colour = SmoothingPanel(), RangePanel(), ColourPanel()
        self._probes, self._regions, self._outlines = ProbesPanel(), RegionsPanel(), OutlinePanels()
        self._docks = Docks(window, self._beside(), self._below())
        SpaceKey(window)
        FocusFrames(app, window).came.connect(self._docks.show_around)
        self._model = Model(Request(changes=request.changes, colour=request.colour).settings, self)
        self._model.set_look(replace(self._model.look, dots=request.dots, scale_bar=request.scale_bar))
        self._jobs, self._exports, self._errands = Jobs(self), Jobs(self), Jobs(self)
        self._jobs.setObjectName("pictures")
        self._remembering = Remembering(self._model, Store(folder / "columns.json", remembered.of_text), self)
        self._recent = RecentFiles(self._model, Store(folder / "recent.json", recent.of_text), window)
        self._conductor = Conductor(self._model, self._jobs, self._work, self)
        self._commands = Commands(window, self._model, self._conductor, self._exports)
        self._probing = ProbeCommands(window, self._probes, self._readout, self._model, self._exports)
        self._drawing = RegionCommands(window, self._regions, self._model)
        self._region_files = RegionFiles(window, self._model, self._exports)
        self._sessions = Sessions(window, self._model, self._commands, self._exports)
        self._pasting = Pasting(window, self._model, self._commands)
        self._dialects = DialectDesk(window, self._model)
        self._undo = UndoCommands(window, self._model)
        self._undo.columns_restored.connect(self._remembering.restored)
        self._survey = Survey(self._model, self._jobs, self)
        self._outlining = OutlineCommands(window, self._model, self._docks, self._outlines, self._exports)
        self._actions = Actions(window, {**self._handlers(), **of_all_windows})
        self._undo.offer_in(self._actions)
        self._notices = Notices(self._model, self._messages, self)
        self._memory = WindowMemory(window, self._docks, self._model, folder)
        self._watching = Watching(self._model, self)
        self._watching.changed.connect(self._notices.tell_change)
        self._bugs = bugs
        self._workspace: Workspace | None = None
        self._connect_model()
        self._connect_panels()
        self._connect_widgets()
        self._connect_regions()
        self._connect_source()
        self._connect_jobs()
        self._start_up = StartUp(window, self._model, self._errands, self)
        self._start_up.can_compute.connect(self._conductor.prepare)
        self._start_up.ready.connect(self._bring_in)
        if follows_desktop:
            theme.Follower(app, self).changed.connect(self._set_dark)
        self._follow()
        self._lay_out()
        self._open(request)

    def _beside(self) -> tuple[Panel, ...]:
        return (
            Panel("smoothing", tr("Smoothing"), self._smoothing),
            Panel("range", tr("Range"), self._range),
            Panel("colour", tr("Colour"), self._colour),
        )

    def _below(self) -> tuple[Panel, ...]:
        """Return the tables and curves, which share their place below the picture and are hidden until wanted."""
        return (
            Panel("probes", tr("Probes"), self._probes, self._probes.tools),
            Panel("regions", tr("Regions"), self._regions, self._regions.tools),
            *self._outlines.below(),
        )

    def _connect_model(self) -> None:
        self._model.wanted_changed.connect(self._follow)
        self._model.shown_changed.connect(self._follow)
        self._model.look_changed.connect(self._lay_out)

    def _connect_panels(self) -> None:
        notices = self._notices
        for panel in (self._smoothing, self._range, self._colour):
            panel.settings_chosen.connect(self._model.set_settings)
        for spans in (self._range, self._colour):
            spans.refused.connect(notices.refuse)
            spans.hinted.connect(notices.hint)
            spans.settled.connect(notices.settle)
            spans.entered.connect(self._window.focus_picture)
        for sigma in self._smoothing.findChildren(SigmaSpinBox):
            sigma.corrected.connect(notices.hint)
        for bins in self._smoothing.findChildren(BinsSpinBox):
            bins.corrected.connect(notices.hint)
        self._smoothing.refused.connect(notices.refuse)
        self._range.view_asked.connect(self._commands.range_from_view)
        self._actions["range_full"].triggered.connect(self._range.reset)

    def _connect_widgets(self) -> None:
        window, commands = self._window, self._commands
        commands.last_folder = self._memory.folder
        window.files_dropped.connect(self._region_files.open_files)
        window.filled_screen.connect(lambda on: self._actions.check("full_screen", on))
        window.empty.open_asked.connect(commands.ask_for_file)
        window.empty.sample_asked.connect(commands.open_sample)
        window.stepped.connect(self._step)
        commands.files_wait.connect(self._notices.offer_next)
        self._notices.next_asked.connect(commands.open_next)
        self._progress.cancel_asked.connect(self._conductor.cancel)
        self._probing.panel_wanted.connect(lambda: self._docks.bring("probes"))
        self._recent.chosen.connect(commands.open_files)
        self._actions.insert_menu(self._recent.menu, before="reload")
        self._actions.add_samples(SAMPLES, commands.open_sample)
        self._dots = ChoiceMenu(tr("&Dots"), DOTS, window)
        self._dots.chosen.connect(lambda choice: self._model.set_look(replace(self._model.look, dots=choice)))
        self._actions.insert_menu(self._dots, before="scale_bar")
        self._longitudes = ChoiceMenu(tr("&Longitudes"), LONGITUDES, window)
        self._longitudes.chosen.connect(
            lambda axes: self._model.set_settings(replace(self._model.wanted.settings, axes=axes))
        )
        self._actions.insert_menu(self._longitudes, before="sigma_auto")
        self._actions.add_panels(self._docks.all)
        self._actions.check("full_screen", window.isFullScreen())

    def _connect_regions(self) -> None:
        drawing, files = self._drawing, self._region_files
        self._commands.escape = drawing.escape
        self._commands.opens = files.open_files
        files.others.connect(self._commands.open_files)
        self._regions.rows_asked.connect(files.ask_where_to_write_rows)
        for part in (drawing, files):
            part.panel_wanted.connect(lambda: self._docks.bring("regions"))
        files.jobs.broke.connect(self._bugs.show)
        self._window.closed.connect(files.jobs.close)

    def _connect_source(self) -> None:
        source, remembering = self._source, self._remembering
        source.choice_chosen.connect(remembering.choose)
        source.measures.refused.connect(self._notices.refuse)
        source.dialect_asked.connect(self._dialects.open)
        self._dialects.chosen.connect(remembering.choose)
        source.guess_asked.connect(remembering.guess_anew)
        self._survey.found.connect(source.set_ranges)

    def _connect_jobs(self) -> None:
        for jobs in (self._jobs, self._exports, self._errands, self._sessions.jobs):
            self._window.closed.connect(jobs.close)
        self._progress.watch(self._jobs, "picture", stops=True)
        self._progress.watch(self._exports, "export", stops=False)
        self._window.closed.connect(self._survey.close)
        self._window.closed.connect(self._recent.close)
        self._window.closed.connect(self._watching.close)
        for broken in (
            self._conductor.broke,
            self._exports.broke,
            self._errands.broke,
            self._survey.broke,
            self._dialects.broke,
            self._pasting.broke,
            self._recent.broke,
            self._watching.broke,
            self._sessions.jobs.broke,
        ):
            broken.connect(self._bugs.show)

    def _bring_in(self) -> None:
        from gui.workspace import Workspace  # noqa: PLC0415 (a worker has imported it, after the window was on screen)

        window, smoothing = self._window, self._smoothing
        workspace = Workspace(
            self._model, self._readout, self._probes, self._outlines, self._regions, dark=self._dark, parent=self
        )
        self._workspace = self._commands.workspace = self._probing.workspace = self._outlining.workspace = workspace
        self._drawing.workspace = workspace
        workspace.desk.came.connect(lambda: self._docks.bring("probes"))
        workspace.desk.gone.connect(lambda: self._docks.put_away("probes"))
        workspace.regions.came.connect(lambda: self._docks.bring("regions"))
        workspace.regions.gone.connect(lambda: self._docks.put_away("regions"))
        workspace.regions.broke.connect(self._bugs.show)
        window.closed.connect(workspace.regions.close)
        inquiry = workspace.inquiry
        inquiry.compared.connect(smoothing.set_criterion)
        inquiry.noted.connect(smoothing.set_notes)
        inquiry.broke.connect(self._bugs.show)
        smoothing.criterion_wanted.connect(inquiry.compare)
        window.closed.connect(inquiry.close)
        window.closed.connect(workspace.outlining.close)
        workspace.outlining.broke.connect(self._bugs.show)
        window.closed.connect(workspace.view.stop)
        workspace.view.broke.connect(self._bugs.show)
        window.walked.connect(workspace.walk)
        window.panned.connect(workspace.view.pan)
        window.put_view(workspace.view)
        self._conductor.begin()
        self._wait_for_libraries()

    def _open(self, request: Request) -> None:
        if is_session(request.files):
            self._sessions.open(request)
            return
        given = request.choice if request.choice != ColumnChoice() else None
        if request.sample is not None:
            self._commands.open_sample(request.sample, given, request.settings)
        elif request.files:
            self._commands.open_files(request.files, given, request.settings)

    def _handlers(self) -> dict[str, Callable[[bool], None]]:
        parts = (self._commands, self._sessions, self._probing, self._undo, self._outlining, self._drawing)
        return {name: act for part in parts for name, act in part.handlers().items()} | {
            "remove": _first(self._drawing.remove, self._probing.remove),
            "copy": _first(self._drawing.copy, self._outlining.copy, self._probing.copy),
            "export_rows": lambda _: self._region_files.ask_where_to_write_rows(),
            "paste_table": lambda _: self._pasting.paste(),
            "units": lambda _: self._source.measures.open(),
            "dialect": lambda _: self._dialects.open(),
            "guess": lambda _: self._remembering.guess_anew(),
            "reset_layout": lambda _: self._docks.reset(),
            "move_panel": lambda _: self._docks.move_on(),
            "next_part": lambda _: go_on(
                self._window, (self._source, self._messages, self._window.pages, *self._docks.all)
            ),
        }

    def _step(self, right: int, up: int) -> None:
        """Move what was chosen last: a region, or a probe."""
        if not self._drawing.step(right, up):
            self._probing.step(right, up)

    def _work(self, wanted: Wanted, shown: Shown | None) -> Work:
        return _making(replace(wanted, remembered=self._remembering.remembered()), shown)

    def _follow(self) -> None:
        wanted, shown = self._model.wanted, self._model.shown
        for panel in (self._smoothing, self._range, self._colour, self._source, self._docks, self._window):
            panel.follow(wanted, shown)
        self._wait_for_libraries()
        self._actions.picture_is_there(shown is not None)
        self._actions["dialect"].setEnabled(shown is not None and shown.loaded.dialect is not None)
        self._actions.check("raw", wanted.settings.raw)
        self._longitudes.check(wanted.settings.axes)
        self._longitudes.setEnabled(shown is not None and shown.on_sphere)

    def _wait_for_libraries(self) -> None:
        area = self._progress
        if self._workspace is None and self._model.wanted.source is not None:
            area.begin("libraries", mark("Loading libraries"), stops=True, at_once=True)
        else:
            area.end("libraries")

    def _lay_out(self) -> None:
        look = self._model.look
        self._outlining.lay_out(self._actions)
        self._actions.check("freeze", look.frozen)
        self._actions.check("scatter", look.scatter_beside)
        self._dots.check(look.dots)
        self._actions.check("measure", look.measuring)
        self._drawing.check(self._actions)
        self._actions.check("scale_bar", look.scale_bar)
        self._actions.check("equal", look.axes.equal_aspect)
        self._actions.check("invert_x", look.axes.invert_x)
        self._actions.check("invert_y", look.axes.invert_y)

    def _set_dark(self, dark: bool) -> None:
        self._dark = dark
        theme.apply(self._app, dark=dark)
        if self._workspace is not None:
            self._workspace.set_dark(dark)


def _first(*acts: Callable[[], bool | None]) -> Callable[[bool], None]:
    """Return what does the first thing that there is to do: each but the last tells whether it did something."""

    def act(_checked: bool) -> None:
        any(one() for one in acts)

    return act


def _making(wanted: Wanted, shown: Shown | None) -> Work:
    def work(report: Report, arrived: Callable[[object], None]) -> Shown:
        from core.threads import step_back  # noqa: PLC0415 (imported already, after the window was on screen)
        from gui.making import make  # noqa: PLC0415 (likewise)

        step_back()
        return make(wanted, shown, report, arrived)

    return work
