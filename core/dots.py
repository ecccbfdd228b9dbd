"""Dots: points painted as dots at the resolution of a screen, however many there are."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core.arrays import Bytes, Flags, Floats, Integers, frozen
from core.grid import Grid
from core.level import Levels, levels_of
from core.messages import mark
from core.pipeline import Result
from core.points import Points
from core.progress import Report, part
from core.ruler import ruler_of
from core.settings import DotsChoice, DotsRule

_PIECE = 1 << 18  # points between two reports
_MESSAGE = mark("Painting dots")

Span = tuple[float, float]
_Stamp = tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, eq=False)
class Dots:
    """Points to be painted, in this order: later ones over earlier ones.

    Attributes
    ----------
    x, y : (n,) float64
        In data units.
    colour : (n,) uint8, rising, or None
        Rows of a colour map; None where all dots are alike.
    """

    x: Floats
    y: Floats
    colour: Bytes | None = None


@dataclass(frozen=True, eq=False)
class Painting:
    """Painted dots.

    Attributes
    ----------
    alpha : (height, width) uint8
        How much of a pixel is covered; row 0 on top.
    colour : (height, width) uint8, or None
        The densest colour row there.
    """

    alpha: Bytes
    colour: Bytes | None


def dots_of(result: Result, choice: DotsChoice, report: Report) -> Dots:
    """Return the dots that a choice asks for.

    Parameters
    ----------
    result : Result
    choice : DotsChoice
        OUTLIERS: points in bins that lie outside the region of this share of the mass (``core.level``), none where
        levels have no meaning. COLOURED: all points in range, in the colour of their bin, the densest on top. NONE and
        PLAIN: no points, and all of them.
    report : Report
    """
    points = result.points
    if choice.rule is DotsRule.NONE:
        return Dots(points.x[:0], points.y[:0])
    if choice.rule is DotsRule.PLAIN:
        return Dots(points.x, points.y)
    inside, bins = _bins(points, result.density.grid, part(report, 0.0, 0.6))
    if choice.rule is DotsRule.OUTLIERS:
        levels = levels_of(result.density, points.weight)
        if levels is None:
            return Dots(points.x[:0], points.y[:0])
        report(0.7, _MESSAGE)
        chosen = inside[_outside(result.density.heights.ravel(), bins, levels, choice.share)]
        return Dots(points.x[chosen], points.y[chosen])
    colour = result.picture.index.ravel()[bins]
    order = np.argsort(colour, kind="stable")
    chosen = inside[order]
    return Dots(points.x[chosen], points.y[chosen], frozen(colour[order]))


def painted(dots: Dots, across: Span, up: Span, size: tuple[int, int], diameter: int, report: Report) -> Painting:
    """Return dots as they are seen in a window.

    Parameters
    ----------
    dots : Dots
    across : (left, right)
        Data units at the left and at the right edge; falling where x grows to the left.
    up : (low, high)
        Data units at the lower and at the upper edge.
    size : (width, height)
        In pixels.
    diameter : int
        Of a dot, in pixels.
    report : Report
    """
    wide, high = size
    stamp = _stamp(diameter)
    reach = diameter // 2 + 1
    shape = high + 2 * reach, wide + 2 * reach
    there, colour = np.zeros(shape, np.uint8), None if dots.colour is None else np.zeros(shape, np.uint8)
    for start in range(0, dots.x.size, _PIECE):
        report(start / dots.x.size, _MESSAGE)
        piece = slice(start, start + _PIECE)
        column = _pixels(dots.x[piece], across[0], wide / (across[1] - across[0]), reach)
        row = _pixels(dots.y[piece], up[1], high / (up[0] - up[1]), reach)
        seen = (column >= 0.0) & (column < shape[1]) & (row >= 0.0) & (row < shape[0])
        place = row[seen].astype(np.intp) * shape[1] + column[seen].astype(np.intp)
        there.reshape(-1)[place] = 1
        if colour is not None and dots.colour is not None:
            colour.reshape(-1)[place] = dots.colour[piece][seen]
    return Painting(_spread(there, stamp, reach), None if colour is None else _spread_colour(colour, stamp, reach))


def _pixels(values: Floats, edge: float, scale: float, margin: int) -> Floats:
    places = values - edge
    places *= scale
    places += margin
    return np.floor(places, out=places)


def _bins(points: Points, grid: Grid, report: Report) -> tuple[Integers, Integers]:
    """Return which points lie in the range, and the bin of each of them, counted row by row."""
    x_min, x_max, y_min, y_max = grid.extent
    x_ruler, y_ruler = ruler_of(grid.x_edges), ruler_of(grid.y_edges)
    places, bins = [], []
    for start in range(0, len(points), _PIECE):
        report(start / len(points), _MESSAGE)
        piece = points.part(start, start + _PIECE)
        keep: Flags = (piece.x >= x_min) & (piece.x <= x_max) & (piece.y >= y_min) & (piece.y <= y_max)
        inside = np.flatnonzero(keep)
        bins.append(y_ruler.bins(piece.y[inside]) * grid.nx + x_ruler.bins(piece.x[inside]))
        places.append(inside + start)
    return np.concatenate([*places, np.zeros(0, np.int64)]), np.concatenate([*bins, np.zeros(0, np.int64)])


def _outside(density: Floats, bins: Integers, levels: Levels, share: float) -> Flags:
    """Return which of some bins lie outside the region of a share of the mass."""
    if bins.size < density.size:
        return levels.of_all(density[bins]) > share
    flags: Flags = (levels.of_all(density) > share)[bins]
    return flags


@lru_cache(maxsize=16)
def _stamp(diameter: int) -> _Stamp:
    """Return the pixels of a disc about its middle: row, column, and how much of each is covered, 1 to 255."""
    reach, fine = diameter // 2 + 1, 8
    steps = (np.arange(fine) + 0.5) / fine - 0.5
    shift = 0.0 if diameter % 2 else 0.5  # the middle of an even disc is a corner
    pixels = []
    for row in range(-reach, reach + 1):
        for column in range(-reach, reach + 1):
            far = np.hypot(row + steps[:, None] + shift, column + steps[None, :] + shift)
            covered = round(255 * float(np.mean(far <= diameter / 2)))
            if covered >= 8 or (diameter == 1 and row == column == 0):
                pixels.append((row, column, 255 if diameter == 1 else covered))
    return tuple(pixels)


def _spread(there: Bytes, stamp: _Stamp, reach: int) -> Bytes:
    alpha = np.zeros((there.shape[0] - 2 * reach, there.shape[1] - 2 * reach), np.uint8)
    for row, column, covered in stamp:
        np.maximum(alpha, _shifted(there, row, column, reach) * np.uint8(covered), out=alpha)
    return alpha


def _spread_colour(colour: Bytes, stamp: _Stamp, reach: int) -> Bytes:
    """Return the densest colour that reaches each pixel."""
    spread = np.zeros((colour.shape[0] - 2 * reach, colour.shape[1] - 2 * reach), np.uint8)
    for row, column, _ in stamp:
        np.maximum(spread, _shifted(colour, row, column, reach), out=spread)
    return spread


def _shifted(image: Bytes, row: int, column: int, reach: int) -> Bytes:
    high, wide = image.shape
    return image[reach - row : high - reach - row, reach - column : wide - reach - column]


def diameter_of(count: int) -> int:
    """Return the diameter that suits so many dots, in pixels of a plain screen."""
    return next(pixels for most, pixels in ((3_000, 5), (20_000, 3), (100_000, 2), (math.inf, 1)) if count <= most)
