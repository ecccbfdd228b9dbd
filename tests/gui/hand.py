"""A hand on the mouse over the picture, and results to look at."""

from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.pipeline import Result, compute
from core.points import points_of
from core.progress import silent
from core.settings import Colour, Settings, SigmaChoice, SigmaRule
from gui.density_view import DensityView

PLAIN = Qt.KeyboardModifier.NoModifier


def result_of(x: Any, y: Any, bins: tuple[int, int] = (12, 8), sigma: float | SigmaChoice = 0.0, **more: Any) -> Result:
    chosen = sigma if isinstance(sigma, SigmaChoice) else SigmaChoice(SigmaRule.BINS, sigma, sigma)
    settings = Settings(bins=bins, sigma=chosen, **more)
    return compute(points_of(x, y), settings, None, silent)


def lopsided(bins: tuple[int, int] = (12, 8), **more: Any) -> Result:
    """Points whose picture looks like no mirror image, turn or shift of itself."""
    rng = np.random.default_rng(5)
    x = np.concatenate([rng.uniform(10, 40, 300), np.full(90, 12.0), np.full(50, 33.0), [10.0, 40.0]])
    y = np.concatenate([rng.uniform(-2, 2, 300), np.full(90, -1.6), np.full(50, 0.4), [-2.0, 2.0]])
    return result_of(x, y, bins, colour=Colour(map="viridis"), **more)


def shown_view(qtbot: QtBot) -> DensityView:
    """A view on screen."""
    view = DensityView()
    qtbot.addWidget(view)
    view.resize(640, 480)
    view.set_axes("x", "y", invert_x=False, invert_y=False)
    with qtbot.waitExposed(view):
        view.show()
    return view


def images_of(view: DensityView) -> Any:
    """pyqtgraph's ImageView, which has no type information."""
    return view.findChild(QWidget, "imageView")


class Hand:
    """A hand on the mouse over the picture, in data units."""

    def __init__(self, view: DensityView) -> None:
        images = images_of(view)
        self.plot = images.view
        self.plane = self.plot.vb
        self.pane = images.ui.graphicsView
        self.port = self.pane.viewport()

    def pixel(self, x: float, y: float) -> QPointF:
        return QPointF(self.pane.mapFromScene(self.plane.mapViewToScene(QPointF(x, y))))

    def enter(self, x: float, y: float) -> None:
        at = self.pixel(x, y)
        QApplication.sendEvent(self.port, QEnterEvent(at, at, at))

    def leave(self) -> None:
        QApplication.sendEvent(self.port, QEvent(QEvent.Type.Leave))

    def move(self, x: float, y: float) -> None:
        QTest.mouseMove(self.port, self.pixel(x, y).toPoint())

    def post(self, x: float, y: float) -> None:
        """Move the mouse, as one of many moves that wait in line."""
        at, none = self.pixel(x, y), Qt.MouseButton.NoButton
        event = QMouseEvent(QEvent.Type.MouseMove, at, self.port.mapToGlobal(at), none, none, PLAIN)
        QApplication.postEvent(self.port, event)

    def wheel(self, x: float, y: float, turns: int) -> None:
        at = self.pixel(x, y)
        none = QPoint(0, 0)
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(
            at, self.port.mapToGlobal(at), none, QPoint(0, 120 * turns), Qt.MouseButton.NoButton, PLAIN, phase, False
        )
        QApplication.sendEvent(self.port, event)

    def drag(
        self,
        start: QPoint,
        stop: QPoint,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
        keys: Qt.KeyboardModifier = PLAIN,
    ) -> None:
        def send(kind: QEvent.Type, at: QPoint, which: Qt.MouseButton, held: Qt.MouseButton) -> None:
            where = QPointF(at)
            event = QMouseEvent(kind, where, self.port.mapToGlobal(where), which, held, keys)
            QApplication.sendEvent(self.port, event)

        none = Qt.MouseButton.NoButton
        send(QEvent.Type.MouseMove, start, none, none)
        send(QEvent.Type.MouseButtonPress, start, button, button)
        for part in (1, 2, 3, 4):
            QTest.qWait(12)  # pyqtgraph drops moves that follow sooner
            send(QEvent.Type.MouseMove, start + (stop - start) * part / 4, none, button)
        send(QEvent.Type.MouseButtonRelease, stop, button, none)


def drag(view: DensityView, start: tuple[float, float], stop: tuple[float, float]) -> None:
    """Press at a position in data units, move to another one and release."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    first, last = view.pane_pixel(*start), view.pane_pixel(*stop)
    for kind, at, which, held in (
        (QEvent.Type.MouseButtonPress, first, left, left),
        (QEvent.Type.MouseMove, (first + last) / 2, none, left),
        (QEvent.Type.MouseMove, last, none, left),
        (QEvent.Type.MouseButtonRelease, last, left, none),
    ):
        event = QMouseEvent(kind, at, view.pane.mapToGlobal(at), which, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view.pane, event)
