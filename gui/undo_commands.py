"""Undo, redo and the way back to the defaults: menu entries that say what, and keys that work in every field."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QDoubleSpinBox, QLineEdit, QSpinBox
from typing_extensions import override

from core.axes_defaults import axes_for
from core.samples import SAMPLES
from core.settings import Settings
from gui.actions import Actions
from gui.main_window import MainWindow
from gui.model import Model
from gui.state import Look
from gui.undoing import Undoing
from gui.words import mark, tr

_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_UNDO, _REDO, _RESET = mark("&Undo {what}"), mark("Re&do {what}"), mark("reset to defaults")


class UndoCommands(QObject):
    """Takes steps back and does them again; a text that is being typed has its own."""

    columns_restored = Signal(object)  # Snapshot

    def __init__(self, window: MainWindow, model: Model) -> None:
        super().__init__(window)
        self._model = model
        self._undoing = Undoing(model, self)
        self._undoing.columns_restored.connect(self.columns_restored)
        for kind in (QLineEdit, QAbstractSpinBox):
            for field in window.findChildren(kind):
                field.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._undoing.seal)

    def handlers(self) -> dict[str, Callable[[bool], None]]:
        """Return what each action does."""
        return {
            "undo": lambda _: self._undoing.undo(),
            "redo": lambda _: self._undoing.redo(),
            "reset": lambda _: self._reset(),
        }

    def offer_in(self, actions: Actions) -> None:
        """Let the menu say what can be undone and done again, from now on."""

        def offer() -> None:
            undo, redo = self._undoing.to_undo, self._undoing.to_redo
            for name, words, bare, what in (("undo", _UNDO, "&Undo", undo), ("redo", _REDO, "Re&do", redo)):
                actions[name].setText(tr(bare) if what is None else tr(words, what=tr(what)))
                actions[name].setEnabled(what is not None)

        self._undoing.changed.connect(offer)
        offer()

    def _reset(self) -> None:
        model, shown = self._model, self._model.shown
        if shown is None:
            return
        own = {sample.path: sample.settings for sample in SAMPLES} if shown.source.sample else {}
        axes = axes_for(shown.loaded.x, shown.loaded.y, *shown.units)
        with model.step(_RESET):
            model.set_settings(own.get(shown.source.path, Settings()))
            model.set_look(model.look.laid_out_as(Look(axes=axes)))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if _is_typed(watched) or not any(event.matches(keys) for keys in _KEYS):
            return False
        event.ignore()  # the keys are those of the window
        return True


def _is_typed(field: QObject) -> bool:
    """Tell whether there is a text in the field that was not taken yet."""
    if isinstance(field, QSpinBox | QDoubleSpinBox):
        return field.cleanText() != field.textFromValue(field.value())  # type: ignore[arg-type]  # each its own number
    return isinstance(field, QLineEdit) and field.isModified()
