"""The curve of a profile, by itself."""

import math

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.profile import Profile
from core.structures import Line
from gui.plot_scale import PlotScale, from_zero
from gui.profile_plot import ProfilePlot


def profile(density: list[float], error: float = 0.0) -> Profile:
    count = len(density)
    way = np.linspace(0.0, 4.0, count)
    values = np.array(density)
    return Profile(Line(0.0, 0.0, 4.0, 0.0), way, way, 0.0 * way, values, np.full(count, error), np.ones(count))


@pytest.fixture
def plot(qtbot: QtBot) -> ProfilePlot:
    plot = ProfilePlot()
    qtbot.addWidget(plot)
    plot.resize(482, 244)
    palette = plot.palette()
    for role, colour in (("Base", "white"), ("Text", "black"), ("Highlight", "red"), ("PlaceholderText", "#00ff00")):
        palette.setColor(getattr(QPalette.ColorRole, role), QColor(colour))
    plot.setPalette(palette)
    with qtbot.waitExposed(plot):
        plot.show()
    return plot


def black_row(image: QImage, column: int) -> float:
    """The middle of the dark pixels of a column."""
    rows = [row for row in range(10, 206) if image.pixelColor(column, row).lightness() < 60]
    return sum(rows) / len(rows) if rows else math.nan


def test_the_curve_is_at_its_densities_and_breaks_where_there_is_none(plot: ProfilePlot) -> None:
    plot.show_profile(profile([0.0, 1.0, 2.0, math.nan, math.nan, 2.0, 2.0, 2.0, 2.0]), ("distance", "per bin"))
    image = plot.grab().toImage()
    scale = PlotScale(*from_zero([2.0]), 244 - 36, 8)
    assert black_row(image, 66 + 75) == pytest.approx(scale.pixel(1.5), abs=1.5)  # between the second and the third
    assert math.isnan(black_row(image, 66 + 175))
    assert black_row(image, 66 + 350) == pytest.approx(scale.pixel(2.0), abs=1.5)


def test_the_band_is_as_wide_as_the_error(plot: ProfilePlot) -> None:
    plot.show_profile(profile([2.0] * 9, error=0.5), ("distance", "per bin"))
    image = plot.grab().toImage()
    tinted = [row for row in range(10, 206) if (colour := image.pixelColor(260, row)).red() > colour.blue() + 20]
    scale = PlotScale(*from_zero([2.5]), 244 - 36, 8)
    assert min(tinted) == pytest.approx(scale.pixel(2.5), abs=1.5)
    assert max(tinted) == pytest.approx(scale.pixel(1.5), abs=1.5)


def test_the_mouse_tells_a_sample(plot: ProfilePlot, qtbot: QtBot) -> None:
    plot.show_profile(profile([1.0] * 9), ("distance", "per bin"))
    told: list[object] = []
    plot.pointed.connect(told.append)
    QTest.mouseMove(plot, QPoint(66 + 301, 100))
    qtbot.waitUntil(lambda: told == [6])
    plot.mark(6)
    plot.show_profile(profile([1.0] * 3), ("distance", "per bin"))  # a mark beyond the end is no more
    plot.grab()
    plot.show_profile(None, ("", ""), "Draw a line")
    assert plot.accessibleDescription() == "Draw a line"


def test_a_scale_holds_zero_and_all_that_is_known() -> None:
    assert from_zero([1.0, math.nan, 3.0], room=1.0) == (0.0, 3.0)
    assert from_zero([-1.0, 2.0], room=1.0) == (-1.0, 2.0)
    assert from_zero([]) == (0.0, 1.0)
    scale = PlotScale(4.0, 0.0, 10.0, 210.0)
    assert scale.pixel(1.0) == 160.0
    assert scale.value(160.0) == 1.0
    assert [label for _, label in scale.ticks(40.0)] == ["0", "1", "2", "3", "4"]
