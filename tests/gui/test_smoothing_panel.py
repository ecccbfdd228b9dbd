"""Sigma and bins, turned as a user turns them."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDoubleSpinBox, QLabel, QSlider, QSpinBox, QWidget

from core.details import criterion_of
from core.pipeline import Result, compute
from core.points import points_of
from core.progress import silent
from core.settings import Settings, SigmaChoice, SigmaRule
from gui.criterion_plot import CriterionPlot
from gui.model import Model
from gui.pair_edit import PairEdit
from tests.gui.driver import Driver, Opened, choose, named

RNG = np.random.default_rng(4)
X = np.concatenate([RNG.normal(0, 1, 4000), RNG.normal(6, 0.4, 2000)])
Y = np.concatenate([RNG.normal(0, 30, 4000), RNG.normal(90, 12, 2000)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "points.npy"
    np.save(path, np.column_stack([X, Y]))
    return path


@pytest.fixture
def driver(opened: Opened, file: Path) -> Driver:
    made = opened(str(file), "--bins", "80")
    made.until_shown("points.npy")
    return made


def expected(choice: SigmaChoice, bins: tuple[int, int] = (80, 80)) -> Result:
    return compute(points_of(X, Y), Settings(bins=bins, sigma=choice), None, silent)


def sigma(driver: Driver) -> QDoubleSpinBox:
    return driver.child(QDoubleSpinBox, "sigmaSpinBox")


def rule(driver: Driver) -> QComboBox:
    return driver.child(QComboBox, "sigmaRule")


def data(driver: Driver) -> PairEdit:
    return driver.child(PairEdit, "sigmaData")


def button(driver: Driver, name: str) -> QAbstractButton:
    found = named(driver, QAbstractButton, name)
    assert isinstance(found, QAbstractButton)
    return found


def locked(driver: Driver) -> tuple[bool, bool]:
    names = ("Hold sigma in bins", "Hold sigma in data units")
    bins, units = (button(driver, name).isChecked() for name in names)
    return bins, units


def shown(driver: Driver, holds: Callable[[Result], bool]) -> Result:
    """Wait for a result, and return it."""
    model = driver.window.findChild(Model)
    assert model is not None
    driver.until(lambda: model.finished is not None and model.satisfied and holds(model.finished.result))
    assert model.finished is not None
    return model.finished.result


def widths(driver: Driver) -> list[float]:
    return [float(part) for part in data(driver).text().split(" × ")]


def type_into(field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_scott_is_the_rule_at_first_and_both_widths_are_told(driver: Driver) -> None:
    result = expected(SigmaChoice())
    assert rule(driver).currentText() == "Scott's rule"
    assert sigma(driver).value() == result.sigma[0]
    assert widths(driver) == pytest.approx(
        [result.sigma[0] * result.grid.dx, result.sigma[1] * result.grid.dy], rel=1e-3
    )
    assert locked(driver) == (False, True)


@pytest.mark.parametrize(("text", "wanted"), [("Auto", SigmaRule.AUTO), ("Diffusion", SigmaRule.BOTEV)])
def test_each_rule_gives_its_sigma(driver: Driver, text: str, wanted: SigmaRule) -> None:
    choose(rule(driver), text)
    result = expected(SigmaChoice(wanted))
    driver.until(lambda: sigma(driver).value() == result.sigma[0])
    assert rule(driver).currentText().startswith(text)


@pytest.mark.parametrize(
    ("text", "wanted"), [("Scott", SigmaRule.SCOTT), ("Auto", SigmaRule.AUTO), ("Diffusion", SigmaRule.BOTEV)]
)
def test_another_number_of_bins_leaves_the_smoothing_of_a_rule_as_it_is(
    driver: Driver, text: str, wanted: SigmaRule
) -> None:
    choose(rule(driver), text)
    before = shown(driver, lambda result: result.settings.sigma == SigmaChoice(wanted))
    held = before.sigma[0] * before.grid.dx, before.sigma[1] * before.grid.dy
    driver.child(QSpinBox, "binsSpinBox").setValue(123)
    after = shown(driver, lambda result: result.grid.nx == 123)
    assert (after.sigma[0] * after.grid.dx, after.sigma[1] * after.grid.dy) == pytest.approx(held, rel=1e-14)
    assert rule(driver).currentText().startswith(text)
    assert locked(driver) == (False, True)
    assert not any(one.text().startswith("= ") and one.isVisible() for one in driver.window.findChildren(QLabel))
    button(driver, "Range: Most points").click()
    found = shown(driver, lambda result: result.grid.extent != after.grid.extent)
    assert found.settings.sigma == SigmaChoice(wanted)  # in another range the rule looks again
    assert found.sigma == compute(points_of(X, Y), found.settings, None, silent).sigma


def test_a_rule_without_an_answer_looks_again_with_other_bins(opened: Opened, file: Path) -> None:
    driver = opened(str(file), "--bins", "8")
    driver.until_shown("points.npy")
    choose(rule(driver), "Auto")
    note = driver.child(QLabel, "sigmaNote")
    driver.until(lambda: "best below one bin" in note.text())
    driver.child(QSpinBox, "binsSpinBox").setValue(80)
    driver.until(lambda: sigma(driver).value() == expected(SigmaChoice(SigmaRule.AUTO)).sigma[0])


def test_what_is_typed_in_bins_is_held_in_bins(driver: Driver) -> None:
    type_into(sigma(driver), "3")
    driver.until(lambda: rule(driver).currentText() == "As typed")
    assert locked(driver) == (True, False)
    before = widths(driver)
    driver.child(QSpinBox, "binsSpinBox").setValue(40)
    driver.until(lambda: widths(driver) == pytest.approx([2 * width for width in before], rel=2e-3))
    assert sigma(driver).value() == 3.0


def test_what_is_typed_in_data_units_is_held_there(driver: Driver) -> None:
    type_into(data(driver), "0.5 x 10")
    grid = expected(SigmaChoice()).grid
    driver.until(lambda: sigma(driver).value() == pytest.approx(0.5 / grid.dx))
    assert locked(driver) == (False, True)
    label = next(one for one in driver.window.findChildren(QLabel) if one.text().endswith("bins") and "×" in one.text())
    assert label.isVisible()
    assert float(label.text().split()[3]) == pytest.approx(10 / grid.dy, rel=1e-3)
    driver.child(QSpinBox, "binsSpinBox").setValue(160)
    driver.until(lambda: sigma(driver).value() == pytest.approx(1.0 / grid.dx))
    assert widths(driver) == [0.5, 10]


def test_the_locks_hold_what_is_there(driver: Driver) -> None:
    before, told = sigma(driver).value(), widths(driver)
    button(driver, "Hold sigma in bins").click()
    assert locked(driver) == (True, False)
    driver.child(QSpinBox, "binsSpinBox").setValue(120)
    driver.until(lambda: widths(driver) == pytest.approx([width * 80 / 120 for width in told], rel=2e-3))
    assert sigma(driver).value() == before
    button(driver, "Hold sigma in data units").click()
    driver.child(QSpinBox, "binsSpinBox").setValue(60)
    driver.until(lambda: sigma(driver).value() == pytest.approx(before / 2))
    button(driver, "Hold sigma in data units").click()
    assert locked(driver) == (False, True)


def test_what_is_no_width_is_refused(driver: Driver) -> None:
    before = data(driver).text()
    type_into(data(driver), "wide")
    assert '"wide" is no width' in driver.message
    assert data(driver).text() == before


def test_a_factor_stands_on_top_of_a_rule(driver: Driver) -> None:
    slider = driver.child(QSlider, "sigmaFactor")
    scott = expected(SigmaChoice()).sigma[0]
    slider.setFocus()
    for _ in range(8):
        QTest.keyClick(slider, Qt.Key.Key_PageUp)
    driver.until(lambda: sigma(driver).value() == pytest.approx(2 * scott))
    choose(rule(driver), "Auto")
    auto = expected(SigmaChoice(SigmaRule.AUTO)).sigma[0]
    driver.until(lambda: sigma(driver).value() == pytest.approx(2 * auto))
    for _ in range(8):
        QTest.keyClick(slider, Qt.Key.Key_PageDown)
    driver.until(lambda: sigma(driver).value() == pytest.approx(0.5 * auto))
    type_into(sigma(driver), "3")
    assert not slider.isEnabled()
    assert slider.value() == 0


def test_sigma_along_y_can_be_its_own(driver: Driver) -> None:
    type_into(sigma(driver), "3")
    button(driver, "The same sigma along y as along x").click()
    along_y = driver.child(QDoubleSpinBox, "sigmaSpinBoxY")
    assert along_y.isVisible()
    type_into(along_y, "6")
    grid = expected(SigmaChoice()).grid
    driver.until(lambda: widths(driver) == pytest.approx([3 * grid.dx, 6 * grid.dy], rel=1e-3))
    button(driver, "The same sigma along y as along x").click()
    driver.until(lambda: widths(driver) == pytest.approx([3 * grid.dx, 3 * grid.dy], rel=1e-3))
    assert locked(driver) == (True, False)
    type_into(data(driver), "0.5 x 10")
    driver.until(lambda: sigma(driver).value() == pytest.approx(0.5 / grid.dx))
    button(driver, "The same sigma along y as along x").click()
    driver.until(along_y.isVisible)
    button(driver, "The same sigma along y as along x").click()
    driver.until(lambda: widths(driver) == pytest.approx([0.5, 0.5 / grid.dx * grid.dy], rel=1e-3))
    assert locked(driver) == (False, True)


def test_square_bins_follow_the_range(driver: Driver) -> None:
    button(driver, "Square bins").click()
    extent = expected(SigmaChoice()).grid.extent
    aspect = (extent[3] - extent[2]) / (extent[1] - extent[0])
    second = driver.child(QSpinBox, "binsSpinBoxY")
    assert second.isVisible()
    assert second.value() == round(80 * aspect)
    driver.child(QSpinBox, "binsSpinBox").setValue(40)
    driver.until(lambda: second.value() == round(40 * aspect))
    button(driver, "Range: Most points").click()
    driver.until(lambda: second.value() not in (80, round(40 * aspect)))
    button(driver, "As many bins across y as across x").click()
    driver.until(lambda: not second.isVisible())


def test_the_curve_is_that_of_core_and_a_click_takes_a_sigma(driver: Driver) -> None:
    plot = driver.child(CriterionPlot, "criterionPlot")
    assert not plot.isVisible()
    button(driver, "Show the criterion over sigma").click()
    minimum = criterion_of(expected(SigmaChoice()), silent).minimum
    assert minimum is not None
    driver.until(lambda: f"smallest at {minimum:.4g}"[:14] in plot.accessibleDescription())
    driver.until(plot.isVisible)
    place = QPoint(round(plot.x_of(minimum)), 30)
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert sigma(driver).value() == float(f"{minimum:.4g}")
    assert locked(driver) == (True, False)
    assert f"present sigma {minimum:.3g}"[:16] in plot.accessibleDescription()


def test_quiet_notes_come_and_go(driver: Driver) -> None:
    note = driver.child(QLabel, "sigmaNote")
    type_into(sigma(driver), "0.5")
    driver.until(lambda: "below one bin" in note.text())
    bins = driver.child(QSpinBox, "binsSpinBox")
    bins.setValue(400)
    driver.until(lambda: "fewer than 5 effective points" in note.text())
    bins.setValue(80)
    type_into(sigma(driver), "3")
    driver.until(lambda: not note.isVisible())
    type_into(sigma(driver), "30")
    driver.until(lambda: "wider than the extent" in note.text())
    assert driver.message == ""


def test_a_rule_that_fails_says_so_beside_sigma(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "rounded.npy"
    np.save(path, np.column_stack([np.round(X, 1), np.round(Y)]))
    driver = opened(str(path), "--bins", "80")
    driver.until_shown("rounded.npy")
    choose(rule(driver), "Auto")
    note = driver.child(QLabel, "sigmaNote")
    driver.until(lambda: "share a position, so sigma is by Scott's rule" in note.text())
    assert driver.message == ""


@pytest.mark.parametrize("height", [600, 700])
def test_a_low_window_scrolls_and_cuts_nothing_off(driver: Driver, height: int) -> None:
    driver.window.resize(1000, height)
    button(driver, "Show the criterion over sigma").click()
    driver.qtbot.wait(100)
    assert driver.window.height() == height
    for name in ("Hold sigma in bins", "Hold sigma in data units", "Show the criterion over sigma", "Square bins"):
        shown = button(driver, name)
        parent = shown.parentWidget()
        assert parent is not None
        assert parent.rect().contains(shown.geometry())
        assert shown.height() >= 20
    assert driver.child(CriterionPlot, "criterionPlot").height() == 104
