import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.arrays import Floats
from core.settings import Scale, Stretch
from core.stretching import positions, quantiles, value_at


def bend_of(scale: Scale, low: float, high: float) -> tuple[float, ...]:
    if scale is Scale.EQUALISED:
        return quantiles(np.sort(low + (high - low) * np.random.default_rng(3).gamma(0.4, 0.2, 3000)), low, high)
    return {Scale.POWER: (0.3,), Scale.ASINH: (0.02,)}.get(scale, ())


def position_of(stretch: Stretch, value: float) -> float:
    return float(positions(stretch, np.array([value]), np.empty(1))[0])


@given(st.sampled_from(list(Scale)), st.floats(0.0, 1.0), st.floats(1e-6, 1e3), st.floats(1.0, 1e6))
def test_the_density_at_a_place_stands_there(scale: Scale, place: float, low: float, width: float) -> None:
    stretch = Stretch(scale, (low, low + width), bend_of(scale, low, low + width))
    assert position_of(stretch, value_at(stretch, place)) == pytest.approx(place, abs=1e-3)


@pytest.mark.parametrize("scale", list(Scale))
def test_beyond_the_ends_the_scale_goes_on_rising(scale: Scale) -> None:
    stretch = Stretch(scale, (0.5, 8.0), bend_of(scale, 0.5, 8.0))
    values = [value_at(stretch, place) for place in np.linspace(-0.4, 1.4, 50).tolist()]
    assert values == sorted(values)
    assert values[0] < 0.5
    assert values[-1] > 8.0
    assert all(map(math.isfinite, values))


@pytest.mark.parametrize("place", [-50.0, 50.0, 1e9])
@pytest.mark.parametrize("scale", list(Scale))
def test_however_far_beyond_there_is_a_number(scale: Scale, place: float) -> None:
    assert not math.isnan(value_at(Stretch(scale, (1e-5, 1e5), bend_of(scale, 1e-5, 1e5)), place))


def test_equalised_gives_each_colour_as_many_bins() -> None:
    values = np.random.default_rng(8).gamma(0.3, 4.0, 40_000)
    bend = quantiles(np.sort(values), 0.0, float(values.max()))
    stretch = Stretch(Scale.EQUALISED, (0.0, float(values.max())), bend)
    colours = np.minimum(positions(stretch, values, np.empty(values.size)) * 256, 255).astype(int)
    assert np.bincount(colours, minlength=256).min() > 0.9 * values.size / 256
    assert np.bincount(colours, minlength=256).max() < 1.1 * values.size / 256


def shares(values: Floats, low: float, high: float) -> list[float]:
    """Return the share of the values between the limits that are smaller, equal ones counting half."""
    inside = values[(values >= low) & (values < high)]
    return [((inside < v).sum() + 0.5 * ((inside == v).sum() - 1)) / (inside.size - 1) for v in np.unique(inside)]


def test_equal_densities_stand_in_the_middle_of_their_ranks() -> None:
    values = np.repeat([1.0, 2.0, 3.0, 7.0], [100, 60, 40, 57])  # as many as there are quantiles
    stretch = Stretch(Scale.EQUALISED, (0.0, 9.0), quantiles(values, 0.0, 9.0))
    assert [position_of(stretch, v) for v in (1.0, 2.0, 3.0, 7.0)] == pytest.approx(shares(values, 0.0, 9.0))


def test_without_a_density_between_the_limits_equalised_is_linear() -> None:
    stretch = Stretch(Scale.EQUALISED, (2.0, 4.0), quantiles(np.array([0.5, 9.0]), 2.0, 4.0))
    assert position_of(stretch, 3.5) == 0.75
