"""Tells how long steps of sigma and of bins take from the key to the frame, with a file open."""

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox

from tests.benchmarks.children.driven import Driven, tell
from tests.benchmarks.times import median

_BINS = 1000
_SIGMA = 10

file, steps, also_exact = Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4:] == ["exact"]
driven = Driven()
driven.warm_up()
driven.frame(lambda: driven.open(file))
sigma = driven.window.findChild(QDoubleSpinBox, "sigmaSpinBox")
bins = driven.window.findChild(QSpinBox, "binsSpinBox")
assert sigma is not None
assert bins is not None


def turn(box: QDoubleSpinBox | QSpinBox, value: int) -> None:
    """Give the spin box a value to start from."""
    if box.value() != value:
        driven.frame(lambda: box.setValue(value))


def steps_of(box: QDoubleSpinBox | QSpinBox, *, exact: bool) -> float:
    """Press Up and Down in turn, each from rest, until the first or the exact frame; return the median."""
    times = []
    for number in range(steps):
        key = Qt.Key.Key_Down if number % 2 else Qt.Key.Key_Up
        times.append(driven.frame(partial(QTest.keyClick, box, key), exact=exact))
        driven.until_exact()
    return median(times)


turn(bins, _BINS)
turn(sigma, _SIGMA)
driven.rest()
told = {"sigma": steps_of(sigma, exact=True), "bins": steps_of(bins, exact=False)}
if also_exact:
    told["bins_exact"] = steps_of(bins, exact=True)
tell(**told)
