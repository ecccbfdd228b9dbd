import numpy as np
import pytest

from core.bandwidth import scott
from core.crossvalidation import cross_validated
from core.diffusion import diffused
from core.errors import UserError
from core.found import Found, found, multiplied
from core.grid import Grid
from core.histogram import count_points
from core.points import Points, points_of
from core.progress import silent
from core.reach import full_range
from core.settings import SigmaChoice, SigmaRule
from core.smoothing import transform
from core.uncertainty import squares_of

RNG = np.random.default_rng(1)
MIXED = points_of(np.concatenate([RNG.normal(0.0, 1.0, 3000), RNG.normal(6.0, 0.5, 2000)]), RNG.normal(0.0, 1.0, 5000))


def found_of(choice: SigmaChoice, points: Points = MIXED) -> Found:
    counts = count_points(points, Grid(full_range(points), 120, 100), silent)
    before = found(
        choice, points, counts, lambda: (transform(counts, silent), squares_of(points, counts, silent)), silent
    )
    return multiplied(before, choice)


def test_each_rule_is_its_own_function() -> None:
    counts = count_points(MIXED, Grid(full_range(MIXED), 120, 100), silent)
    spectrum, squares = transform(counts, silent), squares_of(MIXED, counts, silent)
    assert found_of(SigmaChoice()).sigma == (scott(MIXED, counts.grid),) * 2
    auto = found_of(SigmaChoice(SigmaRule.AUTO))
    assert auto.sigma == (cross_validated(MIXED, spectrum, squares, silent).sigma,) * 2
    assert auto.comparison is not None
    assert auto.rule is SigmaRule.AUTO
    assert found_of(SigmaChoice(SigmaRule.BOTEV)).sigma == (diffused(MIXED, spectrum, squares, silent).sigma,) * 2
    assert found_of(SigmaChoice(SigmaRule.BINS, 1.0, 2.0)).sigma == (1.0, 2.0)


def test_a_factor_on_top() -> None:
    for rule in (SigmaRule.SCOTT, SigmaRule.AUTO, SigmaRule.BOTEV):
        assert found_of(SigmaChoice(rule, factor=2.0)).sigma[0] == 2.0 * found_of(SigmaChoice(rule)).sigma[0]
    for factor in (0.0, -1.0, np.nan):
        with pytest.raises(UserError, match="factor"):
            found_of(SigmaChoice(factor=factor))


def test_where_a_rule_has_no_answer_it_is_scotts_and_says_so() -> None:
    rounded = points_of(np.round(MIXED.x), np.round(MIXED.y))
    result = found_of(SigmaChoice(SigmaRule.AUTO), rounded)
    assert result.rule is SigmaRule.SCOTT
    assert "share a position" in str(result.message)
    assert result.sigma == found_of(SigmaChoice(), rounded).sigma


def test_what_a_rule_found_with_other_bins_is_held_in_data_units() -> None:
    grid = Grid(full_range(MIXED), 120, 100)
    held = found_of(SigmaChoice(SigmaRule.AUTO, 0.5, 0.25, factor=2.0))
    assert held.sigma == (2.0 * (0.5 / grid.dx), 2.0 * (0.25 / grid.dy))
    assert (held.rule, held.message, held.comparison) == (SigmaRule.AUTO, None, None)
    assert found_of(SigmaChoice(SigmaRule.AUTO, 0.5, 0.25).anew()).sigma == found_of(SigmaChoice(SigmaRule.AUTO)).sigma
