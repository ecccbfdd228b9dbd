"""The start of the window: its frame is on screen before the parts are made."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication

from core import delivery
from gui import theme
from gui.application import Application
from gui.interrupt import Interrupt
from gui.language import speak
from gui.log import Log, log_folder
from gui.main_window import NAME, MainWindow
from gui.sweeping import Sweeping
from gui.windows import PROPERTY, Windows
from resources.desktop import IDENTIFIER

_INTERRUPTED = 130


def main(argv: Sequence[str]) -> int:
    """Run the window until it is closed; return the exit code."""
    app, window = create(argv, staged=True)
    windows = _windows(app)
    _listen(windows, window)
    windows.bugs.hook()
    sweeping = Sweeping(windows)
    windows.thinned.connect(sweeping.sweep_all)
    window.when_on_screen(windows.log.open)
    interrupt = Interrupt(windows.close)
    try:
        code = app.exec()
    finally:
        interrupt.close()
        sweeping.close()
        windows.bugs.unhook()
        windows.log.close()
    return _INTERRUPTED if interrupt.came else code


def create(
    argv: Sequence[str], *, dark: bool | None = None, folder: Path | None = None, staged: bool = False
) -> tuple[QApplication, MainWindow]:
    """Build the window and show it; what it needs besides Qt comes once it is on screen.

    The arguments are those of the command line, without the program's name; ``dark`` forces a theme, else the desktop
    is followed. What is remembered stands in ``folder``, else where the platform keeps settings. Where ``staged`` is
    set the window is a bare frame at first, and its parts follow once it is on screen.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = Application([IDENTIFIER, "-style", theme.STYLE])
    elif app.style().objectName() != theme.STYLE:
        app.setStyle(theme.STYLE)
    speak(app)
    app.setApplicationName(NAME)
    app.setDesktopFileName(IDENTIFIER)
    theme.apply(app, dark=theme.is_dark(app) if dark is None else dark)
    return app, _windows(app).open(argv, folder or settings_folder(), dark=dark, staged=staged)


def settings_folder() -> Path:
    """Return where the platform keeps the settings of the program."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation))


def _windows(app: QApplication) -> Windows:
    found = app.property(PROPERTY)
    return found if isinstance(found, Windows) else Windows(app, Log(log_folder()))


def _listen(windows: Windows, window: MainWindow) -> None:
    """Once the window is on screen, take the files of later starts."""
    address = delivery.address()

    def listen() -> None:
        from gui.letter_box import LetterBox  # noqa: PLC0415 (the window is on screen before the network is imported)

        box = LetterBox(windows)
        box.arrived.connect(windows.take_files)
        windows.emptied.connect(box.close)
        box.open(address or "")

    if address is not None:
        window.when_on_screen(listen)
