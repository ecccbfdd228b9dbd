"""What a window is like at the next start: where it stood, where its panels were, and the last folder."""

import json
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QObject

from core.errors import UserError
from core.export import write_file
from gui import whereabouts
from gui.arrangement import Stand, stand_of
from gui.docks import Docks
from gui.main_window import MainWindow
from gui.model import Model

NAME = "window.json"
_MOST_BYTES = 1 << 18
_LONGEST = 4096  # characters of a folder's name
_VERSION = 1


class WindowMemory(QObject):
    """Gives the docks their last places, and keeps what has changed when the window is closed."""

    def __init__(self, window: MainWindow, docks: Docks, model: Model, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._docks = docks
        self._model = model
        self._settings = folder
        self._folder, stands = of_text(_content(folder / NAME))
        docks.arrange(stands)
        model.shown_changed.connect(self._look)
        window.closed.connect(self._keep)

    def folder(self) -> str:
        """Return the folder that a file was last opened from, of this start or an earlier one."""
        return self._folder

    def _look(self) -> None:
        shown = self._model.shown
        if shown is not None and shown.source.folder:
            self._folder = shown.source.folder

    def _keep(self) -> None:
        kept = {
            NAME: as_text(self._folder, self._docks.stands()).encode("ascii"),
            whereabouts.NAME: whereabouts.of(self._window),
        }
        for name, content in kept.items():
            if _content(self._settings / name) != content:
                _write(self._settings / name, content)


def as_text(folder: str, stands: dict[str, Stand]) -> str:
    """Return what is written of the last folder and of the places of docks."""
    docks = {name: stand.as_value() for name, stand in stands.items()}
    return json.dumps({"version": _VERSION, "folder": folder, "docks": docks}, indent=1) + "\n"


def of_text(text: bytes) -> tuple[str, dict[str, Stand]]:
    """Return last folder and places of docks; what is no such text, or too long, tells nothing."""
    try:
        value = json.loads(text.decode("utf-8"))
    except (ValueError, RecursionError):
        return "", {}
    if not isinstance(value, dict) or value.get("version") != _VERSION:
        return "", {}
    folder, docks = value.get("folder"), value.get("docks")
    rows = docks.items() if isinstance(docks, dict) else ()
    stands = {name: stand for name, row in rows if (stand := stand_of(row)) is not None}
    if not isinstance(folder, str) or len(folder) > _LONGEST or not folder.isprintable():
        folder = ""
    return folder, stands


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES)
    except OSError:
        return b""


def _write(path: Path, content: bytes) -> None:
    def write(file: BinaryIO) -> None:
        file.write(content)

    with suppress(OSError, UserError):  # where nothing can be written, nothing is remembered
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, write)
