"""The panel of probes: what is told of pinned positions."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from gui.elided_label import ElidedLabel
from gui.probe_cells import Cell
from gui.probe_table import ProbeTable
from gui.words import mark, tr

_ROWS = 4  # that are seen at first


class _PositionEdit(QLineEdit):
    """Takes a position, or a table of them that is pasted."""

    pasted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("probePosition")
        self.setAccessibleName(tr("Position of a new probe"))
        self.setPlaceholderText(tr("x, y"))
        self.setToolTip(tr("A position to pin: x, y in data units, then Enter. A table of positions can be pasted."))
        self.setAcceptDrops(False)
        self.setFixedWidth(180)
        self.textChanged.connect(self._look)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = QGuiApplication.clipboard().text()
        if event.matches(QKeySequence.StandardKey.Paste) and len(text.splitlines()) > 1:
            self.pasted.emit(text)
        else:
            super().keyPressEvent(event)

    def _look(self, text: str) -> None:
        """Take a table that came by the menu or the middle button of the mouse."""
        if len(text.splitlines()) > 1:
            self.clear()
            self.pasted.emit(text)


class ProbesPanel(QWidget):
    """The table of probes; ``tools`` stand in its title bar, with a field for new ones."""

    added = Signal(str)  # one position, or a table of them
    renamed = Signal(int, str)
    chosen = Signal(int)
    stepped = Signal(int, int)
    remove_asked = Signal()
    export_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = QWidget()
        self._unit = ElidedLabel(Qt.TextElideMode.ElideRight)
        self._unit.setProperty("quiet", True)
        self._position = _PositionEdit()
        self._remove = _button(mark("Remove"), mark("Remove the selected probes (Del)"))
        self._export = _button(mark("Export…"), mark("Write the probes to a file of comma-separated values"))
        self._table = ProbeTable()
        self._lay_out()
        self._position.returnPressed.connect(lambda: self.added.emit(self._position.text()))
        self._position.pasted.connect(self.added)
        self._table.renamed.connect(self.renamed)
        self._table.chosen.connect(self.chosen)
        self._table.stepped.connect(self.stepped)
        self._remove.clicked.connect(self.remove_asked)
        self._export.clicked.connect(self.export_asked)
        self.show_probes((), None, "")

    def show_probes(self, rows: Sequence[tuple[Cell, ...]], current: int | None, unit: str) -> None:
        """Show the probes, which one is current, and the unit of their densities."""
        self._table.show_rows(rows, current)
        told = tr("density {unit}", unit=unit) if rows else tr("click the picture, press P, or give a position")
        self._unit.setText(told)
        for button in (self._remove, self._export):
            button.setEnabled(bool(rows))

    def selected(self) -> list[int]:
        """Return the places of the selected probes."""
        return self._table.selected()

    def has_keys(self) -> bool:
        """Tell whether the keys go to the table."""
        return self._table.hasFocus()

    def ask_for_position(self) -> None:
        """Let a position be typed."""
        self._position.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._position.selectAll()

    def position_taken(self) -> None:
        """Make room for the next position."""
        self._position.clear()

    @override
    def sizeHint(self) -> QSize:
        table = self._table
        rows = table.horizontalHeader().sizeHint().height() + _ROWS * table.verticalHeader().defaultSectionSize()
        return QSize(500, rows + 6)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, 70)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 2)
        row.addWidget(self._unit, 1)
        row.addWidget(self._position)
        row.addWidget(self._remove)
        row.addWidget(self._export)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._table)


def _button(text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(tr(text))
    button.setAccessibleName(tr("Probes: {text}", text=tr(text).removesuffix("…")))
    button.setToolTip(tr(tip))
    return button
