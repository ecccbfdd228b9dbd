"""A small window that stands below what opened it, and goes when it is left."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

_GAP = 3  # pixels
_MARGIN = 14


class Popover(QFrame):
    """Holds one widget; Escape and a click elsewhere close it."""

    left = Signal()  # closed in any way but by Escape

    def __init__(self, name: str, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("popover", True)
        self.setAccessibleName(name)
        self._content = content
        self._escaped = False
        box = QVBoxLayout(self)
        box.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        box.addWidget(content)

    def show_below(self, widget: QWidget) -> None:
        """Open below a widget, within its window if that is wide enough, and take the keys."""
        self._escaped = False
        self.adjustSize()
        place = widget.mapToGlobal(QPoint(0, widget.height() + _GAP))
        room = widget.screen().availableGeometry()
        right = min(widget.window().geometry().right(), room.right())
        left = max(room.left(), min(place.x(), right - self.width()))
        self.move(left, min(place.y(), max(room.top(), room.bottom() - self.height())))
        self.show()
        self._content.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._escaped = True
            self.close()
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not self._escaped:
            self.left.emit()
