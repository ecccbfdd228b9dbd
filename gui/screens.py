"""The room on the screens that are there: what stands beside all of them is brought back."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication

_GRIP = QSize(120, 30)  # pixels of a window's top that must be in reach of the mouse


def rooms() -> list[QRect]:
    """Return what each screen has for windows, the first screen first."""
    first = QGuiApplication.primaryScreen()
    screens = sorted(QGuiApplication.screens(), key=lambda screen: screen is not first)
    return [screen.availableGeometry() for screen in screens]


def on_screen(window: QRect, rooms: Sequence[QRect]) -> QRect:
    """Return where a window may stand: as it is if its top is in reach on a screen, else in the middle of the first."""
    if not rooms:
        return window
    room = max(rooms, key=lambda one: _area(one.intersected(window)))
    size = window.size().boundedTo(room.size())
    there = QRect(window.topLeft(), size)
    reach = QRect(there.topLeft(), QSize(size.width(), _GRIP.height())).intersected(room)
    if reach.width() >= min(_GRIP.width(), size.width()) and reach.height() >= _GRIP.height():
        return there
    there.moveCenter(rooms[0].center())
    return QRect(there.topLeft(), size.boundedTo(rooms[0].size())).intersected(rooms[0])


def first_size(wanted: QSize) -> QSize:
    """Return the size of a window that nobody has sized yet: smaller where the screen is."""
    return next((wanted.boundedTo(room.size() * 0.95) for room in rooms()), wanted)


def _area(rect: QRect) -> int:
    return rect.width() * rect.height() if rect.isValid() else 0
