"""The marks of probes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from gui.frame import Frames

_RING = 5.0
_COLOUR = QColor("#ffffff")
_CURRENT = QColor("#ffd33d")
_HALO = QColor(0, 0, 0, 200)
_LONGEST = 24  # characters of a label on the picture


@dataclass(frozen=True, slots=True)
class Mark:
    """What is marked: a position with a label; the current one is the one that the keys move."""

    label: str
    x: float
    y: float
    current: bool = False


class ProbeMark(QGraphicsItem):
    """A ring and a label at a pinned position, as large at every zoom, to be seen on any colour."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(11 if mark.current else 10)
        font = QFont()
        font.setPixelSize(12)
        font.setBold(True)
        self._colour = _CURRENT if mark.current else _COLOUR
        self._label = QPainterPath()
        label = mark.label if len(mark.label) <= _LONGEST else f"{mark.label[: _LONGEST - 1]}…"
        self._label.addText(QPointF(_RING + 4, -3), font, label)

    @override
    def boundingRect(self) -> QRectF:
        ring = QRectF(-_RING - 3, -_RING - 3, 2 * _RING + 6, 2 * _RING + 6)
        return ring.united(self._label.boundingRect().adjusted(-3, -3, 3, 3))

    @override
    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((_HALO, 4.0), (self._colour, 1.8)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(QPointF(0, 0), _RING, _RING)
        painter.strokePath(self._label, QPen(_HALO, 3.5))
        painter.fillPath(self._label, self._colour)


class Marks:
    """The marks on a plane; ``add`` and ``remove`` put a mark on it and take it away."""

    def __init__(self, add: Callable[[ProbeMark], None], remove: Callable[[ProbeMark], None]) -> None:
        self._add = add
        self._remove = remove
        self._frames = Frames()
        self._marks: tuple[Mark, ...] = ()
        self._items: list[ProbeMark] = []

    def place(self, marks: Sequence[Mark] | None, frames: Frames) -> None:
        """Mark these (or the same as before, where None) by these frames."""
        wanted = self._marks if marks is None else tuple(marks)
        if (wanted, frames) == (self._marks, self._frames):
            return
        for item in self._items:
            self._remove(item)
        self._marks, self._frames = wanted, frames
        self._items = [ProbeMark(mark) for mark in wanted]
        for item, mark in zip(self._items, wanted, strict=True):
            item.setPos(*frames.to_plane(mark.x, mark.y))
            self._add(item)
