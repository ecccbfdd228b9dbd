"""What is on screen before the libraries are there, in interpreters of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

HEAVY = ("numpy", "scipy", "pandas", "numba", "pyarrow", "PIL", "pyqtgraph")

HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")

PROGRAM = """
import json, sys
from PySide6.QtCore import QTimer
from gui.app import create

app, window = create(sys.argv[1:])
at_show = sorted(sys.modules)
at_paint = []
window.painted.connect(lambda: at_paint.append(sorted(sys.modules)))

def look():
    if window.windowTitle() != "Sfumato":
        timer.stop()
        at_end = sorted(sys.modules)
        print(json.dumps([window.isVisible(), at_show, at_paint[0], at_end]))
        window.close()

timer = QTimer()
timer.timeout.connect(look)
timer.start(10)
QTimer.singleShot(60000, app.quit)
sys.exit(app.exec())
"""

STAGED = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDoubleSpinBox, QLabel
from gui.app import create

app, window = create(sys.argv[1:], staged=True)
told = []

def look():
    words = [label.text() for label in window.empty.findChildren(QLabel)]
    told.append([words, "gui.program" in sys.modules, window.findChild(QDoubleSpinBox, "sigmaSpinBox") is not None])

def end():
    look()
    print(json.dumps(told))
    window.close()

window.painted.connect(look)
window.painted.connect(lambda: window.when_on_screen(end))
sys.exit(app.exec())
"""

FIRST_PICTURE = """
import os, sys
from PySide6.QtCore import QTimer
from gui.app import create
from gui.model import Model

app, window = create(sys.argv[1:], staged=True)

def look():
    model = window.findChild(Model)
    model.shown_changed.connect(lambda: shown(model))

def shown(model):
    told = model.shown
    if told.loaded.complete and not told.result.preliminary:
        heavy = [name for name in ("numba", "scipy") if name in sys.modules]
        print(heavy, len(told.loaded.points), told.result.counts.in_range, flush=True)
        QTimer.singleShot(int(MILLISECONDS), window.close)

window.when_on_screen(look)
sys.exit(app.exec())
"""

CLASSES = """
import sys
from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QTimer
from gui.app import create

class Seen:
    def find_spec(self, name, path=None, target=None):
        if name == "pyqtgraph":
            print([len(set(dir(module)) - set(vars(module))) for module in (QtCore, QtGui, QtWidgets)], flush=True)
            QTimer.singleShot(0, window, window.close)

app, window = create([], staged=True)
print(len(set(dir(QtWidgets)) - set(vars(QtWidgets))) > 0)
sys.meta_path.insert(0, Seen())
sys.exit(app.exec())
"""

EARLY = """
import sys
from gui.app import create
from gui.jobs import Jobs

told = []

class Seen:
    def find_spec(self, name, path=None, target=None):
        if name in ("numpy", "pyqtgraph"):
            told.append(name)

def begun():
    print(told, flush=True)
    window.close()

def look():
    for jobs in window.findChildren(Jobs):
        if jobs.objectName() == "pictures":
            jobs.started.connect(begun)

app, window = create(sys.argv[1:], staged=True)
sys.meta_path.insert(0, Seen())
window.when_on_screen(look)
sys.exit(app.exec())
"""

CLOSED_AT_ONCE = """
import sys
from PySide6.QtCore import QTimer
from gui.app import create

app, window = create(sys.argv[1:], staged=True)
QTimer.singleShot(int(MILLISECONDS), window.close)
sys.exit(app.exec())
"""


def run(program: str, *argv: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    environment |= {} if home is None else dict.fromkeys(HOMES, str(home))
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", program, *argv],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def complaints(text: str) -> list[str]:
    return [line for line in text.splitlines() if "propagateSizeHints" not in line]


def test_the_window_is_on_screen_before_the_libraries_are_imported() -> None:
    done = run(PROGRAM, "--sample", "notebook")
    assert done.returncode == 0, done.stderr
    visible, at_show, at_paint, at_end = json.loads(done.stdout)
    assert visible
    assert not [name for name in at_show if name.split(".")[0] in HEAVY]
    assert not [name for name in at_paint if name.split(".")[0] in HEAVY]
    assert "pyqtgraph" in at_end
    assert complaints(done.stderr) == []


def test_the_frame_says_what_is_awaited_before_its_parts_are_made() -> None:
    for arguments in ((str(ROOT / "README.md"),), ("--sample", "notebook")):
        done = run(STAGED, *arguments)
        assert done.returncode == 0, done.stderr
        at_paint, at_end = json.loads(done.stdout)
        assert f"Reading {Path(arguments[-1]).name}" in at_paint[0]
        assert at_paint[1:] == [False, False]
        assert at_end == [at_paint[0], True, True]
        assert complaints(done.stderr) == []


def test_closing_while_the_libraries_come_in_is_quiet() -> None:
    for milliseconds in (0, 30, 150, 400):
        done = run(CLOSED_AT_ONCE.replace("MILLISECONDS", str(milliseconds)), "--sample", "stars")
        assert done.returncode == 0, (milliseconds, done.stderr)
        assert complaints(done.stderr) == [], milliseconds


def test_neither_compiler_nor_scipy_comes_before_the_first_picture_in_an_empty_home(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "points.csv"
    home.mkdir()
    file.write_text("x,y\n" + "".join(f"{row % 97},{row % 89}\n" for row in range(5000)))
    for milliseconds in (0, 300):  # closed before, and while kernels are compiled for the empty cache
        done = run(FIRST_PICTURE.replace("MILLISECONDS", str(milliseconds)), str(file), home=home)
        assert done.returncode == 0, done.stderr
        assert done.stdout == "[] 5000 5000\n"
        assert complaints(done.stderr) == []


def test_a_home_that_must_not_be_written_is_no_hindrance(tmp_path: Path) -> None:
    home, file = tmp_path / "no folder", tmp_path / "points.csv"
    home.write_text("")  # below a file nothing can be made
    file.write_text("x,y\n" + "".join(f"{row % 97},{row % 89}\n" for row in range(5000)))
    done = run(FIRST_PICTURE.replace("MILLISECONDS", "0"), str(file), home=home)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "[] 5000 5000\n"


def test_no_worker_makes_a_class_of_qt() -> None:
    """Where one does while the window's thread needs another class, the program may crash."""
    done = run(CLASSES)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[:2] == ["True", "[0, 0, 0]"]


def test_a_file_is_read_as_soon_as_there_are_numbers_and_waits_for_no_view() -> None:
    done = run(EARLY, "--sample", "notebook")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "['numpy']\n"


def test_no_source_is_read_because_a_module_is_imported() -> None:
    """As PySide6 would from then on, of each."""
    done = run(
        "import linecache, gui.app; print([name for name in linecache.cache if 'core' in name or 'gui' in name])"
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "[]\n"
