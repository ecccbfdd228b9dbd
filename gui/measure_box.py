"""What the numbers of x and y mean: a factor and a unit for each, e.g. pixels of 130 nm."""

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from core.columns import Measure
from core.errors import UserError
from gui.fields import NumberEdit
from gui.numbers import short
from gui.popover import Popover
from gui.words import mark, tr

_UNKNOWN = mark("unit…")
_LONGEST = 14  # characters of a unit on the button, and in its field
_TIP = mark("Unit of x and y. Press to give another one, and what the numbers are to be multiplied by")
_HEAD = mark("What the numbers mean: for pixels of 130 nm the factor is 130 and the unit nm.")
_BOTH = mark("The same factor and unit for x and y")
_AGAIN = mark("Factor 1, and the units that the file tells")


class MeasureBox(QToolButton):
    """A button with the units in use; below it the fields to type others."""

    measured = Signal(object, object)  # Measure of x, and of y
    refused = Signal(object)  # UserError

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Units of x and y"))
        self._form = _Form()
        self._popover = Popover(tr("Units of x and y"), self._form, self)
        self._popover.left.connect(self._form.enter)
        self._form.entered.connect(self._popover.close)
        self._form.measured.connect(self.measured)
        self._form.refused.connect(self.refused)
        self.clicked.connect(self.open)

    def open(self) -> None:
        """Open the fields."""
        self._form.put_back()
        self._popover.show_below(self)

    def follow(self, measures: tuple[Measure, Measure], units: tuple[str | None, str | None]) -> None:
        """Show the measures that are wanted, and the units that follow from them."""
        self.setText(words_of(measures, units))
        told = ", ".join(
            f"{name} {_words(measure.factor, unit)}"
            for name, measure, unit in zip(("x", "y"), measures, units, strict=True)
            if unit or measure.factor != 1.0
        )
        self.setToolTip(f"{tr(_TIP)}\n{told}" if told else tr(_TIP))
        self.setAccessibleDescription(told)
        self._form.follow(measures, units)


def words_of(measures: tuple[Measure, Measure], units: tuple[str | None, str | None]) -> str:
    """Return what the button says: nm, × 130 nm, deg / kpc, or an invitation where nothing is known."""
    words = [_words(measure.factor, unit) for measure, unit in zip(measures, units, strict=True)]
    if words[0] == words[1]:
        return words[0] or tr(_UNKNOWN)
    return " / ".join(word or "?" for word in words)


def _words(factor: float, unit: str | None) -> str:
    told = unit or ""
    told = told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1]}…"
    return told if factor == 1.0 else f"× {short(factor)} {told}".rstrip()


class _Form(QWidget):
    """Factor and unit of x and of y; Enter takes them over."""

    measured = Signal(object, object)
    refused = Signal(object)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._measures = (Measure(), Measure())
        self._factors = [_factor_field(axis) for axis in ("x", "y")]
        self._units = [_unit_field(axis) for axis in ("x", "y")]
        self._both = QToolButton()
        self._both.setText("x = y")
        self._both.setCheckable(True)
        self._both.setAccessibleName(tr("One measure for x and y"))
        self._both.setToolTip(tr(_BOTH))
        self._both.toggled.connect(self._share)
        self._again = QPushButton(tr("As in the file"))
        self._again.setAccessibleName(tr("As in the file"))
        self._again.setToolTip(tr(_AGAIN))
        self._again.setAutoDefault(False)
        self._again.clicked.connect(self._reset)
        self._lay_out()
        for field in (*self._factors, *self._units):
            field.returnPressed.connect(self.entered)
            field.textEdited.connect(lambda: self._share(self._both.isChecked()))
        self.setFocusProxy(self._factors[0])

    def follow(self, measures: tuple[Measure, Measure], units: tuple[str | None, str | None]) -> None:
        """Take over what is wanted; what is being typed stays."""
        self._measures = measures
        for field, measure, unit in zip(self._units, measures, units, strict=True):
            field.setPlaceholderText("" if measure.unit else unit or tr("none told"))
        if not self.isVisible():
            self.put_back()

    def put_back(self) -> None:
        """Show what is wanted, whatever was typed."""
        for factor, unit, measure in zip(self._factors, self._units, self._measures, strict=True):
            factor.show_number(measure.factor)
            unit.setText(measure.unit or "")
        self._both.setChecked(self._measures[0] == self._measures[1])
        self._share(self._both.isChecked())

    def enter(self) -> None:
        """Want what was typed, if it differs from what is wanted and makes sense."""
        shared = self._both.isChecked()
        measures = []
        for factor, unit in zip(self._factors, self._units, strict=True):
            number = factor.number
            if number is None or not math.isfinite(number) or number == 0.0:
                text = factor.text().strip() or tr("empty")
                self.refused.emit(
                    UserError('"{text}" is no factor', "Give a number other than 0, e.g. 130.", text=text)
                )
                return
            measures.append(Measure(number, " ".join(unit.text().split()) or None))
        x, y = measures[0], measures[0] if shared else measures[1]
        if (x, y) != self._measures:
            self.measured.emit(x, y)

    def _reset(self) -> None:
        self._both.setChecked(True)
        for factor, unit in zip(self._factors, self._units, strict=True):
            factor.show_number(1.0)
            unit.clear()
        self.entered.emit()

    def _share(self, shared: bool) -> None:
        for pair in (self._factors, self._units):
            pair[1].setEnabled(not shared)
            if shared and pair[1].text() != pair[0].text():
                pair[1].setText(pair[0].text())
                pair[1].setModified(True)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        head = QLabel(tr(_HEAD))
        head.setProperty("quiet", True)
        head.setWordWrap(True)
        grid.addWidget(head, 0, 0, 1, 3)
        for column, text in ((1, tr("factor")), (2, tr("unit"))):
            label = QLabel(text)
            label.setProperty("quiet", True)
            grid.addWidget(label, 1, column)
        for row, axis in enumerate(("x", "y")):
            grid.addWidget(QLabel(axis), 2 + row, 0)
            grid.addWidget(self._factors[row], 2 + row, 1)
            grid.addWidget(self._units[row], 2 + row, 2)
        grid.addWidget(self._both, 4, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._again, 4, 2, Qt.AlignmentFlag.AlignRight)
        grid.setColumnMinimumWidth(1, 130)
        grid.setColumnMinimumWidth(2, 130)


def _factor_field(axis: str) -> NumberEdit:
    return NumberEdit(
        tr("Factor of {axis}", axis=axis),
        tr("What each {axis} is multiplied by, so that it is in the unit: 130 for pixels of 130 nm", axis=axis),
    )


def _unit_field(axis: str) -> QLineEdit:
    field = QLineEdit()
    field.setMaxLength(_LONGEST)
    field.setAccessibleName(tr("Unit of {axis}", axis=axis))
    field.setToolTip(tr("Unit of {axis} after the factor, e.g. nm; nothing: as the file tells", axis=axis))
    field.setMinimumHeight(28)
    field.setAcceptDrops(False)
    return field
