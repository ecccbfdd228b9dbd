"""The panel of the profile: its line, and the density along it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from core.errors import UserError
from core.structures import Line
from gui.line_text import line_in, text_of
from gui.outlines import Outlines
from gui.profile_plot import ProfilePlot
from gui.tool_panel import ToolPanel, tool_button
from gui.words import tr

_FIELD = 260  # pixels


class ProfilePanel(ToolPanel):
    """A plot; ``tools`` stand in the title bar."""

    line_chosen = Signal(object)  # Line, or None: a new one is to be drawn
    export_asked = Signal()
    refused = Signal(object)  # UserError

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: Line | None = None
        self._told = QLabel()
        self._told.setProperty("quiet", True)
        self._field = QLineEdit()
        self._field.setObjectName("profileLine")
        self._field.setAccessibleName(tr("Line of the profile"))
        self._field.setPlaceholderText(tr("x, y, x, y"))
        self._field.setToolTip(
            tr("Both ends of the line in data units: x, y of the first, x, y of the second; then Enter")
        )
        self._field.setAcceptDrops(False)
        self._field.setFixedWidth(_FIELD)
        self._new = tool_button(tr("Profile"), tr("New line"), tr("Draw another line on the picture"))
        self._export = tool_button(
            tr("Profile"), tr("Export…"), tr("Write the profile to a file of comma-separated values")
        )
        self.plot = ProfilePlot()
        self.lay_out(self.plot, (self._field,), self._told, (self._new, self._export))
        self._field.editingFinished.connect(self._typed)
        self._new.clicked.connect(lambda: self.line_chosen.emit(None))
        self._export.clicked.connect(self.export_asked)

    def follow(self, outlines: Outlines) -> None:
        """Show the line."""
        if outlines.line != self._line:
            self._line = outlines.line
            self._put_back()
        for button in (self._new, self._export):
            button.setEnabled(self._line is not None)

    def tell(self, words: str) -> None:
        """Show what is told of the line, or of a place on it."""
        self._told.setText(words)

    def _typed(self) -> None:
        if not self._field.isModified():
            return
        try:
            line = line_in(self._field.text())
        except UserError as error:
            self.refused.emit(error)
            return
        self._put_back()
        if line != self._line:
            self.line_chosen.emit(line)

    def _put_back(self) -> None:
        self._field.setText("" if self._line is None else text_of(self._line))
        self._field.setCursorPosition(0)
        self._field.setModified(False)
