"""The ruler and the scale bar of the whole window."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from core.measure import bar_length
from gui.density_view import DensityView
from gui.measuring import bar_text, told_of
from gui.overlay import Overlay
from tests.gui.driver import Driver, Opened, action
from tests.gui.hand import Hand, drag


@pytest.fixture
def sky(tmp_path: Path) -> Path:
    x, y = np.random.default_rng(5).normal((30.0, 60.0), (4.0, 3.0), (3000, 2)).T
    path = tmp_path / "sky.csv"
    path.write_text("RA,DEC\n" + "\n".join(f"{a!r},{b!r}" for a, b in zip(x.tolist(), y.tolist(), strict=True)))
    return path


def view_of(driver: Driver) -> DensityView:
    view = driver.window.findChild(DensityView)
    assert view is not None
    return view


def test_a_ruler_is_drawn_changed_and_put_away(opened: Opened, sky: Path) -> None:
    driver = opened(str(sky), "--bins", "50")
    driver.until_shown("sky.csv")
    view, told = view_of(driver), driver.child(Overlay, "overlay").accessibleDescription
    before = view.view_range()
    action(driver, "measure").trigger()
    assert "Drag" in told()
    drag(view, (28.0, 59.0), (31.0, 63.0))
    words = told()
    assert view.view_range() == before
    assert float(words.split("distance ")[1].split()[0]) == pytest.approx(5.0, rel=0.02)
    assert float(words.split("angle ")[1].rstrip("°\n").split("°")[0]) == pytest.approx(53.13, abs=0.6)
    assert float(words.split("sphere ")[1].rstrip("°")) == pytest.approx(4.25, rel=0.02)
    drag(view, (31.0, 63.0), (28.0, 63.0))
    assert float(told().split("angle ")[1].split("°")[0]) == pytest.approx(90.0, abs=0.6)
    Hand(view).drag(view.pane_pixel(35.0, 59.0).toPoint(), view.pane_pixel(31.0, 57.0).toPoint())  # beside both ends
    assert view.view_range() != before
    QTest.keyClick(driver.window, Qt.Key.Key_Escape)
    assert told() == ""
    assert not action(driver, "measure").isChecked()


def test_the_scale_bar_is_as_long_as_it_says(opened: Opened, sky: Path) -> None:
    driver = opened(str(sky), "--bins", "50")
    driver.window.resize(1100, 760)
    driver.until_shown("sky.csv")
    view = view_of(driver)
    overlay = driver.child(Overlay, "overlay")
    assert overlay.geometry() == view.pane.rect()
    blank = view.pane.grab().toImage()
    action(driver, "scale_bar").trigger()
    image = view.pane.grab().toImage()
    assert image != blank
    seen = view.view_range()
    length = bar_length(seen.x_max - seen.x_min)
    wanted = abs(view.pane_pixel(30.0 + length, 60.0).x() - view.pane_pixel(30.0, 60.0).x())
    bottom = view.plane_rect().bottom() - 12 - 8
    dark = [x for x in range(image.width()) if image.pixelColor(QPoint(x, round(bottom))).lightness() < 80]
    assert max(dark) - min(dark) == pytest.approx(wanted, abs=2.5)
    assert view.plane_rect().contains(QPointF(min(dark), bottom))


def test_where_units_differ_there_is_no_distance() -> None:
    ends = ((0.0, 0.0), (3.0, 4.0))
    assert "distance 5.000 nm" in told_of(ends, ("nm", "nm"), sphere=False)
    assert "distance" not in told_of(ends, ("nm", "s"), sphere=False)
    assert "sphere" not in told_of(ends, (None, None), sphere=False)


def test_a_bar_names_its_unit_and_its_axis() -> None:
    assert bar_text(0.5, ("deg", "deg"), sphere=False) == "0.5 deg"
    assert bar_text(0.5, ("deg", "deg"), sphere=True) == "0.5 deg along x"  # a degree of longitude is a shorter way
    assert bar_text(20.0, (None, None), sphere=False) == "20"
    assert bar_text(20.0, ("nm", "s"), sphere=False) == "20 nm along x"
