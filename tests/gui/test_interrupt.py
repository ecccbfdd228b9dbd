"""Ctrl+C in the terminal, in an interpreter of its own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PROGRAM = """
import sys
from PySide6.QtCore import QTimer
import gui.app

make = gui.app.create

def create(argv, **options):
    app, window = make(argv, **options)
    QTimer.singleShot(int(sys.argv[1]), lambda: print("here", flush=True))
    return app, window

gui.app.create = create
sys.exit(gui.app.main([]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl+C to a whole console")
@pytest.mark.parametrize("milliseconds", [0, 1500])
def test_an_interrupt_ends_the_window(milliseconds: int) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", PROGRAM, str(milliseconds)]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "here\n"
        program.send_signal(signal.SIGINT)
        _, errors = program.communicate(timeout=30)
    assert program.returncode == 130
    assert "Traceback" not in errors
