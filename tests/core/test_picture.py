import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.arrays import Floats
from core.colour_maps import table
from core.errors import UserError
from core.picture import picture_of
from core.settings import Colour, LimitsChoice, LimitsRule, Scale, Stretch

SCALES = list(Scale)
FINITE = st.floats(allow_nan=False, allow_infinity=False)


def slow_position(value: float, stretch: Stretch) -> float:
    """The formulas as they are written down, one value at a time."""
    low, high = stretch.limits
    value = min(max(value, low), high)
    if stretch.scale is Scale.EQUALISED:
        return slow_share(value, stretch)
    if stretch.scale is Scale.LOG:
        return math.log(value / low) / math.log(high / low)
    if stretch.scale is Scale.ASINH:
        softening = stretch.bend[0] * max(abs(low), abs(high))
        low, high, value = (math.asinh(part / softening) for part in (low, high, value))
    share = (value - low) / (high - low)
    if stretch.scale is Scale.POWER:
        return float(share ** stretch.bend[0])
    return math.sqrt(share) if stretch.scale is Scale.SQRT else share


def slow_share(value: float, stretch: Stretch) -> float:
    """The share of the quantiles below a value; between two of them in proportion."""
    low, high = stretch.limits
    knots = [(low, 0.0)]
    inner = [low, *sorted({knot for knot in stretch.bend if low < knot < high})]
    for before, knot in pairwise(inner):
        ranks = [rank for rank, other in enumerate(stretch.bend) if other == knot]
        place = sum(ranks) / len(ranks) / (len(stretch.bend) - 1)
        if 0 < place < 1 and knot - before > 1e-290 * (high / 2 - low / 2):  # closer ones are one
            knots.append((knot, place))
    knots.append((high, 1.0))
    for (one, start), (other, stop) in pairwise(knots):
        if value <= other:
            return start + (stop - start) * ((value - one) / (other - one))
    raise AssertionError


def typed(low: float, high: float) -> LimitsChoice:
    return LimitsChoice(LimitsRule.TYPED, low, high)


def blob(ny: int = 40, nx: int = 60) -> Floats:
    y, x = np.mgrid[0:ny, 0:nx]
    return np.asarray(np.exp(-((x - 20.0) ** 2) / 50.0 - (y - 12.0) ** 2 / 20.0))


@given(
    arrays(np.float64, (7, 9), elements=st.floats(-1e6, 1e6)),
    st.sampled_from(SCALES),
    st.booleans(),
)
def test_colours_follow_the_formula(values: Floats, scale: Scale, positive: bool) -> None:
    values = np.abs(values) if positive else values
    picture = picture_of(values, Colour(scale=scale), None)
    for value, index in zip(values.flat, picture.index.flat, strict=True):
        exact = 256 * slow_position(float(value), picture.stretch)
        assert min(exact - 1e-6, 255) - 1 <= index <= exact + 1e-6


@pytest.mark.parametrize("scale", SCALES)
def test_large_pictures_are_the_same_as_small_ones(scale: Scale) -> None:
    values = np.random.default_rng(5).gamma(0.7, 2.0, (310, 320))
    limits = (0.01, 9.0)
    whole = picture_of(values, Colour(scale=scale, limits=typed(*limits)), Scale.LINEAR)
    expected = np.array([slow_position(float(value), whole.stretch) for value in values.flat[::37]]) * 256
    assert np.abs(whole.index.ravel()[::37] + 0.5 - np.minimum(expected, 255.5)).max() <= 0.5 + 1e-6


@given(arrays(np.float64, (4, 5), elements=FINITE), st.sampled_from([None, *SCALES]))
def test_any_numbers_give_sane_limits_and_ticks(values: Floats, scale: Scale | None) -> None:
    picture = picture_of(values, Colour(scale=scale), None)
    low, high = picture.limits
    assert math.isfinite(low)
    assert math.isfinite(high)
    assert low < high
    assert low <= max(float(values.min()), 0.0) or picture.scale is Scale.LOG
    assert low > 0 or picture.scale is not Scale.LOG
    ticks = picture.ticks(6)
    assert len(ticks) <= 6
    assert all(0.0 <= tick.position <= 1.0 and tick.label for tick in ticks)
    assert [tick.value for tick in ticks] == sorted(tick.value for tick in ticks)


@given(arrays(np.float64, (4, 5), elements=FINITE), st.tuples(FINITE, FINITE), st.sampled_from(SCALES))
def test_any_limits_are_kept_or_refused_with_a_note(values: Floats, limits: tuple[float, float], scale: Scale) -> None:
    picture = picture_of(values, Colour(scale=scale, limits=typed(*limits)), None)
    assert picture.limits[0] < picture.limits[1]
    if picture.limits != limits:
        assert picture.note is not None
        assert "cannot be shown" in str(picture.note)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("constant", [0.0, 1.0, -3.0, 5e-324, 1.7e308, -1.7e308, 1e-310])
def test_constant_pictures_have_limits(constant: float, scale: Scale) -> None:
    picture = picture_of(np.full((3, 4), constant), Colour(scale=scale), None)
    low, high = picture.limits
    assert low < high
    assert np.unique(picture.index).size == 1


def test_an_empty_picture_takes_the_lowest_colour() -> None:
    for scale in (None, *SCALES):
        picture = picture_of(np.zeros((3, 4)), Colour(scale=scale), None)
        assert not picture.index.any()
        assert picture.limits[1] == 1.0


def test_limits_run_from_zero_to_a_percentile_of_the_bins_that_are_not_empty() -> None:
    values = np.zeros((300, 400))
    values[:50, :100] = np.arange(1.0, 5001.0).reshape(50, 100)
    picture = picture_of(values, Colour(scale=Scale.LINEAR), None)
    assert picture.limits == (0.0, 4996.0)  # 0.1 % of 5000 lie above
    low, high = picture_of(values, Colour(scale=Scale.LOG), None).limits
    assert (low, high) == (51.0, 4996.0)


def test_limits_of_few_filled_bins_reach_the_maximum() -> None:
    values = np.zeros((4000, 40))
    values[1234, 5] = 7.0
    assert picture_of(values, Colour(), None).limits == (0.0, 7.0)


def test_limits_start_at_the_minimum_where_it_is_negative() -> None:
    assert picture_of(blob() - 0.25, Colour(scale=Scale.LINEAR), None).limits[0] == pytest.approx(-0.25)


def test_a_sample_of_many_bins_does_not_miss_columns() -> None:
    values = np.ones((2000, 1000))
    values[:, ::20] = 100.0
    assert picture_of(values, Colour(), None).limits == (0.0, 100.0)


def test_log_takes_empty_bins_to_the_lowest_colour() -> None:
    values = blob()
    values[values < 1e-3] = 0.0
    picture = picture_of(values, Colour(scale=Scale.LOG), None)
    assert (picture.index[values == 0.0] == 0).all()
    assert picture.index[values > 0.5].min() > 200


def test_asinh_is_taken_where_few_bins_are_far_denser_and_told() -> None:
    values = np.ones((100, 100))
    values[:5, :5] = 1000.0  # a quarter of a percent
    picture = picture_of(values, Colour(), None)
    assert picture.scale is Scale.ASINH
    assert "asinh" in str(picture.note)
    assert picture_of(blob(), Colour(), None).scale is Scale.LINEAR
    assert picture_of(blob(), Colour(), None).note is None


def test_the_rule_of_the_twentieth() -> None:
    values = np.ones((100, 100))
    values[0, 0] = 20.0
    assert picture_of(values, Colour(), None).scale is Scale.LINEAR
    values[0, 0] = 20.1
    assert picture_of(values, Colour(), None).scale is Scale.ASINH


def test_the_scale_before_is_kept_until_another_is_wanted() -> None:
    assert picture_of(blob(), Colour(), Scale.ASINH).scale is Scale.ASINH
    wanted = picture_of(blob(), Colour(scale=Scale.SQRT), Scale.ASINH)
    assert wanted.scale is Scale.SQRT
    assert wanted.note is None


def test_rgb_is_the_colour_table_row_by_row() -> None:
    values = np.array([[0.0, 1.0], [2.0, 4.0], [8.0, 3.0]])
    picture = picture_of(values, Colour("viridis", Scale.LINEAR, typed(0.0, 8.0)), None)
    assert picture.index.tolist() == [[0, 32], [64, 128], [255, 96]]
    rgb = picture.rgb()
    assert rgb.shape == (3, 2, 3)
    assert rgb.dtype == np.uint8
    assert tuple(rgb[2, 0]) == table("viridis")[255]
    assert tuple(rgb[0, 1]) == table("viridis")[32]


def test_the_index_is_read_only() -> None:
    with pytest.raises(ValueError, match="read-only"):
        picture_of(blob(), Colour(), None).index[0, 0] = 1


@pytest.mark.parametrize("scale", SCALES)
def test_ticks_tell_the_true_values(scale: Scale) -> None:
    picture = picture_of(blob(), Colour(scale=scale, limits=typed(1e-3, 1.0)), None)
    ticks = picture.ticks(6)
    assert 2 <= len(ticks) <= 6
    for tick in ticks:
        assert tick.position == pytest.approx(slow_position(tick.value, picture.stretch), abs=1e-12)
        assert float(tick.label.replace("10⁻³", "1e-3").replace("10⁻²", "1e-2").replace("10⁻¹", "1e-1")) == tick.value


def test_positions_are_clipped() -> None:
    picture = picture_of(blob(), Colour(limits=typed(0.25, 0.75)), None)
    assert [picture.position(value) for value in (-9.0, 0.25, 0.5, 0.75, 9.0)] == [0.0, 0.0, 0.5, 1.0, 1.0]


def test_transposed_views_are_drawn_as_they_are() -> None:
    values = blob()
    turned = picture_of(values.T, Colour(), None)
    assert np.array_equal(turned.index, picture_of(values, Colour(), None).index.T)


def test_an_unknown_colour_map_is_told() -> None:
    with pytest.raises(UserError, match="no colour map jet"):
        picture_of(blob(), Colour("jet"), None)


def test_locked_colours_do_not_change_with_the_densities() -> None:
    for scale in SCALES:
        first = picture_of(blob(), Colour(scale=scale), None)
        locked = Colour(scale=scale, held=first.stretch)
        other = picture_of(5.0 * blob(), locked, Scale.ASINH)
        assert other.stretch == first.stretch
        assert np.array_equal(picture_of(blob(), locked, None).index, first.index)
        assert not np.array_equal(other.index, first.index)


@pytest.mark.parametrize("scale", SCALES)
def test_another_scale_keeps_locked_limits(scale: Scale) -> None:
    held = picture_of(blob(), Colour(limits=typed(0.1, 0.4)), None).stretch
    colour = Colour(held=held).with_scale(scale)
    for densities in (blob(), 3.0 * blob()):
        picture = picture_of(densities, colour, None)
        assert picture.limits == (0.1, 0.4)
        assert picture.scale is scale
        if scale is not Scale.EQUALISED:
            assert picture.stretch == picture_of(blob(), colour, None).stretch


def test_new_limits_keep_a_lock_closed_and_automatic_ones_open_it() -> None:
    held = picture_of(blob(), Colour(scale=Scale.ASINH), None).stretch
    locked = Colour(held=held).with_limits(0.2, 0.3)
    assert picture_of(blob(), locked, None).stretch == Stretch(Scale.ASINH, (0.2, 0.3), held.bend)
    assert locked.with_automatic_limits() == Colour()


def test_reversed_colours_are_the_same_rows_of_the_table_turned_round() -> None:
    plain, turned = (picture_of(blob(), Colour("magma", reversed=on), None) for on in (False, True))
    assert np.array_equal(plain.index, turned.index)
    assert np.array_equal(turned.rgb(), plain.colours[::-1][plain.index])
    assert not np.array_equal(turned.rgb(), plain.rgb())


def test_bins_without_density_are_clear_if_wanted() -> None:
    values = blob()
    values[values < 0.1] = 0.0
    clear = picture_of(values, Colour(clear=True), None).clear
    assert clear is not None
    assert np.array_equal(clear, values == 0.0)
    assert picture_of(values, Colour(), None).clear is None


def test_a_strip_shows_the_colours_at_the_densities_of_another_bar() -> None:
    axis = picture_of(blob(), Colour(scale=Scale.LINEAR, limits=typed(0.0, 1.0)), None)
    picture = picture_of(blob(), Colour("grey", Scale.LINEAR, limits=typed(0.25, 0.5)), None)
    assert np.array_equal(axis.strip(axis, 256), axis.colours[::-1])
    strip = picture.strip(axis, 100)[::-1].astype(int)
    assert (strip[:25] == 0).all()
    assert (strip[50:] == 255).all()
    assert (np.diff(strip[25:50, 0]) > 0).all()


def test_an_equalised_bar_has_ticks_from_end_to_end_at_true_values() -> None:
    values = np.random.default_rng(4).gamma(0.2, 3.0, (100, 100))
    picture = picture_of(values, Colour(scale=Scale.EQUALISED), None)
    ticks = picture.ticks(7)
    assert len(ticks) >= 6
    assert max(after.position - before.position for before, after in pairwise(ticks)) < 0.3
    for tick in ticks:
        assert tick.position == pytest.approx(slow_position(tick.value, picture.stretch), abs=1e-9)
