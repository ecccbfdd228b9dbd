"""Tables that are pasted."""

import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from gui.probes_panel import ProbesPanel
from gui.source_bar import SourceBar
from tests.gui.driver import Driver, Opened, action

TABLE = "Länge\tBreite\n" + "\n".join(f"{i % 7},5\t{i % 11}" for i in range(40))
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "private"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def told(driver: Driver) -> str:
    return driver.child(SourceBar, "sourceBar").text()


def empty(opened: Opened) -> Driver:
    driver = opened()
    driver.until(driver.window.isActiveWindow)
    return driver


def paste(driver: Driver, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(driver.window, Qt.Key.Key_V, CONTROL | SHIFT)


@pytest.mark.parametrize("keys", [CONTROL, CONTROL | SHIFT])
def test_a_table_is_pasted_into_the_empty_window(opened: Opened, folder: Path, keys: Qt.KeyboardModifier) -> None:
    driver = empty(opened)
    QGuiApplication.clipboard().setText(TABLE)
    QTest.keyClick(driver.window, Qt.Key.Key_V, keys)
    driver.until_shown("clipboard")
    assert told(driver) == "clipboard │ x Länge, y Breite, weight none │ 40 points"
    assert [path.stat().st_mode & 0o77 for path in folder.iterdir()] == [0]
    driver.window.close()
    assert list(folder.iterdir()) == []


def test_beside_a_picture_control_v_pastes_positions(opened: Opened, cloud: Path) -> None:
    driver = opened(str(cloud))
    driver.until_shown("cloud.csv")
    QGuiApplication.clipboard().setText("3, -20")
    QTest.keyClick(driver.window, Qt.Key.Key_V, CONTROL)
    driver.until(driver.window.findChildren(ProbesPanel)[0].isVisible)
    assert driver.window.windowTitle() == "cloud.csv - Sfumato"
    paste(driver, TABLE)
    driver.until_shown("clipboard")
    QTest.keyClick(driver.window, Qt.Key.Key_F5)
    driver.qtbot.wait(50)
    driver.until(lambda: "40 points" in told(driver))
    assert driver.message == ""


def test_one_table_after_the_other_keeps_no_more_than_is_seen(opened: Opened, folder: Path) -> None:
    driver = empty(opened)
    for rows in (10, 20, 30):
        paste(driver, "\n".join(f"{i % 7} {i % 3}" for i in range(rows)))
        driver.until(lambda rows=rows: f"{rows} points" in told(driver))  # type: ignore[misc]  # of a loop
    assert len(list(folder.rglob("clipboard"))) == 2
    action(driver, "export").trigger()
    dialog = driver.window.findChild(QFileDialog)
    assert dialog is not None
    assert not Path(dialog.directory().absolutePath()).is_relative_to(folder)
    dialog.close()


@pytest.mark.parametrize(
    ("text", "words"), [("", "no table in the clipboard"), (" \n", "no table"), ("hello", "clipboard")]
)
def test_what_is_no_table_gives_one_line(opened: Opened, cloud: Path, text: str, words: str) -> None:
    driver = opened(str(cloud))
    driver.until_shown("cloud.csv")
    paste(driver, text)
    driver.until(lambda: words in driver.message)
    assert "\n" not in driver.message
    assert driver.window.windowTitle() == "cloud.csv - Sfumato"


def test_files_that_were_copied_are_opened(opened: Opened, cloud: Path) -> None:
    driver = empty(opened)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(cloud))])
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(driver.window, Qt.Key.Key_V, CONTROL)
    driver.until_shown("cloud.csv")
    QGuiApplication.clipboard().clear()  # else what was copied outlives the interpreter
