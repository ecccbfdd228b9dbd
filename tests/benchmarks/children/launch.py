"""Runs ``main.py``, and tells how long after the start of this process its window or first picture was painted."""

import runpy
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gui import app
from gui.main_window import MainWindow

started, wanted, *arguments = sys.argv[1:]
create = app.create


def watched(argv: Sequence[str], *, staged: bool) -> tuple[QApplication, MainWindow]:
    """Create the window as ever, and look at it."""
    application, window = create(argv, staged=staged)
    if wanted == "window":
        window.painted.connect(lambda: QTimer.singleShot(0, window, told))
    else:
        window.when_on_screen(lambda: watch(window))
    return application, window


def watch(window: MainWindow) -> None:
    """Wait for the picture of a window that has its parts by now."""
    from tests.benchmarks.children.driven import Watch  # it imports more than the frame needs

    Watch(window).frame_seen.connect(told)


def told() -> None:
    """Tell how long it took."""
    spent = time.monotonic() - float(started)
    from tests.benchmarks.children.driven import tell  # likewise

    tell(seconds=spent)


app.create = watched  # type: ignore[assignment]  # without the theme, which only tests choose
sys.argv = ["main.py", *arguments]
runpy.run_path(str(Path(__file__).resolve().parents[3] / "main.py"), run_name="__main__")
