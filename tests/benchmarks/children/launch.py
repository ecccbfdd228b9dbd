"""Runs ``main.py``, and tells how long after the start of this process its window or first picture was painted."""

import runpy
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from gui import app
from gui.main_window import MainWindow
from tests.benchmarks.children.driven import Watch, tell

started, wanted, *arguments = sys.argv[1:]
create = app.create


def watched(argv: Sequence[str]) -> tuple[QApplication, MainWindow]:
    """Create the window as ever, and look at it."""
    application, window = create(argv)
    watch = Watch(window)
    seen = watch.window_seen if wanted == "window" else watch.frame_seen
    seen.connect(lambda: tell(seconds=time.monotonic() - float(started)))
    return application, window


app.create = watched  # type: ignore[assignment]  # without the theme, which only tests choose
sys.argv = ["main.py", *arguments]
runpy.run_path(str(Path(__file__).resolve().parents[3] / "main.py"), run_name="__main__")
