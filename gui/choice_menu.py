"""Menus of which one row holds: which points are shown as dots, and from where longitudes are counted."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from core.settings import AxesChoice, DotsChoice, DotsRule, Wrap
from gui.words import mark, tr

Rows = tuple[tuple[object, str, str], ...]
"""A value, its name, and what it means."""

_OUTLIERS = DotsRule.OUTLIERS
DOTS: Rows = (
    (DotsChoice(), mark("&None"), mark("The picture alone")),
    (
        DotsChoice(_OUTLIERS, 0.5),
        mark("Outside the &50 % region"),
        mark("Points beyond the region that holds half of the mass"),
    ),
    (
        DotsChoice(_OUTLIERS, 0.9),
        mark("Outside the 9&0 % region"),
        mark("Points beyond the region that holds 90 % of the mass"),
    ),
    (
        DotsChoice(_OUTLIERS, 0.95),
        mark("Outside the &95 % region"),
        mark("Points beyond the region that holds 95 % of the mass"),
    ),
    (
        DotsChoice(_OUTLIERS, 0.99),
        mark("Outside the 99 % re&gion"),
        mark("Points beyond the region that holds 99 % of the mass"),
    ),
    (
        DotsChoice(DotsRule.COLOURED),
        mark("&All, coloured by density"),
        mark("Each point in the colour of its bin, densest on top"),
    ),
)

LONGITUDES: Rows = (
    (AxesChoice(), mark("As in the &file"), mark("Longitudes stay as they are")),
    (AxesChoice(Wrap.HALF), mark("From &-180 to 180°"), mark("Points beyond 180° come in from the left, by 360°")),
    (AxesChoice(Wrap.FULL), mark("From &0 to 360°"), mark("Points below 0° come in from the right, by 360°")),
)


class ChoiceMenu(QMenu):
    """One choice of several."""

    chosen = Signal(object)  # the value of a row

    def __init__(self, title: str, rows: Rows, parent: QWidget) -> None:
        super().__init__(title, parent)
        self._actions: dict[object, QAction] = {}
        group = QActionGroup(self)
        self.setToolTipsVisible(True)
        for choice, text, tip in rows:
            action = QAction(tr(text), self)  # made here: one that Qt makes may be taken for another that is gone
            self.addAction(action)
            action.setCheckable(True)
            action.setToolTip(tr(tip))
            action.setData(choice)
            group.addAction(action)
            self._actions[choice] = action
        group.triggered.connect(lambda action: self.chosen.emit(action.data()))

    def check(self, choice: object) -> None:
        """Tick a choice without choosing it."""
        if choice in self._actions:
            self._actions[choice].setChecked(True)
