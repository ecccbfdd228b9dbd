"""The marks of probes."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

_RING = 5.0
_COLOUR = QColor("#ffffff")
_HALO = QColor(0, 0, 0, 200)


class ProbeMark(QGraphicsItem):
    """A ring and a number at a pinned position, as large at every zoom, to be seen on any colour."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(10)
        font = QFont()
        font.setPixelSize(12)
        font.setBold(True)
        self._number = QPainterPath()
        self._number.addText(QPointF(_RING + 4, -3), font, str(number))

    @override
    def boundingRect(self) -> QRectF:
        ring = QRectF(-_RING - 3, -_RING - 3, 2 * _RING + 6, 2 * _RING + 6)
        return ring.united(self._number.boundingRect().adjusted(-3, -3, 3, 3))

    @override
    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((_HALO, 4.0), (_COLOUR, 1.8)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(QPointF(0, 0), _RING, _RING)
        painter.strokePath(self._number, QPen(_HALO, 3.5))
        painter.fillPath(self._number, _COLOUR)
