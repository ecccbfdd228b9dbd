"""The contours on an exported picture, as on screen: fine lines with a halo, each with its level."""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from core.arrays import Bytes, Floats
from core.contours import Contour
from core.export import Figure
from core.export.lettering import Ink, draw, width
from core.export.marks import DARK, LIGHT, in_pixels, ink_on, over
from core.line_labels import Place, places_of

_FINE = 3  # pixels that lines are drawn with, for one of the picture
_LINE, _HALO = 5, 13  # width of a line and of its halo, in fine pixels
_PALE = 0.5  # of a halo
_LETTERS = 22  # size of the font, in pixels
_PAD = 8  # pixels between a line and its label


def with_contours(bins: Image.Image, figure: Figure) -> Image.Image:
    """Return the picture of the bins, in RGB or RGBA, with the contours of a figure over it."""
    contours = [row.contour for row in figure.contours]
    runs = [[in_pixels(ring, figure, bins.size) for ring in contour.outline.rings] for contour in contours]
    labels = [width(contour.name, _LETTERS) + 2 * _PAD for contour in contours]
    places = places_of(runs, labels, _LETTERS, bins.size)
    colours, picture = figure.result.picture.colours, figure.result.picture
    inks = [ink_on(colours[min(int(picture.position(one.density) * 256), 255)]) for one in contours]
    for ink, halo in ((LIGHT, DARK), (DARK, LIGHT)):
        chosen = [place for place, one in enumerate(inks) if one == ink]
        if not chosen:
            continue
        lines = [run for place in chosen for run in runs[place]]
        gaps = [place for place in places if place is not None]
        written = [(contours[i], place) for i in chosen if (place := places[i]) is not None]
        around = np.maximum(_cover(lines, gaps, bins.size, _HALO), _letters(written, bins.size, 3))
        bins = over(bins, _flat(halo, bins.size), (around * _PALE).astype(np.uint8))
        own = np.maximum(_cover(lines, gaps, bins.size, _LINE), _letters(written, bins.size, 0))
        bins = over(bins, _flat(ink, bins.size), own)
    return bins


def _flat(ink: Ink, size: tuple[int, int]) -> Image.Image:
    return Image.new("RGB", size, ink)


def _cover(runs: Sequence[Floats], gaps: Sequence[Place], size: tuple[int, int], wide: int) -> Bytes:
    """Return how much of each pixel lines of a width cover, 0 to 255."""
    fine = Image.new("L", (size[0] * _FINE, size[1] * _FINE), 0)
    pen = ImageDraw.Draw(fine)
    for run in runs:
        pen.line([(x, y) for x, y in (run * _FINE).tolist()], fill=255, width=wide, joint="curve")
    for gap in gaps:
        pen.polygon(_box(gap), fill=0)
    return np.asarray(fine.resize(size, Image.Resampling.BOX))


def _box(place: Place) -> list[tuple[float, float]]:
    """Return the corners of a label's room, in fine pixels."""
    turn = np.radians(place.angle)
    along, aside = np.array([np.cos(turn), np.sin(turn)]), np.array([-np.sin(turn), np.cos(turn)])
    middle, half, high = np.array([place.x, place.y]), place.width / 2 * along, 0.6 * _LETTERS * aside
    corners = (middle - half - high, middle + half - high, middle + half + high, middle - half + high)
    return [(float(x), float(y)) for x, y in (corner * _FINE for corner in corners)]


def _letters(written: Sequence[tuple[Contour, Place]], size: tuple[int, int], around: int) -> Bytes:
    """Return how much of each pixel labels cover, and some pixels around them."""
    cover = Image.new("L", size, 0)
    for contour, place in written:
        long = round(place.width)
        strip = Image.new("RGB", (long, 2 * _LETTERS))
        draw(strip, (long / 2, 1.36 * _LETTERS), contour.name, _LETTERS, (255, 255, 255), anchor="m")
        turned = strip.convert("L").rotate(-place.angle, resample=Image.Resampling.BICUBIC, expand=True)
        corner = round(place.x - turned.width / 2), round(place.y - turned.height / 2)
        cover.paste(255, corner, turned)
    letters = np.asarray(cover)
    if not around:
        return letters
    grown = np.zeros_like(letters)
    high, wide = letters.shape
    padded = np.pad(letters, around)
    for down in range(2 * around + 1):
        for right in range(2 * around + 1):
            if (down - around) ** 2 + (right - around) ** 2 <= around**2:
                np.maximum(grown, padded[down : down + high, right : right + wide], out=grown)
    return grown
