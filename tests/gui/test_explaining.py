"""Every control says what it is, what it means, and in which unit; commands too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QGraphicsView,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollBar,
    QTabBar,
    QWidget,
)

from gui.actions import ACTIONS
from gui.dropped_rows import DroppedRows
from gui.fields import NumberEdit
from gui.pair_edit import PairEdit
from tests.gui.driver import Driver, Opened, action

KINDS = (
    *(QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit, QAbstractSlider),
    *(QAbstractItemView, QTabBar, QGraphicsView),
)
UNITS = ("data units", "bins", "unit", "%", "×", "exponent", "divided by the standard error")


@pytest.fixture
def driver(opened: Opened, cloud: Path) -> Driver:
    driver = opened(str(cloud))
    driver.window.resize(900, 600)
    driver.until_shown("cloud.csv")
    action(driver, "probe_at").trigger()
    driver.qtbot.wait(100)
    return driver


def controls(window: QWidget) -> Iterator[QWidget]:
    """Yield all controls, seen or not; what is inside of one belongs to it."""
    for kind in KINDS:
        for control in window.findChildren(kind):
            inside = isinstance(control.parent(), QAbstractSpinBox | QComboBox | QTabBar | QAbstractItemView)
            within = any(isinstance(one, QComboBox) for one in _around(control))
            if not (inside or within or isinstance(control, QScrollBar) or control.objectName().startswith("qt_")):
                yield control


def _around(widget: QWidget) -> Iterator[QWidget]:
    at = widget.parentWidget()
    while at is not None:
        yield at
        at = at.parentWidget()


def _explained(control: QWidget) -> bool:
    """Tell whether there is a tip; over a picture, where the mouse rests to read it, a description has to do."""
    return bool(control.toolTip()) or isinstance(control, QGraphicsView)


def unseen_for_good(control: QWidget) -> bool:
    """Tell whether a control is a part of pyqtgraph's view that is never shown, or has nothing to say now."""
    parts = ("roiPlot", "histogram", "normGroup", "roiBtn", "menuBtn")
    empty = isinstance(control, QPushButton | DroppedRows) and control.isHidden()
    return empty or any(one.objectName() in parts for one in (control, *_around(control)))


def test_every_control_has_a_name_and_a_tip(driver: Driver) -> None:
    lacking = [
        (type(control).__name__, control.objectName(), control.accessibleName(), control.toolTip())
        for control in controls(driver.window)
        if not unseen_for_good(control) and not (control.accessibleName() and _explained(control))
    ]
    assert not lacking


def test_fields_of_numbers_tell_their_unit(driver: Driver) -> None:
    fields = [one for kind in (NumberEdit, PairEdit, QAbstractSpinBox) for one in driver.window.findChildren(kind)]
    assert len(fields) > 8
    for field in fields:
        if not unseen_for_good(field):
            assert any(unit in field.toolTip().lower() for unit in UNITS), (field.accessibleName(), field.toolTip())


def test_every_command_is_in_a_menu_with_a_sentence(driver: Driver) -> None:
    offered = {one.objectName() for menu in driver.window.findChildren(QMenu) for one in menu.actions()}
    for row in ACTIONS:
        assert f"{row.name}Action" in offered, row.name
        told = action(driver, row.name).toolTip()
        assert told != row.text.replace("&", "").removesuffix("…")
        assert " " in told
