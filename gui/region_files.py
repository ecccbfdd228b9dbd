"""Files of regions: read into the picture, and the rows inside written."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.errors import UserError
from core.messages import Message
from core.progress import Report
from core.region_files import RegionsRead, holds_polygons, read_all
from gui.dialogs import ask_where_to, file_filter
from gui.jobs import Jobs
from gui.main_window import MainWindow
from gui.model import Model
from gui.state import Shown
from gui.words import mark, tr

_ALWAYS, _PERHAPS = (".reg",), (".geojson", ".json")
_ONE = mark("1 region was read from {file}")
_MANY = mark("{count} regions were read from {file}")
_LEFT_OUT = mark("{read}; left out, as no point lies in them: {kinds}")


@dataclass(frozen=True, slots=True)
class _Read:
    """The regions of some files, or the files where they hold no regions."""

    found: RegionsRead
    files: tuple[Path, ...]


class RegionFiles(QObject):
    """Takes files of regions, as far as a picture is there, and lets all others be opened."""

    others = Signal(list)  # list of Path: files that hold points
    panel_wanted = Signal()

    def __init__(self, window: MainWindow, model: Model, exports: Jobs) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._exports = exports
        self.jobs = Jobs(self)
        self.jobs.finished.connect(self._take)
        self.jobs.failed.connect(model.failed)

    def open_files(self, files: Sequence[Path]) -> None:
        """Read regions where all files may hold some and there is a picture for them; else open the files."""
        suffixes = {path.suffix.lower() for path in files}
        if self._model.shown is None and suffixes <= {*_ALWAYS}:
            self._model.failed.emit(
                UserError("{file} holds regions", "Open a file of points first.", file=files[0].name)
            )
        elif self._model.shown is None or not suffixes <= {*_ALWAYS, *_PERHAPS}:
            self.others.emit(list(files))
        else:
            self.jobs.start(lambda _report, _arrived: _read(tuple(files)))

    def ask_where_to_write_rows(self) -> None:
        """Ask for a file for the rows inside."""
        shown = self._ready()
        if shown is not None:
            source = shown.source.path
            suffix = source.suffix.lower() if source.suffix.lower() in _TABLES else ".csv"
            name = f"{Path(shown.source.name).stem}-inside{suffix}"
            filters = file_filter({tr(title): suffixes for title, suffixes in _ROWS.items()})
            ask_where_to(
                self._window, tr("Export the rows inside"), filters, shown.source.folder, name, self.write_rows
            )

    def write_rows(self, path: Path) -> None:
        """Write the rows of the user's table that lie in one of the regions at least."""
        shown, regions = self._ready(), self._model.regions.rows
        if shown is None:
            return

        def write(report: Report, _arrived: object) -> Message:
            from core.annotate import check_target  # noqa: PLC0415 (needs numpy, which came after the window)
            from core.rows_inside import write_rows_inside  # noqa: PLC0415 (likewise)

            check_target(path, shown.source.paths)
            wrap = shown.result.settings.axes.wrap
            left_out = write_rows_inside(regions, shown.loaded, path, wrap, report)
            if left_out:
                names = ", ".join(left_out)
                return Message("{file} was written, without {columns}", {"file": path.name, "columns": names})
            return Message("{file} was written", {"file": path.name})

        self._exports.start(write)

    def _take(self, read: _Read) -> None:
        if not read.found.regions:
            self.others.emit(list(read.files))
            return
        try:
            self._model.set_regions(self._model.regions.with_more(read.found.regions))
        except UserError as error:
            self._model.failed.emit(error)
            return
        self.panel_wanted.emit()
        count = len(read.found.regions)
        values = {"count": count, "file": ", ".join(path.name for path in read.files)}
        told = Message(_ONE if count == 1 else _MANY, values)
        kinds = ", ".join(read.found.left_out)
        self._model.tell(Message(_LEFT_OUT, {"read": told, "kinds": kinds}) if kinds else told)

    def _ready(self) -> Shown | None:
        """Return what is shown, if there are regions and all is there to be written."""
        shown = self._model.shown
        if shown is None or not shown.finished:
            error = UserError("the picture is still being made", "Export the rows when it is done.")
        elif not self._model.regions.rows:
            error = UserError("there are no regions", "Draw one first.")
        elif self._exports.busy:
            error = UserError("another export is still being written", "Export again when it is done.")
        else:
            return shown
        self._model.failed.emit(error)
        return None


_ROWS = {
    mark("Table of text"): (".csv", ".tsv", ".txt"),
    mark("Parquet"): (".parquet",),
    mark("Feather"): (".feather",),
}
_TABLES = frozenset(suffix for suffixes in _ROWS.values() for suffix in suffixes)


def _read(files: tuple[Path, ...]) -> _Read:
    if not all(path.suffix.lower() in _ALWAYS or holds_polygons(path) for path in files):
        return _Read(RegionsRead(), files)
    return _Read(read_all(files), files)
