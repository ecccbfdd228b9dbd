"""The ticks of an axis: as many round values as their labels leave room for."""

from collections.abc import Sequence

from PySide6.QtGui import QFontMetricsF

from core import ticks
from gui.frame import Span
from gui.numbers import local

_APART = 56  # pixels at least between two ticks
_MOST = 12
_FILL = 0.75  # of the axis may be covered by labels


def axis_values(ends: Span, size: float, metrics: QFontMetricsF, *, upright: bool) -> tuple[float, ...]:
    """Return round values of an axis of some pixels, with labels in some font."""
    most = max(2, min(_MOST, int(size / _APART)))
    values = ticks.round_values(*ends, most)
    while most > 2 and _room(ticks.even_labels(values), metrics, upright=upright) > _FILL * size:
        most -= 1
        values = ticks.round_values(*ends, most)
    return values


def _room(labels: Sequence[str], metrics: QFontMetricsF, *, upright: bool) -> float:
    """Return how many pixels of the axis the labels take."""
    if upright:
        return metrics.height() * len(labels)
    return sum(metrics.horizontalAdvance(local(label)) for label in labels)
