"""An image of dots on a plane, as it was painted for a view; where the view has moved on, it moves along."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from gui.frame import Spans


class DotsItem(QGraphicsItem):
    """Draws the latest image over the spans that it was painted for."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._spans: Spans = ((0.0, 0.0), (0.0, 0.0))

    def show_image(self, image: QImage, spans: Spans) -> None:
        """Draw an image from now on, whose edges are (left, right) and (low, high) in coordinates of the plane."""
        self.prepareGeometryChange()
        self._image, self._spans = image, spans
        self.update()

    def clear(self) -> None:
        """Draw nothing."""
        self.show_image(QImage(), ((0.0, 0.0), (0.0, 0.0)))

    @override
    def boundingRect(self) -> QRectF:
        (left, right), (low, high) = self._spans
        return QRectF(left, low, right - left, high - low).normalized()

    @override
    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if self._image.isNull():
            return
        (left, right), (low, high) = self._spans
        world = painter.worldTransform()
        top_left, bottom_right = world.map(QPointF(left, high)), world.map(QPointF(right, low))
        painter.save()
        painter.resetTransform()
        target = QRectF(top_left, bottom_right).normalized()
        still = abs(target.width() * painter.device().devicePixelRatioF() - self._image.width()) < 1.0
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not still)
        if still:  # pixel by pixel
            painter.drawImage(QPointF(round(target.left()), round(target.top())), self._image)
        else:
            painter.drawImage(target, self._image)
        painter.restore()
