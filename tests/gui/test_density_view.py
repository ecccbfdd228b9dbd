import gc
import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsView
from pytestqt.qtbot import QtBot

from core.pipeline import Result
from core.ranges import Range
from core.settings import Colour, RangeChoice, RangeRule, SigmaChoice, SigmaRule
from gui.density_view import DensityView
from gui.ground import DARK, LIGHT
from gui.probe_mark import Mark
from tests.gui.hand import PLAIN, Hand, images_of, lopsided, result_of, shown_view


@pytest.fixture
def view(qtbot: QtBot) -> DensityView:
    return shown_view(qtbot)


def centres(result: Result) -> Iterator[tuple[int, int, float, float]]:
    grid = result.grid
    for row in range(grid.ny):
        for column in range(grid.nx):
            x = (grid.x_edges[column] + grid.x_edges[column + 1]) / 2
            y = (grid.y_edges[row] + grid.y_edges[row + 1]) / 2
            yield row, column, float(x), float(y)


def test_the_image_is_the_density_with_its_extent_and_levels(view: DensityView) -> None:
    result = lopsided(sigma=1.0)
    view.show_result(result)
    images = images_of(view)
    item = images.imageItem

    assert item.axisOrder == "row-major"
    assert item.image.dtype == np.float64
    np.testing.assert_array_equal(item.image, result.density.values)
    np.testing.assert_array_equal(images.image, result.density.values)
    np.testing.assert_array_equal(item.levels, result.picture.limits)
    place = item.mapRectToView(item.boundingRect())
    assert (place.left(), place.right()) == pytest.approx(result.grid.extent[:2])
    assert (place.top(), place.bottom()) == pytest.approx(result.grid.extent[2:])


@pytest.mark.parametrize(("invert_x", "invert_y"), [(False, False), (True, False), (False, True), (True, True)])
def test_each_bin_on_screen_has_the_colour_that_core_chose(view: DensityView, invert_x: bool, invert_y: bool) -> None:
    result = lopsided()
    view.set_axes("x", "y", invert_x=invert_x, invert_y=invert_y)
    view.show_result(result)
    hand = Hand(view)
    screen = hand.port.grab().toImage()
    rgb = result.picture.rgb()
    assert len(np.unique(result.picture.index)) > 8
    for row, column, x, y in centres(result):
        pixel = hand.pixel(x, y).toPoint()
        assert screen.pixelColor(pixel) == QColor(*map(int, rgb[row, column]))


def test_bins_end_where_their_edges_are(view: DensityView) -> None:
    result = lopsided()
    view.show_result(result)
    hand = Hand(view)
    screen = hand.port.grab().toImage()
    rgb = result.picture.rgb()
    grid = result.grid
    for row, column, x, y in centres(result):
        right, upper = grid.x_edges[column + 1], grid.y_edges[row + 1]
        for beside, at in (((row, column + 1), (right, y)), ((row + 1, column), (x, upper))):
            if beside[0] == grid.ny or beside[1] == grid.nx:
                continue
            edge = hand.pixel(*map(float, at)).toPoint()
            step = QPoint(2, 0) if beside[0] == row else QPoint(0, -2)
            assert screen.pixelColor(edge - step) == QColor(*map(int, rgb[row, column]))
            assert screen.pixelColor(edge + step) == QColor(*map(int, rgb[beside]))


def test_right_and_up_are_where_values_grow_unless_inverted(view: DensityView) -> None:
    view.show_result(lopsided())
    hand = Hand(view)
    low, high = hand.pixel(15, -1), hand.pixel(30, 1)
    assert low.x() < high.x()
    assert low.y() > high.y()
    view.set_axes("x", "y", invert_x=True, invert_y=True)
    low, high = hand.pixel(15, -1), hand.pixel(30, 1)
    assert low.x() > high.x()
    assert low.y() < high.y()


def test_many_bins_in_a_pixel_show_their_mean(view: DensityView) -> None:
    rng = np.random.default_rng(3)
    x, y = rng.normal(0, 1, 100_000), rng.normal(0, 1, 100_000)
    fine = result_of(x, y, (2000, 2000), sigma=60.0)
    view.show_result(fine)
    hand = Hand(view)
    screen = hand.port.grab().toImage()
    rgb = fine.picture.rgb().astype(int)
    for at in ((0.3, 0.2), (-1.0, 0.5), (1.2, -1.4), (2.0, 2.0)):
        column, row = fine.grid.bin_at(*at)
        colour = screen.pixelColor(hand.pixel(*at).toPoint())
        seen = np.array([colour.red(), colour.green(), colour.blue()])
        assert np.abs(seen - rgb[row, column]).max() <= 6


def test_showing_a_result_keeps_the_view_unless_told(view: DensityView) -> None:
    view.show_result(lopsided())
    assert view.view_range() == Range(10.0, 40.0, -2.0, 2.0)
    hand = Hand(view)
    hand.wheel(20, 0, 2)
    seen = view.view_range()
    view.show_result(lopsided((30, 30)))
    assert view.view_range() == seen
    view.show_result(lopsided((30, 30)), fit=True)
    assert view.view_range() == Range(10.0, 40.0, -2.0, 2.0)


def test_equal_aspect_makes_units_equally_long_and_shows_all(view: DensityView) -> None:
    view.show_result(lopsided())
    view.set_equal_aspect(True)
    hand = Hand(view)
    origin, right, up = hand.pixel(20, 0), hand.pixel(30, 0), hand.pixel(20, 10)
    assert right.x() - origin.x() == pytest.approx(origin.y() - up.y(), abs=2)
    seen = view.view_range()
    assert (seen.x_min, seen.x_max) == pytest.approx((10, 40))
    assert seen.y_max - seen.y_min > 4
    view.set_equal_aspect(False)
    assert view.view_range() == Range(10.0, 40.0, -2.0, 2.0)


def test_the_scatter_plot_stands_beside_with_the_same_axes(view: DensityView) -> None:
    x, y = np.random.default_rng(2).normal(size=(2, 500))
    view.show_result(result_of(x, y, sigma=1.0))
    view.set_scatter_beside(True)
    QTest.qWait(20)
    plots = scatter_and_picture(view)
    assert [plot.titleLabel.text for plot in plots] == ["Scatter plot", "Smoothing with sigma = 1"]
    hand = Hand(view)
    hand.wheel(0, 0, 3)
    scatter, picture = plots
    assert scatter.vb.viewRange() == picture.vb.viewRange()
    scatter.vb.setRange(xRange=(0, 1), yRange=(0, 2), padding=0)
    scatter.vb.sigRangeChangedManually.emit([True, True])
    assert picture.vb.viewRange() == [[0, 1], [0, 2]]
    view.set_scatter_beside(False)
    assert not picture.titleLabel.isVisible()


def scatter_and_picture(view: DensityView) -> list[Any]:
    panes: list[Any] = [pane for pane in view.findChildren(QGraphicsView) if pane.isVisibleTo(view)]
    panes.sort(key=lambda pane: pane.mapTo(view, QPoint(0, 0)).x())
    return [pane.centralWidget for pane in panes]


def test_titles_give_way_where_there_is_little_room(view: DensityView) -> None:
    x, y = np.random.default_rng(2).normal(size=(2, 450_000))
    view.show_result(result_of(x, y, sigma=SigmaChoice(SigmaRule.BINS, 0.12345, 0.23456)))
    view.set_scatter_beside(True)
    for width in (500, 700):
        view.resize(width, 400)
        QTest.qWait(30)
        for plot in scatter_and_picture(view):
            pane = plot.getViewWidget()
            assert plot.vb.sceneBoundingRect().right() <= pane.width()
            assert plot.titleLabel.itemRect().width() <= plot.vb.width() + 10
        assert "…" in scatter_and_picture(view)[1].titleLabel.text
    view.resize(1400, 400)
    QTest.qWait(30)
    titles = [plot.titleLabel.text for plot in scatter_and_picture(view)]
    assert titles == ["Scatter plot", "Smoothing with sigma = 0.1235 × 0.2346"]


def test_a_pixel_is_as_wide_as_it_is_seen(view: DensityView) -> None:
    view.show_result(lopsided())
    width, height = view.pixel_size()
    hand = Hand(view)
    across, up = hand.pixel(30, 0).x() - hand.pixel(20, 0).x(), hand.pixel(20, 0).y() - hand.pixel(20, 1).y()
    assert (width, height) == pytest.approx((10 / across, 1 / up), rel=0.02)


def test_the_points_are_drawn_where_they_are(qtbot: QtBot, view: DensityView) -> None:
    result = result_of([0.0, 1.0, 0.25], [0.0, 1.0, 0.75])
    view.show_result(result)
    view.set_scatter_beside(True)
    QTest.qWait(30)
    plot = scatter_and_picture(view)[0]
    pane = plot.getViewWidget()
    at = pane.mapFromScene(plot.vb.mapViewToScene(QPointF(0.25, 0.75)))
    qtbot.waitUntil(lambda: pane.viewport().grab().toImage().pixelColor(at) == QColor(LIGHT.points))
    screen = pane.viewport().grab().toImage()
    for wrong in ((0.75, 0.25), (0.25, 0.25), (0.75, 0.75)):
        at = pane.mapFromScene(plot.vb.mapViewToScene(QPointF(*wrong)))
        assert screen.pixelColor(at) == QColor(LIGHT.back)


@pytest.mark.parametrize("dark", [False, True])
def test_the_ground_is_around_the_picture_which_keeps_its_colours(view: DensityView, dark: bool) -> None:
    view.set_ground(dark)
    result = lopsided()
    view.show_result(result)
    hand = Hand(view)
    hand.wheel(25, 0, -4)
    ground = DARK if dark else LIGHT
    screen = hand.port.grab().toImage()
    assert screen.pixelColor(hand.pixel(5, 3).toPoint()) == QColor(ground.back)
    assert screen.pixelColor(2, 2) == QColor(ground.back)
    x, y = 11.25, -1.75
    assert screen.pixelColor(hand.pixel(x, y).toPoint()) == QColor(*map(int, result.picture.rgb()[0, 0]))


def test_probes_are_marked_where_they_are(view: DensityView) -> None:
    view.show_result(lopsided())
    hand = Hand(view)
    before = hand.port.grab().toImage()
    view.set_probes([Mark("1", 20.0, 1.0), Mark("peak", 30.0, -1.0, current=True)])
    after = hand.port.grab().toImage()
    for x, y in ((20.0, 1.0), (30.0, -1.0)):
        ring = hand.pixel(x, y).toPoint() + QPoint(-5, 0)
        assert before.pixelColor(ring) != after.pixelColor(ring)
    view.set_probes([])
    assert hand.port.grab().toImage() == before


def test_clear_shows_nothing(view: DensityView) -> None:
    view.show_result(lopsided())
    view.set_probes([Mark("1", 20.0, 1.0)])
    hand = Hand(view)
    hand.move(20, 1)
    QTest.qWait(40)
    left: list[bool] = []
    view.left.connect(lambda: left.append(True))
    view.clear()
    QTest.qWait(40)
    assert left == [True]
    assert view.mouse_position() is None
    assert hand.port.grab().toImage().pixelColor(hand.pixel(25, 0).toPoint()) == QColor(LIGHT.back)
    view.show_result(lopsided())
    assert view.view_range() == Range(10.0, 40.0, -2.0, 2.0)


def test_a_name_is_text_and_not_markup(view: DensityView) -> None:
    view.set_axes("<b>mass</b> & <img src=x>", "y" * 500, invert_x=False, invert_y=False)
    hand = Hand(view)
    assert hand.plot.getAxis("bottom").label.toPlainText().strip() == "<b>mass</b> & <img src=x>"
    assert len(hand.plot.getAxis("left").label.toPlainText()) < 80


def test_nothing_of_pyqtgraph_is_offered(view: DensityView) -> None:
    images = images_of(view)
    for part in (images.ui.histogram, images.ui.roiBtn, images.ui.menuBtn, images.ui.roiPlot, images.ui.normGroup):
        assert not part.isVisibleTo(view)
    view.show_result(lopsided())
    hand = Hand(view)
    QTest.mouseClick(hand.port, Qt.MouseButton.RightButton, PLAIN, hand.pixel(20, 1).toPoint())
    assert QApplication.activePopupWidget() is None


def test_a_typed_range_that_leaves_points_out_is_the_extent(view: DensityView) -> None:
    typed = RangeChoice(RangeRule.TYPED, Range(15.0, 20.0, -1.0, 1.0))
    view.show_result(lopsided(range=typed))
    assert view.view_range() == Range(15.0, 20.0, -1.0, 1.0)


def test_one_image_view_serves_for_life(view: DensityView, monkeypatch: pytest.MonkeyPatch) -> None:
    images = images_of(view)
    item = images.imageItem
    calls: list[str] = []
    refuse: Callable[..., None] = lambda *_args, **_more: calls.append("called")  # noqa: E731
    for owner, name in ((images, "setColorMap"), (item, "setColorMap"), (item, "quickMinMax"), (item, "getHistogram")):
        monkeypatch.setattr(owner, name, refuse)
    for name in ("PuRd", "magma", "grey"):
        view.show_result(result_of([0.0, 1.0, 0.3], [0.0, 1.0, 0.9], colour=Colour(map=name)))
        view.grab()
    assert calls == []
    assert images_of(view) is images
    assert images.imageItem is item
    assert math.isfinite(float(item.image.sum()))


def test_a_view_goes_away_without_a_word(qtbot: QtBot) -> None:
    view = DensityView()
    view.resize(640, 480)
    view.show()
    view.set_scatter_beside(True)
    view.show_result(lopsided())
    view.set_probes([Mark("1", 20.0, 1.0)])
    told: list[object] = []
    view.moved.connect(lambda *position: told.append(position))
    view.destroyed.connect(lambda: told.append("gone"))
    Hand(view).move(20, 1)
    view.deleteLater()
    QTest.qWait(50)
    assert told[-1] == "gone"
    assert told.count("gone") == 1


def test_a_view_that_nobody_holds_goes_away_without_a_word(qtbot: QtBot) -> None:
    view = DensityView()
    view.show()
    view.show_result(lopsided())
    Hand(view).move(20, 1)
    del view
    with qtbot.captureExceptions() as exceptions:
        gc.collect()
        QTest.qWait(30)
    assert exceptions == []
