"""A line that gives way where there is little room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel
from typing_extensions import override

_LEAST = 40  # pixels


class ElidedLabel(QLabel):
    """Shows as much of its text as fits, with an ellipsis for the rest; ``text()`` is all of it."""

    def __init__(self, mode: Qt.TextElideMode) -> None:
        super().__init__()
        self._mode = mode

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(_LEAST, super().minimumSizeHint().width()), super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        words = self.fontMetrics().elidedText(self.text(), self._mode, self.width())
        self.style().drawItemText(
            painter, self.rect(), self.alignment(), self.palette(), self.isEnabled(), words, self.foregroundRole()
        )
