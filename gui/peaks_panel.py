"""The panel of peaks: from which significance on, and where they are."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from gui.cell_table import CellTable
from gui.fields import DecimalSpinBox
from gui.formulas import ERROR, PEAK
from gui.outlines import Outlines
from gui.probe_cells import Cell
from gui.row_table import Column
from gui.tool_panel import TablePanel, tool_button
from gui.words import tr


class PeaksPanel(TablePanel):
    """A row for each peak; ``tools`` stand in the title bar."""

    significance_chosen = Signal(float)
    chosen = Signal(int)
    pointed = Signal(object)  # row or None
    export_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = CellTable(tr("Peaks"), _columns())
        self.table.setObjectName("peakTable")
        self._told = QLabel()
        self._told.setProperty("quiet", True)
        self._limit = DecimalSpinBox()
        self._limit.setObjectName("significance")
        self._limit.setAccessibleName(tr("Least significance of a peak"))
        self._limit.setToolTip(tr("Peaks of at least this significance are told. {formula}", formula=tr(PEAK.tip)))
        self._limit.setRange(0.5, 1000.0)
        self._limit.setSingleStep(0.5)
        self._limit.setDecimals(1)
        self._limit.setKeyboardTracking(False)
        self._export = tool_button(
            tr("Peaks"), tr("Export…"), tr("Write the peaks to a file of comma-separated values")
        )
        words = QLabel(tr("significance at least"))
        words.setBuddy(self._limit)
        self.lay_out(self.table, (words, self._limit), self._told, (self._export,))
        self._limit.valueChanged.connect(self.significance_chosen)
        self._export.clicked.connect(self.export_asked)
        self.table.chosen.connect(self.chosen)
        self.table.pointed.connect(self.pointed)

    def follow(self, outlines: Outlines) -> None:
        """Show from which significance on peaks are wanted."""
        held = self._limit.blockSignals(True)
        self._limit.setValue(outlines.significance)
        self._limit.blockSignals(held)

    def show_rows(self, rows: Sequence[tuple[Cell, ...]], told: str) -> None:
        """Show the peaks, and a word on them."""
        self.table.show_rows(rows)
        self._told.setText(told)
        self._export.setEnabled(bool(rows))


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr("peak"), tr("Its number on the picture; the densest comes first")),
        Column("x", tr("Top of the quadratic through the bin and its neighbours, in data units")),
        Column("y", tr("Top of the quadratic through the bin and its neighbours, in data units")),
        Column(tr("density"), tr("Read at this position, in the unit of the density")),
        Column(tr("error"), tr(ERROR.tip)),
        Column(tr("significance"), tr(PEAK.tip)),
        Column(tr("mass"), tr("Share of the smoothed mass in its basin: what slopes up to it")),
    )
