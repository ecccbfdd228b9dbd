from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PySide6.QtGui import QColor, QImage, QPainter

from core.picture import Picture, picture_of
from core.settings import Colour
from gui.picture_painter import PicturePainter

indices = arrays(np.uint8, st.tuples(st.integers(2, 40), st.integers(2, 40)))


def picture_with(index: Any, name: str = "grey") -> Picture:
    made = picture_of(np.linspace(0, 1, index.size).reshape(index.shape), Colour(name), None)
    return Picture(index, name, made.stretch, None)


def pixels(image: QImage) -> Any:
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : 3 * plain.width()].reshape(plain.height(), plain.width(), 3).copy()


@given(indices)
def test_the_image_is_the_picture(index: Any) -> None:
    painter = PicturePainter()
    painter.set_picture(picture_with(index, "magma"))
    np.testing.assert_array_equal(pixels(painter.image()), picture_with(index, "magma").rgb())


@given(indices, st.integers(1, 9), st.integers(1, 9))
def test_blocks_show_the_mean_row_of_their_bins(index: Any, across: int, up: int) -> None:
    painter = PicturePainter()
    painter.set_picture(picture_with(index))
    image = painter.image(across, up)
    ny, nx = index.shape
    assert (image.height(), image.width()) == (-(-ny // up), -(-nx // across))
    for row in range(image.height()):
        for column in range(image.width()):
            block = index[row * up : (row + 1) * up, column * across : (column + 1) * across]
            assert image.pixelIndex(column, row) == int(block.astype(float).sum() // block.size)


def test_an_image_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    painter = PicturePainter()
    painter.set_picture(picture_with(np.arange(100, dtype=np.uint8).reshape(10, 10)))
    first = painter.image(2, 2)
    assert painter.image(2, 2) is first
    painter.set_picture(picture_with(np.zeros((10, 10), np.uint8)))
    assert painter.image(2, 2) is not first


def test_no_pixel_is_painted_outside_the_bins() -> None:
    painter = PicturePainter()
    painter.set_picture(picture_with(np.full((11, 11), 100, np.uint8)))
    canvas = QImage(20, 20, QImage.Format.Format_RGB32)
    canvas.fill(QColor("red"))
    with_qt = QPainter(canvas)
    with_qt.scale(1 / 4, 1 / 4)
    painter.paint(with_qt)
    with_qt.end()
    red = (pixels(canvas) == (255, 0, 0)).all(axis=2)
    assert red[3:, :].all()
    assert red[:, 3:].all()
    assert not red[:2, :2].any()


def test_a_picture_smaller_than_a_pixel_is_painted_at_once() -> None:
    painter = PicturePainter()
    painter.set_picture(picture_with(np.full((11, 7), 100, np.uint8)))
    canvas = QImage(4, 4, QImage.Format.Format_RGB32)
    canvas.fill(QColor("red"))
    with_qt = QPainter(canvas)
    with_qt.scale(1e-7, 1e-12)
    painter.paint(with_qt)
    with_qt.end()
    assert (pixels(canvas)[1:] == (255, 0, 0)).all()


@given(indices, st.integers(1, 5), st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_a_block_is_as_clear_as_the_share_of_its_clear_bins(index: Any, across: int, up: int, seed: int) -> None:
    clear = np.random.default_rng(seed).random(index.shape) < 0.4
    painter = PicturePainter()
    painter.set_picture(replace(picture_with(index), clear=clear))
    image = painter.image(across, up)
    for row in range(image.height()):
        for column in range(image.width()):
            block = np.s_[row * up : (row + 1) * up, column * across : (column + 1) * across]
            filled = index[block][~clear[block]]
            colour = image.pixelColor(column, row)
            assert colour.alpha() == filled.size * 255 // clear[block].size
            if filled.size:
                assert colour.red() == int(filled.astype(float).sum() // filled.size)
