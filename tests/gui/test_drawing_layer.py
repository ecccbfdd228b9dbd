"""Lines and marks painted by a worker."""

import numpy as np
import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from core.arrays import Integers
from core.contours import Contour
from core.errors import Cancelled
from core.progress import silent
from gui.dots_item import DotsItem
from gui.drawing import Drawing, DrawnLine, DrawnMark
from gui.drawing_layer import DrawingLayer
from gui.frame import Frames
from gui.line_image import line_image
from gui.seen import Seen

SEEN = Seen(((0.0, 10.0), (0.0, 10.0)), Frames(), (200, 200), 1.0)


def square(low: float, high: float, wanted: float = 0.5) -> Contour:
    ring = np.array([[low, low], [high, low], [high, high], [low, high], [low, low]])
    return Contour(wanted, 1.0, wanted, (high - low) ** 2, ((ring,),))


def pixels(image: QImage) -> Integers:
    """Rows of (blue, green, red, alpha)."""
    plain = image.convertToFormat(QImage.Format.Format_ARGB32)
    return np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.width(), 4).astype(np.int64)


@pytest.mark.parametrize("dark", [False, True])
def test_a_line_is_where_it_belongs_in_its_ink_with_a_halo(dark: bool) -> None:
    made = pixels(line_image(Drawing((DrawnLine(square(2.0, 8.0), dark),)), SEEN, silent).image)
    assert made[100, 100, 3] == made[5, 5, 3] == 0
    column = made[60, 36:45]
    assert column[:, 3].max() > 150
    nearest = made[60, 39:41, :3].mean()
    assert nearest < 110 if dark else nearest > 140
    outer = made[60, 37, :3].mean(), made[60, 42, :3].mean()
    assert all(value > 140 if dark else value < 110 for value in outer)
    assert made[60, 30, 3] == 0


def test_the_label_stands_in_a_gap_of_its_line() -> None:
    plain = pixels(line_image(Drawing((DrawnLine(square(2.0, 8.0), True),)), SEEN, silent).image)
    top, bottom = plain[39:42, 40:160, 3].max(axis=0), plain[159:162, 40:160, 3].max(axis=0)
    assert (bottom > 100).all()
    assert (top < 100).sum() >= 3  # beside the letters, where there is only their halo
    assert plain[30:39, 60:140, 3].any()  # letters rise above the line


def test_what_is_highlighted_is_wider() -> None:
    lines = DrawnLine(square(2.0, 8.0), True), DrawnLine(square(3.0, 7.0), True)
    plain, lit = (pixels(line_image(Drawing(lines, line=one), SEEN, silent).image) for one in (None, 0))
    covered = [(image[100, 30:50, 3] > 150).sum() for image in (plain, lit)]
    assert covered[1] > covered[0]
    assert np.array_equal(plain[100, 55:65], lit[100, 55:65])


def test_a_mark_is_a_cross_with_its_number() -> None:
    made = pixels(line_image(Drawing(marks=(DrawnMark("7", 5.0, 5.0, True),)), SEEN, silent).image)
    assert made[100, 96:104, 3].min() > 80
    assert made[96:104, 100, 3].min() > 80
    assert made[88:100, 105:115, 3].max() > 150
    assert made[120, 120, 3] == 0


def test_a_cancel_in_the_middle_leaves_nothing_behind() -> None:
    calls = 0

    def report(_fraction: float | None, _message: str, /) -> None:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        line_image(Drawing((DrawnLine(square(2.0, 8.0), True),)), SEEN, report)


def test_the_layer_tells_what_is_under_the_mouse(qtbot: QtBot) -> None:
    parent, item = QObject(), DotsItem()
    layer = DrawingLayer(item, lambda: SEEN, parent)
    assert layer.line_at(2.0, 5.0) is None
    lines = tuple(DrawnLine(square(low, 10.0 - low), True) for low in (2.0, 3.0))
    layer.show_drawing(Drawing(lines, (DrawnMark("1", 5.0, 5.0, True), DrawnMark("2", 6.0, 6.0, False))))
    qtbot.waitUntil(lambda: layer.line_at(2.1, 5.0) == 0)
    assert layer.line_at(3.1, 5.0) == 1
    assert layer.line_at(2.5, 5.0) is None
    assert layer.mark_at(6.1, 5.9) == 1
    assert layer.mark_at(5.5, 5.5) is None
    assert not item.boundingRect().isEmpty()
    layer.show_drawing(Drawing())
    assert layer.line_at(2.1, 5.0) is None
    assert item.boundingRect().isEmpty()
    layer.stop()
