"""Two fields, from and to, which are taken over once both together make sense."""

import math

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from typing_extensions import override

from core.errors import UserError
from core.messages import Message
from gui.fields import NumberEdit

_PASSING = frozenset((Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason))


class SpanFields(QObject):
    """Watches two fields: what is typed is taken, waits for its partner, or is put back; nothing else stays in them."""

    committed = Signal(float, float)
    refused = Signal(object)  # UserError
    hinted = Signal(object)  # Message: the other number is still to come
    settled = Signal()  # what was said of these fields no longer holds
    entered = Signal()  # Enter, and nothing more to type

    def __init__(self, what: str, low: NumberEdit, high: NumberEdit, parent: QObject) -> None:
        super().__init__(parent)
        self._what = what
        self._fields = (low, high)
        self._waits = False  # for the second number
        self._said = False
        self._hint: Message | None = None
        for field in self._fields:
            field.installEventFilter(self)
            field.returnPressed.connect(self._enter)
            field.editingFinished.connect(self._typed)
            field.textEdited.connect(self._begun)

    def show_numbers(self, low: float | None, high: float | None, bins: int = 0) -> None:
        """Show two numbers, unless somebody is typing others; with enough digits to tell so many bins apart."""
        step = (high - low) / bins if bins and low is not None and high is not None else 0.0
        for field, number in zip(self._fields, (low, high), strict=True):
            field.show_number(number, step, keep=field.isModified() and (field.hasFocus() or self._waits))

    def put_back(self) -> None:
        """Forget what was typed."""
        self._waits = False
        for field in self._fields:
            field.put_back()
        self._settle()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self._touched():
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.put_back()
                return True
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and event.reason() not in _PASSING:
            QTimer.singleShot(0, self, self._left)
        return False

    def _touched(self) -> bool:
        return self._waits or any(field.isModified() for field in self._fields)

    def _begun(self) -> None:
        if not self._waits:
            self._settle()

    def _enter(self) -> None:
        self._typed()
        if not self._waits:
            self.entered.emit()
            return
        other = next(field for field in self._fields if not field.hasFocus())
        other.setFocus(Qt.FocusReason.OtherFocusReason)
        other.selectAll()

    def _typed(self) -> None:
        typed = [field for field in self._fields if field.isModified()]
        if not typed:
            return
        for field in typed:
            number = field.number
            if number is None:
                field.put_back()
            elif not math.isfinite(number):
                self._refuse(UserError('"{text}" is no number', "Give a number, e.g. 2.5.", text=field.text().strip()))
                return
        low, high = (field.number for field in self._fields)
        if low is None or high is None or not self._touched():
            self.put_back()
        elif low < high:
            self._waits = False
            self.committed.emit(low, high)
            for field in self._fields:
                field.put_back()
        else:
            message = Message("The {what} would run from {low} to {high}: give the other number too", self._words())
            if not self._waits or message != self._hint:
                self._waits = self._said = True
                self._hint = message
                self.hinted.emit(message)

    def _left(self) -> None:
        if self._waits and not any(field.hasFocus() for field in self._fields):
            words = self._words()
            self._refuse(UserError("the {what} runs from {low} to {high}", "Give the smaller number first.", **words))

    def _refuse(self, error: UserError) -> None:
        self._waits = False
        for field in self._fields:
            field.put_back()
        self._said = True
        self.refused.emit(error)

    def _settle(self) -> None:
        if self._said:
            self._said = False
            self.settled.emit()

    def _words(self) -> dict[str, object]:
        low, high = (field.text().strip() for field in self._fields)
        return {"what": Message(self._what), "low": low, "high": high}
