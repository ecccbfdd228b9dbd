"""The colours of the whole window, chosen as a user chooses them."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from core.settings import Scale, Settings
from gui.colour_bar import ColourBar
from gui.fields import BinsSpinBox, NumberEdit, SigmaSpinBox
from gui.lock_button import LockButton
from tests.gui.driver import Driver, Opened, choose, combo, named, result_of, sigma_of, type_into


def field(driver: Driver, name: str) -> NumberEdit:
    found = named(driver, NumberEdit, name)
    assert isinstance(found, NumberEdit)
    return found


def limits(driver: Driver) -> tuple[float, float]:
    low, high = (field(driver, f"{end} colour at").number for end in ("Lowest", "Highest"))
    assert low is not None
    assert high is not None
    return low, high


def told(driver: Driver) -> str:
    return driver.child(ColourBar, "colourBar").accessibleDescription()


def lock(driver: Driver) -> LockButton:
    button = named(driver, LockButton, "Lock the colours")
    assert isinstance(button, LockButton)
    return button


@pytest.mark.parametrize(
    ("text", "words"), [("power", "power 0.5"), ("equalised", "equalised"), ("log", "logarithmic")]
)
def test_a_scale_is_told_by_the_bar(opened: Opened, cloud: Path, text: str, words: str) -> None:
    driver = opened(str(cloud), "--bins", "40", "--sigma", "2")
    driver.until_shown("cloud.csv")
    choose(combo(driver, "Colour scale"), text)
    driver.until(lambda: f"{words} scale" in told(driver))
    exponent = field(driver, "Exponent")
    assert exponent.isVisible() == (text == "power")
    if text == "power":
        driver.until(lambda: exponent.visibleRegion().boundingRect().width() == exponent.width())
        type_into(exponent, "0.3")
        driver.until(lambda: "power 0.3 scale" in told(driver))
        type_into(exponent, "-1")
        assert "no exponent" in driver.message
        assert exponent.number == 0.3


def test_limits_by_rule_by_hand_and_by_the_bar(opened: Opened, cloud: Path) -> None:
    driver = opened(str(cloud), "--bins", "40", "--sigma", "2")
    driver.until_shown("cloud.csv")
    density = result_of(cloud, Settings(bins=(40, 40), sigma=sigma_of(2.0))).density.values
    filled = density[density > 0]
    rule = combo(driver, "Rule of the limits")
    choose(rule, "1 to 99 %")
    wanted = np.percentile(filled, [1, 99], method="higher").tolist()
    driver.until(lambda: limits(driver) == tuple(wanted))  # on the way to it other rules are chosen
    choose(rule, "minimum")
    driver.until(lambda: limits(driver)[1] == density.max())
    type_into(field(driver, "Highest colour at"), "2")
    driver.until(lambda: rule.currentText() == "as typed" and "to 2 per bin" in told(driver))
    bar = driver.child(ColourBar, "colourBar")
    start = QPoint(bar.bar().center().x(), bar.bar().top())
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(bar, start + QPoint(0, bar.bar().height() // 2))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=start + QPoint(0, bar.bar().height() // 2))
    driver.until(lambda: limits(driver)[1] == pytest.approx(1 + limits(driver)[0] / 2, abs=0.02))
    QTest.mouseDClick(bar, Qt.MouseButton.LeftButton, pos=bar.bar().center())
    driver.until(lambda: rule.currentText() == "automatic" and limits(driver)[0] == 0.0)


def test_locked_colours_stay_through_sigma_bins_and_another_file(opened: Opened, cloud: Path, tmp_path: Path) -> None:
    driver = opened(str(cloud), "--bins", "40", "--sigma", "2")
    driver.until_shown("cloud.csv")
    choose(combo(driver, "Colour scale"), "asinh")
    driver.until(lambda: "asinh" in told(driver))
    before = told(driver), limits(driver)
    lock(driver).click()
    driver.child(SigmaSpinBox, "sigmaSpinBox").setValue(5.0)
    driver.child(BinsSpinBox, "binsSpinBox").setValue(60)
    other = tmp_path / "other.csv"
    other.write_text("a,b\n" + "\n".join(f"{x},{y}" for x, y in np.random.default_rng(2).normal(size=(500, 2))))
    driver.drop(other)
    driver.until_shown("other.csv")
    assert (told(driver), limits(driver)) == before
    assert lock(driver).isChecked()
    lock(driver).click()
    driver.until(lambda: limits(driver) != before[1])
    assert combo(driver, "Rule of the limits").currentText() == "automatic"


def test_another_unit_opens_the_lock(opened: Opened, cloud: Path) -> None:
    driver = opened(str(cloud), "--bins", "40", "--sigma", "2")
    driver.until_shown("cloud.csv")
    lock(driver).click()
    choose(combo(driver, "Unit of the density"), "per unit area")
    driver.until(lambda: "per unit area" in told(driver))
    assert not lock(driver).isChecked()


def test_the_map_is_reversed_in_picture_bar_and_previews(opened: Opened, cloud: Path) -> None:
    driver = opened(str(cloud), "--bins", "40", "--sigma", "2")
    driver.until_shown("cloud.csv")
    choose(combo(driver, "Colour map"), "grey")
    bar = driver.child(ColourBar, "colourBar")
    top = QPoint(bar.bar().center().x(), bar.bar().top() + 2)
    driver.until(lambda: bar.grab().toImage().pixelColor(top).lightness() > 240)
    box = next(box for box in driver.window.findChildren(QCheckBox) if box.text() == "Reversed")
    box.click()
    driver.until(lambda: bar.grab().toImage().pixelColor(top).lightness() < 15)
    preview = combo(driver, "Colour map").itemIcon(0).pixmap(64, 12).toImage()
    assert preview.pixelColor(2, 6).lightness() < preview.pixelColor(61, 6).lightness()  # PuRd runs to the dark


def test_scales_cover_the_enumeration(opened: Opened) -> None:
    driver = opened()
    scales = combo(driver, "Colour scale")
    assert {scales.itemData(place) for place in range(scales.count())} == {None, *Scale}
