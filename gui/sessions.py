"""Sessions in the window: what was chosen, pinned and drawn is saved, and comes back with its picture."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.frozen import plain, value_of
from core.messages import Message
from core.progress import Report
from core.ranges import Range
from core.region_text import LARGEST
from core.request import Request
from core.session import SUFFIX, Session, damaged, with_session, write_session
from core.shapes import Polygon, Rectangle, Region, Shape
from gui.commands import Commands
from gui.dialogs import ask_where_to, file_filter
from gui.jobs import Jobs
from gui.model import Model
from gui.probes import MOST_PROBES, Probes
from gui.regions import Regions
from gui.state import Look, Shown, Snapshot
from gui.words import mark, tr

_SESSION = mark("session")


@dataclass(frozen=True, slots=True)
class _Read:
    """A session that was read: what is to be opened, what comes with its picture, and what of it is on screen."""

    request: Request
    snapshot: Snapshot
    view: Range | None


class Sessions(QObject):
    """Writes what is shown to a session, and opens sessions."""

    def __init__(self, window: QWidget, model: Model, commands: Commands, exports: Jobs) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._commands = commands
        self._exports = exports
        self._view: tuple[tuple[Path, ...], Range] | None = None
        self.jobs = Jobs(self)
        self.jobs.finished.connect(self._take)
        self.jobs.failed.connect(model.failed)
        commands.session_asked.connect(lambda path: self.open(Request(files=(path,))))
        commands.files_wait.connect(self.jobs.cancel)  # what was asked for later is opened
        model.shown_changed.connect(self._look, Qt.ConnectionType.QueuedConnection)  # after the view has the picture

    def handlers(self) -> dict[str, Callable[[bool], None]]:
        """Return what each action does."""
        return {"save": lambda _: self.ask_where_to_save()}

    def ask_where_to_save(self) -> None:
        """Ask for a file to save to."""
        shown = self._ready()
        if shown is not None:
            source = shown.source
            filters = file_filter({tr("Session"): (SUFFIX,)})
            name = f"{Path(source.name).stem}{SUFFIX}"
            ask_where_to(self._window, tr("Save the session"), filters, source.folder, name, self.save_to)

    def save_to(self, path: Path) -> None:
        """Write what is shown, and all that was chosen for it, to a session."""
        shown = self._ready()
        if shown is None:
            return
        session = self._session(shown)

        def write(_report: Report, _arrived: object) -> Message:
            write_session(session, path)
            return Message("{file} was written", {"file": path.name})

        self._exports.start(write)

    def open(self, request: Request) -> None:
        """Open the session that a request names; what the request gives besides goes before."""
        self.jobs.start(lambda _report, _arrived: _read(request))

    def _session(self, shown: Shown) -> Session:
        now, workspace = self._model.snapshot, self._commands.workspace
        window: dict[str, object] = {
            "look": plain(now.look),
            "probes": plain(now.probes),
            "regions": plain(now.regions),
        }
        if workspace is not None:
            window["view"] = plain(workspace.view_range())
        files = () if shown.source.sample else shown.source.paths
        sample = shown.source.name if shown.source.sample else ""
        return Session(files, sample, shown.loaded.choice, shown.result.settings, window)

    def _take(self, read: _Read) -> None:
        request, before = read.request, self._model.wanted.source
        paths = request.files if request.sample is None else (request.sample.path,)
        again = before is not None and before.paths == paths
        with self._model.step(_SESSION) if again else nullcontext():
            if request.sample is not None:
                self._commands.open_sample(request.sample, request.choice, request.settings)
            else:
                self._commands.open_files(request.files, request.choice, request.settings)
            self._model.bring(read.snapshot)
        source = self._model.wanted.source
        self._view = None if read.view is None or source is None else (source.paths, read.view)

    def _look(self) -> None:
        """Bring on screen what was there, once its picture is whole."""
        shown, workspace = self._model.shown, self._commands.workspace
        if self._view is None or shown is None or workspace is None or not self._model.satisfied:
            return
        (paths, view), self._view = self._view, None
        if shown.source.paths == paths:
            workspace.view.look_at(view)

    def _ready(self) -> Shown | None:
        """Return what is shown, if it can be saved."""
        shown = self._model.shown
        if shown is None or not shown.finished:
            error = UserError("the picture is still being made", "Save the session when it is done.")
        elif shown.source.pasted:
            error = UserError("a pasted table has no file", "Save it as a file, and open that.")
        elif self._exports.busy:
            error = UserError("another export is still being written", "Save the session when it is done.")
        else:
            return shown
        self._model.failed.emit(error)
        return None


def _read(request: Request) -> _Read:
    opened, window = with_session(request)
    try:
        view = value_of(Range, window["view"]) if "view" in window else None
        return _Read(opened, _snapshot(opened, window), view)
    except ValueError as error:
        raise damaged(request.files[0]) from error


def _snapshot(request: Request, window: Mapping[str, object]) -> Snapshot:
    look = value_of(Look, window.get("look", {}))
    probes = value_of(Probes, window.get("probes", {}))
    regions = value_of(Regions, window.get("regions", {}))
    outlines = look.outlines
    good = (
        len(probes.rows) <= MOST_PROBES,
        outlines.significance > 0.0,
        all(0.0 < share < 1.0 for share in (*outlines.levels.shares, look.dots.share)),
        all(abs(value) <= LARGEST for value in _numbers(plain((look, probes, regions)))),
        all(map(_may_be_drawn, regions.rows)),
        len({region.name for region in regions.rows}) == len(regions.rows),
    )
    if not all(good):
        raise ValueError("such a look cannot be chosen")
    pinned, drawn = Probes(probes.rows), Regions().with_more(regions.rows).chosen(None)
    return Snapshot(request.choice, False, request.settings, look, pinned, drawn)


def _may_be_drawn(region: Region) -> bool:
    return any(not part.taken for part in region.parts) and all(_is_whole(part.shape) for part in region.parts)


def _is_whole(shape: Shape) -> bool:
    if isinstance(shape, Polygon):
        return bool(shape.rings) and all(len(ring) >= 3 for ring in shape.rings)
    return min((shape.width, shape.height) if isinstance(shape, Rectangle) else (shape.a, shape.b)) >= 0.0


def _numbers(told: object) -> Iterator[float]:
    """Yield all numbers of a value as JSON holds it."""
    if isinstance(told, int | float):
        yield told
    elif isinstance(told, list | dict):
        for one in told.values() if isinstance(told, dict) else told:
            yield from _numbers(one)
