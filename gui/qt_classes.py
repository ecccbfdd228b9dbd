"""The classes of Qt, which PySide6 makes only when they are first asked for."""

import time
from types import ModuleType

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject, QTimer, Signal

_MODULES: tuple[ModuleType, ...] = (QtCore, QtGui, QtWidgets)
_SLICE = 0.005  # seconds


class QtClasses(QObject):
    """Asks for all of them in the thread of the window, a few at a time.

    pyqtgraph asks for all of them when it is imported, and a worker imports it: where a worker made a class while the
    window's thread needed another one, the program crashed, once in some sixty starts of a busy machine.
    """

    made = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left = ((module, name) for module in _MODULES for name in dir(module))

    def make(self) -> None:
        """Make some now and the others when the window has had its turn."""
        end = time.perf_counter() + _SLICE
        for module, name in self._left:
            getattr(module, name)
            if time.perf_counter() > end:
                QTimer.singleShot(0, self, self.make)
                return
        self.made.emit()
