import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.fields import _BINS_STEPS, _SIGMA_STEPS, BinsSpinBox, NumberEdit, SigmaSpinBox, next_step


@pytest.mark.parametrize(
    ("value", "count", "after"),
    [
        (0.0, 1, 0.05),
        (0.5, 1, 0.55),
        (0.5, -1, 0.45),
        (1.0, 1, 1.1),
        (1.0, -1, 0.95),
        (3.17, 1, 3.2),
        (3.17, -1, 3.0),
        (50.0, 1, 55.0),
        (50.0, -1, 48.0),
        (10.0, 10, 20.0),
    ],
)
def test_a_step_of_sigma_is_round_and_grows_with_it(value: float, count: int, after: float) -> None:
    assert next_step(value, count, _SIGMA_STEPS) == pytest.approx(after, abs=1e-9)


@given(st.floats(0, 8192), st.sampled_from((_SIGMA_STEPS, _BINS_STEPS)))
def test_a_step_up_is_up_and_a_step_down_is_down(value: float, table: tuple[tuple[float, float], ...]) -> None:
    assert next_step(value, 1, table) > value
    assert next_step(value, -1, table) < value


def test_bins_step_by_round_numbers(qtbot: QtBot) -> None:
    box = BinsSpinBox()
    qtbot.addWidget(box)
    box.setRange(2, 8192)
    seen = []
    for value, steps in ((100, 1), (100, -1), (1000, 1), (8192, 1), (2, -1), (137, 1)):
        box.setValue(value)
        box.stepBy(steps)
        seen.append(box.value())
    assert seen == [110, 95, 1100, 8192, 2, 140]


@given(st.floats(1e-6, 8192.0))
def test_sigma_keeps_every_digit(qapp: QApplication, value: float) -> None:
    box = SigmaSpinBox()
    box.setMaximum(8192)
    box.setValue(value)
    assert box.value() == value
    box.interpretText()
    assert box.value() == value
    box.deleteLater()


def test_sigma_is_computed_once_it_is_typed(qtbot: QtBot) -> None:
    box = SigmaSpinBox()
    qtbot.addWidget(box)
    box.setMaximum(100)
    box.setValue(1.0)
    box.show()
    values = QSignalSpy(box.valueChanged)
    box.selectAll()
    QTest.keyClicks(box, "12,5")
    assert values.count() == 0
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert [values.at(index) for index in range(values.count())] == [[12.5]]


@pytest.mark.parametrize("text", ["nan", "inf", "1_0", "a", "--1"])
def test_sigma_takes_no_nonsense(qtbot: QtBot, text: str) -> None:
    box = SigmaSpinBox()
    qtbot.addWidget(box)
    box.setValue(2.0)
    box.show()
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert math.isfinite(box.value())
    assert box.value() in {0.0, 1.0, 2.0, 10.0}


def test_a_number_nobody_typed_keeps_its_digits(qtbot: QtBot) -> None:
    edit = NumberEdit("from", "tip")
    qtbot.addWidget(edit)
    edit.show_number(0.1234567890123)
    assert edit.text() == "0.12345679"
    assert edit.number == 0.1234567890123
    edit.selectAll()
    QTest.keyClicks(edit, "2,5")
    assert edit.number == 2.5
    edit.selectAll()
    QTest.keyClicks(edit, "x")
    assert edit.number is not None
    assert math.isnan(edit.number)


def test_a_number_is_told_only_when_it_was_typed(qtbot: QtBot) -> None:
    edit = NumberEdit("from", "tip")
    qtbot.addWidget(edit)
    edit.show_number(1.0)
    told = QSignalSpy(edit.committed)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert told.count() == 0
    QTest.keyClicks(edit, "3")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert told.count() == 1
