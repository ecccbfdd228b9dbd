"""The range of the whole window, typed as a user types it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox, QLineEdit, QPushButton, QSpinBox, QToolButton

from tests.gui.driver import Driver, Opened, action, field, named, type_into

SIDES = ("x: from", "x: to", "y: from", "y: to")


@pytest.fixture
def driver(opened: Opened, cloud: Path) -> Driver:
    driver = opened(str(cloud), "--bins", "50")
    driver.until_shown("cloud.csv")
    driver.window.activateWindow()
    return driver


def texts(driver: Driver) -> list[str]:
    return [field(driver, f"Range of {side}").text() for side in SIDES]


def edit(driver: Driver, side: str) -> QLineEdit:
    return field(driver, f"Range of {side}")


def test_a_range_moves_upwards_and_the_focus_goes_back_to_the_picture(driver: Driver) -> None:
    type_into(edit(driver, "x: from"), "100")
    assert "give the other number too" in driver.message
    type_into(edit(driver, "x: to"), "120")
    driver.until(lambda: driver.message.startswith("No point lies in this range"))
    assert texts(driver)[:2] == ["100", "120"]
    focus = driver.window.focusWidget()
    assert focus is not None
    assert driver.view.isAncestorOf(focus)


def test_where_no_point_lies_one_click_leads_back(driver: Driver) -> None:
    before = texts(driver)
    type_into(edit(driver, "y: to"), "1e6")
    type_into(edit(driver, "y: from"), "1e5")
    driver.until(lambda: driver.message.startswith("No point lies in this range"))
    button = next(one for one in driver.window.findChildren(QPushButton) if one.text() == "Full" and one.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    driver.until(lambda: texts(driver) == before)
    assert driver.message == ""


@pytest.mark.parametrize("way", ["button", "menu", "escape"])
def test_a_range_that_was_refused_is_forgotten(driver: Driver, way: str) -> None:
    before = texts(driver)
    type_into(edit(driver, "x: to"), "abc")
    assert driver.message == '"abc" is no number. Give a number, e.g. 2.5.'
    assert texts(driver) == before
    type_into(edit(driver, "x: to"), "-1e9")
    assert "The range of x would run from" in driver.message
    if way == "button":
        full = named(driver, QToolButton, "Range: Full")
        assert isinstance(full, QToolButton)
        full.click()
        assert full.isChecked()
    elif way == "menu":
        action(driver, "range_full").trigger()
    else:
        QTest.keyClick(edit(driver, "x: from"), Qt.Key.Key_Escape)
    assert texts(driver) == before
    assert driver.message == ""


def test_a_range_too_small_for_its_bins_leaves_the_one_before(driver: Driver) -> None:
    before = texts(driver)
    type_into(edit(driver, "x: from"), "0")
    driver.until(lambda: texts(driver)[0] == "0")
    type_into(edit(driver, "x: to"), "5e-324")
    driver.until(lambda: "too small" in driver.message)
    assert [texts(driver)[0], texts(driver)[1]] == ["0", before[1]]


def test_a_spin_box_that_took_another_number_says_so(driver: Driver) -> None:
    for name, text, taken in (("binsSpinBox", "9000", 8192), ("binsSpinBox", "20", 20), ("binsSpinBox", "1", 2)):
        box = driver.child(QSpinBox, name)
        box.setFocus()
        box.selectAll()
        QTest.keyClicks(box, text)
        QTest.keyClick(box, Qt.Key.Key_Return)
        assert box.value() == taken
        assert (text in driver.message) == (int(text) != taken)
    sigma = driver.child(QDoubleSpinBox, "sigmaSpinBox")
    sigma.setFocus()
    sigma.selectAll()
    QTest.keyClicks(sigma, "5000")
    QTest.keyClick(sigma, Qt.Key.Key_Return)
    assert sigma.value() == sigma.maximum()
    assert "5000" in driver.message
