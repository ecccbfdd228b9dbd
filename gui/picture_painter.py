"""Paints a picture of core with Qt: its own colours, no arithmetic on densities."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform, qRgb

from core.arrays import Bytes, Flags
from core.picture import Picture


class PicturePainter:
    """Paints one pixel of an image for each bin; the mean colour row of several where a screen pixel holds several."""

    def __init__(self) -> None:
        self._index: Bytes = np.zeros((1, 1), np.uint8)
        self._clear: Flags | None = None
        self._colours: list[int] = [0] * 256
        self._images: dict[tuple[int, int], QImage] = {}

    def set_picture(self, picture: Picture) -> None:
        """Paint this picture from now on."""
        self._index, self._clear = picture.index, picture.clear
        self._colours = [qRgb(*colour) for colour in picture.colours.tolist()]
        self._images = {}

    def paint(self, painter: QPainter) -> None:
        """Paint the picture with bin (column, row) as the unit square at that point."""
        across, up = _bins_per_pixel(painter.deviceTransform())
        height, width = self._index.shape
        steps = max(1, int(min(across, width))), max(1, int(min(up, height)))
        image = self.image(*steps)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, across > 1 and up > 1)
        painter.setClipRect(QRectF(0, 0, width, height), Qt.ClipOperation.IntersectClip)  # the last block may overhang
        painter.drawImage(QRectF(0, 0, image.width() * steps[0], image.height() * steps[1]), image)

    def image(self, across: int = 1, up: int = 1) -> QImage:
        """Return the picture, first row at y_min, one pixel for so many bins across and up."""
        if (across, up) not in self._images:
            image = self._opaque(across, up) if self._clear is None else self._partly_clear(self._clear, across, up)
            self._images = {(across, up): image}
        return self._images[across, up]

    def _opaque(self, across: int, up: int) -> QImage:
        index = self._index if across == up == 1 else _mean(self._index, across, up)
        height, width = index.shape
        # the image keeps the array alive and does not copy it
        image: QImage = QImage(index, width, height, index.strides[0], QImage.Format.Format_Indexed8)  # type: ignore[call-overload]  # the stubs know bytes only
        image.setColorTable(self._colours)
        return image

    def _partly_clear(self, clear: Flags, across: int, up: int) -> QImage:
        """Return an image that is as clear as the share of clear bins, in the mean colour row of the others."""
        filled = (~clear).view(np.uint8)
        number = _sums(filled, across, up)
        index = _sums(np.where(clear, np.uint8(0), self._index), across, up) // np.maximum(number, 1)
        alpha = number * 255 // np.outer(*_sides(clear.shape, across, up))
        colours = np.array(self._colours, np.uint32)[index] & 0xFFFFFF | alpha.astype(np.uint32) << 24
        height, width = colours.shape
        image: QImage = QImage(colours, width, height, colours.strides[0], QImage.Format.Format_ARGB32)  # type: ignore[call-overload]  # as above
        return image


def _bins_per_pixel(transform: QTransform) -> tuple[float, float]:
    origin = transform.map(QPointF(0, 0))
    across, up = (transform.map(corner) - origin for corner in (QPointF(1, 0), QPointF(0, 1)))
    return 1 / max(across.manhattanLength(), 1e-9), 1 / max(up.manhattanLength(), 1e-9)


def _mean(index: Bytes, across: int, up: int) -> Bytes:
    """Return the mean of blocks of ``up`` rows and ``across`` columns; blocks at the ends may be smaller."""
    sums = _sums(index, across, up)
    sums //= np.outer(*_sides(index.shape, across, up))
    return sums.astype(np.uint8)


def _sums(index: Bytes, across: int, up: int) -> NDArray[np.uint32]:
    ny, nx = index.shape
    small = up * 255 < 2**16
    rows = np.zeros((-(-ny // up), nx), np.uint16 if small else np.uint32)
    for first in range(up):
        part = index[first::up]
        rows[: part.shape[0]] += part
    sums = np.zeros((rows.shape[0], -(-nx // across)), np.uint32)
    for first in range(across):
        part_of_rows = rows[:, first::across]
        sums[:, : part_of_rows.shape[1]] += part_of_rows
    return sums


def _sides(shape: tuple[int, ...], across: int, up: int) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Return the heights and the widths of the blocks."""
    ny, nx = shape
    heights = np.minimum(up, ny - np.arange(0, ny, up))
    widths = np.minimum(across, nx - np.arange(0, nx, across))
    return heights.astype(np.uint32), widths.astype(np.uint32)
