"""A window as the program opens it, with somebody who looks at it."""

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QPushButton, QWidget
from typing_extensions import override

from core.samples import SAMPLES
from gui import app
from gui.jobs import Jobs
from gui.main_window import MainWindow
from gui.model import Model

_PATIENCE = 120_000  # milliseconds
_PAUSE = 300
_POLL = 20


class Watch(QObject):
    """Looks at a window; a frame is seen when its paint is done and the window's thread is free again."""

    frame_seen = Signal()  # the picture that is shown by now was painted

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        sys.excepthook = lambda _kind, error, _trace: give_up(error)
        found = window.findChild(Model)
        assert found is not None
        self.model: Model = found
        self._looks = False
        self._due = False
        self._window = window
        self.model.shown_changed.connect(self._shown_changed)
        self.model.failed.connect(give_up)
        for jobs in window.findChildren(Jobs):
            jobs.broke.connect(give_up)

    @property
    def exact(self) -> bool:
        """Tell whether what is shown is what is wanted, counted from all points."""
        shown = self.model.shown
        return shown is not None and self.model.satisfied and shown.loaded.complete and not shown.result.preliminary

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._due and event.type() == QEvent.Type.Paint:
            self._due = False
            QTimer.singleShot(0, self, self._painted)
        return False

    def _painted(self) -> None:
        if not self._due:  # else something newer has come meanwhile, and is not painted yet
            self.frame_seen.emit()

    def _shown_changed(self) -> None:
        self._due = True
        if not self._looks:
            self._looks = True
            view = self._window.findChild(QWidget, "imageView")
            assert view is not None
            for area in view.findChildren(QAbstractScrollArea):  # only one of them is ever seen
                area.viewport().installEventFilter(self)


class Driven:
    """Does what a user does, and waits as long as a user waits."""

    def __init__(self, arguments: Sequence[str] = ()) -> None:
        self.app, self.window = app.create(arguments)
        self.watch = Watch(self.window)

    def frame(self, begin: Callable[[], object], *, exact: bool = True) -> float:
        """Begin something, wait until its picture was painted, and return the seconds between."""
        loop = QEventLoop()
        patience = QTimer(loop)
        patience.timeout.connect(lambda: give_up("no picture came"))

        def look() -> None:
            if self.watch.exact or (not exact and self._is_of_what_is_wanted()):
                loop.quit()

        seen = self.watch.frame_seen.connect(look)
        patience.start(_PATIENCE)
        start = time.perf_counter()
        begin()
        loop.exec()
        spent = time.perf_counter() - start
        patience.stop()
        QObject.disconnect(seen)
        return spent

    def until_exact(self) -> None:
        """Wait until the exact picture is there."""
        if not self.watch.exact:
            self.frame(lambda: None)

    def open(self, file: Path) -> None:
        """Drop a file."""
        self.window.files_dropped.emit([file])

    def click_sample(self, number: int) -> None:
        """Click the button of a sample."""
        title = SAMPLES[number].title
        next(button for button in self.window.findChildren(QPushButton) if button.text() == title).click()

    def until_ready(self) -> None:
        """Wait until the window has brought in its libraries and made its view."""
        while self.window.findChild(QWidget, "imageView") is None:
            self.rest(_POLL)
        self.rest()

    def warm_up(self) -> None:
        """Show a sample, and wait until the compiled kernels are there and all is quiet."""
        self.frame(lambda: self.click_sample(0))
        from core.histogram import kernels_loaded  # as in the program, after the window

        end = time.monotonic() + _PATIENCE / 1000
        while not kernels_loaded() and time.monotonic() < end:
            self.rest(_POLL)
        self.rest()

    def rest(self, milliseconds: int = _PAUSE) -> None:
        """Let the window alone for a while."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop, loop.quit)
        loop.exec()

    def _is_of_what_is_wanted(self) -> bool:
        shown, wanted = self.watch.model.shown, self.watch.model.wanted
        return shown is not None and shown.result.settings == wanted.settings


def tell(**numbers: float) -> None:
    """Print the numbers and leave at once."""
    sys.stdout.write(json.dumps(numbers) + "\n")
    sys.stdout.flush()
    os._exit(0)


def give_up(problem: object) -> None:
    """Say why there are no numbers, and leave at once."""
    sys.stderr.write(f"{problem!r}\n")
    sys.stderr.flush()
    os._exit(1)
