"""The program as a user starts it, on a real X server: a file, the mouse, the keys, and what it tells."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest

from core.loading import load
from core.pipeline import Result, compute
from core.progress import silent
from core.readout import readout_at
from core.settings import Settings, SigmaChoice, SigmaRule

pytestmark = [
    pytest.mark.x11,
    pytest.mark.skipif(
        not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="Xvfb and xdotool are not installed"
    ),
]

ROOT = Path(__file__).parents[2]
_Found = TypeVar("_Found")
PATIENCE = 60.0  # seconds
SETTINGS = Settings(bins=(40, 40), sigma=SigmaChoice(SigmaRule.BINS, 1.5, 1.5))

CLIPBOARD = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

app = QApplication(["clipboard"])
QTimer.singleShot(300, app.quit)
app.exec()
print(app.clipboard().text())
"""


class Screen:
    """An X server of our own."""

    def __init__(self, number: str) -> None:
        self.environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}

    def start(self, *command: str) -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        return subprocess.Popen(command, env=self.environment, stdout=pipe, stderr=pipe, text=True, cwd=ROOT)

    def say(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=PATIENCE, check=False, cwd=ROOT
        )
        return done.stdout.strip()

    def xdotool(self, *words: str) -> str:
        return self.say("xdotool", *words)

    def clipboard(self) -> str:
        return self.say(sys.executable, "-c", CLIPBOARD)


@pytest.fixture
def screen() -> Iterator[Screen]:
    end, number = os.pipe()
    own = f":{100 + os.getpid() % 30_000}"  # a server that ends takes away the door of one that came to its number
    command = ["Xvfb", own, "-displayfd", str(number), "-screen", "0", "1200x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[number], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(number)
    with os.fdopen(end) as told:
        display = told.readline().strip()
    assert display, "Xvfb did not start"
    yield Screen(display)
    server.terminate()
    server.wait(20)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    x, y = np.random.default_rng(8).normal((1.0, 50.0), (2.0, 9.0), (20_000, 2)).T
    path = tmp_path / "points.tsv"
    path.write_text("width\theight\n" + "\n".join(f"{a!r}\t{b!r}" for a, b in zip(x.tolist(), y.tolist(), strict=True)))
    return path


@contextmanager
def running(screen: Screen, *argv: str) -> Iterator[subprocess.Popen[str]]:
    program = screen.start(sys.executable, "main.py", *argv)
    try:
        yield program
    finally:
        if program.poll() is None:
            program.kill()
            program.wait(20)


def until(found: Callable[[], _Found]) -> _Found:
    """Return what is found, once it is."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        answer = found()
        if answer:
            return answer
        time.sleep(0.1)
    raise AssertionError("this did not come")


def told(screen: Screen, window: str) -> dict[str, float]:
    """Return the numbers of the readout once it rests, by way of Ctrl+C and the clipboard."""
    before = ""

    def copied() -> str:
        nonlocal before
        screen.xdotool("windowfocus", window, "key", "ctrl+c")
        last, before = before, screen.clipboard()
        return before if "density" in before and before == last else ""

    words = until(copied).replace("│", " ").split()
    return {name: float(words[words.index(name) + 1].rstrip(",")) for name in ("x", "y", "density", "count")}


def unlike(now: dict[str, float], before: dict[str, float]) -> dict[str, float]:
    return now if now["density"] != before["density"] else {}


def expected(file: Path) -> Result:
    return compute(load(file).points, SETTINGS, None, silent)


def test_file_mouse_readout_raw_and_quit(screen: Screen, file: Path) -> None:
    with running(screen, str(file), "--bins", "40", "--sigma", "1.5") as program:
        window = until(lambda: screen.xdotool("search", "--name", "^points.tsv - Sfumato$")).split()[0]
        screen.xdotool("windowfocus", window, "mousemove", "--window", window, "300", "300")
        screen.xdotool("mousemove", "--window", window, "360", "340")
        smooth = told(screen, window)
        result = expected(file)
        here = readout_at(result.counts, result.density, smooth["x"], smooth["y"])
        assert here is not None
        assert smooth["density"] == pytest.approx(here.density, rel=0.02)
        assert smooth["count"] == here.rows
        screen.xdotool("windowfocus", window, "key", "r")
        raw = until(lambda: unlike(told(screen, window), smooth))
        assert (raw["x"], raw["y"], raw["count"]) == (smooth["x"], smooth["y"], smooth["count"])
        screen.xdotool("windowfocus", window, "key", "ctrl+q")
        _, complaints = program.communicate(timeout=PATIENCE)
    assert program.returncode == 0
    assert complaints == ""


DRAG = """
import sys
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QWidget


class Handle(QWidget):
    def mousePressEvent(self, event):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(path) for path in sys.argv[1:]])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.actionChanged.connect(lambda action: print(action.name, flush=True))
        print(drag.exec(Qt.DropAction.CopyAction) == Qt.DropAction.CopyAction, flush=True)


app = QApplication(sys.argv[:1])
handle = Handle(None, Qt.WindowType.X11BypassWindowManagerHint | Qt.WindowType.FramelessWindowHint)
handle.setGeometry(1130, 800, 60, 60)
handle.show()
print("there", flush=True)
app.exec()
"""


def test_files_dragged_from_another_program(screen: Screen, file: Path) -> None:
    other = file.with_name("more.tsv")
    other.write_bytes(file.read_bytes())
    with running(screen) as program:
        window = until(lambda: screen.xdotool("search", "--name", "^Sfumato$")).split()[0]
        handle = screen.start(sys.executable, "-c", DRAG, str(file), str(other))
        try:
            assert handle.stdout is not None
            assert handle.stdout.readline() == "there\n"
            time.sleep(0.3)  # until the server has mapped it
            screen.xdotool("mousemove", "1160", "830", "mousedown", "1")
            for x, y in ((1120, 800), (900, 600), (500, 400), (400, 350), (396, 346)):
                time.sleep(0.1)
                screen.xdotool("mousemove", str(x), str(y))
            assert "CopyAction\n" in iter(handle.stdout.readline, "")  # the window would take them
            screen.xdotool("mouseup", "1")
            assert "True\n" in iter(handle.stdout.readline, "")
            name = "^points.tsv and 1 more - Sfumato$"
            assert window in until(lambda: screen.xdotool("search", "--name", name)).split()
        finally:
            handle.kill()
            handle.communicate()
        screen.xdotool("windowfocus", window, "key", "ctrl+q")
        _, complaints = program.communicate(timeout=PATIENCE)
    assert (program.returncode, complaints) == (0, "")
