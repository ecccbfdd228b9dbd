"""Menus of one choice."""

from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.pipeline import Result
from core.settings import AxesChoice, DotsChoice, DotsRule, Unit, Wrap
from core.shapes import Rectangle
from gui.choice_menu import DOTS, ChoiceMenu
from gui.model import Model
from gui.regions import Regions
from tests.gui.driver import Driver, Opened, action, choose, combo


def test_a_choice_is_chosen_and_ticked(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = ChoiceMenu("Dots", DOTS, parent)
    chosen: list[object] = []
    menu.chosen.connect(chosen.append)
    menu.check(DotsChoice(DotsRule.COLOURED))
    assert [action.data() for action in menu.actions() if action.isChecked()] == [DotsChoice(DotsRule.COLOURED)]
    assert not chosen
    menu.actions()[1].trigger()
    assert chosen == [DotsChoice(DotsRule.OUTLIERS, 0.5)]


def shown(driver: Driver) -> Result:
    model = driver.window.findChild(Model)
    assert model is not None
    assert model.shown is not None
    return model.shown.result


def test_longitudes_across_the_seam(opened: Opened, tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    x, y = np.mod(rng.normal(0.0, 4.0, 500), 360.0), rng.normal(50.0, 4.0, 500)
    path = tmp_path / "sky.csv"
    path.write_text("ra,dec,z\n" + "".join(f"{a!r},{b!r},{b!r}\n" for a, b in zip(x.tolist(), y.tolist(), strict=True)))
    driver = opened(str(path), "--bins", "40", "--sigma", "1")
    driver.until_shown("sky.csv")
    unit = combo(driver, "Unit of the density")
    choose(unit, "per deg²")
    driver.until(lambda: shown(driver).settings.unit is Unit.SPHERE)
    menu = next(menu for menu in driver.window.findChildren(ChoiceMenu) if "ongitude" in menu.title())
    assert menu.isEnabled()
    menu.actions()[1].trigger()
    driver.until(lambda: shown(driver).settings.axes == AxesChoice(Wrap.HALF))
    extent = shown(driver).grid.extent
    assert -90.0 < extent[0] < extent[1] < 90.0
    assert shown(driver).counts.in_range == 500
    action(driver, "undo").trigger()
    driver.until(lambda: shown(driver).settings.axes == AxesChoice())
    assert menu.actions()[0].isChecked()
    action(driver, "redo").trigger()
    driver.until(lambda: shown(driver).settings.axes == AxesChoice(Wrap.HALF))
    choose(combo(driver, "Column of y"), "z")
    driver.until(lambda: shown(driver).settings.unit is Unit.AREA)
    assert shown(driver).settings.axes == AxesChoice()
    assert not menu.isEnabled()


def test_what_is_marked_stays_where_longitudes_are_counted_from_elsewhere_and_that_is_told(
    opened: Opened, tmp_path: Path
) -> None:
    path = tmp_path / "sky.csv"
    path.write_text("ra,dec\n" + "".join(f"{x},{y}\n" for x, y in ((350, 1), (355, 2), (5, 3), (10, 5))))
    driver = opened(str(path), "--bins", "40", "--sigma", "1")
    driver.until_shown("sky.csv")
    model = driver.window.findChild(Model)
    assert model is not None
    menu = next(menu for menu in driver.window.findChildren(ChoiceMenu) if "ongitude" in menu.title())
    menu.actions()[2].trigger()
    driver.until(lambda: shown(driver).settings.axes == AxesChoice(Wrap.FULL))
    assert driver.message == ""  # nothing is marked yet
    regions = Regions().added(Rectangle(352.0, 2.0, 8.0, 4.0))
    model.set_regions(regions)
    menu.actions()[1].trigger()
    driver.until(lambda: shown(driver).settings.axes == AxesChoice(Wrap.HALF))
    assert "regions and probes stay" in driver.message
    assert model.regions == regions
    action(driver, "undo").trigger()
    driver.until(lambda: shown(driver).settings.axes == AxesChoice(Wrap.FULL))
    assert driver.message == ""
