from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import outline
from core.arrays import Flags, Floats
from core.outline import Outline, area_of_rings, signed_area
from tests.shapely_references import area_by_shapely, contains_by_shapely

RNG = np.random.default_rng(3)
BOW_TIE = np.array([[0.0, 0.0], [2.0, 2.0], [2.0, 0.0], [0.0, 2.0]])
TOUCHING = np.array([[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [2.0, 0.0], [0.0, 4.0]])  # a corner on the first edge
PENTAGRAM = np.array([[np.sin(4 * np.pi * k / 5), np.cos(4 * np.pi * k / 5)] for k in range(5)])
HOLE = (np.array([[0.0, 0.0], [6.0, 0.0], [6.0, 6.0], [0.0, 6.0]]), np.array([[1.0, 1.0], [1.0, 4.0], [4.0, 1.0]]))


def contains_by_loop(rings: tuple[Floats, ...], x: float, y: float) -> bool:
    """Return whether a point is inside by the even-odd rule, or on an edge, in exact arithmetic."""
    px, py = Fraction(x), Fraction(y)
    odd = False
    for ring in rings:
        corners = [(Fraction(float(a)), Fraction(float(b))) for a, b in ring]
        for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=True):
            between = min(ax, bx) <= px <= max(ax, bx) and min(ay, by) <= py <= max(ay, by)
            if between and (bx - ax) * (py - ay) == (by - ay) * (px - ax):
                return True
            if (ay > py) != (by > py) and px < ax + (py - ay) / (by - ay) * (bx - ax):
                odd = not odd
    return odd


def by_loop(rings: tuple[Floats, ...], x: Floats, y: Floats) -> Flags:
    return np.array([contains_by_loop(rings, float(a), float(b)) for a, b in zip(x, y, strict=True)])


@given(st.integers(0, 2**32), st.integers(3, 9), st.integers(1, 3), st.booleans(), st.booleans())
def test_as_by_exact_arithmetic_also_on_lines(seed: int, corners: int, rings: int, lattice: bool, raster: bool) -> None:
    rng = np.random.default_rng(seed)
    made = [
        rng.integers(0, 7, (corners, 2)).astype(float) if lattice else rng.random((corners, 2)) for _ in range(rings)
    ]
    drawn = tuple(ring * 0.1 for ring in made)
    ends = np.concatenate(drawn)
    ways = rng.random((40, 1)) * (np.roll(drawn[0], -1, axis=0) - drawn[0])[rng.integers(0, corners, 40)]
    near = drawn[0][rng.integers(0, corners, 40)] + ways  # on an edge, up to rounding
    points = np.concatenate([ends, near, (ends + np.roll(ends, -1, axis=0)) / 2, rng.integers(0, 7, (30, 2)) * 0.1])
    points = np.concatenate([points, np.nextafter(ends, np.inf), rng.random((30, 2))])
    x, y = np.ascontiguousarray(points.T)
    with pytest.MonkeyPatch.context() as patch:
        if raster:
            patch.setattr(outline, "_WORTH", 0)
        found = Outline(drawn).contains(x, y)
    assert np.array_equal(found, by_loop(drawn, x, y))


@pytest.mark.parametrize("rings", [(BOW_TIE,), (TOUCHING,), (PENTAGRAM,), HOLE], ids=["bow", "touch", "star", "hole"])
@pytest.mark.parametrize("raster", [False, True])
def test_as_another_library_on_edges_and_where_outlines_touch_themselves(
    rings: tuple[Floats, ...], raster: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if raster:
        monkeypatch.setattr(outline, "_WORTH", 0)
    step = np.arange(-2.0, 7.0, 0.25)
    x, y = (each.ravel() for each in np.meshgrid(step, step))
    assert np.array_equal(Outline(rings).contains(x, y), contains_by_shapely(rings, x, y))


@pytest.mark.parametrize("offset", [0.0, 5.4e6, 1e12])
def test_long_outlines_of_many_edges(offset: float) -> None:
    angle = np.linspace(0, 2 * np.pi, 3000, endpoint=False)
    radius = 1.0 + 0.3 * np.sin(40 * angle) + 0.01 * RNG.normal(size=3000)
    ring = offset + np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    hole = offset + 0.3 * np.stack([np.cos(angle), -np.sin(angle)], axis=1)
    x, y = offset + RNG.normal(size=(2, 20_000))
    x[:3000], y[:3000] = ring.T
    assert np.array_equal(Outline((ring, hole)).contains(x, y), contains_by_shapely((ring, hole), x, y))


def test_numbers_of_any_size() -> None:
    for scale in (1e-300, 1e-160, 1e150, 1e300):
        found = Outline((BOW_TIE * scale,)).contains(np.array([1.9, 1.0, 1.0]) * scale, np.array([1, 1, 1.5]) * scale)
        assert found.tolist() == [True, True, False]


def test_nothing_has_no_inside() -> None:
    assert Outline(()).contains(np.zeros(3), np.zeros(3)).tolist() == [False] * 3
    assert area_of_rings(()) == 0.0


def test_area() -> None:
    outer, hole = HOLE
    assert signed_area(outer) == 36.0
    assert signed_area(hole) == -4.5
    assert area_of_rings(HOLE) == area_by_shapely(HOLE) == 31.5
    assert signed_area(outer + 1e12) == 36.0
