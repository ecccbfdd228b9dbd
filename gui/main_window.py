"""The main window: it lays out and connects, and needs nothing but Qt, so that it is on screen at once."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QToolBar, QVBoxLayout, QWidget
from typing_extensions import override

from gui.arrow_keys import step_of
from gui.empty_state import EmptyState
from gui.screens import first_size
from gui.words import mark, tr

if TYPE_CHECKING:  # comes when the frame is on screen
    from gui.state import Shown, Wanted

NAME = "Sfumato"
_FIRST_SIZE = QSize(1100, 760)
_LONGEST_WAIT_FOR_A_PAINT = 1000  # milliseconds
_HELD = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier)
_AROUND_READOUT = 12  # pixels above and below a line
MENUS = (mark("&File"), mark("&Edit"), mark("&View"), mark("&Data"), mark("&Analyse"), mark("&Help"))


class MainWindow(QMainWindow):
    """The frame: menus, picture or invitation, and room for bars and panels; they come when it is on screen."""

    painted = Signal()  # once: the window is on screen
    files_dropped = Signal(list)  # list of Path
    closed = Signal()
    activated = Signal()  # the window has the keys
    resized = Signal()
    filled_screen = Signal(bool)  # the window fills the screen, or no longer does
    stepped = Signal(int, int)  # arrow keys that nobody else took: bins to the right and upwards
    walked = Signal(int, int)  # likewise, with Ctrl
    panned = Signal(int, int)  # likewise, with Alt: steps

    def __init__(self, empty: EmptyState) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle(NAME)
        self.setAcceptDrops(True)
        self.resize(first_size(_FIRST_SIZE))
        self.empty = empty
        self.menus = {title: QMenu(tr(title), self.menuBar()) for title in MENUS}
        for menu in self.menus.values():
            self.menuBar().addMenu(menu)
        self.on_screen = False
        self.over = False  # it was closed
        self._top: QToolBar | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        middle = QWidget()
        self._middle = QVBoxLayout(middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self._middle.addWidget(self._stack, 1)
        self.setCentralWidget(middle)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setMinimumHeight(self.fontMetrics().height() + _AROUND_READOUT)

    @property
    def pages(self) -> QWidget:
        """What shows the picture, or the invitation."""
        return self._stack

    def when_on_screen(self, act: Callable[[], None]) -> None:
        """Call once the window is painted, or after a second: it may never be seen, and works all the same.

        A window that is closed calls nobody any more.
        """
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(lambda: None if self.over else act())
        self.painted.connect(lambda: timer.isActive() and timer.start(0))
        timer.start(0 if self.on_screen else _LONGEST_WAIT_FOR_A_PAINT)

    def furnish(self, source: QWidget, messages: QWidget, readout: QWidget, progress: QWidget) -> None:
        """Take in the bars, which came later than the frame."""
        self._top = QToolBar(tr("Source"))
        self._top.setObjectName("sourceToolBar")
        self._top.setMovable(False)
        self._top.toggleViewAction().setVisible(False)
        self._top.addWidget(source)
        self._top.hide()
        self.addToolBar(self._top)
        self._middle.insertWidget(0, messages)
        self.statusBar().addWidget(readout, 1)
        self.statusBar().addPermanentWidget(progress)

    def put_view(self, view: QWidget) -> None:
        """Take in the picture, which came later than the window."""
        for widget in (view, *view.findChildren(QWidget)):
            widget.setAcceptDrops(False)  # else a drop would end there
        picture = view.findChild(QWidget, "imageView")
        if picture is not None:
            picture.setAccessibleName(tr("Picture"))
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

    def take_files_in_time(self, files: list[Path]) -> None:
        """Do the same, but not before there is somebody to open them."""
        self.when_on_screen(partial(self.take_files, files))

    def focus_picture(self) -> None:
        """Give the keys to the picture."""
        (self._stack.currentWidget() or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, wanted: "Wanted", shown: "Shown | None") -> None:
        """Show picture or invitation, and name what is shown."""
        self.setWindowTitle(NAME if shown is None else f"{shown.source.name} - {NAME}")
        page = 0 if shown is None else self._stack.count() - 1
        if page != self._stack.currentIndex():
            self._stack.setCurrentIndex(page)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._top is not None:
            self._top.setVisible(shown is not None)
        waits = shown is None and wanted.source is not None
        self.empty.wait_for(wanted.source.name if waits and wanted.source is not None else None)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.on_screen:
            self.on_screen = True
            self.painted.emit()
        elif event.type() == QEvent.Type.WindowActivate:
            self.activated.emit()
        return super().event(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.filled_screen.emit(self.isFullScreen())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        for held, signal in zip(_HELD, (self.stepped, self.walked, self.panned), strict=True):
            step = step_of(event, held)
            if step is not None:
                signal.emit(*step)
                return
        super().keyPressEvent(event)

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
        self.resized.emit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.over = True
        self.closed.emit()
        super().closeEvent(event)


def files_in(data: QMimeData) -> list[Path]:
    """Return the local files among what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
