"""Points as dots on a plane: painted by a worker at the resolution of the view, while the image before stays."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QImage

from core.arrays import Bytes
from core.dots import Dots, Painting, diameter_of, dots_of, painted
from core.pipeline import Result
from core.progress import Report, part
from core.settings import DotsChoice, DotsRule
from gui.dots_item import DotsItem
from gui.jobs import Jobs
from gui.seen import Seen


@dataclass(frozen=True, eq=False)
class _Asked:
    """What an image is painted of."""

    result: Result
    choice: DotsChoice
    seen: Seen
    colour: str

    @property
    def dots(self) -> tuple[object, ...]:
        """What the dots follow from, before they are painted."""
        made_of = {DotsRule.OUTLIERS: self.result.density, DotsRule.COLOURED: self.result.picture}
        return self.result.points, self.choice, made_of.get(self.choice.rule)

    @property
    def image(self) -> tuple[object, ...]:
        """What the image follows from."""
        return self.dots, self.seen, self.colour


@dataclass(frozen=True, eq=False)
class _Painted:
    dots: Dots
    asked: _Asked
    image: QImage


class DotsLayer(QObject):
    """Keeps the dots of a plane in step: one image is painted, and the newest view waits."""

    counted = Signal(int)  # how many points the dots are, once that is known
    broke = Signal(object)  # BaseException: a bug

    def __init__(self, item: DotsItem, seen: Callable[[], Seen | None], parent: QObject) -> None:
        super().__init__(parent)
        self._item = item
        self._seen = seen
        self._result: Result | None = None
        self._choice = DotsChoice()
        self._colour = "#000000"
        self._asked: _Asked | None = None
        self._last: _Painted | None = None
        self._jobs = Jobs(self)
        self._jobs.finished.connect(self._take)
        self._jobs.broke.connect(self.broke)

    def stop(self) -> None:
        """Paint nothing from now on; does not wait."""
        self._jobs.close()

    def show_dots(self, result: Result | None, choice: DotsChoice) -> None:
        """Show these dots of a result, or none."""
        self._result, self._choice = result, choice
        if result is None or choice.rule is DotsRule.NONE:
            self._jobs.cancel()
            self._last = None
            self._item.clear()
        else:
            self.refresh()

    def set_colour(self, colour: str) -> None:
        """Paint dots that are all alike in this colour."""
        self._colour = colour
        self.refresh()

    def refresh(self) -> None:
        """Paint again what changed; an image of the same dots is finished first, for the view moves on all the time."""
        seen = self._seen()
        if self._result is None or self._choice.rule is DotsRule.NONE or seen is None or min(seen.size) < 1:
            return
        asked = _Asked(self._result, self._choice, seen, self._colour)
        if self._jobs.busy and self._asked is not None and self._asked.dots == asked.dots:
            return
        if not self._jobs.busy and self._last is not None and self._last.asked.image == asked.image:
            return
        self._asked = asked
        dots = self._last.dots if self._last is not None and self._last.asked.dots == asked.dots else None
        self._jobs.start(lambda report, _arrived: _work(asked, dots, report))

    def _take(self, done: _Painted) -> None:
        before, self._last = self._last, done
        if before is None or before.dots is not done.dots:
            self.counted.emit(done.dots.x.size)
        self._item.show_image(done.image, done.asked.seen.spans)
        self.refresh()


def _work(asked: _Asked, dots: Dots | None, report: Report) -> _Painted:
    if dots is None:
        dots = dots_of(asked.result, asked.choice, part(report, 0.0, 0.5))
    seen = asked.seen
    (left, right), (low, high) = seen.spans
    across, up = seen.frames.across, seen.frames.up
    painting = painted(
        dots,
        (across.to_data(left), across.to_data(right)),
        (up.to_data(low), up.to_data(high)),
        seen.size,
        max(1, round(diameter_of(dots.x.size) * seen.ratio)),
        part(report, 0.5, 1.0),
    )
    image = _image(painting, asked.result.picture.colours, asked.colour)
    image.setDevicePixelRatio(seen.ratio)
    return _Painted(dots, asked, image)


def _image(painting: Painting, colours: Bytes, colour: str) -> QImage:
    alpha = painting.alpha.astype(np.uint32) << 24
    if painting.colour is None:
        pixels = alpha | np.uint32(QColor(colour).rgb() & 0xFFFFFF)
    else:
        red, green, blue = colours.astype(np.uint32).T
        pixels = alpha | (red << 16 | green << 8 | blue)[painting.colour]
    high, wide = pixels.shape
    # the image keeps the array alive and does not copy it
    image: QImage = QImage(pixels, wide, high, pixels.strides[0], QImage.Format.Format_ARGB32)  # type: ignore[call-overload]  # the stubs know bytes only
    return image
