"""The windows of this process, each with a program of its own."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QApplication

from core.first_look import only_files
from core.libraries import unwatched
from core.samples import SAMPLES
from gui import theme, whereabouts
from gui.application import Application
from gui.bugs import Bugs
from gui.empty_state import EmptyState
from gui.log import Log
from gui.main_window import MainWindow
from gui.screens import on_screen, rooms

PROPERTY = "windows"
"""Of the application, by which they are found: to search its children makes Python objects of all, which takes 7 ms."""
_APART = QPoint(32, 32)  # pixels between a window and the one that it was asked for in


class Windows(QObject):
    """Opens them, and knows which had the keys last; a window that is closed takes all with it that is its own."""

    thinned = Signal()  # one is gone, with all that was Qt's of it
    emptied = Signal()  # the last one was closed

    def __init__(self, app: QApplication, log: Log) -> None:
        super().__init__(app)
        app.setProperty(PROPERTY, self)
        self._app = app
        self.log = log
        self.bugs = Bugs(log, lambda: self._windows[-1] if self._windows else None, self)
        self._windows: list[MainWindow] = []  # the latest that had the keys comes last
        if isinstance(app, Application):
            app.files_asked.connect(self.take_files)

    def open(
        self,
        argv: Sequence[str],
        folder: Path,
        *,
        dark: bool | None = None,
        staged: bool = False,
        beside: MainWindow | None = None,
    ) -> MainWindow:
        """Open a window with a command line; its parameters are those of ``gui.app.create``."""
        awaited = _awaited(argv)
        window = MainWindow(EmptyState(SAMPLES))
        if beside is None:
            whereabouts.restore(window, folder)
        else:
            window.resize(beside.normalGeometry().size())
            window.move(beside.pos() + _APART)
            window.setGeometry(on_screen(window.geometry(), rooms()))
        window.empty.wait_for(awaited)
        is_dark = theme.is_dark(self._app) if dark is None else dark

        def another() -> None:
            self.open((), folder, dark=dark, staged=True, beside=window)

        def furnish() -> None:
            with unwatched("gui.program"):
                from core.cli import parse  # noqa: PLC0415 (the frame is on screen before the parts are imported)
                from gui.dialogs import show_log  # noqa: PLC0415 (likewise)
                from gui.program import Program  # noqa: PLC0415 (likewise)

            def tell_log(_on: bool) -> None:
                show_log(window, self.log)

            own = {
                "new_window": lambda _: another(),
                "quit": lambda _: self.close(),
                "log": tell_log,
            }
            Program(self._app, window, parse(argv), folder, own, self.bugs, dark=is_dark, follows_desktop=dark is None)
            if window.over:  # an interrupt closed it meanwhile
                window.closed.emit()

        if staged:
            window.when_on_screen(furnish)
        else:
            furnish()
        self._windows.append(window)
        window.activated.connect(partial(self._come_last, window))
        window.closed.connect(partial(self._forget, window))
        window.destroyed.connect(self.thinned)
        window.show()
        return window

    def take_files(self, files: list[Path]) -> None:
        """Open files that came from outside in the window that had the keys last, which comes forward."""
        if self._windows:
            self._windows[-1].take_files_in_time(files)

    def close(self) -> None:
        """Close all windows, which ends the program."""
        for window in tuple(reversed(self._windows)):
            window.close()

    def _come_last(self, window: MainWindow) -> None:
        if window in self._windows:
            self._windows.remove(window)
            self._windows.append(window)

    def _forget(self, window: MainWindow) -> None:
        if window not in self._windows:
            return
        self._windows.remove(window)
        if self._windows:
            window.deleteLater()
        else:
            self.emptied.emit()


def _awaited(argv: Sequence[str]) -> str | None:
    """Return the name of what the command line opens; raises what is wrong with it before a window is made."""
    if only_files(argv):
        return Path(argv[0]).name if argv else None
    from core.cli import parse  # noqa: PLC0415 (a window with nothing but files is not kept waiting for it)

    request = parse(argv)
    if request.sample is not None:
        return request.sample.name
    return request.files[0].name if request.files else None
