import math
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.ticks import even_labels, labels, offset_of, round_values, roundest, spaced_values

ends = st.floats(-1e12, 1e12).filter(lambda value: value == 0 or abs(value) > 1e-12)


@pytest.mark.parametrize(
    ("low", "high", "most", "values"),
    [
        (0.0, 1.0, 6, (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)),
        (0.0, 1.27, 6, (0.0, 0.5, 1.0)),
        (-3.5, 2.7, 8, (-3.0, -2.0, -1.0, 0.0, 1.0, 2.0)),
        (5.4e6, 5.4e6 + 10, 6, (5400000.0, 5400002.0, 5400004.0, 5400006.0, 5400008.0, 5400010.0)),
        (2460000.1, 2460000.2, 3, (2460000.1, 2460000.15, 2460000.2)),
        (0.6, 0.9, 1, (0.6,)),
        (-1.7e308, 1.7e308, 2, (0.0,)),
        (0.0, 5e-324, 5, (0.0,)),
    ],
)
def test_round_values_are_the_decimal_numbers_that_are_meant(
    low: float, high: float, most: int, values: tuple[float, ...]
) -> None:
    assert round_values(low, high, most) == values


@given(ends, ends, st.integers(1, 12))
def test_round_values_are_few_even_and_in_the_span(one: float, other: float, most: int) -> None:
    low, high = min(one, other), max(one, other)
    if not high - low > 1e-9 * max(abs(low), abs(high)):
        return
    values = round_values(low, high, most)
    assert 1 <= len(values) <= most
    slack = 1e-8 * (high - low)
    assert all(low - slack <= value <= high + slack for value in values)
    steps = [after - before for before, after in pairwise(values)]
    assert all(step == pytest.approx(steps[0], rel=1e-5) for step in steps)


@pytest.mark.parametrize(
    ("values", "written"),
    [
        ((0.0, 0.5, 1.0), ("0.0", "0.5", "1.0")),
        ((-1.0, 0.0, 1.0), ("-1", "0", "1")),
        ((5400000.0, 5400002.0), ("5400000", "5400002")),
        ((0.0, 1e6, 2e6), ("0", "10⁶", "2×10⁶")),
        ((0.0, 5e-6, 1e-5, 1.5e-5), ("0", "5×10⁻⁶", "10⁻⁵", "1.5×10⁻⁵")),
        ((-1e-5, 0.0), ("-10⁻⁵", "0")),
        ((0.0,), ("0",)),
        ((3.0,), ("3",)),
        ((), ()),
    ],
)
def test_even_values_are_written_alike(values: tuple[float, ...], written: tuple[str, ...]) -> None:
    assert even_labels(values) == written


def test_uneven_values_are_written_plain_or_all_as_powers() -> None:
    assert labels((0.0, 0.01, 0.1, 1.0, 50.0)) == ("0", "0.01", "0.1", "1", "50")
    assert labels((1e-5, 0.01, 1.0, 10.0, 2e3)) == ("10⁻⁵", "10⁻²", "1", "10", "2×10³")


@given(st.floats(-12, 12), st.floats(0.3, 12), st.integers(2, 12))
@example(3.0, 11.0, 3)
def test_spaced_values_are_round_in_range_and_apart(power: float, decades: float, most: int) -> None:
    low, high = 10**power, 10 ** (power + decades)

    def position(value: float) -> float:
        if value <= low:
            return 0.0
        return min(math.log(value / low) / math.log(high / low), 1.0)

    values = spaced_values(low, high, most, position)
    assert 1 <= len(values) <= most
    assert list(values) == sorted(values)
    assert all(low * (1 - 1e-9) <= value <= high * (1 + 1e-9) for value in values)


def test_spaced_values_take_whole_decades_first() -> None:
    def position(value: float) -> float:
        return max(0.0, math.log10(max(value, 1e-5)) / 8 + 5 / 8)

    assert spaced_values(1e-5, 1e3, 3, position) == (1e-3, 1.0, 1e3)
    assert spaced_values(1e-5, 1e3, 10, position) == (1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1.0, 10.0, 100.0, 1e3)


@given(st.floats(1e3, 1e12), st.floats(1e-6, 1e-3))
def test_an_offset_is_round_and_near_the_span(low: float, share: float) -> None:
    high = low + low * share
    offset = offset_of(low, high)
    assert abs(offset - low) <= 101 * (high - low)
    assert len(f"{offset:.15g}") <= 16


def test_a_span_of_one_unit_in_the_last_place_has_labels() -> None:
    low, high = 3.0, 3.0000000000000004
    values = round_values(low, high, 6)
    assert len(even_labels(values)) == len(values)
    assert even_labels((3.0, 3.0)) == ("3", "3")


@given(st.floats(-1e200, 1e200), st.floats(0, 1e200))
def test_the_roundest_number_lies_within(low: float, width: float) -> None:
    high = low + width
    assert low <= roundest(low, high) <= high


@pytest.mark.parametrize(
    ("low", "high", "value"),
    [
        (-1.0, 2.0, 0.0),
        (0.73, 1.4, 1.0),
        (3.3, 7.0, 5.0),
        (12.0, 17.0, 15.0),
        (-0.0032, -0.0029, -0.003),
        (2.0, 2.0, 2.0),
    ],
)
def test_the_roundest_number_has_the_fewest_digits(low: float, high: float, value: float) -> None:
    assert roundest(low, high) == value
