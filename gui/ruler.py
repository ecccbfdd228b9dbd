"""The ruler: drawn by dragging on the picture, changed by dragging its ends."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from core.measure import Position
from gui.overlay import Ends, Overlay
from gui.words import mark, tr

_HINT = mark("Drag from one point to another; Esc ends measuring")


class Ruler(QObject):
    """Takes the mouse over a pane while measuring, where it is for the ruler; all else goes on to the picture."""

    drawn = Signal(object)  # Ends, as they are dragged

    def __init__(
        self,
        pane: QWidget,
        overlay: Overlay,
        position: Callable[[QPointF], Position | None],
        parent: QObject,
        hint: str = _HINT,
    ) -> None:
        super().__init__(parent)
        pane.installEventFilter(self)
        self._overlay = overlay
        self._position = position
        self._hint = hint
        self._on = False
        self._ends: Ends | None = None
        self._held: int | None = None  # the end that is being dragged

    def show_ends(self, ends: Ends | None, told: str, *, on: bool) -> None:
        """Show a ruler with what it tells, or how to draw one."""
        self._on, self._ends = on, ends
        if not on:
            self._held = None
        self._overlay.set_ruler(ends if on else None, (told if ends is not None else tr(self._hint)) if on else "")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._on or not isinstance(event, QMouseEvent):
            return False
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            return self._press(event.position())
        if self._held is not None and event.type() == QEvent.Type.MouseMove:
            self._drag(self._held, event.position())
        elif self._held is not None and event.type() == QEvent.Type.MouseButtonRelease:
            self._held = None
            return True
        return False

    def _press(self, pixel: QPointF) -> bool:
        self._held = self._overlay.end_at(pixel)
        place = self._position(pixel)
        if self._held is None and self._ends is None and place is not None:
            self._held, self._ends = 1, (place, place)
        return self._held is not None

    def _drag(self, end: int, pixel: QPointF) -> None:
        place = self._position(pixel)
        if place is None or self._ends is None:
            return
        self._ends = (place, self._ends[1]) if end == 0 else (self._ends[0], place)
        self.drawn.emit(self._ends)
