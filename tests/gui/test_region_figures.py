"""Regions in pixels are where they are among the points, at every zoom and way of the axes."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QApplication

from core.inside import inside_of
from core.shapes import Ellipse, Part, Polygon, Rectangle, Region, Shape
from gui.pane_map import PaneMap, map_between
from gui.region_figures import figures_of, path_of
from gui.regions import Regions

FRAME = QRectF(20.0, 10.0, 600.0, 400.0)
STAR = Polygon((((-1.0, -1.0), (1.0, 0.5), (-1.0, 0.6), (1.0, -1.0), (0.0, 1.5)),))
FRAMED = Polygon((((-2, -2), (2, -2), (2, 2), (-2, 2)), ((-1, -1), (-1, 1), (1, 1), (1, -1))))
SHAPES = (Rectangle(0.3, 0.2, 2.0, 1.0), Rectangle(0, 0, 2, 1, 30), Ellipse(0.5, 0, 1.5, 0.7, -50), STAR, FRAMED)
MAPS = {
    "plain": map_between(((-3.0, -2.0), QPointF(20, 410)), ((3.0, 2.0), QPointF(620, 10)), FRAME),
    "flipped": map_between(((3.0, 2.0), QPointF(20, 410)), ((-3.0, -2.0), QPointF(620, 10)), FRAME),
    "near": map_between(((0.99, 0.49), QPointF(20, 410)), ((1.0, 0.5), QPointF(620, 10)), FRAME),
    "unequal": map_between(((-3.0, -90.0), QPointF(20, 410)), ((3.0, 90.0), QPointF(620, 10)), FRAME),
}


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: type(shape).__name__)
@pytest.mark.parametrize("name", MAPS)
def test_what_is_painted_is_what_is_counted(shape: Shape, name: str) -> None:
    seen = MAPS[name]
    path = path_of(shape, seen)
    assert path.isEmpty() or seen.near.adjusted(-1, -1, 1, 1).contains(path.controlPointRect())
    pixels = [QPointF(column + 0.5, row + 0.5) for column in range(20, 620, 23) for row in range(10, 410, 17)]
    places = np.array([seen.place(pixel) for pixel in pixels])
    inside = inside_of(Region("a", (Part(shape),)))(*places.T)
    painted = np.array([path.contains(pixel) for pixel in pixels])
    assert np.count_nonzero(inside != painted) <= 4  # of some 650, those at the very line


def test_positions_and_pixels_are_each_others() -> None:
    for seen in MAPS.values():
        assert seen.place(seen.pixel(0.25, -0.75)) == pytest.approx((0.25, -0.75), abs=1e-9)
    far = PaneMap(1e9, 0.0, 20.0, 410.0, 1e5, -1.0, FRAME)
    assert far.pixel(1e9 + 1e-3, 0.0).x() == pytest.approx(120.0, abs=0.1)


def test_what_is_at_a_pixel(qapp: QApplication) -> None:
    regions = Regions().added(Rectangle(0, 0, 2, 1)).added(Ellipse(2, 1, 0.5, 0.5))
    seen = MAPS["plain"]
    figures = figures_of(regions.chosen(0), seen)
    assert figures.shape_at(seen.pixel(1.0, 0.2)) == (0, 0)
    assert figures.shape_at(seen.pixel(0.5, 0.1)) is None
    assert figures.is_chosen_at(seen.pixel(0.5, 0.1))
    assert figures.shape_at(seen.pixel(2.5, 1.0)) == (1, 0)
    assert not figures.is_chosen_at(seen.pixel(2.5, 1.0))
    assert figures.handle_at(seen.pixel(1.0, 0.5)) == 4
    assert figures.handle_at(seen.pixel(0.9, 0.2)) is None
    assert figures.knob is not None
    assert figures.knob_at(figures.knob[1])
    named = figures.shapes[0].name_place.center()
    assert figures.shape_at(named) == (0, 0)
    assert figures_of(regions.chosen(0), MAPS["unequal"]).knob is None
    assert figures_of(regions.chosen(None), seen).handles == ()
