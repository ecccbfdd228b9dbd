"""Bins as pixels: a picture at the size of a page, each bin crisp where there is room, averaged where there is none."""

import numpy as np
from PIL import Image

from core.arrays import Bytes

_SIDE = 1250  # pixels of the longer side, about
_NARROWEST = 24  # pixels, however unequal the sides are
_UNEQUAL = 1e3
_EVEN = 4.0  # pixels a bin from which unequal bins are not seen
_OFF = 0.01  # share by which an equal aspect may be off for the sake of even bins


def size_of(bins: tuple[int, int], ratio: float | None) -> tuple[int, int]:
    """Return width and height of the picture in pixels.

    Parameters
    ----------
    bins : (nx, ny)
    ratio : float or None
        Width by height where both axes have one scale; None: each is as long as suits its bins.
    """
    if ratio is None:
        return _side(bins[0], _SIDE), _side(bins[1], 0.8 * _SIDE)
    ratio = min(max(ratio, 1 / _UNEQUAL), _UNEQUAL)
    longer = 0 if ratio >= 1.0 else 1
    first = _side(bins[longer], _SIDE)
    exact = first / ratio if longer == 0 else first * ratio
    second = _side(bins[1 - longer], exact)
    if abs(second - exact) > _OFF * exact or second < _NARROWEST:
        second = max(round(exact), _NARROWEST)
    return (first, second) if longer == 0 else (second, first)


def scaled(rgb: Bytes, size: tuple[int, int]) -> Image.Image:
    """Return a picture of ``(rows, columns, 3 or 4)`` colours, the fourth being alpha, at a size (width, height).

    Every bin has as many pixels as any other where that goes up; else bins share the pixels between them, and where
    there are more bins than pixels each pixel has the mean of its bins.
    """
    wide, high = size
    image = Image.fromarray(_repeated(rgb, 1, wide)).resize((wide, rgb.shape[0]), Image.Resampling.BOX)
    return Image.fromarray(_repeated(np.asarray(image), 0, high)).resize(size, Image.Resampling.BOX)


def _repeated(rgb: Bytes, axis: int, pixels: int) -> Bytes:
    bins = rgb.shape[axis]
    each = pixels / bins
    if each < 1.0:
        return rgb
    if each == int(each):
        return np.repeat(rgb, int(each), axis=axis)
    if each >= _EVEN:
        nearest = (2 * np.arange(pixels) + 1) * bins // (2 * pixels)
        crisp: Bytes = rgb.take(nearest, axis=axis)
        return crisp
    return np.repeat(rgb, 4 * (int(each) + 1), axis=axis)


def _side(bins: int, wanted: float) -> int:
    """Return the whole number of pixels a bin, or of bins a pixel, that comes closest to a length."""
    if bins <= wanted:
        return bins * max(1, round(wanted / bins))
    return -(-bins // max(1, round(bins / wanted)))
