import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.limits import summary_of
from core.settings import LimitsChoice, LimitsRule, Scale

PERCENTILES = LimitsRule.PERCENTILES


@given(st.integers(2, 30), st.integers(2, 30), st.floats(0, 49), st.floats(51, 100), st.integers(0, 2**32 - 1))
def test_percentiles_are_of_the_bins_that_are_not_empty(ny: int, nx: int, low: float, high: float, seed: int) -> None:
    values = np.asarray(np.random.default_rng(seed).poisson(0.7, (ny, nx)) * 1.5, dtype=np.float64)
    filled = values[values > 0]
    limits = summary_of(values).limits(LimitsChoice(PERCENTILES, low, high), Scale.LINEAR)
    if filled.size:
        wanted = np.percentile(filled, [low, high], method="higher")
        if wanted[0] < wanted[1]:
            assert limits == tuple(wanted)
    assert limits[0] < limits[1]


def test_of_very_many_bins_the_percentiles_are_nearly_those() -> None:
    values = np.random.default_rng(3).gamma(1.0, 1.0, (700, 800))
    limits = summary_of(values).limits(LimitsChoice(PERCENTILES, 5.0, 95.0), Scale.LINEAR)
    assert limits == pytest.approx(np.percentile(values, [5, 95]), rel=0.03)


@pytest.mark.parametrize(("scale", "low"), [(Scale.LINEAR, -2.0), (Scale.LOG, 0.25)])
def test_extremes_are_the_smallest_and_the_largest(scale: Scale, low: float) -> None:
    values = np.zeros((900, 900))
    values[400, 17:20] = -2.0, 0.25, 9.0
    values[500:800, 100:700] = 3.0
    assert summary_of(values).limits(LimitsChoice(LimitsRule.EXTREMES), scale) == (low, 9.0)


def test_limits_that_coincide_give_way_to_the_automatic_ones() -> None:
    values = np.full((5, 5), 3.0)
    for choice in (LimitsChoice(PERCENTILES, 1.0, 99.0), LimitsChoice(LimitsRule.EXTREMES)):
        assert summary_of(values).limits(choice, Scale.LINEAR) == (0.0, 3.0)
