"""A table of cells that are told, of which a row can be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, Qt, Signal
from PySide6.QtCore import QPersistentModelIndex as Persistent
from PySide6.QtGui import QGuiApplication, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget
from typing_extensions import override

from gui.fitted_columns import FittedColumns
from gui.probe_cells import Cell
from gui.slanted import slanted
from gui.words import tr
from gui.wrapping import wrapped

_ROW = 24
_LEAST = 56  # pixels of a column
_Index = QModelIndex | Persistent


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column, and what is said of it."""

    title: str
    tip: str


class _Rows(QAbstractTableModel):
    """The cells, as Qt asks for them."""

    def __init__(self, columns: Sequence[Column], view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._columns = tuple(columns)
        self.rows: tuple[tuple[Cell, ...], ...] = ()

    def take(self, rows: Sequence[tuple[Cell, ...]]) -> bool:
        """Hold other cells; tell whether there are more or fewer rows now."""
        other = len(rows) != len(self.rows)
        if other:
            self.beginResetModel()
        self.rows = tuple(rows)
        if other:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self._columns) - 1))
        return other

    @override
    def rowCount(self, _parent: _Index | None = None) -> int:
        return len(self.rows)

    @override
    def columnCount(self, _parent: _Index | None = None) -> int:
        return len(self._columns)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return wrapped(cell.tip) or None
        if role == Qt.ItemDataRole.ForegroundRole and cell.grey:
            return self._view.palette().brush(QPalette.ColorRole.PlaceholderText)
        if role == Qt.ItemDataRole.FontRole and cell.grey and cell.tip:  # doubtful: not told by the colour alone
            return slanted(self._view.font())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.ToolTipRole:
            return wrapped(self._columns[section].tip)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class CellTable(QTableView):
    """Shows rows; a click or the arrow keys choose one, and hovering points at one."""

    chosen = Signal(int)
    pointed = Signal(object)  # row or None

    def __init__(self, name: str, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Rows(columns, self)
        self._quiet = False
        self.setModel(self._rows)
        self.setAccessibleName(name)
        self.setToolTip(tr("Each heading tells what its column means, and in which unit"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setAcceptDrops(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self._widths = FittedColumns(self, _LEAST)
        self.entered.connect(lambda index: self.pointed.emit(index.row()))
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self.selectionModel().currentRowChanged.connect(self._moved)

    def show_rows(self, rows: Sequence[tuple[Cell, ...]]) -> None:
        """Show these rows; the same one stays selected where their number does."""
        other = self._rows.take(rows)
        self._widths.fit(self._rows.rows, anew=other)

    def select(self, row: int | None) -> None:
        """Select a row without choosing it, or none."""
        now = self.currentIndex()
        if row == (now.row() if now.isValid() else None):
            return
        self._quiet = True
        if row is None or not 0 <= row < self._rows.rowCount():
            self.selectionModel().clear()
        else:
            self.selectRow(row)
            self.scrollTo(self._rows.index(row, 0))
        self._quiet = False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widths.fit(self._rows.rows, anew=True)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(None)

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and not self._quiet and self.hasFocus() and not QGuiApplication.mouseButtons():
            self.chosen.emit(now.row())
