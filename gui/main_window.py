"""The main window: it lays out and connects, and needs nothing but Qt, so that it is on screen at once."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDockWidget,
    QLabel,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from gui.empty_state import EmptyState
from gui.message_bar import MessageBar
from gui.model import Shown, Wanted
from gui.probe_table import step_of
from gui.probes_panel import ProbesPanel
from gui.progress_area import ProgressArea
from gui.readout_bar import ReadoutBar
from gui.scrolling import Scrolling
from gui.source_bar import SourceBar

NAME = "Sfumato"
_FIRST_SIZE = QSize(1100, 760)
_PANEL_WIDTH = 272


class MainWindow(QMainWindow):
    """Source bar, message bar, picture (or invitation), panels, readout and progress."""

    painted = Signal()  # once: the window is on screen
    files_dropped = Signal(list)  # list of Path
    closed = Signal()
    stepped = Signal(int, int)  # arrow keys that nobody else took: bins to the right and upwards

    def __init__(self, empty: EmptyState, panels: Sequence[tuple[str, QWidget]]) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle(NAME)
        self.setAcceptDrops(True)
        self.resize(_FIRST_SIZE)
        self.source_bar = SourceBar()
        self.message_bar = MessageBar()
        self.readout = ReadoutBar()
        self.progress_area = ProgressArea()
        self.empty = empty
        self._painted = False
        self._bare = True
        self._top = QToolBar("Source")
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        self._lay_out()
        self.probes = ProbesPanel()
        right = Qt.DockWidgetArea.RightDockWidgetArea
        areas = [Scrolling(panel, gives_way=not place) for place, (_, panel) in enumerate(panels)]
        rows = zip(panels, areas, strict=True)
        self.docks = [self._dock(title, area, _heading(title), right) for (title, _), area in rows]
        self._room = QTimer(self)
        self._room.setSingleShot(True)
        self._room.timeout.connect(self._make_room)
        for area in areas:
            area.grown.connect(self._room.start)
        for dock in self.docks:
            dock.widget().setMinimumWidth(_PANEL_WIDTH)
        self.below = self._dock("Probes", self.probes, self.probes.heading, Qt.DockWidgetArea.BottomDockWidgetArea)
        self.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        for dock in self.docks[:-1]:  # the last one takes the room that is left
            dock.widget().setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._keep_space_for_controls()

    def put_view(self, view: QWidget) -> None:
        """Take in the picture, which came later than the window."""
        for widget in (view, *view.findChildren(QWidget)):
            widget.setAcceptDrops(False)  # else a drop would end there
        picture = view.findChild(QWidget, "imageView")
        if picture is not None:
            picture.setAccessibleName("Picture")
        self._stack.addWidget(view)

    def take_files(self, files: list[Path]) -> None:
        """Open files that came from outside as those that are dropped, and come forward."""
        if files:
            self.files_dropped.emit(files)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.activateWindow()
        if QGuiApplication.platformName() != "offscreen":  # which knows no order of windows, and says so
            self.raise_()

    def focus_picture(self) -> None:
        """Give the keys to the picture."""
        (self._stack.currentWidget() or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, wanted: Wanted, shown: Shown | None) -> None:
        """Show picture or invitation, and name what is shown."""
        self.setWindowTitle(NAME if shown is None else f"{shown.source.name} - {NAME}")
        page = 0 if shown is None else self._stack.count() - 1
        if page != self._stack.currentIndex():
            self._stack.setCurrentIndex(page)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._top.setVisible(shown is not None)
        waits = shown is None and wanted.source is not None
        self.empty.wait_for(wanted.source.name if waits and wanted.source is not None else None)
        if self._bare and shown is not None:  # without points there is nothing to set
            self._bare = False
            for dock in self.docks:
                dock.show()
        for dock in (*self.docks, self.below):
            dock.widget().setEnabled(shown is not None)
        self.probes.heading.setEnabled(shown is not None)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            self.painted.emit()
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = step_of(event)
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(*step)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if space and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # a focused button is pressed by Space, whatever else the key does
            return True
        return False

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            event.acceptProposedAction()
            self.empty.set_hovered(True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.empty.set_hovered(False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.empty.set_hovered(False)
        files = files_in(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._room.start()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        middle = QWidget()
        box = QVBoxLayout(middle)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.message_bar)
        box.addWidget(self._stack, 1)
        self.setCentralWidget(middle)
        self._top.setObjectName("sourceToolBar")
        self._top.setMovable(False)
        self._top.toggleViewAction().setVisible(False)
        self._top.addWidget(self.source_bar)
        self.addToolBar(self._top)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.addWidget(self.readout, 1)
        bar.addPermanentWidget(self.progress_area)

    def _dock(self, title: str, panel: QWidget, heading: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(f"{title.lower()}Dock")
        dock.setWidget(panel)
        dock.hide()
        dock.setTitleBarWidget(heading)
        self.addDockWidget(area, dock)
        return dock

    def _make_room(self) -> None:
        """Let the panels be as high as they want to be; the dock area keeps its old sizes else."""
        docks = [dock for dock in self.docks if dock.isVisible() and not dock.isFloating()]
        heights = [dock.widget().sizeHint().height() + dock.titleBarWidget().sizeHint().height() for dock in docks]
        self.resizeDocks(docks, heights, Qt.Orientation.Vertical)

    def _keep_space_for_controls(self) -> None:
        for kind in (QAbstractButton, QComboBox):
            for control in self.findChildren(kind):
                control.installEventFilter(self)


def _heading(title: str) -> QLabel:
    label = QLabel(title)
    label.setProperty("strong", True)
    label.setContentsMargins(10, 10, 10, 0)
    return label


def files_in(data: QMimeData) -> list[Path]:
    """Return the local files among what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
