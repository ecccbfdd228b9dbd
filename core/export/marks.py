"""What lies over the bins of an exported picture, as on screen: dots, the scale bar, and how marks are put there."""

import numpy as np
from PIL import Image, ImageDraw

from core.arrays import Bytes, Floats
from core.dots import diameter_of, dots_of, painted
from core.export import Figure
from core.export.lettering import PAPER, Ink, draw, height, width
from core.measure import bar_length
from core.progress import silent
from core.settings import DotsRule

DARK: Ink = (36, 41, 47)
LIGHT: Ink = (227, 228, 232)
BLACK: Ink = (0, 0, 0)
WHITE: Ink = (255, 255, 255)
_AROUND = [(x, y) for x in (-2, -1, 0, 1, 2) for y in (-2, -1, 0, 1, 2) if x or y]
_DARKEST = 0.18  # luminance of the ground that stands out as well from dark as from light ink
_INK: Ink = (38, 38, 46)
_FINER = 1.5  # pixels of the picture for one of a plain screen
_NUMBER = 25  # size of the font, in pixels
_MARGIN, _PAD, _LINE = 20, 12, 4
_PATCH = 225  # how much of the picture the patch of the bar covers, of 255


def with_dots(bins: Image.Image, figure: Figure) -> Image.Image:
    """Return the picture of the bins, in RGB or RGBA, with the dots of a figure over it."""
    if figure.dots.rule is DotsRule.NONE:
        return bins
    dots = dots_of(figure.result, figure.dots, silent)
    x_min, x_max, y_min, y_max = figure.result.grid.extent
    across = (x_max, x_min) if figure.invert_x else (x_min, x_max)
    up = (y_max, y_min) if figure.invert_y else (y_min, y_max)
    painting = painted(dots, across, up, bins.size, round(_FINER * diameter_of(dots.x.size)), silent)
    colours = np.broadcast_to(np.array(ink_on(figure.result.picture.colours[0]), np.uint8), (*painting.alpha.shape, 3))
    if painting.colour is not None:
        colours = figure.result.picture.colours[painting.colour]
    return over(bins, Image.fromarray(np.ascontiguousarray(colours)), painting.alpha)


def with_scale_bar(bins: Image.Image, figure: Figure) -> Image.Image:
    """Return the picture of the bins with a bar of a round length along x at its lower left, if it is asked for."""
    x_min, x_max, _, _ = figure.result.grid.extent
    length = bar_length(x_max - x_min) if figure.scale_bar else 0.0
    if length <= 0.0:
        return bins
    x, y = figure.units
    text = f"{length:g}" if x is None else f"{length:g} {x}"
    text = text if x == y and not figure.sphere else f"{text} along x"
    long = round(length / (x_max - x_min) * bins.width)
    wide, high = max(long, round(width(text, _NUMBER))) + 2 * _PAD, height(_NUMBER) + 3 * _PAD + _LINE
    if wide + 2 * _MARGIN > bins.width or high + 2 * _MARGIN > bins.height:
        return bins
    left, top = _MARGIN, bins.height - _MARGIN - high
    patch, cover = bins.convert("RGB"), np.zeros((bins.height, bins.width), np.uint8)
    patch.paste(PAPER, (left, top, left + wide, top + high))
    cover[top : top + high, left : left + wide] = _PATCH
    done = over(bins, patch, cover)
    middle = left + wide / 2
    row = top + high - _PAD
    ImageDraw.Draw(done).rectangle((round(middle - long / 2), row - _LINE, round(middle + long / 2) - 1, row - 1), _INK)
    draw(done, (middle, top + _PAD + height(_NUMBER)), text, _NUMBER, _INK, anchor="m")
    return done


def in_pixels(corners: Floats, figure: Figure, size: tuple[int, int]) -> Floats:
    """Return positions, a row each, in pixels from the upper left of a picture of that width and height."""
    x_min, x_max, y_min, y_max = figure.result.grid.extent
    across, up = (corners[:, 0] - x_min) / (x_max - x_min), (corners[:, 1] - y_min) / (y_max - y_min)
    across, down = 1.0 - across if figure.invert_x else across, up if figure.invert_y else 1.0 - up
    return np.column_stack((across * size[0], down * size[1]))


def write(bins: Image.Image, place: tuple[float, float], text: str, size: int) -> None:
    """Write text with a halo from a place on, which is on its base line."""
    for dx, dy in _AROUND:
        draw(bins, (place[0] + dx, place[1] + dy), text, size, BLACK)
    draw(bins, place, text, size, WHITE)


def ink_on(colour: Bytes) -> Ink:
    """Return the ink, dark or light, that stands out from a colour.

    Source: the relative luminance of sRGB, IEC 61966-2-1.
    """
    share = colour / 255.0
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return DARK if float(linear @ [0.2126, 0.7152, 0.0722]) > _DARKEST else LIGHT


def over(bins: Image.Image, above: Image.Image, cover: Bytes) -> Image.Image:
    """Return the picture with another one over it, as far as that covers it."""
    mask = Image.fromarray(cover)
    done = bins.copy()
    if bins.mode == "RGBA":
        clear = np.asarray(bins.getchannel("A"))
        done = Image.composite(
            done.convert("RGB"), above, Image.fromarray(np.where(clear > 0, np.uint8(255), np.uint8(0)))
        )
        done.paste(above, (0, 0), mask)
        done.putalpha(Image.fromarray(np.maximum(clear, cover)))
    else:
        done.paste(above, (0, 0), mask)
    return done
