"""Where the keys go is seen, and Tab goes everywhere and stays nowhere."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gui.app import create
from gui.focus_frame import FocusFrame
from tests.gui.driver import Driver, Opened, action


def frames(driver: Driver) -> list[QRect]:
    return [frame.geometry() for frame in driver.window.findChildren(FocusFrame) if frame.isVisible()]


def place_of(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).intersected(window.rect())


def walk(driver: Driver, key: Qt.Key) -> list[str]:
    """Press a key until it is where it began; each place has to be seen, and to have a name."""
    window, names = driver.window, []
    window.focus_picture()
    first = QApplication.focusWidget()
    for _ in range(80):
        now = QApplication.focusWidget()
        assert now is not None
        names.append(now.accessibleName())
        assert names[-1], now
        assert len(frames(driver)) == 1, now
        (frame,) = frames(driver)
        place = place_of(now, window)
        assert frame.intersected(place) == place.intersected(frame)
        assert frame.width() >= min(place.width(), 40), now
        QTest.keyClick(now, key)
        if QApplication.focusWidget() is first:
            return names
    raise AssertionError("the keys never come back")


def test_tab_goes_around_and_back_again(opened: Opened) -> None:
    driver = opened("--sample", "notebook")
    driver.window.resize(900, 600)
    driver.until_shown("notebook")
    action(driver, "probe_at").trigger()
    driver.window.activateWindow()
    driver.until(lambda: QApplication.focusWidget() is not None)
    there = walk(driver, Qt.Key.Key_Tab)
    assert set(walk(driver, Qt.Key.Key_Backtab)) == set(there)
    kinds = (QLineEdit, QComboBox, QCheckBox)
    fields = [one for kind in kinds for one in driver.window.findChildren(kind) if one.isVisible() and one.isEnabled()]
    inner = {one for one in fields if not one.accessibleName()}  # of a spin box, which has the name
    assert {one.accessibleName() for one in fields if one not in inner} <= set(there)
    order = [there.index(name) for name in ("Colour map", "Colour scale", "Rule of the limits", "Unit of the density")]
    assert order == sorted(order)


@pytest.mark.parametrize("dark", [False, True])
def test_the_mouse_needs_no_frame_and_the_picture_has_one(opened: Opened, dark: bool) -> None:
    driver = opened("--sample", "notebook", dark=dark)
    driver.until_shown("notebook")
    driver.window.activateWindow()
    driver.view.setFocus(Qt.FocusReason.TabFocusReason)
    driver.until(lambda: len(frames(driver)) == 1)
    (frame,) = frames(driver)
    assert frame.contains(place_of(driver.view, driver.window).center())
    field = next(one for one in driver.window.findChildren(QLineEdit) if one.accessibleName() == "Range of x: from")
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is field


def test_a_window_may_go_while_a_dialog_of_it_has_the_keys(qtbot: QtBot, tmp_path: Path) -> None:
    """Qt hides a dialog while it is destroyed, when what is in it is out of reach of Python: that ended the program."""
    _, window = create(["--sample", "notebook"], dark=False, folder=tmp_path)
    driver = Driver(qtbot, window)
    driver.until_shown("notebook")
    action(driver, "save").trigger()
    (dialog,) = driver.window.findChildren(QFileDialog)
    dialog.activateWindow()
    name = dialog.findChildren(QLineEdit)[0]
    name.setFocus(Qt.FocusReason.TabFocusReason)
    driver.until(lambda: bool(dialog.findChildren(FocusFrame)))
    driver.window.close()
    driver.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(name)
