"""The application, which on macOS is told which files to open."""

from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

_TOGETHER = 50  # milliseconds within which files were asked for together: each comes by itself


class Application(QApplication):
    """Collects the files that the system asks it to open, at the start or later."""

    files_asked = Signal(list)  # list of Path

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._asked: list[Path] = []

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.FileOpen or not isinstance(event, QFileOpenEvent):
            return super().event(event)
        if event.file():
            if not self._asked:
                QTimer.singleShot(_TOGETHER, self, self._tell)
            self._asked.append(Path(event.file()))
        return True

    def _tell(self) -> None:
        asked, self._asked = self._asked, []
        self.files_asked.emit(asked)
