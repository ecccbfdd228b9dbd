"""Makes the pictures of the README and of the help from the samples: ``python3 -m tests.pictures [NAME ...]``.

The window is drawn without a display, in the program's own light colours and in English, so that the files are alike
wherever they are made; only the fonts are those of the machine.
"""

import gc
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

os.environ |= {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
os.environ.setdefault("QT_SCALE_FACTOR", "1")

from PIL import Image
from PySide6.QtCore import QElapsedTimer, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget

from gui.app import create
from gui.density_view import DensityView
from gui.jobs import Jobs
from gui.readout_bar import ReadoutBar
from resources import FOLDER as RESOURCES
from resources.help import FOLDER as HELP

PATIENCE = 60_000  # milliseconds
CALM = 40  # looks in a row at a window that has nothing to do
COLOURS = 256
"""Of a picture: enough for a window, and few bytes."""
WIDE = 700
"""Pixels of a picture in the help."""
_Child = TypeVar("_Child", bound=QObject)


class Sitting:
    """A window with a sample or without, and what a user does with it."""

    def __init__(self, *argv: str, size: tuple[int, int] = (1280, 820), dark: bool = False) -> None:
        gc.disable()  # what is left of a closed window must not go in a worker
        self._folder = tempfile.TemporaryDirectory()
        self._loads = bool(argv)
        self.app, self.window = create(argv, dark=dark, folder=Path(self._folder.name))
        self.window.resize(QSize(*size))
        self.rest()

    def __enter__(self) -> "Sitting":
        return self

    def __exit__(self, *_: object) -> None:
        self.window.close()
        self.window.deleteLater()
        self.app.processEvents()
        self._folder.cleanup()

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait for something."""
        clock = QElapsedTimer()
        clock.start()
        while not holds():
            if clock.elapsed() > PATIENCE:
                sys.exit("the window did not come to what it was waited for")
            QTest.qWait(10)

    def rest(self) -> None:
        """Wait until all points are there, and for what comes after them: notes, levels, lines."""
        jobs = self.window.findChildren(Jobs)
        calm = 0
        while calm < CALM:
            comes = self._loads and " - " not in self.window.windowTitle()
            busy = comes or any(job.busy for job in jobs)
            calm = 0 if busy else calm + 1
            QTest.qWait(20)

    def do(self, *names: str) -> None:
        """Trigger actions."""
        for name in names:
            self._child(QAction, f"{name}Action").trigger()
        self.rest()

    def point_at(self, share_x: float, share_y: float) -> None:
        """Rest the mouse over the picture."""
        pane = self._view.pane
        for way in (QPoint(9, 7), QPoint(0, 0)):
            QTest.mouseMove(pane, QPoint(round(pane.width() * share_x), round(pane.height() * share_y)) + way)
        readout = self._child(ReadoutBar, "readout")
        self.until(lambda: readout.text() != "" and "…" not in readout.text())

    def whole(self) -> QImage:
        """Return the window."""
        return self.window.grab().toImage()

    def picture(self) -> QImage:
        """Return the picture with its axes and its colour bar."""
        return self._view.grab().toImage()

    def lower_part(self, height: int) -> QImage:
        """Return the lowest pixels of the window."""
        rect = self.window.rect()
        return self.window.grab(QRect(0, rect.height() - height, rect.width(), height)).toImage()

    @property
    def _view(self) -> DensityView:
        view = self.window.findChild(DensityView)
        assert view is not None
        return view

    def _child(self, kind: type[_Child], name: str) -> _Child:
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found


def window() -> QImage:
    """Return the window with a field of stars, two probes and the mouse over it."""
    with Sitting("--sample", "stars") as sitting:
        for place in ((0.34, 0.42), (0.62, 0.60)):
            sitting.point_at(*place)
            sitting.do("pin")
        sitting.point_at(0.5, 0.3)
        return sitting.whole()


def sigma() -> QImage:
    """Return the same points with too small a sigma, that of cross-validation, and too large a one."""
    return beside(*(of("--sample", "tracks", "--bins", "250", "--sigma", width) for width in ("0", "1.2", "8")))


def bins() -> QImage:
    """Return the same points in few bins, in more, and in many."""
    return beside(*(of("--sample", "tracks", "--bins", bins, "--sigma", "0.7") for bins in ("50", "200", "1000")))


def colour() -> QImage:
    """Return the same density on three scales."""
    return beside(*(of("--sample", "stars", "--scale", scale) for scale in ("linear", "asinh", "log")))


def reading() -> QImage:
    """Return the readout and the table of probes."""
    with Sitting("--sample", "notebook", size=(1000, 820)) as sitting:
        for place in ((0.44, 0.42), (0.52, 0.55), (0.62, 0.35)):
            sitting.point_at(*place)
            sitting.do("pin")
        sitting.point_at(0.5, 0.3)
        return sitting.lower_part(210)


def structures() -> QImage:
    """Return a picture with contours and peaks."""
    with Sitting("--sample", "notebook", "--bins", "200", "--sigma", "6", size=(800, 640)) as sitting:
        sitting.do("contours", "peaks")
        return sitting.picture()


def of(*argv: str) -> QImage:
    """Return a picture with its axes alone."""
    with Sitting(*argv, size=(420, 330)) as sitting:
        for dock in sitting.window.findChildren(QDockWidget):
            dock.hide()
        sitting.do("show_all")
        return sitting.picture()


def beside(*images: QImage) -> QImage:
    """Return some pictures in a row."""
    width, height = sum(image.width() for image in images), max(image.height() for image in images)
    row = QImage(width, height, QImage.Format.Format_RGB32)
    row.fill(Qt.GlobalColor.white)
    painter, left = QPainter(row), 0
    for image in images:
        painter.drawImage(left, 0, image)
        left += image.width()
    painter.end()
    return row


def save(image: QImage, path: Path, width: int | None = None) -> None:
    """Write a picture with few colours, so that it is small; or narrower, too."""
    if width is not None and image.width() > width:
        image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    pixels = Image.frombytes(
        "RGB", (image.width(), image.height()), bytes(image.constBits()), "raw", "RGB", image.bytesPerLine()
    )
    pixels.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    sys.stdout.write(f"{path.relative_to(RESOURCES)}: {path.stat().st_size // 1000} kB\n")


PICTURES: dict[str, Callable[[], QImage]] = {
    "start": window,
    "sigma": sigma,
    "range": bins,
    "colour": colour,
    "reading": reading,
    "structures": structures,
}
"""The pictures of the help, by the name of their file; the first one is that of the README, too."""


def main(names: list[str]) -> None:
    """Make these pictures, or all."""
    for name in names or PICTURES:
        image = PICTURES[name]()
        save(image, HELP / "pictures" / f"{name}.png", WIDE)
        if PICTURES[name] is window:
            save(image, RESOURCES / "pictures" / "window.png")


if __name__ == "__main__":
    main(sys.argv[1:])
