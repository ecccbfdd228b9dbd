"""A table of cells that are told, a row for each thing: its model, how it is painted, and what all such views share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtCore import QPersistentModelIndex as Persistent
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from gui.fitted_columns import FittedColumns
from gui.probe_cells import Cell
from gui.slanted import slanted
from gui.wrapping import wrapped

_ROW = 24
_Index = QModelIndex | Persistent


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column and what is said of it; whether its cells can be changed, and what can be chosen there."""

    title: str
    tip: str
    changes: bool = False
    choices: Callable[[int], Sequence[str]] | None = None


class CellRows(QAbstractTableModel):
    """The cells, as Qt asks for them."""

    changed = Signal(int, int, str)  # row, column, what was typed

    def __init__(self, columns: Sequence[Column], view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.columns = tuple(columns)
        self.rows: tuple[tuple[Cell, ...], ...] = ()

    def take(self, rows: Sequence[tuple[Cell, ...]]) -> bool:
        """Hold other cells; tell whether there are more or fewer rows now."""
        other = len(rows) != len(self.rows)
        before = self.rows
        if other:
            self.beginResetModel()
        self.rows = tuple(rows)
        if other:
            self.endResetModel()
            return True
        for column in range(len(self.columns)):  # what did not change is left alone: somebody may be typing there
            if any(row[column] != old[column] for row, old in zip(rows, before, strict=True)):
                self.dataChanged.emit(self.index(0, column), self.index(len(rows) - 1, column))
        return False

    @override
    def rowCount(self, _parent: _Index | None = None) -> int:
        return len(self.rows)

    @override
    def columnCount(self, _parent: _Index | None = None) -> int:
        return len(self.columns)

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.columns[index.column()].changes else flags

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.rows[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
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
    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not (str(value).strip() or self.columns[index.column()].choices):
            return False
        self.changed.emit(index.row(), index.column(), str(value))
        return True

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.ToolTipRole:
            return wrapped(self.columns[section].tip)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class _Painter(QStyledItemDelegate):
    """Leaves grey words grey in a selected row."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus  # the row is chosen, not a cell of it
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        if colour is not None:
            palette = option.palette
            palette.setBrush(QPalette.ColorRole.HighlightedText, colour)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        choices = _columns_of(index)[index.column()].choices
        if choices is None:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        box.addItems(["", *choices(index.row())])
        box.activated.connect(lambda _: self._take(box))
        return box

    @override
    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data(Qt.ItemDataRole.EditRole)))
        else:
            super().setEditorData(editor, index)

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)

    def _take(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)


def _columns_of(index: _Index) -> tuple[Column, ...]:
    rows = index.model()
    assert isinstance(rows, CellRows)
    return rows.columns


class RowTable(QTableView):
    """Shows rows of cells, whose columns are as wide as what stands in them."""

    def __init__(self, name: str, tip: str, columns: Sequence[Column], least: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.rows = CellRows(columns, self)
        self.setModel(self.rows)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(name)
        self.setToolTip(tip)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setAcceptDrops(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self._widths = FittedColumns(self, least)

    def take(self, rows: Sequence[tuple[Cell, ...]]) -> bool:
        """Show other cells; tell whether there are more or fewer rows now."""
        other = self.rows.take(rows)
        self._widths.fit(self.rows.rows, anew=other)
        return other

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widths.fit(self.rows.rows, anew=True)
