"""Several windows in one process."""

import gc
import os
import subprocess
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QDoubleSpinBox
from shiboken6 import isValid

from gui.log import Log
from gui.main_window import NAME, MainWindow
from gui.model import Model
from gui.windows import Windows
from tests.gui.driver import Driver, Opened, action

ROOT = Path(__file__).parents[2]
CONTROL = Qt.KeyboardModifier.ControlModifier

BOTH = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import gui.app
from gui.main_window import MainWindow
from gui.model import Model

def windows():
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]

make = gui.app.create
steps = []

def create(argv, **options):
    app, window = make(argv, **options)
    timer = QTimer(app)
    timer.timeout.connect(step)
    timer.start(20)
    return app, window

def step():
    there = windows()
    models = [one.findChild(Model) for one in there]
    if None in models:
        return
    if len(there) == 1 and not steps:
        steps.append("new")
        there[0].findChild(object, "new_windowAction").trigger()
    elif len(there) == 2 and steps == ["new"]:
        steps.append("closed")
        there[0].close()
        print(sum(one.isVisible() for one in there), flush=True)
    elif len(there) == 1 and steps[-1:] == ["closed"]:
        steps.append("quit")
        print("one is left", flush=True)
        there[0].findChild(object, "quitAction").trigger()

gui.app.create = create
sys.exit(gui.app.main([]))
"""


@pytest.fixture
def windows(qapp: QApplication, tmp_path: Path) -> Iterator[Windows]:
    found = qapp.findChild(Windows)
    found = found if isinstance(found, Windows) else Windows(qapp, Log(tmp_path))
    yield found
    for window in mains():
        window.close()
        window.deleteLater()


def another(driver: Driver, windows: Windows) -> Driver:
    """Ask a window for another one, and wait until it is furnished."""
    before = mains()
    driver.until(driver.window.isActiveWindow)
    QTest.keyClick(driver.window, Qt.Key.Key_N, CONTROL)
    driver.until(lambda: len(mains()) == len(before) + 1)
    other = next(window for window in mains() if window not in before)
    driver.until(lambda: other.findChild(Model) is not None)
    return Driver(driver.qtbot, other)


def mains() -> list[MainWindow]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow)]


def test_each_has_a_file_and_settings_of_its_own(opened: Opened, cloud: Path, windows: Windows) -> None:
    first = opened(str(cloud))
    first.until_shown("cloud.csv")
    sigma = first.child(QDoubleSpinBox, "sigmaSpinBox").value()
    second = another(first, windows)
    assert second.window.size() == first.window.size()
    assert second.window.pos() != first.window.pos()
    assert second.window.windowTitle() == NAME
    other = cloud.with_name("other.csv")
    other.write_bytes(cloud.read_bytes())
    second.drop(other)
    second.until_shown("other.csv")
    second.child(QDoubleSpinBox, "sigmaSpinBox").stepBy(3)
    assert first.child(QDoubleSpinBox, "sigmaSpinBox").value() == sigma
    assert not action(first, "undo").isEnabled()
    assert action(second, "undo").isEnabled()
    assert first.window.windowTitle() == f"cloud.csv - {NAME}"


def test_one_that_is_closed_goes_with_all_that_is_its_own(opened: Opened, cloud: Path, windows: Windows) -> None:
    first = opened(str(cloud))
    first.until_shown("cloud.csv")
    emptied = QSignalSpy(windows.emptied)
    second = another(first, windows)
    second.drop(cloud)
    second.until_shown("cloud.csv")
    model = weakref.ref(second.model)
    QTest.keyClick(second.window, Qt.Key.Key_W, CONTROL)
    first.until(lambda: not isValid(second.window))
    second.window = first.window
    gc.collect()
    assert model() is None
    assert emptied.count() == 0
    first.child(QDoubleSpinBox, "sigmaSpinBox").stepBy(1)
    first.until(lambda: first.model.satisfied)
    windows.close()
    assert emptied.count() == 1
    assert isValid(first.window)


def test_files_from_outside_go_to_the_one_that_had_the_keys_last(opened: Opened, cloud: Path, windows: Windows) -> None:
    first = opened()
    second = another(first, windows)
    QApplication.sendEvent(first.window, QEvent(QEvent.Type.WindowActivate))
    windows.take_files([cloud])
    first.until_shown("cloud.csv")
    assert second.window.windowTitle() == NAME
    QApplication.sendEvent(second.window, QEvent(QEvent.Type.WindowActivate))
    windows.take_files([cloud])
    second.until_shown("cloud.csv")
    second.window.close()
    other = cloud.with_name("other.csv")
    other.write_bytes(cloud.read_bytes())
    windows.take_files([other])
    first.until_shown("other.csv")


def test_the_last_one_ends_the_program() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", BOTH],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "1\none is left\n"), done.stderr
