"""The source bar in the whole window: columns, tables, ranges, and the rows that were skipped."""

import threading
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]  # comes without types
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QStyle, QStyleOptionComboBox, QToolButton

from core import loading
from core.loading import Loaded
from core.progress import Report
from gui.source_bar import SourceBar
from tests.gui.driver import Driver, Opened, choose, combo, named, popup

ROWS = [(i % 7, i % 11, "" if i % 50 == 3 else i / 10, "inf" if i % 90 == 8 else i) for i in range(200)]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_text("a,b [nm],c,d,name\n" + "\n".join(",".join(map(str, (*row, "z"))) for row in ROWS))
    return path


def told(driver: Driver) -> str:
    return driver.child(SourceBar, "sourceBar").text()


def described(driver: Driver, name: str) -> str:
    return combo(driver, name).accessibleDescription()


def test_ranges_come_once_the_window_rests(opened: Opened, table: Path) -> None:
    driver = opened(str(table))
    driver.until_shown("table.csv")
    assert described(driver, "Column of y") in {"b [nm], number, nm", "b [nm], number, nm, 0 to 10"}
    driver.until(lambda: described(driver, "Column of y") == "b [nm], number, nm, 0 to 10")
    role = Qt.ItemDataRole.AccessibleTextRole
    model = combo(driver, "Column of x").model()
    told = [model.index(row, 0).data(role) for row in range(model.rowCount())]
    assert told == [
        "a, number, 0 to 6",
        "b [nm], number, nm, 0 to 10",
        "c, number, 0 to 19.9",
        "d, number, 0 to 199",
        "name, text",
    ]


def test_other_columns_come_without_another_look_at_the_file(
    opened: Opened, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = opened(str(table))
    driver.until_shown("table.csv")
    driver.until(lambda: "0 to 10" in described(driver, "Column of y"))

    def refused(*_: object) -> None:
        raise AssertionError("the file is opened again")

    monkeypatch.setattr(loading, "open_chosen", refused)
    for x in ("c", "d", "a"):
        choose(combo(driver, "Column of x"), x)
        driver.until(lambda x=x: f"x {x}," in told(driver) and driver.message == "")  # type: ignore[misc]  # of a loop
    driver.until(lambda: "0 to 6" in described(driver, "Column of x"))


def test_the_ranges_wait_while_a_picture_is_made(
    opened: Opened, table: Path, cloud: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    go_on = threading.Event()
    keep = loading.keep

    def slow(loaded: Loaded, report: Report) -> None:
        looked.append(loaded.path.name)
        while loaded.path.name == "table.csv" and not go_on.wait(0.005):
            report(None, "Reading")
        keep(loaded, report)

    monkeypatch.setattr(loading, "keep", slow)
    driver = opened(str(table))
    driver.until(lambda: looked == ["table.csv"])
    driver.drop(cloud)  # ends what was looked for in the first one
    driver.until_shown("cloud.csv")
    driver.until(lambda: " to " in described(driver, "Column of x"))
    assert looked == ["table.csv", "cloud.csv"]
    go_on.set()
    assert described(driver, "Column of x").startswith("width, number")


@popup
def test_why_rows_were_skipped_with_examples(opened: Opened, table: Path) -> None:
    driver = opened(str(table), "--x", "c", "--y", "d")
    driver.until_shown("table.csv")
    assert told(driver).endswith("193 points, skipped: 4 missing, 3 infinite")
    why = named(driver, QToolButton, "Why rows were skipped")
    assert why.isVisible()
    QTest.keyClick(why, Qt.Key.Key_Space)
    page = named(driver, QLabel, "Skipped rows")
    assert isinstance(page, QLabel)
    assert page.isVisible()
    for words in ("200 rows read", "missing: 4", "line 5", "3,3,,3,z", "infinite: 3", "line 10", "1,8,0.8,inf,z"):
        assert words in page.text(), words
    QTest.keyClick(page.window(), Qt.Key.Key_Escape)
    assert not page.isVisible()


def test_nothing_is_explained_where_nothing_was_skipped(opened: Opened, cloud: Path) -> None:
    driver = opened(str(cloud))
    driver.until_shown("cloud.csv")
    assert not named(driver, QToolButton, "Why rows were skipped").isVisible()
    assert not combo(driver, "Table").isVisible()


def workbook(path: Path, head: list[str], **sheets: int) -> Path:
    book = openpyxl.Workbook()
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.append(head)
        for row in range(rows):
            sheet.append([row % 7, None if row % 70 == 69 else row % 11, row % 3 + 1])
    del book["Sheet"]
    book.save(path)
    return path


def test_a_file_with_several_tables(opened: Opened, tmp_path: Path) -> None:
    path = workbook(tmp_path / "tables.xlsx", ["a", "b", "c"], cells=120, nuclei=80)
    driver = opened(str(path))
    driver.until_shown("tables.xlsx")
    tables = combo(driver, "Table")
    assert [tables.itemText(row) for row in range(tables.count())] == ["cells", "nuclei"]
    choose(combo(driver, "Column of y"), combo(driver, "Column of y").itemText(2))
    driver.until(lambda: not named(driver, QLabel, "Guessed").isVisible())
    choose(tables, "nuclei")
    driver.until(lambda: "80 points" in told(driver))
    assert "x a, y c" in told(driver)  # as was chosen for the same header
    choose(combo(driver, "Column of x"), "b")
    driver.until(lambda: "79 points" in told(driver))
    QTest.keyClick(driver.window, Qt.Key.Key_F5)  # the same table comes again
    driver.qtbot.wait(100)
    driver.until(lambda: "79 points" in told(driver))
    assert tables.currentText() == "nuclei"


def test_the_name_of_a_table_is_whole_where_there_is_room(opened: Opened, tmp_path: Path) -> None:
    path = workbook(tmp_path / "tables.xlsx", ["a", "b"], positions_of_cells=120, nuclei=80)
    driver = opened(str(path))
    driver.window.resize(1300, 600)
    driver.until_shown("tables.xlsx")
    driver.qtbot.wait(20)
    box = combo(driver, "Table")
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    field = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box)
    assert field.width() >= box.fontMetrics().horizontalAdvance("positions_of_cells")


def test_the_bar_is_one_line_where_there_is_little_room(opened: Opened, tmp_path: Path) -> None:
    head = ["a very long name of x", "a very long name of y", "a very long name of w"]
    name = "a workbook with a rather long name indeed.xlsx"
    path = workbook(tmp_path / name, head, a_sheet_with_a_long_name=100, another_sheet_with_a_long_name=90)
    driver = opened(str(path), "--weight", "3")
    driver.window.resize(900, 600)
    driver.until_shown(path.name)
    bar = driver.child(SourceBar, "sourceBar")
    driver.qtbot.wait(20)
    assert driver.window.width() == 900
    assert bar.height() < 50
    for box in ("Table", "Column of x", "Column of y", "Column of weights"):
        assert bar.rect().contains(combo(driver, box).geometry()), box
