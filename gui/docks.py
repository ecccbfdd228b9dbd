"""The docks: panels at the right of the picture, and the probes below it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QLabel, QSizePolicy, QWidget

from gui.main_window import MainWindow
from gui.probes_panel import ProbesPanel
from gui.scrolling import Scrolling
from gui.state import Shown, Wanted

_PANEL_WIDTH = 272


class Docks(QObject):
    """Gives the panels their places; without points there is nothing to set, and none is seen."""

    def __init__(self, window: MainWindow, panels: Sequence[tuple[str, QWidget]], probes: ProbesPanel) -> None:
        super().__init__(window)
        self._window = window
        self._heading = probes.heading
        self._bare = True
        right, bottom = Qt.DockWidgetArea.RightDockWidgetArea, Qt.DockWidgetArea.BottomDockWidgetArea
        areas = [Scrolling(panel, gives_way=not place) for place, (_, panel) in enumerate(panels)]
        rows = zip(panels, areas, strict=True)
        self.beside = [self._dock(title, area, _heading(title), right) for (title, _), area in rows]
        self._room = QTimer(self)
        self._room.setSingleShot(True)
        self._room.timeout.connect(self._make_room)
        window.resized.connect(self._room.start)
        for area in areas:
            area.grown.connect(self._room.start)
        for dock in self.beside:
            dock.widget().setMinimumWidth(_PANEL_WIDTH)
        self.below = self._dock("Probes", probes, probes.heading, bottom)
        window.setCorner(Qt.Corner.BottomRightCorner, right)
        for dock in self.beside[:-1]:  # the last one takes the room that is left
            dock.widget().setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def follow(self, _wanted: Wanted, shown: Shown | None) -> None:
        """Show the panels with the first picture, and enable them while there is one."""
        if self._bare and shown is not None:
            self._bare = False
            for dock in self.beside:
                dock.show()
            self._room.start()
        for dock in (*self.beside, self.below):
            dock.widget().setEnabled(shown is not None)
        self._heading.setEnabled(shown is not None)

    def _dock(self, title: str, panel: QWidget, heading: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(f"{title.lower()}Dock")
        dock.setWidget(panel)
        dock.hide()
        dock.setTitleBarWidget(heading)
        self._window.addDockWidget(area, dock)
        return dock

    def _make_room(self) -> None:
        """Let the panels be as high as they want to be; the dock area keeps its old sizes else."""
        docks = [dock for dock in self.beside if dock.isVisible() and not dock.isFloating()]
        heights = [dock.widget().sizeHint().height() + dock.titleBarWidget().sizeHint().height() for dock in docks]
        self._window.resizeDocks(docks, heights, Qt.Orientation.Vertical)


def _heading(title: str) -> QLabel:
    label = QLabel(title)
    label.setProperty("strong", True)
    label.setContentsMargins(10, 10, 10, 0)
    return label
