"""Frames: how data units become the coordinates of a plane, so that Qt's arithmetic never loses a pixel."""

import math
from dataclasses import dataclass

from core.ranges import Range

Span = tuple[float, float]
Spans = tuple[Span, Span]

_FARTHEST = 1e9  # spans from zero; beyond, a pixel moves by rounding when zoomed in
_SMALLEST, _LARGEST = 1e-60, 1e60  # Qt multiplies the scales of both axes


@dataclass(frozen=True)
class Frame:
    """One axis: ``plane = (data - origin) / unit``; data units themselves wherever these serve."""

    origin: float = 0.0
    unit: float = 1.0

    def to_plane(self, data: float) -> float:
        """Return the coordinate of a position."""
        return (data - self.origin) / self.unit

    def to_data(self, plane: float) -> float:
        """Return the position at a coordinate."""
        return plane * self.unit + self.origin


@dataclass(frozen=True)
class Frames:
    """Both axes."""

    across: Frame = Frame()
    up: Frame = Frame()

    @property
    def aspect(self) -> float:
        """Return how long a unit of the plane must be across, relative to up, for equal data units."""
        return self.across.unit / self.up.unit

    def to_plane(self, x: float, y: float) -> tuple[float, float]:
        """Return the coordinates of a position."""
        return self.across.to_plane(x), self.up.to_plane(y)

    def to_data(self, x: float, y: float) -> tuple[float, float]:
        """Return the position at some coordinates."""
        return self.across.to_data(x), self.up.to_data(y)

    def spans_of(self, data: Range) -> Spans:
        """Return a range in coordinates of the plane."""
        x_min, y_min = self.to_plane(data.x_min, data.y_min)
        x_max, y_max = self.to_plane(data.x_max, data.y_max)
        return (x_min, x_max), (y_min, y_max)

    def range_of(self, spans: Spans) -> Range:
        """Return what is seen of x and y in data units."""
        (x_min, x_max), (y_min, y_max) = spans
        return Range(
            self.across.to_data(x_min), self.across.to_data(x_max), self.up.to_data(y_min), self.up.to_data(y_max)
        )


def frames_of(data: Range) -> Frames:
    """Return the frames for a picture of this range."""
    return Frames(_frame_of(data.x_min, data.x_max), _frame_of(data.y_min, data.y_max))


def _frame_of(low: float, high: float) -> Frame:
    span = high - low
    if _SMALLEST < span < _LARGEST and max(abs(low), abs(high)) < _FARTHEST * span:
        return Frame()
    return Frame(low / 2 + high / 2, 10.0 ** math.floor(math.log10(span)))
