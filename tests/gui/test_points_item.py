from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem

from core.points import points_of
from gui.frame import Frame, Frames
from gui.points_item import MOST_DOTS, PointsItem


class Polygons:
    """Makes polygons slowly, and remembers of how many points."""

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def __call__(self, x: Any, y: Any) -> QPolygonF:
        self.sizes.append(len(x))
        return QPolygonF([QPointF(*xy) for xy in zip(x.tolist(), y.tolist(), strict=True)])


def test_points_are_drawn_in_coordinates_of_the_plane() -> None:
    item = PointsItem(Polygons())
    item.show_points(points_of([10.0, 30.0], [-1.0, 1.0]), Frames(Frame(10.0, 10.0), Frame()))
    box = item.boundingRect()
    assert (box.left(), box.right(), box.top(), box.bottom()) == (0.0, 2.0, -1.0, 1.0)


@pytest.mark.parametrize(("count", "every"), [(1, 1), (MOST_DOTS, 1), (MOST_DOTS + 1, 2), (5 * MOST_DOTS, 5)])
def test_very_many_points_are_thinned_evenly(count: int, every: int) -> None:
    polygons = Polygons()
    item = PointsItem(polygons)
    item.show_points(points_of(np.zeros(count), np.zeros(count)), Frames())
    assert item.every == every
    assert polygons.sizes == [-(-count // every)]


def test_the_same_points_are_not_prepared_again() -> None:
    polygons = Polygons()
    item = PointsItem(polygons)
    points = points_of([1.0], [2.0])
    item.show_points(points, Frames())
    item.show_points(points, Frames())
    assert len(polygons.sizes) == 1
    item.show_points(points, Frames(Frame(1.0, 2.0)))
    item.show_points(points_of([1.0], [2.0]), Frames())
    assert len(polygons.sizes) == 3


def test_cleared_points_are_gone() -> None:
    item = PointsItem(Polygons())
    item.show_points(points_of([10.0, 30.0], [-1.0, 1.0]), Frames())
    item.clear()
    assert item.boundingRect().isNull()


@pytest.mark.parametrize("unit", [1e-9, 1.0, 1e6])
@pytest.mark.parametrize("count", [1, 10_000, 50_000, MOST_DOTS])
def test_dots_are_round_at_every_zoom(unit: float, count: int) -> None:
    item = PointsItem(Polygons())
    item.set_colour("#000000")
    item.show_points(points_of(np.full(count, 20.5 * unit), np.full(count, 10.5 * unit)), Frames())
    canvas = QImage(41, 21, QImage.Format.Format_RGB32)
    canvas.fill(QColor("white"))
    painter = QPainter(canvas)
    painter.scale(1 / unit, 1 / unit)
    item.paint(painter, QStyleOptionGraphicsItem())
    assert painter.worldTransform().m11() == 1 / unit
    painter.end()
    dark = [(x, y) for x in range(41) for y in range(21) if canvas.pixelColor(x, y).lightness() < 128]
    assert (20, 10) in dark
    across, up = (max(axis) - min(axis) for axis in zip(*dark, strict=True))
    assert abs(across - up) <= 1
    assert across <= 5
