"""Remembers the columns that somebody chose for a header, from one start of the program to the next."""

from PySide6.QtCore import QObject

from core.columns import Column, ColumnChoice, guess
from core.errors import UserError
from core.remembered import Remembered, Taken
from gui.model import Model
from gui.state import Snapshot
from gui.store import Store


class Remembering(QObject):
    """Learns from the columns that are chosen by hand, once they have given a picture."""

    def __init__(self, model: Model, store: Store[Remembered], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._store = store
        self._pending: ColumnChoice | None = None
        model.shown_changed.connect(self._learn)

    def remembered(self) -> Remembered:
        """Return what is remembered now."""
        return self._store.read()

    def choose(self, choice: ColumnChoice) -> None:
        """Want other columns, and remember them if they are a correction of the guess."""
        self._pending = choice
        self._model.set_choice(choice)

    def guess_anew(self) -> None:
        """Want the guess, and forget what was chosen for this header."""
        self._forget()
        self._model.guess_anew()

    def restored(self, snapshot: Snapshot) -> None:
        """Learn from the columns that an undo leads back to, or forget with them."""
        if snapshot.anew:
            self._forget()
        else:
            self._pending = snapshot.choice

    def _forget(self) -> None:
        shown, self._pending = self._model.shown, None
        if shown is not None:
            columns = shown.loaded.columns
            self._store.change(lambda memory: memory.without(columns))

    def _learn(self) -> None:
        shown, pending = self._model.shown, self._pending
        if shown is None or pending is None or not shown.finished:
            return
        self._pending = None
        if shown.wanted.choice != pending or pending.x is None or shown.source.sample:
            return
        loaded = shown.loaded
        taken, columns = Taken(loaded.x, loaded.y, loaded.weight), loaded.columns
        if taken == _guessed(columns):
            self._store.change(lambda memory: memory.without(columns))
        else:
            self._store.change(lambda memory: memory.with_taken(columns, taken))


def _guessed(columns: tuple[Column, ...]) -> Taken | None:
    try:
        x, y = guess(columns)
    except UserError:
        return None
    return Taken(columns[x].name, columns[y].name)
