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
from core.errors import UserError
from core.found import Basis, Found, found, multiplied
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
# for a preliminary picture where there are more.
_SOON = 1 << 23
_SOON_COMPILED = 1 << 25
_DRAWN = 1 << 21
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
        The stages.
    sigma_found : Found
        As it follows from the settings (also where the counts are shown raw), and how.
    offer : Range or None
        A closer range, where nearly all points fill a small part of an axis.
    notes : tuple of Message
        What somebody should know about this picture.
    preliminary : bool
        True where an evenly drawn part of the points stands for all.
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
    return _computed(points, settings, previous, report, 1)


def steps(points: Points, settings: Settings, previous: Result | None, report: Report) -> Iterator[Result]:
    """Yield the result of some settings, after a preliminary one where the points take long to count.

    The preliminary one counts evenly drawn points, each standing for as many as were passed over; all else, the range
    and sigma too, is that of all points. Parameters and errors are those of ``compute``.
    """
    if len(points) > (_SOON_COMPILED if kernels_loaded() else _SOON) and not _counted(points, settings, previous):
        previous = _computed(points, settings, previous, part(report, 0.0, 0.2), -(-len(points) // _DRAWN))
        yield previous
        report = part(report, 0.2, 1.0)
    yield _computed(points, settings, previous, report, 1)


def _computed(points: Points, settings: Settings, previous: Result | None, report: Report, stride: int) -> Result:
    _check(settings)
    keep = _Stages(previous)
    selected = keep("selection", (points, settings.selection), lambda: points)
    scaled = keep("axes", (selected, settings.axes), lambda: wrapped_points(selected, settings.axes.wrap, report))
    weight = keep("weight", (scaled,), lambda: _weight(scaled))
    reached = keep("range", (scaled, settings.range), lambda: _range(scaled, settings.range, part(report, 0.0, 0.1)))
    grid = keep("grid", (reached, settings.bins), lambda: _grid(reached, settings.bins))
    counts = keep("counts", (scaled, grid, stride), lambda: _counts(scaled, grid, stride, part(report, 0.1, 0.6)))
    sigma = _sigma(keep, scaled, counts, settings.sigma, part(report, 0.6, 0.8))
    shown = (0.0, 0.0) if settings.raw else sigma.sigma
    smoothed = _smoothed(keep, counts, shown, part(report, 0.8, 1.0))
    density = keep("density", (counts, shown, settings.unit), lambda: density_of(grid, smoothed, settings.unit, weight))
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
        notes=_notes(sigma, counts, picture),
        preliminary=stride > 1,
        stages=keep.made,
    )


class _Stages:
    """The stages as they are made, or taken over where they were made from the same things before."""

    def __init__(self, previous: Result | None) -> None:
        self._before: Mapping[str, tuple[Hashable, object]] = {} if previous is None else previous.stages
        self.made: dict[str, tuple[Hashable, object]] = {}

    def __call__(self, name: str, key: Hashable, make: Callable[[], _Made]) -> _Made:
        before = self.made.get(name) or self._before.get(name)
        value = cast(_Made, before[1]) if before is not None and before[0] == key else make()
        self.made[name] = (key, value)
        return value

    def hand_on(self, name: str, key: Hashable) -> None:
        """Keep a stage that is not needed this time, if it was made from the same things."""
        before = self._before.get(name)
        if before is not None and before[0] == key:
            self.made[name] = before


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


def _counted(points: Points, settings: Settings, previous: Result | None) -> bool:
    """Tell whether the settings need no counting that was not done before."""
    return (
        previous is not None
        and not previous.preliminary
        and previous.given is points
        and all(getattr(previous.settings, name) == getattr(settings, name) for name in ("axes", "range", "bins"))
    )


def _counts(points: Points, grid: Grid, stride: int, report: Report) -> Counts:
    if stride == 1:
        return count_points(points, grid, report)
    return count_points(points.part(0, len(points), stride), grid, report).standing_for(len(points))


def _sigma(keep: _Stages, points: Points, counts: Counts, choice: SigmaChoice, report: Report) -> Found:
    for rule in (SigmaRule.AUTO, SigmaRule.BOTEV):  # what they took long to find is there when they come back
        keep.hand_on(rule.value, (counts, SigmaChoice(rule)))
    basis = _basis(keep, points, counts, part(report, 0.0, 0.5))
    plain = replace(choice, factor=1.0)
    before = keep(
        choice.rule.value, (counts, plain), lambda: found(plain, points, counts, basis, part(report, 0.5, 1.0))
    )
    return keep("sigma", (before, choice), lambda: multiplied(before, choice))


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


def _notes(sigma: Found, counts: Counts, picture: Picture) -> tuple[Message, ...]:
    notes = [picture.note, sigma.message]
    if counts.in_range == 0:
        notes.append(Message("no point lies in the range"))
    if sigma.sigma[0] > counts.grid.nx or sigma.sigma[1] > counts.grid.ny:
        notes.append(Message("sigma is wider than the picture"))
    return tuple(note for note in notes if note is not None)
