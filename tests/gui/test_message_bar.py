import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from gui.message_bar import Kind, Line, MessageBar


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    bar = MessageBar()
    qtbot.addWidget(bar)
    return bar


def close(bar: MessageBar) -> None:
    button = bar.findChild(QToolButton)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_empty_bar_is_not_there(bar: MessageBar) -> None:
    assert bar.isHidden()
    bar.put(Kind.NOTE, Line("a note"))
    assert not bar.isHidden()
    bar.take_back(Kind.NOTE)
    assert bar.isHidden()


def test_the_most_important_line_is_on_top(bar: MessageBar) -> None:
    bar.put(Kind.NOTE, Line("a note"))
    bar.put(Kind.ERROR, Line("an error"))
    bar.put(Kind.OFFER, Line("an offer"))
    seen = []
    while not bar.isHidden():
        seen.append(bar.text())
        close(bar)
    assert seen == ["an error", "an offer", "a note"]


def test_a_note_that_was_closed_stays_closed_and_an_error_comes_again(bar: MessageBar) -> None:
    for kind, comes in ((Kind.NOTE, False), (Kind.ERROR, True)):
        bar.put(kind, Line(f"{kind}"))
        close(bar)
        bar.put(kind, Line(f"{kind}"))
        assert bar.isHidden() != comes
        bar.take_back(kind)
    bar.forget_closed()
    bar.put(Kind.NOTE, Line(f"{Kind.NOTE}"))
    assert not bar.isHidden()


def test_the_button_does_it_once(bar: MessageBar) -> None:
    pressed: list[str] = []
    bar.put(Kind.OFFER, Line("an offer", "Take it", lambda: pressed.append("taken")))
    bar.show()
    button = bar.findChild(QPushButton)
    assert button is not None
    assert button.text() == "Take it"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == ["taken"]
    assert bar.isHidden()


def test_markup_is_shown_as_it_is(bar: MessageBar) -> None:
    bar.put(Kind.ERROR, Line("<b>bold.csv</b> is empty"))
    assert bar.text() == "<b>bold.csv</b> is empty"
