"""The whole window, driven as a user drives it."""

import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QDoubleSpinBox,
    QFileDialog,
    QPushButton,
    QSpinBox,
    QWidget,
)

from core.loading import load
from core.pipeline import compute
from core.progress import Report, silent
from core.readout import readout_at
from core.samples import SAMPLES
from core.settings import Settings
from gui import making
from gui.main_window import NAME
from gui.source_bar import SourceBar
from gui.state import Shown, Wanted
from tests.gui.driver import (
    Opened,
    action,
    density_in,
    named,
    result_of,
    sigma_of,
)


def test_a_file_becomes_a_picture_and_the_mouse_reads_it(opened: Opened, cloud: Path) -> None:
    driver = opened(str(cloud), "--bins", "50")
    driver.until_shown("cloud.csv")
    driver.point_at(0.4, 0.55)
    driver.until(lambda: driver.readout != "")
    words = driver.readout.replace("│", " ").split()
    x, y = float(words[1]), float(words[3])
    result = result_of(cloud, Settings(bins=(50, 50)))
    wanted = readout_at(result.counts, result.density, x, y)
    assert wanted is not None
    assert density_in(driver.readout) == pytest.approx(wanted.density, rel=0.02)
    assert f"bin {wanted.column}, {wanted.row}" in driver.readout
    assert f"count {wanted.rows}" in driver.readout


def test_the_readout_follows_a_picture_that_changes_under_a_resting_mouse(opened: Opened, cloud: Path) -> None:
    driver = opened(str(cloud), "--bins", "50", "--sigma", "1")
    driver.until_shown("cloud.csv")
    driver.point_at(0.5, 0.5)
    driver.until(lambda: driver.readout != "")
    before = driver.readout
    sigma = driver.child(QDoubleSpinBox, "sigmaSpinBox")
    sigma.stepBy(20)
    driver.until(lambda: driver.readout != before)
    words = before.split(" │ ")[0]
    assert driver.readout.startswith(words)


def test_the_readout_clears_when_the_mouse_leaves(opened: Opened, cloud: Path) -> None:
    driver = opened(str(cloud))
    driver.until_shown("cloud.csv")
    driver.point_at(0.5, 0.5)
    driver.until(lambda: driver.readout != "")
    driver.point_at(0.001, 0.999)
    driver.until(lambda: driver.readout == "")


def test_space_freezes_the_readout_and_control_c_copies_it(opened: Opened, cloud: Path) -> None:
    driver = opened(str(cloud))
    driver.until_shown("cloud.csv")
    driver.point_at(0.5, 0.5)
    driver.settled_readout()
    QTest.keyClick(driver.window, Qt.Key.Key_Space)
    frozen = driver.settled_readout()
    assert frozen.endswith("position frozen")
    driver.point_at(0.4, 0.4)
    driver.qtbot.wait(80)
    assert driver.readout == frozen
    QTest.keyClick(driver.window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == frozen
    QTest.keyClick(driver.window, Qt.Key.Key_Space)
    driver.until(lambda: driver.readout not in {frozen, ""})


def test_the_notebook_reads_as_in_the_notebook(opened: Opened) -> None:
    driver = opened("--sample", "notebook")
    driver.until_shown("notebook")
    assert driver.child(QDoubleSpinBox, "sigmaSpinBox").value() == 1.0
    assert driver.child(QSpinBox, "binsSpinBox").value() == 100
    assert "1\N{NARROW NO-BREAK SPACE}000 points" in driver.child(SourceBar, "sourceBar").text()


@pytest.mark.parametrize("target", ["window", "view", "sigma"])
def test_a_file_is_dropped_anywhere(opened: Opened, cloud: Path, target: str) -> None:
    driver = opened("--sample", "notebook")
    driver.until_shown("notebook")
    on: QWidget | None = driver.window
    if target == "view":
        on = driver.view.childAt(driver.view.rect().center()) or driver.view
    elif target == "sigma":
        on = driver.child(QDoubleSpinBox, "sigmaSpinBox")
    while on is not None and not on.acceptDrops():  # as Qt looks for the one that takes it
        on = on.parentWidget()
    assert driver.drop(cloud, on=on)
    driver.until_shown("cloud.csv")


def test_a_file_that_comes_before_the_libraries_waits_in_line(opened: Opened, cloud: Path) -> None:
    driver = opened()
    assert driver.window.findChild(QWidget, "imageView") is None
    driver.drop(cloud)
    driver.until_shown("cloud.csv")


BAD = {
    "missing": None,
    "empty": b"",
    "binary": bytes(range(256)) * 40,
    "one column": b"x\n1\n2\n3\n",
    "all text": b"a,b\nred,green\nblue,red\n",
    "half a parquet": b"PAR1" + bytes(300),
    "half an npy": b"\x93NUMPY\x01\x00v\x00{'descr': '<f8', 'fortran_order': False, 'shape': (90, 2), }" + b" " * 9,
    "header only": b"x,y\n",
}


@pytest.mark.parametrize("fault", sorted(BAD))
def test_a_bad_file_gives_one_line_and_leaves_what_was_there(opened: Opened, tmp_path: Path, fault: str) -> None:
    driver = opened("--sample", "notebook")
    driver.until_shown("notebook")
    before = driver.child(SourceBar, "sourceBar").text()
    path = tmp_path / "bad.csv"
    content = BAD[fault]
    if content is not None:
        path.write_bytes(content)
    driver.drop(path)
    driver.until(lambda: driver.message != "")
    assert "bad.csv" in driver.message
    assert "\n" not in driver.message
    assert driver.window.windowTitle() == f"notebook - {NAME}"
    assert driver.child(SourceBar, "sourceBar").text() == before
    assert driver.child(QSpinBox, "binsSpinBox").value() == 100
    driver.child(QDoubleSpinBox, "sigmaSpinBox").stepUp()
    driver.until(lambda: driver.message == "")


def test_cancel_stays_with_what_is_shown(opened: Opened, cloud: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    driver = opened("--sample", "notebook")
    driver.until_shown("notebook")
    ended = threading.Event()
    waiting = threading.Event()

    def slow(_wanted: Wanted, _shown: Shown | None, report: Report, _arrived: object) -> Shown:
        try:
            while True:
                report(0.5, "Reading")
                waiting.wait(0.005)
        finally:
            ended.set()

    monkeypatch.setattr(making, "make", slow)
    cancel = driver.child(QAbstractButton, "cancelButton")
    driver.drop(cloud)
    driver.until(cancel.isVisible)
    assert driver.child(QWidget, "progressBar").isVisible()
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert not cancel.isVisible()
    assert ended.wait(5)
    assert driver.window.windowTitle() == f"notebook - {NAME}"
    monkeypatch.undo()
    driver.child(QDoubleSpinBox, "sigmaSpinBox").setValue(3.0)
    driver.drop(cloud)
    driver.until_shown("cloud.csv")


def test_a_bug_is_reported_once_and_the_program_goes_on(
    opened: Opened, cloud: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    driver = opened("--sample", "notebook")
    driver.until_shown("notebook")

    def broken(_wanted: Wanted, _shown: Shown | None, _report: Report, _arrived: object) -> Shown:
        raise ZeroDivisionError("a bug that nobody expected")

    monkeypatch.setattr(making, "make", broken)
    for _ in range(2):
        driver.drop(cloud)
        driver.until(lambda: driver.window.findChild(QDialog, "bugReport") is not None)
        driver.qtbot.wait(50)
    reports = driver.window.findChildren(QDialog, "bugReport")
    assert len(reports) == 1
    copy = next(one for one in reports[0].findChildren(QPushButton) if one.text() == "Copy the report")
    copy.click()
    assert "a bug that nobody expected" in QGuiApplication.clipboard().text()
    assert "a bug that nobody expected" in capsys.readouterr().err
    reports[0].close()
    monkeypatch.undo()
    driver.drop(cloud)
    driver.until_shown("cloud.csv")


def test_closing_never_waits_for_a_job(opened: Opened, cloud: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    driver = opened("--sample", "notebook")
    driver.until_shown("notebook")
    release, started = threading.Event(), threading.Event()

    def deaf(_wanted: Wanted, _shown: Shown | None, _report: Report, _arrived: object) -> Shown:
        started.set()
        release.wait(10)
        raise ZeroDivisionError("nobody is to hear of this")

    monkeypatch.setattr(making, "make", deaf)
    driver.drop(cloud)
    driver.until(started.is_set)
    assert driver.window.close()
    release.set()
    driver.qtbot.wait(50)


def test_export_writes_what_is_shown(opened: Opened, cloud: Path, tmp_path: Path) -> None:
    driver = opened(str(cloud), "--bins", "40", "--sigma", "2")
    driver.until_finished("cloud.csv")
    action(driver, "export").trigger()
    dialog = driver.window.findChild(QFileDialog)
    assert dialog is not None
    target = tmp_path / "out.npz"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    driver.until(lambda: driver.message == "out.npz was written")
    with np.load(target) as data:
        expected = compute(load(cloud).points, Settings(bins=(40, 40), sigma=sigma_of(2.0)), None, silent)
        np.testing.assert_array_equal(data["density"], expected.density.per_bin)


@pytest.mark.parametrize("sample", [row.name for row in SAMPLES])
def test_each_sample_opens_by_its_button(opened: Opened, sample: str) -> None:
    driver = opened()
    title = next(row.title for row in SAMPLES if row.name == sample)
    button = named(driver, QPushButton, f"Sample: {title}")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    driver.until_shown(sample)
