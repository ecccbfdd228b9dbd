"""The docks, in the whole window and by themselves."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDockWidget, QLabel, QTabBar, QTableWidget, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from core.samples import SAMPLES
from gui.arrangement import stands_of
from gui.docks import Docks, Panel
from gui.empty_state import EmptyState
from gui.main_window import MainWindow
from tests.gui.driver import Driver, Opened, action, named, popup

RIGHT, BOTTOM = Qt.DockWidgetArea.RightDockWidgetArea, Qt.DockWidgetArea.BottomDockWidgetArea
NAMES = ("probes", "regions", "peaks")


def dock_of(driver: Driver, name: str) -> QDockWidget:
    return driver.child(QDockWidget, f"{name}Dock")


def press(driver: Driver, name: str) -> None:
    QTest.mouseClick(named(driver, QToolButton, name), Qt.MouseButton.LeftButton)


@pytest.fixture
def tables(qtbot: QtBot) -> Iterator[tuple[MainWindow, Docks]]:
    """A window with three tables that share their place."""
    window = MainWindow(EmptyState(SAMPLES))
    qtbot.addWidget(window)
    below = [Panel(name, name.title(), QTableWidget(2, 2)) for name in NAMES]
    docks = Docks(window, [Panel("smoothing", "Smoothing", QLabel("sigma"))], below)
    with qtbot.waitExposed(window):
        window.show()
    yield window, docks
    window.close()


def test_panels_are_as_high_as_they_want_to_be_where_there_is_room(opened: Opened) -> None:
    driver = opened("--sample", "notebook")
    driver.window.resize(1100, 820)
    driver.until_shown("notebook")
    panel = dock_of(driver, "smoothing").widget()
    driver.until(lambda: panel.height() >= panel.sizeHint().height())


def test_in_a_low_window_the_last_panels_are_tabs_and_the_first_has_all_its_controls(opened: Opened) -> None:
    driver = opened("--sample", "stars", "--sigma", "4")
    driver.window.resize(900, 600)
    driver.until_shown("stars")
    smoothing, colour = dock_of(driver, "smoothing"), dock_of(driver, "colour")
    driver.until(lambda: driver.window.tabifiedDockWidgets(colour) == [dock_of(driver, "range")])
    driver.until(lambda: smoothing.widget().height() >= smoothing.widget().sizeHint().height())
    assert colour.widget().isVisible()
    driver.window.resize(1100, 900)
    driver.until(lambda: not driver.window.tabifiedDockWidgets(colour))
    driver.until(lambda: dock_of(driver, "range").y() < colour.y())
    driver.window.tabifyDockWidget(dock_of(driver, "range"), colour)
    driver.window.resize(1100, 910)
    driver.qtbot.wait(50)
    assert driver.window.tabifiedDockWidgets(colour), "tabs made by hand stay"


def test_no_table_below_widens_a_small_window(opened: Opened) -> None:
    driver = opened("--sample", "notebook")
    driver.window.resize(900, 600)
    driver.until_shown("notebook")
    for name in ("probes", "regions", "contours", "peaks", "profile"):
        dock_of(driver, name).show()
    driver.until(lambda: dock_of(driver, "profile").isVisible())
    assert driver.window.minimumSizeHint().width() <= 900
    assert driver.window.width() == 900


@popup
def test_panels_are_closed_floated_and_put_in_order_again(opened: Opened) -> None:
    driver = opened("--sample", "notebook")
    driver.until_shown("notebook")
    smoothing, colour, ranges = (dock_of(driver, name) for name in ("smoothing", "colour", "range"))
    driver.until(lambda: all(dock.isVisible() for dock in (smoothing, colour, ranges)))
    press(driver, "Close the panel Range")
    press(driver, "Float the panel Colour")
    driver.window.addDockWidget(BOTTOM, smoothing)
    assert ranges.isHidden()
    assert colour.isFloating()
    action(driver, "reset_layout").trigger()
    for dock in (smoothing, ranges, colour):
        assert not dock.isHidden()
        assert not dock.isFloating()
        assert driver.window.dockWidgetArea(dock) is RIGHT
    driver.until(lambda: smoothing.y() < ranges.y() < colour.y())
    assert dock_of(driver, "probes").isHidden()


@popup
def test_a_panel_is_moved_by_keys_from_place_to_place(opened: Opened) -> None:
    driver = opened("--sample", "notebook")
    driver.until_shown("notebook")
    colour = dock_of(driver, "colour")
    driver.until(colour.isVisible)
    driver.window.activateWindow()
    named(driver, QComboBox, "Colour map").setFocus()
    for area in (BOTTOM, Qt.DockWidgetArea.LeftDockWidgetArea):
        action(driver, "move_panel").trigger()
        assert driver.window.dockWidgetArea(colour) is area
        assert not colour.isFloating()
    action(driver, "move_panel").trigger()
    assert colour.isFloating()
    action(driver, "move_panel").trigger()
    assert driver.window.dockWidgetArea(colour) is RIGHT
    assert not colour.isFloating()


@popup
def test_a_floating_panel_is_put_back_by_its_button(opened: Opened) -> None:
    driver = opened("--sample", "notebook")
    driver.until_shown("notebook")
    driver.until(dock_of(driver, "colour").isVisible)
    press(driver, "Float the panel Colour")
    assert dock_of(driver, "colour").isFloating()
    press(driver, "Put the panel Colour back")
    assert not dock_of(driver, "colour").isFloating()


def test_tables_are_hidden_until_wanted_and_share_their_place(qtbot: QtBot, tables: tuple[MainWindow, Docks]) -> None:
    window, docks = tables
    assert all(dock.isHidden() for dock in docks.below)
    docks.bring("probes")
    qtbot.waitUntil(lambda: is_seen(docks.below[0]) and name_of(docks.below[0]).isVisible())
    docks.bring("peaks")
    qtbot.waitUntil(lambda: is_seen(docks.below[2]) and not is_seen(docks.below[0]))
    qtbot.waitUntil(lambda: not name_of(docks.below[2]).isVisible())  # the tab tells it
    bar = next(bar for bar in window.findChildren(QTabBar) if bar.isVisible())
    assert [bar.tabText(place) for place in range(bar.count())] == ["Probes", "Peaks"]
    docks.put_away("peaks")
    qtbot.waitUntil(lambda: is_seen(docks.below[0]) and name_of(docks.below[0]).isVisible())
    docks.bring("regions")
    docks.reset()
    assert [dock.isHidden() for dock in docks.below] == [False, False, True]
    assert [window.dockWidgetArea(dock) for dock in docks.below] == [BOTTOM] * 3


@pytest.mark.parametrize("open_then", [[], ["regions"], ["peaks", "probes"]])
def test_tables_share_their_place_at_the_next_start_too(
    qtbot: QtBot, tables: tuple[MainWindow, Docks], open_then: list[str]
) -> None:
    window, docks = tables
    for name in open_then:
        docks.bring(name)
        qtbot.waitUntil(partial(is_seen, docks.below[NAMES.index(name)]))
    stands = stands_of(window, docks.all)
    assert {stands[f"{name}Dock"].row for name in NAMES} == {0}
    docks.arrange(stands)
    for name in NAMES:
        docks.bring(name)
    qtbot.waitUntil(lambda: [is_seen(dock) for dock in docks.below] == [False, False, True])


def is_seen(dock: QDockWidget) -> bool:
    """Tell whether a dock is before those that share its place."""
    return not dock.visibleRegion().isEmpty()


def name_of(dock: QDockWidget) -> QWidget:
    return next(label for label in dock.titleBarWidget().findChildren(QLabel) if label.text() == dock.windowTitle())
