"""Levels as they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import UserError
from core.structures import ContourChoice
from gui.level_text import levels_in, text_of


def test_shares_have_a_sign_and_densities_have_none() -> None:
    assert levels_in("99%, 80 %; 0.02 1e-3") == ContourChoice((0.8, 0.99), (0.02, 0.001))
    assert levels_in(" ") == ContourChoice()
    assert levels_in("-1.5, 99.73 %") == ContourChoice((0.9973,), (-1.5,))


@pytest.mark.parametrize("text", ["100 %", "0 %", "ten", "1_0", "nan", "%", "50 % or so"])
def test_what_is_no_level_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="is no level"):
        levels_in(text)


def test_more_than_can_be_told_apart() -> None:
    with pytest.raises(UserError, match="21 levels"):
        levels_in(" ".join(map(str, range(21))))


@given(
    st.sets(st.integers(1, 9999).map(lambda number: number / 10_000), max_size=5),
    st.sets(st.floats(allow_nan=False, allow_infinity=False), max_size=5),
)
def test_the_text_leads_back(shares: set[float], densities: set[float]) -> None:
    choice = ContourChoice(tuple(sorted(shares)), tuple(sorted(densities, reverse=True)))
    assert levels_in(text_of(choice)) == choice
