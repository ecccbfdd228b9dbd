"""Regions in the whole window, with the mouse and the keys."""

import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDockWidget, QDoubleSpinBox, QFileDialog, QLineEdit

from core.export.region_rows import COLUMNS
from core.pipeline import compute
from core.points import points_of
from core.progress import silent
from core.regions import Measured, measured
from core.settings import Settings
from core.shapes import Ellipse, Polygon, Rectangle, Region, Shape
from gui.citation import with_error
from gui.density_view import DensityView
from gui.mark_table import MarkTable
from gui.probe_table import ProbeTable
from tests.gui.driver import Driver, Opened, action, field, named, popup, sigma_of, type_into
from tests.shapely_references import contains_by_shapely

PLAIN, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
LEFT = Qt.MouseButton.LeftButton
X, Y = np.random.default_rng(8).normal((4.0, -30.0), (1.0, 5.0), (990, 2)).T
SETTINGS = Settings(bins=(50, 40), sigma=sigma_of(2.0))
POINTS = points_of(X, Y)
RESULT = compute(POINTS, SETTINGS, None, silent)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "points.npy"
    np.save(path, np.column_stack([X, Y]))
    return path


@pytest.fixture
def driver(opened: Opened, file: Path) -> Driver:
    made = opened(str(file), "--bins", "50,40", "--sigma", "2")
    made.until_shown("points.npy")
    action(made, "rectangle").trigger()  # the panel comes, and the picture has its size
    QTest.keyClick(made.window, Qt.Key.Key_Escape)
    made.until(made.child(QDockWidget, "regionsDock").isVisible)
    view(made).show_all()
    return made


def view(driver: Driver) -> DensityView:
    found = driver.window.findChild(DensityView)
    assert found is not None
    return found


def table(driver: Driver) -> MarkTable:
    return driver.child(MarkTable, "regionTable")


def cells(driver: Driver) -> list[list[str]]:
    model = table(driver).model()
    return [[model.index(row, column).data() for column in range(10)] for row in range(model.rowCount())]


def tips(driver: Driver, row: int) -> list[str]:
    model = table(driver).model()
    role = Qt.ItemDataRole.ToolTipRole
    return [model.index(row, column).data(role) or "" for column in range(10)]


def grey(driver: Driver) -> bool:
    model = table(driver).model()
    rows = range(model.rowCount())
    role = Qt.ItemDataRole.ForegroundRole
    return any(model.index(row, column).data(role) is not None for row in rows for column in range(10))


def settled(driver: Driver, rows: int) -> list[list[str]]:
    driver.until(lambda: len(cells(driver)) == rows and not grey(driver))
    return cells(driver)


def pixel(driver: Driver, x: float, y: float) -> QPoint:
    return view(driver).pane_pixel(x, y).toPoint()


def place(driver: Driver, at: QPoint) -> tuple[float, float]:
    found = view(driver).pane_position(at.toPointF())
    assert found is not None
    return found


def drag(
    driver: Driver, start: QPoint, stop: QPoint, keys: Qt.KeyboardModifier = PLAIN, *, release: bool = True
) -> None:
    pane = view(driver).pane
    QTest.mouseMove(pane, start)
    QTest.mousePress(pane, LEFT, keys, start)
    for part in (1, 2, 3, 4):
        QTest.mouseMove(pane, start + (stop - start) * part / 4)
        QTest.qWait(5)
    if release:
        QTest.mouseRelease(pane, LEFT, keys, stop)


def click(driver: Driver, at: QPoint) -> None:
    pane = view(driver).pane
    QTest.mouseMove(pane, at)
    QTest.mouseClick(pane, LEFT, PLAIN, at)


def draw(
    driver: Driver, tool: str, x0: float, y0: float, x1: float, y1: float, keys: Qt.KeyboardModifier = PLAIN
) -> Shape:
    """Draw between two positions, and return what the pixels of these are the corners of."""
    action(driver, tool).trigger()
    start, stop = pixel(driver, x0, y0), pixel(driver, x1, y1)
    drag(driver, start, stop, keys)
    (left, low), (right, high) = place(driver, start), place(driver, stop)
    box = (left + right) / 2, (low + high) / 2, abs(right - left), abs(high - low)
    return Rectangle(*box) if tool == "rectangle" else Ellipse(*box[:2], box[2] / 2, box[3] / 2)


def told(shape: Shape, *, name: str = "R1") -> Measured:
    (found,) = measured([Region(name, ()).with_part(shape)], POINTS, RESULT.density, silent)
    return found


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
