"""Bandwidth: sigma, as it follows from the points or from what somebody typed."""

import math

import numpy as np

from core.errors import UserError
from core.grid import Grid
from core.points import Points
from core.reach import robust_widths
from core.settings import SigmaChoice, SigmaRule


def typed(choice: SigmaChoice, grid: Grid) -> tuple[float, float]:
    """Return typed widths along x and y, in bins of the grid.

    Raises
    ------
    UserError
        If a width is negative or not finite.
    """
    for width in (choice.x, choice.y):
        if not (math.isfinite(width) and width >= 0.0):
            raise UserError("sigma is {sigma}", "Give a number that is not below 0.", sigma=width)
    return (choice.x / grid.dx, choice.y / grid.dy) if choice.rule is SigmaRule.DATA else (choice.x, choice.y)


def scott(points: Points, grid: Grid) -> float:
    """Return Scott's sigma in bins, one number for both axes, to three significant digits.

    ``sqrt(width_x / dx * width_y / dy) * n_eff^(-1/6)`` with the robust widths of ``core.reach``, the grid's bin widths
    and ``n_eff = (sum w)^2 / sum w^2`` of all used points. Where the points have no width along one axis, the other one
    decides; 1 where neither has, or where the weights leave nothing to count.

    Source: D. W. Scott, Multivariate Density Estimation (1992), equation 6.42, for two dimensions.
    """
    width_x, width_y = robust_widths(points, grid)
    widths = [width for width in (width_x / grid.dx, width_y / grid.dy) if width > 0.0]
    effective = _effective_number(points)
    if not widths or not effective > 0.0:
        return 1.0
    sigma = math.prod(widths) ** (1.0 / len(widths)) * effective ** (-1.0 / 6.0)
    return float(f"{sigma:.3g}")


def _effective_number(points: Points) -> float:
    if points.weight is None:
        return float(len(points))
    largest = float(np.abs(points.weight).max()) if len(points) else 0.0
    if largest == 0.0:
        return 0.0
    weight = points.weight / largest  # squares of the weights themselves may be too large or too small for a float
    return float(weight.sum()) ** 2 / float((weight**2).sum())
