"""Peaks on exported pictures: a cross at each, at every way of the axes, and their numbers."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from core.export.peak_marks import with_peaks
from core.peaks import Peak
from core.points import points_of
from core.structures import Structures
from tests.core.results import figure_of

FIGURE = figure_of(points_of([0.0, 10.0, 3.0], [0.0, 10.0, 5.0]), Structures())
GREY = Image.new("RGB", (600, 400), (120, 120, 120))


def peak(x: float, y: float) -> Peak:
    return Peak(x, y, 1.0, None, 0.0, 5.0, None)


def drawn(*peaks: Peak, **flips: bool) -> NDArray[np.uint8]:
    return np.asarray(with_peaks(GREY, replace(FIGURE, peaks=peaks, **flips)))[:, :, 0]  # type: ignore[arg-type]  # flags


@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize("down", [False, True])
def test_a_cross_stands_at_each_peak(left: bool, down: bool) -> None:
    pixels = drawn(peak(2.0, 8.0), peak(6.0, 3.0), invert_x=left, invert_y=down)
    for right, below in ((120, 80), (360, 280)):
        x, y = 600 - right if left else right, 400 - below if down else below
        assert (pixels[y - 11 : y + 12, x] == 255).all()
        assert (pixels[y, x - 11 : x + 12] == 255).all()
        assert pixels[y + 8, x + 8] == 120


def test_numbers_stay_within_the_picture() -> None:
    pixels = drawn(peak(10.0, 10.0))
    beside = pixels[4:30, 575:597] == 255
    beside[:, -2:] = False
    assert beside[:, :14].any()
    assert (with_peaks(GREY, FIGURE)) is GREY
