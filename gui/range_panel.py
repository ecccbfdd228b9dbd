"""The panel of the range that is binned."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from core.errors import UserError
from core.ranges import checked_range
from core.settings import RangeChoice, RangeRule
from gui.fields import NumberEdit
from gui.span_fields import SpanFields
from gui.state import Shown, Wanted
from gui.words import counted, mark, tr

_SIDES = (
    (mark("Range of {axis}: from"), mark("The smallest {axis} that is binned, in data units")),
    (mark("Range of {axis}: to"), mark("The largest {axis} that is binned, in data units")),
)


class RangePanel(QWidget):
    """From and to of both axes, and the ways to find them."""

    settings_chosen = Signal(object)
    view_asked = Signal()
    refused = Signal(object)  # UserError: what was typed is no range
    hinted = Signal(object)  # Message: a number is still to come
    settled = Signal()  # what was said of the range no longer holds
    entered = Signal()  # Enter, and nothing more to type

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = Wanted()
        self._extent: tuple[float, float, float, float] | None = None
        self._fields = tuple(
            NumberEdit(tr(name, axis=axis), tr(tip, axis=axis)) for axis in ("x", "y") for name, tip in _SIDES
        )
        self._full = _button(mark("Full"), mark("The smallest range that holds all points"), checkable=True)
        self._view = _button(mark("From view"), mark("The range that is on screen now"))
        self._most = _button(
            mark("Most points"), mark("The central 99.8 % of the points along each axis"), checkable=True
        )
        self._outside = QLabel()
        self._outside.setProperty("quiet", True)
        self._outside.setWordWrap(True)
        self._outside.setAccessibleName(tr("Points outside the range"))
        self._outside.setToolTip(tr("Points outside the range are not counted; both ends of the range belong to it"))
        self._lay_out()
        self._x = SpanFields(mark("range of x"), self._fields[0], self._fields[1], self)
        self._y = SpanFields(mark("range of y"), self._fields[2], self._fields[3], self)
        self._x.committed.connect(self._x_typed)
        self._y.committed.connect(self._y_typed)
        for span in (self._x, self._y):
            for name in ("refused", "hinted", "settled", "entered"):
                getattr(span, name).connect(getattr(self, name))
        self._full.clicked.connect(lambda: self._choose(RangeRule.FULL))
        self._most.clicked.connect(lambda: self._choose(RangeRule.MOST))
        self._view.clicked.connect(self._view_clicked)

    def follow(self, wanted: Wanted, shown: Shown | None) -> None:
        """Show the wanted range; where a rule gives it, what it gave."""
        choice, before = wanted.settings.range, self._wanted
        self._wanted, self._extent = wanted, None if shown is None else shown.result.grid.extent
        blockers = [QSignalBlocker(widget) for widget in (self._full, self._most)]
        if choice != before.settings.range or not wanted.same_data(before):
            self._put_back()
        x_min, x_max, y_min, y_max = self._numbers() or (None,) * 4
        self._x.show_numbers(x_min, x_max, wanted.settings.bins[0])
        self._y.show_numbers(y_min, y_max, wanted.settings.bins[1])
        self._full.setChecked(choice.rule is RangeRule.FULL)
        self._most.setChecked(choice.rule is RangeRule.MOST)
        outside = 0 if shown is None else shown.result.counts.outside
        told = counted(outside, mark("{n} point outside the range"), mark("{n} points outside the range"))
        self._outside.setText(told if outside else "")
        self._outside.setVisible(outside > 0)
        del blockers

    def reset(self) -> None:
        """Forget what was typed, and what was said of it."""
        self._put_back()
        self.settled.emit()

    def _numbers(self) -> tuple[float, float, float, float] | None:
        typed = self._wanted.settings.range.typed
        return self._extent if typed is None else (typed.x_min, typed.x_max, typed.y_min, typed.y_max)

    def _put_back(self) -> None:
        self._x.put_back()
        self._y.put_back()

    def _choose(self, rule: RangeRule) -> None:
        self.reset()
        settings = replace(self._wanted.settings, range=RangeChoice(rule))
        if settings == self._wanted.settings:
            (self._full if rule is RangeRule.FULL else self._most).setChecked(True)
        else:
            self.settings_chosen.emit(settings)

    def _view_clicked(self) -> None:
        self.reset()
        self.view_asked.emit()

    def _x_typed(self, low: float, high: float) -> None:
        numbers = self._numbers()
        if numbers is not None:
            self._take(low, high, *numbers[2:])

    def _y_typed(self, low: float, high: float) -> None:
        numbers = self._numbers()
        if numbers is not None:
            self._take(*numbers[:2], low, high)

    def _take(self, x_min: float, x_max: float, y_min: float, y_max: float) -> None:
        try:
            typed = checked_range(x_min, x_max, y_min, y_max)
        except UserError as error:
            self.refused.emit(error)
            return
        settings = replace(self._wanted.settings, range=RangeChoice(RangeRule.TYPED, typed))
        if settings != self._wanted.settings:
            self.settings_chosen.emit(settings)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        for column, side in enumerate((tr("from"), tr("to"))):
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
    button.setText(tr(text))
    button.setToolTip(tr(tip))
    button.setAccessibleName(tr("Range: {text}", text=tr(text)))
    button.setCheckable(checkable)
    button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
    return button
