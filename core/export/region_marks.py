"""Regions over the bins of an exported picture, as on screen: thin lines with a halo, and their names."""

import math
from collections.abc import Iterator, Sequence

import numpy as np
from PIL import Image, ImageDraw

from core.cutting import cut
from core.export import Figure
from core.export.lettering import Ink, height, width
from core.export.marks import BLACK, WHITE, in_pixels, over, write
from core.shapes import Corner, Polygon, Rectangle, Ring, Shape, corners_of, ring_around

_FINER = 3  # pixels of a mask for one of the picture, along each axis
_LINES: tuple[tuple[Ink, float, float], ...] = ((BLACK, 5.5, 0.75), (WHITE, 2.6, 1.0))
_DASH, _GAP = 11.0, 8.0  # pixels
_CORNERS = 360  # of an ellipse
_BEYOND = 50.0  # pixels beside the picture, beyond which lines are cut off
_NAME = 23  # size of the font, in pixels
_LONGEST = 24  # characters of a name


def with_regions(bins: Image.Image, figure: Figure) -> Image.Image:
    """Return the picture of the bins, in RGB or RGBA, with the regions of a figure over it."""
    lines = [
        (pixels, part.taken)
        for told in figure.regions
        for part in told.region.parts
        for ring in _rings(part.shape)
        if (pixels := _in_pixels(ring, figure, bins.size))
    ]
    if not lines:
        return bins
    for ink, wide, cover in _LINES:
        mask = Image.new("L", (bins.width * _FINER, bins.height * _FINER))
        pen = ImageDraw.Draw(mask)
        for ring, taken in lines:
            for piece in _dashes(ring) if taken else ([*ring, *ring[:1]],):
                fine = [(x * _FINER, y * _FINER) for x, y in piece]
                pen.line(fine, fill=255, width=round(wide * _FINER), joint="curve")
        covered = np.asarray(mask.resize(bins.size, Image.Resampling.BOX))
        bins = over(bins, Image.new("RGB", bins.size, ink), np.round(covered * cover).astype(np.uint8))
    for told in figure.regions:
        if told.region.parts:
            corners = [corner for ring in _rings(told.region.parts[0].shape) for corner in ring]
            _write(bins, _shortened(told.region.name), _in_pixels(corners, figure, bins.size))
    return bins


def _rings(shape: Shape) -> tuple[Ring, ...]:
    if isinstance(shape, Polygon):
        return shape.rings
    return (corners_of(shape),) if isinstance(shape, Rectangle) else (ring_around(shape, _CORNERS),)


def _in_pixels(ring: Sequence[Corner], figure: Figure, size: tuple[int, int]) -> list[Corner]:
    """Return a ring in pixels, the first row at the top, as far as it is near the picture."""
    wide, high = size
    pixels = [(float(x), float(y)) for x, y in in_pixels(np.array(ring, dtype=np.float64), figure, size)]
    return cut(pixels, (-_BEYOND, wide + _BEYOND, -_BEYOND, high + _BEYOND))


def _dashes(ring: Sequence[Corner]) -> Iterator[list[Corner]]:
    """Yield the dashes along a ring."""
    drawn, left, dash = True, _DASH, list(ring[:1])
    for start, stop in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        long, done = math.dist(start, stop), 0.0
        while long - done > left:
            done += left
            share = done / long
            here = (start[0] + (stop[0] - start[0]) * share, start[1] + (stop[1] - start[1]) * share)
            if drawn:
                yield [*dash, here]
            drawn, left, dash = not drawn, _GAP if drawn else _DASH, [here]
        left -= long - done
        dash.append(stop)
    if drawn and len(dash) > 1:
        yield dash


def _write(bins: Image.Image, name: str, ring: Sequence[Corner]) -> None:
    """Write a name above a shape, within the picture; nothing where the shape is beside it."""
    inside = [corner for corner in ring if 0.0 <= corner[0] <= bins.width and 0.0 <= corner[1] <= bins.height]
    if not inside:
        return
    left, top = min(x for x, _ in ring), min(y for _, y in ring)
    x = max(4.0, min(left, bins.width - width(name, _NAME) - 4.0))
    y = max(height(_NAME) + 4.0, top - 9.0)
    write(bins, (x, y), name, _NAME)


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
