"""The columns that were chosen for a header, from one window to the next."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton

from core.columns import Column
from core.remembered import Remembered, Taken, of_text
from gui.source_bar import SourceBar
from gui.store import Store
from tests.gui.driver import Driver, Opened, action, choose, combo, named

AGAIN = "As you chose before: guess again"


@pytest.fixture
def tables(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "first.csv", tmp_path / "second.csv"]
    for number, path in enumerate(paths):
        path.write_text("a,b,c\n" + "\n".join(f"{i % 7},{i % 11},{i % 5 + number}" for i in range(60)))
    return paths


def told(driver: Driver) -> str:
    return driver.child(SourceBar, "sourceBar").text().split(" │ ")[1]


def stored(tmp_path: Path) -> Remembered:
    path = tmp_path / "settings" / "columns.json"
    return of_text(path.read_text()) if path.exists() else Remembered()


def correct(driver: Driver) -> None:
    choose(combo(driver, "Column of y"), "c")
    driver.until(lambda: told(driver) == "x a, y c, weight none")
    driver.until(lambda: not named(driver, QLabel, "Guessed").isVisible())


def test_a_corrected_guess_is_right_for_the_next_file(opened: Opened, tables: list[Path], tmp_path: Path) -> None:
    driver = opened(str(tables[0]))
    driver.until_shown("first.csv")
    assert told(driver) == "x a, y b, weight none"
    assert named(driver, QLabel, "Guessed").isVisible()
    again = named(driver, QToolButton, AGAIN)
    assert not again.isVisible()
    correct(driver)
    assert not again.isVisible()
    driver.window.close()
    later = opened(str(tables[1]))
    later.until_shown("second.csv")
    assert told(later) == "x a, y c, weight none"
    again = named(later, QToolButton, AGAIN)
    assert again.isVisible()
    assert not named(later, QLabel, "Guessed").isVisible()
    QTest.keyClick(again, Qt.Key.Key_Space)
    later.until(lambda: told(later) == "x a, y b, weight none")
    later.until(lambda: named(later, QLabel, "Guessed").isVisible())
    assert not again.isVisible()
    assert stored(tmp_path) == Remembered()
    QTest.keyClick(later.window, Qt.Key.Key_F5)
    later.qtbot.wait(100)
    later.until(lambda: named(later, QLabel, "Guessed").isVisible())
    assert told(later) == "x a, y b, weight none"


def test_a_weight_is_remembered_along(opened: Opened, tables: list[Path], tmp_path: Path) -> None:
    driver = opened(str(tables[0]))
    driver.until_shown("first.csv")
    choose(combo(driver, "Column of weights"), "b")
    driver.until(lambda: len(stored(tmp_path).entries) == 1)
    driver.drop(tables[1])
    driver.until_shown("second.csv")
    assert told(driver) == "x a, y b, weight b"
    assert named(driver, QToolButton, AGAIN).isVisible()
    choose(combo(driver, "Column of weights"), "none")
    driver.until(lambda: stored(tmp_path) == Remembered())
    driver.drop(tables[0])
    driver.until_shown("first.csv")
    assert named(driver, QLabel, "Guessed").isVisible()


def test_the_menu_guesses_after_a_choice_too(opened: Opened, tables: list[Path], tmp_path: Path) -> None:
    driver = opened(str(tables[0]))
    driver.until_shown("first.csv")
    correct(driver)
    assert len(stored(tmp_path).entries) == 1
    action(driver, "guess").trigger()
    driver.until(lambda: told(driver) == "x a, y b, weight none")
    driver.until(lambda: named(driver, QLabel, "Guessed").isVisible())
    assert stored(tmp_path) == Remembered()


def test_the_command_line_is_neither_overruled_nor_remembered(
    opened: Opened, tables: list[Path], tmp_path: Path
) -> None:
    Store(tmp_path / "settings" / "columns.json", of_text).change(
        lambda memory: memory.with_taken([Column(name) for name in "abc"], Taken("b", "c"))
    )
    driver = opened(str(tables[0]), "--x", "c", "--y", "a")
    driver.until_shown("first.csv")
    assert told(driver) == "x c, y a, weight none"
    assert len(stored(tmp_path).entries) == 1
    driver.drop(tables[1])
    driver.until_shown("second.csv")
    assert told(driver) == "x b, y c, weight none"


def test_columns_that_give_no_points_are_not_remembered(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "gap.csv"
    path.write_text("a,b,c\n" + "\n".join(f"{i % 7},{i % 11}," for i in range(60)))
    driver = opened(str(path))
    driver.until_shown("gap.csv")
    choose(combo(driver, "Column of y"), "c")
    driver.until(lambda: driver.message != "")
    assert "gives no points" in driver.message
    assert told(driver) == "x a, y b, weight none"
    assert stored(tmp_path) == Remembered()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe nonsense", b'{"version": 1, "headers": 5}', None])
def test_a_bad_store_is_an_empty_one(opened: Opened, tables: list[Path], tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "settings" / "columns.json"
    path.parent.mkdir()
    if content is None:
        path.mkdir()  # a folder in its place: nothing can be read, nothing be written
    else:
        path.write_bytes(content)
    driver = opened(str(tables[0]))
    driver.until_shown("first.csv")
    assert named(driver, QLabel, "Guessed").isVisible()
    correct(driver)
    assert driver.message == ""
    if content is not None:
        assert len(stored(tmp_path).entries) == 1


def test_two_windows_add_to_one_store(tmp_path: Path) -> None:
    first, second = (Store(tmp_path / "deep" / "columns.json", of_text) for _ in range(2))
    first.change(lambda memory: memory.with_taken([Column("a"), Column("b")], Taken("b", "a")))
    second.change(lambda memory: memory.with_taken([Column("c"), Column("d")], Taken("d", "c")))
    assert len(first.read().entries) == 2
    before = (tmp_path / "deep" / "columns.json").stat().st_mtime_ns
    first.change(lambda memory: memory)
    assert (tmp_path / "deep" / "columns.json").stat().st_mtime_ns == before
