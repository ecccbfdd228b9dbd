"""The panel of the range that is binned."""

import math
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from core.errors import UserError
from core.ranges import Range, checked_range
from core.settings import RangeChoice, RangeRule, Settings
from gui.fields import NumberEdit
from gui.model import Shown, Wanted
from gui.numbers import whole

_SIDES = (("x", "from"), ("x", "to"), ("y", "from"), ("y", "to"))

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class RangePanel(QWidget):
    """From and to of both axes, and the ways to find them."""

    settings_chosen = Signal(object)
    view_asked = Signal()
    refused = Signal(object)  # UserError: what was typed is no range

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = Settings()
        self._fields = tuple(
            NumberEdit(
                f"Range of {axis}: {side}",
                f"The {'smallest' if side == 'from' else 'largest'} {axis} that is binned, in data units",
            )
            for axis, side in _SIDES
        )
        self._full = _button("Full", "The smallest range that holds all points", checkable=True)
        self._view = _button("From view", "The range that is on screen now")
        self._most = _button("Most points", "The central 99.8 % of the points along each axis", checkable=True)
        self._outside = QLabel()
        self._outside.setProperty("quiet", True)
        self._outside.setWordWrap(True)
        self._outside.setAccessibleName("Points outside the range")
        self._outside.setToolTip("Points outside the range are not counted; both ends of the range belong to it")
        self._lay_out()
        for field in self._fields:
            field.committed.connect(self._typed)
        self._full.clicked.connect(lambda: self._choose(RangeRule.FULL))
        self._most.clicked.connect(lambda: self._choose(RangeRule.MOST))
        self._view.clicked.connect(self.view_asked)

    def follow(self, wanted: Wanted, shown: Shown | None) -> None:
        """Show the wanted range; where a rule gives it, what it gave."""
        self._settings = wanted.settings
        choice = wanted.settings.range
        blockers = [QSignalBlocker(widget) for widget in self.findChildren(QWidget, options=_DIRECT)]
        numbers: tuple[float | None, ...] = (None,) * 4
        if choice.typed is not None:
            numbers = (choice.typed.x_min, choice.typed.x_max, choice.typed.y_min, choice.typed.y_max)
        elif shown is not None:
            numbers = shown.result.grid.extent
        for field, number in zip(self._fields, numbers, strict=True):
            field.show_number(number)
        self._full.setChecked(choice.rule is RangeRule.FULL)
        self._most.setChecked(choice.rule is RangeRule.MOST)
        outside = 0 if shown is None else shown.result.counts.outside
        if outside:
            self._outside.setText(f"{whole(outside)} {'point' if outside == 1 else 'points'} outside the range")
        self._outside.setVisible(outside > 0)
        del blockers

    def _choose(self, rule: RangeRule) -> None:
        settings = replace(self._settings, range=RangeChoice(rule))
        if settings == self._settings:
            (self._full if rule is RangeRule.FULL else self._most).setChecked(True)
        else:
            self.settings_chosen.emit(settings)

    def _typed(self) -> None:
        numbers = [math.nan if field.number is None else field.number for field in self._fields]
        try:
            typed = checked_range(*numbers)
        except UserError as error:
            self.refused.emit(error)
            return
        self._take(typed)

    def _take(self, typed: Range) -> None:
        settings = replace(self._settings, range=RangeChoice(RangeRule.TYPED, typed))
        if settings != self._settings:
            self.settings_chosen.emit(settings)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        for column, side in enumerate(("from", "to")):
            label = QLabel(side)
            label.setProperty("quiet", True)
            grid.addWidget(label, 0, column + 1)
        for row, axis in enumerate("xy"):
            label = QLabel(axis)
            label.setBuddy(self._fields[2 * row])
            grid.addWidget(label, row + 1, 0)
            grid.addWidget(self._fields[2 * row], row + 1, 1)
            grid.addWidget(self._fields[2 * row + 1], row + 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        buttons = QHBoxLayout()
        for button in (self._full, self._view, self._most):
            buttons.addWidget(button)
        box = QVBoxLayout(self)
        box.addLayout(grid)
        box.addLayout(buttons)
        box.addWidget(self._outside)
        box.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._outside.setVisible(False)


def _button(text: str, tip: str, *, checkable: bool = False) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(f"Range: {text}")
    button.setCheckable(checkable)
    button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
    return button
