"""Reading a text in another way than it was found to be written, in the whole window."""

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QPushButton, QTableWidget, QToolButton

from core.readers import preview as previews
from gui.dialect_dialog import DialectDialog
from gui.source_bar import SourceBar
from tests.gui.driver import Driver, Opened, action, choose, combo, named


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A table whose line of names looks like numbers."""
    path = tmp_path / "text.csv"
    path.write_text("7,8,9\n" + "\n".join(f"{i % 7}.5,{i % 11},{i % 5}" for i in range(60)))
    return path


def told(driver: Driver) -> str:
    return driver.child(SourceBar, "sourceBar").text()


def button(driver: Driver) -> QToolButton:
    found = named(driver, QToolButton, "How the text is read")
    assert isinstance(found, QToolButton)
    return found


def opened_dialog(driver: Driver) -> DialectDialog:
    QTest.keyClick(button(driver), Qt.Key.Key_Space)
    dialog = driver.window.findChild(DialectDialog)
    assert dialog is not None
    driver.until(lambda: table(dialog).rowCount() > 0)
    return dialog


def table(dialog: DialectDialog) -> QTableWidget:
    found = dialog.findChild(QTableWidget)
    assert found is not None
    return found


def say(dialog: DialectDialog, name: str, words: str) -> None:
    box = next(one for one in dialog.findChildren(QComboBox) if one.accessibleName() == name)
    choose(box, words)


def apply(dialog: DialectDialog) -> None:
    pressed = dialog.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Apply)
    assert pressed.isEnabled()
    QTest.mouseClick(pressed, Qt.MouseButton.LeftButton)


def names(dialog: DialectDialog) -> list[str]:
    model = table(dialog).model()
    return [str(model.headerData(place, Qt.Orientation.Horizontal)) for place in range(model.columnCount())]


def test_another_header_is_previewed_applied_and_taken_back(opened: Opened, text: Path) -> None:
    driver = opened(str(text))
    driver.until_shown("text.csv")
    assert told(driver).endswith("x column 1, y column 2, weight none │ 61 points")
    assert button(driver).text() == "comma"
    assert "no names, UTF-8 (found)" in button(driver).accessibleDescription()
    dialog = opened_dialog(driver)
    assert names(dialog) == ["column 1", "column 2", "column 3"]
    say(dialog, "Names are in", "line 1")
    driver.until(lambda: names(dialog) == ["7", "8", "9"])
    assert told(driver).endswith("61 points")  # nothing is changed before Apply
    apply(dialog)
    driver.until(lambda: told(driver).endswith("x 7, y 8, weight none │ 60 points"))
    assert "names in line 1, UTF-8 (as you said)" in button(driver).accessibleDescription()
    driver.until(lambda: driver.window.findChild(DialectDialog) is None)
    choose(combo(driver, "Column of y"), "9")  # stays with what was said
    driver.until(lambda: told(driver).endswith("x 7, y 9, weight none │ 60 points"))
    dialog = opened_dialog(driver)
    back = next(one for one in dialog.findChildren(QPushButton) if one.text() == "As found")
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    driver.until(lambda: names(dialog)[0] == "column 1")
    apply(dialog)
    driver.until(lambda: told(driver).endswith("x column 1, y column 2, weight none │ 61 points"))


def test_what_cannot_be_read_like_this_is_told_in_the_dialog(opened: Opened, text: Path) -> None:
    driver = opened(str(text))
    driver.until_shown("text.csv")
    dialog = opened_dialog(driver)
    say(dialog, "Cells are parted by", "semicolon")
    pressed = dialog.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Apply)
    driver.until(lambda: not pressed.isEnabled())
    say(dialog, "Cells are parted by", "comma")
    driver.until(pressed.isEnabled)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert told(driver).endswith("61 points")
    assert driver.message == ""


def test_other_data_closes_the_dialog(opened: Opened, text: Path, cloud: Path) -> None:
    driver = opened(str(text))
    driver.until_shown("text.csv")
    opened_dialog(driver)
    driver.drop(cloud)
    driver.until_shown("cloud.csv")
    driver.until(lambda: driver.window.findChild(DialectDialog) is None)


def test_what_is_no_text_offers_no_dialect(opened: Opened) -> None:
    driver = opened("--sample", "notebook")
    driver.until_shown("notebook")
    assert button(driver).isVisible() == action(driver, "dialect").isEnabled()


def test_the_window_never_waits_for_a_preview(opened: Opened, text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    driver = opened(str(text))
    driver.until_shown("text.csv")
    go_on = threading.Event()
    preview = previews.preview

    def slow(*given: Any, **more: Any) -> previews.Preview:
        go_on.wait(10)
        return preview(*given, **more)

    monkeypatch.setattr(previews, "preview", slow)
    action(driver, "dialect").trigger()
    dialog = driver.window.findChild(DialectDialog)
    assert dialog is not None
    assert table(dialog).rowCount() == 0
    say(dialog, "Names are in", "line 2")  # newest wins
    go_on.set()
    driver.until(lambda: table(dialog).rowCount() > 0)
    assert names(dialog) == ["0.5", "0", "0 (2)"]
    dialog.close()


def test_the_parts_of_a_folder_are_read_alike(opened: Opened, text: Path, tmp_path: Path) -> None:
    folder = tmp_path / "parts"
    folder.mkdir()
    for number in range(2):
        (folder / f"{number}.csv").write_text(text.read_text())
    driver = opened()
    driver.drop(folder)
    driver.until_shown("parts")
    dialog = opened_dialog(driver)
    say(dialog, "Names are in", "line 1")
    driver.until(lambda: names(dialog) == ["7", "8", "9"])
    apply(dialog)
    driver.until(lambda: told(driver).endswith("x 7, y 8, weight none │ 120 points"))
