"""The histograms beside the picture: on its axes, at the heights of the sums."""

import numpy as np
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from core.details import details_of
from core.profile import Marginal, marginals_of
from core.progress import silent
from core.ranges import Range
from gui.density_view import DensityView
from gui.marginal_plot import MarginalPlot
from tests.gui.hand import lopsided, shown_view


def marginal(weight: list[float], error: float = 0.0) -> Marginal:
    values = np.array(weight)
    return Marginal(np.linspace(0.0, len(weight), len(weight) + 1), values, np.full(values.size, error), values)


def plots_of(view: DensityView) -> tuple[MarginalPlot, MarginalPlot]:
    above, beside = (view.findChild(MarginalPlot, f"{axis}Marginal") for axis in "xy")
    assert above is not None
    assert beside is not None
    return above, beside


def tinted(image: QImage, x: int, y: int) -> bool:
    """Tell whether a pixel bears the colour of the steps."""
    colour = image.pixelColor(x, y)
    return colour.blue() > colour.red() + 15


@pytest.mark.parametrize("upright", [False, True])
@pytest.mark.parametrize("turned", [False, True])
def test_steps_stand_at_their_values_in_either_direction(qtbot: QtBot, upright: bool, turned: bool) -> None:
    plot = MarginalPlot("y" if upright else "x", upright=upright)
    qtbot.addWidget(plot)
    plot.resize(*((92, 300) if upright else (300, 92)))
    plot.setStyleSheet("background: white")
    pixels = (250.0, 50.0) if upright else (50.0, 250.0)
    plot.set_axis(pixels, (4.0, 0.0) if turned else (0.0, 4.0))
    plot.show_marginal(marginal([0.0, 10.0, 0.0, 5.0]))
    image = plot.grab().toImage()
    for value, height, there in ((1.5, 9.0, True), (3.5, 4.0, True), (3.5, 6.5, False), (2.5, 1.0, False)):
        place = plot.pixel(value, height).toPoint()
        assert tinted(image, place.x(), place.y()) is there, value
    along = plot.pixel(1.5, 0.0).y() if upright else plot.pixel(1.5, 0.0).x()
    expected = {(False, False): 125.0, (False, True): 175.0, (True, False): 175.0, (True, True): 125.0}
    assert along == pytest.approx(expected[upright, turned])


def test_narrow_bins_are_merged_and_the_band_is_the_error(qtbot: QtBot) -> None:
    plot = MarginalPlot("x", upright=False)
    qtbot.addWidget(plot)
    plot.resize(300, 92)
    plot.set_axis((50.0, 250.0), (0.0, 1000.0))
    plot.show_marginal(marginal([4.0] * 1000, error=1.0))
    shown = plot.shown()
    assert shown is not None
    assert shown.weight.size == 50
    assert shown.error == pytest.approx(1.0 / np.sqrt(20.0))
    plot.set_axis((50.0, 250.0), (100.0, 110.0))  # zoomed in
    shown = plot.shown()
    assert shown is not None
    assert shown.weight.size == 1000
    image = plot.grab().toImage()
    band, fill = (plot.pixel(105.5, height).toPoint() for height in (4.5, 2.0))
    assert image.pixelColor(band) != image.pixelColor(fill)
    assert tinted(image, band.x(), band.y())
    above = plot.pixel(105.5, 5.03).toPoint()
    assert not tinted(image, above.x(), above.y() - 2)


def test_the_axes_are_those_of_the_picture_also_zoomed_and_turned(qtbot: QtBot) -> None:
    view, result = shown_view(qtbot), lopsided()
    view.show_result(result, fit=True)
    above, beside = plots_of(view)
    assert above.isHidden()
    view.show_marginals(marginals_of(details_of(result, silent)))
    assert not above.isHidden()

    def check() -> bool:
        pixel = view.pane_pixel(20.0, 0.5)
        place = view.pane.mapTo(view, pixel.toPoint())
        here = above.mapTo(view, above.pixel(20.0, 0.0).toPoint()), beside.mapTo(view, beside.pixel(0.5, 0.0).toPoint())
        return abs(here[0].x() - place.x()) <= 1 and abs(here[1].y() - place.y()) <= 1

    qtbot.waitUntil(check)
    view.set_axes("x", "y", invert_x=True, invert_y=True)
    qtbot.waitUntil(check)
    view.resize(800, 600)
    qtbot.waitUntil(check)
    view.look_at(Range(15.0, 25.0, 0.0, 1.0))
    qtbot.waitUntil(check)
    view.set_ground(dark=True)
    view.show_marginals(None)
    assert above.isHidden()
    assert beside.isHidden()
