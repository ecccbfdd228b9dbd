import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from gui.pair_edit import PairEdit, pair_in


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("0.5", (0.5, 0.5)),
        ("0,5", (0.5, 0.5)),
        ("0.5 × 0.25", (0.5, 0.25)),
        ("0.5x0.25", (0.5, 0.25)),
        ("0.5, 0.25", (0.5, 0.25)),
        ("0.5,0.25", (0.5, 0.25)),
        ("0,5; 0,25", (0.5, 0.25)),
        ("1e-3 2e-3", (1e-3, 2e-3)),
        ("0", (0.0, 0.0)),
        ("", None),
        ("a", None),
        ("-1", None),
        ("1 2 3", None),
        ("nan", None),
        ("inf", None),
        ("1_0", None),
    ],
)
def test_one_number_or_two(text: str, pair: tuple[float, float] | None) -> None:
    assert pair_in(text) == pair


@pytest.fixture
def edit(qtbot: QtBot) -> PairEdit:
    shown = PairEdit("widths", "tip")
    qtbot.addWidget(shown)
    shown.show_pair(0.063, 0.0701)
    shown.show()
    return shown


def retype(edit: PairEdit, text: str) -> None:
    edit.selectAll()
    QTest.keyClicks(edit, text)


def test_two_numbers_stand_as_one_where_they_are_equal(edit: PairEdit) -> None:
    assert edit.text() == "0.063 × 0.0701"
    edit.show_pair(0.25, 0.25 * (1 + 1e-12))
    assert edit.text() == "0.25"


def test_what_is_typed_is_taken_or_refused(edit: PairEdit) -> None:
    taken, refused = QSignalSpy(edit.committed), QSignalSpy(edit.refused)
    retype(edit, "0.5 x 1")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert [taken.at(0)] == [[0.5, 1.0]]
    retype(edit, "wide")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert refused.count() == taken.count() == 1
    assert edit.text() == "0.063 × 0.0701"
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert refused.count() == taken.count() == 1


def test_escape_takes_back_what_is_typed(edit: PairEdit) -> None:
    taken = QSignalSpy(edit.committed)
    retype(edit, "7")
    edit.show_pair(0.063, 0.0701)
    assert edit.text() == "7"
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == "0.063 × 0.0701"
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert taken.count() == 0
