"""Files that are opened, opened again and written, driven as a user drives it."""

import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QProgressBar, QPushButton, QSpinBox, QWidget

from core.export import Figure
from core.progress import Report
from gui import commands, making
from gui.source_bar import SourceBar
from gui.state import Shown, Wanted
from tests.gui.driver import Driver, Opened, action, choose, combo, field, type_into


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{name}.csv" for name in ("one", "two", "three")]
    for number, path in enumerate(paths, 1):
        write(path, 10 * number)
    return paths


@pytest.fixture
def unlike(files: list[Path]) -> list[Path]:
    """Files that are no parts of one table."""
    for number, path in enumerate(files, 1):
        write(path, 10 * number, f"a,{path.stem}")
    return files


def write(path: Path, rows: int, head: str = "a,b") -> None:
    path.write_text(f"{head}\n" + "\n".join(f"{i % 7},{i % 11}" for i in range(rows)))


def points(driver: Driver) -> str:
    return driver.child(SourceBar, "sourceBar").text().rpartition(" │ ")[2]


def press(driver: Driver, text: str) -> None:
    button = next(one for one in driver.window.findChildren(QPushButton) if one.text() == text and one.isVisible())
    assert button.toolTip()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_several_files_of_the_same_columns_are_one_set(opened: Opened, files: list[Path]) -> None:
    driver = opened()
    assert driver.drop(*files)
    driver.until_shown("one.csv and 2 more")
    driver.until(lambda: points(driver) == "60 points")
    assert driver.message == ""
    choose(combo(driver, "Column of x"), "b")
    driver.until(lambda: "x b," in driver.child(SourceBar, "sourceBar").text())
    assert points(driver) == "60 points"
    write(files[1], 3)
    QTest.keyClick(driver.window, Qt.Key.Key_F5)
    driver.until(lambda: points(driver) == "43 points")
    driver.drop(files[0])
    driver.until_shown("one.csv")
    assert points(driver) == "10 points"


def test_several_files_of_other_columns_are_opened_one_after_the_other(opened: Opened, unlike: list[Path]) -> None:
    driver = opened()
    assert driver.drop(*unlike)
    driver.until_shown("one.csv")
    assert driver.message == (
        "3 files were given that are not one set (two.csv has other columns than one.csv: a, two): "
        "one.csv is opened, still waiting: two.csv, three.csv"
    )
    driver.child(QSpinBox, "binsSpinBox").setValue(20)
    press(driver, "Open next")
    driver.until_shown("two.csv")
    assert driver.message == "3 files were given: two.csv is opened, still waiting: three.csv"
    press(driver, "Open next")
    driver.until_shown("three.csv")
    assert driver.message == ""


def test_a_bad_file_among_others_is_told_and_keeps_nothing_from_being_opened(
    opened: Opened, files: list[Path], tmp_path: Path
) -> None:
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(400))
    driver = opened()
    driver.drop(files[0], bad, files[1])
    driver.until_shown("one.csv")
    assert "bad.png" in driver.message
    press(driver, "Open next")
    driver.until(lambda: driver.message.startswith("bad.png"))
    assert driver.window.windowTitle() == "one.csv - Sfumato"
    press(driver, "Open next")
    driver.until_shown("two.csv")


def test_a_file_that_is_opened_meanwhile_ends_the_waiting(opened: Opened, unlike: list[Path], cloud: Path) -> None:
    driver = opened()
    driver.drop(*unlike)
    driver.until_shown("one.csv")
    driver.drop(cloud)
    driver.until_shown("cloud.csv")
    assert driver.message == ""


def test_a_folder_is_one_set(opened: Opened, files: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / "parts"
    (folder / "deeper").mkdir(parents=True)
    for path, place in zip(files, (folder, folder, folder / "deeper"), strict=True):
        path.rename(place / path.name)
    driver = opened()
    driver.drop(folder)
    driver.until_shown("parts")
    assert points(driver) == "60 points"


@pytest.mark.parametrize("way", ["drop", "key"])
def test_a_file_that_changed_is_read_again(opened: Opened, files: list[Path], way: str) -> None:
    driver = opened(str(files[0]))
    driver.until_shown("one.csv")
    assert points(driver) == "10 points"
    write(files[0], 1)
    if way == "drop":
        driver.drop(files[0])
    else:
        QTest.keyClick(driver.window, Qt.Key.Key_F5)
    driver.until(lambda: points(driver) == "1 point")


def test_columns_that_a_changed_file_lacks_are_guessed(opened: Opened, files: list[Path]) -> None:
    driver = opened(str(files[0]), "--x", "b", "--y", "a")
    driver.until_shown("one.csv")
    files[0].write_text("c,d\n1,2\n3,4\n4,9")
    QTest.keyClick(driver.window, Qt.Key.Key_F5)
    driver.until(lambda: combo(driver, "Column of x").currentText() == "c")
    assert driver.message.startswith('one.csv has no column "b"')


def test_limits_typed_for_one_file_are_not_those_of_the_next(opened: Opened, files: list[Path], cloud: Path) -> None:
    driver = opened(str(files[0]))
    driver.until_shown("one.csv")
    type_into(field(driver, "Highest colour at"), "5000")
    driver.until(lambda: field(driver, "Highest colour at").text() == "5000")
    driver.drop(cloud)
    driver.until_shown("cloud.csv")
    assert float(field(driver, "Highest colour at").text()) < 100


def test_a_part_of_a_file_is_not_exported(
    opened: Opened, files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = opened(str(files[0]))
    driver.until_shown("one.csv")
    go_on = threading.Event()
    make = making.make

    def halting(wanted: Wanted, shown: Shown | None, report: Report, arrived: object) -> Shown:
        from dataclasses import replace

        result = make(wanted, shown, report, lambda _: None)
        assert callable(arrived)
        arrived(replace(result, loaded=replace(result.loaded, complete=False)))
        while not go_on.wait(0.005):
            report(0.5, "Reading")
        return result

    monkeypatch.setattr(making, "make", halting)
    driver.drop(files[1])
    driver.until_shown("two.csv")
    action(driver, "export").trigger()
    assert driver.message == "two.csv is still being read. Export it when all of it is there."
    assert driver.window.findChild(QFileDialog) is None
    go_on.set()
    driver.until(lambda: points(driver) == "20 points")
    action(driver, "export").trigger()
    dialog = driver.window.findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.directory().absolutePath()) == files[1].parent
    dialog.close()


def test_one_export_at_a_time_and_its_progress(
    opened: Opened, files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = opened(str(files[0]))
    driver.until_shown("one.csv")
    go_on = threading.Event()
    written: list[Path] = []

    def slow(_figure: Figure, path: Path) -> None:
        go_on.wait(10)
        written.append(path)

    monkeypatch.setattr(commands, "export", slow)
    action(driver, "export").trigger()
    dialog = driver.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "out.npz"))
    dialog.fileSelected.emit(str(tmp_path / "second.npz"))
    dialog.close()
    assert driver.message == "Another export is still being written. Export again when it is done."
    bar = driver.child(QProgressBar, "progressBar")
    driver.until(bar.isVisible)
    assert not driver.child(QAbstractButton, "cancelButton").isVisible()
    go_on.set()
    driver.until(lambda: driver.message == "out.npz was written")
    assert not bar.isVisible()
    assert written == [tmp_path / "out.npz"]


def test_an_export_is_told_beside_an_offer(opened: Opened, tmp_path: Path) -> None:
    x, y = np.random.default_rng(1).normal(0, 1, (2, 5000))
    path = tmp_path / "outlier.npy"
    np.save(path, np.column_stack([np.append(x, 5000.0), np.append(y, 0.0)]))
    driver = opened()
    driver.drop(path, tmp_path / "other.npy")
    driver.until_shown("outlier.npy")
    assert "2 files were given" in driver.message
    press(driver, "Show that part")
    driver.until(lambda: float(field(driver, "Range of x: to").text()) < 100)


def test_the_progress_bar_is_there_from_the_first_moment(opened: Opened, cloud: Path) -> None:
    driver = opened(str(cloud))
    assert driver.child(QProgressBar, "progressBar").isVisible()
    assert driver.window.findChild(QWidget, "imageView") is None
    driver.until_shown("cloud.csv")
    driver.until(lambda: not driver.child(QProgressBar, "progressBar").isVisible())


def test_a_file_that_waits_for_the_libraries_can_be_given_up(opened: Opened, cloud: Path) -> None:
    driver = opened(str(cloud))
    QTest.mouseClick(driver.child(QAbstractButton, "cancelButton"), Qt.MouseButton.LeftButton)
    assert not driver.child(QProgressBar, "progressBar").isVisible()
    driver.until(lambda: driver.window.findChild(QWidget, "imageView") is not None)
    assert driver.window.windowTitle() == "Sfumato"


def test_the_parts_of_the_window_have_names(opened: Opened, cloud: Path) -> None:
    driver = opened(str(cloud))
    driver.until_shown("cloud.csv")
    for name in ("messageBar", "sourceBar", "imageView"):
        assert driver.child(QWidget, name).accessibleName(), name
