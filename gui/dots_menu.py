"""The menu of dots: which points are shown on the picture."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from core.settings import DotsChoice, DotsRule
from gui.words import mark, tr

_OUTLIERS = DotsRule.OUTLIERS
_ROWS = (
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


class DotsMenu(QMenu):
    """One choice of several."""

    chosen = Signal(object)  # DotsChoice

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("&Dots"), parent)
        self._actions: dict[DotsChoice, QAction] = {}
        group = QActionGroup(self)
        self.setToolTipsVisible(True)
        for choice, text, tip in _ROWS:
            action = self.addAction(tr(text))
            action.setCheckable(True)
            action.setToolTip(tr(tip))
            action.setData(choice)
            group.addAction(action)
            self._actions[choice] = action
        group.triggered.connect(lambda action: self.chosen.emit(action.data()))

    def check(self, choice: DotsChoice) -> None:
        """Tick a choice without choosing it."""
        if choice in self._actions:
            self._actions[choice].setChecked(True)
