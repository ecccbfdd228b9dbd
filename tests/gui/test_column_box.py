from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.columns import Column, Kind
from gui.column_box import ColumnBox, ColumnRows
from tests.gui.driver import popup

COLUMNS = (
    Column("name", Kind.TEXT),
    Column("width [um]", unit="um"),
    Column("when", Kind.TIME),
    Column("height"),
)


def shown(qtbot: QtBot, *, with_none: bool = False) -> ColumnBox:
    box = ColumnBox("Column of x", "The column whose values are x", with_none=with_none)
    qtbot.addWidget(box)
    box.offer(COLUMNS, "height")
    box.show()
    return box


def test_columns_of_numbers_come_first_and_others_cannot_be_chosen(qtbot: QtBot) -> None:
    box = shown(qtbot)
    assert [box.itemText(row) for row in range(box.count())] == ["width [um]", "height", "name", "when"]
    for _ in range(4):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.column() == "height"
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert box.column() == "width [um]"


def test_no_column_is_a_choice_where_that_makes_sense(qtbot: QtBot) -> None:
    box = shown(qtbot, with_none=True)
    box.offer(COLUMNS, None)
    assert (box.currentText(), box.column()) == ("none", None)
    assert shown(qtbot).findText("none") == -1


def test_type_unit_and_range_are_told(qtbot: QtBot) -> None:
    box = shown(qtbot)
    told = box.model().index(0, 0)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert told.data(role) == "width [um], number, um"
    assert box.accessibleDescription() == "height, number"
    box.set_ranges({1: (0.25, 1204331.0), 3: (-1e-7, 2.0)})
    assert told.data(role) == "width [um], number, um, 0.25 to 1.20433e+06"
    assert box.toolTip() == "The column whose values are x\nheight, number, -1e-07 to 2"
    assert box.model().index(2, 0).data(role) == "name, text"


def test_ranges_of_other_columns_are_forgotten(qtbot: QtBot) -> None:
    box = shown(qtbot)
    box.set_ranges({1: (0.0, 1.0)})
    box.offer(COLUMNS, "height")
    assert "0 to 1" in box.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    box.offer((Column("a"), Column("b")), "b")
    assert box.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "a, number"


def test_offering_tells_nobody(qtbot: QtBot) -> None:
    box = shown(qtbot)
    heard: list[int] = []
    box.activated.connect(heard.append)
    box.currentIndexChanged.connect(heard.append)
    box.offer(COLUMNS, "width [um]")
    assert heard == []
    assert box.column() == "width [um]"


def test_the_box_is_as_wide_as_its_name_within_bounds(qtbot: QtBot) -> None:
    box = shown(qtbot)
    box.offer((Column("b"), Column("a rather long name of a column"), Column("of twenty letters")), "b")
    narrow = box.sizeHint().width()
    box.offer((Column("b"), Column("a rather long name of a column")), "a rather long name of a column")
    assert narrow < box.sizeHint().width() <= 150


@popup
def test_the_list_has_room_for_all_that_is_told(qtbot: QtBot) -> None:
    box = shown(qtbot)
    box.set_ranges({1: (-123456.0, 123456.0)})
    box.showPopup()
    needed = box.fontMetrics().horizontalAdvance("width [um]number um-123456 to 123456")
    assert box.view().width() > needed
    assert not box.view().grab().isNull()
    box.hidePopup()


def test_ten_thousand_columns_are_no_burden() -> None:
    rows = ColumnRows(with_none=True)
    rows.set_columns([Column(f"c{number}") for number in range(10_000)])
    assert rows.rowCount() == 10_001
    assert rows.name(rows.row_of("c9999")) == "c9999"
    assert rows.row_of("absent") == -1
