"""A button with a lock on it: closed for what is held."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QToolButton, QWidget
from typing_extensions import override


class LockButton(QToolButton):
    """Checkable; its lock is closed while it is checked."""

    def __init__(self, name: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(tip)

    @override
    def sizeHint(self) -> QSize:
        return QSize(28, 28)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        group = QPalette.ColorGroup.Active if self.isChecked() and self.isEnabled() else QPalette.ColorGroup.Disabled
        colour = self.palette().color(group, QPalette.ColorRole.ButtonText)
        middle = QPointF(self.rect().center()) + QPointF(0.5, 0.5)
        body = QRectF(middle.x() - 5, middle.y() - 1, 10, 7)
        painter.setPen(QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        bow = QRectF(middle.x() - 3, middle.y() - 7, 6, 8)
        if not self.isChecked():
            bow.translate(-5, 0)
        painter.drawArc(bow, 0, 180 * 16)
        for side in (bow.left(), bow.right()):
            lifted = 0.0 if self.isChecked() or side != bow.left() else -1.5
            painter.drawLine(QPointF(side, bow.center().y()), QPointF(side, body.top() + lifted))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(body, 1.5, 1.5)
        painter.end()
