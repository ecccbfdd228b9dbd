"""Glass over the pane of a plot: lets the mouse through, and is painted in pixels."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class Glass(QWidget):
    """Covers the whole of a pane, whatever size that takes."""

    def __init__(self, pane: QWidget, name: str) -> None:
        super().__init__(pane)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setGeometry(pane.rect())
        pane.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False
