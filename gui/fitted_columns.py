"""Columns as wide as what stands in them: room that is left is shared, and where there is too little one scrolls."""

from collections.abc import Sequence
from heapq import nlargest

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from gui.probe_cells import Cell

_WIDEST = 360  # pixels; the tip tells what is longer
_MEASURED = 4  # of the longest texts of a column, for letters are of several widths


class FittedColumns:
    """The widths of the columns of a table; they do not shrink while its cells change, for they would tremble."""

    def __init__(self, table: QTableView, least: int) -> None:
        self._table = table
        self._head = head = table.horizontalHeader()
        self._needed: list[int] = []
        head.setMinimumSectionSize(least)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setWordWrap(False)

    def fit(self, rows: Sequence[tuple[Cell, ...]], *, anew: bool) -> None:
        """Give each column the room of its cells, or that of before if it was wider and is not measured anew."""
        needed = [self._needed_by(column, rows) for column in range(self._head.count())]
        if not anew and self._needed:
            needed = list(map(max, needed, self._needed))
        self._needed = needed
        spare = max(0, self._table.viewport().width() - sum(needed))
        each, more = divmod(spare, len(needed))
        for column, width in enumerate(needed):
            self._head.resizeSection(column, width + each + (column < more))

    def _needed_by(self, column: int, rows: Sequence[tuple[Cell, ...]]) -> int:
        longest = nlargest(_MEASURED, range(len(rows)), key=lambda row: len(rows[row][column].text))
        model = self._table.model()
        cells = [self._table.sizeHintForIndex(model.index(row, column)).width() for row in longest]
        title = self._head.sectionSizeHint(column)
        return max(title, self._head.minimumSectionSize(), min(_WIDEST, max(cells, default=0)))
