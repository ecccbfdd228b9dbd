import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from core.crossvalidation import CrossValidation, Verdict
from gui.criterion_plot import CriterionPlot

SIGMAS = np.geomspace(0.5, 1000.0, 40)
NO_KEYS = Qt.KeyboardModifier.NoModifier


def comparison(best: float = 20.0) -> CrossValidation:
    sigmas = np.sort(np.append(SIGMAS, best))
    return CrossValidation(best, Verdict.FOUND, None, best, sigmas, np.log(sigmas / best) ** 2 - 3.0)


@pytest.fixture
def plot(qtbot: QtBot) -> CriterionPlot:
    shown = CriterionPlot()
    qtbot.addWidget(shown)
    shown.resize(240, 104)
    shown.show()
    return shown


def columns_of(image: QImage, colour: QColor) -> list[int]:
    row = 12
    return [column for column in range(image.width()) if image.pixelColor(column, row) == colour]


def test_a_click_takes_the_sigma_that_stands_there(plot: CriterionPlot) -> None:
    chosen = QSignalSpy(plot.sigma_chosen)
    plot.set_curve(comparison())
    for sigma in (1.0, 6.0, 300.0):
        QTest.mouseClick(plot, Qt.MouseButton.LeftButton, NO_KEYS, QPoint(round(plot.x_of(sigma)), 40))
        assert chosen.at(chosen.count() - 1)[0] == pytest.approx(sigma, rel=0.03)
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, NO_KEYS, QPoint(round(plot.x_of(20.0)) + 2, 40))
    assert chosen.at(3) == [20.0]


def test_a_click_before_there_is_a_curve_does_nothing(plot: CriterionPlot) -> None:
    chosen = QSignalSpy(plot.sigma_chosen)
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, NO_KEYS, QPoint(100, 40))
    plot.set_curve(CrossValidation(1.0, Verdict.TOO_FEW, None, None, np.empty(0), np.empty(0)))
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, NO_KEYS, QPoint(100, 40))
    QTest.mouseMove(plot, QPoint(100, 40))
    assert chosen.count() == 0


def test_the_present_sigma_is_marked_where_it_stands(plot: CriterionPlot) -> None:
    plot.set_curve(comparison(400.0))
    accent = plot.palette().color(QPalette.ColorRole.Highlight)
    assert columns_of(plot.grab().toImage(), accent) == []
    plot.set_present((5.0, 5.0))
    marked = columns_of(plot.grab().toImage(), accent)
    assert np.mean(marked) + 0.5 == pytest.approx(plot.x_of(5.0), abs=1.0)
    plot.set_present((5.0, 50.0))
    assert max(columns_of(plot.grab().toImage(), accent)) == pytest.approx(plot.x_of(50.0), abs=2.0)
    plot.set_present((1e6, 1e6))
    assert columns_of(plot.grab().toImage(), accent) == []


@pytest.mark.parametrize("scores", [np.zeros(40), -np.log(SIGMAS), np.log(SIGMAS), 1e300 / SIGMAS, 1e-300 * SIGMAS])
def test_curves_without_a_valley_are_drawn_too(plot: CriterionPlot, scores: np.ndarray) -> None:
    best = float(SIGMAS[np.argmin(scores)])
    plot.set_curve(CrossValidation(best, Verdict.NO_STRUCTURE, None, best, SIGMAS, scores))
    plot.set_present((2.0, 2.0))
    assert not plot.grab().isNull()


def test_the_best_sigma_is_told(plot: CriterionPlot) -> None:
    plot.set_curve(comparison())
    assert "smallest at 20.00 bins" in plot.accessibleDescription()
    plot.set_curve(None)
    assert "smallest" not in plot.accessibleDescription()
