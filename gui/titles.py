"""What is written around the plots: the titles of the notebook's figure, and the names of the axes."""

import html
import math
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from core.pipeline import Result
from gui.numbers import short
from gui.words import tr

_LONGEST = 60  # characters of a name beside an axis
_SIZE = 11  # points of a title, as pyqtgraph writes it
_MARGINS = 8.0  # pixels
_LEAST = 60.0  # pixels of a title, however narrow its plot


class FittingTitle:
    """A title above a plot, as much of it as fits: the whole of a long one would widen the plot beyond its edge."""

    def __init__(self, write: Callable[[str | None], None], room: Callable[[], float]) -> None:
        self._write = write
        self._room = room
        self._title = ""
        self._written = ""

    def write(self, title: str) -> None:
        """Write a title; an empty one takes no room."""
        self._title = title
        self.fit()

    def fit(self) -> None:
        """Write the title anew, where the plot became wider or narrower."""
        room = max(self._room() - _MARGINS, _LEAST)
        font = QFont()
        font.setPointSize(_SIZE)
        words = QFontMetricsF(font).elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        if words != self._written:
            self._written = words
            self._write(html.escape(words) or None)


def smoothing_title(result: Result) -> str:
    """Return the title of the picture."""
    if result.settings.raw:
        return tr("Not smoothed")
    across, up = result.sigma
    width = short(across, 4) if math.isclose(across, up, rel_tol=1e-9) else f"{short(across, 4)} × {short(up, 4)}"
    return tr("Smoothing with sigma = {width}", width=width)


def shortened(name: str) -> str:
    """Return a name that fits beside an axis."""
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
