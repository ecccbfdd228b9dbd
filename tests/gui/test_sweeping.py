import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui import sweeping
from gui.sweeping import Sweeping


class Knot:
    """Garbage that only a collection finds, and that tells in which thread that was."""

    def __init__(self, told: list[threading.Thread]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: told.append(threading.current_thread()))


def make_garbage(told: list[threading.Thread]) -> None:
    Knot(told)
    kept = [[number] for number in range(5000)]  # enough for Python to collect by itself
    assert len(kept) == 5000


def test_garbage_of_a_worker_goes_in_the_thread_of_the_window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweeping, "_INTERVAL", 5)
    owner, told = QObject(), list[threading.Thread]()
    swept = Sweeping(owner)
    worker = threading.Thread(target=make_garbage, args=(told,))
    worker.start()
    worker.join()
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert told == [threading.main_thread()]
    swept.close()
    assert gc.isenabled()
