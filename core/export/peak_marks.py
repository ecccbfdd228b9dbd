"""The peaks on an exported picture, as on screen: a cross at each, with its number in the table."""

import numpy as np
from PIL import Image, ImageDraw

from core.export import Figure
from core.export.lettering import height, width
from core.export.marks import BLACK, WHITE, in_pixels, write

_ARM = 11  # pixels from the middle of a cross to its end
_NUMBER = 23  # size of the font, in pixels


def with_peaks(bins: Image.Image, figure: Figure) -> Image.Image:
    """Return the picture of the bins, in RGB or RGBA, with the peaks of a figure over it."""
    if not figure.peaks:
        return bins
    done = bins.copy()
    pen = ImageDraw.Draw(done)
    places = in_pixels(np.array([(peak.x, peak.y) for peak in figure.peaks]), figure, bins.size)
    for ink, wide in ((BLACK, 2), (WHITE, 0)):
        for x, y in places.round().astype(int).tolist():
            pen.rectangle((x - _ARM - wide, y - 1 - wide, x + _ARM + wide, y + 1 + wide), ink)
            pen.rectangle((x - 1 - wide, y - _ARM - wide, x + 1 + wide, y + _ARM + wide), ink)
    for number, (x, y) in enumerate(places.tolist(), 1):
        text = str(number)
        left = min(x + _ARM - 2, bins.width - width(text, _NUMBER) - 4)
        write(done, (left, max(y - _ARM + 2, height(_NUMBER) + 4)), text, _NUMBER)
    return done
