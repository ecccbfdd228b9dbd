"""Where everything ends that nobody expected, in whatever thread: terminal, log, and a report to copy."""

import sys
import threading
import time
import traceback
import warnings
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QWidget

from gui.log import Log, trace_of

if TYPE_CHECKING:  # in the names of types alone
    from sys import UnraisableHookArgs

    from PySide6.QtWidgets import QDialog

_PEACE = 10.0  # seconds after a report in which the same bug shows no other one


class Bugs(QObject):
    """Shows one report at a time; the program goes on."""

    _came = Signal(object)

    def __init__(self, log: Log, window: Callable[[], QWidget | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._window = window
        self._dialog: QDialog | None = None
        self._last: tuple[str, float] = ("", 0.0)
        self._hooks: _Hooks | None = None
        self._door = threading.RLock()  # held while a thread speaks to Qt, so that nobody does afterwards
        self._came.connect(self._report, Qt.ConnectionType.QueuedConnection)

    def show(self, error: BaseException) -> None:
        """Write a bug down at once, and report it in the window's thread as soon as that has time."""
        if sys.stderr is not None:
            traceback.print_exception(error)
        self.note(error)

    def note(self, error: BaseException) -> None:
        """Do the same with what is in the terminal already."""
        self._log.bug(error)
        with self._door:
            self._came.emit(error)

    def hook(self) -> None:
        """Hear of all bugs of this process, of its warnings and of those of Qt."""
        self._hooks = _Hooks(self._log, self._door_note)

    def unhook(self) -> None:
        """Leave them to those who heard of them before."""
        hooks, self._hooks = self._hooks, None
        if hooks is not None:
            with self._door:
                hooks.close()

    def _door_note(self, error: BaseException) -> None:
        with self._door:
            if self._hooks is not None:
                self.note(error)

    def _report(self, error: BaseException) -> None:
        from gui.dialogs import show_report  # noqa: PLC0415 (comes when the frame is on screen)

        window, (key, until) = self._window(), self._last
        trace = trace_of(error)
        if window is None or self._dialog is not None or (trace == key and time.monotonic() < until):
            return
        self._last = trace, 0.0
        self._dialog = show_report(window, error, self._log)
        self._dialog.destroyed.connect(self._closed)

    def _closed(self) -> None:
        self._dialog = None
        self._last = self._last[0], time.monotonic() + _PEACE


class _Hooks:
    """All places where Python and Qt tell of what went wrong, ours as long as they are not closed."""

    def __init__(self, log: Log, note: Callable[[BaseException], None]) -> None:
        self._log = log
        self._note = note
        self._before = sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning
        sys.excepthook = self._raised
        threading.excepthook = self._raised_in_thread
        sys.unraisablehook = self._unraisable
        warnings.showwarning = self._warned
        qInstallMessageHandler(self._said_by_qt)

    def close(self) -> None:
        """Give them back."""
        qInstallMessageHandler(None)
        sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning = self._before

    def _raised(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._before[0](kind, error, trace)
        self._tell(error)

    def _raised_in_thread(self, what: threading.ExceptHookArgs) -> None:
        self._before[1](what)
        self._tell(what.exc_value)

    def _unraisable(self, what: "UnraisableHookArgs") -> None:
        self._before[2](what)
        self._tell(what.exc_value)

    def _tell(self, error: BaseException | None) -> None:
        if isinstance(error, Exception):  # else somebody wants the program to end
            self._note(error)

    def _warned(
        self,
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        self._before[3](message, category, filename, lineno, file, line)
        self._log.write("warning", f"{category.__name__} in {filename}, line {lineno}: {message}")

    def _said_by_qt(self, kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
        if sys.stderr is not None:
            sys.stderr.write(f"{message}\n")
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            self._log.write("Qt", message or "")
