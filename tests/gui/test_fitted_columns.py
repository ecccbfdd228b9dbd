"""Columns of tables are as wide as what stands in them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from gui.cell_table import CellTable
from gui.mark_table import MarkTable
from gui.probe_cells import Cell
from gui.row_table import Column

Table = CellTable | MarkTable
TITLES = ("region", "sum", "area", "part of")
ROWS = (("one", "7 ± 3", "0.1", ""), ("two", "1 258 940 ± 1 243", "0.00156789", ""), ("three", "9 ± 3", "12", ""))


def table_of(qtbot: QtBot, kind: type[Table], width: int) -> Table:
    table: Table
    if kind is CellTable:
        table = CellTable("rows", [Column(title, "") for title in TITLES])
    else:
        table = MarkTable("rows", "rows", "", [Column(title, "") for title in TITLES])
    qtbot.addWidget(table)
    table.resize(width, 200)
    table.show()
    return table


def fill(table: Table, rows: tuple[tuple[str, ...], ...]) -> None:
    cells = [tuple(map(Cell, row)) for row in rows]
    if isinstance(table, MarkTable):
        table.show_rows(cells, None)
    else:
        table.show_rows(cells)


def widths(table: Table) -> list[int]:
    return [table.columnWidth(column) for column in range(len(TITLES))]


def words(table: Table) -> list[int]:
    metrics = QFontMetrics(table.font())
    return [max(metrics.horizontalAdvance(row[column]) for row in ROWS) for column in range(len(TITLES))]


both = pytest.mark.parametrize("kind", [CellTable, MarkTable])


@both
@pytest.mark.parametrize("width", [150, 600, 1100])
def test_no_cell_is_elided_at_any_width(qtbot: QtBot, kind: type[Table], width: int) -> None:
    table = table_of(qtbot, kind, width)
    fill(table, ROWS)
    assert all(got > needed for got, needed in zip(widths(table), words(table), strict=True))
    missing = sum(widths(table)) - table.viewport().width()
    assert (missing > 0) if width == 150 else (missing == 0)
    assert table.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAsNeeded
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == missing)


@both
def test_columns_follow_the_width_of_the_table(qtbot: QtBot, kind: type[Table]) -> None:
    table = table_of(qtbot, kind, 1100)
    fill(table, ROWS)
    for width in (700, 150, 900):
        table.resize(width, 200)
        qtbot.waitUntil(lambda: sum(widths(table)) >= table.viewport().width())
        assert all(got > needed for got, needed in zip(widths(table), words(table), strict=True))


@both
def test_a_column_grows_with_its_cells_and_does_not_tremble(qtbot: QtBot, kind: type[Table]) -> None:
    table = table_of(qtbot, kind, 200)
    fill(table, (ROWS[0],))
    small = widths(table)
    fill(table, (ROWS[1],))
    grown = widths(table)
    assert grown[1] > small[1]
    fill(table, (ROWS[0],))
    assert widths(table) == grown
    fill(table, (ROWS[0], ROWS[2]))
    assert widths(table)[1] < grown[1]


@both
def test_a_very_long_name_leaves_room_to_the_others(qtbot: QtBot, kind: type[Table]) -> None:
    table = table_of(qtbot, kind, 900)
    fill(table, (("name " * 100, *ROWS[1][1:]),))
    assert sum(widths(table)) <= table.viewport().width() + 1
    assert all(got > needed for got, needed in zip(widths(table)[1:], words(table)[1:], strict=True))
