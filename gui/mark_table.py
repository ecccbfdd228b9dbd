"""A table of what is marked on the picture: a row each, of which some cells can be changed."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from gui.arrow_keys import step_of
from gui.probe_cells import Cell
from gui.row_table import Column, RowTable

_LEAST = 64  # pixels of a column


class MarkTable(RowTable):
    """Shows the marks; arrow keys move the current one, Ctrl with up and down chooses another."""

    changed = Signal(int, int, str)  # row, column, what was typed
    chosen = Signal(int)
    stepped = Signal(int, int)  # bins to the right and upwards, on screen

    def __init__(self, name: str, title: str, tip: str, columns: Sequence[Column]) -> None:
        super().__init__(title, tip, columns, _LEAST, None)
        self.setObjectName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.rows.changed.connect(self.changed)
        self.selectionModel().currentRowChanged.connect(self._current_changed)

    def show_rows(self, rows: Sequence[tuple[Cell, ...]], current: int | None) -> None:
        """Show the marks, and which one is current."""
        held = self.blockSignals(True)
        other = self.take(rows)
        if other or self.currentIndex().row() != (-1 if current is None else current):
            self._choose(current)
        self.blockSignals(held)

    def selected(self) -> list[int]:
        """Return the places of the rows that are selected."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = step_of(event)
        other = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(*step)
        elif other is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._choose(max(0, min(self.currentIndex().row() + other, self.rows.rowCount() - 1)))
        else:
            super().keyPressEvent(event)

    def _choose(self, place: int | None) -> None:
        choice = self.selectionModel()
        if place is None or not 0 <= place < self.rows.rowCount():
            choice.clear()
            return
        flags = QItemSelectionModel.SelectionFlag
        index = self.rows.index(place, 0)
        choice.setCurrentIndex(index, flags.NoUpdate)
        choice.select(QItemSelection(index, index), flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(now.row())
