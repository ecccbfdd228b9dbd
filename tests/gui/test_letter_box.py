"""The letter box, and a second start of the real program that hands its files to the first."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.delivery import ALONE, address, deliver, letter
from gui import letter_box
from gui.letter_box import MOST, LetterBox
from resources.setup.places import CHECKOUT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the other end is played with Unix sockets")


class _Box:
    """An open letter box, and what came into it."""

    def __init__(self, qtbot: QtBot, at: str) -> None:
        self.owner = QWidget()
        qtbot.addWidget(self.owner)
        self.box = LetterBox(self.owner)
        self.came: list[list[Path]] = []
        self.box.arrived.connect(self.came.append)
        self.at = at
        assert self.box.open(at)

    def caller(self, *data: bytes) -> socket.socket:
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(10)
        line.connect(self.at)
        for part in data:
            line.sendall(part)
        return line


@pytest.fixture
def at(tmp_path: Path) -> str:
    return str(tmp_path / "door")


@pytest.fixture
def box(qtbot: QtBot, at: str) -> Iterator[_Box]:
    made = _Box(qtbot, at)
    yield made
    made.box.close()


def _answer(qtbot: QtBot, line: socket.socket) -> bytes:
    """Return what comes back, while the window goes on."""
    heard: list[bytes] = []

    def listen() -> None:
        try:
            heard.append(line.recv(10))
        except ConnectionResetError:
            heard.append(b"")

    thread = threading.Thread(target=listen)
    thread.start()
    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    thread.join()
    line.close()
    return heard[0]


def test_files_arrive_and_are_answered(qtbot: QtBot, box: _Box) -> None:
    files = [Path("/a b.csv"), Path("/ä.csv")]
    assert _answer(qtbot, box.caller(letter(files))) == b"\x06"
    assert _answer(qtbot, box.caller(letter([]))) == b"\x06"
    assert box.came == [files, []]


def test_a_letter_may_come_in_pieces(qtbot: QtBot, box: _Box) -> None:
    text = letter([Path("/a.csv")])
    line = box.caller(text[:5])
    qtbot.wait(30)
    line.sendall(text[5:20])
    qtbot.wait(30)
    line.sendall(text[20:])
    assert _answer(qtbot, line) == b"\x06"
    assert box.came == [[Path("/a.csv")]]


@pytest.mark.parametrize("data", [b"GET / HTTP/1.1\r\n\r\n", b"sfumato-files-1:99999999", letter([]) + b"more"])
def test_anything_else_is_sent_away(qtbot: QtBot, box: _Box, data: bytes) -> None:
    assert _answer(qtbot, box.caller(data)) == b""
    assert box.came == []
    assert _answer(qtbot, box.caller(letter([]))) == b"\x06"


def test_half_a_letter_is_waited_for_only_so_long(qtbot: QtBot, box: _Box, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letter_box, "PATIENCE", 50)
    assert _answer(qtbot, box.caller(letter([Path("/a.csv")])[:-1])) == b""
    assert box.came == []


def test_a_crowd_is_sent_away(qtbot: QtBot, box: _Box) -> None:
    lines = [box.caller() for _ in range(MOST + 1)]
    assert _answer(qtbot, lines[-1]) == b""
    for line in lines:
        line.close()
    qtbot.wait(30)
    assert _answer(qtbot, box.caller(letter([]))) == b"\x06"


def test_only_one_listens_and_only_the_user_may_enter(qtbot: QtBot, box: _Box) -> None:
    assert Path(box.at).stat().st_mode & 0o077 == 0
    second = LetterBox(box.owner)
    assert not second.open(box.at)
    second.close()
    assert _answer(qtbot, box.caller(letter([]))) == b"\x06"
    box.box.close()
    assert not Path(box.at).exists()
    assert second.open(box.at)
    second.close()


def test_what_a_killed_window_left_behind_is_cleared_away(qtbot: QtBot, at: str) -> None:
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(at)
        door.listen()
    assert Path(at).exists()
    assert not deliver([], at)
    made = _Box(qtbot, at)
    assert _answer(qtbot, made.caller(letter([]))) == b"\x06"
    made.box.close()


_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from gui import app, main_window

def told(window):
    window.windowTitleChanged.connect(lambda title: print(title, flush=True))
    window.painted.connect(lambda: QTimer.singleShot(300, lambda: print("painted", flush=True)))

create = app.create
def watched(argv, **options):
    application, window = create(argv, **options)
    told(window)
    QTimer.singleShot(60_000, window.close)
    return application, window
app.create = watched
import main
sys.exit(main.main(sys.argv[1:]))
"""


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    monkeypatch.delenv(ALONE, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    tmp_path.chmod(0o700)
    return os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(CHECKOUT)}


def _started(environment: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", _WINDOW, *arguments]
    return subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, text=True)


def _handed(environment: dict[str, str], *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    code = (
        "import sys, main; code = main.main(sys.argv[1:]);"
        "assert not {'PySide6', 'numpy', 'gui'} & set(sys.modules); sys.exit(code)"
    )
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, env=environment, cwd=cwd, capture_output=True, text=True, check=False, timeout=60)


def test_a_second_start_hands_its_files_to_the_first(environment: dict[str, str], tmp_path: Path) -> None:
    here = tmp_path / "some where"
    here.mkdir()
    (here / "zwölf 12.csv").write_text("x,y\n" + "\n".join(f"{i % 7},{i % 5}" for i in range(50)))
    with _started(environment) as first:
        try:
            assert first.stdout is not None
            assert first.stdout.readline() == "painted\n"
            second = _handed(environment, "zwölf 12.csv", cwd=here)
            assert (second.returncode, second.stdout) == (0, ""), second.stderr
            assert "--new-window" in second.stderr
            assert first.stdout.readline() == "zwölf 12.csv - Sfumato\n"
        finally:
            first.kill()
    assert not deliver([], address())


def test_create_never_listens(opened: Callable[..., object], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.delenv(ALONE, raising=False)
    opened()
    qtbot.wait(50)
    assert not deliver([], address())
