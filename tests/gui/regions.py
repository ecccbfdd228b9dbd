"""Regions of a window, drawn by hand in tests, over points that are known."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget

from core.pipeline import compute
from core.points import points_of
from core.progress import silent
from core.regions import Measured, measured
from core.settings import Settings
from core.shapes import Ellipse, Rectangle, Region, Shape
from gui.density_view import DensityView
from gui.mark_table import MarkTable
from tests.gui.driver import Driver, Opened, action, sigma_of

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


def write_points(folder: Path) -> Path:
    path = folder / "points.npy"
    np.save(path, np.column_stack([X, Y]))
    return path


def with_regions(opened: Opened, file: Path) -> Driver:
    """Open a window with the panel of regions, and the picture at the size that it has then."""
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
