"""Spans of a view: zooming and panning as arithmetic on them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from core.grid import Grid
from gui.frame import Frames, Span, Spans

_DEEPEST = 2.0  # bins that fill the view at the deepest zoom
_WIDEST = 50.0  # pictures side by side at the widest zoom
_TINY = 1e-9


@dataclass(frozen=True)
class ZoomLimits:
    """The narrowest and the widest that may be seen along one axis."""

    narrowest: float = 0.0
    widest: float = math.inf

    def allow(self, old: Span, new: Span) -> bool:
        """Tell whether the view may go from one span to another; back towards the limits it always may."""
        width, before = new[1] - new[0], old[1] - old[0]
        too_deep = width < self.narrowest and width < before * (1 - _TINY)
        too_wide = width > self.widest and width > before * (1 + _TINY)
        return not (too_deep or too_wide)


def limits_of(grid: Grid, frames: Frames) -> tuple[ZoomLimits, ZoomLimits]:
    """Return how near and how far a picture may be seen, in coordinates of its plane."""
    across, up = grid.dx / frames.across.unit, grid.dy / frames.up.unit
    return (
        ZoomLimits(_DEEPEST * across, _WIDEST * grid.nx * across),
        ZoomLimits(_DEEPEST * up, _WIDEST * grid.ny * up),
    )


def zoomed(spans: Sequence[Span], centre: Span, factor: float) -> Spans:
    """Return the spans of x and y made wider by the factor about a point, which stays where it is."""
    (x, y), ((x_low, x_high), (y_low, y_high)) = centre, spans
    return (
        (x + (x_low - x) * factor, x + (x_high - x) * factor),
        (y + (y_low - y) * factor, y + (y_high - y) * factor),
    )


def panned(spans: Sequence[Span], way: Span) -> Spans:
    """Return the spans of x and y moved by a way."""
    (dx, dy), ((x_low, x_high), (y_low, y_high)) = way, spans
    return (x_low + dx, x_high + dx), (y_low + dy, y_high + dy)


def ordered(one: float, other: float) -> Span:
    """Return two numbers, the smaller one first."""
    return (one, other) if one <= other else (other, one)


def rect_of(spans: Spans) -> tuple[float, float, float, float]:
    """Return the spans as Qt tells a rectangle: left, low, width, height."""
    (left, right), (low, high) = spans
    return left, low, right - left, high - low
