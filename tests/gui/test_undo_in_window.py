"""Undo and redo, as a user does them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QSpinBox

from core.columns import ColumnChoice
from gui.history import TOGETHER
from gui.source_bar import SourceBar
from tests.gui.driver import Driver, Opened, action, choose, combo, field, named, type_into

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def undo(driver: Driver) -> None:
    QTest.keyClick(driver.window.focusWidget() or driver.window, Qt.Key.Key_Z, CONTROL)


def redo(driver: Driver) -> None:
    QTest.keyClick(driver.window.focusWidget() or driver.window, Qt.Key.Key_Z, CONTROL | SHIFT)


def opened_cloud(opened: Opened, cloud: Path) -> Driver:
    driver = opened(str(cloud), "--bins", "50", "--sigma", "1")
    driver.until_shown("cloud.csv")
    driver.until(lambda: driver.model.satisfied)
    return driver


def test_turns_of_sigma_are_one_step_and_the_menu_says_so(opened: Opened, cloud: Path) -> None:
    driver = opened_cloud(opened, cloud)
    entry = action(driver, "undo")
    assert not entry.isEnabled()
    sigma = driver.child(QDoubleSpinBox, "sigmaSpinBox")
    sigma.setFocus()
    for _ in range(5):
        QTest.keyClick(sigma, Qt.Key.Key_Up)
    assert sigma.value() == pytest.approx(1.5)
    assert (entry.text(), entry.isEnabled()) == ("&Undo sigma", True)
    undo(driver)  # while the spin box has the keys
    assert sigma.value() == 1.0
    assert (entry.text(), entry.isEnabled()) == ("&Undo", False)
    assert action(driver, "redo").text() == "Re&do sigma"
    redo(driver)
    assert sigma.value() == pytest.approx(1.5)
    driver.until(lambda: driver.model.satisfied)


def test_another_field_or_a_pause_begins_another_step(opened: Opened, cloud: Path) -> None:
    driver = opened_cloud(opened, cloud)
    sigma, bins = driver.child(QDoubleSpinBox, "sigmaSpinBox"), driver.child(QSpinBox, "binsSpinBox")
    sigma.stepBy(1)
    driver.qtbot.wait(round(1200 * TOGETHER))
    sigma.stepBy(1)
    bins.stepBy(1)
    bins.stepBy(1)
    assert action(driver, "undo").text() == "&Undo bins"
    seen = []
    while action(driver, "undo").isEnabled():
        action(driver, "undo").trigger()
        seen.append((sigma.value(), bins.value()))
    assert seen == [(pytest.approx(1.2), 50), (pytest.approx(1.1), 50), (1.0, 50)]


def test_a_text_that_is_being_typed_has_an_undo_of_its_own(opened: Opened, cloud: Path) -> None:
    driver = opened_cloud(opened, cloud)
    driver.child(QDoubleSpinBox, "sigmaSpinBox").stepBy(1)
    low = field(driver, "Range of x: from")
    low.setFocus()
    QTest.keyClick(low, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(low, "1")
    undo(driver)
    assert low.text() != "1"
    assert driver.model.wanted.settings.sigma.x == pytest.approx(1.1)


def test_columns_come_back_with_their_axes_settings_and_probes(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "sky.csv"
    path.write_text("ra,dec,mag\n" + "\n".join(f"{i % 7},{i % 11},{i % 5}" for i in range(60)))
    driver = opened(str(path))
    driver.until_shown("sky.csv")
    model, bar = driver.model, driver.child(SourceBar, "sourceBar")
    driver.until(lambda: model.satisfied)
    action(driver, "invert_y").trigger()
    model.set_probes(model.probes.added([("", 3.0, 4.0)]))
    axes, settings, probes = model.look.axes, model.wanted.settings, model.probes
    choose(combo(driver, "Column of y"), "mag")
    driver.until(lambda: model.satisfied and "y mag" in bar.text())
    assert model.look.axes != axes
    model.set_probes(model.probes.without([0]))
    undo(driver)
    assert action(driver, "undo").text() == "&Undo columns"
    undo(driver)
    driver.until(lambda: model.satisfied)
    assert "y dec" in bar.text()
    assert (model.look.axes, model.wanted.settings, model.probes) == (axes, settings, probes)
    assert named(driver, QLabel, "Guessed").isVisible()
    assert action(driver, "undo").text() == "&Undo probes"
    redo(driver)
    driver.until(lambda: model.satisfied and "y mag" in bar.text())
    assert not model.look.axes.invert_x
    again = opened(str(path))
    again.until_shown("sky.csv")
    assert "y mag" in again.child(SourceBar, "sourceBar").text()  # learned once more, with the redo


def test_an_undo_that_is_slow_gives_way_to_what_is_newer(opened: Opened, cloud: Path) -> None:
    driver = opened_cloud(opened, cloud)
    model = driver.model
    action(driver, "raw").trigger()
    driver.child(QSpinBox, "binsSpinBox").setValue(2000)
    driver.until(lambda: model.satisfied)
    undo(driver)
    undo(driver)
    redo(driver)
    driver.until(lambda: model.satisfied)
    assert (model.wanted.settings.raw, model.wanted.settings.bins) == (True, (50, 50))
    assert action(driver, "redo").text() == "Re&do bins"


def test_what_fails_leaves_the_history_where_it_was(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_text("a,b,word\n" + "\n".join(f"{i % 7},{i % 11},red" for i in range(60)))
    driver = opened(str(path))
    driver.until_shown("words.csv")
    model = driver.model
    action(driver, "raw").trigger()
    driver.until(lambda: model.satisfied)
    wanted = model.wanted
    model.set_choice(ColumnChoice("a", "word"))
    driver.until(lambda: "word" in driver.message)
    assert model.wanted == wanted
    assert action(driver, "undo").text() == "&Undo raw counts"


def test_another_file_has_no_steps_and_one_that_fails_leaves_them(opened: Opened, cloud: Path, tmp_path: Path) -> None:
    driver = opened_cloud(opened, cloud)
    action(driver, "raw").trigger()
    bad = tmp_path / "bad.csv"
    bad.write_text("")
    driver.drop(bad)
    driver.until(lambda: "bad.csv" in driver.message)
    assert action(driver, "undo").text() == "&Undo raw counts"
    other = tmp_path / "other.csv"
    other.write_bytes(cloud.read_bytes())
    driver.drop(other)
    driver.until_shown("other.csv")
    driver.until(lambda: driver.model.satisfied)
    assert not action(driver, "undo").isEnabled()
    assert not action(driver, "redo").isEnabled()


def test_a_file_that_is_read_again_keeps_its_steps(opened: Opened, cloud: Path) -> None:
    driver = opened_cloud(opened, cloud)
    action(driver, "raw").trigger()
    QTest.keyClick(driver.window, Qt.Key.Key_F5)
    driver.until(lambda: driver.model.satisfied)
    assert action(driver, "undo").text() == "&Undo raw counts"
    undo(driver)
    driver.until(lambda: driver.model.satisfied)
    assert not driver.model.shown.result.settings.raw  # type: ignore[union-attr]  # a picture is there


def test_reset_is_one_step(opened: Opened) -> None:
    driver = opened("--sample", "notebook")
    driver.until_shown("notebook")
    model = driver.model
    driver.until(lambda: model.satisfied)
    start, axes = model.wanted.settings, model.look.axes
    driver.child(QDoubleSpinBox, "sigmaSpinBox").setValue(3.0)
    driver.child(QSpinBox, "binsSpinBox").setValue(33)
    action(driver, "equal").trigger()
    action(driver, "scale_bar").trigger()
    type_into(field(driver, "Range of x: from"), "-1")
    changed, look = model.wanted.settings, model.look
    action(driver, "reset").trigger()
    assert (model.wanted.settings, model.look.axes, model.look.scale_bar) == (start, axes, False)
    assert action(driver, "undo").text() == "&Undo reset to defaults"
    undo(driver)
    assert (model.wanted.settings, model.look) == (changed, look)
