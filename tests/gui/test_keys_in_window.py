"""What the mouse does over the picture, done by keys alone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

from gui.density_view import DensityView
from gui.key_pointer import _Cross
from gui.overlay import Overlay
from tests.gui.driver import Driver, Opened, action, named

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def driver(opened: Opened) -> Driver:
    QCursor.setPos(0, 0)  # wherever another test has left the mouse
    driver = opened("--sample", "notebook")
    driver.window.resize(1000, 800)
    driver.until_shown("notebook")
    driver.window.activateWindow()
    driver.window.focus_picture()
    driver.until(lambda: QApplication.focusWidget() is not None)
    driver.until(lambda: view_of(driver).mouse_position() is None)
    return driver


def view_of(driver: Driver) -> DensityView:
    view = driver.window.findChild(DensityView)
    assert view is not None
    return view


def cross_of(driver: Driver) -> _Cross:
    cross = view_of(driver).findChild(_Cross)
    assert cross is not None
    return cross


def press(driver: Driver, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, keys)


def place_of(driver: Driver) -> tuple[float, float]:
    driver.settled_readout()
    words = driver.readout.replace("│", " ").split()
    return float(words[1]), float(words[3])


def rows_of(driver: Driver) -> int:
    return driver.child(QTableView, "probeTable").model().rowCount()


def test_arrows_move_the_readout_and_enter_pins(driver: Driver) -> None:
    dx, dy = (2.7638441 + 3.5635167) / 100, (3.1256351 + 3.8808984) / 100
    press(driver, Qt.Key.Key_Right)  # the pointer comes to the middle
    x, y = place_of(driver)
    assert cross_of(driver).isVisible()
    press(driver, Qt.Key.Key_Right)
    press(driver, Qt.Key.Key_Up, SHIFT)
    driver.until(lambda: place_of(driver) != (x, y))
    assert place_of(driver) == pytest.approx((x + dx, y + 10 * dy), abs=1e-3)
    press(driver, Qt.Key.Key_Return)
    driver.until(lambda: rows_of(driver) == 1)
    here = place_of(driver)
    press(driver, Qt.Key.Key_Left, CTRL)  # the arrows alone move the probe now
    driver.until(lambda: place_of(driver) != here)
    assert place_of(driver)[0] == pytest.approx(x, abs=1e-3)
    assert rows_of(driver) == 1


def test_the_pointer_stays_in_the_range_and_the_view_follows_it(driver: Driver) -> None:
    for _ in range(3):
        press(driver, Qt.Key.Key_Plus)
    before = view_of(driver).view_range()
    for _ in range(12):
        press(driver, Qt.Key.Key_Right, SHIFT)
    x, _ = place_of(driver)
    assert x == pytest.approx(2.7638441 - (2.7638441 + 3.5635167) / 200, abs=1e-3)  # the centre of the last bin
    assert x > before.x_max
    assert view_of(driver).view_range().x_max >= x


def test_zoom_and_pan(driver: Driver) -> None:
    whole = view_of(driver).view_range()
    press(driver, Qt.Key.Key_Plus)
    near = view_of(driver).view_range()
    assert near.x_max - near.x_min < whole.x_max - whole.x_min
    press(driver, Qt.Key.Key_Right, ALT)
    moved = view_of(driver).view_range()
    assert moved.x_min > near.x_min
    assert moved.x_max - moved.x_min == pytest.approx(near.x_max - near.x_min)
    press(driver, Qt.Key.Key_Minus)
    press(driver, Qt.Key.Key_Home)
    assert view_of(driver).view_range() == whole


def test_a_ruler_is_drawn_by_keys(driver: Driver) -> None:
    press(driver, Qt.Key.Key_M)
    press(driver, Qt.Key.Key_Right)
    press(driver, Qt.Key.Key_Return, SHIFT)
    for _ in range(3):
        press(driver, Qt.Key.Key_Right, CTRL | SHIFT)
    press(driver, Qt.Key.Key_Return, SHIFT)
    overlay = driver.child(Overlay, "overlay")
    driver.until(lambda: "Δx" in overlay.accessibleDescription())
    assert rows_of(driver) == 0
    press(driver, Qt.Key.Key_Escape)
    assert not action(driver, "measure").isChecked()


def test_the_mouse_takes_over(driver: Driver) -> None:
    press(driver, Qt.Key.Key_Right)
    cross = cross_of(driver)
    assert cross.isVisible()
    QTest.mouseMove(view_of(driver).pane, QPoint(200, 200))
    driver.until(lambda: not cross.isVisible())


def test_enter_in_a_field_is_no_click(driver: Driver) -> None:
    press(driver, Qt.Key.Key_Right)
    named(driver, QLineEdit, "Range of x: from").setFocus()
    press(driver, Qt.Key.Key_Return)
    driver.qtbot.wait(50)
    assert rows_of(driver) == 0


def test_a_key_goes_from_part_to_part_and_around(driver: Driver) -> None:
    names = []
    for _ in range(5):
        press(driver, Qt.Key.Key_F6)
        now = QApplication.focusWidget()
        assert now is not None
        names.append(now.accessibleName())
    assert names == ["Rule of sigma", "Range of x: from", "Colour map", "Column of x", "Density"]
