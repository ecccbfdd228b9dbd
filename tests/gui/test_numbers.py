import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.numbers import at_step, exact, in_steps, short, significant, whole


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.45401, "0.4540"),
        (0.0, "0"),
        (12.3, "12.30"),
        (9999.96, "10000"),
        (1234567.0, "1.235e+06"),
        (1.5e-7, "1.500e-07"),
        (-0.5, "-0.5000"),
        (math.inf, "inf"),
    ],
)
def test_significant_digits_are_kept(number: float, text: str) -> None:
    assert significant(number) == text


@given(st.floats(min_value=1e-300, max_value=1e300), st.integers(2, 8))
def test_a_significant_number_is_as_near_as_its_digits_allow(number: float, digits: int) -> None:
    assert abs(float(significant(number, digits)) - number) <= number * 0.5000001 * 10 ** (1 - digits)


def test_whole_numbers_are_grouped() -> None:
    assert whole(1204331).split() == ["1", "204", "331"]
    assert whole(12) == "12"


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e3))
def test_a_position_tells_a_hundredth_of_the_step(number: float, step: float) -> None:
    assert abs(float(at_step(number, step)) - number) <= step / 20


def test_a_position_of_a_wide_step_has_no_decimals() -> None:
    assert at_step(123456.7, 1000.0) == "123457"
    assert at_step(0.5413, 0.0633) == "0.5413"
    assert at_step(5.0, 0.0) == "5"


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_exact_leads_back(number: float) -> None:
    assert float(exact(number)) == number


def test_short_has_no_needless_zeros() -> None:
    assert short(1.0) == "1"
    assert short(0.0625) == "0.0625"


@given(st.floats(-1e12, 1e12), st.floats(1e-9, 1e9), st.integers(2, 8192))
def test_the_end_of_a_range_is_told_to_a_part_of_a_bin(start: float, width: float, bins: int) -> None:
    step = width / bins
    for end in (start, start + width):
        assert abs(float(in_steps(end, step)) - end) <= step / 10


def test_few_digits_where_they_do() -> None:
    assert in_steps(0.1 + 0.2, 1e-3) == "0.3"
    assert in_steps(1e9 + 1e-4, 1e-7) == "1000000000.0001"
    assert in_steps(0.0, 0.1) == "0"
    assert in_steps(5.0, 0.0) == "5"
