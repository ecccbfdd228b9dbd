"""Tables that are pasted: they go to a private file, and from there the way of any other file."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from core.errors import UserError
from core.messages import Message
from gui.commands import Commands
from gui.main_window import MainWindow, files_in
from gui.model import Model

NAME = "clipboard"


class Pasting(QObject):
    """Opens what is in the clipboard: files, or the text of a table."""

    def __init__(self, window: MainWindow, model: Model, commands: Commands) -> None:
        super().__init__(window)
        self._model = model
        self._commands = commands
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._files: list[Path] = []
        window.closed.connect(self.close)

    def paste(self) -> None:
        """Open what was copied."""
        data = QGuiApplication.clipboard().mimeData()
        files = files_in(data)
        text = "" if files else data.text()
        if files:
            self._commands.open_files(files)
        elif text.strip():
            try:
                self._commands.open_pasted(self._written(text))
            except OSError as error:
                reason = error.strerror or Message("the disk refuses it")
                self._model.failed.emit(UserError("the table cannot be pasted: {reason}", "Make room.", reason=reason))
        else:
            self._model.failed.emit(UserError("there is no table in the clipboard", "Copy one as text first."))

    def close(self) -> None:
        """Remove what was pasted."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _written(self, text: str) -> Path:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="sfumato-", ignore_cleanup_errors=True)
        self._drop_old()
        path = Path(tempfile.mkdtemp(dir=self._folder.name)) / NAME
        path.write_text(text, encoding="utf-8", errors="replace", newline="")
        self._files.append(path)
        return path

    def _drop_old(self) -> None:
        """Remove what nobody looks at any more."""
        states = (self._model.shown, self._model.finished)
        seen = {state.source.path for state in states if state is not None}
        for path in [path for path in self._files if path not in seen]:
            path.unlink(missing_ok=True)
            self._files.remove(path)
