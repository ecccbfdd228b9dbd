import pytest
from pytestqt.qtbot import QtBot

from gui.cell_table import CellTable
from gui.probe_cells import Cell
from gui.row_table import Column


@pytest.fixture
def table(qtbot: QtBot) -> CellTable:
    table = CellTable("Contours", (Column("level", ""),))
    qtbot.addWidget(table)
    table.show_rows([(Cell("50 %"),), (Cell("90 %"),)])
    table.show()
    return table


def test_a_row_is_pointed_at_until_the_mouse_is_elsewhere_or_the_table_is_gone(table: CellTable) -> None:
    told: list[object] = []
    table.pointed.connect(told.append)
    table.entered.emit(table.rows.index(1, 0))
    table.viewportEntered.emit()
    table.entered.emit(table.rows.index(0, 0))
    table.hide()
    assert told == [1, None, 0, None]
