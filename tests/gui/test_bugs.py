"""Bugs in whatever place, in the real program and in an interpreter of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

PROGRAM = """
import sys, threading, warnings
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit
import gui.app
from gui.model import Model

class Bad:
    def __del__(self):
        raise KeyError("unraisable")

def in_slot():
    raise ZeroDivisionError("in a slot")

def in_thread():
    threading.Thread(target=lambda: [].pop(), daemon=True).start()

def unraisable():
    Bad()

def warned():
    warnings.warn("from the core", RuntimeWarning)
    qWarning("from Qt")

ways = [in_slot, in_thread, unraisable, warned]
make = gui.app.create

def reports():
    return [one for one in QApplication.topLevelWidgets() if one.objectName() == "bugReport"]

def create(argv, **options):
    app, window = make(argv, **options)
    timer = QTimer(app)
    waited = []
    awaited = []

    def step():
        if window.findChild(Model) is None:
            return
        there = reports()
        if there and not waited:
            waited.append(len(there))
            QTimer.singleShot(0, in_slot)  # another one while a report is on screen
            return
        if there:
            waited.clear()
            text = there[0].findChild(QPlainTextEdit).toPlainText()
            print(len(there), "PySide6" in text, [line for line in text.splitlines() if "Error:" in line], flush=True)
            there[0].close()
            awaited.clear()
        elif awaited:
            return
        elif ways:
            way = ways.pop(0)
            awaited.extend([way] if way is not warned else [])
            QTimer.singleShot(0, way)
            if not ways:
                window.findChild(object, "logAction").trigger()
        else:
            shown = next(one for one in window.findChildren(QDialog) if one.isVisible())
            assert str(gui.app.log_folder()) in shown.findChild(QLabel).text()
            timer.stop()
            window.close()

    timer.timeout.connect(step)
    timer.start(50)
    return app, window

gui.app.create = create
code = gui.app.main([])
print((gui.app.log_folder() / "sfumato.log").read_text())
raise SystemExit(code)
"""


def test_every_bug_is_reported_one_at_a_time_and_written_down(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "XDG_STATE_HOME": str(tmp_path),
        "LOCALAPPDATA": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    told, log = done.stdout.splitlines()[:3], done.stdout
    assert told == [
        "1 True ['ZeroDivisionError: in a slot']",
        "1 True ['IndexError: pop from empty list']",
        "1 True [\"KeyError: 'unraisable'\"]",
    ]
    assert "start: Sfumato" in log
    for kind in ("bug: ZeroDivisionError", "bug: IndexError", "bug: KeyError"):
        assert kind in log
    assert "Qt: from Qt" in log
    assert "warning: RuntimeWarning in <string>" in log
    for text in ("in a slot", "pop from empty list", "unraisable", "from the core", "from Qt"):
        assert text in done.stderr
