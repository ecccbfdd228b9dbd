"""The column of panels beside the picture: as high as each wants to be, and tabs where the window is too low."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QSizePolicy

from gui.arrangement import Stand
from gui.main_window import MainWindow
from gui.scrolling import Scrolling

_WIDTH = 272
_RIGHT = Qt.DockWidgetArea.RightDockWidgetArea


class PanelColumn(QObject):
    """Shares out the height; where the first panel would lose its controls, the last two share a place as tabs."""

    def __init__(self, window: MainWindow, docks: Sequence[QDockWidget]) -> None:
        super().__init__(window)
        self._window = window
        self._docks = tuple(docks)
        self._stacked = False  # by this, not by hand
        self._least = 0  # height of the first panel without what comes and goes in it
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._settle)
        window.resized.connect(self.settle)
        for dock in docks:
            area = dock.widget()
            area.setMinimumWidth(_WIDTH)
            if isinstance(area, Scrolling):
                area.grown.connect(self.settle)
        for dock in docks[:-1]:  # the last one takes the room that is left
            dock.widget().setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def settle(self) -> None:
        """Share out the height soon, once for all that happens now."""
        self._timer.start()

    def unstacked(self, stands: dict[str, Stand]) -> dict[str, Stand]:
        """Return places without tabs that are owed to a low window alone."""
        if not (self._stacked and self._as_at_first()):
            return stands
        name = self._docks[-1].objectName()
        return stands | {name: replace(stands[name], row=len(stands))}

    def _settle(self) -> None:
        if self._as_at_first():
            self._stack()
        docks = [dock for dock in self._docks if self._in_column(dock)]
        heights = [_height(dock) for dock in docks]
        self._window.resizeDocks(docks, heights, Qt.Orientation.Vertical)

    def _in_column(self, dock: QDockWidget) -> bool:
        return dock.isVisible() and not dock.isFloating() and self._window.dockWidgetArea(dock) is _RIGHT

    def _as_at_first(self) -> bool:
        """Tell whether nobody has moved or closed a panel; the last two may be tabs."""
        if len(self._docks) < 3 or not all(map(self._in_column, self._docks)):
            return False
        *above, last = self._docks
        tops = [dock.y() for dock in above if self._window.rect().intersects(dock.geometry())]
        beside = self._window.tabifiedDockWidgets(last)
        alone = not any(self._window.tabifiedDockWidgets(dock) for dock in above[:-1])
        return alone and beside in ([], [above[-1]]) and tops == sorted(tops) and (bool(beside) or last.y() > tops[-1])

    def _stack(self) -> None:
        """Let the last two panels be tabs, or stand above each other, as the height allows."""
        first, *_, before, last = self._docks
        height = _height(first)
        self._least = min(self._least or height, height)
        room = self._window.statusBar().y() - first.y()
        low = room < self._least + sum(map(_height, self._docks[1:]))
        tabs = bool(self._window.tabifiedDockWidgets(last))
        if low and not tabs:
            self._window.tabifyDockWidget(before, last)
            last.raise_()
            self._stacked = True
        elif not low and tabs and self._stacked:
            self._window.addDockWidget(_RIGHT, last)
            self._stacked = False


def _height(dock: QDockWidget) -> int:
    return dock.widget().sizeHint().height() + dock.titleBarWidget().sizeHint().height()
