import pytest
from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from gui import announcing, message_bar
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
    for kind in reversed(Kind):
        bar.put(kind, Line(kind.value))
    seen = []
    for _ in Kind:
        seen.append(bar.text())
        close(bar)
    assert seen == ["error\nnext\noffer", "told\nnext\noffer", "next\noffer", "changed\noffer", "offer", "note"]
    assert bar.isHidden()


@pytest.mark.parametrize("kind", [Kind.ERROR, Kind.TOLD, Kind.NEXT])
def test_what_happened_never_hides_an_offer(bar: MessageBar, kind: Kind) -> None:
    pressed: list[str] = []
    bar.put(Kind.OFFER, Line("an offer", "Take it", lambda: pressed.append("taken")))
    bar.put(kind, Line("something happened"))
    bar.show()
    button = next(one for one in bar.findChildren(QPushButton) if one.isVisible())
    assert "something happened" in bar.text()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == ["taken"]
    assert bar.text() == "something happened"


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


def test_the_button_does_it_once_and_says_what(bar: MessageBar) -> None:
    pressed: list[str] = []
    bar.put(Kind.OFFER, Line("an offer", "Take it", lambda: pressed.append("taken"), "Take what is offered"))
    bar.show()
    button = bar.findChild(QPushButton)
    assert button is not None
    assert button.text() == "Take it"
    assert button.toolTip() == "Take what is offered"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == ["taken"]
    assert bar.isHidden()


def test_markup_is_shown_as_it_is(bar: MessageBar) -> None:
    bar.put(Kind.ERROR, Line("<b>bold.csv</b> is empty"))
    assert bar.text() == "<b>bold.csv</b> is empty"


def test_each_line_is_said_aloud_once(bar: MessageBar, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[str, bool]] = []
    monkeypatch.setattr(message_bar, "announce", lambda _, text, *, urgent: said.append((text, urgent)))
    bar.put(Kind.OFFER, Line("an offer"))
    bar.put(Kind.ERROR, Line("an error"))
    bar.put(Kind.ERROR, Line("an error"))
    bar.take_back(Kind.ERROR)
    assert said == [("an offer", False), ("an error", True)]
    assert bar.accessibleName() == "Messages"
    assert bar.accessibleDescription() == "an offer"


def test_an_announcement_reaches_the_desktop(bar: MessageBar, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[QtGui.QAccessibleAnnouncementEvent] = []
    monkeypatch.setattr(QtGui.QAccessible, "updateAccessibility", heard.append)
    announcing.announce(bar, "it is done", urgent=True)
    announcing.announce(bar, "")
    assert [event.message() for event in heard] == ["it is done"]
    assert heard[0].politeness() is QtGui.QAccessible.AnnouncementPoliteness.Assertive
