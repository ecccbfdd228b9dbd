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


class Typing:
    """A spin box that somebody types into."""

    def __init__(self, qtbot: QtBot, box: SigmaSpinBox | BinsSpinBox) -> None:
        qtbot.addWidget(box)
        self.box = box
        self.told: list[str] = []
        self.box.setAccessibleName("Field")
        self.box.corrected.connect(lambda message: self.told.append(str(message)))
        self.box.show()

    def type(self, text: str, key: Qt.Key = Qt.Key.Key_Return) -> float:
        self.box.selectAll()
        QTest.keyClicks(self.box, text)
        QTest.keyClick(self.box, key)
        return self.box.value()


@pytest.fixture
def sigma(qtbot: QtBot) -> Typing:
    typing = Typing(qtbot, SigmaSpinBox())
    typing.box.setMaximum(1000)
    typing.box.setValue(2)
    return typing


@pytest.fixture
def bins(qtbot: QtBot) -> Typing:
    typing = Typing(qtbot, BinsSpinBox())
    typing.box.setRange(2, 8192)
    typing.box.setValue(100)
    return typing


@pytest.mark.parametrize("text", ["nan", "inf", "1_0", "a", "--1", "1e999"])
def test_sigma_takes_no_nonsense_and_says_so(sigma: Typing, text: str) -> None:
    assert sigma.type(text) == 2.0
    assert sigma.told == [f'Field: "{text}" is no number']
    assert sigma.box.text() == "2 bins"


@pytest.mark.parametrize(
    ("text", "taken", "told"),
    [
        ("1e1", 10.0, []),
        ("2.5E-1", 0.25, []),
        ("1000", 1000.0, []),
        ("5000", 1000.0, ["Field: 5000 is more than 1000, which is taken"]),
        ("-1", 0.0, ["Field: -1 is less than 0, which is taken"]),
    ],
)
def test_sigma_is_what_was_typed_or_says_what_it_is_instead(
    sigma: Typing, text: str, taken: float, told: list[str]
) -> None:
    assert sigma.type(text) == taken
    assert sigma.told == told


@pytest.mark.parametrize(
    ("text", "taken", "told"),
    [
        ("9000", 8192, ["Field: 9000 is more than 8192, which is taken"]),
        ("1", 2, ["Field: 1 is less than 2, which is taken"]),
        ("3.5", 4, ["Field: 3.5 is no whole number, 4 is taken"]),
        ("1e3", 1000, []),
        ("abc", 100, ['Field: "abc" is no number']),
        ("0x20", 100, ['Field: "0x20" is no number']),
    ],
)
def test_bins_are_what_was_typed_or_say_what_they_are_instead(
    bins: Typing, text: str, taken: int, told: list[str]
) -> None:
    assert bins.type(text) == taken
    assert bins.told == told
    assert bins.box.text() == str(taken)


def test_a_step_begins_at_what_was_typed(bins: Typing, sigma: Typing) -> None:
    assert bins.type("20", Qt.Key.Key_Up) == 22
    assert sigma.type("50", Qt.Key.Key_Up) == 55


def test_escape_takes_back_what_is_being_typed(bins: Typing, sigma: Typing) -> None:
    typings: tuple[tuple[Typing, str], ...] = ((bins, "100"), (sigma, "2 bins"))
    for typing, text in typings:
        before = typing.box.value()
        assert typing.type("77", Qt.Key.Key_Escape) == before
        assert typing.box.text() == text
        QTest.keyClick(typing.box, Qt.Key.Key_Return)
        assert typing.box.value() == before
        assert typing.told == []


def test_one_bin_is_one_bin(sigma: Typing) -> None:
    box = sigma.box
    assert isinstance(box, SigmaSpinBox)
    sigma.type("1")
    assert box.text() == "1 bin"
    box.setValue(1.5)
    assert box.text() == "1.5 bins"
    box.blockSignals(True)
    box.setValue(1)
    assert box.text() == "1 bin"


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


def test_a_number_has_the_digits_of_a_bin(qtbot: QtBot) -> None:
    edit = NumberEdit("from", "tip")
    qtbot.addWidget(edit)
    edit.show_number(1e9 + 1e-4, 1e-7)
    assert float(edit.text()) == 1e9 + 1e-4
    edit.show_number(0.1 + 0.2, 0.001)
    assert edit.text() == "0.3"


def test_what_is_put_back_is_the_number_of_now(qtbot: QtBot) -> None:
    edit = NumberEdit("from", "tip")
    qtbot.addWidget(edit)
    edit.show_number(1.0)
    QTest.keyClicks(edit, "abc")
    edit.show_number(2.0, keep=True)
    assert edit.text() == "abc1"
    edit.put_back()
    assert edit.text() == "2"
    assert edit.number == 2.0
