"""Ticks: round values along an axis or a colour bar, and how they are written."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_TINY = 1e-9  # of a step, that rounding may be off
_REACH = 0.3  # of the distance between two places, that a value may stand from its own
_LOWEST_POWER = -323
_PLAIN = (1e-4, 1e6)  # absolute values in between are written without a power of ten


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick: where it stands (0 to 1 along the axis or bar), its value, and how the value is written."""

    position: float
    value: float
    label: str


def round_values(low: float, high: float, most: int) -> tuple[float, ...]:
    """Return at most ``most`` evenly spaced multiples of 1, 2 or 5 times a power of ten in ``low`` to ``high``.

    Parameters
    ----------
    low, high : float
        Both ends belong to the span; ``low < high``.
    most : int
        At least 1.
    """
    wide = _step_above(high / most - low / most)
    while math.isfinite(wide):
        values = _multiples(low, high, wide)
        if len(values) > most:
            wide = _step_above(1.5 * wide)
        elif values:
            return values
        else:  # a step that is wider than the span and misses it
            return _multiples(low, high, _step_above(0.39 * wide))[:most]
    return (0.0,)


def spaced_values(low: float, high: float, most: int, position: Callable[[float], float]) -> tuple[float, ...]:
    """Return round values for an uneven scale: powers of ten first, then 5, then 2 times them, none too close.

    Parameters
    ----------
    low, high : float
        Both ends belong to the span; ``low < high``.
    most : int
        At least 1.
    position : callable
        Where a value stands, 0 to 1; increasing.
    """
    gap = 0.9 / most
    taken: list[tuple[float, float]] = []
    for values in _candidates(low, high):
        for value in values:
            where = position(value)
            if low <= value <= high and all(abs(where - other) >= gap for other, _ in taken):
                taken.append((where, value))
    if len(taken) < min(3, most):
        even = tuple(value for value in round_values(low, high, most) if _within(value, low, high))
        if len(even) >= len(taken):
            return even
    return tuple(value for _, value in sorted(taken)[:most])


def _within(value: float, low: float, high: float) -> bool:
    """Tell whether a value lies in a span, but for rounding; 0 is no rounding of a small end of a long span."""
    return low <= value <= high or math.isclose(value, low) or math.isclose(value, high)


def even_values(most: int, value_at: Callable[[float], float]) -> tuple[float, ...]:
    """Return values that stand about evenly on an uneven scale, each the roundest one near its place.

    Parameters
    ----------
    most : int
        At least 1.
    value_at : callable
        The value at a place, 0 to 1; increasing.
    """
    apart = 1.0 / max(1, most - 1)
    values = []
    for number in range(most):
        place = number * apart
        low, high = max(0.0, place - _REACH * apart), min(1.0, place + _REACH * apart)
        values.append(roundest(value_at(low), value_at(high)))
    return tuple(dict.fromkeys(sorted(values)))


def roundest(low: float, high: float) -> float:
    """Return the number of the fewest digits in ``low`` to ``high``: 0, or a multiple of the largest power of ten."""
    if low <= 0.0 <= high:
        return 0.0
    if low == high or not (math.isfinite(low) and math.isfinite(high)):
        return high
    power = math.floor(math.log10(max(abs(low), abs(high))))
    while power > _LOWEST_POWER:
        step = float(f"1e{power}")
        first, last = math.ceil(low / step), math.floor(high / step)
        value = float(f"{next((k for k in range(first, last + 1) if k % 5 == 0), first)}e{power}")
        if first <= last and low <= value <= high:
            return value
        power -= 1
    return low


def even_labels(values: Sequence[float]) -> tuple[str, ...]:
    """Return how evenly spaced values are written: plain with equal decimals, very large or small ones as powers."""
    largest = max((abs(value) for value in values), default=0.0)
    if largest == 0.0:
        return tuple("0" for _ in values)
    steps = (high - low for low, high in pairwise(values))
    step = min((step for step in steps if step > 0.0), default=largest)  # in a span of an ulp values may coincide
    digits = _power(largest) - _power(step)  # after the first one, to tell the values apart
    if largest < 1e-3 or largest >= 1e15 or (largest >= _PLAIN[1] and digits <= 1):
        return tuple(_scientific(value, _power(value) - _power(step)) if value else "0" for value in values)
    decimals = max(0, -_power(step))
    return tuple(_without_minus_zero(f"{value:.{decimals}f}") for value in values)


def labels(values: Sequence[float]) -> tuple[str, ...]:
    """Return how values of different size are written: all plain, or all as powers of ten."""
    if all(value == 0.0 or _PLAIN[0] <= abs(value) < _PLAIN[1] for value in values):
        return tuple(f"{value:.6g}" for value in values)
    return tuple(_scientific(value, 5) for value in values)


def _step_above(width: float) -> float:
    """Return the smallest of 1, 2, 5 times a power of ten that is at least the width."""
    if not math.isfinite(width):
        return width
    width = max(width, 1e-300)
    power = math.floor(math.log10(width))
    for factor in (1, 2, 5):
        step = float(f"{factor}e{power}")
        if step >= width * (1 - 1e-9):
            return step
    return float(f"1e{power + 1}")


def _multiples(low: float, high: float, step: float) -> tuple[float, ...]:
    first, last = math.ceil(low / step - _TINY), math.floor(high / step + _TINY)
    return tuple(_multiple(number, step) for number in range(first, last + 1))


def _multiple(number: int, step: float) -> float:
    """Return ``number * step`` as the float next to the decimal number that is meant."""
    factor, _, power = f"{step:.0e}".partition("e")
    return float(f"{number * int(factor)}e{power}")


def _candidates(low: float, high: float) -> Iterable[list[float]]:
    largest = max(abs(low), abs(high))
    top = math.floor(math.log10(largest))
    bottom = max(math.floor(math.log10(low)) if low > 0 else top - 6, -323)
    powers = range(top, bottom - 1, -1)
    yield [0.0]
    for stride in (6, 3, 2, 1):  # whole decades, as even as they fit
        yield [sign * float(f"1e{power}") for power in powers if power % stride == 0 for sign in (1, -1)]
    for factor in (5, 2):
        yield [sign * float(f"{factor}e{power}") for power in powers for sign in (1, -1)]


def _power(value: float) -> int:
    """Return the power of ten of the value's first digit."""
    return math.floor(math.log10(abs(value)) + 1e-9)


def _scientific(value: float, decimals: int) -> str:
    if value == 0.0:
        return "0"
    mantissa, _, power = f"{value:.{max(decimals, 0)}e}".partition("e")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    if int(power) in (0, 1):
        return f"{value:.6g}"
    ten = "10" + str(int(power)).translate(_SUPERSCRIPTS)
    return {"1": ten, "-1": f"-{ten}"}.get(mantissa, f"{mantissa}×{ten}")


def _without_minus_zero(text: str) -> str:
    return text[1:] if text.startswith("-") and not text.strip("-0.") else text


def offset_of(low: float, high: float) -> float:
    """Return a round number within a short span far from 0: values are shorter to write from there."""
    step = float(f"1e{_power(high - low) + 1}")
    return float(f"{round((low / 2 + high / 2) / step) * step:.15g}")
