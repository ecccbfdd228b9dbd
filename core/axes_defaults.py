"""Which way the axes of a picture run, and whether both have one scale, as their columns' names tell.

Needs the standard library alone, so that the window can be on screen before numpy is imported.
"""

from core.column_names import unit_of, words_of
from core.pairs import IMAGE, PAIRS, Axes, match

_IMAGE_UNITS = frozenset(("px", "pix", "pixel", "pixels", "nm", "um", "\N{MICRO SIGN}m", "\N{GREEK SMALL LETTER MU}m"))


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
    same = units[0] == units[1]
    if same and units[0] in _IMAGE_UNITS:
        return IMAGE
    found = match(words_of(x), words_of(y)) if same or None in units else None
    axes = Axes() if found is None else PAIRS[found[1]][2]
    return Axes(equal_aspect=same and units[0] is not None) if axes == Axes() else axes


def _unit(name: str, known: str | None) -> str | None:
    unit = known or unit_of(name)
    return None if unit is None else unit.casefold()
