import os
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import delivery
from core.delivery import LONGEST, TAKEN, LetterError, deliver, files_in, letter
from resources.folders import cache_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="names of files are bytes elsewhere")

_NAMES = st.binary(min_size=1, max_size=30).filter(lambda name: b"\0" not in name)


@given(st.lists(_NAMES, max_size=5))
def test_a_letter_is_read_as_it_was_written_and_never_before_it_is_whole(names: list[bytes]) -> None:
    files = [Path("/folder") / os.fsdecode(name).lstrip("/") for name in names]
    text = letter(files)
    assert files_in(text) == files
    assert all(files_in(text[:length]) is None for length in range(len(text)))
    with pytest.raises(LetterError):
        files_in(text + b"x")


@given(st.binary(min_size=1, max_size=200))
def test_what_is_no_letter_is_refused(data: bytes) -> None:
    if not letter([]).startswith(data[:16]):
        with pytest.raises(LetterError):
            files_in(data)


@pytest.mark.parametrize("size", [b"%08d" % (LONGEST + 1), b"-0000001", b"      12", b"1e1"])
def test_a_letter_must_not_be_too_long(size: bytes) -> None:
    with pytest.raises(LetterError):
        files_in(letter([])[:-8] + size)


def test_names_are_made_absolute_and_nothing_else_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert files_in(letter([Path("a b.csv")])) == [tmp_path / "a b.csv"]
    for path in (b"a.csv", b"--export", b"../a.csv"):
        with pytest.raises(LetterError):
            files_in(letter([])[:-8] + b"%08d" % len(path) + path)


def test_each_screen_has_an_address_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(delivery.ALONE, raising=False)
    monkeypatch.setenv("DISPLAY", ":7")
    here = delivery.address()
    assert here is not None
    assert here.startswith(os.environ["XDG_RUNTIME_DIR"])
    assert delivery.address() == here
    monkeypatch.setenv("DISPLAY", ":8")
    assert delivery.address() != here
    monkeypatch.setenv(delivery.ALONE, "1")
    assert delivery.address() is None


def test_a_folder_that_others_can_enter_is_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    monkeypatch.delenv(delivery.ALONE, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    own = cache_folder() / "windows"
    assert Path(delivery.address() or "").parent == own
    own.chmod(0o755)
    assert delivery.address() is None
    own.chmod(0o700)


@contextmanager
def _listening(at: Path, answer: bytes) -> Iterator[list[bytes]]:
    heard: list[bytes] = []
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(at))
        door.listen()

        def serve() -> None:
            visitor, _ = door.accept()
            with visitor:
                heard.append(visitor.recv(1 << 16))
                visitor.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        yield heard
        thread.join(10)


def test_files_are_handed_over(tmp_path: Path) -> None:
    files = [Path("/a b.csv"), Path("/ä.csv")]
    with _listening(tmp_path / "door", TAKEN) as heard:
        assert deliver(files, str(tmp_path / "door"))
    assert heard == [letter(files)]


def test_a_window_that_does_not_take_them_is_told_from_one_that_does(tmp_path: Path) -> None:
    with _listening(tmp_path / "door", b"?"):
        assert not deliver([], str(tmp_path / "door"))


def test_where_nobody_listens_nothing_is_delivered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not deliver([], None)
    assert not deliver([], str(tmp_path / "nowhere"))
    with _listening(tmp_path / "left behind", TAKEN):
        deliver([], str(tmp_path / "left behind"))
    assert (tmp_path / "left behind").exists()
    assert not deliver([], str(tmp_path / "left behind"))
    monkeypatch.setattr(delivery, "PATIENCE", 0.05)
    with socket.socket(socket.AF_UNIX) as door:  # listens, and answers nothing
        door.bind(str(tmp_path / "deaf"))
        door.listen()
        assert not deliver([], str(tmp_path / "deaf"))
    assert not deliver([Path("/" + "x" * 1000)] * 2000, str(tmp_path / "deaf"))


@pytest.mark.parametrize("answer", [TAKEN, b"?", b""])
def test_a_pipe_of_windows_is_waited_for_only_so_long(answer: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    import pty
    import tty

    text = letter([Path("/a b.csv")])
    ours, theirs = pty.openpty()  # which is written and read by its name too
    tty.setraw(theirs)
    heard: list[bytes] = []

    def serve() -> None:
        heard.append(os.read(ours, len(text)))
        os.write(ours, answer)

    thread = threading.Thread(target=serve)
    thread.start()
    monkeypatch.setattr(delivery, "PATIENCE", 10.0 if answer else 0.3)
    monkeypatch.setattr(sys, "platform", "win32")
    assert deliver([Path("/a b.csv")], os.ttyname(theirs)) is (answer == TAKEN)
    thread.join(10)
    assert heard == [text]
    os.close(ours)  # which ends a carrier that still waits
    os.close(theirs)
