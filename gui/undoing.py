"""Undo and redo: records what the user does to the model, and leads back."""

import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from gui.history import History
from gui.model import Model
from gui.state import Snapshot

_WHILE_A_BUTTON_IS_HELD = 200  # milliseconds


class Undoing(QObject):
    """Keeps a history for each file, until another one is shown."""

    changed = Signal()  # what can be undone or done again
    columns_restored = Signal(object)  # Snapshot: its columns are wanted again

    def __init__(self, model: Model, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._histories: dict[tuple[Path, ...], History] = {}
        self._drag = QTimer(self)
        self._drag.setInterval(_WHILE_A_BUTTON_IS_HELD)
        self._drag.timeout.connect(self._go_on)
        model.edited.connect(self._record)
        model.gave_up.connect(self._retreat)
        model.wanted_changed.connect(self.changed)
        model.shown_changed.connect(self._forget_others)

    @property
    def to_undo(self) -> str | None:
        """The name of the step that can be taken back; None where there is none."""
        done = self._history.done
        return done[-1].name if done else None

    @property
    def to_redo(self) -> str | None:
        """The name of the step that can be done again; None where there is none."""
        undone = self._history.undone
        return undone[-1].name if undone else None

    def undo(self) -> None:
        """Take the latest step back."""
        if self._history.done:
            self._go(*self._history.back(self._model.snapshot))

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._history.undone:
            self._go(*self._history.forth(self._model.snapshot))

    def seal(self) -> None:
        """What is done from now on is a step of its own: the keys went to another field."""
        self._keep(self._history.sealed())

    @property
    def _paths(self) -> tuple[Path, ...]:
        source = self._model.wanted.source
        return () if source is None else source.paths

    @property
    def _history(self) -> History:
        return self._histories.get(self._paths, History())

    def _keep(self, history: History) -> None:
        if history != self._history:
            self._histories[self._paths] = history
            self.changed.emit()

    def _record(self, before: Snapshot, name: str) -> None:
        self._keep(self._history.recorded(before, self._model.snapshot, time.monotonic(), name))
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._drag.start()

    def _go_on(self) -> None:
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._drag.stop()
        self._keep(self._history.going_on(time.monotonic()))

    def _retreat(self, before: Snapshot) -> None:
        self._keep(self._history.retreated(before, self._model.snapshot))

    def _go(self, history: History, snapshot: Snapshot) -> None:
        now = self._model.snapshot
        self._keep(history)
        if (snapshot.choice, snapshot.anew) != (now.choice, now.anew):
            self.columns_restored.emit(snapshot)
        self._model.restore(snapshot)

    def _forget_others(self) -> None:
        """Once another file is shown as a whole, there is no way back to the settings of the one before."""
        shown = self._model.shown
        if shown is not None and shown.finished and shown.source.paths == self._paths:
            self._histories = {self._paths: self._history}
            self.changed.emit()
