"""Regions in files, in the whole window: written, read, and the rows inside of them."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from tests.gui.driver import Driver, Opened, action, named
from tests.gui.regions import CONTROL, X, Y, cells, draw, settled, table, told, with_regions, write_points


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_points(tmp_path)


@pytest.fixture
def driver(opened: Opened, file: Path) -> Driver:
    return with_regions(opened, file)


def save(driver: Driver, target: Path) -> None:
    dialog = driver.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(target))
    dialog.close()
    driver.until(lambda: driver.message == f"{target.name} was written")


@pytest.mark.parametrize("suffix", [".reg", ".geojson"])
def test_regions_are_written_and_read_again(driver: Driver, tmp_path: Path, suffix: str) -> None:
    draw(driver, "rectangle", 3.0, -35.0, 4.5, -26.0)
    draw(driver, "ellipse", 4.0, -30.0, 5.5, -22.0)
    draw(driver, "rectangle", 4.5, -29.0, 5.0, -25.0, CONTROL)
    rows = settled(driver, 2)
    target = tmp_path / f"out{suffix}"
    action(driver, "export").trigger()
    dialog = driver.window.findChild(QFileDialog)
    assert dialog is not None
    assert any(suffix in each for each in dialog.nameFilters())
    save(driver, target)
    if suffix == ".geojson":
        first = json.loads(target.read_text())["features"][0]["properties"]
        assert f"{first['points']}" == rows[0][1]
    driver.window.activateWindow()
    driver.until(driver.window.isActiveWindow)
    table(driver).setFocus()
    table(driver).selectAll()
    QTest.keyClick(driver.window, Qt.Key.Key_Delete)
    assert cells(driver) == []
    driver.drop(target)
    assert settled(driver, 2) == rows
    assert driver.message == f"2 regions were read from {target.name}"
    assert driver.window.windowTitle() == "points.npy - Sfumato"


def test_the_rows_inside_are_written(driver: Driver, tmp_path: Path) -> None:
    shape = draw(driver, "rectangle", 3.0, -35.0, 4.5, -26.0)
    settled(driver, 1)
    button = named(driver, QAbstractButton, "Regions: Export rows")
    assert isinstance(button, QAbstractButton)
    button.click()
    target = tmp_path / "inside.csv"
    save(driver, target)
    assert len(target.read_text().splitlines()) == told(shape).points + 1


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.reg", "fk5\ncircle(1,2,3)", "a.reg has regions in fk5 coordinates"),
        ("a.reg", "", "a.reg holds no regions"),
        ("a.reg", 'linear\nbox(0,0,1,1) # text={a} tag={part of b}', 'is to be a part of "b", which is not there'),
        (
            "a.geojson",
            '{"type": "FeatureCollection", "features": [{"geometry": {"type": "Polygon", "coordinates": [[[0, 0]]]}}]}',
            "a.geojson: feature 1 is no polygon of finite numbers",
        ),
    ],
)  # fmt: skip
def test_a_wrong_file_is_one_line(driver: Driver, tmp_path: Path, name: str, text: str, said: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    driver.drop(path)
    driver.until(lambda: said in driver.message)
    assert driver.message.count("\n") == 0
    assert cells(driver) == []
    assert driver.window.windowTitle() == "points.npy - Sfumato"


def test_points_in_geojson_are_a_table(driver: Driver, tmp_path: Path) -> None:
    features = [
        {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [float(x), float(y)]}}
        for x, y in zip(X[:50], Y[:50], strict=True)
    ]
    path = tmp_path / "points.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    driver.drop(path)
    driver.until_shown("points.geojson")


def test_without_a_picture_there_is_nothing_for_regions(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "a.reg"
    path.write_text("linear\nbox(0,0,1,1)\n")
    driver = opened()
    driver.drop(path)
    assert driver.message == "a.reg holds regions. Open a file of points first."
