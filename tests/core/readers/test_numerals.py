import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.readers.numerals import MISSING, Form, form_of, number_of

decimals = st.from_regex(r"[+-]?([0-9]{1,25}\.?[0-9]{0,25}|\.[0-9]{1,25})([eE][+-]?[0-9]{1,3})?", fullmatch=True)


@given(decimals)
def test_a_number_is_what_python_reads(text: str) -> None:
    assert number_of(text) == float(text)
    assert number_of(f" {text}\t") == float(text)


@given(decimals)
def test_a_decimal_comma_is_a_point(text: str) -> None:
    assert number_of(text.replace(".", ","), decimal=",") == float(text)


@given(st.floats(allow_nan=False))
def test_every_float_comes_back(value: float) -> None:
    assert number_of(repr(value)) == value


@given(st.text(max_size=8))
def test_any_text_is_a_number_as_python_reads_it_or_none(text: str) -> None:
    value = number_of(text)
    if value is not None and not math.isnan(value) and "d" not in text.lower():
        assert value == float(text.strip(' "\N{NO-BREAK SPACE}'))


@pytest.mark.parametrize(
    "text",
    ["0x10", "0x1p3", "1_000", "1,5", "1.2.3", "1e", "e5", "five", "١٢", "1 2", "True", "nan", "-NaN", "1d", "½"],
)
def test_what_is_no_number(text: str) -> None:
    value = number_of(text)
    assert value is not None
    assert math.isnan(value)


@pytest.mark.parametrize("text", sorted(MISSING))
def test_what_says_that_there_is_no_value(text: str) -> None:
    assert number_of(text) is None
    assert number_of(f" {text} ") is None
    assert number_of(f'"{text}"') is None


@pytest.mark.parametrize(
    ("text", "decimal", "thousands", "value"),
    [
        ("1D5", ".", "", 1e5),
        ("-1.5d-3", ".", "", -1.5e-3),
        ("1,234,567.5", ".", ",", 1234567.5),
        ("1.234.567,5", ",", ".", 1234567.5),
        ("1.234", ",", ".", 1234.0),
        ("inf", ".", "", math.inf),
        ("-Infinity", ".", "", -math.inf),
        ("1e400", ".", "", math.inf),
    ],
)
def test_other_ways_to_write_a_number(text: str, decimal: str, thousands: str, value: float) -> None:
    assert number_of(text, decimal, thousands) == value


@pytest.mark.parametrize(
    ("text", "decimal", "thousands"),
    [
        *(("1,2,3", ".", ","), ("12,34.5", ".", ","), ("1.234,5", ",", ""), ("1,234.5", ",", "."), ("1,5", ".", ",")),
        *(("0,123", ".", ","), ("0.123", ",", "."), ("1.5", ",", ""), ("1.234", ",", "")),
    ],
)
def test_groups_of_other_than_three_digits_are_no_numbers(text: str, decimal: str, thousands: str) -> None:
    value = number_of(text, decimal, thousands)
    assert value is not None
    assert math.isnan(value)


@pytest.mark.parametrize(
    ("cell", "decimal", "form"),
    [
        ("NA", ".", Form.EMPTY),
        ("nan", ",", Form.EMPTY),
        ("-12", ",", Form.WHOLE),
        ("1e5", ".", Form.WHOLE),
        ("1.5", ".", Form.FRACTION),
        ("1,5", ",", Form.FRACTION),
        ("1,234.5", ".", Form.GROUPED),
        ("1.234.567", ",", Form.GROUPED),
        ("1,234", ".", Form.DOUBTFUL),
        (' "12.345" ', ",", Form.DOUBTFUL),
        ("0,234", ".", Form.OTHER_MARK),
        ("1.5", ",", Form.OTHER_MARK),
        ("1234,567", ".", Form.OTHER_MARK),
        ("2020-01-01", ".", Form.TEXT),
        ("1,5,2", ".", Form.TEXT),
    ],
)
def test_forms_of_cells(cell: str, decimal: str, form: Form) -> None:
    assert form_of(cell, decimal) is form


def test_what_no_number_is_as_long_as_is_none() -> None:
    assert number_of("1" * 300) == float("1" * 300)
    assert math.isnan(number_of("1" * 10_001) or 0.0)
