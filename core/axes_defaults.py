"""Which way the axes of a picture run, and whether both have one scale, as their columns' names tell.

Needs the standard library alone, so that the window can be on screen before numpy is imported.
"""

import re
from dataclasses import dataclass

from core.columns import unit_of


@dataclass(frozen=True, slots=True)
class Axes:
    """How the axes of a picture are laid out; never changes a number.

    Attributes
    ----------
    equal_aspect : bool
        One data unit is as long across x as across y.
    invert_x, invert_y : bool
        Values grow to the left, or downwards.
    """

    equal_aspect: bool = False
    invert_x: bool = False
    invert_y: bool = False


_SKY = Axes(equal_aspect=True, invert_x=True)
_MAP = Axes(equal_aspect=True)
_IMAGE = Axes(equal_aspect=True, invert_y=True)

PAIRS: tuple[tuple[str, str, Axes], ...] = (
    ("ra", "dec|de|decl|declination", _SKY),
    ("rightascension|alpha", "declination|delta", _SKY),
    ("raj2000|rajd|radeg|raicrs|radeg2000", "dej2000|decj2000|decdeg|dedeg|deicrs|decicrs|decdeg2000", _SKY),
    ("l|glon|elon", "b|glat|elat", _SKY),
    ("lon|lng|long|longitude|decimallongitude", "lat|latitude|decimallatitude", _MAP),
    ("east|easting|eastings|utme|utmx", "north|northing|northings|utmn|utmy", _MAP),
    (
        "posx|positionx|ximage|xcentroid|xpixel|pixelx|xpix",
        "posy|positiony|yimage|ycentroid|ypixel|pixely|ypix",
        _IMAGE,
    ),
    ("col|column", "row|line", _IMAGE),
    ("(umap|tsne|pca?|mds|phate|ica)[01x]", "(umap|tsne|pca?|mds|phate|ica)[12y]", _MAP),
)
"""Names of x, names of y (regular expressions, without case and separators) and the axes that suit them."""

_IMAGE_UNITS = frozenset(("px", "pix", "pixel", "pixels", "nm", "um", "\N{MICRO SIGN}m", "\N{GREEK SMALL LETTER MU}m"))
_WORDS = re.compile(r"[^\W_]+")


def axes_for(x: str, y: str, x_unit: str | None = None, y_unit: str | None = None) -> Axes:
    """Return the axes that suit two columns.

    Parameters
    ----------
    x, y : str
        Names of the columns; words that both share (``start_lon``, ``start_lat``) and units are ignored.
    x_unit, y_unit : str or None
        Their units; None: as far as the names tell.

    Returns
    -------
    Axes
        Both units the same length of an image (pixels, or the nm and um of localisation tables): one scale, y
        downwards. A known pair: as its row of ``PAIRS`` says. Any other columns of one and the same unit: one scale.
        Else each axis fills its side.
    """
    units = _unit(x, x_unit), _unit(y, y_unit)
    if units[0] == units[1] and units[0] in _IMAGE_UNITS:
        return _IMAGE
    if units[0] == units[1] or None in units:
        words_x, words_y = _words(x, units[0]), _words(y, units[1])
        own_x = [word for word in words_x if word not in words_y]
        own_y = [word for word in words_y if word not in words_x]
        for plain_x, plain_y in (("".join(words_x), "".join(words_y)), ("".join(own_x), "".join(own_y))):
            for name_x, name_y, axes in PAIRS:
                if re.fullmatch(name_x, plain_x) and re.fullmatch(name_y, plain_y):
                    return axes
    return Axes(equal_aspect=units[0] is not None and units[0] == units[1])


def _unit(name: str, known: str | None) -> str | None:
    unit = known or unit_of(name)
    return None if unit is None else unit.casefold()


def _words(name: str, unit: str | None) -> list[str]:
    words = [word.casefold() for word in _WORDS.findall(name)]
    return [word for word in words if word != unit] or words
