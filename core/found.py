"""The sigma that was found, by whichever rule was wanted."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from core.arrays import Floats, Integers
from core.bandwidth import scott, typed
from core.crossvalidation import CrossValidation, cross_validated
from core.crossvalidation import Verdict as Compared
from core.diffusion import Verdict as Diffused
from core.diffusion import diffused
from core.errors import UserError
from core.grid import Grid
from core.histogram import Counts
from core.messages import Message
from core.points import Points
from core.progress import Report
from core.settings import SigmaChoice, SigmaRule
from core.smoothing import Spectrum

Basis = Callable[[], tuple[Spectrum, Floats | Integers]]


@dataclass(frozen=True, eq=False)
class Found:
    """A sigma, and how it was found.

    Attributes
    ----------
    sigma : (sigma_x, sigma_y)
        In bins, the factor of the choice included.
    rule : SigmaRule
        The rule that was taken; Scott's where the wanted one had no answer.
    message : Message or None
        What the wanted rule has to say: that it found no structure, or why it had no answer.
    comparison : CrossValidation or None
        Where the wanted rule is cross-validation: the criterion over sigma.
    """

    sigma: tuple[float, float]
    rule: SigmaRule
    message: Message | None = None
    comparison: CrossValidation | None = None


def found(choice: SigmaChoice, points: Points, counts: Counts, basis: Basis, report: Report) -> Found:
    """Return the sigma that a choice leads to, before its factor.

    Parameters
    ----------
    choice : SigmaChoice
    points : Points
    counts : Counts
    basis : function
        Gives the spectrum of the counts and the sums of squared weights in the bins, where a rule needs them.
    report : Report

    Raises
    ------
    UserError
        If a typed width cannot be used.
    """
    if before := foreseen(choice, points, counts.grid):
        return before
    if choice.rule is SigmaRule.AUTO:
        comparison = cross_validated(points, *basis(), report)
        ours = comparison.verdict in (Compared.FOUND, Compared.NO_STRUCTURE)
        rule = SigmaRule.AUTO if ours else SigmaRule.SCOTT
        return Found((comparison.sigma, comparison.sigma), rule, comparison.message, comparison)
    result = diffused(points, *basis(), report)
    rule = SigmaRule.BOTEV if result.verdict is Diffused.FOUND else SigmaRule.SCOTT
    return Found((result.sigma, result.sigma), rule, result.message)


def foreseen(choice: SigmaChoice, points: Points, grid: Grid) -> Found | None:
    """Return the sigma that a choice leads to, before its factor, whatever the counts are; None where they decide."""
    if choice.typed:
        return Found(typed(choice, grid), choice.rule)
    if choice.held:
        return Found((choice.x / grid.dx, choice.y / grid.dy), choice.rule)
    if choice.rule is SigmaRule.SCOTT:
        sigma = scott(points, grid)
        return Found((sigma, sigma), SigmaRule.SCOTT)
    return None


def multiplied(one: Found, choice: SigmaChoice) -> Found:
    """Return what was found, times the factor of the choice where its rule looks at the points.

    Raises
    ------
    UserError
        If the factor cannot be used.
    """
    if choice.typed:
        return one
    factor = choice.factor
    if not (math.isfinite(factor) and factor > 0.0):
        raise UserError("the factor of sigma is {factor}", "Give a number above 0.", factor=factor)
    return replace(one, sigma=(one.sigma[0] * factor, one.sigma[1] * factor))
