"""A window that is put together as the program does it, and the check that nothing of it stays behind."""

import gc
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.histogram import load_kernels
from gui.app import create
from gui.application import Application
from gui.main_window import MainWindow
from tests.gui.driver import Driver

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # also where there is a screen: tests do not flicker over it


@pytest.fixture(scope="session")
def qapp_cls() -> type[Application]:
    """The application that the program runs in."""
    return Application


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Callable[..., Driver]:
    """Open a window with a command line."""

    def open_window(*argv: str, dark: bool = False) -> Driver:
        _, window = create(argv, dark=dark, folder=tmp_path / "settings")
        qtbot.addWidget(window)
        return Driver(qtbot, window)

    return open_window


@pytest.fixture
def cloud(tmp_path: Path) -> Path:
    """A file of points whose picture is nowhere symmetric."""
    x, y = np.random.default_rng(5).normal((3.0, -20.0), (1.0, 4.0), (5000, 2)).T
    y += x
    path = tmp_path / "cloud.csv"
    path.write_text(
        "name,width,height,mass\n" + "\n".join(f"a,{a!r},{b!r},2" for a, b in zip(x.tolist(), y.tolist(), strict=True))
    )
    return path


@pytest.fixture(scope="session", autouse=True)
def _compiled_kernels() -> None:
    """Compile before the first window: the compiler cannot be stopped, and the home of the tests has no cache yet."""
    load_kernels()


@pytest.fixture(scope="session", autouse=True)
def _old_things_stay(_compiled_kernels: None) -> None:
    """Let the collector look at what comes from now on: tests and libraries, after each test, would take 0.2 s."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _nothing_stays(qapp: QApplication) -> Iterator[None]:
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    windows = [widget for widget in qapp.topLevelWidgets() if isinstance(widget, MainWindow) or widget.isVisible()]
    assert not windows, f"windows stay behind: {windows}"
    end = time.monotonic() + 10
    while time.monotonic() < end and _threads():
        time.sleep(0.01)
    assert not _threads(), "threads stay behind"


def _threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "sfumato job"]
