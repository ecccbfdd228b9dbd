"""Units and factors of x and y, in the whole window."""

from pathlib import Path

import h5py  # type: ignore[import-untyped]  # comes without types
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QToolButton

from core import loading
from core.columns import Measure
from core.ranges import Range
from gui.density_view import DensityView
from gui.measure_box import MeasureBox, words_of
from gui.probes_panel import ProbesPanel
from gui.source_bar import SourceBar
from tests.gui.driver import Driver, Opened, action, choose, combo, field, named, popup, type_into
from tests.gui.hand import images_of

pytestmark = popup


@pytest.fixture
def pixels(tmp_path: Path) -> Path:
    x, y = np.random.default_rng(2).normal((20.0, 50.0), (3.0, 9.0), (2000, 2)).T
    path = tmp_path / "pixels.csv"
    rows = zip(x.tolist(), y.tolist(), strict=True)
    path.write_text("x [px],y [px],z\n" + "\n".join(f"{a!r},{b!r},{a - b!r}" for a, b in rows))
    return path


@pytest.mark.parametrize(
    ("measures", "units", "words"),
    [
        ((Measure(), Measure()), (None, None), "unit…"),
        ((Measure(), Measure()), ("px", "px"), "px"),
        ((Measure(), Measure()), ("deg", None), "deg / ?"),
        ((Measure(130.0), Measure(130.0)), (None, None), "× 130"),
        ((Measure(130.0, "nm"), Measure(130.0, "nm")), ("nm", "nm"), "× 130 nm"),
        ((Measure(130.0, "nm"), Measure(65.0, "nm")), ("nm", "nm"), "× 130 nm / × 65 nm"),
        ((Measure(), Measure()), ("a unit that never ends", "s"), "a unit that n… / s"),
    ],
)
def test_the_button_tells_what_holds(
    measures: tuple[Measure, Measure], units: tuple[str | None, str | None], words: str
) -> None:
    assert words_of(measures, units) == words


def box(driver: Driver) -> MeasureBox:
    found = named(driver, MeasureBox, "Units of x and y")
    assert isinstance(found, MeasureBox)
    return found


def give(driver: Driver, *, apart: bool = False, **texts: str) -> None:
    """Open the fields, type, and press Enter."""
    action(driver, "units").trigger()
    if apart:
        QTest.mouseClick(named(driver, QToolButton, "One measure for x and y"), Qt.MouseButton.LeftButton)
    last = field(driver, "Factor of x")
    assert last.isVisible()
    for name, text in texts.items():
        last = field(driver, name.replace("_", " ").capitalize())
        last.setFocus()
        last.selectAll()
        QTest.keyClicks(last, text)
    QTest.keyClick(last, Qt.Key.Key_Return)
    assert not last.isVisible()


def labels(driver: Driver) -> list[str]:
    found = driver.window.findChild(DensityView)
    assert found is not None
    view = images_of(found).view
    return [view.getAxis(side).label.toPlainText().strip() for side in ("bottom", "left")]


def density(driver: Driver) -> str:
    driver.point_at(0.5, 0.5)
    return driver.settled_readout()


def test_pixels_of_130_nm(opened: Opened, pixels: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    driver = opened(str(pixels), "--bins", "50", "--unit", "area")
    driver.until_shown("pixels.csv")
    assert (box(driver).text(), labels(driver)) == ("px", ["x [px]", "y [px]"])
    assert "per px²" in density(driver)
    low = float(field(driver, "Range of x: from").text())
    driver.until(lambda: " to " in combo(driver, "Column of x").accessibleDescription())  # the columns are kept

    def refused(*_: object) -> None:
        raise AssertionError("the file is opened again")

    monkeypatch.setattr(loading, "open_chosen", refused)
    give(driver, factor_of_x="130", unit_of_x="nm")
    driver.until(lambda: labels(driver) == ["x [nm]", "y [nm]"])
    assert box(driver).text() == "× 130 nm"
    assert float(field(driver, "Range of x: from").text()) == pytest.approx(130 * low, rel=1e-6)
    assert "per nm²" in density(driver)
    assert named(driver, QLabel, "Guessed").isVisible()
    action(driver, "units").trigger()
    again = next(one for one in driver.window.findChildren(QPushButton) if one.text() == "As in the file")
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    driver.until(lambda: labels(driver) == ["x [px]", "y [px]"])
    assert float(field(driver, "Range of x: from").text()) == pytest.approx(low, rel=1e-6)


def test_another_name_of_the_unit_leaves_the_view(opened: Opened, pixels: Path) -> None:
    driver = opened(str(pixels), "--bins", "50")
    driver.until_shown("pixels.csv")
    view = driver.window.findChild(DensityView)
    assert view is not None
    whole = view.view_range()
    view.look_at(Range(0.25, 0.75, 0.25, 0.75))
    near = view.view_range()
    give(driver, unit_of_x="mm")
    driver.until(lambda: labels(driver) == ["x [mm]", "y [mm]"])
    assert view.view_range() == near
    choose(combo(driver, "Column of weights"), "z")
    driver.until(lambda: "weight z" in driver.child(SourceBar, "sourceBar").text())
    assert view.view_range() == near
    give(driver, factor_of_x="2", unit_of_x="")
    driver.until(lambda: view.view_range().x_max == pytest.approx(2 * whole.x_max))


def test_another_measure_for_each_axis(opened: Opened, pixels: Path) -> None:
    driver = opened(str(pixels))
    driver.until_shown("pixels.csv")
    give(driver, apart=True, factor_of_x="2", factor_of_y="-0,5", unit_of_y="s")
    driver.until(lambda: labels(driver) == ["2 × x [px]", "y [s]"])
    assert box(driver).text() == "× 2 / × -0.5 s"
    choose(combo(driver, "Column of x"), "z")  # what was said of x does not hold for z
    driver.until(lambda: labels(driver) == ["z", "y [s]"])


def positions(driver: Driver) -> list[float]:
    table = driver.window.findChildren(ProbesPanel)[0].findChild(QTableView)
    assert table is not None
    model = table.model()
    return [float(model.index(0, column).data()) for column in (1, 2)] if model.rowCount() == 1 else []


def test_probes_stay_among_the_points(opened: Opened, pixels: Path) -> None:
    driver = opened(str(pixels), "--bins", "40")
    driver.until_shown("pixels.csv")
    driver.window.findChildren(ProbesPanel)[0].added.emit("20, 50")
    driver.until(lambda: positions(driver) == [20.0, 50.0])
    give(driver, factor_of_x="10")
    driver.until(lambda: positions(driver) == [200.0, 500.0])
    give(driver, factor_of_x="1")
    driver.until(lambda: positions(driver) == [20.0, 50.0])


@pytest.mark.parametrize("text", ["0", "nan", "wide", ""])
def test_what_is_no_factor_is_refused_in_one_line(opened: Opened, pixels: Path, text: str) -> None:
    driver = opened(str(pixels))
    driver.until_shown("pixels.csv")
    action(driver, "units").trigger()
    edit = field(driver, "Factor of x")
    type_into(edit, text or " ")
    assert "is no factor. Give a number other than 0" in driver.message
    assert labels(driver) == ["x [px]", "y [px]"]


def test_escape_takes_back_and_a_click_elsewhere_takes_over(opened: Opened, pixels: Path) -> None:
    driver = opened(str(pixels))
    driver.until_shown("pixels.csv")
    for key in (Qt.Key.Key_Escape, None):
        action(driver, "units").trigger()
        edit = field(driver, "Unit of x")
        edit.setFocus()
        QTest.keyClicks(edit, "km")
        if key is None:
            edit.window().close()
        else:
            QTest.keyClick(edit, key)
            assert not edit.isVisible()
            driver.qtbot.wait(50)
            assert box(driver).text() == "px"
    driver.until(lambda: box(driver).text() == "km")


def test_a_typed_range_goes_with_the_numbers_it_was_typed_for(opened: Opened, pixels: Path) -> None:
    driver = opened(str(pixels))
    driver.until_shown("pixels.csv")
    type_into(field(driver, "Range of x: to"), "20")
    driver.until(lambda: field(driver, "Range of x: to").text() == "20")
    give(driver, unit_of_x="um")  # another unit alone changes no number
    driver.until(lambda: labels(driver)[0] == "x [um]")
    assert field(driver, "Range of x: to").text() == "20"
    give(driver, factor_of_x="3")
    driver.until(lambda: float(field(driver, "Range of x: to").text()) > 60)


def test_the_size_of_a_pixel_that_is_told_beside_the_file_is_offered(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "a_locs.hdf5"
    table = np.zeros(500, [("frame", "<u4"), ("x", "<f4"), ("y", "<f4")])
    table["x"], table["y"] = np.random.default_rng(5).uniform(10, 20, (2, 500))
    with h5py.File(path, "w") as file:
        file["locs"] = table
    path.with_suffix(".yaml").write_text("Width: 32\nPixelsize: 130\n")
    driver = opened(str(path))
    driver.until_shown("a_locs.hdf5")
    driver.until(lambda: driver.message == "A pixel is 130 nm here, as the file beside this one says")
    units = named(driver, QToolButton, "Units of x and y")
    assert isinstance(units, QToolButton)
    assert units.text() == "px"
    button = next(one for one in driver.window.findChildren(QPushButton) if one.text() == "Use nm" and one.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    driver.until(lambda: units.text() == "× 130 nm" and driver.message == "")
