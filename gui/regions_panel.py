"""The panel of regions: what lies in each, and the tools that draw them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gui.elided_label import ElidedLabel
from gui.mark_table import MarkTable
from gui.probe_cells import Cell
from gui.region_cells import COLUMNS
from gui.regions import Tool
from gui.row_table import Column
from gui.tool_panel import TablePanel, tool_button
from gui.words import mark, tr

_NAME = 0
_PARENT = 8  # the columns that can be changed
_TOOLS = {
    Tool.RECTANGLE: (mark("Rectangle"), mark("Draw a rectangle by dragging from corner to corner (B). {more}")),
    Tool.ELLIPSE: (mark("Ellipse"), mark("Draw an ellipse by dragging from corner to corner around it (E). {more}")),
    Tool.POLYGON: (
        mark("Polygon"),
        mark("Draw a polygon: a click for each corner, Enter or a double click ends it (G). {more}"),
    ),
}


_MORE = mark("With Shift it is added to the chosen region, with Ctrl taken away from it")


class RegionsPanel(TablePanel):
    """The table of regions; ``tools`` stand in its title bar."""

    tool_asked = Signal(object)  # Tool, or None where none is wanted any more
    renamed = Signal(int, str)
    parent_chosen = Signal(int, str)  # empty for none
    chosen = Signal(int)
    stepped = Signal(int, int)
    rows_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = _table(self._others)
        self._names: tuple[str, ...] = ()
        self._unit = ElidedLabel(Qt.TextElideMode.ElideRight)
        self._unit.setProperty("quiet", True)
        self._buttons = {
            tool: tool_button(tr("Regions"), tr(text), tr(tip, more=tr(_MORE)), checkable=True)
            for tool, (text, tip) in _TOOLS.items()
        }
        self._export = tool_button(
            *(tr("Regions"), tr("Export rows…")),
            tr("Write the rows of your table that lie in one of the regions to a file"),
        )
        self.lay_out(self.table, [*self._buttons.values()], self._unit, (self._export,))
        for tool, button in self._buttons.items():
            button.clicked.connect(lambda on, tool=tool: self.tool_asked.emit(tool if on else None))
        self._export.clicked.connect(self.rows_asked)
        self.table.changed.connect(self._changed)
        self.table.chosen.connect(self.chosen)
        self.table.stepped.connect(self.stepped)
        self.show_regions((), None, "")

    def show_regions(self, rows: Sequence[tuple[Cell, ...]], current: int | None, unit: str) -> None:
        """Show the regions, which one is current, and the unit of areas."""
        self._names = tuple(row[_NAME].text for row in rows)
        self.table.show_rows(rows, current)
        self._unit.setText(unit if rows else tr("draw one, or open a file of regions (.reg, .geojson)"))
        self._export.setEnabled(bool(rows))

    def show_tool(self, tool: Tool | None) -> None:
        """Show which tool is at work."""
        for one, button in self._buttons.items():
            button.setChecked(one is tool)

    def selected(self) -> list[int]:
        """Return the places of the selected regions."""
        return self.table.selected()

    def has_keys(self) -> bool:
        """Tell whether the keys go to the table."""
        return self.table.hasFocus()

    def _others(self, row: int) -> list[str]:
        return [name for place, name in enumerate(self._names) if place != row]

    def _changed(self, row: int, column: int, text: str) -> None:
        (self.renamed if column == _NAME else self.parent_chosen).emit(row, text)


def _table(others: Callable[[int], Sequence[str]]) -> MarkTable:
    tip = tr(
        "Arrow keys move the region by a bin, with Shift by ten; Ctrl with up and down chooses another.\n"
        "Del removes, Ctrl+C copies the selected rows, F2 changes the name."
    )
    columns = [
        Column(tr(title), tr(tip), place in (_NAME, _PARENT), others if place == _PARENT else None)
        for place, (title, tip) in enumerate(COLUMNS)
    ]
    return MarkTable("regionTable", tr("Regions"), tip, columns)
