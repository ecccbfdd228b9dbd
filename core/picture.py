"""The picture: densities as rows of a colour table, between limits, on a scale."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core import ticks
from core.arrays import Bytes, Flags, Floats, frozen
from core.colour_maps import COLOURS, table
from core.limits import Limits, Summary, summary_of, usable
from core.messages import Message, mark
from core.settings import Colour, LimitsRule, Scale, Stretch
from core.stretching import positions, quantiles, value_at
from core.ticks import Tick

_BLOCK = 2**15  # bins whose positions are computed at once: they stay in the processor's cache
_STEADY = 0.02  # softening of a locked asinh scale that was never taken from densities
_SCALE_NAMES = {Scale.SQRT: mark("square root"), Scale.LOG: mark("logarithmic")}
_ASINH_NOTE = mark("a few bins are far denser than the rest, so the colours follow an asinh scale")
_LIMITS_NOTE = mark("colours from {low} to {high} cannot be shown on a {scale} scale, so the limits follow the data")


@dataclass(frozen=True, eq=False)
class Picture:
    """A density as colours.

    Attributes
    ----------
    index : (ny, nx) uint8, read-only
        Row of the colour map's 256 colours for each bin; row 0 at y_min.
    colour_map : str
        Name of the colour map.
    stretch : Stretch
        Scale and limits, as taken.
    note : Message or None
        What was decided that nobody asked for.
    reversed : bool
        Whether the map runs backwards.
    clear : (ny, nx) bool, read-only, or None
        Which bins have no colour at all; None where all have one.
    """

    index: Bytes
    colour_map: str
    stretch: Stretch
    note: Message | None
    reversed: bool = False
    clear: Flags | None = None

    @property
    def scale(self) -> Scale:
        """The scale that was taken."""
        return self.stretch.scale

    @property
    def scale_name(self) -> str:
        """The scale in words."""
        return str(self.scale_message)

    @property
    def scale_message(self) -> Message:
        """The scale in words, as a message."""
        if self.scale is Scale.POWER:
            return Message("power {exponent:g}", {"exponent": self.stretch.bend[0]})
        return Message(_SCALE_NAMES.get(self.scale) or self.scale.value)

    @property
    def limits(self) -> Limits:
        """The densities of the lowest and the highest colour, in the unit."""
        return self.stretch.limits

    @property
    def colours(self) -> Bytes:
        """The colours from the lowest density to the highest, ``(256, 3)`` sRGB of 0 to 255."""
        return _colours(self.colour_map, self.reversed)

    def rgb(self) -> Bytes:
        """Return the colours as ``(ny, nx, 3)`` sRGB of 0 to 255; row 0 at y_min."""
        return np.take(self.colours, self.index, axis=0)

    def rows(self, values: Floats) -> Bytes:
        """Return the rows of the colour map's 256 colours for ``(m,)`` densities."""
        return _index(values, self.stretch)

    def position(self, value: float) -> float:
        """Return where a density stands along the colour bar, 0 to 1; clipped."""
        return min(max(float(positions(self.stretch, np.array([value]), np.empty(1))[0]), 0.0), 1.0)

    def value_at(self, position: float) -> float:
        """Return the density at a place along the colour bar, 0 to 1; beyond, the scale goes on."""
        return value_at(self.stretch, position)

    def strip(self, axis: "Picture", rows: int) -> Bytes:
        """Return the ``(rows, 3)`` colours from top to bottom of a bar with the densities of another picture's."""
        places = 1.0 - (np.arange(rows) + 0.5) / rows
        values = np.array([axis.value_at(float(place)) for place in places])
        return self.colours[_index(values, self.stretch)]

    def ticks(self, most: int) -> tuple[Tick, ...]:
        """Return at most ``most`` ticks of the colour bar, at true densities on every scale."""
        low, high = self.limits
        if self.scale is Scale.LINEAR:
            values = ticks.round_values(low, high, most)
            labels = ticks.even_labels(values)
        elif self.scale is Scale.EQUALISED:
            values = ticks.even_values(most, self.value_at)
            labels = ticks.labels(values)
        else:
            values = ticks.spaced_values(low, high, most, self.position)
            labels = ticks.labels(values)
        return tuple(Tick(self.position(value), value, label) for value, label in zip(values, labels, strict=True))


def scale_of(values: Floats) -> Scale:
    """Return the scale that suits ``(ny, nx)`` densities.

    Asinh where the 99th percentile of the bins that are not empty lies below a twentieth of the maximum, else linear.
    """
    return summary_of(np.ascontiguousarray(values)).scale


def picture_of(values: Floats, colour: Colour, automatic: Scale | None) -> Picture:
    """Return the picture of a density.

    Parameters
    ----------
    values : (ny, nx) float64, finite
        Densities in the unit shown; row 0 at y_min.
    colour : Colour
        What is wanted. The rule AUTO of limits: from 0 (log: the 1st percentile of the bins above 0; the minimum where
        there are negative ones) to the 99.9th percentile of the bins that are not empty, or the maximum where that is
        not above the lower limit.
    automatic : Scale or None
        The scale to take where none is wanted; None: that of ``scale_of`` these densities.

    Raises
    ------
    UserError
        If there is no such colour map.
    """
    _colours(colour.map, colour.reversed)
    values = np.ascontiguousarray(values)
    summary = summary_of(values)
    stretch, note = _held(colour, summary) or _stretched(colour, automatic or summary.scale, summary)
    index = frozen(_index(values.reshape(-1), stretch).reshape(values.shape))
    clear = frozen(values == 0.0) if colour.clear else None
    return Picture(index, colour.map, stretch, note, colour.reversed, clear)


def _held(colour: Colour, summary: Summary) -> tuple[Stretch, None] | None:
    """Return the stretch that is locked, if it is one that can be shown."""
    held = colour.held
    if held is None or not usable(held.limits, held.scale):
        return None
    if held.bend:
        return held, None
    softening = _STEADY if held.scale is Scale.ASINH else None
    return Stretch(held.scale, held.limits, _bend(colour, held.scale, held.limits, summary, softening)), None


def _stretched(colour: Colour, automatic: Scale, summary: Summary) -> tuple[Stretch, Message | None]:
    wanted = colour.held.scale if colour.held is not None else colour.scale
    scale = wanted or automatic
    note = Message(_ASINH_NOTE) if wanted is None and scale is Scale.ASINH else None
    limits = summary.limits(colour.limits, scale)
    asked = (colour.limits.low, colour.limits.high) if colour.limits.rule is LimitsRule.TYPED else None
    asked = colour.held.limits if colour.held is not None else asked
    if asked is not None and asked != limits:
        note = Message(_LIMITS_NOTE, {"low": asked[0], "high": asked[1], "scale": Message(scale.value)})
    return Stretch(scale, limits, _bend(colour, scale, limits, summary, None)), note


def _bend(colour: Colour, scale: Scale, limits: Limits, summary: Summary, softening: float | None) -> tuple[float, ...]:
    if scale is Scale.POWER:
        return (colour.exponent,)
    if scale is Scale.EQUALISED:
        return quantiles(summary.ordered, *limits)
    if scale is Scale.ASINH:
        return (softening or min(max(summary.percentile(50.0) / max(map(abs, limits)) / 2, 1e-3), 0.1),)
    return ()


def _index(flat: Floats, stretch: Stretch) -> Bytes:
    index = np.empty(flat.size, dtype=np.uint8)
    block = np.empty(min(_BLOCK, flat.size))
    for start in range(0, flat.size, _BLOCK):
        part = flat[start : start + _BLOCK]
        places = positions(stretch, part, block[: part.size])
        np.multiply(places, COLOURS, out=places)
        np.minimum(places, COLOURS - 1, out=places)
        np.copyto(index[start : start + part.size], places, casting="unsafe")
    return index


@lru_cache(maxsize=32)
def _colours(name: str, backwards: bool) -> Bytes:
    colours = np.array(table(name), dtype=np.uint8)
    return frozen(np.ascontiguousarray(colours[::-1]) if backwards else colours)
