"""Fields for numbers, which never change a number that nobody typed."""

import math
from bisect import bisect_right

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QLineEdit, QSizePolicy, QSpinBox, QWidget
from typing_extensions import override

from gui.numbers import exact, short

_SIGMA_STEPS = ((0.0, 0.05), (1.0, 0.1), (2.0, 0.2), (5.0, 0.5), (10.0, 1.0), (20.0, 2.0), (50.0, 5.0), (100.0, 10.0))
_BINS_STEPS = ((0, 1), (20, 2), (50, 5), (100, 10), (200, 20), (500, 50), (1000, 100), (2000, 200), (5000, 500))
_ALL_DECIMALS = 30  # Qt rounds to these; every double of a sigma survives
_HEIGHT = 28
_KEYS_OF_THE_PICTURE = frozenset((Qt.Key.Key_Space, Qt.Key.Key_R, Qt.Key.Key_P))


def next_step(value: float, count: int, table: tuple[tuple[float, float], ...]) -> float:
    """Return the value some steps on, a round number; the table tells from which value on which step is right."""
    for _ in range(abs(count)):
        starts = [start for start, _ in table]
        place = bisect_right(starts, value * (1 + 1e-9)) - 1
        if count < 0 and place > 0 and value <= starts[place] * (1 + 1e-9):
            place -= 1
        step = table[max(0, place)][1]
        in_steps = value / step
        steps = math.floor(in_steps + 1e-6) + 1 if count > 0 else math.ceil(in_steps - 1e-6) - 1
        value = round(steps * step, 10)
    return value


class SigmaSpinBox(QDoubleSpinBox):
    """A width in bins; its steps grow with it, and it holds every digit of what it was given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(QLocale.c())
        self.setDecimals(_ALL_DECIMALS)
        self.setKeyboardTracking(False)
        self.setSuffix(" bins")
        _dress(self)

    @override
    def stepBy(self, steps: int) -> None:
        self.setValue(max(0.0, next_step(self.value(), steps, _SIGMA_STEPS)))
        self.selectAll()

    @override
    def textFromValue(self, value: float) -> str:
        return short(value) if value >= 1e-4 or value == 0 else f"{value:.8f}".rstrip("0").rstrip(".")

    @override
    def valueFromText(self, text: str) -> float:
        plain = _plain(text, self.suffix())
        if plain == self.textFromValue(self.value()):
            return self.value()
        return float(plain)

    @override
    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        return _validity(_plain(text, self.suffix()), self.minimum(), self.maximum()), text, position

    @override
    def event(self, event: QEvent) -> bool:
        return False if _belongs_to_the_picture(event) else super().event(event)


class BinsSpinBox(QSpinBox):
    """A number of bins; its steps grow with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(QLocale.c())
        self.setKeyboardTracking(False)
        _dress(self)

    @override
    def stepBy(self, steps: int) -> None:
        self.setValue(round(next_step(self.value(), steps, _BINS_STEPS)))
        self.selectAll()

    @override
    def event(self, event: QEvent) -> bool:
        return False if _belongs_to_the_picture(event) else super().event(event)


class NumberEdit(QLineEdit):
    """A number of any size; tells only of what was typed."""

    committed = Signal()

    def __init__(self, name: str, tip: str, *, digits: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digits = digits
        self._number: float | None = None
        self.setAccessibleName(name)
        self.setToolTip(tip)
        _dress(self)
        self.editingFinished.connect(self._finish)

    @property
    def number(self) -> float | None:
        """The number, with all its digits; not a number where the text is none, None where there is no text."""
        if not self.isModified():
            return self._number
        try:
            return float(self.text().strip().replace(",", ".").replace("\N{MINUS SIGN}", "-"))
        except ValueError:
            return math.nan if self.text().strip() else None

    def show_number(self, number: float | None) -> None:
        """Show a number, unless somebody is typing another."""
        if self.isModified() and self.hasFocus() and number == self._number:
            return
        self._number = number
        self.setText("" if number is None else short(number, self._digits))
        self.setCursorPosition(0)
        self.setModified(False)
        self.setAccessibleDescription("" if number is None else exact(number))

    def _finish(self) -> None:
        if self.isModified():
            self.committed.emit()


def _dress(field: QWidget) -> None:
    field.setAcceptDrops(False)  # what is dropped is a file, and belongs to the window
    field.setMinimumSize(60, _HEIGHT)
    field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)


def _belongs_to_the_picture(event: QEvent) -> bool:
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.modifiers() != Qt.KeyboardModifier.NoModifier or event.key() not in _KEYS_OF_THE_PICTURE:
        return False
    event.ignore()
    return True


def _plain(text: str, suffix: str) -> str:
    return text.removesuffix(suffix).removesuffix(suffix.strip()).strip().replace(",", ".")


def _validity(text: str, low: float, high: float) -> QValidator.State:
    if text in {"", "."}:
        return QValidator.State.Intermediate
    try:
        value = float(text)
    except ValueError:
        return QValidator.State.Invalid
    if "_" in text or "n" in text.casefold():  # float() takes 1_0, nan and inf
        return QValidator.State.Invalid
    return QValidator.State.Acceptable if low <= value <= high else QValidator.State.Intermediate
