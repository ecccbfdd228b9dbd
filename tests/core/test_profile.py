import math

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter1d

from core.details import details_of
from core.pipeline import steps
from core.points import points_of
from core.profile import marginals_of, merged, profile_of
from core.progress import silent
from core.settings import Settings, Unit
from core.structures import Line
from tests.core.results import details_for

RNG = np.random.default_rng(23)
POINTS = points_of(RNG.normal(size=3000), RNG.normal(size=3000), RNG.uniform(-0.2, 2.0, 3000))
LINE = Line(-1.0, 2.0, 1.5, -0.5)


def test_a_profile_is_what_is_read_along_the_line() -> None:
    details = details_for(POINTS, unit=Unit.PROBABILITY)
    profile = profile_of(details, LINE, silent)
    assert (profile.x[0], profile.y[0], profile.x[-1], profile.y[-1]) == (-1.0, 2.0, 1.5, -0.5)
    assert profile.distance[-1] == math.hypot(2.5, 2.5)
    assert np.allclose(np.diff(profile.distance), profile.distance[1])
    grid = details.result.grid
    assert math.hypot((profile.x[1] + 1.0) / grid.dx, (profile.y[1] - 2.0) / grid.dy) <= 0.5
    for i in range(profile.x.size):
        one = details.at(profile.x[i], profile.y[i])
        assert one is not None
        assert profile.density[i] == details.result.density.at(profile.x[i], profile.y[i])
        assert profile.error[i] == pytest.approx(one.error, rel=1e-9)
        assert profile.n_eff[i] == pytest.approx(one.n_eff, rel=1e-9)


def test_outside_of_the_range_there_is_nothing() -> None:
    details = details_for(POINTS)
    profile = profile_of(details, Line(0.0, 0.0, 99.0, 0.0), silent)
    outside = profile.x > details.result.grid.extent[1]
    assert profile.x.size <= 2001
    for values in (profile.density, profile.error, profile.n_eff):
        assert np.array_equal(np.isnan(values), outside)
    point = profile_of(details, Line(0.0, 0.0, 0.0, 0.0), silent)
    assert (point.x.tolist(), point.distance.tolist()) == ([0.0, 0.0], [0.0, 0.0])


def test_errors_are_those_of_resampled_points() -> None:
    """The points are drawn again with replacement, their number as chance has it; range and bins stay."""
    weight = np.asarray(POINTS.weight)
    details = details_for(POINTS)
    profile, (across, _) = profile_of(details, Line(-1.0, 0.3, 1.0, 0.2), silent), marginals_of(details)
    grid = details.result.grid
    profiles, marginals = [], []
    for _ in range(300):
        rows = RNG.integers(0, 3000, RNG.poisson(3000))
        again = points_of(POINTS.x[rows], POINTS.y[rows], weight[rows])
        drawn = details_for(again, extent=grid.extent)
        profiles.append(drawn.result.density.at_all(profile.x, profile.y))
        marginals.append(marginals_of(drawn)[0].weight)
    assert np.mean(np.std(profiles, axis=0) / profile.error) == pytest.approx(1.0, abs=0.05)
    dense = across.weight > 20.0
    assert np.mean(np.std(marginals, axis=0)[dense] / across.error[dense]) == pytest.approx(1.0, abs=0.05)


def test_marginals_are_histograms_of_one_column() -> None:
    details = details_for(POINTS, unit=Unit.AREA)
    for one, values in zip(marginals_of(details), (POINTS.x, POINTS.y), strict=True):
        weight = np.asarray(POINTS.weight)
        assert one.weight == pytest.approx(np.histogram(values, one.edges, weights=weight)[0], rel=1e-9, abs=1e-9)
        assert one.error**2 == pytest.approx(np.histogram(values, one.edges, weights=weight**2)[0], rel=1e-9, abs=1e-9)
    assert marginals_of(details)[0].weight.size == 40
    assert marginals_of(details)[1].weight.size == 30


def test_the_smoothed_marginal_is_the_marginal_smoothed() -> None:
    """Smoothing runs along each axis by itself and loses nothing at the border."""
    details = details_for(POINTS)
    for one, sigma in zip(marginals_of(details), details.result.sigma_shown, strict=True):
        wanted = gaussian_filter1d(one.weight, sigma)
        assert one.smoothed == pytest.approx(wanted, rel=1e-9, abs=1e-9 * wanted.max())


@pytest.mark.parametrize("bins", [1, 2, 7, 40, 100])
def test_merged_marginals_are_means_with_their_errors(bins: int) -> None:
    one = marginals_of(details_for(POINTS))[0]
    several = merged(one, bins)
    for place, start in enumerate(range(0, one.weight.size, bins)):
        part = slice(start, start + bins)
        number = one.weight[part].size
        assert several.weight[place] == pytest.approx(one.weight[part].sum() / number)
        assert several.smoothed[place] == pytest.approx(one.smoothed[part].sum() / number)
        assert several.error[place] == pytest.approx(math.sqrt((one.error[part] ** 2).sum()) / number)
        assert several.edges[place] == one.edges[start]
        assert several.edges[place + 1] == one.edges[start + number]
    assert several.weight.size == several.edges.size - 1 == -(-one.weight.size // bins)


def test_weights_of_any_size() -> None:
    small = points_of(POINTS.x, POINTS.y, np.asarray(POINTS.weight) * 1e-200)
    usual, tiny = marginals_of(details_for(POINTS))[0], marginals_of(details_for(small))[0]
    assert tiny.error * 1e200 == pytest.approx(usual.error, rel=1e-9)


def test_a_preliminary_picture_has_no_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_SOON", "_SOON_COMPILED", "_DRAWN"):
        monkeypatch.setattr(f"core.pipeline.{name}", 100)
    details = details_of(next(steps(POINTS, Settings(bins=(40, 40)), None, silent)), silent)
    assert np.isnan(marginals_of(details)[0].error).all()
    profile = profile_of(details, LINE, silent)
    assert np.isnan(profile.error).all()
    assert not np.isnan(profile.density).any()
