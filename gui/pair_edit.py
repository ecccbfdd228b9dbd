"""A field for one number, or for two: along x and along y."""

import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from core.errors import UserError
from gui.numbers import exact, number_in, significant, without_zeros

_HEIGHT = 28
_EQUAL = 1e-9
_APART = re.compile(r"\s*[×x*;]\s*|\s+")


class PairEdit(QLineEdit):
    """Shows two numbers as one where they are equal; what is typed is taken as a whole or refused."""

    committed = Signal(float, float)
    refused = Signal(object)  # UserError

    def __init__(self, name: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pair: tuple[float, float] | None = None
        self.setAccessibleName(name)
        self.setToolTip(tip)
        self.setAcceptDrops(False)  # what is dropped is a file, and belongs to the window
        self.setMinimumSize(60, _HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.editingFinished.connect(self._finish)

    def show_pair(self, x: float, y: float) -> None:
        """Show two numbers, unless somebody is typing others."""
        same = self._pair == (x, y)
        self._pair = x, y
        if not (same and self.isModified()):
            self._put_back()

    def clear_pair(self) -> None:
        """Show nothing."""
        self._pair = None
        self._put_back()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.isModified():
            if event.type() == QEvent.Type.KeyPress:
                self._put_back()
            event.accept()
            return True
        return super().event(event)

    def _finish(self) -> None:
        if not self.isModified():
            return
        text = self.text().strip()
        pair = pair_in(text)
        self._put_back()
        if pair is not None:
            self.committed.emit(*pair)
        elif text:
            self.refused.emit(
                UserError('"{text}" is no width', "Give one number, or two as in 0.5 × 0.25.", text=text[:60])
            )

    def _put_back(self) -> None:
        self.setText("" if self._pair is None else _words(*self._pair))
        self.setCursorPosition(0)
        self.setModified(False)
        self.setAccessibleDescription("" if self._pair is None else " × ".join(exact(one) for one in self._pair))


def pair_in(text: str) -> tuple[float, float] | None:
    """Return the two numbers of a text, the same twice where there is one; None where there are none."""
    plain = text.strip().replace("\N{MINUS SIGN}", "-")
    parts = _APART.split(plain)
    if len(parts) == 1 and plain.count(",") == 1 and "." in plain:
        parts = plain.split(",")
    elif len(parts) > 1:
        parts = [part.removesuffix(",") for part in parts]
    numbers = [number_in(part) for part in parts if part]
    if not 1 <= len(numbers) <= 2 or not all(number >= 0.0 for number in numbers):
        return None
    return numbers[0], numbers[-1]


def _words(x: float, y: float) -> str:
    if abs(x - y) <= _EQUAL * max(abs(x), abs(y)):
        return _short(x)
    return f"{_short(x)} × {_short(y)}"


def _short(number: float) -> str:
    return without_zeros(significant(number, 4))
