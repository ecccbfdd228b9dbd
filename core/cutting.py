"""Cutting: the part of a ring of corners that lies within an upright frame. Needs the standard library alone."""

from collections.abc import Sequence

from core.shapes import Corner

Frame = tuple[float, float, float, float]
"""``(x_min, x_max, y_min, y_max)``"""


def cut(ring: Sequence[Corner], frame: Frame) -> list[Corner]:
    """Return a ring cut at the sides of a frame, one after the other; where it left, it goes along them.

    Source: I. E. Sutherland and G. W. Hodgman, Communications of the ACM 17 (1974), 32-42.
    """
    x_min, x_max, y_min, y_max = frame
    left = list(ring)
    for axis, side, way in ((0, x_min, 1.0), (0, x_max, -1.0), (1, y_min, 1.0), (1, y_max, -1.0)):
        if all((corner[axis] - side) * way >= 0.0 for corner in left):
            continue
        kept: list[Corner] = []
        for before, here in zip([left[-1], *left[:-1]], left, strict=True):
            inside, came_inside = (here[axis] - side) * way >= 0.0, (before[axis] - side) * way >= 0.0
            if inside != came_inside:
                share = (side - before[axis]) / (here[axis] - before[axis])
                x, y = (one + (other - one) * share for one, other in zip(before, here, strict=True))
                kept.append((x, y))
            if inside:
                kept.append(here)
        left = kept
    return left
