from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.fields import NumberEdit
from gui.span_fields import SpanFields
from tests.gui.driver import type_into


@dataclass
class Panel:
    """Two fields and another, and what was heard of them."""

    widget: QWidget
    low: NumberEdit
    high: NumberEdit
    other: QLineEdit
    span: SpanFields
    taken: list[tuple[float, float]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    settled: list[None] = field(default_factory=list)
    entered: list[None] = field(default_factory=list)

    @property
    def texts(self) -> tuple[str, str]:
        return self.low.text(), self.high.text()


@pytest.fixture
def panel(qtbot: QtBot) -> Panel:
    widget = QWidget()
    qtbot.addWidget(widget)
    low, high, other = NumberEdit("from", "tip"), NumberEdit("to", "tip"), QLineEdit()
    box = QVBoxLayout(widget)
    for edit in (low, high, other):
        box.addWidget(edit)
    panel = Panel(widget, low, high, other, SpanFields("range of x", low, high, widget))

    def taken(one: float, two: float) -> None:
        panel.taken.append((one, two))
        panel.span.show_numbers(one, two)

    panel.span.committed.connect(taken)
    panel.span.refused.connect(lambda error: panel.refused.append(str(error)))
    panel.span.hinted.connect(lambda message: panel.hints.append(str(message)))
    panel.span.settled.connect(lambda: panel.settled.append(None))
    panel.span.entered.connect(lambda: panel.entered.append(None))
    panel.span.show_numbers(1.0, 2.0)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    low.setFocus()
    qtbot.waitUntil(low.hasFocus)
    return panel


def test_a_sensible_number_is_taken_at_once(panel: Panel) -> None:
    type_into(panel.high, "3")
    assert panel.taken == [(1.0, 3.0)]
    assert panel.texts == ("1", "3")
    assert panel.entered == [None]


def test_a_span_moves_upwards_number_by_number(panel: Panel) -> None:
    type_into(panel.low, "10")
    assert (panel.taken, panel.refused) == ([], [])
    assert panel.hints == ["The range of x would run from 10 to 2: give the other number too"]
    assert panel.high.hasFocus()
    assert panel.entered == []
    type_into(panel.high, "12")
    assert panel.taken == [(10.0, 12.0)]
    assert panel.refused == []
    assert panel.texts == ("10", "12")
    assert panel.entered == [None]


def test_a_number_that_waits_outlives_a_new_picture(panel: Panel) -> None:
    type_into(panel.low, "10")
    panel.span.show_numbers(1.5, 2.0)
    assert panel.texts == ("10", "2")
    type_into(panel.high, "12")
    assert panel.taken == [(10.0, 12.0)]


def test_who_leaves_half_a_span_is_told_and_finds_the_old_one(panel: Panel, qtbot: QtBot) -> None:
    type_into(panel.low, "10")
    panel.other.setFocus()
    qtbot.waitUntil(lambda: panel.refused != [])
    assert panel.refused == ["the range of x runs from 10 to 2. Give the smaller number first."]
    assert panel.texts == ("1", "2")


@pytest.mark.parametrize("text", ["abc", "nan", "inf", "1_0", "1e999", "1 2"])
def test_what_is_no_number_is_quoted_and_does_not_stay(panel: Panel, text: str) -> None:
    type_into(panel.low, text)
    assert panel.refused == [f'"{text}" is no number. Give a number, e.g. 2.5.']
    assert panel.texts == ("1", "2")
    assert panel.taken == []
    QTest.keyClicks(panel.low, "3")
    assert panel.settled == [None]


def test_an_emptied_field_is_filled_again(panel: Panel) -> None:
    panel.low.selectAll()
    QTest.keyClick(panel.low, Qt.Key.Key_Delete)
    QTest.keyClick(panel.low, Qt.Key.Key_Return)
    assert panel.texts == ("1", "2")
    assert (panel.taken, panel.refused) == ([], [])


def test_escape_puts_back_and_takes_the_line_back(panel: Panel) -> None:
    panel.low.selectAll()
    QTest.keyClicks(panel.low, "7")
    QTest.keyClick(panel.low, Qt.Key.Key_Escape)
    assert panel.texts == ("1", "2")
    assert panel.settled == []
    type_into(panel.low, "10")
    QTest.keyClick(panel.high, Qt.Key.Key_Escape)
    assert panel.texts == ("1", "2")
    assert panel.settled == [None]
    assert panel.taken == []


def test_the_same_number_written_otherwise_is_shown_as_before(panel: Panel) -> None:
    type_into(panel.low, "1.000")
    assert panel.texts == ("1", "2")


def test_enter_without_a_change_is_done_too(panel: Panel) -> None:
    QTest.keyClick(panel.low, Qt.Key.Key_Return)
    assert panel.entered == [None]
    assert panel.taken == []


def test_what_is_typed_outlives_a_new_picture_and_goes_with_the_focus(panel: Panel) -> None:
    panel.low.selectAll()
    QTest.keyClicks(panel.low, "0.5")
    panel.span.show_numbers(1.5, 2.5)
    assert panel.texts == ("0.5", "2.5")
    QTest.keyClick(panel.low, Qt.Key.Key_Tab)
    assert panel.taken == [(0.5, 2.5)]
