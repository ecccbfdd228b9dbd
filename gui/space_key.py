"""The space bar, which keeps the position under the mouse, whatever control has the keys."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget
from typing_extensions import override


class SpaceKey(QObject):
    """Keeps Space for the buttons and lists of a window while they have the keys."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        for kind in (QAbstractButton, QComboBox):
            for control in window.findChildren(kind):
                control.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if space and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # a focused button is pressed by Space, whatever else the key does
            return True
        return False
