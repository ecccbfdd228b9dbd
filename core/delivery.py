"""Handing files to a window that is already there: where it listens, the letter, and the one who brings it.

Needs the standard library alone, so that a second start is over at once. Files stand in a letter as absolute paths;
nothing else can be said in it.
"""

import os
import sys
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from resources.folders import cache_folder

ALONE = "SFUMATO_ALONE"
"""The environment variable that lets a window neither listen nor be handed files, as tests and measurements want it."""
TAKEN = b"\x06"
"""The answer to a letter."""
LONGEST = 1 << 20
"""Bytes of paths that a letter may hold."""
PATIENCE = 3.0
"""Seconds that a window has to take a letter, before another one is opened."""

_HEAD = b"sfumato-files-1:"
_LENGTH = 8  # digits of the number of bytes that follow
_BEGIN = len(_HEAD) + _LENGTH
_SCREEN = ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM", "SESSIONNAME")


class LetterError(Exception):
    """What came is no letter of ours."""


def address() -> str | None:
    """Return where the window of this user on this screen listens: a path, a pipe's name on Windows; None for nowhere.

    The folder of the path can be entered by the user alone.
    """
    if os.environ.get(ALONE):
        return None
    screen = [os.environ.get(name, "") for name in _SCREEN]
    key = zlib.crc32(os.fsencode("\n".join([*screen, str(Path.home())])))
    if sys.platform == "win32":
        return rf"\\.\pipe\sfumato-{key:08x}"
    folder = _folder()
    return None if folder is None else str(folder / f"sfumato-{key:08x}")


def letter(files: Sequence[Path]) -> bytes:
    """Return the letter that hands over these files, in this order; their names are made absolute here."""
    paths = b"\0".join(os.fsencode(Path(file).absolute()) for file in files)
    return _HEAD + b"%08d" % len(paths) + paths


def files_in(data: bytes) -> list[Path] | None:
    """Return the files of a letter, None as long as more of it is to come.

    Raises
    ------
    LetterError
        As soon as it cannot become a letter.
    """
    head, length = data[: len(_HEAD)], data[len(_HEAD) : _BEGIN]
    if not _HEAD.startswith(head) or (length and not length.isdigit()):
        raise LetterError
    if len(data) < _BEGIN:
        return None
    if int(length) > LONGEST or len(data) > _BEGIN + int(length):
        raise LetterError
    if len(data) < _BEGIN + int(length):
        return None
    paths = [os.fsdecode(path) for path in data[_BEGIN:].split(b"\0")] if int(length) else []
    if not all(Path(path).is_absolute() for path in paths):
        raise LetterError
    return [Path(path) for path in paths]


def deliver(files: Sequence[Path], to: str | None) -> bool:
    """Hand files to the window that listens there, which comes forward; tell whether it took them."""
    if to is None or len(text := letter(files)) > LONGEST:
        return False
    try:
        return _carried_through_pipe(text, to) if sys.platform == "win32" else _carried(text, to)
    except OSError:
        return False


def _carried(text: bytes, to: str) -> bool:
    import socket  # noqa: PLC0415 (each start waits for imports, and most have nobody to hand files to)

    if not Path(to).exists():
        return False
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(PATIENCE)
        line.connect(to)
        line.sendall(text)
        return line.recv(1) == TAKEN


def _carried_through_pipe(text: bytes, to: str) -> bool:
    """Carry it in a thread, which is left alone when patience ends: a pipe of Windows knows no time limit."""
    import threading  # noqa: PLC0415 (each start waits for imports, and most have nobody to hand files to)

    answers: list[bytes] = []

    def carry() -> None:
        with suppress(OSError), open(to, "r+b", buffering=0) as line:  # noqa: PTH123 (the name of a pipe is no path)
            line.write(text)
            answers.append(line.read(1))

    carrier = threading.Thread(target=carry, daemon=True)
    carrier.start()
    carrier.join(PATIENCE)
    return answers == [TAKEN]


def _folder() -> Path | None:
    """Return a folder that only this user can enter: that of the session, else one of ours."""
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    folders = [Path(given)] if Path(given).is_absolute() else []
    own = cache_folder() / "windows"
    for folder in (*folders, own):
        try:
            if folder is own:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            state = folder.stat()
        except OSError:
            continue
        if state.st_uid == os.getuid() and not state.st_mode & 0o077:
            return folder
    return None
