"""The panel of probes: what is told of pinned positions."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from gui.elided_label import ElidedLabel
from gui.probe_cells import Cell
from gui.probe_table import ProbeTable
from gui.tool_panel import TablePanel, tool_button
from gui.words import tr


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


class ProbesPanel(TablePanel):
    """The table of probes; ``tools`` stand in its title bar, with a field for new ones."""

    added = Signal(str)  # one position, or a table of them
    renamed = Signal(int, str)
    chosen = Signal(int)
    stepped = Signal(int, int)
    remove_asked = Signal()
    export_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = ProbeTable()
        self._unit = ElidedLabel(Qt.TextElideMode.ElideRight)
        self._unit.setProperty("quiet", True)
        self._position = _PositionEdit()
        self._remove = tool_button(tr("Probes"), tr("Remove"), tr("Remove the selected probes (Del)"))
        self._export = tool_button(
            tr("Probes"), tr("Export…"), tr("Write the probes to a file of comma-separated values")
        )
        self.lay_out(self.table, (), self._unit, (self._position, self._remove, self._export))
        self._position.returnPressed.connect(lambda: self.added.emit(self._position.text()))
        self._position.pasted.connect(self.added)
        self.table.renamed.connect(self.renamed)
        self.table.chosen.connect(self.chosen)
        self.table.stepped.connect(self.stepped)
        self._remove.clicked.connect(self.remove_asked)
        self._export.clicked.connect(self.export_asked)
        self.show_probes((), None, "")

    def show_probes(self, rows: Sequence[tuple[Cell, ...]], current: int | None, unit: str) -> None:
        """Show the probes, which one is current, and the unit of their densities."""
        self.table.show_rows(rows, current)
        told = tr("density {unit}", unit=unit) if rows else tr("click the picture, press P, or give a position")
        self._unit.setText(told)
        for button in (self._remove, self._export):
            button.setEnabled(bool(rows))

    def selected(self) -> list[int]:
        """Return the places of the selected probes."""
        return self.table.selected()

    def has_keys(self) -> bool:
        """Tell whether the keys go to the table."""
        return self.table.hasFocus()

    def ask_for_position(self) -> None:
        """Let a position be typed."""
        self._position.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._position.selectAll()

    def position_taken(self) -> None:
        """Make room for the next position."""
        self._position.clear()
