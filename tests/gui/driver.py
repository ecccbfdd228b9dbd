"""Drives a window as a user does, with real events."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.loading import load
from core.pipeline import Result, compute
from core.progress import silent
from core.settings import Settings, SigmaChoice, SigmaRule
from gui.density_view import DensityView
from gui.main_window import NAME, MainWindow
from gui.message_bar import MessageBar
from gui.model import Model
from gui.readout_bar import ReadoutBar

_Child = TypeVar("_Child", bound=QObject)
PATIENCE = 20_000  # milliseconds
popup = pytest.mark.qt_log_ignore("This plugin does not support")  # said by the offscreen platform, of what pops up


class Driver:
    """Does with a window what a user does, and waits for what a user waits for."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window

    def child(self, kind: type[_Child], name: str) -> _Child:
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    @property
    def model(self) -> Model:
        found = self.window.findChild(Model)
        assert found is not None
        return found

    @property
    def view(self) -> QWidget:
        return self.child(QWidget, "imageView")

    @property
    def readout(self) -> str:
        return self.child(ReadoutBar, "readout").text()

    def settled_readout(self) -> str:
        """Wait until all is told of the position, and return the line."""
        self.until(lambda: self.readout != "" and "…" not in self.readout)
        return self.readout

    @property
    def message(self) -> str:
        return self.child(MessageBar, "messageBar").text()

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=PATIENCE)

    def until_shown(self, name: str) -> None:
        self.until(lambda: self.window.windowTitle() == f"{name} - {NAME}")

    def until_finished(self, name: str) -> None:
        """Wait for the picture of all points, which comes after a first one on a busy machine."""
        self.until_shown(name)
        self.until(lambda: self.model.satisfied)

    def drop(self, *paths: Path, on: QWidget | None = None) -> bool:
        """Drop files as a desktop does: enter and drop; tell whether the window took them."""
        target = on or self.window
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        data.setText("\n".join(str(path) for path in paths))
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPoint(20, 20), copy, data, left, none)
        QCoreApplication.sendEvent(target, enter)
        if not enter.isAccepted():
            return False
        drop = QDropEvent(QPointF(20, 20), copy, data, left, none)
        QCoreApplication.sendEvent(target, drop)
        return drop.isAccepted()

    def point_at(self, share_x: float, share_y: float) -> None:
        """Move the mouse over the picture, to a share of its width and height, and wait until it was noticed."""
        place = QPoint(round(self.view.width() * share_x), round(self.view.height() * share_y))
        target = self.view.childAt(place) or self.view
        view = self.window.findChild(DensityView)
        assert view is not None
        told: list[tuple[float, float]] = []
        view.moved.connect(lambda x, y: told.append((x, y)))
        for way in (QPoint(9, 7), QPoint(0, 0)):  # where the mouse rests already, no move is told
            QTest.mouseMove(target, target.mapFrom(self.view, place + way))
        self.until(lambda: (here := view.mouse_position()) is None or here in told)


Opened = Callable[..., Driver]


def action(driver: Driver, name: str) -> QAction:
    return driver.child(QAction, f"{name}Action")


def named(driver: Driver, kind: type[QWidget], name: str) -> QWidget:
    return next(widget for widget in driver.window.findChildren(kind) if widget.accessibleName() == name)


def field(driver: Driver, name: str) -> QLineEdit:
    found = named(driver, QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def combo(driver: Driver, name: str) -> QComboBox:
    found = named(driver, QComboBox, name)
    assert isinstance(found, QComboBox)
    return found


def choose(box: QComboBox, text: str) -> None:
    """Choose a row with the keys."""
    box.setFocus()
    for _ in range(box.count()):
        QTest.keyClick(box, Qt.Key.Key_Up)
    while not box.currentText().startswith(text):
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() > before, text


def type_into(edit: QLineEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)


def density_in(readout: str) -> float:
    return float(readout.partition("density ")[2].partition(" ")[0])


def result_of(path: Path, settings: Settings) -> Result:
    return compute(load(path).points, settings, None, silent)


def sigma_of(bins: float) -> SigmaChoice:
    return SigmaChoice(SigmaRule.BINS, bins, bins)
