import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.details import Detail, details_of
from core.pipeline import Result, compute
from core.points import points_of
from core.progress import silent
from core.readout import readout_at
from core.settings import Settings, SigmaChoice, SigmaRule, Unit
from gui.citation import PARTS, Facts, all_digits, effective, percent, with_error

X, Y = np.random.default_rng(3).normal(size=(2, 2000))


@pytest.mark.parametrize(
    ("value", "error", "told"),
    [
        (0.4540, 0.2013, ("0.45", "0.20")),
        (12.34, 0.0996, ("12.34", "0.10")),
        (0.04, 0.2, ("0.04", "0.20")),
        (-0.001, 0.2, ("0.00", "0.20")),
        (123456.0, 12345.0, ("123000", "12000")),
        (1.234e8, 1.2e6, ("1.234e+08", "0.012e+08")),
        (1.2e-7, 3.4e-9, ("1.200e-07", "0.034e-07")),
        (1234567.0, 12.0, ("1234567", "12")),
        (0.0, 1.0, ("0.0", "1.0")),
        (5.0, 0.0, ("5.000", "0")),
    ],
)
def test_digits_follow_the_error(value: float, error: float, told: tuple[str, str]) -> None:
    assert with_error(value, error) == told


@given(st.floats(-1e9, 1e9), st.floats(1e-9, 1e9))
def test_the_error_has_two_digits_and_the_value_ends_at_the_same_place(value: float, error: float) -> None:
    told, uncertain = with_error(value, error)
    assert float(uncertain) == pytest.approx(error, rel=0.051)
    assert abs(float(told) - value) <= 0.0501 * error * 1.1
    digits = [text.partition("e")[0].partition(".")[2] for text in (told, uncertain)]
    assert len(digits[0]) == len(digits[1])


def test_shares_and_numbers_of_points() -> None:
    told = [percent(share) for share in (0.461, 0.004, 0.9954, 0.9996, 1.0, 0.01)]
    assert told == ["46 %", "0.4 %", "99.5 %", "99.96 %", "100 %", "1 %"]
    assert [effective(number) for number in (5.13, 0.84, 57.0, 1234.4)] == [
        "5.1",
        "0.84",
        "57",
        "1\N{NARROW NO-BREAK SPACE}234",
    ]


def result_of(unit: Unit = Unit.BIN, *, weight: bool = False) -> Result:
    points = points_of(X, Y, np.full(X.size, 0.5) if weight else None)
    return compute(points, Settings(bins=(40, 40), sigma=SigmaChoice(SigmaRule.BINS, 2, 2), unit=unit), None, silent)


def facts_of(result: Result, x: float = 0.3, y: float = 0.2, *, settled: bool = True) -> Facts:
    readout, detail = readout_at(result.counts, result.density, x, y), details_of(result, silent).at(x, y)
    assert readout is not None
    assert detail is not None
    return Facts(readout, result, (None, None), detail, settled, readout.density)


def told(facts: Facts) -> str:
    return " │ ".join("".join(words for words, _ in part(facts)).strip() for part in PARTS if part(facts))


def grey(facts: Facts) -> list[str]:
    return [words.strip() for part in PARTS for words, quiet in part(facts) if quiet]


def test_a_settled_readout_tells_error_level_and_number() -> None:
    facts = facts_of(result_of())
    detail = facts.detail
    assert detail is not None
    assert detail.error is not None
    assert detail.level is not None
    assert detail.n_eff is not None
    value, error = with_error(facts.readout.density, detail.error)
    assert f"density {value} ± {error} per bin" in told(facts)
    assert f"in the {detail.level:.0%}".replace("%", " %") + " region" in told(facts)
    assert f"n_eff {round(detail.n_eff)}" in told(facts)
    assert grey(facts) == []
    assert dict(all_digits(facts))["error"] == f"{detail.error!r} per bin"


def test_while_details_are_sought_nothing_of_theirs_is_told_as_true() -> None:
    facts = facts_of(result_of(), settled=False)
    detail = facts.detail
    assert detail is not None
    assert "± … per bin" in told(facts)
    assert len(grey(facts)) == 3
    assert "error" not in dict(all_digits(facts))


def test_an_error_of_few_points_is_grey() -> None:
    facts = facts_of(result_of(), float(X.max()), float(Y[X.argmax()]))
    assert facts.detail is not None
    assert facts.detail.n_eff is not None
    assert facts.detail.n_eff < 5
    assert len(grey(facts)) == 1
    assert grey(facts)[0].startswith("±")


def test_a_fraction_of_the_maximum_has_no_error() -> None:
    assert "±" not in told(facts_of(result_of(Unit.MAXIMUM)))
    assert "±" not in told(facts_of(result_of(Unit.MAXIMUM), settled=False))


def test_weighted_counts_come_with_rows() -> None:
    facts = facts_of(result_of(weight=True))
    assert f"({facts.readout.rows} row" in told(facts)


def test_a_density_whose_error_is_to_come_has_as_many_digits_as_it_will() -> None:
    result = result_of()
    before, facts = facts_of(result, 0.0, 0.0), facts_of(result)
    waiting = Facts(facts.readout, result, (None, None), before.detail, False, before.readout.density)
    first = told(waiting).partition("density ")[2].partition(" ")[0]
    assert first == told(facts).partition("density ")[2].partition(" ")[0]


def test_a_place_without_points_has_no_error() -> None:
    result = result_of()
    readout = readout_at(result.counts, result.density, 0.0, 0.0)
    assert readout is not None
    facts = Facts(readout, result, (None, None), Detail(None, 0.0, 1.0, None), True, 0.0)
    assert "±" not in told(facts)
    assert math.isfinite(readout.density)
