"""Ctrl+C in the terminal ends the window, though Python is asleep while Qt waits for events."""

import signal
import socket
import threading
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier


class Interrupt(QObject):
    """While it is open, an interrupt calls a function in the thread of the window."""

    def __init__(self, wanted: Callable[[], object]) -> None:
        super().__init__()
        self._wanted = wanted
        self._here = threading.current_thread() is threading.main_thread()
        self.came = False
        if not self._here:  # Python hears of signals in its main thread alone
            return
        self._ear, self._mouth = socket.socketpair()
        self._ear.setblocking(False)
        self._mouth.setblocking(False)
        self._notifier = QSocketNotifier(self._ear.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        self._before = signal.signal(signal.SIGINT, self._heard), signal.set_wakeup_fd(self._mouth.fileno())

    def close(self) -> None:
        """Leave interrupts to those who heard them before."""
        if self._here:
            handler, number = self._before
            signal.set_wakeup_fd(number)
            signal.signal(signal.SIGINT, handler)
            self._notifier.setEnabled(False)
            self._ear.close()
            self._mouth.close()

    def _hear(self) -> None:
        self._ear.recv(4096)  # that Python runs at all lets it call the handler

    def _heard(self, _number: int, _frame: FrameType | None) -> None:
        self.came = True
        self._wanted()
