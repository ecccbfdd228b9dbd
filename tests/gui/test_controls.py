"""The controls of the whole window, turned as a user turns them."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
)

from core.loading import load
from core.pipeline import compute
from core.progress import silent
from core.readout import readout_at
from core.settings import Settings
from gui.numbers import whole
from gui.source_bar import SourceBar
from tests.gui.driver import Opened, action, choose, combo, density_in, field, named, result_of, sigma_of, type_into


def test_sigma_typed_and_turned_is_the_sigma_of_the_picture(opened: Opened, cloud: Path) -> None:
    driver = opened(str(cloud), "--bins", "60")
    driver.until_shown("cloud.csv")
    sigma = driver.child(QDoubleSpinBox, "sigmaSpinBox")
    rule = combo(driver, "Rule of sigma")
    scott = result_of(cloud, Settings(bins=(60, 60))).sigma[0]
    assert sigma.value() == scott
    assert rule.currentText() == "Scott's rule"
    driver.point_at(0.5, 0.5)
    first = driver.settled_readout()
    sigma.selectAll()
    QTest.keyClicks(sigma, "12.5")
    driver.qtbot.wait(100)
    assert driver.readout == first
    QTest.keyClick(sigma, Qt.Key.Key_Return)
    driver.until(lambda: driver.readout != first)
    assert rule.currentText() == "As typed"
    choose(rule, "Scott")
    driver.until(lambda: driver.readout == first)
    assert sigma.value() == scott


def test_the_wheel_over_sigma_is_followed_to_the_last_step(opened: Opened, cloud: Path) -> None:
    driver = opened(str(cloud), "--bins", "80", "--sigma", "2")
    driver.until_shown("cloud.csv")
    driver.point_at(0.5, 0.5)
    driver.until(lambda: driver.readout != "")
    sigma = driver.child(QDoubleSpinBox, "sigmaSpinBox")
    sigma.setFocus()
    place = QPointF(sigma.rect().center())
    for _ in range(40):
        event = QWheelEvent(
            place,
            sigma.mapToGlobal(place),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(sigma, event)
    words = driver.readout.replace("│", " ").split()
    result = result_of(cloud, Settings(bins=(80, 80)))
    result = compute(result.points, Settings(bins=(80, 80), sigma=sigma_of(sigma.value())), None, silent)
    wanted = readout_at(result.counts, result.density, float(words[1]), float(words[3]))
    assert wanted is not None
    driver.until(lambda: abs(density_in(driver.readout) / wanted.density - 1) < 0.002)


def test_other_columns_are_another_picture(opened: Opened, cloud: Path) -> None:
    driver = opened(str(cloud))
    driver.until_shown("cloud.csv")
    bar = driver.child(SourceBar, "sourceBar")
    assert "x width, y height, weight none" in bar.text()
    choose(combo(driver, "Column of weights"), "mass")
    driver.until(lambda: "weight mass" in bar.text())
    driver.point_at(0.5, 0.5)
    driver.until(lambda: "row" in driver.readout)
    columns = combo(driver, "Column of x")
    assert not columns.model().flags(columns.model().index(columns.findText("name"), 0)) & Qt.ItemFlag.ItemIsEnabled


def test_a_typed_range_is_binned_and_what_lies_outside_is_told(opened: Opened, cloud: Path) -> None:
    driver = opened(str(cloud))
    driver.until_shown("cloud.csv")
    high = field(driver, "Range of x: to")
    type_into(high, "3")
    label = named(driver, QWidget, "Points outside the range")
    driver.until(label.isVisible)
    points = load(cloud).points
    outside = int(np.count_nonzero(points.x > 3))
    assert isinstance(label, QLabel)
    assert label.text() == f"{whole(outside)} points outside the range"
    full = named(driver, QToolButton, "Range: Full")
    assert isinstance(full, QToolButton)
    assert not full.isChecked()
    full.click()
    driver.until(label.isHidden)


def test_a_range_the_wrong_way_round_is_refused(opened: Opened, cloud: Path) -> None:
    driver = opened(str(cloud))
    driver.until_shown("cloud.csv")
    type_into(field(driver, "Range of x: to"), "-100")
    assert "range of x" in driver.message


def test_a_far_outlier_brings_an_offer_that_one_click_takes(opened: Opened, tmp_path: Path) -> None:
    x, y = np.random.default_rng(1).normal(0, 1, (2, 5000))
    path = tmp_path / "outlier.npy"
    np.save(path, np.column_stack([np.append(x, 5000.0), np.append(y, 0.0)]))
    driver = opened(str(path))
    driver.until_shown("outlier.npy")
    button = next(one for one in driver.window.findChildren(QPushButton) if one.text() == "Show that part")
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    driver.until(lambda: float(field(driver, "Range of x: to").text()) < 100)
    assert driver.message == ""


def test_a_sigma_larger_than_a_smaller_image_stays_as_typed(opened: Opened, cloud: Path) -> None:
    driver = opened(str(cloud), "--bins", "200", "--sigma", "150")
    driver.until_shown("cloud.csv")
    bins = driver.child(QSpinBox, "binsSpinBox")
    bins.setValue(50)
    driver.until(lambda: "wider than the picture" in driver.message)
    assert driver.child(QDoubleSpinBox, "sigmaSpinBox").value() == 150.0


def test_bins_that_differ_have_two_boxes(opened: Opened, cloud: Path) -> None:
    driver = opened(str(cloud), "--bins", "30,70")
    driver.until_shown("cloud.csv")
    second = driver.child(QSpinBox, "binsSpinBoxY")
    assert second.isVisible()
    assert (driver.child(QSpinBox, "binsSpinBox").value(), second.value()) == (30, 70)


@pytest.mark.parametrize(("unit", "factor"), [("fraction of maximum", 1.0), ("per unit area", 2.0)])
def test_the_unit_is_told(opened: Opened, cloud: Path, unit: str, factor: float) -> None:
    driver = opened(str(cloud))
    driver.until_shown("cloud.csv")
    driver.point_at(0.5, 0.5)
    driver.until(lambda: "per bin" in driver.readout)
    choose(combo(driver, "Unit of the density"), unit)
    driver.until(lambda: unit in driver.readout)


def test_raw_counts_by_a_key_and_back(opened: Opened, cloud: Path) -> None:
    driver = opened(str(cloud), "--bins", "40")
    driver.until_shown("cloud.csv")
    driver.point_at(0.5, 0.5)
    before = driver.settled_readout()
    QTest.keyClick(driver.window, Qt.Key.Key_R)
    driver.until(lambda: driver.readout != before)
    QTest.keyClick(driver.window, Qt.Key.Key_R)
    driver.until(lambda: driver.readout == before)


def test_the_scatter_plot_stands_beside(opened: Opened) -> None:
    driver = opened("--sample", "notebook")
    driver.until_shown("notebook")
    action(driver, "scatter").trigger()
    driver.qtbot.wait(50)
    assert action(driver, "scatter").isChecked()


def test_every_control_says_what_it_is(opened: Opened, cloud: Path) -> None:
    driver = opened(str(cloud))
    driver.until_shown("cloud.csv")
    kinds = (QAbstractButton, QComboBox, QDoubleSpinBox, QSpinBox, QLineEdit)
    for kind in kinds:
        for control in driver.window.findChildren(kind):
            inner = isinstance(control.parent(), QDoubleSpinBox | QSpinBox | QComboBox)
            if not inner and not control.objectName().startswith("qt_") and control.isVisible():
                assert control.accessibleName(), control
                assert control.toolTip(), control


@pytest.mark.parametrize("dark", [False, True])
def test_light_and_dark(opened: Opened, dark: bool) -> None:
    driver = opened("--sample", "notebook", dark=dark)
    driver.until_shown("notebook")
    picture = driver.window.grab().toImage()
    corner = picture.pixelColor(3, picture.height() - 3)
    assert (corner.lightness() < 128) == dark


def test_long_names_never_widen_the_window(opened: Opened, tmp_path: Path) -> None:
    name = f"{'a very long name ' * 9}.csv"
    long = "a column with quite a long name indeed"
    rows = "\n".join(f"{i % 7},{i % 11},{'' if i % 5 else 1}" for i in range(200))
    (tmp_path / name).write_text(f"{long} one,{long} two,weight\n{rows}")
    driver = opened(str(tmp_path / name), "--weight", "weight")
    driver.window.resize(1000, 700)
    driver.until_shown(name)
    assert "160 missing" in driver.child(SourceBar, "sourceBar").text()
    assert driver.window.minimumSizeHint().width() <= 1000
    assert driver.window.width() == 1000
