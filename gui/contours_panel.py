"""The panel of contours: which levels are drawn, and what each encloses."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from core.errors import UserError
from core.structures import SHARES, ContourChoice
from gui.cell_table import CellTable
from gui.formulas import CONTOUR, LEVEL
from gui.level_text import levels_in, text_of
from gui.numbers import short
from gui.outlines import Outlines
from gui.probe_cells import Cell
from gui.row_table import Column
from gui.tool_panel import TablePanel
from gui.words import tr

_MORE = 170  # width of the field


class ContoursPanel(TablePanel):
    """A row for each contour; ``tools`` stand in the title bar."""

    levels_chosen = Signal(object)  # ContourChoice
    chosen = Signal(int)
    pointed = Signal(object)  # row or None
    refused = Signal(object)  # UserError

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = CellTable(tr("Contours"), _columns())
        self.table.setObjectName("contourTable")
        self._choice = ContourChoice()
        self._unit = QLabel()
        self._unit.setProperty("quiet", True)
        self._common = {share: _button(share) for share in SHARES}
        self._more = QLineEdit()
        self._more.setObjectName("moreLevels")
        self._more.setAccessibleName(tr("More levels"))
        self._more.setPlaceholderText(tr("more: 99 %, or a density"))
        self._more.setToolTip(
            tr("Other levels: shares of the mass with a per cent sign, densities without, e.g. 80 %, 0.02")
        )
        self._more.setAcceptDrops(False)
        self._more.setFixedWidth(_MORE)
        self.lay_out(self.table, [*self._common.values(), self._more], self._unit, ())
        for button in self._common.values():
            button.clicked.connect(self._choose)
        self._more.editingFinished.connect(self._typed)
        self.table.chosen.connect(self.chosen)
        self.table.pointed.connect(self.pointed)

    def follow(self, outlines: Outlines) -> None:
        """Show which levels are wanted."""
        if outlines.levels == self._choice:
            return
        self._choice = outlines.levels
        for share, button in self._common.items():
            button.setChecked(share in self._choice.shares)
        self._show_more()

    def show_rows(self, rows: Sequence[tuple[Cell, ...]], unit: str) -> None:
        """Show what each contour encloses, and the units."""
        self.table.show_rows(rows)
        self._unit.setText(unit)

    def _choose(self) -> None:
        shares = {share for share in self._choice.shares if share not in self._common}
        shares |= {share for share, button in self._common.items() if button.isChecked()}
        self.levels_chosen.emit(ContourChoice(tuple(sorted(shares)), self._choice.densities))

    def _typed(self) -> None:
        if not self._more.isModified():
            return
        try:
            more = levels_in(self._more.text())
        except UserError as error:
            self.refused.emit(error)
            return
        self._more.setModified(False)
        shares = {share for share in self._choice.shares if share in self._common} | set(more.shares)
        choice = ContourChoice(tuple(sorted(shares)), more.densities)
        if choice == self._choice:
            self._show_more()
        else:
            self.levels_chosen.emit(choice)

    def _show_more(self) -> None:
        shares = tuple(share for share in self._choice.shares if share not in self._common)
        self._more.setText(text_of(ContourChoice(shares, self._choice.densities)))
        self._more.setCursorPosition(0)


def _button(share: float) -> QToolButton:
    button = QToolButton()
    button.setText(f"{short(100 * share)} %")
    button.setCheckable(True)
    button.setAccessibleName(tr("Contour of {share:g} %", share=100 * share))
    button.setToolTip(tr("The line around the smallest region that holds {share:g} % of the mass", share=100 * share))
    return button


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr("level"), tr(CONTOUR.tip)),
        Column(tr("density"), tr("Along the line, in the unit of the density")),
        Column(
            tr("mass"),
            tr("Share of the smoothed mass in the bins that the line goes around. {level}", level=tr(LEVEL.tip)),
        ),
        Column(tr("area"), tr("Of the polygons that are drawn, without their holes")),
        Column(tr("points"), tr("How many of the points themselves lie inside or on the line, counted one by one")),
        Column(tr("of points"), tr("Their share of all used points: they were not smoothed, so it is another number")),
    )
