from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from core.columns import Column, DialectChoice, Kind
from core.readers.preview import Preview
from gui.dialect_dialog import DialectDialog
from gui.dialect_names import summary_of, word_of

COLUMNS = (Column("a"), Column("b", unit="nm"), Column("c", Kind.TEXT))
FOUND = DialectChoice(";", ",", 2, "cp1252")


def shown(qtbot: QtBot, choice: DialectChoice | None = None) -> DialectDialog:
    dialog = DialectDialog("a.csv", choice or DialectChoice())
    qtbot.addWidget(dialog)
    return dialog


def preview(dialect: DialectChoice = FOUND, columns: tuple[Column, ...] = COLUMNS) -> Preview:
    rows = (("1,5", "2", "x"), ("3", "4"), ("5", "6", "y", "too much"))
    return Preview(dialect, columns, rows, 3, ("title", "a;b;c", "1,5;2;x"))


def box(dialog: DialectDialog, name: str) -> QComboBox:
    return next(one for one in dialog.findChildren(QComboBox) if one.accessibleName() == name)


def choose(dialog: DialectDialog, name: str, text: str) -> None:
    chosen = box(dialog, name)
    chosen.setCurrentIndex(chosen.findText(text))
    chosen.activated.emit(chosen.currentIndex())


def button(dialog: DialectDialog, text: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "") == text)


def test_what_was_found_is_told_where_nothing_is_said(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    assert dialog.choice() == DialectChoice()
    dialog.show_preview(preview())
    told = [
        box(dialog, name).currentText() for name in ("Cells are parted by", "Decimal mark", "Names are in", "Encoding")
    ]
    assert told == ["found: semicolon", "found: comma (1,5)", "found: line 2", "found: Western (Windows 1252)"]
    assert dialog.choice() == DialectChoice()
    assert not button(dialog, "As found").isEnabled()


def test_what_is_said_is_asked_for_and_one_click_takes_it_back(qtbot: QtBot) -> None:
    dialog = shown(qtbot, DialectChoice(header=0))
    asked: list[DialectChoice] = []
    dialog.asked.connect(asked.append)
    choose(dialog, "Cells are parted by", "tab")
    choose(dialog, "Decimal mark", "point (1.5)")
    assert asked == [DialectChoice("\t", None, 0), DialectChoice("\t", ".", 0)]
    button(dialog, "As found").click()
    assert asked[-1] == dialog.choice() == DialectChoice()


def test_values_that_have_no_row_get_one(qtbot: QtBot) -> None:
    choice = DialectChoice("^", ".", 120, "koi8-r")
    dialog = shown(qtbot, choice)
    assert dialog.choice() == choice
    assert box(dialog, "Cells are parted by").currentText() == "“^”"
    dialog.show_preview(preview(DialectChoice("~", ".", 1, "utf-16-le")))
    assert dialog.choice() == choice


def test_the_first_rows_as_they_are_read(qtbot: QtBot) -> None:
    dialog = shown(qtbot)
    dialog.show_preview(preview())
    table = dialog.findChild(QTableWidget)
    assert table is not None
    assert [table.model().headerData(place, Qt.Orientation.Horizontal) for place in range(3)] == ["a", "b", "c"]
    cells = [
        [None if (item := table.item(row, place)) is None else item.text() for place in range(3)] for row in range(3)
    ]
    assert cells == [["1,5", "2", "x"], ["3", "4", None], ["5", "6", "y"]]
    apply = dialog.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Apply)
    assert apply.isEnabled()
    dialog.show_preview(preview(columns=(Column("a;b;c", Kind.TEXT),)))
    assert not apply.isEnabled()
    dialog.show_preview(preview())
    dialog.refuse("a.csv cannot be read like this")
    assert not apply.isEnabled()
    assert table.rowCount() == 0


def test_dialects_in_words() -> None:
    assert summary_of(FOUND) == "parted by semicolon, decimal comma, names in line 2, Western (Windows 1252)"
    assert summary_of(DialectChoice("", ".", 0, "utf-16-le")) == "parted by blanks, decimal point, no names, utf-16-le"
    assert [word_of(delimiter) for delimiter in ("\t", "~", "")] == ["tab", "“~”", "blanks"]
