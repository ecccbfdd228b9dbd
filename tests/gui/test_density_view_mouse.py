import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.ranges import Range
from core.settings import Colour
from gui.density_view import DensityView
from tests.gui.hand import PLAIN, Hand, lopsided, result_of, shown_view


@pytest.fixture
def view(qtbot: QtBot) -> DensityView:
    return shown_view(qtbot)


def test_the_wheel_zooms_at_the_mouse(view: DensityView, qtbot: QtBot) -> None:
    view.show_result(lopsided())
    hand = Hand(view)
    pixel = hand.pixel(15.0, 1.0)
    before = hand.plane.mapSceneToView(pixel)
    with qtbot.waitSignal(view.view_changed):
        hand.wheel(15.0, 1.0, 1)
    after = hand.plane.mapSceneToView(pixel)
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()))
    seen = view.view_range()
    assert seen.x_max - seen.x_min < 25
    assert seen.y_max - seen.y_min < 3.4
    view.show_all()
    assert view.view_range() == Range(10.0, 40.0, -2.0, 2.0)


def test_the_zoom_ends_before_a_bin_fills_the_view_and_before_the_picture_is_a_dot(view: DensityView) -> None:
    view.show_result(lopsided())
    hand = Hand(view)
    for _ in range(60):
        hand.wheel(15.0, 1.0, 1)
    seen = view.view_range()
    assert 2 * 2.5 <= seen.x_max - seen.x_min < 4 * 2.5
    view.show_all()
    for _ in range(60):
        hand.wheel(15.0, 1.0, -1)
    seen = view.view_range()
    assert 20 * 30 < seen.x_max - seen.x_min <= 50 * 30


def test_a_drag_pans(view: DensityView) -> None:
    view.show_result(lopsided())
    hand = Hand(view)
    clicks: list[tuple[float, float]] = []
    view.clicked.connect(lambda x, y: clicks.append((x, y)))
    start, stop = hand.pixel(20, 0).toPoint(), hand.pixel(25, 1).toPoint()
    under = hand.plane.mapSceneToView(QPointF(start))
    hand.drag(start, stop)
    at = hand.plane.mapSceneToView(QPointF(stop))
    assert (at.x(), at.y()) == pytest.approx((under.x(), under.y()), abs=1e-6)
    assert clicks == []


@pytest.mark.parametrize(
    ("button", "keys"),
    [(Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier), (Qt.MouseButton.RightButton, PLAIN)],
)
def test_a_rubber_band_zooms_to_its_box(view: DensityView, button: Qt.MouseButton, keys: Qt.KeyboardModifier) -> None:
    view.show_result(lopsided())
    hand = Hand(view)
    one, other = hand.pixel(35, 1.5).toPoint(), hand.pixel(15, -1).toPoint()
    hand.drag(one, other, button, keys)
    seen = view.view_range()
    assert (seen.x_min, seen.x_max, seen.y_min, seen.y_max) == pytest.approx((15, 35, -1, 1.5), abs=0.1)


def gathered(view: DensityView) -> list[tuple[float, float] | None]:
    told: list[tuple[float, float] | None] = []
    view.moved.connect(lambda x, y: told.append((x, y)))
    view.left.connect(lambda: told.append(None))
    return told


def test_moves_are_gathered_and_the_last_one_counts(view: DensityView) -> None:
    view.show_result(lopsided())
    hand = Hand(view)
    told = gathered(view)
    for part in range(21):
        hand.post(15 + part, -1 + part / 20)
    QTest.qWait(60)
    assert told
    assert len(told) < 5
    last = told[-1]
    assert last is not None
    at = hand.plane.mapSceneToView(QPointF(hand.pixel(35, 0).toPoint()))
    assert last == pytest.approx((at.x(), at.y()))
    assert view.mouse_position() == pytest.approx((at.x(), at.y()))


def test_the_position_is_told_again_when_the_picture_changes_under_a_resting_mouse(
    view: DensityView, qtbot: QtBot
) -> None:
    view.show_result(lopsided())
    hand = Hand(view)
    hand.move(20, 1)
    QTest.qWait(40)
    with qtbot.waitSignal(view.moved, timeout=1000):
        view.show_result(lopsided((20, 20)))
    with qtbot.waitSignal(view.moved, timeout=1000):
        hand.wheel(35, 1, 1)


def test_leaving_is_told_once_and_at_once(view: DensityView) -> None:
    view.show_result(lopsided())
    hand = Hand(view)
    hand.move(20, 1)
    QTest.qWait(40)
    told = gathered(view)
    hand.leave()
    hand.leave()
    assert told == [None]
    QTest.qWait(40)
    assert told == [None]
    assert view.mouse_position() is None


def test_the_axes_are_not_part_of_the_picture(view: DensityView) -> None:
    view.show_result(lopsided())
    hand = Hand(view)
    hand.move(20, 1)
    QTest.qWait(40)
    told = gathered(view)
    QTest.mouseMove(hand.port, QPoint(5, 5))
    QTest.qWait(40)
    assert told == [None]


def test_a_click_may_stray_three_pixels_but_not_four(view: DensityView) -> None:
    view.show_result(lopsided())
    hand = Hand(view)
    before = view.view_range()
    clicks: list[tuple[float, float]] = []
    view.clicked.connect(lambda x, y: clicks.append((x, y)))
    start = hand.pixel(20, 1).toPoint()
    hand.drag(start, start + QPoint(0, 3))
    under = hand.plane.mapSceneToView(QPointF(start))
    assert clicks == [pytest.approx((under.x(), under.y()))]
    assert view.view_range() == before
    hand.drag(start, start + QPoint(4, 0))
    assert len(clicks) == 1
    assert view.view_range() != before


def test_a_drag_that_comes_back_is_no_click(view: DensityView) -> None:
    view.show_result(lopsided())
    hand = Hand(view)
    clicks: list[tuple[float, float]] = []
    view.clicked.connect(lambda x, y: clicks.append((x, y)))
    start = hand.pixel(20, 1).toPoint()
    QTest.mousePress(hand.port, Qt.MouseButton.LeftButton, PLAIN, start)
    QTest.mouseMove(hand.port, start + QPoint(30, 0))
    QTest.mouseMove(hand.port, start)
    QTest.mouseRelease(hand.port, Qt.MouseButton.LeftButton, PLAIN, start)
    assert clicks == []
    QTest.mouseClick(hand.port, Qt.MouseButton.RightButton, PLAIN, start)
    QTest.mouseClick(hand.port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, start)
    assert clicks == []


def test_a_double_click_is_told(view: DensityView, qtbot: QtBot) -> None:
    view.show_result(lopsided())
    hand = Hand(view)
    with qtbot.waitSignal(view.double_clicked):
        QTest.mouseDClick(hand.port, Qt.MouseButton.LeftButton, PLAIN, hand.pixel(20, 1).toPoint())


@pytest.mark.parametrize(
    ("low", "span"),
    [(0.0, 1e-4), (1e9, 1e-3), (4e15, 600.0), (5.4e6, 10.0), (0.0, 1e-300), (3e-300, 1e-300), (-1e200, 1e200)],
)
def test_positions_stay_true_where_qt_would_lose_them(view: DensityView, low: float, span: float) -> None:
    high = low + span
    x = np.linspace(low, high, 200)
    view.show_result(result_of(x, np.linspace(-1, 1, 200), colour=Colour(map="viridis")))
    hand = Hand(view)
    plane = hand.plane.sceneBoundingRect()
    for share in (0.0, 0.25, 0.8):
        place = QPointF(plane.left() + share * plane.width() + 0.5, plane.center().y())
        QTest.mouseMove(hand.port, hand.pane.mapFromScene(place))
        position = view.mouse_position()
        assert position is not None
        assert (position[0] - low) / (high - low) == pytest.approx(share, abs=0.005)
    seen = view.view_range()
    assert seen.x_min == pytest.approx(low, abs=span * 1e-6)
    assert seen.x_max == pytest.approx(high, abs=span * 1e-6)
    screen = hand.port.grab().toImage()
    assert len({screen.pixelColor(px, int(plane.center().y())).rgb() for px in range(100, 500)}) >= 2
