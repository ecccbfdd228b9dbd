from dataclasses import replace

import numpy as np
import pytest

from core import draft, pipeline
from core.errors import Cancelled, UserError
from core.heatmap import mk_heatmap
from core.histogram import Counts
from core.pipeline import Result, compute, steps
from core.points import Points, points_of
from core.progress import silent
from core.ranges import Range
from core.readout import readout_at
from core.settings import (
    Colour,
    LimitsChoice,
    LimitsRule,
    RangeChoice,
    RangeRule,
    Scale,
    Settings,
    SigmaChoice,
    SigmaRule,
    Unit,
)

BASE = Settings(bins=(60, 40), sigma=SigmaChoice(SigmaRule.BINS, 2.0, 2.0))


@pytest.fixture
def points() -> Points:
    rng = np.random.default_rng(1)
    return points_of(rng.normal(size=5000), rng.normal(size=5000))


def kept(before: Result, after: Result) -> set[str]:
    """Return the names of the stages whose values were taken over."""
    return {name for name, (_, value) in after.stages.items() if before.stages.get(name, (0, object()))[1] is value}


def test_the_window_and_the_notebook_have_the_same_numbers(points: Points) -> None:
    result = compute(points, BASE, None, silent)
    heatmap, extent, x_edges, y_edges = mk_heatmap(points.x, points.y, 2.0, (60, 40))
    assert np.array_equal(result.density.per_bin, heatmap)
    assert list(result.grid.extent) == extent
    assert np.array_equal(result.grid.x_edges, x_edges)
    assert np.array_equal(result.grid.y_edges, y_edges)


def test_a_step_of_sigma_counts_nothing_again(points: Points) -> None:
    first = compute(points, BASE, None, silent)
    second = compute(points, replace(BASE, sigma=SigmaChoice(SigmaRule.BINS, 3.0, 3.0)), first, silent)
    assert {"range", "grid", "counts", "spectrum"} <= kept(first, second)
    assert not {"smoothed", "density", "picture"} & kept(first, second)


@pytest.mark.parametrize("rule", [SigmaRule.AUTO, SigmaRule.BOTEV])
def test_a_factor_and_a_way_back_to_a_rule_look_for_no_sigma_again(points: Points, rule: SigmaRule) -> None:
    first = compute(points, replace(BASE, sigma=SigmaChoice(rule)), None, silent)
    doubled = compute(points, replace(BASE, sigma=SigmaChoice(rule, factor=2.0)), first, silent)
    assert doubled.sigma == (2.0 * first.sigma[0], 2.0 * first.sigma[1])
    typed = compute(points, BASE, doubled, silent)
    back = compute(points, replace(BASE, sigma=SigmaChoice(rule)), typed, silent)
    for other in (doubled, back):
        assert {"counts", "spectrum", rule.value} <= kept(first, other)
        assert other.sigma_found.comparison is first.sigma_found.comparison
    assert back.sigma == first.sigma


def test_a_step_of_bins_looks_for_no_range_again(points: Points) -> None:
    first = compute(points, BASE, None, silent)
    second = compute(points, replace(BASE, bins=(61, 41)), first, silent)
    assert {"selection", "axes", "range", "weight"} <= kept(first, second)
    assert not {"counts", "spectrum", "smoothed"} & kept(first, second)


def test_a_new_colour_smooths_nothing_again(points: Points) -> None:
    first = compute(points, BASE, None, silent)
    second = compute(points, replace(BASE, colour=Colour(map="grey")), first, silent)
    assert {"counts", "spectrum", "smoothed", "density"} <= kept(first, second)
    assert second.picture is not first.picture


@pytest.mark.parametrize("scale", list(Scale))
def test_no_look_changes_a_number(points: Points, scale: Scale) -> None:
    first = compute(points, BASE, None, silent)
    for limits in (
        LimitsChoice(),
        LimitsChoice(LimitsRule.PERCENTILES, 5, 95),
        LimitsChoice(LimitsRule.TYPED, 0.1, 0.2),
    ):
        colour = Colour("grey", scale, limits, reversed=True, exponent=0.2, clear=True)
        anew = compute(points, replace(BASE, colour=colour), None, silent)
        assert np.array_equal(anew.density.per_bin, first.density.per_bin)
        assert np.array_equal(anew.density.values, first.density.values)
        assert anew.density.maximum == first.density.maximum
        assert compute(points, replace(BASE, colour=colour), first, silent).density is first.density


def test_a_new_unit_smooths_nothing_again(points: Points) -> None:
    first = compute(points, BASE, None, silent)
    second = compute(points, replace(BASE, unit=Unit.AREA), first, silent)
    assert {"counts", "spectrum", "smoothed"} <= kept(first, second)
    assert second.density.maximum == pytest.approx(first.density.maximum / first.grid.bin_area)


def test_raw_shows_the_counts_and_comes_back_at_once(points: Points) -> None:
    first = compute(points, BASE, None, silent)
    raw = compute(points, replace(BASE, raw=True), first, silent)
    assert np.array_equal(raw.density.per_bin, first.counts.values)
    assert raw.sigma == (2.0, 2.0)
    back = compute(points, BASE, raw, silent)
    assert {"counts", "spectrum"} <= kept(first, back)


def test_nothing_of_other_points_is_kept(points: Points) -> None:
    first = compute(points, BASE, None, silent)
    other = points_of(points.x, points.y)
    assert not {"counts", "spectrum", "smoothed", "density"} & kept(first, compute(other, BASE, first, silent))


def test_kept_stages_give_what_fresh_ones_give(points: Points) -> None:
    rng = np.random.default_rng(2)
    result: Result | None = None
    for _ in range(30):
        settings = Settings(
            bins=(int(rng.integers(2, 50)), 30),
            sigma=SigmaChoice(SigmaRule(str(rng.choice(["bins", "data", "scott"]))), 0.3, 0.5),
            raw=bool(rng.integers(0, 2)),
            unit=Unit(str(rng.choice([unit.value for unit in Unit]))),
            range=RangeChoice(RangeRule(str(rng.choice(["full", "most", "typed"]))), Range(-1.0, 2.0, -2.0, 2.0)),
            colour=Colour(scale=Scale.LINEAR),
        )
        result = compute(points, settings, result, silent)
        fresh = compute(points, settings, None, silent)
        assert np.array_equal(result.density.values, fresh.density.values)
        assert np.array_equal(result.picture.index, fresh.picture.index)
        assert result.sigma == fresh.sigma


def test_points_out_of_a_typed_range_are_told(points: Points) -> None:
    chosen = RangeChoice(RangeRule.TYPED, Range(-1.0, 1.0, -1.0, 1.0))
    result = compute(points, replace(BASE, range=chosen), None, silent)
    inside = int(((np.abs(points.x) <= 1) & (np.abs(points.y) <= 1)).sum())
    assert (result.counts.in_range, result.counts.outside) == (inside, 5000 - inside)
    assert result.offer is None
    empty = compute(points, replace(BASE, range=RangeChoice(RangeRule.TYPED, Range(8.0, 9.0, 8.0, 9.0))), None, silent)
    assert "no point lies in the range" in [str(note) for note in empty.notes]


def test_the_scale_stays_while_sigma_is_turned(points: Points) -> None:
    spike = points_of(np.append(points.x, np.zeros(4000)), np.append(points.y, np.zeros(4000)))
    first = compute(spike, BASE, None, silent)
    assert first.picture.scale is Scale.ASINH
    assert first.notes
    for sigma in (0.0, 20.0):
        turned = replace(BASE, sigma=SigmaChoice(SigmaRule.BINS, sigma, sigma))
        assert compute(spike, turned, first, silent).picture.scale is Scale.ASINH
        assert compute(spike, turned, None, silent).picture.scale is Scale.ASINH
    assert compute(points, BASE, None, silent).picture.scale is Scale.LINEAR


def test_a_chosen_scale_asks_for_no_other(points: Points, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Points] = []

    def automatic(of: Points, _counts: Counts) -> Scale:
        asked.append(of)
        return Scale.ASINH

    monkeypatch.setattr(pipeline, "automatic_scale", automatic)
    log = replace(BASE, colour=Colour(scale=Scale.LOG))
    chosen = compute(points, log, None, silent)
    assert (chosen.picture.scale, len(asked)) == (Scale.LOG, 0)
    free = compute(points, BASE, chosen, silent)
    assert (free.picture.scale, len(asked)) == (Scale.ASINH, 1)
    assert compute(points, BASE, compute(points, log, free, silent), silent).picture.scale is Scale.ASINH
    assert len(asked) == 1


def test_a_sigma_wider_than_the_picture_is_noted(points: Points) -> None:
    result = compute(points, replace(BASE, sigma=SigmaChoice(SigmaRule.BINS, 99.0, 99.0)), None, silent)
    assert "sigma is wider than the picture" in [str(note) for note in result.notes]


@pytest.mark.parametrize("bins", [(1, 5), (5, 8193), (0, 0), (-3, 4)])
def test_bins_out_of_bounds_are_refused(points: Points, bins: tuple[int, int]) -> None:
    with pytest.raises(UserError, match="bins"):
        compute(points, replace(BASE, bins=bins), None, silent)


def test_progress_runs_one_way_and_cancel_ends_it(points: Points) -> None:
    heard: list[float] = []

    def record(fraction: float | None, _message: str, /) -> None:
        heard.append(fraction or 0.0)

    compute(points, BASE, None, record)
    assert heard == sorted(heard)
    assert heard[-1] <= 1.0

    def cancel(fraction: float | None, _message: str, /) -> None:
        if fraction and fraction > 0.7:
            raise Cancelled

    with pytest.raises(Cancelled):
        compute(points, BASE, None, cancel)


def test_readout(points: Points) -> None:
    result = compute(points, BASE, None, silent)
    readout = readout_at(result.counts, result.density, 0.1, -0.2)
    assert readout is not None
    column, row = result.grid.bin_at(0.1, -0.2)
    assert (readout.column, readout.row) == (column, row)
    assert readout.count == readout.rows == result.counts.values[row, column]
    assert readout.bin_value == result.density.per_bin[row, column]
    assert readout.density == result.density.at(0.1, -0.2)
    assert readout_at(result.counts, result.density, 99.0, 0.0) is None


def test_readout_of_weights() -> None:
    weighted = points_of([0.0, 0.1, 1.0], [0.0, 0.1, 1.0], [2.5, 0.25, 1.0])
    result = compute(weighted, replace(BASE, bins=(2, 2)), None, silent)
    readout = readout_at(result.counts, result.density, 0.2, 0.2)
    assert readout is not None
    assert (readout.count, readout.rows) == (2.75, 2)
    assert result.counts.total == 3.75


def test_many_points_are_first_shown_by_a_part_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_SOON", 1000)
    monkeypatch.setattr(pipeline, "_SOON_COMPILED", 1000)
    monkeypatch.setattr(pipeline, "_DRAWN", 2000)
    rng = np.random.default_rng(3)
    many = points_of(rng.normal(size=100_000), rng.normal(size=100_000), rng.random(100_000))
    first, exact = steps(many, BASE, None, silent)
    assert (first.preliminary, exact.preliminary) == (True, False)
    assert np.array_equal(exact.density.per_bin, compute(many, BASE, None, silent).density.per_bin)
    assert first.grid == exact.grid
    assert first.sigma == exact.sigma
    assert first.counts.total == pytest.approx(exact.counts.total, rel=0.05)
    assert first.counts.in_range + first.counts.outside == 100_000
    assert first.density.maximum == pytest.approx(exact.density.maximum, rel=0.4)
    (again,) = steps(many, replace(BASE, sigma=SigmaChoice(SigmaRule.BINS, 3.0, 3.0)), exact, silent)
    assert not again.preliminary
    assert again.counts is exact.counts
    assert [result.preliminary for result in steps(many, replace(BASE, bins=(9, 9)), exact, silent)] == [True, False]
    assert [result.preliminary for result in steps(many, BASE, first, silent)] == [True, False]
    x, y = many.x[1], many.y[1]  # which is not among those that are drawn
    alone = RangeChoice(RangeRule.TYPED, Range(x - 1e-9, x + 1e-9, y - 1e-9, y + 1e-9))
    first, exact = steps(many, replace(BASE, range=alone), None, silent)
    assert (first.counts.in_range, exact.counts.in_range) == (0, 1)
    assert not any("no point" in str(note) for note in first.notes)


@pytest.fixture
def drafts(monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Let drafts have 50 bins along an axis where there are more than 2000 in all; return settings with more."""
    monkeypatch.setattr(pipeline, "_SOON_SMOOTHED", 2000)
    monkeypatch.setattr(draft, "_BINS", 50)
    return replace(BASE, bins=(200, 150), sigma=SigmaChoice(SigmaRule.BINS, 12.0, 9.0))


@pytest.mark.parametrize("unit", [*list(Unit)[:3], Unit.MAXIMUM])
def test_many_bins_are_first_shown_by_fewer(points: Points, drafts: Settings, unit: Unit) -> None:
    first, exact = steps(points, replace(drafts, unit=unit), None, silent)
    assert (first.preliminary, exact.preliminary) == (True, False)
    assert np.array_equal(exact.density.per_bin, compute(points, drafts, None, silent).density.per_bin)
    assert (first.grid, first.sigma) == (exact.grid, exact.sigma)
    assert first.density.values.shape == first.picture.index.shape == (50, 50)
    assert first.counts.total == exact.counts.total
    assert first.density.maximum == pytest.approx(exact.density.maximum, rel=0.01)
    for place in ((0.3, -0.4), (1.0, 0.5)):
        early, late = (readout_at(one.counts, one.density, *place, one.grid) for one in (first, exact))
        assert early is not None
        assert late is not None
        assert early.density == pytest.approx(late.density, rel=0.02)
        assert early.bin_value == pytest.approx(late.bin_value, rel=0.2)
        assert (early.column, early.row) == (late.column, late.row)
        assert 0.0 < early.count < 8.0


def test_a_draft_counts_nothing_again_and_loses_nothing(points: Points, drafts: Settings) -> None:
    _, exact = steps(points, drafts, None, silent)
    wider = replace(drafts, sigma=SigmaChoice(SigmaRule.BINS, 13.0, 13.0))
    first, second = steps(points, wider, exact, silent)
    assert {"draft counts", "draft spectrum", "counts", "spectrum"} <= kept(exact, first)
    assert second.counts is exact.counts
    finer, _ = steps(points, replace(wider, bins=(300, 300)), second, silent)
    assert finer.counts is first.counts
    assert [one.preliminary for one in steps(points, replace(wider, unit=Unit.AREA), second, silent)] == [False]


def test_a_draft_does_not_look_for_a_sigma_that_counts_decide(points: Points, drafts: Settings) -> None:
    first, exact = steps(points, replace(drafts, sigma=SigmaChoice(SigmaRule.AUTO)), None, silent)
    assert (first.sigma_found.rule, exact.sigma_found.rule) == (SigmaRule.SCOTT, SigmaRule.AUTO)


def test_a_draft_holds_no_other_points_in_memory(points: Points, drafts: Settings) -> None:
    exact = list(steps(points, drafts, None, silent))[-1]
    assert any(name.startswith("draft ") for name in exact.stages)
    few = compute(points_of(points.x[:9], points.y[:9]), BASE, exact, silent)
    assert not any(name.startswith("draft ") for name in few.stages)


def test_few_points_are_shown_at_once(points: Points) -> None:
    (result,) = steps(points, BASE, None, silent)
    assert not result.preliminary


def test_weights_too_heavy_to_be_squared_are_refused(points: Points) -> None:
    heavy = points_of(points.x, points.y, np.full(5000, 1e200))
    with pytest.raises(UserError, match="a weight is as large as 1e\\+200"):
        compute(heavy, BASE, None, silent)
