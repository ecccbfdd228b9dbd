"""A table of what was found on the picture, of which a row can be chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from gui.probe_cells import Cell
from gui.row_table import Column, RowTable
from gui.words import tr

_LEAST = 56  # pixels of a column


class CellTable(RowTable):
    """Shows rows; a click or the arrow keys choose one, and hovering points at one."""

    chosen = Signal(int)
    pointed = Signal(object)  # row or None

    def __init__(self, name: str, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        tip = tr("Each heading tells what its column means, and in which unit")
        super().__init__(name, tip, columns, _LEAST, parent)
        self._quiet = False
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.entered.connect(lambda index: self.pointed.emit(index.row()))
        self.viewportEntered.connect(lambda: self.pointed.emit(None))  # below the rows
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self.selectionModel().currentRowChanged.connect(self._moved)

    def show_rows(self, rows: Sequence[tuple[Cell, ...]]) -> None:
        """Show these rows; the same one stays selected where their number does."""
        self.take(rows)

    def select(self, row: int | None) -> None:
        """Select a row without choosing it, or none."""
        now = self.currentIndex()
        if row == (now.row() if now.isValid() else None):
            return
        self._quiet = True
        if row is None or not 0 <= row < self.rows.rowCount():
            self.selectionModel().clear()
        else:
            self.selectRow(row)
            self.scrollTo(self.rows.index(row, 0))
        self._quiet = False

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(None)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.pointed.emit(None)  # the mouse does not leave what goes from under it

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and not self._quiet and self.hasFocus() and not QGuiApplication.mouseButtons():
            self.chosen.emit(now.row())
