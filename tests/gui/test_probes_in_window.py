"""Probes in the whole window, with the mouse and the keys."""

import csv
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDockWidget, QDoubleSpinBox, QFileDialog, QLineEdit, QSpinBox, QWidget

from core.details import details_of
from core.export.probes import COLUMNS
from core.pipeline import compute
from core.points import points_of
from core.progress import silent
from core.readout import readout_at
from core.settings import Settings, Unit
from gui.density_view import DensityView
from gui.probe_table import ProbeTable
from tests.gui.driver import Driver, Opened, action, choose, combo, named, sigma_of

PLAIN, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
X, Y = np.random.default_rng(8).normal((4.0, -30.0), (1.0, 5.0), (3000, 2)).T
SETTINGS = Settings(bins=(50, 40), sigma=sigma_of(2.0))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "points.npy"
    np.save(path, np.column_stack([X, Y]))
    return path


@pytest.fixture
def driver(opened: Opened, file: Path) -> Driver:
    made = opened(str(file), "--bins", "50,40", "--sigma", "2")
    made.until_shown("points.npy")
    return made


def table(driver: Driver) -> ProbeTable:
    return driver.child(ProbeTable, "probeTable")


def cells(driver: Driver) -> list[list[str]]:
    model = table(driver).model()
    return [[model.index(row, column).data() for column in range(8)] for row in range(model.rowCount())]


def settled(driver: Driver, rows: int) -> list[list[str]]:
    driver.until(lambda: len(cells(driver)) == rows and not any("…" in cell for row in cells(driver) for cell in row))
    return cells(driver)


def port(driver: Driver, share_x: float, share_y: float) -> tuple[QWidget, QPoint]:
    place = QPoint(round(driver.view.width() * share_x), round(driver.view.height() * share_y))
    target = driver.view.childAt(place)
    assert target is not None
    return target, target.mapFrom(driver.view, place)


def click(driver: Driver, share_x: float, share_y: float) -> None:
    target, place = port(driver, share_x, share_y)
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, PLAIN, place)


def type_position(driver: Driver, text: str) -> None:
    field = driver.child(QLineEdit, "probePosition")
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_click_pins_what_the_readout_tells(driver: Driver) -> None:
    driver.point_at(0.5, 0.5)
    driver.until(lambda: "region" in driver.readout and "…" not in driver.readout)
    told = driver.readout
    click(driver, 0.5, 0.5)
    ((label, x, y, density, error, n_eff, count, level),) = settled(driver, 1)
    assert label == "1"
    assert told.startswith(
        f"x {x}  y {y} │ density {density} ± {error} per bin │ count {count} │ in the {level} region"
    )
    assert f"n_eff {n_eff}" in told


def test_what_is_pinned_is_what_core_says(driver: Driver) -> None:
    type_position(driver, "4.25, -31.5")
    row = settled(driver, 1)[0]
    result = compute(points_of(X, Y), SETTINGS, None, silent)
    readout, detail = readout_at(result.counts, result.density, 4.25, -31.5), details_of(result, silent).at(4.25, -31.5)
    assert readout is not None
    assert detail is not None
    assert detail.error is not None
    assert detail.n_eff is not None
    assert detail.level is not None
    assert float(row[3]) == pytest.approx(readout.density, abs=0.06 * detail.error)
    assert float(row[4]) == pytest.approx(detail.error, rel=0.05)
    assert float(row[5]) == pytest.approx(detail.n_eff, rel=0.05)
    assert int(row[6]) == readout.rows
    assert row[7] == f"{100 * detail.level:.0f} %"


def test_the_table_comes_with_the_first_probe_but_not_for_a_double_click(driver: Driver) -> None:
    dock = driver.child(QDockWidget, "probesDock")
    interval = QGuiApplication.styleHints().mouseDoubleClickInterval()
    target, place = port(driver, 0.4, 0.4)
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, PLAIN, place)
    assert len(cells(driver)) == 1
    QTest.mouseDClick(target, Qt.MouseButton.LeftButton, PLAIN, place)
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, PLAIN, place)
    assert cells(driver) == []
    driver.qtbot.wait(interval + 100)
    assert not dock.isVisible()
    click(driver, 0.4, 0.4)
    driver.until(dock.isVisible)
    assert len(cells(driver)) == 1


def test_a_drag_pins_nothing_and_a_click_on_a_mark_chooses_it(driver: Driver) -> None:
    target, place = port(driver, 0.4, 0.4)
    QTest.mousePress(target, Qt.MouseButton.LeftButton, PLAIN, place)
    QTest.mouseMove(target, place + QPoint(30, 10))
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, PLAIN, place + QPoint(30, 10))
    assert cells(driver) == []
    driver.window.findChildren(DensityView)[0].show_all()
    click(driver, 0.3, 0.3)
    click(driver, 0.6, 0.3)
    driver.until(driver.child(QDockWidget, "probesDock").isVisible)
    first = settled(driver, 2)
    view = driver.window.findChildren(DensityView)[0]
    assert table(driver).currentIndex().row() == 1
    click_at_probe(driver, view, 0)
    assert settled(driver, 2) == first
    assert table(driver).currentIndex().row() == 0


def click_at_probe(driver: Driver, view: DensityView, row: int) -> None:
    seen = view.view_range()
    x, y = (float(cell) for cell in cells(driver)[row][1:3])
    plane = driver.view.view.vb.sceneBoundingRect()  # type: ignore[attr-defined]  # pyqtgraph has no type information
    pane = driver.view.ui.graphicsView  # type: ignore[attr-defined]  # pyqtgraph has no type information
    across = plane.left() + (x - seen.x_min) / (seen.x_max - seen.x_min) * plane.width()
    down = plane.bottom() - (y - seen.y_min) / (seen.y_max - seen.y_min) * plane.height()
    place = pane.mapFromScene(across + 3, down + 2)
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, PLAIN, place)


def test_p_pins_at_the_mouse_and_where_the_position_is_frozen(driver: Driver) -> None:
    driver.point_at(0.5, 0.5)
    driver.until(lambda: driver.readout != "")
    QTest.keyClick(driver.window, Qt.Key.Key_P)
    assert driver.readout.startswith(f"x {cells(driver)[0][1]}  y {cells(driver)[0][2]} ")
    QTest.keyClick(driver.window, Qt.Key.Key_Space)
    driver.point_at(0.3, 0.4)
    QTest.keyClick(driver.window, Qt.Key.Key_P)
    assert cells(driver)[1][1:3] == cells(driver)[0][1:3]
    driver.point_at(0.001, 0.999)
    QTest.keyClick(driver.window, Qt.Key.Key_Space)
    QTest.keyClick(driver.window, Qt.Key.Key_P)
    assert len(cells(driver)) == 2


@pytest.mark.parametrize("focus", ["picture", "table"])
def test_arrow_keys_step_by_bins_on_screen(driver: Driver, focus: str) -> None:
    result = compute(points_of(X, Y), SETTINGS, None, silent)
    type_position(driver, "4, -30")
    action(driver, "show_all").trigger()
    target = table(driver) if focus == "table" else driver.view.ui.graphicsView  # type: ignore[attr-defined]  # of pyqtgraph
    driver.until(driver.child(QDockWidget, "probesDock").isVisible)
    target.setFocus()
    for key, keys in (
        (Qt.Key.Key_Right, SHIFT),
        (Qt.Key.Key_Left, PLAIN),
        (Qt.Key.Key_Up, PLAIN),
        (Qt.Key.Key_Up, PLAIN),
    ):
        QTest.keyClick(target, key, keys)
    row = settled(driver, 1)[0]
    assert float(row[1]) == pytest.approx(4 + 9 * result.grid.dx, abs=result.grid.dx / 50)
    assert float(row[2]) == pytest.approx(-30 + 2 * result.grid.dy, abs=result.grid.dy / 50)
    action(driver, "invert_x").trigger()
    QTest.keyClick(target, Qt.Key.Key_Right, SHIFT)
    assert float(settled(driver, 1)[0][1]) == pytest.approx(4 - result.grid.dx, abs=result.grid.dx / 50)


def test_arrow_keys_in_a_field_belong_to_the_field(driver: Driver) -> None:
    type_position(driver, "4, -30")
    before = settled(driver, 1)
    bins = driver.child(QSpinBox, "binsSpinBox")
    bins.setFocus()
    QTest.keyClick(bins, Qt.Key.Key_Up)
    driver.until(lambda: bins.value() != 50)
    assert cells(driver)[0][:3] == before[0][:3]


def test_probes_follow_sigma_and_unit_and_stay_where_they_are(driver: Driver) -> None:
    type_position(driver, "4.25, -31.5")
    first = settled(driver, 1)
    driver.child(QDoubleSpinBox, "sigmaSpinBox").setValue(5.0)
    driver.until(lambda: settled(driver, 1)[0][5] != first[0][5])
    result = compute(points_of(X, Y), Settings(bins=(50, 40), sigma=sigma_of(5.0)), None, silent)
    driver.until(lambda: float(cells(driver)[0][3]) == pytest.approx(result.density.at(4.25, -31.5), rel=0.02))
    choose(combo(driver, "Unit of the density"), Unit.AREA.value)
    area = result.grid.bin_area
    driver.until(
        lambda: float(settled(driver, 1)[0][3]) == pytest.approx((result.density.at(4.25, -31.5) or 0) / area, rel=0.02)
    )
    assert cells(driver)[0][:3] == first[0][:3]


def test_positions_are_pasted_and_rows_copied_back(driver: Driver) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("name\tx\ty\nnorth\t4\t-25\nsouth\t4,5\t-35")
    QTest.keyClick(driver.window, Qt.Key.Key_V, CONTROL)
    assert [row[0] for row in settled(driver, 2)] == ["1", "2"]
    clipboard.setText("label;x;y\nnorth;4;-25\nfar;400;0")
    field = driver.child(QLineEdit, "probePosition")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_V, CONTROL)
    assert field.text() == ""
    rows = settled(driver, 4)
    assert [row[0] for row in rows] == ["1", "2", "north", "far"]
    assert rows[3][3:] == ["outside", "", "", "", ""]
    driver.until(driver.child(QDockWidget, "probesDock").isVisible)
    shown = table(driver)
    shown.setFocus()
    flags = QItemSelectionModel.SelectionFlag
    for row in (1, 2):
        shown.selectionModel().select(shown.model().index(row, 0), flags.Select | flags.Rows)
    shown.selectionModel().select(shown.model().index(3, 0), flags.Deselect | flags.Rows)
    QTest.keyClick(shown, Qt.Key.Key_C, CONTROL)
    lines = [line.split("\t") for line in clipboard.text().split("\n")]
    assert lines[0] == list(COLUMNS)
    assert [line[:3] for line in lines[1:]] == [["2", "4.5", "-35"], ["north", "4", "-25"]]
    result = compute(points_of(X, Y), SETTINGS, None, silent)
    assert float(lines[1][3]) == result.density.at(4.5, -35.0)
    QTest.keyClick(shown, Qt.Key.Key_Delete)
    assert [row[0] for row in cells(driver)] == ["1", "far"]
    driver.view.setFocus()
    driver.point_at(0.5, 0.5)
    driver.until(lambda: driver.readout != "")
    QTest.keyClick(driver.window, Qt.Key.Key_C, CONTROL)
    assert clipboard.text() == driver.readout


def test_what_is_no_position_is_said(driver: Driver) -> None:
    type_position(driver, "over there")
    assert '"over there" is no position' in driver.message
    assert cells(driver) == []
    assert driver.child(QLineEdit, "probePosition").text() == "over there"


def test_a_label_is_typed_in_the_table(driver: Driver) -> None:
    type_position(driver, "4, -30")
    driver.until(driver.child(QDockWidget, "probesDock").isVisible)
    shown = table(driver)
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_F2)
    editor = shown.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "Peak r")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    driver.until(lambda: cells(driver)[0][0] == "Peak r")


def test_control_and_arrow_choose_another_row(driver: Driver) -> None:
    type_position(driver, "4, -30")
    type_position(driver, "5, -30")
    driver.until(driver.child(QDockWidget, "probesDock").isVisible)
    shown = table(driver)
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_Up, CONTROL)
    QTest.keyClick(shown, Qt.Key.Key_Right, PLAIN)
    driver.until(lambda: float(cells(driver)[0][1]) > 4.05)
    assert float(cells(driver)[1][1]) == 5


def test_probes_are_written_with_all_digits(driver: Driver, tmp_path: Path) -> None:
    type_position(driver, "4.25, -31.5")
    type_position(driver, "99, 0")
    target = tmp_path / "out.csv"
    button = named(driver, QAbstractButton, "Probes: Export")
    assert isinstance(button, QAbstractButton)
    driver.until(button.isVisible)
    button.click()
    dialog = driver.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(target))
    dialog.close()
    driver.until(lambda: driver.message == "out.csv was written")
    head, first, second = csv.reader(target.read_text(encoding="utf-8").splitlines())
    result = compute(points_of(X, Y), SETTINGS, None, silent)
    detail = details_of(result, silent).at(4.25, -31.5)
    assert detail is not None
    assert head == [*COLUMNS, "unit"]
    assert first[:3] == ["1", "4.25", "-31.5"]
    assert [float(first[3]), float(first[4]), float(first[7])] == [
        result.density.at(4.25, -31.5),
        detail.error,
        detail.level,
    ]
    assert first[8] == "per bin"
    assert second[3:8] == [""] * 5


def test_another_file_brings_no_probes_of_the_last_one(driver: Driver, file: Path) -> None:
    dock = driver.child(QDockWidget, "probesDock")
    type_position(driver, "4, -30")
    driver.until(dock.isVisible)
    other = file.with_name("other.npy")
    np.save(other, np.column_stack([X, Y]))
    driver.drop(other)
    driver.until_shown("other.npy")
    driver.until(lambda: cells(driver) == [])
    assert not dock.isVisible()
    driver.drop(file)
    driver.until_shown("points.npy")
    driver.qtbot.wait(50)
    assert cells(driver) == []


def test_other_columns_and_a_reload_keep_the_probes(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "three.csv"
    path.write_text(
        "a,b,c\n" + "\n".join(f"{x!r},{y!r},{x + y!r}" for x, y in zip(X.tolist(), Y.tolist(), strict=True))
    )
    driver = opened(str(path), "--bins", "40")
    driver.until_shown("three.csv")
    type_position(driver, "4, -30")
    first = settled(driver, 1)
    choose(combo(driver, "Column of y"), "c")
    driver.until(lambda: settled(driver, 1)[0][3] != first[0][3])
    assert [float(cell) for cell in cells(driver)[0][1:3]] == [4, -30]
    action(driver, "reload").trigger()
    driver.qtbot.wait(300)
    assert [float(cell) for cell in settled(driver, 1)[0][1:3]] == [4, -30]
