"""A line as it is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import UserError
from core.structures import Line
from gui.line_text import line_in, text_of

_NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


def test_four_numbers_are_a_line() -> None:
    assert line_in("-1, 0; 2.5 3e-2") == Line(-1.0, 0.0, 2.5, 0.03)
    assert line_in("\N{MINUS SIGN}1,0,2,0") == Line(-1.0, 0.0, 2.0, 0.0)


@pytest.mark.parametrize("text", ["", "1, 2, 3", "1 2 3 4 5", "1, 2, 1, 2", "a, b, c, d", "1, 2, 3, inf", "1_0 2 3 4"])
def test_what_is_no_line_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="is no line"):
        line_in(text)


@given(st.tuples(_NUMBERS, _NUMBERS, _NUMBERS, _NUMBERS).filter(lambda ends: ends[:2] != ends[2:]))
def test_the_text_leads_back(ends: tuple[float, float, float, float]) -> None:
    assert line_in(text_of(Line(*ends))) == Line(*ends)
