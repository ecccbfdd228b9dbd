import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from core.ticks import even_labels
from gui.axis_ticks import axis_values


@pytest.mark.parametrize("ends", [(0.0, 1.0), (-3.5, 2.7), (2459000.4999, 2459000.5001), (1e9, 1e9 + 1), (0.0, 3e-300)])
@pytest.mark.parametrize("size", [120, 300, 1200])
def test_labels_leave_room_between_them(qtbot: QtBot, ends: tuple[float, float], size: int) -> None:
    metrics = QFontMetricsF(QFont())
    values = axis_values(ends, size, metrics, upright=False)
    assert all(ends[0] <= value <= ends[1] for value in values)
    labels = even_labels(values)
    assert len(values) <= 2 or sum(map(metrics.horizontalAdvance, labels)) <= 0.75 * size
    assert len(axis_values(ends, size, metrics, upright=True)) >= len(values)


def test_a_longer_axis_has_more_ticks(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(QFont())
    assert len(axis_values((0, 1), 1000, metrics, upright=False)) > len(
        axis_values((0, 1), 200, metrics, upright=False)
    )
