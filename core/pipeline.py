"""From points and settings to all that is shown, one stage after the other, keeping what did not change.

selection -> axes -> range -> counts -> spectrum -> sigma -> smoothed -> density -> picture
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar, cast

import numpy as np

from core.arrays import Floats, Integers
from core.automatic_scale import automatic_scale
from core.density import Density, density_of
from core.draft import Draft
from core.errors import UserError
from core.found import Basis, Found, foreseen, found, multiplied
from core.grid import Grid
from core.histogram import Counts, count_points, kernels_loaded
from core.kernel import radius
from core.messages import Message
from core.picture import Picture, picture_of
from core.points import Points
from core.progress import Report, part
from core.ranges import Range
from core.reach import full_range, most_range, offered_range
from core.settings import (
    MAX_BINS,
    MIN_BINS,
    Colour,
    RangeChoice,
    RangeRule,
    Scale,
    Settings,
    SigmaChoice,
    SigmaRule,
)
from core.smoothing import Spectrum, smooth, transform
from core.uncertainty import squares_of
from core.wrapping import wrapped_points

# Points that are counted in about a tenth of a second, without and with the compiled kernels, and how many are drawn
# for a draft where there are more; bins that are smoothed and coloured in about as long.
_SOON = 1 << 23
_SOON_COMPILED = 1 << 25
_DRAWN = 1 << 21
_SOON_SMOOTHED = 1 << 22
_DRAFT = "draft "
_HEAVIEST = 1e140  # so that sums of squared weights are finite

_Made = TypeVar("_Made")


@dataclass(frozen=True, eq=False)
class Result:
    """All that is shown, with what it was made of.

    Attributes
    ----------
    given : Points
        As they were read.
    points : Points
        As they are laid out on the axes.
    settings : Settings
        As wanted; rules are still rules here.
    grid, counts, density, picture
        The stages. Counts, density and picture of a preliminary result may have fewer bins than the grid.
    sigma_found : Found
        As it follows from the settings (also where the counts are shown raw), and how.
    offer : Range or None
        A closer range, where nearly all points fill a small part of an axis.
    notes : tuple of Message
        What somebody should know about this picture.
    preliminary : bool
        True where this is a draft: a part of the points, or fewer bins, stand for all.
    stages : mapping
        What each stage was made from, and what it made; for the next call of ``compute``.
    """

    given: Points
    points: Points
    settings: Settings
    grid: Grid
    counts: Counts
    density: Density
    picture: Picture
    sigma_found: Found
    offer: Range | None
    notes: tuple[Message, ...]
    preliminary: bool
    stages: Mapping[str, tuple[Hashable, object]]

    @property
    def sigma(self) -> tuple[float, float]:
        """Sigma along x and y, in bins."""
        return self.sigma_found.sigma

    @property
    def sigma_shown(self) -> tuple[float, float]:
        """Sigma of the picture, in bins: 0 where the counts are shown raw."""
        return (0.0, 0.0) if self.settings.raw else self.sigma


def compute(points: Points, settings: Settings, previous: Result | None, report: Report) -> Result:
    """Return the result of some settings.

    Parameters
    ----------
    points : Points
    settings : Settings
    previous : Result or None
        Its stages are taken over as far as they were made from the same things.
    report : Report

    Raises
    ------
    UserError
        If the settings cannot be used with these points.
    Cancelled
        When the report says so.
    """
    return _computed(points, settings, previous, report, None)


def steps(points: Points, settings: Settings, previous: Result | None, report: Report) -> Iterator[Result]:
    """Yield the result of some settings, after a preliminary one where the exact one takes long.

    The preliminary one is a draft of evenly drawn points, each standing for as many as were passed over, in no more
    bins than a screen shows; range and sigma are those of all points, but for a sigma that the counts decide: until
    then Scott's stands for it. Parameters and errors are those of ``compute``.
    """
    draft = _draft(points, settings, previous)
    if draft is not None:
        previous = _computed(points, settings, previous, part(report, 0.0, 0.2), draft)
        yield previous
        report = part(report, 0.2, 1.0)
    yield _computed(points, settings, previous, report, None)


def _computed(
    points: Points, settings: Settings, previous: Result | None, report: Report, draft: Draft | None
) -> Result:
    _check(settings)
    if previous is not None and previous.given is not points:
        previous = None  # nothing of other points serves, and what is handed on would hold them in memory
    keep = _Stages(previous, drafting=draft is not None)
    selected = keep("selection", (points, settings.selection), lambda: points)
    scaled = keep("axes", (selected, settings.axes), lambda: wrapped_points(selected, settings.axes.wrap, report))
    weight = keep("weight", (scaled,), lambda: _weight(scaled))
    reached = keep("range", (scaled, settings.range), lambda: _range(scaled, settings.range, part(report, 0.0, 0.1)))
    grid = keep("grid", (reached, settings.bins), lambda: _grid(reached, settings.bins))
    counts = _counts(keep, scaled, grid, draft, part(report, 0.1, 0.6))
    sigma = _sigma(keep, scaled, grid, counts, settings.sigma, part(report, 0.6, 0.8))
    shown = (0.0, 0.0) if settings.raw else sigma.sigma
    smoothed = _smoothed(keep, counts, _in_bins_of(counts.grid, grid, shown), part(report, 0.8, 1.0))
    unit = settings.unit
    density = keep(
        "density", (counts, grid, shown, unit), lambda: density_of(counts.grid, smoothed, unit, weight, grid)
    )
    colour = settings.colour
    scale = _scale(keep, scaled, counts, colour)
    picture = keep("picture", (density, colour, scale), lambda: picture_of(density.values, colour, scale))
    offer = keep("offer", (scaled, grid, settings.range), lambda: _offer(scaled, grid, settings.range))
    return Result(
        given=points,
        points=scaled,
        settings=settings,
        grid=grid,
        counts=counts,
        density=density,
        picture=picture,
        sigma_found=sigma,
        offer=offer,
        notes=_notes(sigma, grid, picture, empty=draft is None and counts.in_range == 0),
        preliminary=draft is not None,
        stages=keep.made,
    )


class _Stages:
    """The stages as they are made, or taken over where they were made from the same things before.

    Those of a draft stay beside the exact ones, and these beside them.
    """

    def __init__(self, previous: Result | None, *, drafting: bool) -> None:
        self._before: Mapping[str, tuple[Hashable, object]] = {} if previous is None else previous.stages
        self.drafting = drafting
        self.made = {name: stage for name, stage in self._before.items() if name.startswith(_DRAFT) != drafting}

    def __call__(self, name: str, key: Hashable, make: Callable[[], _Made]) -> _Made:
        before = self._kept(name, key)
        value = make() if before is None else cast(_Made, before[1])
        self.made[self._own(name)] = (key, value)
        return value

    def hand_on(self, name: str, key: Hashable) -> None:
        """Keep a stage that is not needed this time, if it was made from the same things."""
        before = self._kept(name, key)
        if before is not None:
            self.made[self._own(name)] = before

    def _own(self, name: str) -> str:
        return _DRAFT + name if self.drafting else name

    def _kept(self, name: str, key: Hashable) -> tuple[Hashable, object] | None:
        """Return the stage, whichever of the two made it."""
        own, other = self._own(name), name if self.drafting else _DRAFT + name
        for before in (self.made.get(own), self._before.get(own), self.made.get(other)):
            if before is not None and before[0] == key:
                return before
        return None


def _check(settings: Settings) -> None:
    for bins in settings.bins:
        if not MIN_BINS <= bins <= MAX_BINS:
            raise UserError(
                "{bins} bins", "Give a number from {least} to {most}.", bins=bins, least=MIN_BINS, most=MAX_BINS
            )


def _range(points: Points, choice: RangeChoice, report: Report) -> Range:
    if choice.rule is RangeRule.FULL:
        return full_range(points, report)
    if choice.rule is RangeRule.MOST:
        return most_range(points)
    if choice.typed is None:
        raise ValueError("a typed range without numbers")
    return choice.typed


def _grid(reached: Range, bins: tuple[int, int]) -> Grid:
    grid = Grid(reached, *bins)
    if grid.dx == 0.0 or grid.dy == 0.0:
        raise UserError("the range is too small to be divided into bins", "Choose a wider range.")
    return grid


def _draft(points: Points, settings: Settings, previous: Result | None) -> Draft | None:
    """Return the draft that is worth to be made; None where the exact picture comes about as soon."""
    many = len(points) > (_SOON_COMPILED if kernels_loaded() else _SOON)
    counted = _same(points, settings, previous, "axes", "range", "bins")
    smoothed = counted and _same(points, settings, previous, "sigma", "raw")
    if (many and not counted) or (settings.bins[0] * settings.bins[1] > _SOON_SMOOTHED and not smoothed):
        return Draft(-(-len(points) // _DRAWN) if many else 1)
    return None


def _same(points: Points, settings: Settings, previous: Result | None, *names: str) -> bool:
    """Tell whether there is an exact result of the same points that has these settings."""
    return (
        previous is not None
        and not previous.preliminary
        and previous.given is points
        and all(getattr(previous.settings, name) == getattr(settings, name) for name in names)
    )


def _counts(keep: _Stages, points: Points, grid: Grid, draft: Draft | None, report: Report) -> Counts:
    if draft is None:
        return keep("counts", (points, grid), lambda: count_points(points, grid, report))
    drawn = keep("drawn", (points, draft), lambda: draft.points(points))
    coarse = draft.grid(grid)

    def count() -> Counts:
        some = count_points(drawn, coarse, report)
        return some if drawn is points else some.standing_for(len(points))

    return keep("counts", (drawn, coarse), count)


def _sigma(keep: _Stages, points: Points, grid: Grid, counts: Counts, choice: SigmaChoice, report: Report) -> Found:
    """Return sigma in bins of the grid, whichever the counts have."""
    for rule in (SigmaRule.AUTO, SigmaRule.BOTEV):  # what they took long to find is there when they come back
        keep.hand_on(rule.value, (counts, grid, SigmaChoice(rule)))
    basis = _basis(keep, points, counts, part(report, 0.0, 0.5))
    plain = replace(choice, factor=1.0)

    def look() -> Found:
        sure = foreseen(plain, points, grid)
        if sure is None and keep.drafting:
            sure = foreseen(SigmaChoice(), points, grid)
        return sure or found(plain, points, counts, basis, part(report, 0.5, 1.0))

    before = keep(choice.rule.value, (counts, grid, plain), look)
    return keep("sigma", (before, choice), lambda: multiplied(before, choice))


def _in_bins_of(coarse: Grid, grid: Grid, sigma: tuple[float, float]) -> tuple[float, float]:
    return sigma[0] * (coarse.nx / grid.nx), sigma[1] * (coarse.ny / grid.ny)


def _basis(keep: _Stages, points: Points, counts: Counts, report: Report) -> Basis:
    def basis() -> tuple[Spectrum, Floats | Integers]:
        spectrum = keep("spectrum", (counts,), lambda: transform(counts, part(report, 0.0, 0.5)))
        squares = keep("squares", (counts,), lambda: squares_of(points, counts, part(report, 0.5, 1.0)))
        return spectrum, squares

    keep.hand_on("spectrum", (counts,))
    keep.hand_on("squares", (counts,))
    return basis


def _smoothed(keep: _Stages, counts: Counts, sigma: tuple[float, float], report: Report) -> Floats:
    if radius(sigma[0]) == radius(sigma[1]) == 0:
        return counts.values.astype(np.float64, copy=False)
    spectrum = keep("spectrum", (counts,), lambda: transform(counts, part(report, 0.0, 0.5)))
    return keep("smoothed", (counts, sigma), lambda: smooth(spectrum, *sigma, part(report, 0.5, 1.0)))


def _scale(keep: _Stages, points: Points, counts: Counts, colour: Colour) -> Scale | None:
    if colour.scale is not None or colour.held is not None:
        keep.hand_on("scale", (counts,))
        return None
    return keep("scale", (counts,), lambda: automatic_scale(points, counts))


def _weight(points: Points) -> float:
    if points.weight is not None and np.abs(points.weight).max(initial=0.0) > _HEAVIEST:
        raise UserError(
            "a weight is as large as {weight:g}",
            "Use weights up to {heaviest:g}, or none.",
            weight=float(np.abs(points.weight).max()),
            heaviest=_HEAVIEST,
        )
    return float(len(points)) if points.weight is None else float(points.weight.sum())


def _offer(points: Points, grid: Grid, choice: RangeChoice) -> Range | None:
    return offered_range(points, grid) if choice.rule is RangeRule.FULL else None


def _notes(sigma: Found, grid: Grid, picture: Picture, *, empty: bool) -> tuple[Message, ...]:
    notes = [picture.note, sigma.message]
    if empty:
        notes.append(Message("no point lies in the range"))
    if sigma.sigma[0] > grid.nx or sigma.sigma[1] > grid.ny:
        notes.append(Message("sigma is wider than the picture"))
    return tuple(note for note in notes if note is not None)
