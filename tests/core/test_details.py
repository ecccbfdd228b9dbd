from dataclasses import replace

import numpy as np
import pytest
import scipy.ndimage

from core.details import criterion_of, details_of
from core.pipeline import Result, compute, steps
from core.points import Points, points_of
from core.progress import silent
from core.settings import Settings, SigmaChoice, SigmaRule, Unit

BASE = Settings(bins=(60, 40), sigma=SigmaChoice(SigmaRule.BINS, 2.0, 2.0))
RNG = np.random.default_rng(1)
POINTS = points_of(RNG.normal(size=5000), RNG.normal(size=5000))
WEIGHTED = points_of(POINTS.x, POINTS.y, RNG.exponential(size=5000))


def result_of(points: Points = POINTS, **changes: object) -> Result:
    return compute(points, replace(BASE, **changes), None, silent)  # type: ignore[arg-type]  # fields of Settings


@pytest.mark.parametrize("points", [POINTS, WEIGHTED], ids=["counts", "weights"])
def test_at_a_bin_centre_by_direct_sums(points: Points) -> None:
    result = result_of(points)
    column, row = 31, 18
    x = float(result.grid.x_edges[column] + 0.5 * result.grid.dx)
    y = float(result.grid.y_edges[row] + 0.5 * result.grid.dy)
    one = np.zeros(result.grid.shape)
    one[row, column] = 1.0
    kernel = scipy.ndimage.gaussian_filter(one, 2.0)  # far from the border the kernel is its own mirror image
    squares = np.histogram2d(
        points.y,
        points.x,
        bins=(result.grid.y_edges, result.grid.x_edges),
        weights=None if points.weight is None else points.weight**2,
    )[0]
    detail = details_of(result, silent).at(x, y)
    assert detail is not None
    assert detail.error == pytest.approx(np.sqrt((kernel**2 * squares).sum()), rel=1e-9)
    value = result.density.per_bin[row, column]
    assert detail.n_eff == pytest.approx(value**2 / (kernel**2 * squares).sum(), rel=1e-9)
    per_bin = result.density.per_bin
    assert detail.level == pytest.approx(per_bin[per_bin >= value - 1e-12 * per_bin.max()].sum() / per_bin.sum())
    assert detail.doubt is None


def test_many_positions_are_those_of_one_by_one() -> None:
    details = details_of(result_of(WEIGHTED, unit=Unit.PROBABILITY), silent)
    x, y = RNG.uniform(-4.5, 4.5, (2, 300))
    error, n_eff, level = details.at_all(x, y, silent)
    for some, told in zip(details.at_some(x, y, silent), (error, n_eff, level), strict=True):
        np.testing.assert_allclose(some, told, rtol=1e-9)
    for i in range(x.size):
        one = details.at(x[i], y[i])
        if one is None:
            assert np.isnan([error[i], n_eff[i], level[i]]).all()
        else:
            assert (np.nan if one.error is None else one.error) == pytest.approx(error[i], rel=1e-9, nan_ok=True)
            assert one.n_eff == pytest.approx(n_eff[i], rel=1e-9)
            assert one.level == pytest.approx(level[i], abs=1e-9)


def test_why_an_error_is_not_to_be_relied_on() -> None:
    details = details_of(result_of(), silent)
    doubts = {
        str(detail.doubt) for x in np.linspace(-3.4, 3.4, 60) if (detail := details.at(float(x), 3.0)) is not None
    }
    assert any("fewer than 5" in doubt for doubt in doubts)
    of_maximum = details_of(result_of(unit=Unit.MAXIMUM), silent).at(0.0, 0.0)
    assert of_maximum is not None
    assert of_maximum.error is None
    assert "maximum" in str(of_maximum.doubt)


def test_where_nothing_is_in_reach_there_is_no_error() -> None:
    corners = points_of([0.0, 1.0], [0.0, 1.0])
    detail = details_of(result_of(corners), silent).at(0.5, 0.5)
    assert detail is not None
    assert (detail.error, detail.n_eff, detail.level) == (None, 0.0, 1.0)


def test_a_preliminary_picture_has_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.pipeline._SOON", 100)
    monkeypatch.setattr("core.pipeline._SOON_COMPILED", 100)
    monkeypatch.setattr("core.pipeline._DRAWN", 100)
    first = next(steps(POINTS, BASE, None, silent))
    detail = details_of(first, silent).at(0.0, 0.0)
    assert detail is not None
    assert detail.error is None
    assert "preliminary" in str(detail.doubt)


def test_raw_counts_have_the_error_of_their_bins() -> None:
    result = result_of(raw=True)
    column, row = result.grid.bin_at(0.0, 0.0)
    x = float(result.grid.x_edges[column] + 0.5 * result.grid.dx)
    y = float(result.grid.y_edges[row] + 0.5 * result.grid.dy)
    detail = details_of(result, silent).at(x, y)
    assert detail is not None
    assert detail.error == pytest.approx(np.sqrt(result.counts.values[row, column]), rel=1e-9)


def test_dust_is_told() -> None:
    dusty = details_of(result_of(sigma=SigmaChoice(SigmaRule.BINS, 0.0, 0.0)), silent)
    assert "fewer than 5 effective points" in str(dusty.dust(silent))
    assert details_of(result_of(sigma=SigmaChoice(SigmaRule.BINS, 3.0, 3.0)), silent).dust(silent) is None


def test_the_criterion_is_there_under_any_rule() -> None:
    by_hand = criterion_of(result_of(), silent)
    auto = result_of(sigma=SigmaChoice(SigmaRule.AUTO))
    assert criterion_of(auto, silent) is auto.sigma_found.comparison
    assert criterion_of(auto, silent).sigma == by_hand.sigma
    assert np.array_equal(criterion_of(auto, silent).scores, by_hand.scores)


def test_weights_of_any_size_have_the_same_relative_error() -> None:
    usual = details_of(result_of(WEIGHTED), silent).at(0.1, 0.2)
    assert usual is not None
    assert usual.error is not None
    for scale in (1e-250, 1e-150, 1e100):
        scaled = points_of(WEIGHTED.x, WEIGHTED.y, np.asarray(WEIGHTED.weight) * scale)
        detail = details_of(result_of(scaled), silent).at(0.1, 0.2)
        assert detail is not None
        assert detail.error == pytest.approx(usual.error * scale, rel=1e-9)
        assert detail.n_eff == pytest.approx(usual.n_eff, rel=1e-9)
