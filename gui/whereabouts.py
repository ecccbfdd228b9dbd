"""Where the window stood, from one start of the program to the next; read before the window is on screen."""

from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget

from gui.screens import on_screen, rooms

NAME = "window.geometry"
_MOST_BYTES = 1000


def restore(window: QWidget, folder: Path) -> None:
    """Let a window stand where the last one stood, full screen too, if that is on a screen that is there."""
    try:
        with (folder / NAME).open("rb") as file:
            content = file.read(_MOST_BYTES)
    except OSError:
        return
    before = window.geometry()
    if not window.restoreGeometry(QByteArray(content)):
        window.setGeometry(before)
        return
    place = on_screen(window.geometry(), rooms())
    if place != window.geometry() and not window.isFullScreen() and not window.isMaximized():
        window.setGeometry(place)


def of(window: QWidget) -> bytes:
    """Return what is to be kept of a window."""
    return bytes(window.saveGeometry().data())
