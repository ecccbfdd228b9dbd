"""The log: what went wrong, in a file of bounded size; it holds no data of the user but the names of files."""

import sys
import threading
import traceback
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QStandardPaths, qVersion

from core.version import VERSION

if TYPE_CHECKING:  # comes when the window is on screen
    import logging

LARGEST = 1 << 18
"""Bytes of a file; there is at most one older one beside it."""
_TOLD = 1 << 15  # characters that are shown
_WAITING = 100  # lines that wait until the file is open


def log_folder() -> Path:
    """Return where the platform keeps what a program writes of its work."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.StateLocation))


class Log:
    """Lines from any thread; where no file can be written, there is none."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "sfumato.log"
        self._faults_path = folder / "faults.log"
        self._logger: logging.Logger | None = None
        self._faults: TextIO | None = None
        self._waiting: list[tuple[str, str]] = []
        self._last = ("", "")
        self._lock = threading.RLock()

    def open(self) -> None:
        """Write from now on, also what has come until now, and what Python says where even that fails."""
        import faulthandler  # noqa: PLC0415 (the window is on screen before they are imported)
        import logging  # noqa: PLC0415 (likewise)

        from gui.log_file import LogFile  # noqa: PLC0415 (likewise)

        with self._lock, suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handler = LogFile(self.path, "a", LARGEST, 1, "utf-8", errors="backslashreplace")
            handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(message)s"))
            logger = logging.Logger("sfumato")  # ours alone: what libraries log is theirs
            logger.addHandler(handler)
            self._logger = logger
            large = self._faults_path.exists() and self._faults_path.stat().st_size > LARGEST
            self._faults = self._faults_path.open("w" if large else "a", encoding="utf-8")
            faulthandler.enable(self._faults)
            self.write("start", environment())
            for line in self._waiting:
                self._put(line)
            self._waiting.clear()

    def close(self) -> None:
        """Write no more."""
        import faulthandler  # noqa: PLC0415 (see above)

        with self._lock:
            if self._faults is not None:
                faulthandler.disable()
                self._faults.close()
                self._faults = None
            logger, self._logger = self._logger, None
            for handler in [] if logger is None else list(logger.handlers):
                handler.close()

    def write(self, kind: str, text: str) -> None:
        """Write a line, or several; the same ones again are written once."""
        with self._lock:
            line = (kind, text.strip())
            if line == self._last:
                return
            self._last = line
            if self._logger is not None:
                self._put(line)
            elif len(self._waiting) < _WAITING:
                self._waiting.append(line)

    def bug(self, error: BaseException) -> None:
        """Write where an exception came from; what it says may speak of data, and is left out."""
        self.write("bug", trace_of(error))

    def text(self) -> str:
        """Return the last of what was written, by whatever start of the program."""
        older = self.path.with_name(f"{self.path.name}.1")
        return "\n".join(part for path in (older, self.path, self._faults_path) if (part := _content(path)))[-_TOLD:]

    def _put(self, line: tuple[str, str]) -> None:
        if self._logger is not None:
            self._logger.warning("%s: %s", *line)


def environment() -> str:
    """Return what runs the program, in a line."""
    import platform  # noqa: PLC0415 (the window is on screen before it is imported)

    return f"Sfumato {VERSION}, Python {platform.python_version()}, Qt {qVersion()}, {sys.platform}"


def trace_of(error: BaseException) -> str:
    """Return the traceback of an exception, and of what caused it, without what they say."""
    before = error.__cause__ or error.__context__
    head = "" if before is None or before is error else f"{trace_of(before)}\nthen\n"
    return f"{head}{type(error).__qualname__}\n{''.join(traceback.format_tb(error.__traceback__))}"


def _content(path: Path) -> str:
    with suppress(OSError):
        return path.read_text("utf-8", "replace").strip()
    return ""
