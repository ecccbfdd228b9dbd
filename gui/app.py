"""The start of the window: its frame is on screen before the parts are made."""

import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication

from core import delivery
from core.first_look import only_files
from core.libraries import unwatched
from core.samples import SAMPLES
from gui import theme, whereabouts
from gui.application import Application
from gui.empty_state import EmptyState
from gui.interrupt import Interrupt
from gui.language import speak
from gui.main_window import NAME, MainWindow
from resources.desktop import IDENTIFIER

_INTERRUPTED = 130


def main(argv: Sequence[str]) -> int:
    """Run the window until it is closed; return the exit code."""
    app, window = create(argv, staged=True)
    _listen(window)
    before = sys.excepthook

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        from gui.dialogs import BugReport  # noqa: PLC0415 (comes when the frame is on screen)

        before(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            (window.findChild(BugReport) or BugReport(window)).show(error)

    sys.excepthook = show
    interrupt = Interrupt(window.close)
    try:
        code = app.exec()
    finally:
        interrupt.close()
        sys.excepthook = before
    return _INTERRUPTED if interrupt.came else code


def create(
    argv: Sequence[str], *, dark: bool | None = None, folder: Path | None = None, staged: bool = False
) -> tuple[QApplication, MainWindow]:
    """Build the window and show it; what it needs besides Qt comes once it is on screen.

    The arguments are those of the command line, without the program's name; ``dark`` forces a theme, else the desktop
    is followed. What is remembered stands in ``folder``, else where the platform keeps settings. Where ``staged`` is
    set the window is a bare frame at first, and its parts follow once it is on screen.
    """
    awaited = _awaited(argv)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = Application([IDENTIFIER, "-style", theme.STYLE])
    elif app.style().objectName() != theme.STYLE:
        app.setStyle(theme.STYLE)
    speak(app)
    app.setApplicationName(NAME)
    app.setDesktopFileName(IDENTIFIER)
    is_dark = theme.is_dark(app) if dark is None else dark
    theme.apply(app, dark=is_dark)
    window = MainWindow(EmptyState(SAMPLES))
    settings = folder or settings_folder()
    whereabouts.restore(window, settings)
    window.empty.wait_for(awaited)

    def furnish() -> None:
        with unwatched("gui.program"):
            from core.cli import parse  # noqa: PLC0415 (the frame is on screen before the parts are imported)
            from gui.program import Program  # noqa: PLC0415 (likewise)

        Program(app, window, parse(argv), settings, dark=is_dark, follows_desktop=dark is None)

    if staged:
        window.when_on_screen(furnish)
    else:
        furnish()
    window.show()
    if isinstance(app, Application):
        app.files_asked.connect(window.take_files_in_time)
    return app, window


def settings_folder() -> Path:
    """Return where the platform keeps the settings of the program."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation))


def _listen(window: MainWindow) -> None:
    """Once the window is on screen, take the files of later starts."""
    address = delivery.address()

    def listen() -> None:
        from gui.letter_box import LetterBox  # noqa: PLC0415 (the window is on screen before the network is imported)

        box = LetterBox(window)
        box.arrived.connect(window.take_files)
        window.closed.connect(box.close)
        box.open(address or "")

    if address is not None:
        window.when_on_screen(listen)


def _awaited(argv: Sequence[str]) -> str | None:
    """Return the name of what the command line opens; raises what is wrong with it before a window is made."""
    if only_files(argv):
        return Path(argv[0]).name if argv else None
    from core.cli import parse  # noqa: PLC0415 (a window with nothing but files is not kept waiting for it)

    request = parse(argv)
    if request.sample is not None:
        return request.sample.name
    return request.files[0].name if request.files else None
