"""The table of probes: a row each, of which the label can be changed."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtCore import QPersistentModelIndex as Persistent
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from core.export.probes import COLUMNS
from gui.arrow_keys import step_of
from gui.formulas import COUNT, ERROR, LEVEL, N_EFF, SMOOTHING
from gui.probe_cells import Cell
from gui.slanted import slanted
from gui.words import mark, tr
from gui.wrapping import wrapped

_TIPS = (
    mark("What the probe is called; double-click or F2 to change it"),
    mark("Position, in data units"),
    mark("Position, in data units"),
    SMOOTHING.tip,
    ERROR.tip,
    N_EFF.tip,
    COUNT.tip,
    LEVEL.tip,
)
_ROW = 24
_Index = QModelIndex | Persistent


class _Rows(QAbstractTableModel):
    """The cells, as Qt asks for them."""

    renamed = Signal(int, str)

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._rows: tuple[tuple[Cell, ...], ...] = ()

    def take(self, rows: Sequence[tuple[Cell, ...]]) -> bool:
        """Hold other cells; tell whether there are more or fewer rows now."""
        other = len(rows) != len(self._rows)
        renamed = not other and any(row[0] != old[0] for row, old in zip(rows, self._rows, strict=True))
        if other:
            self.beginResetModel()
        self._rows = tuple(rows)
        if other:
            self.endResetModel()
        elif rows:
            first = 0 if renamed else 1  # else a label that is being typed would be put back
            self.dataChanged.emit(self.index(0, first), self.index(len(rows) - 1, len(COLUMNS) - 1))
        return other

    @override
    def rowCount(self, _parent: _Index | None = None) -> int:
        return len(self._rows)

    @override
    def columnCount(self, _parent: _Index | None = None) -> int:
        return len(COLUMNS)

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == 0 else flags

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self._rows[index.row()][index.column()]
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
        if role != Qt.ItemDataRole.EditRole or not str(value).strip():
            return False
        self.renamed.emit(index.row(), str(value))
        return True

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(COLUMNS[section])
        if role == Qt.ItemDataRole.ToolTipRole:
            return wrapped(tr(_TIPS[section]))
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


class ProbeTable(QTableView):
    """Shows the probes; arrow keys move the current one, Ctrl with up and down chooses another."""

    renamed = Signal(int, str)
    chosen = Signal(int)
    stepped = Signal(int, int)  # bins to the right and upwards, on screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(self))
        self.setObjectName("probeTable")
        self.setAccessibleName(tr("Probes"))
        self.setToolTip(
            tr(
                "Arrow keys move the probe by a bin, with Shift by ten; Ctrl with up and down chooses another.\n"
                "Del removes, Ctrl+C copies the selected rows, F2 changes the label."
            )
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setAcceptDrops(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setMinimumSectionSize(64)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        self._rows.renamed.connect(self.renamed)
        self.selectionModel().currentRowChanged.connect(self._current_changed)

    def show_rows(self, rows: Sequence[tuple[Cell, ...]], current: int | None) -> None:
        """Show the probes, and which one is current."""
        held = self.blockSignals(True)
        if self._rows.take(rows) or self.currentIndex().row() != (-1 if current is None else current):
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
            self._choose(max(0, min(self.currentIndex().row() + other, self._rows.rowCount() - 1)))
        else:
            super().keyPressEvent(event)

    def _choose(self, place: int | None) -> None:
        choice = self.selectionModel()
        if place is None or not 0 <= place < self._rows.rowCount():
            choice.clear()
            return
        flags = QItemSelectionModel.SelectionFlag
        index = self._rows.index(place, 0)
        choice.setCurrentIndex(index, flags.NoUpdate)
        choice.select(QItemSelection(index, index), flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(now.row())
