import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.colour_maps import COLOUR_MAPS, table
from core.picture import Picture, picture_of
from core.settings import Colour, LimitsChoice, LimitsRule, Scale, Unit
from gui.colour_bar import ColourBar
from gui.ground import DARK, LIGHT


def picture(scale: Scale = Scale.LINEAR, limits: tuple[float, float] = (0.0, 10.0), name: str = "viridis") -> Picture:
    values = np.linspace(*limits, 600).reshape(20, 30)
    return picture_of(values, Colour(name, scale, LimitsChoice(LimitsRule.TYPED, *limits)), None)


@pytest.fixture
def bar(qtbot: QtBot) -> ColourBar:
    shown = ColourBar()
    qtbot.addWidget(shown)
    shown.resize(shown.sizeHint().width(), 400)
    return shown


def screen(bar: ColourBar) -> QImage:
    return bar.grab().toImage()


@pytest.mark.parametrize("name", [row.name for row in COLOUR_MAPS])
def test_the_colours_stand_in_their_order_from_bottom_to_top(bar: ColourBar, name: str) -> None:
    bar.set_picture(picture(name=name), Unit.BIN.value, 10.0)
    image, colours = screen(bar), table(name)
    for index in range(0, 256, 15):
        row = int(bar.row_of((index + 0.5) / 256))
        assert image.pixelColor(bar.bar().center().x(), row) == QColor(*colours[index])


@pytest.mark.parametrize(
    ("scale", "limits"), [(Scale.LINEAR, (0.0, 10.0)), (Scale.SQRT, (0.0, 10.0)), (Scale.LOG, (0.01, 10.0))]
)
def test_ticks_stand_beside_the_colour_of_their_density(
    bar: ColourBar, scale: Scale, limits: tuple[float, float]
) -> None:
    shown = picture(scale, limits)
    bar.set_picture(shown, Unit.AREA.value, limits[1])
    image = screen(bar)
    beside = bar.bar().right() + 3
    ticks = shown.ticks(bar.bar().height() // 44)
    rows = [row for row in range(image.height()) if image.pixelColor(beside, row) == QColor(LIGHT.line)]
    expected = sorted(bar.row_of(tick.position) for tick in ticks)
    assert len(ticks) >= 3
    assert rows == pytest.approx(expected, abs=1.01)


@pytest.mark.parametrize("value", [0.4, 5.0, 9.0])
def test_the_mark_stands_at_its_density(bar: ColourBar, value: float) -> None:
    shown = picture(Scale.SQRT)
    bar.set_picture(shown, Unit.BIN.value, 10.0)
    without = screen(bar)
    bar.set_mark(value)
    marked = screen(bar)
    changed = [row for row in range(400) if marked.pixelColor(2, row) != without.pixelColor(2, row)]
    assert np.mean(changed) + 0.5 == pytest.approx(bar.row_of((value / 10) ** 0.5), abs=1.5)
    bar.set_mark(None)
    assert screen(bar) == without


def test_the_bar_is_pointed_where_densities_lie_above_its_colours(bar: ColourBar) -> None:
    bar.set_picture(picture(), Unit.BIN.value, 10.0)
    even = screen(bar)
    top, middle = bar.bar().top() - 4, bar.bar().center().x()
    assert even.pixelColor(middle, top) == QColor(LIGHT.back)
    bar.set_picture(picture(), Unit.BIN.value, 11.0)
    assert screen(bar).pixelColor(middle, top) == QColor(*table("viridis")[-1])
    assert "Higher densities" in bar.toolTip()


def test_unit_limits_and_scale_are_told(bar: ColourBar) -> None:
    bar.set_picture(picture(Scale.SQRT, (0.0, 0.5)), Unit.PROBABILITY.value, 0.5)
    told = bar.accessibleDescription()
    assert "0 to 0.5 probability per unit area" in told
    assert "square root scale" in told


def test_the_bar_is_as_high_as_it_is_told(bar: ColourBar) -> None:
    bar.set_span(40, 300)
    bar.set_picture(picture(), Unit.BIN.value, 10.0)
    assert bar.row_of(0.0) == 300
    image = screen(bar)
    assert image.pixelColor(bar.bar().center().x(), 310) == QColor(LIGHT.back)


def test_the_ground_is_behind(bar: ColourBar) -> None:
    bar.set_ground(DARK)
    bar.set_picture(picture(), Unit.BIN.value, 10.0)
    assert screen(bar).pixelColor(1, 1) == QColor(DARK.back)


def test_a_cleared_bar_is_empty(bar: ColourBar) -> None:
    blank = screen(bar)
    bar.set_picture(picture(), Unit.BIN.value, 10.0)
    bar.set_mark(3.0)
    assert screen(bar) != blank
    bar.clear()
    assert screen(bar) == blank
    assert bar.toolTip() == ""


def test_little_changes_of_labels_do_not_change_the_width(bar: ColourBar) -> None:
    widths = set()
    for high in (9.1, 9.4, 9.8):
        bar.set_picture(picture(limits=(0.0, high)), Unit.BIN.value, high)
        widths.add(bar.sizeHint().width())
    assert len(widths) == 1


def dragged(qtbot: QtBot, bar: ColourBar, start: int, *rows: int) -> list[tuple[float, float]]:
    told: list[tuple[float, float]] = []
    bar.limits_dragged.connect(lambda low, high: told.append((low, high)))
    column = bar.bar().center().x()
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(column, start))
    for row in rows:
        QTest.mouseMove(bar, QPoint(column, row))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(column, rows[-1]))
    return told


@pytest.mark.parametrize("scale", list(Scale))
def test_a_dragged_end_takes_the_density_that_stood_there(qtbot: QtBot, bar: ColourBar, scale: Scale) -> None:
    shown = picture(scale, (0.5, 10.0))
    bar.set_picture(shown, "per bin", 10.0)
    row = round(bar.row_of(0.7))
    told = dragged(qtbot, bar, bar.bar().top() + 2, round(bar.row_of(0.9)), row)
    assert told[-1][0] == 0.5
    assert bar.row_of(shown.position(told[-1][1])) == pytest.approx(row, abs=1.0)
    told = dragged(qtbot, bar, bar.bar().bottom(), round(bar.row_of(0.2)))
    assert bar.row_of(shown.position(told[-1][0])) == pytest.approx(bar.row_of(0.2), abs=1.0)


def test_while_an_end_is_dragged_the_densities_stay_where_they_are(qtbot: QtBot, bar: ColourBar) -> None:
    bar.set_picture(picture(name="grey"), "per bin", 10.0)
    bar.limits_dragged.connect(lambda low, high: bar.set_picture(picture(limits=(low, high), name="grey"), "", 10.0))
    column = bar.bar().center().x()
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(column, bar.bar().top()))
    QTest.mouseMove(bar, QPoint(column, round(bar.row_of(0.5))))
    image = screen(bar)
    assert image.pixelColor(column, round(bar.row_of(0.75))).red() == 255
    assert image.pixelColor(column, round(bar.row_of(0.25))).red() == pytest.approx(128, abs=3)
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(column, round(bar.row_of(0.5))))
    assert screen(bar).pixelColor(column, round(bar.row_of(0.75))).red() == pytest.approx(191, abs=3)


def test_the_middle_of_the_bar_is_no_end_and_ends_never_cross(qtbot: QtBot, bar: ColourBar) -> None:
    bar.set_picture(picture(), "per bin", 10.0)
    assert dragged(qtbot, bar, round(bar.row_of(0.5)), round(bar.row_of(0.2))) == []
    told = dragged(qtbot, bar, bar.bar().top(), bar.bar().bottom() + 40)
    assert all(low < high for low, high in told)


def test_a_double_click_asks_for_automatic_limits(qtbot: QtBot, bar: ColourBar) -> None:
    bar.set_picture(picture(), "per bin", 10.0)
    with qtbot.waitSignal(bar.reset, timeout=1000):
        QTest.mouseDClick(bar, Qt.MouseButton.LeftButton, pos=bar.bar().center())
