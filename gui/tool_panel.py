"""Panels with one thing in them: a table or a plot, and tools that stand in the title bar."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QTableView, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

_ROWS = 4  # of a table, that are seen at first
_SPACE = 6  # pixels


class ToolPanel(QWidget):
    """A panel whose ``tools`` stand in its title bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = QWidget()
        self.content: QWidget | None = None

    def lay_out(self, content: QWidget, before: Sequence[QWidget], words: QWidget, after: Sequence[QWidget]) -> None:
        """Fill the panel, and its title bar: tools, words that take what is left of it, tools."""
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 2)
        for tool in before:
            row.addWidget(tool)
        if before:
            row.addSpacing(_SPACE)
        row.addWidget(words, 1)
        for tool in after:
            row.addWidget(tool)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(content)
        self.content = content


class TablePanel(ToolPanel):
    """A panel that is as high, at first, as a few rows of its table."""

    @override
    def sizeHint(self) -> QSize:
        table = self.content
        assert isinstance(table, QTableView)
        rows = table.horizontalHeader().sizeHint().height() + _ROWS * table.verticalHeader().defaultSectionSize()
        return QSize(500, rows + 6)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, 70)


def tool_button(panel: str, text: str, tip: str, *, checkable: bool = False) -> QToolButton:
    """Return a tool of a panel, which those who listen hear by the panel's name."""
    button = QToolButton()
    button.setText(text)
    button.setCheckable(checkable)
    button.setAccessibleName(f"{panel}: {text.removesuffix('…')}")
    button.setToolTip(tip)
    return button
