"""Stretching: where a density stands along the colour bar, 0 to 1, and which density stands at a place of it."""

import math
from functools import lru_cache

import numpy as np

from core.arrays import Floats, frozen
from core.settings import Scale, Stretch

QUANTILES = 257
"""How many quantiles bend the equalised scale: the ends of the 256 colours."""

_CLOSEST = 1e-290  # of the limits' distance: between closer quantiles a slope is no finite number
_FAR = 900  # powers of two of a limit from which differences may not be finite


def positions(stretch: Stretch, values: Floats, out: Floats) -> Floats:
    """Write the position of each value, 0 to 1 up to rounding, to ``out`` (same shape) and return it.

    With ``p = (v - low) / (high - low)``: linear ``p``; sqrt ``sqrt(p)``; power ``p ** exponent``; log: the same as p
    of ``ln v``; asinh: the same of ``asinh(v / (softening * max(|low|, |high|)))``; equalised: the share of the bins
    that are not empty, and lie between the limits, with a smaller density. Values are clipped to the limits, which
    are finite with ``low < high``, and above 0 for log.
    """
    np.clip(values, *stretch.limits, out=out)
    shift = _shift(stretch)
    if shift:
        np.ldexp(out, shift, out=out)
    low, high = (math.ldexp(limit, shift) for limit in stretch.limits)
    if stretch.scale is Scale.EQUALISED:
        knots, places = _steps(stretch)
        out[...] = np.interp(out, np.ldexp(knots, shift), places)
        return out
    if stretch.scale is Scale.LOG:
        np.log(out, out=out)
        low, high = math.log(low), math.log(high)
    elif stretch.scale is Scale.ASINH:
        softening = stretch.bend[0] * max(abs(low), abs(high))
        _asinh(out, softening, signed=low < 0)
        low, high = math.asinh(low / softening), math.asinh(high / softening)
    np.subtract(out, low, out=out)
    np.multiply(out, 1.0 / (high - low), out=out)
    if stretch.scale is Scale.SQRT:
        return np.sqrt(out, out=out)
    return np.power(out, stretch.bend[0], out=out) if stretch.scale is Scale.POWER else out


def value_at(stretch: Stretch, position: float) -> float:
    """Return the density at a position, the inverse of ``positions``; beyond 0 to 1 the formulas go on.

    The equalised scale goes on as a linear one would.
    """
    low, high = stretch.limits
    if stretch.scale is Scale.LOG:
        return _finite_exp(math.log(low) * (1.0 - position) + math.log(high) * position)
    if stretch.scale is Scale.ASINH:
        softening = stretch.bend[0] * max(abs(low), abs(high))
        place = math.asinh(low / softening) * (1.0 - position) + math.asinh(high / softening) * position
        return softening * math.sinh(max(min(place, 700.0), -700.0))
    if stretch.scale is Scale.EQUALISED and 0.0 <= position <= 1.0:
        knots, places = _steps(stretch)
        shift = _shift(stretch)
        return math.ldexp(float(np.interp(position, places, np.ldexp(knots, shift))), -shift)
    if stretch.scale is Scale.SQRT:
        position = math.copysign(position**2, position)
    elif stretch.scale is Scale.POWER:
        position = math.copysign(abs(position) ** (1.0 / stretch.bend[0]), position)
    return low * (1.0 - position) + high * position


def quantiles(ordered: Floats, low: float, high: float) -> tuple[float, ...]:
    """Return the quantiles between two limits that bend an equalised scale; ``ordered`` are densities, rising."""
    first, last = np.searchsorted(ordered, (low, high), side="left")
    inside = ordered[first : max(first, last)]
    if inside.size == 0:
        return ()
    ranks = np.rint(np.linspace(0, inside.size - 1, QUANTILES)).astype(np.int64)
    return tuple(inside[ranks].tolist())


@lru_cache(maxsize=4)
def _steps(stretch: Stretch) -> tuple[Floats, Floats]:
    """Return knots (densities, rising) and their positions from 0 to 1; equal quantiles share their mean position."""
    low, high = stretch.limits
    bend = np.array(stretch.bend, dtype=np.float64)
    bend = bend[(bend > low) & (bend < high)]
    knots, first, count = np.unique(bend, return_index=True, return_counts=True)
    below = len([value for value in stretch.bend if value <= low])
    places = (below + first + 0.5 * (count - 1)) / max(1, len(stretch.bend) - 1)
    keep = np.diff(knots / 2, prepend=low / 2) > _CLOSEST / 2 * (high / 2 - low / 2)
    keep &= (knots < high) & (places > 0.0) & (places < 1.0)
    return (
        frozen(np.concatenate(([low], knots[keep], [high]))),
        frozen(np.concatenate(([0.0], places[keep], [1.0]))),
    )


def _shift(stretch: Stretch) -> int:
    """Return the power of two that takes limits near the ends of float64 to where their difference is finite."""
    exponent = math.frexp(max(map(abs, stretch.limits)))[1]
    return 0 if abs(exponent) < _FAR or stretch.scale is Scale.LOG else -exponent


def _finite_exp(power: float) -> float:
    return math.exp(max(min(power, 709.0), -745.0))


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
