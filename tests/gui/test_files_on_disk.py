"""Files that were opened before, and files that change while they are shown."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from core.recent import of_text
from gui import watching
from gui.message_bar import MessageBar
from gui.model import Model
from gui.recent_files import RecentFiles
from tests.gui.driver import Driver, Opened, action, popup


@pytest.fixture
def tables(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{name}.csv" for name in ("first", "second & last", "third")]
    for path in paths:
        path.write_text("a,b\n" + "\n".join(f"{i % 7},{i % 11}" for i in range(60)))
    return paths


def entries(driver: Driver) -> list[QAction]:
    """What the menu offers, once it was looked up which files are there."""
    recent = driver.window.findChild(RecentFiles)
    assert recent is not None
    recent.menu.aboutToShow.emit()
    driver.until(lambda: not recent.busy)
    return recent.menu.actions()


def is_satisfied(driver: Driver) -> bool:
    model = driver.window.findChild(Model)
    return model is not None and model.satisfied


@popup
def test_what_was_opened_is_offered_the_latest_first(opened: Opened, tables: list[Path], tmp_path: Path) -> None:
    driver = opened(str(tables[0]))
    driver.until_shown("first.csv")
    driver.drop(tables[1])
    driver.until_shown("second & last.csv")
    driver.drop(tables[0], tables[1])
    driver.until_shown("first.csv and 1 more")
    driver.until(lambda: is_satisfied(driver))
    driver.window.close()
    later = opened()
    tables[1].unlink()
    texts = [(one.text().partition(" (")[0], one.isEnabled()) for one in entries(later)]
    assert texts == [
        ("&1 first.csv and 1 more", False),
        ("&2 second && last.csv", False),
        ("&3 first.csv", True),
        ("", True),
        ("&Clear the list", True),
    ]
    entries(later)[2].trigger()
    later.until_shown("first.csv")
    later.until(lambda: is_satisfied(later))
    assert entries(later)[0].text().startswith("&1 first.csv (")
    entries(later)[-1].trigger()
    assert of_text((tmp_path / "settings" / "recent.json").read_text()).entries == ()
    assert [(one.text(), one.isEnabled()) for one in entries(later)] == [("No file was opened yet", False)]


def test_a_sample_is_not_among_them(opened: Opened) -> None:
    driver = opened("--sample", "notebook")
    driver.until_shown("notebook")
    driver.until(lambda: is_satisfied(driver))
    assert [one.isEnabled() for one in entries(driver)] == [False]


@pytest.fixture
def watched(opened: Opened, tables: list[Path], monkeypatch: pytest.MonkeyPatch) -> Driver:
    monkeypatch.setattr(watching, "INTERVAL", 20)
    driver = opened(str(tables[0]))
    driver.until_shown("first.csv")
    driver.until(lambda: is_satisfied(driver))
    return driver


def reload_button(driver: Driver) -> QPushButton:
    bar = driver.child(MessageBar, "messageBar")
    return next(button for button in bar.findChildren(QPushButton) if button.text() == "Reload")


def test_a_file_that_grows_is_offered_and_never_read_by_itself(watched: Driver, tables: list[Path]) -> None:
    model = watched.window.findChild(Model)
    assert model is not None
    for _ in range(3):
        shown = model.shown
        assert shown is not None
        with tables[0].open("a") as file:
            file.write("\n3,4\n5,6")
        watched.until(lambda: watched.message == "first.csv has changed since it was read")
        watched.qtbot.wait(100)
        assert model.shown is shown
        QTest.mouseClick(reload_button(watched), Qt.MouseButton.LeftButton)
        watched.until(lambda: model.satisfied)
        assert model.shown is not None
        assert len(model.shown.loaded.points) == len(shown.loaded.points) + 2
        assert watched.message == ""
    watched.qtbot.wait(100)
    assert watched.message == ""


def test_a_file_that_is_replaced_goes_or_comes_back(watched: Driver, tables: list[Path]) -> None:
    away = tables[0].with_suffix(".old")
    tables[0].rename(away)
    watched.until(lambda: watched.message == "first.csv is no longer there; what was read of it stays")
    away.rename(tables[0])
    watched.until(lambda: watched.message == "")
    tables[2].write_text("a,b\n1,2\n3,4\n")
    tables[2].replace(tables[0])
    watched.until(lambda: "has changed" in watched.message)
    QTest.keyClick(watched.window, Qt.Key.Key_F5)
    watched.until(lambda: watched.message == "")


def test_a_reload_that_fails_leaves_the_picture_and_the_offer(watched: Driver, tables: list[Path]) -> None:
    tables[0].write_bytes(b"")
    watched.until(lambda: "has changed" in watched.message)
    action(watched, "reload").trigger()
    watched.until(lambda: "empty" in watched.message and "has changed" in watched.message)
    assert is_satisfied(watched)


def test_a_sample_is_not_watched(opened: Opened) -> None:
    driver = opened("--sample", "notebook")
    driver.until_shown("notebook")
    model = driver.window.findChild(Model)
    driver.until(lambda: is_satisfied(driver))
    assert model is not None
    assert model.shown is not None
    assert model.shown.stamps == ()
