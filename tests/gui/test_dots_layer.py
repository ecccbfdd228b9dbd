"""Dots painted by a worker, and the menu that chooses them."""

import numpy as np
from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsScene
from pytestqt.qtbot import QtBot

from core.pipeline import Result, compute
from core.points import points_of
from core.progress import silent
from core.settings import DotsChoice, DotsRule, Settings, SigmaChoice, SigmaRule
from gui.dots_item import DotsItem
from gui.dots_layer import DotsLayer
from gui.frame import Frames
from gui.seen import Seen

SEEN = Seen(((0.0, 10.0), (0.0, 10.0)), Frames(), (40, 40), 1.0)
PLAIN = DotsChoice(DotsRule.PLAIN)


def result() -> Result:
    points = points_of([0.0, 2.0, 10.0], [0.0, 7.0, 10.0])
    return compute(points, Settings(bins=(5, 5), sigma=SigmaChoice(SigmaRule.BINS, 1.0, 1.0)), None, silent)


def drawn(item: DotsItem) -> QImage:
    """What a plane of 10 by 10 units shows of the item, 40 by 40 pixels, upwards as a plane is."""
    scene = QGraphicsScene()
    scene.addItem(item)
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.translate(0, 40)
    painter.scale(1, -1)
    scene.render(painter, QRectF(0, 0, 40, 40), QRectF(0, 0, 10, 10))
    painter.end()
    scene.removeItem(item)
    return image


def dark_places(image: QImage) -> set[tuple[int, int]]:
    """The blocks of 4 by 4 pixels, from the left and from the top, that hold a dark pixel."""
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(40, 40, 4)
    rows, columns = np.nonzero(pixels[:, :, 0] < 128)
    return {(int(column) // 4, int(row) // 4) for row, column in zip(rows, columns, strict=True)}


def test_a_dot_is_where_its_point_is(qtbot: QtBot) -> None:
    parent, item = QObject(), DotsItem()
    layer = DotsLayer(item, lambda: SEEN, parent)
    with qtbot.waitSignal(layer.counted) as counted:
        layer.show_dots(result(), PLAIN)
    assert counted.args == [3]
    assert any(abs(column - 2) <= 1 and abs(row - 2) <= 1 for column, row in dark_places(drawn(item)))
    assert not any(abs(column - 2) <= 1 and abs(row - 7) <= 1 for column, row in dark_places(drawn(item)))
    layer.show_dots(result(), DotsChoice())
    assert not dark_places(drawn(item))
    layer.stop()


def test_the_newest_choice_is_painted_last(qtbot: QtBot) -> None:
    parent, item = QObject(), DotsItem()
    layer = DotsLayer(item, lambda: SEEN, parent)
    told: list[int] = []
    layer.counted.connect(told.append)
    made = result()
    for share in (0.5, 0.9, 0.01):
        layer.show_dots(made, DotsChoice(DotsRule.OUTLIERS, share))
    layer.show_dots(made, PLAIN)
    qtbot.waitUntil(lambda: told[-1:] == [3])
    layer.stop()
