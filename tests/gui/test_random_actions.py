"""Whatever somebody does, in whatever order: nothing breaks, nothing is said to the terminal, nothing stays behind.

500 actions of one seed; ``SFUMATO_ACTIONS=10000`` and ``SFUMATO_SEED=7`` ask for others.
"""

import ctypes
import gc
import os
import random
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gui.actions import ACTIONS
from gui.app import create
from gui.main_window import MainWindow
from gui.model import Model
from gui.sweeping import Sweeping
from gui.windows import Windows
from tests.gui.driver import Driver, popup

COUNT = int(os.environ.get("SFUMATO_ACTIONS", "500"))
SEED = int(os.environ.get("SFUMATO_SEED", "9"))
MOST_GROWTH = (
    96 << 20
)  # bytes that the second half may add, with all windows closed; libraries come with their first use

LEFT_OUT = {"close", "quit", "new_window", "full_screen", "paste_table"}
ASK_OTHERWISE = {
    "units",
    "probe_at",
    "dialect",
}  # what else asks, asks for a file, and Qt may answer by a loop of its own
KEYS: list[Qt.Key] = [
    getattr(Qt.Key, f"Key_{name}") for name in "Left Up Space R P M Escape Home Delete F5 Tab Return".split()
]
TEXTS = ("0", "1.5", "-3", "250", "1e3", "0,5", "abc", "", "1e400", "2 x 3")
PLAIN, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


class Wanderer:
    """Does one thing after the other with the windows that are there."""

    def __init__(self, qtbot: QtBot, folder: Path, files: list[Path]) -> None:
        self.qtbot = qtbot
        self.chance = random.Random(SEED)
        self.folder = folder
        self.files = files
        self.done: deque[str] = deque(maxlen=30)
        self.ways: list[tuple[int, Callable[[Driver], str | None]]] = [
            (6, self.spin),
            (3, self.type),
            (4, self.press),
            (3, self.choose),
            (4, self.drop),
            (6, self.mouse),
            (3, self.keys),
            (6, self.act),
            (5, self.undo),
            (2, self.resize),
            (1, self.rewrite),
            (1, self.open_another),
            (2, self.close_one),
            (2, self.rest),
        ]

    def go(self, count: int) -> None:
        weights = [weight for weight, _ in self.ways]
        for _ in range(count):
            windows = mains() or [self.start()]
            driver = Driver(self.qtbot, self.chance.choice(windows))
            ((_, way),) = self.chance.choices(self.ways, weights)
            self.done.append(f"{way.__name__} {way(driver)}")
            QTest.qWait(self.chance.choice((0, 0, 5, 25)))
            for report in (one for one in QApplication.topLevelWidgets() if one.objectName() == "bugReport"):
                body = report.findChild(QPlainTextEdit)
                pytest.fail(f"{list(self.done)}\n{body.toPlainText() if body else ''}")

    def start(self) -> MainWindow:
        _, window = create([str(self.files[0]), "--bins", "60"], dark=False, folder=self.folder)
        QTest.qWait(50)
        return window

    def stop(self) -> None:
        """Close all windows, and let go of them."""
        for window in mains():
            window.close()
            window.deleteLater()
        for _ in range(3):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QTest.qWait(20)
            gc.collect()

    def visible(self, driver: Driver, *kinds: type[QWidget]) -> list[QWidget]:
        found = [widget for kind in kinds for widget in driver.window.findChildren(kind)]
        return [one for one in found if one.isVisible() and one.isEnabled() and one.window() is driver.window]

    def one(self, widgets: list[QWidget]) -> QWidget | None:
        return self.chance.choice(widgets) if widgets else None

    def spin(self, driver: Driver) -> str | None:
        box = self.one(self.visible(driver, QAbstractSpinBox))
        if not isinstance(box, QAbstractSpinBox):
            return None
        for _ in range(self.chance.randint(1, 4)):
            box.stepBy(self.chance.choice((-2, -1, 1, 2)))
        return box.accessibleName()

    def type(self, driver: Driver) -> str | None:
        edit = self.one(self.visible(driver, QLineEdit))
        if not isinstance(edit, QLineEdit) or edit.isReadOnly():
            return None
        text = self.chance.choice(TEXTS)
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, text)
        QTest.keyClick(edit, self.chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab)))
        return f"{edit.accessibleName()}: {text}"

    def press(self, driver: Driver) -> str | None:
        buttons = [one for one in self.visible(driver, QAbstractButton) if isinstance(one, QAbstractButton)]
        button = self.one([one for one in buttons if not opens_file_dialog(one)])
        if button is None:
            return None
        name = button.accessibleName() or button.objectName()
        QTest.mouseClick(button, LEFT)
        return name

    def choose(self, driver: Driver) -> str | None:
        box = self.one(self.visible(driver, QComboBox, QSlider))
        if box is None:
            return None
        for _ in range(self.chance.randint(1, 3)):
            QTest.keyClick(box, self.chance.choice((Qt.Key.Key_Up, Qt.Key.Key_Down)))
        return box.accessibleName()

    def drop(self, driver: Driver) -> str:
        files = self.chance.sample(self.files, self.chance.choice((1, 1, 1, 2)))
        driver.drop(*files)
        return " ".join(file.name for file in files)

    def mouse(self, driver: Driver) -> str | None:
        view = driver.window.findChild(QWidget, "imageView")
        if view is None or not view.isVisible():
            return None
        place = QPoint(self.chance.randrange(view.width()), self.chance.randrange(view.height()))
        target = view.childAt(place) or view
        at = target.mapFrom(view, place)
        way = self.chance.choice(("move", "click", "double", "drag", "wheel"))
        QTest.mouseMove(target, at)
        if way == "click":
            QTest.mouseClick(target, LEFT, PLAIN, at)
        elif way == "double":
            QTest.mouseDClick(target, LEFT, PLAIN, at)
        elif way == "drag":
            QTest.mousePress(target, LEFT, PLAIN, at)
            for _ in range(3):
                at += QPoint(self.chance.randint(-60, 60), self.chance.randint(-60, 60))
                QTest.mouseMove(target, at)
            QTest.mouseRelease(target, LEFT, PLAIN, at)
        elif way == "wheel":
            turn = QPoint(0, self.chance.choice((-240, -120, 120, 240)))
            none = Qt.MouseButton.NoButton
            where = QPointF(at), QPointF(target.mapToGlobal(at))
            event = QWheelEvent(*where, QPoint(), turn, none, PLAIN, Qt.ScrollPhase.NoScrollPhase, False)
            QCoreApplication.sendEvent(target, event)
        return way

    def keys(self, driver: Driver) -> str:
        key = self.chance.choice(KEYS)
        QTest.keyClick(driver.window.focusWidget() or driver.window, key)
        return str(key.name)

    def act(self, driver: Driver) -> str | None:
        rows = [row for row in ACTIONS if row.name not in LEFT_OUT]
        names = [row.name for row in rows if row.name in ASK_OTHERWISE or "…" not in row.text]
        action = driver.window.findChild(QAction, f"{self.chance.choice(names)}Action")
        if action is None or not action.isEnabled():
            return None
        action.trigger()
        for dialog in driver.window.findChildren(QDialog):
            if self.chance.random() < 0.7 and dialog.objectName() != "bugReport":
                dialog.close()
        return action.objectName()

    def undo(self, driver: Driver) -> str:
        names = self.chance.choices(("undo", "redo", "undo", "cancel"), k=self.chance.randint(1, 4))
        for name in names:
            action = driver.window.findChild(QAction, f"{name}Action")
            if action is not None and action.isEnabled():
                action.trigger()
        return " ".join(names)

    def resize(self, driver: Driver) -> str:
        size = self.chance.randint(320, 1300), self.chance.randint(240, 900)
        driver.window.resize(*size)
        return f"{size}"

    def rewrite(self, _driver: Driver) -> str:
        file = self.chance.choice(self.files[:2])
        with file.open("a") as text:
            text.write(f"\n{self.chance.random()},{self.chance.random()},1")
        return file.name

    def open_another(self, driver: Driver) -> str | None:
        action = driver.window.findChild(QAction, "new_windowAction")
        if action is None or len(mains()) > 2:
            return None
        action.trigger()
        return ""

    def close_one(self, driver: Driver) -> str:
        driver.window.close()
        if isValid(driver.window) and not driver.window.isVisible():
            driver.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return f"{len(mains())} are left"

    def rest(self, driver: Driver) -> str:
        """Let a window finish what it is at."""
        model = driver.window.findChild(Model)
        end = time.monotonic() + 10
        while model is not None and not model.satisfied and time.monotonic() < end:
            QTest.qWait(10)
        assert model is None or model.satisfied, list(self.done)
        return ""


def opens_file_dialog(button: QAbstractButton) -> bool:
    return "…" in button.text() or "xport" in button.text() or button.metaObject().className().startswith("QDialog")


def mains() -> list[MainWindow]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow)]


def timers() -> list[QTimer]:
    return [one for one in gc.get_objects() if isinstance(one, QTimer) and isValid(one) and one.isActive()]


def memory() -> int:
    """Return the bytes of this process that are in memory, without those that were freed and are kept for later."""
    if hasattr(libc := ctypes.CDLL(None), "malloc_trim"):
        libc.malloc_trim(0)
    with Path("/proc/self/statm").open() as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    rng = np.random.default_rng(SEED)
    for name, count in (("cloud", 4000), ("few", 3)):
        rows = rng.normal(size=(count, 3)).tolist()
        (tmp_path / f"{name}.csv").write_text("a,b,c\n" + "\n".join(",".join(map(repr, row)) for row in rows))
    np.save(tmp_path / "many.npy", rng.normal(size=(300_000, 2)))
    (tmp_path / "sky.csv").write_text("ra,dec\n" + "\n".join(f"{i * 7 % 360},{i % 90}" for i in range(500)))
    (tmp_path / "empty.csv").write_text("")
    (tmp_path / "words.csv").write_text("p,q\nred,green\nblue,red\n")
    (tmp_path / "same.csv").write_text("x,y\n" + "1,1\n" * 20)
    names = "cloud.csv few.csv many.npy sky.csv empty.csv words.csv same.csv missing.csv"
    return [tmp_path / name for name in names.split()]


@pytest.fixture
def wanderer(qtbot: QtBot, qapp: QApplication, tmp_path: Path, files: list[Path]) -> Iterator[Wanderer]:
    made = Wanderer(qtbot, tmp_path / "settings", files)
    sweeping = Sweeping(qapp)
    made.start()
    windows = qapp.findChild(Windows)
    assert isinstance(windows, Windows)
    windows.thinned.connect(sweeping.sweep_all)
    yield made
    made.stop()
    sweeping.close()
    sweeping.deleteLater()


@popup
@pytest.mark.timeout(max(300, COUNT))
def test_whatever_is_done_nothing_breaks_and_nothing_stays(wanderer: Wanderer, qapp: QApplication) -> None:
    wanderer.go(COUNT // 2)
    wanderer.stop()
    before, widgets, running = memory() if sys.platform == "linux" else 0, len(qapp.allWidgets()), len(timers())
    wanderer.go(COUNT - COUNT // 2)
    wanderer.stop()
    after = memory() if sys.platform == "linux" else 0
    print(f"{COUNT} actions of seed {SEED}: {(after - before) / 2**20:+.1f} MiB in the second half")  # noqa: T201
    assert len(qapp.allWidgets()) <= widgets, [widget for widget in qapp.allWidgets() if widget.isWindow()]
    assert len(timers()) <= running
    assert after - before < MOST_GROWTH
