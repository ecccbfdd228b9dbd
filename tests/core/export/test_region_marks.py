"""Regions on exported pictures: where they are, at every way of the axes."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from core.export.region_marks import with_regions
from core.points import points_of
from core.shapes import Ellipse, Part, Rectangle, Region
from core.structures import Structures
from tests.core.results import figure_of

POINTS = points_of([0.0, 10.0, 3.0], [0.0, 10.0, 5.0])
GREY = Image.new("RGB", (600, 400), (120, 120, 120))
BOX = Region("", (Part(Rectangle(2.0, 8.0, 2.0, 2.0)),))  # from 1 to 3, from 7 to 9


def drawn(*regions: Region, picture: Image.Image = GREY, **flips: bool) -> NDArray[np.int64]:
    figure = replace(figure_of(POINTS, Structures(), regions), **flips)  # type: ignore[arg-type]  # flags
    return np.asarray(with_regions(picture, figure)).astype(np.int64)


@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize("down", [False, True])
def test_lines_run_where_the_edges_are(left: bool, down: bool) -> None:
    pixels = drawn(BOX, invert_x=left, invert_y=down)[:, :, 0]
    if left:
        pixels = pixels[:, ::-1]
    if down:
        pixels = pixels[::-1]
    middle = pixels[80]  # y = 8
    bright, dark = np.flatnonzero(middle > 200), np.flatnonzero(middle < 90)
    assert {60, 180} <= {*bright, *(bright + 1)}
    assert bright.size <= 8
    assert dark.size >= 4
    assert (pixels[50:110, 70:170] == 120).all()
    assert (pixels[150:, :] == 120).all()


def test_what_is_taken_away_is_dashed() -> None:
    whole = drawn(Region("", (Part(Ellipse(5, 5, 2, 2)),)))
    taken = drawn(Region("", (Part(Rectangle(5, 5, 0, 0)), Part(Ellipse(5, 5, 2, 2), True))))
    bright = [(pixels[:, :, 0] > 200).sum() for pixels in (whole, taken)]
    assert 0.4 * bright[0] < bright[1] < 0.75 * bright[0]


def test_a_name_stands_above_its_shape_and_within_the_picture() -> None:
    named = drawn(replace(BOX, name="field"))
    assert (named[10:38, 60:120, 0] > 200).any()
    assert np.array_equal(named[45:], drawn(BOX)[45:])
    edge = drawn(Region("a long name", (Part(Rectangle(10, 10, 0.5, 0.5)),)))
    assert (edge[:25, 400:560, 0] > 200).any()


def test_far_regions_and_clear_bins() -> None:
    far = drawn(Region("far", (Part(Rectangle(1e9, 1e9, 1.0, 1.0)),)))
    assert (far == 120).all()
    huge = drawn(Region("", (Part(Rectangle(0.0, 0.0, 1e12, 6.0)),)))
    assert (huge[280, :, 0] > 200).all() or (huge[279, :, 0] > 200).all()
    clear = drawn(BOX, picture=Image.new("RGBA", (600, 400), (120, 120, 120, 0)))
    assert clear[80, 60, 3] > 200
    assert clear[80, 120, 3] == 0


def test_without_regions_the_picture_is_the_very_same() -> None:
    assert with_regions(GREY, figure_of(POINTS, Structures())) is GREY
