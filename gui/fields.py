"""Fields for numbers, which never change a number that nobody typed."""

import math
from bisect import bisect_right

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QLineEdit, QSizePolicy, QSpinBox, QWidget
from typing_extensions import override

from core.messages import Message
from gui.numbers import exact, in_steps, local, number_in, short, without_zeros
from gui.words import tr

_SIGMA_STEPS = ((0.0, 0.05), (1.0, 0.1), (2.0, 0.2), (5.0, 0.5), (10.0, 1.0), (20.0, 2.0), (50.0, 5.0), (100.0, 10.0))
_BINS_STEPS = ((0, 1), (20, 2), (50, 5), (100, 10), (200, 20), (500, 50), (1000, 100), (2000, 200), (5000, 500))
_ALL_DECIMALS = 30  # Qt rounds to these; every double of a sigma survives
_HEIGHT = 28
_FULL = 6  # characters of a number beside which its unit has room
_KEYS_OF_THE_PICTURE = frozenset((Qt.Key.Key_Space, *(Qt.Key(ord(letter)) for letter in "RPMCKLSBEGNH")))


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


class DecimalSpinBox(QDoubleSpinBox):
    """A number with decimals, which may be typed with a point or with a comma."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(QLocale.c())

    @override
    def textFromValue(self, value: float) -> str:
        return local(f"{value:.{self.decimals()}f}")

    @override
    def valueFromText(self, text: str) -> float:
        return number_in(_bare(text))

    @override
    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        return _validity(self.minimum() <= number_in(_bare(text)) <= self.maximum()), text, position

    @override
    def fixup(self, text: str, /) -> str:
        return self.textFromValue(self.value())


class SigmaSpinBox(DecimalSpinBox):
    """A width in bins; its steps grow with it, and it holds every digit of what it was given."""

    corrected = Signal(object)  # Message: another number than the one that was typed was taken

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._correction: Message | None = None
        self.setDecimals(_ALL_DECIMALS)
        self.setKeyboardTracking(False)
        self.setSuffix(f" {tr('bins')}")
        self.valueChanged.connect(self._name_unit)
        self.editingFinished.connect(self._tell)
        _dress(self)

    @override
    def setValue(self, val: float, /) -> None:
        super().setValue(val)
        self._name_unit()

    @override
    def stepBy(self, steps: int) -> None:
        self.interpretText()
        self.setValue(max(0.0, next_step(self.value(), steps, _SIGMA_STEPS)))
        self.selectAll()
        self._tell()

    @override
    def textFromValue(self, value: float) -> str:
        return short(value) if value >= 1e-4 or value == 0 else without_zeros(local(f"{value:.8f}"))

    @override
    def valueFromText(self, text: str) -> float:
        typed, shown = (words.replace(",", ".") for words in (_bare(text), self.textFromValue(self.value())))
        return self.value() if typed == shown else number_in(typed)

    @override
    def fixup(self, text: str, /) -> str:
        number, self._correction = _corrected(self, _bare(text), self.minimum(), self.maximum(), self.value())
        return exact(number)

    @override
    def event(self, event: QEvent) -> bool:
        return _belongs_to(self, event, self.textFromValue(self.value())) or (
            not _belongs_to_the_picture(event) and super().event(event)
        )

    def _name_unit(self) -> None:
        room = len(self.textFromValue(self.value())) <= _FULL
        suffix = "" if not room else f" {tr('bin')}" if self.value() == 1 else f" {tr('bins')}"
        if suffix != self.suffix():
            self.setSuffix(suffix)

    def _tell(self) -> None:
        message, self._correction = self._correction, None
        if message is not None:
            self.corrected.emit(message)


class BinsSpinBox(QSpinBox):
    """A number of bins; its steps grow with it."""

    corrected = Signal(object)  # Message: another number than the one that was typed was taken

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._correction: Message | None = None
        self.setLocale(QLocale.c())
        self.setKeyboardTracking(False)
        self.editingFinished.connect(self._tell)
        _dress(self)

    @override
    def stepBy(self, steps: int) -> None:
        self.interpretText()
        self.setValue(round(next_step(self.value(), steps, _BINS_STEPS)))
        self.selectAll()
        self._tell()

    @override
    def valueFromText(self, text: str) -> int:
        return int(number_in(_bare(text)))

    @override
    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        number = number_in(_bare(text))
        return _validity(self.minimum() <= number <= self.maximum() and number == int(number)), text, position

    @override
    def fixup(self, text: str, /) -> str:
        plain = _bare(text)
        number, self._correction = _corrected(self, plain, self.minimum(), self.maximum(), self.value())
        if number != round(number):
            number = round(number)
            values = {"field": self.accessibleName(), "typed": plain, "taken": number}
            self._correction = Message("{field}: {typed} is no whole number, {taken} is taken", values)
        return str(round(number))

    @override
    def event(self, event: QEvent) -> bool:
        return _belongs_to(self, event, self.textFromValue(self.value())) or (
            not _belongs_to_the_picture(event) and super().event(event)
        )

    def _tell(self) -> None:
        message, self._correction = self._correction, None
        if message is not None:
            self.corrected.emit(message)


class NumberEdit(QLineEdit):
    """A number of any size, which knows what was typed and what it is to show else."""

    def __init__(self, name: str, tip: str, *, digits: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._digits = digits
        self._shown: tuple[float | None, float] = (None, 0.0)  # and the step that is to be told
        self.setAccessibleName(name)
        self.setToolTip(tip)
        _dress(self)

    @property
    def number(self) -> float | None:
        """The number, with all its digits; not a number where the text is none, None where there is no text."""
        if not self.isModified():
            return self._shown[0]
        return number_in(self.text()) if self.text().strip() else None

    def show_number(self, number: float | None, step: float = 0.0, *, keep: bool = False) -> None:
        """Show a number, at once or, where what is typed is to be kept, when that is put back."""
        self._shown = number, step
        if not keep:
            self.put_back()

    def put_back(self) -> None:
        """Show the number, whatever was typed."""
        number, step = self._shown
        text = "" if number is None else in_steps(number, step, self._digits)
        if text != self.text():  # else somebody may be marking it
            self.setText(text)
            self.setCursorPosition(0)
        self.setModified(False)
        self.setAccessibleDescription("" if number is None else exact(number))


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


def _belongs_to(box: QAbstractSpinBox, event: QEvent, shown: str) -> bool:
    """Tell whether Esc was pressed for the text that is being typed, and take it back."""
    if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape or _bare(box.text()) == shown:
        return False
    if event.type() == QEvent.Type.KeyPress:
        box.lineEdit().setText(shown)
        box.interpretText()
        box.selectAll()
    event.accept()
    return True


def _bare(text: str) -> str:
    """Return a text without the unit behind it."""
    return text.strip().removesuffix(tr("bins")).removesuffix(tr("bin")).strip()


def _validity(fits: bool) -> QValidator.State:
    return QValidator.State.Acceptable if fits else QValidator.State.Intermediate


def _corrected(
    box: QAbstractSpinBox, text: str, least: float, most: float, before: float
) -> tuple[float, Message | None]:
    """Return the number that stands for what was typed, and what to say about it."""
    number = number_in(text)
    values = {"field": box.accessibleName(), "typed": text, "least": short(least), "most": short(most)}
    if math.isnan(number):
        return before, Message('{field}: "{typed}" is no number', values) if text else None
    if number < least:
        return least, Message("{field}: {typed} is less than {least}, which is taken", values)
    if number > most:
        return most, Message("{field}: {typed} is more than {most}, which is taken", values)
    return number, None
