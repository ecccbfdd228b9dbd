"""A small window that tells how far the set-up is, where nobody sees a terminal.

It is a process of its own, which reads lines as ``zenity --progress`` does: ``# words``, or a number of per cent. When
somebody closes it the set-up is interrupted, as by Ctrl+C.
"""

from __future__ import annotations

import _thread
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from resources.setup.telling import following, has_display, is_on_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CLOSED = (0, 1)
"""The exit codes of a window that its user closed."""
_SEEN = 1.0  # seconds after which it was on screen
_FIRST_WORDS = "Installing the packages it needs"


class ProgressWindow:
    """The window, from its process's side of the pipe."""

    def __init__(self, command: Sequence[str]) -> None:
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet, text=True, encoding="utf-8"
        )
        self._ending = False
        self._since = time.monotonic()
        threading.Thread(target=self._watch, daemon=True).start()

    def tell(self, text: str, share: float | None = None) -> None:
        """Show words, and how much is done, from 0 to 1."""
        lines = [f"# {' '.join(text.split())}"]
        if share is not None:
            lines.append(str(min(99, int(100 * share))))  # at 100 the window would close itself
        with suppress(OSError):  # it may be closed, which the watcher tells
            if self._process.stdin is not None:
                self._process.stdin.write("\n".join(lines) + "\n")
                self._process.stdin.flush()

    def close(self) -> None:
        """Take the window away."""
        self._ending = True
        with suppress(OSError):  # it may be gone
            if self._process.stdin is not None:
                self._process.stdin.close()
        self._process.terminate()
        self._process.wait()

    def _watch(self) -> None:
        code = self._process.wait()
        seen = time.monotonic() - self._since > _SEEN  # else it could not be shown
        if seen and code in _CLOSED and not self._ending:
            _interrupt()


@contextmanager
def window() -> Iterator[None]:
    """Show all that is said meanwhile in a window too, where there is no terminal but a desktop."""
    command = None if is_on_terminal() else _command()
    if command is None:
        yield
        return
    try:
        shown = ProgressWindow(command)
    except OSError:
        yield
        return
    shown.tell(_FIRST_WORDS, 0.0)
    try:
        with _interruptible(), following(shown.tell):
            yield
    finally:
        shown.close()


@contextmanager
def _interruptible() -> Iterator[None]:
    """Hear interrupts meanwhile, also where the shell that started us in the background had them ignored."""
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.SIG_IGN:
        yield
        return
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _command() -> list[str] | None:
    """Return the program that shows the window; None where there is none."""
    systems_own = sys.platform in {"win32", "darwin"}
    if not systems_own and not has_display():
        return None
    if not systems_own and shutil.which("zenity"):
        return [
            "zenity",
            "--progress",
            "--title=Sfumato sets itself up, once",
            "--percentage=0",
            "--width=460",
            "--no-markup",
        ]
    if importlib.util.find_spec("_tkinter") is not None:
        return [sys.executable, "-I", os.path.join(os.path.dirname(__file__), "progress_window.py")]  # noqa: PTH118, PTH120
    return None


def _interrupt() -> None:
    """Interrupt the main thread, also where it waits for a process."""
    if sys.platform == "win32":
        _thread.interrupt_main()
    else:
        os.kill(os.getpid(), signal.SIGINT)
