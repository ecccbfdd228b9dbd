"""Lines and marks on a plane: painted by a worker at the resolution of the view, while the image before stays."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, Signal

from core.progress import Report
from gui.dots_item import DotsItem
from gui.drawing import Drawing
from gui.jobs import Jobs
from gui.line_image import LineImage, line_image
from gui.line_paths import pixels_of
from gui.seen import Seen

_NEAR = 6.0  # pixels
_MOST = 60_000  # corners that are looked at while the mouse moves


@dataclass(frozen=True, eq=False, slots=True)
class _Painted:
    drawing: Drawing
    seen: Seen
    made: LineImage


class DrawingLayer(QObject):
    """Keeps the image in step: one is painted, and the newest view waits."""

    broke = Signal(object)  # BaseException: a bug

    def __init__(self, item: DotsItem, seen: Callable[[], Seen | None], parent: QObject) -> None:
        super().__init__(parent)
        self._item = item
        self._seen = seen
        self._drawing = Drawing()
        self._asked: Drawing | None = None
        self._last: _Painted | None = None
        self._jobs = Jobs(self)
        self._jobs.finished.connect(self._take)
        self._jobs.broke.connect(self.broke)

    def stop(self) -> None:
        """Paint nothing from now on; does not wait."""
        self._jobs.close()

    def show_drawing(self, drawing: Drawing) -> None:
        """Draw this from now on."""
        if drawing == self._drawing:
            return
        self._drawing = drawing
        if drawing:
            self.refresh()
        else:
            self._jobs.cancel()
            self._last = None
            self._item.clear()

    def refresh(self) -> None:
        """Paint again what changed; the same drawing is finished first, for the view moves on all the time."""
        seen, drawing, last = self._seen(), self._drawing, self._last
        if not drawing or seen is None or min(seen.size) < 1:
            return
        if self._jobs.busy and self._asked == drawing:
            return
        if not self._jobs.busy and last is not None and (last.drawing, last.seen) == (drawing, seen):
            return
        self._asked = drawing
        self._jobs.start(lambda report, _arrived: _work(drawing, seen, report))

    def line_at(self, x: float, y: float) -> int | None:
        """Return which line runs by a position in data units; None where none does, or in a thicket of lines."""
        if self._last is None or self._last.made.corners > _MOST:
            return None
        pixel, ratio = self._pixel(x, y), self._last.seen.ratio
        distances = [paths.distance(*pixel) for paths in self._last.made.paths]
        return _nearest(distances, _NEAR * ratio)

    def mark_at(self, x: float, y: float) -> int | None:
        """Return which mark is at a position in data units; None where none is."""
        if self._last is None or not self._last.drawing.marks:
            return None
        marks, seen = self._last.drawing.marks, self._last.seen
        places = pixels_of(seen, np.array([mark.x for mark in marks]), np.array([mark.y for mark in marks]))
        distances = np.hypot(*(places - self._pixel(x, y)).T).tolist()
        return _nearest(distances, _NEAR * seen.ratio)

    def _pixel(self, x: float, y: float) -> tuple[float, float]:
        assert self._last is not None
        column, row = pixels_of(self._last.seen, np.array([x]), np.array([y]))[0].tolist()
        return column, row

    def _take(self, done: _Painted) -> None:
        self._last = done
        self._item.show_image(done.made.image, done.seen.spans)
        self.refresh()


def _nearest(distances: list[float], within: float) -> int | None:
    if not distances or min(distances) > within:
        return None
    return distances.index(min(distances))


def _work(drawing: Drawing, seen: Seen, report: Report) -> _Painted:
    return _Painted(drawing, seen, line_image(drawing, seen, report))
