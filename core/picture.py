"""The picture: densities as rows of a colour table, between limits, on a scale."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core import ticks
from core.arrays import Bytes, Floats, frozen
from core.colour_maps import COLOURS, table
from core.messages import Message
from core.settings import Colour, Scale
from core.ticks import Tick

_SAMPLE = 2**16  # bins at most that limits are taken from
_BLOCK = 2**15  # bins whose positions are computed at once: they stay in the processor's cache
_ASINH_NOTE = "a few bins are far denser than the rest, so the colours follow an asinh scale"
_LIMITS_NOTE = "colours from {low} to {high} cannot be shown on a {scale} scale, so the limits follow the data"

Limits = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Where a density stands along the colour bar, 0 to 1.

    Attributes
    ----------
    scale : Scale
        linear: ``p = (v - low) / (high - low)``; sqrt: ``sqrt(p)``; log: the same of ``ln v``; asinh: the same of
        ``asinh(v / (softening * max(|low|, |high|)))``.
    limits : (low, high)
        In the unit of the densities, finite, ``low < high``; above 0 for log.
    softening : float
        Where the asinh scale turns from linear to logarithmic, as a share of the larger limit; used by that scale
        alone.
    """

    scale: Scale
    limits: Limits
    softening: float

    def positions(self, values: Floats, out: Floats) -> Floats:
        """Write the position of each value, 0 to 1 up to rounding, to ``out`` (same shape) and return it."""
        np.clip(values, *self.limits, out=out)
        shift = self._shift()
        if shift:
            np.ldexp(out, shift, out=out)
        low, high = (math.ldexp(limit, shift) for limit in self.limits)
        if self.scale is Scale.LOG:
            np.log(out, out=out)
            low, high = math.log(low), math.log(high)
        elif self.scale is Scale.ASINH:
            softening = self.softening * max(abs(low), abs(high))
            _asinh(out, softening, signed=low < 0)
            low, high = math.asinh(low / softening), math.asinh(high / softening)
        np.subtract(out, low, out=out)
        np.multiply(out, 1.0 / (high - low), out=out)
        return np.sqrt(out, out=out) if self.scale is Scale.SQRT else out

    def _shift(self) -> int:
        """Return the power of two that takes limits near the ends of float64 to where their difference is finite."""
        exponent = math.frexp(max(map(abs, self.limits)))[1]
        return 0 if abs(exponent) < 900 or self.scale is Scale.LOG else -exponent


@dataclass(frozen=True, eq=False)
class Picture:
    """A density as colours.

    Attributes
    ----------
    index : (ny, nx) uint8, read-only
        Row of the colour map's 256 colours for each bin; row 0 at y_min.
    colour_map : str
        Name of the colour map.
    mapping : Mapping
        Scale, limits and softening, as taken.
    note : Message or None
        What was decided that nobody asked for.
    """

    index: Bytes
    colour_map: str
    mapping: Mapping
    note: Message | None

    @property
    def scale(self) -> Scale:
        """The scale that was taken."""
        return self.mapping.scale

    @property
    def limits(self) -> Limits:
        """The densities of the lowest and the highest colour, in the unit."""
        return self.mapping.limits

    def rgb(self) -> Bytes:
        """Return the colours as ``(ny, nx, 3)`` sRGB of 0 to 255; row 0 at y_min."""
        return np.take(_colours(self.colour_map), self.index, axis=0)

    def position(self, value: float) -> float:
        """Return where a density stands along the colour bar, 0 to 1; clipped."""
        return min(max(float(self.mapping.positions(np.array([value]), np.empty(1))[0]), 0.0), 1.0)

    def ticks(self, most: int) -> tuple[Tick, ...]:
        """Return at most ``most`` ticks of the colour bar, at true densities on every scale."""
        low, high = self.limits
        if self.scale is Scale.LINEAR:
            values = ticks.round_values(low, high, most)
            labels = ticks.even_labels(values)
        else:
            values = ticks.spaced_values(low, high, most, self.position)
            labels = ticks.labels(values)
        return tuple(Tick(self.position(value), value, label) for value, label in zip(values, labels, strict=True))


def scale_of(values: Floats) -> Scale:
    """Return the scale that suits ``(ny, nx)`` densities.

    Asinh where the 99th percentile of the bins that are not empty lies below a twentieth of the maximum, else linear.
    """
    return _summary(np.ascontiguousarray(values).reshape(-1), values.shape[1]).scale


def picture_of(values: Floats, colour: Colour, automatic: Scale | None) -> Picture:
    """Return the picture of a density.

    Parameters
    ----------
    values : (ny, nx) float64, finite
        Densities in the unit shown; row 0 at y_min.
    colour : Colour
        What is wanted. Without limits: from 0 (log: the 1st percentile of the bins above 0; the minimum where there
        are negative ones) to the 99.9th percentile of the bins that are not empty, or the maximum where that is not
        above the lower limit.
    automatic : Scale or None
        The scale to take where none is wanted; None: that of ``scale_of`` these densities.

    Raises
    ------
    UserError
        If there is no such colour map.
    """
    _colours(colour.map)
    flat = np.ascontiguousarray(values).reshape(-1)
    summary = _summary(flat, values.shape[1])
    scale = colour.scale or automatic or summary.scale
    note = Message(_ASINH_NOTE) if colour.scale is None and scale is Scale.ASINH else None
    limits = colour.limits
    if limits is None or not _usable(limits, scale):
        if limits is not None:
            note = Message(_LIMITS_NOTE, {"low": limits[0], "high": limits[1], "scale": scale.value})
        limits = summary.limits(scale)
    softening = min(max(summary.middle / max(map(abs, limits)) / 2, 1e-3), 0.1)
    mapping = Mapping(scale, limits, softening)
    return Picture(frozen(_index(flat, mapping).reshape(values.shape)), colour.map, mapping, note)


@dataclass(frozen=True, slots=True)
class _Summary:
    """What scale and limits are decided from; percentiles are of the bins that are not empty."""

    minimum: float
    maximum: float
    percentiles: tuple[float, float, float, float]  # 1st (of those above 0), 50th, 99th, 99.9th

    @property
    def scale(self) -> Scale:
        return Scale.ASINH if self.percentiles[2] < self.maximum / 20 else Scale.LINEAR

    @property
    def middle(self) -> float:
        return self.percentiles[1]

    def limits(self, scale: Scale) -> Limits:
        high = self.percentiles[3]
        if scale is Scale.LOG:
            return self._log_limits(high if high > 0 else self.maximum)
        low = min(self.minimum, 0.0)
        for end in (high, self.maximum, 0.0):
            if low < end:
                return low, end
        return 0.0, 1.0

    def _log_limits(self, high: float) -> Limits:
        if high <= 0:
            return 0.1, 1.0
        low = max(self.percentiles[0], high / 1e6)
        for limits in ((low, high), (low, self.maximum), (high / 10, high)):
            if _usable(limits, Scale.LOG):
                return limits
        return high, 10 * high  # a tenth of the smallest numbers is 0


def _usable(limits: Limits, scale: Scale) -> bool:
    low, high = limits
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        return False
    return low > 0 and math.log(high) - math.log(low) > 1e-9 if scale is Scale.LOG else True


def _summary(flat: Floats, nx: int) -> _Summary:
    filled = np.flatnonzero(flat != 0)
    step = -(-filled.size // _SAMPLE) or 1
    while step > 1 and math.gcd(step, nx) > 1:  # else all would come from the same columns
        step += 1
    sample = np.sort(flat[filled[::step]])
    positive = sample[np.searchsorted(sample, 0.0, side="right") :]
    percentiles = (
        _percentile(positive, 0.01),
        _percentile(sample, 0.5),
        _percentile(sample, 0.99),
        _percentile(sample, 0.999),
    )
    return _Summary(float(flat.min()), float(flat.max()), percentiles)


def _percentile(ordered: Floats, share: float) -> float:
    """Return the value that the share of the values lies below, always one of them; 0 where there are none."""
    return float(ordered[math.ceil(share * (ordered.size - 1))]) if ordered.size else 0.0


def _index(flat: Floats, mapping: Mapping) -> Bytes:
    index = np.empty(flat.size, dtype=np.uint8)
    block = np.empty(min(_BLOCK, flat.size))
    for start in range(0, flat.size, _BLOCK):
        part = flat[start : start + _BLOCK]
        positions = mapping.positions(part, block[: part.size])
        np.multiply(positions, COLOURS, out=positions)
        np.minimum(positions, COLOURS - 1, out=positions)
        np.copyto(index[start : start + part.size], positions, casting="unsafe")
    return index


def _asinh(values: Floats, softening: float, *, signed: bool) -> None:
    """Replace each value by ``asinh(value / softening)``; numpy's own is slow on many processors."""
    np.multiply(values, 1.0 / softening, out=values)
    signs = np.sign(values) if signed else None
    if signed:
        np.abs(values, out=values)
    root = np.multiply(values, values)
    root += 1.0
    np.add(values, np.sqrt(root, out=root), out=values)
    np.log(values, out=values)
    if signs is not None:
        np.multiply(values, signs, out=values)


@lru_cache(maxsize=16)
def _colours(name: str) -> Bytes:
    return frozen(np.array(table(name), dtype=np.uint8))
