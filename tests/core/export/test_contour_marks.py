"""Contours on the exported picture."""

import dataclasses

import numpy as np
import pytest
from PIL import Image

from core.arrays import Floats
from core.details import details_of
from core.export import Figure
from core.export.contour_marks import with_contours
from core.pipeline import Result, compute
from core.points import points_of
from core.progress import silent
from core.settings import Colour, Settings, SigmaChoice, SigmaRule
from core.structures import ContourChoice, Structures
from core.structures_found import found_structures

SIZE = 600, 500


@pytest.fixture(scope="module")
def result() -> Result:
    rng = np.random.default_rng(4)
    x, y = rng.normal((1.0, -1.0), (2.0, 1.0), (5000, 2)).T
    sigma = SigmaChoice(SigmaRule.BINS, 4.0, 4.0)
    return compute(points_of(x, y), Settings(bins=(60, 60), sigma=sigma, colour=Colour(map="viridis")), None, silent)


def figure_of(result: Result, *, invert_x: bool = False, invert_y: bool = False) -> Figure:
    choice = Structures(contours=ContourChoice((0.5, 0.9)))
    contours = found_structures(details_of(result, silent), choice, (), silent).contours
    assert contours is not None
    return Figure(result, "points", "x", "y", contours=contours, invert_x=invert_x, invert_y=invert_y)


def luminance(image: Image.Image) -> Floats:
    return np.asarray(image.convert("L"), dtype=np.float64)


@pytest.mark.parametrize("invert_x", [False, True])
@pytest.mark.parametrize("invert_y", [False, True])
def test_lines_run_where_the_contours_are(result: Result, invert_x: bool, invert_y: bool) -> None:
    figure = figure_of(result, invert_x=invert_x, invert_y=invert_y)
    plain = Image.new("RGB", SIZE, (128, 128, 128))
    drawn = luminance(with_contours(plain, figure))
    changed = np.abs(drawn - 128.0) > 60.0
    x_min, x_max, y_min, y_max = result.grid.extent
    near = np.zeros(changed.shape, bool)
    found = []
    for row in figure.contours:
        for ring in row.contour.outline.rings:
            across, up = (ring[:, 0] - x_min) / (x_max - x_min), (ring[:, 1] - y_min) / (y_max - y_min)
            columns = np.clip((1 - across if invert_x else across) * SIZE[0], 0, SIZE[0] - 1).astype(int)
            rows = np.clip((up if invert_y else 1 - up) * SIZE[1], 0, SIZE[1] - 1).astype(int)
            found.append(changed[rows, columns])
            for down in range(-14, 15):
                for right in range(-14, 15):
                    near[np.clip(rows + down, 0, SIZE[1] - 1), np.clip(columns + right, 0, SIZE[0] - 1)] = True
    assert np.concatenate(found).mean() > 0.7  # the rest lies below the labels
    assert changed[near].sum() == changed.sum()


def test_the_ink_stands_out_from_the_colour_of_its_density(result: Result) -> None:
    colours = result.picture.colours.astype(float) @ [0.299, 0.587, 0.114]
    for row in figure_of(result).contours:
        figure = dataclasses.replace(figure_of(result), contours=(row,))
        below = colours[min(int(result.picture.position(row.contour.density) * 256), 255)]
        drawn = luminance(with_contours(Image.new("RGB", SIZE, (int(below),) * 3), figure))
        assert np.abs(drawn - below).max() > 60.0


def test_a_clear_picture_stays_clear_beside_the_lines_and_none_changes_nothing(result: Result) -> None:
    clear = Image.new("RGBA", SIZE, (10, 20, 30, 0))
    drawn = np.asarray(with_contours(clear, figure_of(result)))
    assert 0 < (drawn[:, :, 3] > 0).mean() < 0.2
    assert with_contours(clear, dataclasses.replace(figure_of(result), contours=())) is clear
