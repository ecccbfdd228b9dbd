"""How a text is read: what was found, what somebody says instead, and the first rows either way."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.columns import DialectChoice
from gui.dialect_names import DECIMALS, DELIMITERS, ENCODINGS, HEADERS, header_words
from gui.words import counted, mark, tr

if TYPE_CHECKING:  # needs numpy, which comes after the window
    from core.readers.preview import Preview

_FIELDS: tuple[tuple[str, str, str], ...] = (
    ("delimiter", mark("Cells are parted by"), mark("What stands between the cells of a row")),
    ("decimal", mark("Decimal mark"), mark("What stands before the decimals of a number")),
    ("header", mark("Names are in"), mark("The line with the names of the columns; the rows come below it")),
    (
        "encoding",
        mark("Encoding"),
        mark("How letters beyond English are written; numbers are hardly ever touched by it"),
    ),
)
_TOO_FEW = mark("{columns}, {n} of numbers: too few, points need two")
_WRITTEN = 7  # lines on screen
_WIDEST = 220  # pixels of a column


class DialectDialog(QDialog):
    """Shows a text as it is written and as it is read; nothing is changed before Apply."""

    asked = Signal(object)  # DialectChoice: to be previewed
    applied = Signal(object)  # DialectChoice

    def __init__(self, file: str, choice: DialectChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dialectDialog")
        self.setWindowTitle(tr("How {file} is read", file=file))
        self._boxes = {name: _Box(tr(label), tr(tip), _rows(name)) for name, label, tip in _FIELDS}
        self._written = _written()
        self._read = _table()
        self._note = QLabel()
        self._note.setWordWrap(True)
        self._note.setAccessibleName(tr("What is found in it"))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close | QDialogButtonBox.StandardButton.Apply)
        self._apply = self._buttons.button(QDialogButtonBox.StandardButton.Apply)
        self._apply.setDefault(True)
        self._found = QPushButton(tr("As found"))
        self._found.setToolTip(tr("Forget what was said, and read the text as it was found to be written"))
        self._lay_out()
        for name, box in self._boxes.items():
            box.choose(getattr(choice, name))
            box.activated.connect(self._ask)
        self._found.clicked.connect(self._forget)
        self._apply.clicked.connect(lambda: self.applied.emit(self.choice()))
        self._buttons.rejected.connect(self.reject)
        self._apply.setEnabled(False)
        self._found.setEnabled(choice != DialectChoice())

    def choice(self) -> DialectChoice:
        """Return what is said; None where it is left to be found."""
        return DialectChoice(**{name: box.value() for name, box in self._boxes.items()})

    def show_preview(self, preview: "Preview") -> None:
        """Show the first rows, and what was found where nothing is said."""
        for name, box in self._boxes.items():
            box.tell(getattr(preview.dialect, name))
        lines = preview.lines
        self._written.setPlainText("\n".join(f"{number:>3}  {line}" for number, line in enumerate(lines, 1)))
        _fill(self._read, preview)
        numbers = sum(column.numeric for column in preview.columns)
        columns = counted(len(preview.columns), mark("{n} column"), mark("{n} columns"))
        template = mark("{columns}, {n} of numbers") if numbers > 1 else _TOO_FEW
        self._note.setText(tr(template, columns=columns, n=numbers))
        self._apply.setEnabled(numbers > 1)

    def refuse(self, words: str) -> None:
        """Say why it cannot be read in this way."""
        self._note.setText(words)
        self._read.setRowCount(0)
        self._apply.setEnabled(False)

    def _ask(self) -> None:
        choice = self.choice()
        self._found.setEnabled(choice != DialectChoice())
        self.asked.emit(choice)

    def _forget(self) -> None:
        for box in self._boxes.values():
            box.choose(None)
        self._ask()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        for column, (name, label, _) in enumerate(_FIELDS):
            title = QLabel(tr(label))
            title.setProperty("quiet", True)
            title.setBuddy(self._boxes[name])
            grid.addWidget(title, 0, column)
            grid.addWidget(self._boxes[name], 1, column)
        box = QVBoxLayout(self)
        box.addLayout(grid)
        for text, widget, stretch in ((tr("As it is written"), self._written, 0), (tr("As it is read"), self._read, 1)):
            title = QLabel(text)
            title.setProperty("strong", True)
            box.addSpacing(4)
            box.addWidget(title)
            box.addWidget(widget, stretch)
        box.addWidget(self._note)
        self._buttons.addButton(self._found, QDialogButtonBox.ButtonRole.ResetRole)
        box.addWidget(self._buttons)
        self.resize(720, 520)


class _Box(QComboBox):
    """One thing that can be said of a text; the first row leaves it to be found."""

    def __init__(self, name: str, tip: str, rows: Sequence[tuple[Any, str]]) -> None:
        super().__init__()
        self._values: list[Any] = [None, *(value for value, _ in rows)]
        self.addItems([tr("as found"), *(text for _, text in rows)])
        self.setAccessibleName(name)
        self.setToolTip(tip)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)

    def value(self) -> Any:
        """Return what is chosen."""
        return self._values[self.currentIndex()]

    def choose(self, value: Any) -> None:
        """Choose a value; one that has no row yet gets one."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self._place(value))

    def tell(self, value: Any) -> None:
        """Say what was found, where that is what is chosen."""
        if self.currentIndex() == 0:
            self.setItemText(0, tr("found: {what}", what=self.itemText(self._place(value))))
        else:
            self.setItemText(0, tr("as found"))

    def _place(self, value: Any) -> int:
        if value not in self._values:
            self._values.append(value)
            self.addItem(str(value) if str(value).isalnum() or not isinstance(value, str) else f"“{value}”")
        return self._values.index(value)


def _rows(name: str) -> list[tuple[Any, str]]:
    """Return what can be said of a text, and the words for it."""
    if name == "header":
        return [(line, header_words(line)) for line in HEADERS]
    rows = {"delimiter": DELIMITERS, "decimal": DECIMALS, "encoding": ENCODINGS}[name]
    return [(value, tr(words)) for value, words in rows]


def _written() -> QPlainTextEdit:
    text = QPlainTextEdit()
    text.setReadOnly(True)
    text.setTabChangesFocus(True)
    text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    text.setAccessibleName(tr("First lines as they are written"))
    text.setFixedHeight((_WRITTEN + 2) * text.fontMetrics().lineSpacing())
    return text


def _table() -> QTableWidget:
    table = QTableWidget()
    table.setAccessibleName(tr("First rows as they are read"))
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 6)
    table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.horizontalHeader().setMaximumSectionSize(_WIDEST)
    return table


def _fill(table: QTableWidget, preview: "Preview") -> None:
    columns = preview.columns
    table.clear()
    table.setColumnCount(len(columns))
    table.setRowCount(len(preview.rows))
    for place, column in enumerate(columns):
        head = QTableWidgetItem(column.name)
        told = ", ".join(word for word in (column.name, tr(column.kind.value), column.unit) if word)
        head.setToolTip(told)
        table.setHorizontalHeaderItem(place, head)
    grey = table.palette().color(QPalette.ColorRole.PlaceholderText)
    for row, cells in enumerate(preview.rows):
        for place, (column, cell) in enumerate(zip(columns, cells, strict=False)):
            item = QTableWidgetItem(cell)
            if column.numeric:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            else:
                item.setForeground(grey)
            table.setItem(row, place, item)
    table.resizeColumnsToContents()
