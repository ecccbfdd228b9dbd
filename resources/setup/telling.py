"""Words for somebody whose program has not started yet: on the terminal, or on the desktop where there is none.

Runs on any Python 3, which it may be about to complain of.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FOLLOWERS: list[Callable[[str, float | None], None]] = []  # they are told all that is said meanwhile


class SetupError(Exception):
    """What keeps the program from starting and somebody can mend: a sentence, and what to do."""


class Offline(SetupError):  # noqa: N818 (it is where the machine is)
    """Nothing could be fetched."""


def say(text: str, share: float | None = None) -> None:
    """Print a line beside the results, at once; ``share`` is how much is done, from 0 to 1."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201 (there is no window yet)
    for follow in _FOLLOWERS:
        follow(text.strip(), share)


@contextmanager
def following(follow: Callable[[str, float | None], None]) -> Iterator[None]:
    """Pass on all that is said meanwhile."""
    _FOLLOWERS.append(follow)
    try:
        yield
    finally:
        _FOLLOWERS.remove(follow)


def is_on_terminal() -> bool:
    """Return whether somebody may see what is printed."""
    return any(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def complain(text: str) -> None:
    """Print a line, and show it on the desktop too where nobody sees a terminal."""
    say(text)
    if not is_on_terminal():
        try:
            _show(text)
        except OSError:
            say("(It could not be shown on the desktop.)")


def _show(text: str) -> None:
    if sys.platform == "win32":
        if sys.stderr is None:
            import ctypes  # noqa: PLC0415 (each start waits for imports)

            ctypes.windll.user32.MessageBoxW(None, text, "Sfumato", 0)
        return
    if sys.platform == "darwin":
        script = ["-e", "on run words", "-e", 'display alert "Sfumato" message (item 1 of words)', "-e", "end run"]
        _start(["osascript", *script, text])
    elif has_display():
        import shutil  # noqa: PLC0415 (each start waits for imports)

        for command in (
            ["kdialog", "--title", "Sfumato", "--msgbox", text],
            ["zenity", "--info", "--title=Sfumato", "--no-markup", f"--text={text}"],
            *_toolkit(text),
            ["notify-send", "--app-name=Sfumato", "Sfumato", text],
            ["xmessage", text],
        ):
            if shutil.which(command[0]):
                _start(command)
                return


def _toolkit(text: str) -> list[list[str]]:
    """Return the command of a dialog of the toolkit that comes with Python, where it did."""
    import importlib.util  # noqa: PLC0415 (each start waits for imports)

    script = (
        "import sys, tkinter, tkinter.messagebox as box; root = tkinter.Tk(className='Sfumato'); root.withdraw(); "
        "box.showinfo('Sfumato', sys.argv[1])"
    )
    return [[sys.executable, "-I", "-c", script, text]] if importlib.util.find_spec("_tkinter") else []


def _start(command: list[str]) -> None:
    import subprocess  # noqa: PLC0415 (each start waits for imports)

    quiet = subprocess.DEVNULL
    subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)


def has_display() -> bool:
    """Return whether a window could be shown on this Linux or BSD machine."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def has_desktop() -> bool:
    """Return whether somebody sits at a desktop here, who would rather be asked than have packages installed."""
    names = ("XDG_CURRENT_DESKTOP", "DESKTOP_SESSION", "WAYLAND_DISPLAY")
    lent = "SUDO_USER" in os.environ and "DISPLAY" in os.environ
    return lent or os.environ.get("XDG_SESSION_TYPE") in {"x11", "wayland"} or any(map(os.environ.get, names))
