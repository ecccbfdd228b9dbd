"""Lets somebody say how a text is read: opens the dialog, and previews what is said in it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from core.columns import ColumnChoice, DialectChoice
from core.errors import UserError
from core.progress import Report
from gui.dialect_dialog import DialectDialog
from gui.jobs import Jobs, Work
from gui.main_window import MainWindow
from gui.model import Model
from gui.state import Source
from gui.words import sentence

if TYPE_CHECKING:  # needs numpy, which comes after the window
    from core.readers.preview import Preview


class DialectDesk(QObject):
    """One dialog at a time; the picture stays until what is said is applied."""

    chosen = Signal(object)  # ColumnChoice
    broke = Signal(object)  # BaseException: a bug

    def __init__(self, window: MainWindow, model: Model) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._jobs = Jobs(self)
        self._dialog: DialectDialog | None = None
        self._source: Source | None = None
        self._table: str | None = None
        self._preview: Preview | None = None
        self._jobs.finished.connect(self._show)
        self._jobs.failed.connect(self._refuse)
        self._jobs.broke.connect(self.broke)
        window.closed.connect(self._jobs.close)
        model.shown_changed.connect(self._follow)

    def open(self) -> None:
        """Open the dialog for the text that is shown."""
        shown = self._model.shown
        if shown is None or shown.loaded.dialect is None or self._dialog is not None:
            return
        self._source, self._table = shown.source, shown.loaded.table
        self._dialog = dialog = DialectDialog(shown.source.name, shown.wanted.choice.dialect, self._window)
        dialog.asked.connect(self._ask)
        dialog.applied.connect(self._apply)
        dialog.finished.connect(self._closed)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        self._ask(shown.wanted.choice.dialect)

    def _ask(self, choice: DialectChoice) -> None:
        if self._source is not None:
            self._jobs.start(_previewing(self._source, self._table, choice))

    def _show(self, preview: object) -> None:
        if self._dialog is not None:
            self._preview = preview  # type: ignore[assignment]  # a job may give anything; this one gives a preview
            self._dialog.show_preview(preview)  # type: ignore[arg-type]  # likewise

    def _refuse(self, error: UserError) -> None:
        if self._dialog is not None:
            self._dialog.refuse(sentence(error.message, error.hint))

    def _apply(self, dialect: DialectChoice) -> None:
        shown, preview, dialog = self._model.shown, self._preview, self._dialog
        if shown is None or preview is None or dialog is None:
            return
        choice = replace(shown.wanted.choice, table=shown.loaded.table)
        names = {column.name for column in preview.columns} | {None}
        if not {choice.x, choice.y, choice.weight} <= names:
            choice = ColumnChoice(table=choice.table)  # the columns have other names now
        dialog.accept()
        self.chosen.emit(replace(choice, dialect=dialect))

    def _follow(self) -> None:
        shown = self._model.shown
        if self._dialog is not None and (shown is None or shown.source != self._source):
            self._dialog.reject()

    def _closed(self) -> None:
        self._jobs.cancel()
        self._dialog = self._source = self._table = self._preview = None


def _previewing(source: Source, table: str | None, choice: DialectChoice) -> Work:
    def work(_report: Report, _arrived: object) -> object:
        from core.readers.preview import preview  # noqa: PLC0415 (it needs numpy, which came after the window)

        return preview(source.path, choice, table=table)

    return work
