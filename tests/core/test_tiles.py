"""Points in tiles: what is counted by the box is what is counted one by one."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.boxes import IN, OUT, Boxes
from core.inside import inside_of
from core.points import Points, points_of
from core.progress import silent
from core.regions import Told, measured
from core.shapes import Ellipse, Part, Polygon, Rectangle, Region, Shape
from core.tiles import Tiles, as_they_stand, tiles_of
from tests.core.results import details_for

RNG = np.random.default_rng(3)
CLOUD = np.concatenate([RNG.normal(size=(2, 20_000)), 1e3 * RNG.normal(size=(2, 50))], axis=1)
GRID = np.round(4 * RNG.normal(size=(2, 20_000))) / 4  # many on edges, and on each other
LINE = np.stack([CLOUD[0], 2 * CLOUD[0]])
SETS = {
    "cloud": points_of(*CLOUD),
    "weighted": points_of(CLOUD[0], CLOUD[1], RNG.uniform(-1, 2, CLOUD.shape[1])),
    "grid": points_of(*GRID),
    "line": points_of(*LINE),
    "far": points_of(CLOUD[0] * 1e-6 + 1e9, CLOUD[1]),
    "one": points_of([1.0], [2.0]),
    "same": points_of(np.ones(500), np.ones(500)),
}
TILES = {name: tiles_of(points, silent) for name, points in SETS.items()}

place = st.integers(-8, 8).map(lambda number: number / 4) | st.floats(-2, 2)
length = st.integers(0, 12).map(lambda number: number / 4) | st.floats(0, 3)
angle = st.sampled_from([0.0, 45.0, 90.0, -30.0]) | st.floats(-360, 360)
rings = st.lists(st.tuples(place, place), min_size=1, max_size=7).map(tuple)
shapes: st.SearchStrategy[Shape] = st.one_of(
    st.builds(Rectangle, place, place, length, length, angle),
    st.builds(Ellipse, place, place, length, length, angle),
    st.lists(rings, max_size=2).map(lambda some: Polygon(tuple(some))),
)
parts = st.lists(st.builds(Part, shapes, st.booleans()), max_size=4).map(tuple)


def moved_to(parts: tuple[Part, ...], name: str) -> tuple[Part, ...]:
    """Return shapes among points that lie far out along x, close together."""
    if name != "far":
        return parts
    return tuple(
        Part(Ellipse(1e9 + one.shape.x * 1e-6, one.shape.y, 1e-6 * one.shape.a, one.shape.b, one.shape.angle))
        if isinstance(one.shape, Ellipse)
        else Part(Rectangle(1e9, 0.0, 1e-6, 1.0, 0.0), one.taken)
        for one in parts
    )


@settings(max_examples=60)
@given(parts, st.sampled_from(sorted(SETS)))
@example((Part(Ellipse(0, 0, 1, 1)), Part(Rectangle(0, 0, 1, 1), True)), "grid")
@example((Part(Polygon((((-1, -1), (1, 1), (1, -1), (-1, 1)),))),), "grid")
@example((Part(Ellipse(0, 0, 1, 0.2, 45)),), "far")
def test_whole_tiles_and_single_points_are_the_points_inside(made: tuple[Part, ...], name: str) -> None:
    points, tiles = SETS[name], TILES[name]
    inside = inside_of(Region("a", moved_to(made, name)))
    found = inside(points.x, points.y)
    for each in (tiles, as_they_stand(points)):
        sums = each.total([inside], silent)
        assert sums.points == np.count_nonzero(found)
        weight = np.ones(len(points)) if points.weight is None else points.weight
        assert sums.weight == pytest.approx(weight[found].sum(), rel=1e-9, abs=1e-9)
        assert sums.squares == pytest.approx((weight[found] ** 2).sum(), rel=1e-9, abs=1e-9)


@given(parts, st.tuples(place, place, length, length))
def test_verdicts_on_boxes_hold_for_all_that_lies_in_them(made: tuple[Part, ...], box: tuple[float, ...]) -> None:
    x, y, wide, tall = box
    ends = np.linspace(0.0, 1.0, 33)
    across, up = (each.ravel() for each in np.meshgrid(x + ends * wide, y + ends * tall))
    inside = inside_of(Region("a", made))
    (verdict,) = inside.judge(
        Boxes(*(np.array([end]) for end in (across.min(), across.max(), up.min(), up.max()))),
    )
    found = inside(across, up)
    assert not (verdict == IN and not found.all())
    assert not (verdict == OUT and found.any())
    x_min, x_max, y_min, y_max = inside.bounds
    assert not found[(across < x_min) | (across > x_max) | (up < y_min) | (up > y_max)].any()


@pytest.mark.parametrize("name", SETS)
def test_tiles_hold_each_point_once_within_their_boxes(name: str) -> None:
    points, tiles = SETS[name], TILES[name]
    assert tiles.order is not None
    assert np.array_equal(np.sort(tiles.order), np.arange(len(points)))
    tile = np.repeat(np.arange(len(tiles.boxes)), np.diff(tiles.starts))
    x, y, boxes = points.x[tiles.order], points.y[tiles.order], tiles.boxes
    assert ((boxes.x_min[tile] <= x) & (x <= boxes.x_max[tile])).all()
    assert ((boxes.y_min[tile] <= y) & (y <= boxes.y_max[tile])).all()


def test_few_points_are_looked_at_one_by_one() -> None:
    """Also where some lie far away: the tiles follow the points."""
    tiles: Tiles = TILES["cloud"]
    for shape in (Rectangle(0, 0, 2, 2), Ellipse(0, 0, 2, 1, 30), Polygon((((-1, -1), (2, 0), (0, 1)),))):
        verdict = inside_of(Region("a", (Part(shape),))).judge(tiles.boxes)
        looked_at = np.diff(tiles.starts)[verdict == 0].sum()
        assert 0 < looked_at < 0.06 * len(tiles.points)


def test_what_was_told_before_is_taken_over_as_far_as_it_holds() -> None:
    points: Points = SETS["weighted"]
    density, other = (details_for(points, sigma=sigma).result.density for sigma in (1.0, 4.0))
    a, b = Region("a", (Part(Rectangle(0, 0, 3, 2, 20)),)), Region("b", (Part(Ellipse(0.5, 0, 1, 1)),), "a")
    before = Told(points, density, measured((a, b), points, density, silent))
    for again in ((a, b), (Region("a", b.parts), b), (a, Region("b", a.parts, "a")), (b, a), (a,)):
        for now in (density, other):
            whole = measured(again, points, now, silent)
            for one, same in zip(measured(again, points, now, silent, None, before), whole, strict=True):
                assert one.error == pytest.approx(same.error, rel=1e-12)
                assert replace(one, error=same.error) == same


def test_what_is_told_of_regions_is_the_same_with_tiles() -> None:
    points: Points = SETS["weighted"]
    density = details_for(points).result.density
    regions = (
        Region("a", (Part(Rectangle(0, 0, 3, 2, 20)), Part(Ellipse(0, 0, 0.5, 0.2), True))),
        Region("b", (Part(Ellipse(0.5, 0, 1, 1)),), "a"),
        Region("c", (), "b"),
    )
    plain = measured(regions, points, density, silent)
    tiled = measured(regions, points, density, silent, TILES["weighted"])
    for one, other in zip(plain, tiled, strict=True):
        assert (one.points, one.area, one.peak) == (other.points, other.area, other.peak)
        for name in ("weight", "error", "share", "share_of_parent"):
            before, after = getattr(one, name), getattr(other, name)
            assert (before is None) == (after is None)
            assert before is None or math.isclose(before, after, rel_tol=1e-9)
