"""Pairs of names that are known as the two coordinates of a position, and the axes that suit them.

One table, from which both the guess of columns and the layout of a picture follow. Needs the standard library alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from core.column_names import words_in


@dataclass(frozen=True, slots=True)
class Axes:
    """How the axes of a picture are laid out; never changes a number.

    Attributes
    ----------
    equal_aspect : bool
        One data unit is as long across x as across y.
    invert_x, invert_y : bool
        Values grow to the left, or downwards.
    sphere : bool
        x and y are longitude and latitude on a sphere.
    """

    equal_aspect: bool = False
    invert_x: bool = False
    invert_y: bool = False
    sphere: bool = False


FREE = Axes()
SKY = Axes(equal_aspect=True, invert_x=True, sphere=True)
GLOBE = Axes(equal_aspect=True, sphere=True)
MAP = Axes(equal_aspect=True)
IMAGE = Axes(equal_aspect=True, invert_y=True)

_STEMS = "umap tsne pc pca dim component comp embedding mds phate ica"

PAIRS: tuple[tuple[str, str, Axes], ...] = (
    ("x", "y", FREE),
    ("lon longitude lng long", "lat latitude", GLOBE),
    ("längengrad laengengrad longitud longitudine", "breitengrad latitud latitudine", GLOBE),
    ("decimallongitude", "decimallatitude", GLOBE),
    ("longitudee7", "latitudee7", MAP),
    ("ra", "dec de decl declination", SKY),
    ("raj2000 radeg rajd raicrs radeg2000", "dej2000 decj2000 decdeg dedeg deicrs decicrs decdeg2000", SKY),
    ("rightascension", "declination", SKY),
    ("l glon elon", "b glat elat", SKY),
    ("posx xpos positionx", "posy ypos positiony", IMAGE),
    ("coordx", "coordy", FREE),
    ("xcoord", "ycoord", FREE),
    ("xcentroid xcenter xcen", "ycentroid ycenter ycen", IMAGE),
    ("ximage", "yimage", IMAGE),
    ("xpixel pixelx xpix", "ypixel pixely ypix", IMAGE),
    ("easting eastings east utme utmx", "northing northings north utmn utmy", MAP),
    ("rechtswert rechtswerte ostwert ostwerte", "hochwert hochwerte nordwert nordwerte", MAP),
    ("fsca", "ssca", FREE),
    ("fsch", "ssch", FREE),
    ("fscw", "sscw", FREE),
    ("fsc", "ssc", FREE),
    *((f"{stem}{first}", f"{stem}{first + 1}", MAP) for stem in _STEMS.split() for first in (1, 0)),
    *((f"{stem}x", f"{stem}y", MAP) for stem in _STEMS.split()),
    ("spatial1", "spatial2", IMAGE),
    ("column col", "row line", IMAGE),
    ("alpha", "delta", SKY),
)
"""Names of x, names of y (without case and separators) and the axes that suit them; earlier rows come first."""

_DERIVED = words_in(
    "pm v vel velocity speed d delta diff err error errors sigma sd std se unc uncertainty precision rms width size "
    "fwhm min max scale pixel bin bins"
)

_BEGINNINGS = (("x", "y"), ("longitude", "latitude"), ("lon", "lat"), ("lng", "lat"), ("ra", "dec"), ("ra", "de"))


def _each() -> Iterator[tuple[tuple[str, str], int]]:
    for row, (names_x, names_y, _) in reversed(tuple(enumerate(PAIRS))):
        for x in names_x.split():
            for y in names_y.split():
                yield (x, y), row


_ROWS = dict(_each())
_FIRST = frozenset(x for x, _ in _ROWS)
_SECOND = frozenset(y for _, y in _ROWS)


def may_be_x(words: tuple[str, ...]) -> bool:
    """Tell whether the words of a name hold one that names an x, or two that do together."""
    return "".join(words) in _FIRST or not _FIRST.isdisjoint((*words, *_joined(words)))


def may_be_y(words: tuple[str, ...]) -> bool:
    """Tell whether the words of a name hold one that names a y, or two that do together."""
    return "".join(words) in _SECOND or not _SECOND.isdisjoint((*words, *_joined(words)))


def _joined(words: tuple[str, ...]) -> list[str]:
    return [before + word for before, word in pairwise(words)]


def same_ends(names: Mapping[int, str]) -> tuple[int, int] | None:
    """Return the first two names that begin as a pair does and go on alike: ``x1``/``y1``, ``raoff``/``decoff``.

    Parameters
    ----------
    names : mapping of int to str
        Joined words of names, by what is returned.
    """
    places = {name: index for index, name in reversed(list(names.items()))}
    for index, name in names.items():
        for x, y in _BEGINNINGS:
            end = name.removeprefix(x)
            if name.startswith(x) and end not in _DERIVED and y + end in places:
                return index, places[y + end]
    return None


def match(x: tuple[str, ...], y: tuple[str, ...]) -> tuple[int, int] | None:
    """Return ``(words besides the pair, row of PAIRS)`` where the words of two names are a known pair.

    Words that both share (``start_lon``, ``start_lat``) are let pass, unless they say that it is no position but what
    is derived from one, as an error or a velocity. A word may be one with that before it (``X_umap_1``, ``X_umap_2``).
    """
    whole = _ROWS.get(("".join(x), "".join(y)))
    if whole is not None:
        return 0, whole
    if len(x) != len(y):
        return None
    differing = [at for at, (a, b) in enumerate(zip(x, y, strict=True)) if a != b]
    if len(differing) != 1 or not _DERIVED.isdisjoint(x):
        return None
    at = differing[0]
    row = _ROWS.get((x[at], y[at]))
    if row is None and at:
        row = _ROWS.get((x[at - 1] + x[at], y[at - 1] + y[at]))
    return None if row is None else (len(x), row)
