"""What comes back at the next start: the window's place, its panels, and the last folder."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QFileDialog, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gui import whereabouts, window_memory
from gui.arrangement import stands_of
from gui.screens import on_screen, rooms
from tests.gui.driver import Driver, Opened, action, named, popup


def dock_of(driver: Driver, name: str) -> QDockWidget:
    return driver.child(QDockWidget, f"{name}Dock")


def is_seen(driver: Driver, name: str) -> bool:
    return not dock_of(driver, name).visibleRegion().isEmpty()


def with_picture(opened: Opened) -> Driver:
    driver = opened("--sample", "notebook")
    driver.until_shown("notebook")
    driver.until(lambda: any(dock.isVisible() for dock in driver.window.findChildren(QDockWidget)))
    return driver


@popup
def test_window_and_panels_come_back(opened: Opened) -> None:
    first = with_picture(opened)
    first.window.setGeometry(20, 30, 760, 640)
    QTest.mouseClick(named(first, QToolButton, "Close the panel Range"), Qt.MouseButton.LeftButton)
    first.window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock_of(first, "colour"))
    dock_of(first, "smoothing").setFloating(True)
    dock_of(first, "smoothing").move(300, 100)
    size = first.window.size()
    first.window.close()
    later = opened()
    assert later.window.size() == size
    assert all(dock.isHidden() for dock in later.window.findChildren(QDockWidget))
    action(later, "open")  # the menus are there
    later.window.close()
    third = with_picture(opened)
    assert dock_of(third, "range").isHidden()
    assert third.window.dockWidgetArea(dock_of(third, "colour")) is Qt.DockWidgetArea.LeftDockWidgetArea
    assert dock_of(third, "colour").isVisible()
    assert dock_of(third, "smoothing").isFloating()
    assert dock_of(third, "smoothing").pos() == QPoint(300, 100)
    action(third, "reset_layout").trigger()
    assert not dock_of(third, "range").isHidden()
    third.window.close()
    fourth = with_picture(opened)
    assert not any(dock_of(fourth, name).isHidden() for name in ("smoothing", "range", "colour"))
    assert not dock_of(fourth, "smoothing").isFloating()


def test_tabs_come_back(opened: Opened) -> None:
    first = with_picture(opened)
    first.window.tabifyDockWidget(dock_of(first, "colour"), dock_of(first, "range"))
    dock_of(first, "colour").raise_()
    first.until(lambda: is_seen(first, "colour") and not is_seen(first, "range"))
    first.window.close()
    second = with_picture(opened)
    second.until(lambda: is_seen(second, "colour") and not is_seen(second, "range"))
    assert second.window.tabifiedDockWidgets(dock_of(second, "colour")) == [dock_of(second, "range")]
    second.until(lambda: dock_of(second, "smoothing").y() < dock_of(second, "colour").y())


def test_tabs_of_a_low_window_do_not_come_back_in_a_high_one(opened: Opened) -> None:
    first = with_picture(opened)
    first.window.resize(900, 600)
    first.until(lambda: bool(first.window.tabifiedDockWidgets(dock_of(first, "colour"))))
    first.window.close()
    second = with_picture(opened)
    second.until(lambda: bool(second.window.tabifiedDockWidgets(dock_of(second, "colour"))))
    second.window.resize(1100, 900)
    second.until(lambda: not second.window.tabifiedDockWidgets(dock_of(second, "colour")))


def test_the_full_screen_comes_back_and_escape_leaves_it(opened: Opened) -> None:
    first = with_picture(opened)
    QTest.keyClick(first.window, Qt.Key.Key_F11)
    first.until(first.window.isFullScreen)
    first.window.close()
    second = with_picture(opened)
    assert second.window.isFullScreen()
    assert action(second, "full_screen").isChecked()
    second.until(lambda: not second.child(QWidget, "cancelButton").isVisible())
    QTest.keyClick(second.window, Qt.Key.Key_Escape)
    second.until(lambda: not second.window.isFullScreen())
    assert not action(second, "full_screen").isChecked()


@popup
def test_the_last_folder_is_where_the_next_file_is_sought(opened: Opened, cloud: Path) -> None:
    first = opened(str(cloud))
    first.until_shown("cloud.csv")
    first.window.close()
    second = opened()
    action(second, "open").trigger()
    dialog = second.window.findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.directory().absolutePath()) == cloud.parent
    dialog.close()


@pytest.mark.parametrize("content", [b"", b"\x00" * 66, b"\x01\xd9\xd0\xcb" + b"\xff" * 62, None])
def test_a_bad_memory_is_none(opened: Opened, tmp_path: Path, content: bytes | None) -> None:
    for name in (whereabouts.NAME, window_memory.NAME):
        path = tmp_path / "settings" / name
        path.parent.mkdir(exist_ok=True)
        if content is None:
            path.mkdir()  # a folder in its place: nothing can be read, nothing be written
        else:
            path.write_bytes(content)
    driver = with_picture(opened)
    assert dock_of(driver, "smoothing").isVisible()
    assert any(room.intersects(driver.window.geometry()) for room in rooms())
    driver.window.close()


def test_damaged_places_are_on_screen_all_the_same(qtbot: QtBot, tmp_path: Path) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    good = bytes(widget.saveGeometry().data())
    for place in range(8, len(good)):
        for byte in (0x00, 0x7F, 0xFF):
            (tmp_path / whereabouts.NAME).write_bytes(good[:place] + bytes([byte]) + good[place + 1 :])
            whereabouts.restore(widget, tmp_path)
            assert (
                widget.isFullScreen()
                or widget.isMaximized()
                or on_screen(widget.geometry(), rooms()) == widget.geometry()
            )
            widget.setWindowState(Qt.WindowState.WindowNoState)


def test_places_of_docks_do_not_change_by_being_kept(opened: Opened) -> None:
    driver = with_picture(opened)
    before = stands_of(driver.window, driver.window.findChildren(QDockWidget))
    driver.window.close()
    again = with_picture(opened)
    after = stands_of(again.window, again.window.findChildren(QDockWidget))
    assert {name: (one.area, one.row, one.open) for name, one in after.items()} == {
        name: (one.area, one.row, one.open) for name, one in before.items()
    }
