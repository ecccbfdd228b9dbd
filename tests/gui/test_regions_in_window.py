"""Regions in the whole window, with the mouse and the keys."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDockWidget, QDoubleSpinBox, QLineEdit

from core.export.region_rows import COLUMNS
from core.progress import silent
from core.regions import measured
from core.shapes import Ellipse, Polygon, Rectangle, Region
from gui.citation import with_error
from gui.probe_table import ProbeTable
from tests.gui.driver import Driver, Opened, action, field, popup, type_into
from tests.gui.regions import (
    CONTROL,
    LEFT,
    PLAIN,
    POINTS,
    RESULT,
    SHIFT,
    X,
    Y,
    cells,
    click,
    drag,
    draw,
    pixel,
    place,
    settled,
    table,
    tips,
    told,
    view,
    with_regions,
    write_points,
)
from tests.shapely_references import contains_by_shapely


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_points(tmp_path)


@pytest.fixture
def driver(opened: Opened, file: Path) -> Driver:
    return with_regions(opened, file)


def test_a_rectangle_is_drawn_and_told_as_core_tells_it(driver: Driver) -> None:
    shape = draw(driver, "rectangle", 3.0, -35.0, 4.5, -26.0)
    assert not action(driver, "rectangle").isChecked()
    row, found = settled(driver, 1)[0], told(shape)
    inside = (abs(X - shape.x) <= shape.width / 2) & (abs(Y - shape.y) <= shape.height / 2)  # type: ignore[union-attr]  # of Rectangle
    assert row[:2] == ["R1", f"{inside.sum()}"]
    assert found.points == inside.sum() > 200
    assert row[2] == " ± ".join(with_error(found.points, np.sqrt(found.points)))
    assert float(row[3]) == pytest.approx(found.area, rel=1e-3)
    density, error = (float(each) for each in tips(driver, 0)[4].split(" ± "))
    assert density == pytest.approx(found.points / found.area, rel=1e-12)
    assert error == pytest.approx(np.sqrt(found.points) / found.area, rel=1e-12)
    assert found.peak is not None
    assert float(tips(driver, 0)[5]) == pytest.approx(found.peak[2], rel=1e-12)
    assert tips(driver, 0)[6] == f"{found.peak[0]!r}, {found.peak[1]!r}"
    assert row[7:] == [f"{100 * inside.mean():.0f} %", "", ""]


def test_an_ellipse_and_a_polygon(driver: Driver) -> None:
    shape = draw(driver, "ellipse", 3.0, -35.0, 5.0, -26.0)
    assert isinstance(shape, Ellipse)
    inside = ((X - shape.x) / shape.a) ** 2 + ((Y - shape.y) / shape.b) ** 2 <= 1.0
    assert settled(driver, 1)[0][1] == f"{inside.sum()}"
    action(driver, "polygon").trigger()
    corners = [pixel(driver, *corner) for corner in ((3, -35), (5, -36), (4.5, -30), (5, -25), (3.2, -27))]
    for corner in corners:
        click(driver, corner)
    QTest.keyClick(driver.window, Qt.Key.Key_Return)
    inside = contains_by_shapely([np.array([place(driver, corner) for corner in corners])], X, Y)
    assert settled(driver, 2)[1][:2] == ["R2", f"{inside.sum()}"]


def test_a_polygon_ends_with_a_double_click_or_at_its_first_corner_and_a_corner_is_taken_back(driver: Driver) -> None:
    corners = [pixel(driver, *corner) for corner in ((3, -35), (5, -36), (4.5, -30))]
    pane = view(driver).pane
    action(driver, "polygon").trigger()
    for corner in (*corners[:2], pixel(driver, 2.5, -25)):
        click(driver, corner)
    QTest.keyClick(driver.window, Qt.Key.Key_Backspace)
    click(driver, corners[2])
    QTest.mouseDClick(pane, LEFT, PLAIN, corners[2])
    QTest.mouseRelease(pane, LEFT, PLAIN, corners[2])
    wanted = told(Polygon((tuple(place(driver, corner) for corner in corners),)))
    assert settled(driver, 1)[0][1] == f"{wanted.points}"
    action(driver, "polygon").trigger()
    for corner in (*corners, corners[0] + QPoint(3, 3)):
        click(driver, corner)
    assert settled(driver, 2)[1][1] == f"{wanted.points}"


def test_the_table_follows_while_it_is_dragged_and_esc_takes_that_back(driver: Driver) -> None:
    shape = draw(driver, "rectangle", 3.0, -35.0, 4.5, -26.0)
    before = settled(driver, 1)
    start, stop = pixel(driver, shape.x, shape.y), pixel(driver, shape.x - 0.8, shape.y + 4)  # type: ignore[union-attr]  # of Rectangle
    drag(driver, start, stop, release=False)
    (x0, y0), (x1, y1) = place(driver, start), place(driver, stop)
    moved = Rectangle(shape.x + x1 - x0, shape.y + y1 - y0, shape.width, shape.height)  # type: ignore[union-attr]  # of Rectangle
    after = settled(driver, 1)
    assert after[0][1] == f"{told(moved).points}" != before[0][1]
    QTest.keyClick(driver.window, Qt.Key.Key_Escape)
    assert settled(driver, 1) == before
    QTest.mouseRelease(view(driver).pane, LEFT, PLAIN, stop)
    drag(driver, start, stop)
    assert settled(driver, 1) == after
    action(driver, "undo").trigger()
    assert settled(driver, 1) == before
    action(driver, "undo").trigger()
    assert cells(driver) == []
    action(driver, "redo").trigger()
    assert settled(driver, 1) == before


def test_handles_pull_and_turn(driver: Driver) -> None:
    shape = draw(driver, "rectangle", 3.0, -35.0, 4.5, -26.0)
    assert isinstance(shape, Rectangle)
    right, far = pixel(driver, shape.x + shape.width / 2, shape.y), pixel(driver, shape.x + shape.width, shape.y)
    drag(driver, right, far)
    driver.until(lambda: float(tips(driver, 0)[3]) == pytest.approx(1.5 * shape.width * shape.height, rel=0.02))
    knob = pixel(driver, shape.x + shape.width / 4, shape.y + shape.height / 2) - QPoint(0, 26)
    drag(driver, knob, knob + QPoint(60, 20))
    row = settled(driver, 1)[0]
    assert float(tips(driver, 0)[3]) == pytest.approx(1.5 * shape.width * shape.height, rel=0.02)
    assert row[1] != f"{told(shape).points}"


def test_shift_adds_and_control_takes_away(driver: Driver) -> None:
    first = draw(driver, "rectangle", 3.0, -35.0, 4.5, -26.0)
    second = draw(driver, "ellipse", 4.0, -30.0, 5.5, -22.0, SHIFT)
    third = draw(driver, "rectangle", 3.5, -33.0, 4.2, -28.0, CONTROL)
    (found,) = measured(
        [Region("R1", ()).with_part(first).with_part(second).with_part(third, taken=True)],
        POINTS,
        RESULT.density,
        silent,
    )
    assert settled(driver, 1)[0][1] == f"{found.points}"
    QTest.keyClick(driver.window, Qt.Key.Key_Delete)
    QTest.keyClick(driver.window, Qt.Key.Key_Delete)
    assert settled(driver, 1)[0][1] == f"{told(first).points}"
    QTest.keyClick(driver.window, Qt.Key.Key_Delete)
    assert cells(driver) == []


def test_all_of_it_with_the_keys(driver: Driver) -> None:
    window, grid = driver.window, RESULT.grid
    pane = driver.view.ui.graphicsView  # type: ignore[attr-defined]  # of pyqtgraph
    pane.setFocus()
    QTest.keyClick(window, Qt.Key.Key_G)
    QTest.keyClick(pane, Qt.Key.Key_Return)
    start = settled(driver, 1)[0]
    seen = view(driver).view_range()
    corners = [
        (0.5 * (seen.x_min + seen.x_max) + 0.25 * (seen.x_max - seen.x_min) * np.cos(turn),
         0.5 * (seen.y_min + seen.y_max) + 0.25 * (seen.y_max - seen.y_min) * np.sin(turn))
        for turn in np.arange(6) * np.pi / 3
    ]  # fmt: skip
    assert start[1] == f"{told(Polygon((tuple(corners),))).points}"
    QTest.keyClick(pane, Qt.Key.Key_Right)
    QTest.keyClick(pane, Qt.Key.Key_Up, SHIFT)
    corners = [(x + grid.dx, y + 10 * grid.dy) for x, y in corners]
    driver.until(lambda: settled(driver, 1)[0][1] == f"{told(Polygon((tuple(corners),))).points}")
    QTest.keyClick(window, Qt.Key.Key_H)
    QTest.keyClick(pane, Qt.Key.Key_Left, SHIFT)
    corners[0] = (corners[0][0] - 10 * grid.dx, corners[0][1])
    driver.until(lambda: settled(driver, 1)[0][1] == f"{told(Polygon((tuple(corners),))).points}")
    QTest.keyClick(window, Qt.Key.Key_Insert)
    QTest.keyClick(pane, Qt.Key.Key_Up, SHIFT)
    middle = 0.5 * (np.array(corners[0]) + corners[1])
    corners.insert(1, (float(middle[0]), float(middle[1]) + 10 * grid.dy))
    driver.until(lambda: settled(driver, 1)[0][1] == f"{told(Polygon((tuple(corners),))).points}")
    QTest.keyClick(window, Qt.Key.Key_Delete)
    del corners[1]
    driver.until(lambda: settled(driver, 1)[0][1] == f"{told(Polygon((tuple(corners),))).points}")
    QTest.keyClick(window, Qt.Key.Key_D, CONTROL)
    assert [row[0] for row in settled(driver, 2)] == ["R1", "R1 (2)"]
    QTest.keyClick(window, Qt.Key.Key_N)
    QTest.keyClick(window, Qt.Key.Key_N)
    assert table(driver).currentIndex().row() == 0
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not table(driver).currentIndex().isValid()


def test_shapes_are_added_and_taken_away_with_the_keys(driver: Driver) -> None:
    first = draw(driver, "rectangle", 3.0, -35.0, 4.5, -26.0)
    assert isinstance(first, Rectangle)
    pane = driver.view.ui.graphicsView  # type: ignore[attr-defined]  # of pyqtgraph
    pane.setFocus()
    QTest.keyClick(driver.window, Qt.Key.Key_E)
    QTest.keyClick(pane, Qt.Key.Key_Return, CONTROL)
    seen = view(driver).view_range()
    hole = Ellipse(first.x, first.y, 0.25 * (seen.x_max - seen.x_min), 0.25 * (seen.y_max - seen.y_min))
    (found,) = measured([Region("R1", ()).with_part(first).with_part(hole, taken=True)], POINTS, RESULT.density, silent)
    assert settled(driver, 1)[0][1] == f"{found.points}"


def test_keys_move_what_was_chosen_last(driver: Driver) -> None:
    shape = draw(driver, "rectangle", 3.0, -35.0, 4.5, -26.0)
    assert isinstance(shape, Rectangle)
    pane = driver.view.ui.graphicsView  # type: ignore[attr-defined]  # of pyqtgraph
    row = settled(driver, 1)
    click(driver, pixel(driver, 5.5, -20.0))
    probes = driver.child(ProbeTable, "probeTable")
    driver.until(lambda: probes.model().rowCount() == 1)
    QTest.keyClick(pane, Qt.Key.Key_Right, SHIFT)
    assert settled(driver, 1) == row
    before = probes.model().index(0, 1).data()
    click(driver, pixel(driver, shape.x - shape.width / 2, shape.y + shape.height / 4))
    QTest.keyClick(pane, Qt.Key.Key_Right, SHIFT)
    driver.until(lambda: settled(driver, 1) != row)
    assert probes.model().index(0, 1).data() == before


def test_a_click_inside_of_a_region_pins_a_probe(driver: Driver) -> None:
    shape = draw(driver, "rectangle", 3.0, -35.0, 4.5, -26.0)
    assert isinstance(shape, Rectangle)
    click(driver, pixel(driver, shape.x + 0.1, shape.y + 1.0))
    probes = driver.child(ProbeTable, "probeTable")
    driver.until(lambda: probes.model().rowCount() == 1)
    assert float(probes.model().index(0, 1).data()) == pytest.approx(shape.x + 0.1, abs=0.02)


def test_a_region_is_named_and_told_as_a_part_of_another(driver: Driver) -> None:
    outer = draw(driver, "rectangle", 3.0, -35.0, 5.0, -26.0)
    inner = draw(driver, "ellipse", 3.5, -33.0, 4.5, -28.0)
    settled(driver, 2)
    shown = table(driver)
    shown.setFocus()
    shown.edit(shown.model().index(0, 0))
    editor = shown.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "field")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    driver.until(lambda: cells(driver)[0][0] == "field")
    shown.edit(shown.model().index(1, 8))
    box = shown.findChild(QComboBox)
    assert box is not None
    assert [box.itemText(place) for place in range(box.count())] == ["", "field"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    whole, part = told(outer), told(inner)
    row = settled(driver, 2)[1]
    assert row[8:] == ["field", f"{100 * part.points / whole.points:.0f} %"]


def test_rows_are_copied_with_all_digits(driver: Driver) -> None:
    shape = draw(driver, "rectangle", 3.0, -35.0, 4.5, -26.0)
    settled(driver, 1)
    shown = table(driver)
    shown.setFocus()
    flags = QItemSelectionModel.SelectionFlag
    shown.selectionModel().select(shown.model().index(0, 0), flags.Select | flags.Rows)
    QTest.keyClick(shown, Qt.Key.Key_C, CONTROL)
    head, row = (line.split("\t") for line in QGuiApplication.clipboard().text().split("\n"))
    found = told(shape)
    assert head == list(COLUMNS)
    assert row[:3] == ["R1", f"{found.points}", f"{found.points}"]
    assert [float(each) for each in row[3:7]] == pytest.approx(
        [found.error, found.area, *(found.density or ())], rel=1e-12
    )


def test_regions_follow_sigma_and_stay_with_their_file(driver: Driver, file: Path) -> None:
    draw(driver, "rectangle", 3.0, -35.0, 4.5, -26.0)
    before = settled(driver, 1)[0]
    driver.child(QDoubleSpinBox, "sigmaSpinBox").setValue(5.0)
    driver.until(lambda: settled(driver, 1)[0][5] != before[5])
    assert cells(driver)[0][:5] == before[:5]
    other = file.with_name("other.npy")
    np.save(other, np.column_stack([X, Y]))
    driver.drop(other)
    driver.until_shown("other.npy")
    driver.until(lambda: cells(driver) == [])
    assert not driver.child(QDockWidget, "regionsDock").isVisible()


@popup
def test_in_another_unit_regions_stay_where_they_are_among_the_points(driver: Driver) -> None:
    draw(driver, "rectangle", 3.0, -35.0, 4.5, -26.0)
    before = settled(driver, 1)[0]
    action(driver, "units").trigger()
    type_into(field(driver, "Factor of x"), "10")
    driver.until(lambda: settled(driver, 1)[0][3] != before[3])
    assert cells(driver)[0][1] == before[1]
