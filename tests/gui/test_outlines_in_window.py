"""Contours and peaks of the whole window."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QDoubleSpinBox, QFileDialog, QLabel, QLineEdit, QTableView, QToolButton

from core.details import details_of
from core.profile import Marginal, Profile, marginals_of, profile_of
from core.progress import silent
from core.settings import Settings
from core.structures import SHARES, ContourChoice, Line, Structures
from core.structures_found import FoundStructures, found_structures
from gui import outline_cells, outline_desk
from gui.citation import with_error
from gui.commands import Commands
from gui.density_view import DensityView
from gui.marginal_plot import MarginalPlot
from gui.profile_desk import ProfileDesk, told_at
from gui.profile_plot import ProfilePlot
from tests.gui.driver import Driver, Opened, action, named, popup, result_of, sigma_of, type_into
from tests.gui.hand import Hand, drag


@pytest.fixture
def hills(tmp_path: Path) -> Path:
    rng = np.random.default_rng(3)
    x, y = np.concatenate([rng.normal((0.0, 0.0), 1.0, (4000, 2)), rng.normal((7.0, 3.0), 0.6, (1500, 2))]).T
    path = tmp_path / "hills.csv"
    path.write_text("x,y\n" + "\n".join(f"{a!r},{b!r}" for a, b in zip(x.tolist(), y.tolist(), strict=True)))
    return path


def view_of(driver: Driver) -> DensityView:
    found = driver.window.findChild(DensityView)
    assert found is not None
    return found


def table(driver: Driver, name: str) -> list[list[str]]:
    model = driver.child(QTableView, name).model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def told(driver: Driver, name: str) -> list[list[str]]:
    """Wait until all is told."""
    driver.until(lambda: bool(rows := table(driver, name)) and not any("…" in row for row in rows))
    return table(driver, name)


def of_core(path: Path, sigma: float) -> FoundStructures:
    result = result_of(path, Settings(bins=(80, 80), sigma=sigma_of(sigma)))
    return found_structures(
        details_of(result, silent), Structures(contours=ContourChoice(SHARES), peaks=5.0), (), silent
    )


def test_contours_are_core_s_and_follow(opened: Opened, hills: Path) -> None:
    driver = opened(str(hills), "--bins", "80", "--sigma", "2")
    driver.until_shown("hills.csv")
    dock = driver.child(QDockWidget, "contoursDock")
    assert dock.isHidden()
    action(driver, "contours").trigger()
    assert not dock.isHidden()
    for sigma in (2.0, 4.0):
        wanted = of_core(hills, sigma).contours
        assert wanted is not None
        driver.until(lambda: told(driver, "contourTable")[0][4] == f"{wanted[0].points:,}".replace(",", "\u202f"))  # noqa: B023 (waits here)
        rows = told(driver, "contourTable")
        assert [row[0] for row in rows] == ["50 %", "68 %", "90 %", "95 %"]
        for row, one in zip(rows, wanted, strict=True):
            assert float(row[1]) == pytest.approx(one.contour.density, rel=1e-3)
            assert one.contour.share is not None
            assert float(row[2].removesuffix(" %")) == pytest.approx(100 * one.contour.share, abs=0.006)
            assert float(row[3]) == pytest.approx(one.contour.area, rel=1e-3)
            assert int(row[4].replace("\u202f", "")) == one.points
        driver.child(QDoubleSpinBox, "sigmaSpinBox").setValue(4.0)
    before = len(table(driver, "contourTable"))
    type_into(driver.child(QLineEdit, "moreLevels"), "80 %, 0.5")
    driver.until(lambda: len(table(driver, "contourTable")) == before + 2)
    action(driver, "undo").trigger()
    driver.until(lambda: len(table(driver, "contourTable")) == before)
    QTest.mouseClick(named(driver, QToolButton, "Contour of 68 %"), Qt.MouseButton.LeftButton)
    driver.until(lambda: [row[0] for row in told(driver, "contourTable")] == ["50 %", "90 %", "95 %"])
    type_into(driver.child(QLineEdit, "moreLevels"), "many")
    assert "many" in driver.message
    action(driver, "contours").trigger()
    assert dock.isHidden()
    assert not table(driver, "contourTable")


def test_lines_are_drawn_and_found_with_the_mouse(opened: Opened, hills: Path) -> None:
    driver = opened(str(hills), "--bins", "80", "--sigma", "3")
    driver.until_shown("hills.csv")
    view = view_of(driver)
    blank = view.pane.grab().toImage()
    action(driver, "contours").trigger()
    found = of_core(hills, 3.0).contours
    assert found is not None
    x, y = found[2].contour.polygons[0][0][10].tolist()
    driver.until(lambda: view.line_at(x, y) == 2)
    assert view.pane.grab().toImage() != blank
    Hand(view).move(x, y)
    rows = driver.child(QTableView, "contourTable")
    driver.until(lambda: rows.currentIndex().row() == 2)
    before = view.view_range()
    told(driver, "contourTable")
    index = rows.model().index(0, 0)
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(index).center())
    seen, bounds = view.view_range(), found[0].contour.outline.bounds
    assert seen != before
    assert seen.x_min < bounds[0] < bounds[1] < seen.x_max
    assert seen.y_min < bounds[2] < bounds[3] < seen.y_max
    rows.setFocus()
    if rows.hasFocus():  # a window that is not active has none
        action(driver, "copy").trigger()
        head, *lines = QGuiApplication.clipboard().text().splitlines()
        assert head.split("\t")[0] == "level"
        assert [line.split("\t")[-1] for line in lines] == [str(row.points) for row in found]


def test_of_many_peaks_the_densest_are_shown(opened: Opened, hills: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (outline_cells, outline_desk):
        monkeypatch.setattr(module, "MOST_PEAKS", 1)
    driver = opened(str(hills), "--bins", "80", "--sigma", "2")
    driver.until_shown("hills.csv")
    action(driver, "peaks").trigger()
    assert len(told(driver, "peakTable")) == 1
    labels = [label.text() for label in driver.window.findChildren(QLabel)]
    assert any(text.startswith("2 peaks, the densest 1 of them") for text in labels)
    first = (of_core(hills, 2.0).peaks or ())[0]
    driver.until(lambda: view_of(driver).mark_at(first.x, first.y) == 0)


def test_peaks_are_core_s_and_a_click_goes_both_ways(opened: Opened, hills: Path) -> None:
    driver = opened(str(hills), "--bins", "80", "--sigma", "2")
    driver.until_shown("hills.csv")
    action(driver, "peaks").trigger()
    rows, wanted = told(driver, "peakTable"), of_core(hills, 2.0).peaks
    assert wanted is not None
    assert len(rows) == len(wanted) == 2
    for row, peak in zip(rows, wanted, strict=True):
        assert float(row[1]) == pytest.approx(peak.x, abs=1e-3)
        assert float(row[2]) == pytest.approx(peak.y, abs=1e-3)
        assert float(row[3]) == pytest.approx(peak.density, rel=0.02)
        assert peak.error is not None
        assert float(row[4]) == pytest.approx(peak.error, rel=0.06)
        assert float(row[5]) == pytest.approx(peak.significance, rel=0.01)
    view, peak = view_of(driver), wanted[1]
    driver.until(lambda: view.mark_at(peak.x, peak.y) == 1)
    QTest.mouseClick(Hand(view).port, Qt.MouseButton.LeftButton, pos=view.pane_pixel(peak.x, peak.y).toPoint())
    table_of_peaks = driver.child(QTableView, "peakTable")
    driver.until(lambda: table_of_peaks.currentIndex().row() == 1)
    assert not driver.model.probes.rows  # the click was for the peak
    index = table_of_peaks.model().index(0, 0)
    QTest.mouseClick(
        table_of_peaks.viewport(), Qt.MouseButton.LeftButton, pos=table_of_peaks.visualRect(index).center()
    )
    seen = view.view_range()
    assert (seen.x_min + seen.x_max) / 2 == pytest.approx(wanted[0].x, abs=1e-6)
    driver.child(QDoubleSpinBox, "significance").setValue(1000.0)
    driver.until(lambda: not table(driver, "peakTable"))


def settled_as(desk: ProfileDesk, wanted: Profile) -> bool:
    found = desk.found
    return found is not None and found.settled and np.array_equal(found.profile.density, wanted.density)


@popup
def test_a_profile_is_drawn_changed_typed_and_put_away(opened: Opened, hills: Path, tmp_path: Path) -> None:
    driver = opened(str(hills), "--bins", "80", "--sigma", "3")
    driver.until_shown("hills.csv")
    view, desk = view_of(driver), driver.window.findChild(ProfileDesk)
    assert desk is not None
    action(driver, "profile").trigger()
    assert not driver.child(QDockWidget, "profileDock").isHidden()
    drag(view, (0.0, 0.0), (6.0, 3.0))
    line = driver.model.look.outlines.line
    assert line is not None
    assert (line.x0, line.y0, line.x1, line.y1) == pytest.approx((0.0, 0.0, 6.0, 3.0), abs=0.05)
    drag(view, (6.0, 3.0), (7.0, 3.0))
    type_into(driver.child(QLineEdit, "profileLine"), "0, 0, 7, 3")
    result = result_of(hills, Settings(bins=(80, 80), sigma=sigma_of(3.0)))
    for sigma in (3.0, 5.0):
        result = result_of(hills, Settings(bins=(80, 80), sigma=sigma_of(sigma)))
        wanted = profile_of(details_of(result, silent), Line(0.0, 0.0, 7.0, 3.0), silent)
        driver.until(lambda: settled_as(desk, wanted))  # noqa: B023 (waits here)
        assert desk.found is not None
        assert np.array_equal(desk.found.profile.error, wanted.error)
        driver.child(QDoubleSpinBox, "sigmaSpinBox").setValue(5.0)
    path = tmp_path / "profile.csv"
    QTest.mouseClick(named(driver, QToolButton, "Profile: Export"), Qt.MouseButton.LeftButton)
    dialog = driver.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.close()
    driver.until(path.exists)
    rows = list(csv.DictReader(path.read_text().splitlines()))
    assert [float(row["error"]) for row in rows] == wanted.error.tolist()
    assert float(rows[-1]["distance"]) == pytest.approx(58.0**0.5)
    driver.child(ProfilePlot, "profilePlot").pointed.emit(0)
    assert desk.found is not None
    assert f"± {with_error(wanted.density[0], wanted.error[0])[1]}" in told_at(desk.found, 0)
    QTest.mouseClick(named(driver, QToolButton, "Profile: New line"), Qt.MouseButton.LeftButton)
    lines = [driver.model.look.outlines.line]
    action(driver, "undo").trigger()
    lines.append(driver.model.look.outlines.line)
    assert lines == [None, Line(0.0, 0.0, 7.0, 3.0)]
    action(driver, "cancel").trigger()
    assert driver.child(QDockWidget, "profileDock").isHidden()
    assert desk.found is None


@pytest.mark.parametrize("other", ["rectangle", "measure"])
def test_the_mouse_is_for_the_tool_that_came_last(opened: Opened, hills: Path, other: str) -> None:
    driver = opened(str(hills), "--bins", "80", "--sigma", "3")
    driver.until_shown("hills.csv")
    model, view = driver.model, view_of(driver)
    action(driver, "profile").trigger()
    action(driver, other).trigger()
    drag(view, (0.0, 0.0), (6.0, 3.0))
    assert model.look.outlines.line is None
    assert (model.look.ruler is not None) == (other == "measure")
    assert len(model.regions.rows) == (other == "rectangle")
    action(driver, "profile").trigger()
    if not action(driver, other).isChecked():  # a shape that is drawn puts its tool away
        action(driver, other).trigger()
    action(driver, "profile").trigger()
    assert not action(driver, other).isChecked()
    drag(view, (-1.0, 0.0), (-1.0, 3.0))  # beside the rectangle
    assert model.look.outlines.line is not None


def test_contours_are_exported_as_they_are_told(opened: Opened, hills: Path, tmp_path: Path) -> None:
    driver = opened(str(hills), "--bins", "80", "--sigma", "2")
    driver.until_shown("hills.csv")
    commands = driver.window.findChild(Commands)
    assert commands is not None
    path = tmp_path / "contours.geojson"
    driver.until(lambda: driver.model.satisfied)
    commands.export_to(path)
    driver.until(lambda: "no contours or regions" in driver.message)
    action(driver, "contours").trigger()
    commands.export_to(path)
    driver.until(path.exists)
    features = json.loads(path.read_text())["features"]
    wanted = of_core(hills, 2.0).contours
    assert wanted is not None
    assert [one["properties"]["points"] for one in features] == [row.points for row in wanted]


def test_a_window_closes_while_outlines_are_sought(opened: Opened, hills: Path) -> None:
    driver = opened(str(hills), "--bins", "900", "--sigma", "2")
    driver.until_shown("hills.csv")
    for name in ("contours", "peaks", "profile", "marginals"):
        action(driver, name).trigger()
    driver.window.close()


def smoothed_as(plot: MarginalPlot, wanted: Marginal) -> bool:
    shown = plot.shown()
    return shown is not None and np.array_equal(shown.smoothed, wanted.smoothed)


def test_marginals_follow(opened: Opened, hills: Path) -> None:
    driver = opened(str(hills), "--bins", "25", "--sigma", "2")
    driver.until_shown("hills.csv")
    action(driver, "marginals").trigger()
    above = driver.child(MarginalPlot, "xMarginal")
    for sigma in (2.0, 6.0):
        result = result_of(hills, Settings(bins=(25, 25), sigma=sigma_of(sigma)))
        wanted = marginals_of(details_of(result, silent))[0]
        driver.until(lambda: smoothed_as(above, wanted))  # noqa: B023 (waits here)
        driver.child(QDoubleSpinBox, "sigmaSpinBox").setValue(6.0)
    shown = above.shown()
    assert shown is not None
    assert np.array_equal(shown.weight, wanted.weight)
    assert np.array_equal(shown.error, wanted.error)
    action(driver, "undo").trigger()
    action(driver, "undo").trigger()
    assert above.isHidden()


@popup
def test_peaks_are_exported_with_all_digits(opened: Opened, hills: Path, tmp_path: Path) -> None:
    driver = opened(str(hills), "--bins", "80", "--sigma", "2")
    driver.until_shown("hills.csv")
    action(driver, "peaks").trigger()
    told(driver, "peakTable")
    QTest.mouseClick(named(driver, QToolButton, "Peaks: Export"), Qt.MouseButton.LeftButton)
    path = tmp_path / "peaks.csv"
    dialog = driver.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.close()
    driver.until(path.exists)
    wanted = of_core(hills, 2.0).peaks
    assert wanted is not None
    rows = list(csv.DictReader(path.read_text().splitlines()))
    assert [(float(row["x"]), float(row["significance"])) for row in rows] == [
        (peak.x, peak.significance) for peak in wanted
    ]
    assert {row["unit"] for row in rows} == {"per bin"}
