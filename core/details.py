"""Details: what is told of a position besides its density: the error, the points behind it, the level."""

from dataclasses import dataclass, replace

import numpy as np

from core.arrays import Floats, frozen
from core.crossvalidation import CrossValidation, cross_validated
from core.histogram import Counts
from core.level import Levels, levels_of
from core.messages import Message
from core.pipeline import Result
from core.points import Points
from core.progress import Report, part, silent
from core.smoothing import transform
from core.uncertainty import Uncertainty, squares_of

FEWEST = 5.0
"""The effective number of points below which an error is not to be relied on."""

_SOME = 100  # positions, between two reports
_LIGHTEST = 1e-140  # the square of a smaller weight may be 0
_FEW = Message("fewer than 5 effective points stand behind this value, so the error is not to be relied on")
_NONE = Message("no point lies within reach of the kernel, so there is no error")
_MAXIMUM = Message("a fraction of the maximum has no error: the maximum is uncertain too")
_PRELIMINARY = Message("this picture is preliminary, and has no error yet")
_DUST = Message("half of the occupied bins have fewer than 5 effective points behind them: fewer bins or more sigma")


@dataclass(frozen=True, slots=True)
class Detail:
    """What is told of a position inside the extent, besides its density.

    Attributes
    ----------
    error : float or None
        Standard error of the density, in its unit; None where it has none.
    n_eff : float or None
        Effective number of points behind the density; None while it is preliminary.
    level : float or None
        Share of the density's mass that lies where it is at least as dense, 0 to 1; None where that has no meaning.
    doubt : Message or None
        Why the error is not to be relied on, or is not there.
    """

    error: float | None
    n_eff: float | None
    level: float | None
    doubt: Message | None


@dataclass(frozen=True, eq=False)
class Details:
    """What the details at all positions of a result are made of.

    Attributes
    ----------
    result : Result
    uncertainty : Uncertainty or None
        None while the result is preliminary: scaled counts are not what was counted.
    levels : Levels or None
    """

    result: Result
    uncertainty: Uncertainty | None
    levels: Levels | None

    def at(self, x: float, y: float) -> Detail | None:
        """Return the details at a position in data units; None outside the extent."""
        density = self.result.density
        value = density.at(x, y)
        if value is None:
            return None
        level = None if self.levels is None else self.levels.of(value / density.factor)
        estimate = None if self.uncertainty is None else self.uncertainty.at(x, y)
        if estimate is None:
            return Detail(None, None, level, _PRELIMINARY)
        if estimate.error is None:
            return Detail(None, estimate.n_eff, level, _MAXIMUM)
        if estimate.n_eff == 0.0:
            return Detail(None, 0.0, level, _NONE)
        return Detail(estimate.error, estimate.n_eff, level, _FEW if estimate.n_eff < FEWEST else None)

    def at_all(self, x: Floats, y: Floats, report: Report) -> tuple[Floats, Floats, Floats]:
        """Return error, n_eff and level at ``(m,)`` positions as ``at`` does; NaN where there is none."""
        density = self.result.density
        nothing = np.full(x.size, np.nan)
        level = nothing
        if self.levels is not None:
            values = density.at_all(x, y) / density.factor
            inside = ~np.isnan(values)
            level = nothing.copy()
            level[inside] = self.levels.of_all(values[inside])
        if self.uncertainty is None:
            return nothing, nothing, level
        estimates = self.uncertainty.at_all(x, y, report)
        error = nothing if estimates.error is None else np.where(estimates.n_eff > 0.0, estimates.error, np.nan)
        return error, estimates.n_eff, level

    def at_some(self, x: Floats, y: Floats, report: Report) -> tuple[Floats, Floats, Floats]:
        """Return the same at some hundred positions, one by one: quicker than to make all errors of the picture."""
        found = [np.empty((3, 0))]
        for start in range(0, x.size, _SOME):
            report(start / x.size, "Estimating errors")
            piece = slice(start, start + _SOME)
            found.append(np.stack(self.at_all(x[piece], y[piece], silent)))
        error, n_eff, level = np.concatenate(found, axis=1)
        return error, n_eff, level

    def dust(self, report: Report) -> Message | None:
        """Return a note where the picture is mostly noise: where half of the occupied bins have an n_eff below 5."""
        if self.uncertainty is None or self.result.counts.in_range == 0:
            return None
        return _DUST if self.uncertainty.median_n_eff(self.result.density.per_bin, report) < FEWEST else None


def details_of(result: Result, report: Report, before: Details | None = None) -> Details:
    """Return the details of a result.

    Where the points have weights this takes a second count of them, unless ``before`` speaks of the same counts.
    """
    points, density = result.points, result.density
    levels = levels_of(density, points.weight)
    if result.preliminary:
        return Details(result, None, levels)
    known = None if before is None or before.result.counts is not result.counts else before.uncertainty
    points, counts, scale = _scaled(points, result.counts)
    weight = points.weight
    uncertainty = Uncertainty(
        counts=counts,
        squares=squares_of(points, counts, report) if known is None else known.squares,
        sigma=result.sigma_shown,
        unit=density.unit,
        factor=density.factor * scale,
        weight_of_all=float(len(points)) if weight is None else float(weight.sum()),
        squares_of_all=float(len(points)) if weight is None else float((weight**2).sum()),
    )
    return Details(result, uncertainty, levels)


def _scaled(points: Points, counts: Counts) -> tuple[Points, Counts, float]:
    """Return points whose weights can be squared, their counts, and what these are to be multiplied by."""
    largest = 1.0 if points.weight is None else float(np.abs(points.weight).max(initial=0.0))
    if points.weight is None or largest > _LIGHTEST or largest == 0.0:
        return points, counts, 1.0
    lifted = Points(points.x, points.y, frozen(points.weight / largest))
    return lifted, replace(counts, values=frozen(counts.values / largest)), largest


def criterion_of(result: Result, report: Report) -> CrossValidation:
    """Return the leave-one-out criterion over sigma, whichever rule the result's sigma comes from."""
    if result.sigma_found.comparison is not None:
        return result.sigma_found.comparison
    spectrum = transform(result.counts, part(report, 0.0, 0.3))
    squares = squares_of(result.points, result.counts, part(report, 0.3, 0.6))
    return cross_validated(result.points, spectrum, squares, part(report, 0.6, 1.0))
