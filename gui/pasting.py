"""Tables that are pasted: they go to a private file, and from there the way of any other file."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from core.errors import UserError
from core.messages import Message
from core.progress import Report
from gui.commands import Commands
from gui.jobs import Jobs, Work
from gui.main_window import MainWindow, files_in
from gui.model import Model

NAME = "clipboard"
_PIECE = 1 << 20  # characters that are written at once


class Pasting(QObject):
    """Opens what is in the clipboard: files, or the text of a table, which a thread writes to its file."""

    broke = Signal(object)  # BaseException: a bug

    def __init__(self, window: MainWindow, model: Model, commands: Commands) -> None:
        super().__init__(window)
        self._model = model
        self._commands = commands
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._files: list[Path] = []
        self._jobs = Jobs(self)
        self._jobs.finished.connect(self._open)
        self._jobs.failed.connect(self._model.failed)
        self._jobs.broke.connect(self.broke)
        window.closed.connect(self.close)

    def paste(self) -> None:
        """Open what was copied."""
        data = QGuiApplication.clipboard().mimeData()
        files = files_in(data)
        text = "" if files else data.text()
        if files:
            self._commands.open_files(files)
        elif text.strip():
            self._drop_old()
            if self._folder is None:
                self._folder = tempfile.TemporaryDirectory(prefix="sfumato-", ignore_cleanup_errors=True)
            self._jobs.start(_writing(text, self._folder.name))
        else:
            self._model.failed.emit(UserError("there is no table in the clipboard", "Copy one as text first."))

    def close(self) -> None:
        """Remove what was pasted."""
        self._jobs.close()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _open(self, path: object) -> None:
        assert isinstance(path, Path)
        self._files.append(path)
        self._commands.open_pasted(path)

    def _drop_old(self) -> None:
        """Remove what nobody looks at any more."""
        states = (self._model.shown, self._model.finished)
        seen = {state.source.path for state in states if state is not None}
        for path in [path for path in self._files if path not in seen]:
            path.unlink(missing_ok=True)
            self._files.remove(path)


def _writing(text: str, folder: str) -> Work:
    """Return the work that writes a text to a new file in a folder."""

    def work(report: Report, _arrived: Callable[[object], None], /) -> Path:
        report(None, "Reading")
        path = Path(tempfile.mkdtemp(dir=folder)) / NAME
        try:
            with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
                for start in range(0, len(text), _PIECE):
                    file.write(text[start : start + _PIECE])
                    report(start / len(text), "Reading")
        except OSError as error:
            reason = error.strerror or Message("the disk refuses it")
            raise UserError("the table cannot be pasted: {reason}", "Make room.", reason=reason) from error
        return path

    return work
