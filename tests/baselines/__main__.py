"""Draws the states of the window small: ``QT_SCALE_FACTOR=2 python3 -m tests.baselines [FOLDER]``.

Without a folder the pictures that the tests compare with are made anew: look at them before they are committed.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from gui.main_window import MainWindow
from tests.pictures.__main__ import Sitting

HERE = Path(__file__).parent
WIDTH = 240
"""Pixels of a picture: a quarter of the window's."""
_SIZE = 960, 680
_COLOURS = 48


def empty(*, dark: bool) -> QImage:
    """Return the window without points."""
    with Sitting(size=_SIZE, dark=dark) as sitting:
        return sitting.whole()


def loaded(*, dark: bool) -> QImage:
    """Return the window with a sample."""
    with Sitting("--sample", "notebook", size=_SIZE, dark=dark) as sitting:
        return sitting.whole()


def outlined(*, dark: bool) -> QImage:
    """Return the window with contours, peaks and their tables."""
    with Sitting("--sample", "notebook", "--sigma", "6", size=_SIZE, dark=dark) as sitting:
        sitting.do("contours", "peaks")
        return sitting.whole()


def beside(*, dark: bool) -> QImage:
    """Return the figure of the notebook: the points beside their density."""
    with Sitting("--sample", "notebook", size=_SIZE, dark=dark) as sitting:
        sitting.do("scatter", "scale_bar")
        return sitting.whole()


def failing(*, dark: bool) -> QImage:
    """Return the window after a file that is not there: the picture stays."""
    with Sitting("--sample", "notebook", size=_SIZE, dark=dark) as sitting:
        window = sitting.window
        assert isinstance(window, MainWindow)
        window.files_dropped.emit([Path("no-such-file.csv")])
        sitting.rest()
        return sitting.whole()


STATES: tuple[Callable[..., QImage], ...] = (empty, loaded, outlined, beside, failing)


def small(image: QImage) -> Image.Image:
    """Return a picture of the window at the size of a stamp."""
    image = image.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    return Image.frombytes(
        "RGB", (image.width(), image.height()), bytes(image.constBits()), "raw", "RGB", image.bytesPerLine()
    )


def main(folder: Path) -> None:
    """Draw all states, light and dark."""
    scale = round(100 * float(os.environ["QT_SCALE_FACTOR"]))
    for state in STATES:
        for ground in ("light", "dark"):
            picture = small(state(dark=ground == "dark")).quantize(_COLOURS, dither=Image.Dither.NONE)
            picture.save(folder / f"{state.__name__}-{ground}-{scale}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
