"""The choice of a column: its name, and in the list also its type, unit and range."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from core.columns import Column
from gui.numbers import short
from gui.words import mark, tr

NO_COLUMN = mark("none")

_Index = QModelIndex | QPersistentModelIndex
_LEAST, _MOST = 64, 150  # pixels of the box
_MOST_NAME = 300  # pixels of a name in the list
_GAP = 18
_MEASURED = 300  # rows; with more columns the list need not fit all of them
_DETAILS = Qt.ItemDataRole.UserRole + 1


class ColumnRows(QAbstractListModel):
    """The columns of a table, those of numbers first; others cannot be chosen."""

    def __init__(self, *, with_none: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._with_none = with_none
        self._columns: tuple[Column, ...] = ()
        self._order: list[int | None] = []
        self._ranges: Mapping[int, tuple[float, float]] = {}

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns, in the order of the table."""
        return self._columns

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Take the columns of a table."""
        self.beginResetModel()
        self._columns, self._ranges = tuple(columns), {}
        order = sorted(range(len(columns)), key=lambda index: not columns[index].numeric)
        self._order = [None, *order] if self._with_none else list(order)
        self.endResetModel()

    def set_ranges(self, ranges: Mapping[int, tuple[float, float]]) -> None:
        """Take the ranges that are known, by the index of their column."""
        self._ranges = ranges
        if self._order:
            self.dataChanged.emit(self.index(0), self.index(len(self._order) - 1))

    def name(self, row: int) -> str | None:
        """Return the name of the column in a row."""
        index = self._order[row] if 0 <= row < len(self._order) else None
        return None if index is None else self._columns[index].name

    def row_of(self, name: str | None) -> int:
        """Return the row of a column, -1 where there is none."""
        return next((row for row in range(len(self._order)) if self.name(row) == name), -1)

    def details(self, row: int) -> tuple[str, str, str]:
        """Return type, unit and range, each empty where it is not known."""
        index = self._order[row]
        if index is None:
            return tr("a point weighs 1"), "", ""
        column, ends = self._columns[index], self._ranges.get(index)
        span = "" if ends is None else tr("{low} to {high}", low=short(ends[0]), high=short(ends[1]))
        return tr(column.kind.value), column.unit or "", span

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._order)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.name(index.row()) or tr(NO_COLUMN)
        if role == _DETAILS:
            return self.details(index.row())
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            told = (self.name(index.row()) or tr(NO_COLUMN), *self.details(index.row()))
            return ", ".join(part for part in told if part)
        return None

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        place = self._order[index.row()] if index.isValid() else None
        if place is not None and not self._columns[place].numeric:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class ColumnBox(QComboBox):
    """A drop-down of columns, as wide as the name that is chosen."""

    def __init__(self, name: str, tip: str, *, with_none: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tip = tip
        self._rows = ColumnRows(with_none=with_none, parent=self)
        self._details = _Details(self)
        self.setModel(self._rows)
        self.setItemDelegate(self._details)
        self.setAccessibleName(name)
        self.setMaxVisibleItems(20)
        self.setMinimumWidth(_LEAST)
        self.setMaximumWidth(_MOST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentIndexChanged.connect(self._describe)
        self._describe()

    def column(self) -> str | None:
        """Return the name of the chosen column; None where there is none."""
        return self._rows.name(self.currentIndex())

    def offer(self, columns: Sequence[Column], chosen: str | None) -> None:
        """Offer these columns, without telling anybody that one is chosen."""
        with QSignalBlocker(self):
            if self._rows.columns != tuple(columns):
                self._rows.set_columns(columns)
            self.setCurrentIndex(self._rows.row_of(chosen))
        self._describe()

    def set_ranges(self, ranges: Mapping[int, tuple[float, float]]) -> None:
        """Tell the ranges that are known."""
        self._rows.set_ranges(ranges)
        self._describe()

    @override
    def sizeHint(self) -> QSize:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        metrics = self.fontMetrics()
        content = QSize(metrics.horizontalAdvance(self.currentText()) + 6, max(metrics.height(), 14) + 2)
        size = self.style().sizeFromContents(QStyle.ContentsType.CT_ComboBox, option, content, self)
        return QSize(min(max(size.width(), _LEAST), _MOST), size.height())

    @override
    def showPopup(self) -> None:
        width = self._details.measure(self._rows, self.fontMetrics().horizontalAdvance)
        self.view().setMinimumWidth(width)
        super().showPopup()

    def _describe(self) -> None:
        row = self.currentIndex()
        told = self._rows.data(self._rows.index(row), Qt.ItemDataRole.ToolTipRole) if row >= 0 else ""
        self.setToolTip(f"{self._tip}\n{told}" if told else self._tip)
        self.setAccessibleDescription(told or "")
        self.updateGeometry()


class _Details(QStyledItemDelegate):
    """Draws a name and beside it, in columns, what is known of it."""

    def __init__(self, box: ColumnBox) -> None:
        super().__init__(box)
        self._places: list[int] = []

    def measure(self, rows: ColumnRows, width_of: Callable[[str], int]) -> int:
        """Lay the columns out; return the width of the whole list."""
        count = min(rows.rowCount(), _MEASURED)
        names = [width_of(rows.name(row) or tr(NO_COLUMN)) for row in range(count)]
        left = min(max(names, default=0), _MOST_NAME) + 2 * _GAP
        self._places = []
        for part in range(3):
            self._places.append(left)
            widest = max((width_of(rows.details(row)[part]) for row in range(count) if rows.name(row)), default=0)
            left += widest + (_GAP if widest else 0)
        return left + _GAP

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), option.fontMetrics.height() + 8)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        if not self._places:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        name, option.text = index.data(), ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        self._write(painter, option, name, index.data(_DETAILS))

    def _write(self, painter: QPainter, option: Any, name: str, details: tuple[str, str, str]) -> None:
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        group = QPalette.ColorGroup.Normal if enabled else QPalette.ColorGroup.Disabled
        strong = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        quiet = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.PlaceholderText
        ends = (*self._places, option.rect.width())
        cells = [(_GAP // 2, self._places[0] - _GAP, name, strong)]
        cells += [(self._places[at], ends[at + 1], text, quiet) for at, text in enumerate(details)]
        painter.save()
        for left, right, text, role in cells:
            if text:
                painter.setPen(option.palette.color(group, role))
                rect = option.rect.adjusted(left, 0, right - option.rect.width(), 0)
                if role is quiet and not details[1] and not details[2]:
                    rect.setRight(option.rect.right())
                words = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
                painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()
