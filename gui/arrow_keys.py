"""The arrow keys, which move a probe, the position of the readout, or the view."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Down: (0, -1), Qt.Key.Key_Up: (0, 1)}


def step_of(event: QKeyEvent, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> tuple[int, int] | None:
    """Return how many bins right and up on screen a key stands for: an arrow one, with Shift ten."""
    shift = Qt.KeyboardModifier.ShiftModifier
    keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    way = _STEPS.get(Qt.Key(event.key()))
    if way is None or keys not in (held, held | shift):
        return None
    bins = 10 if keys & shift else 1
    return way[0] * bins, way[1] * bins
