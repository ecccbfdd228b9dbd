import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.arrays import Flags, Floats
from core.density import Density
from core.errors import UserError
from core.inside import inside_of
from core.points import Points, points_of
from core.progress import silent
from core.region_area import area_of
from core.regions import Measured, measured
from core.shapes import (
    Ellipse,
    Part,
    Polygon,
    Rectangle,
    Region,
    Shape,
    corners_of,
    ellipse_between,
    moved,
    rectangle_between,
    ring_around,
)
from tests.core.results import details_for
from tests.shapely_references import area_of_parts, contains_by_shapely

RNG = np.random.default_rng(12)
POINTS = points_of(*RNG.normal(size=(2, 4000)))
WEIGHTED = points_of(POINTS.x, POINTS.y, RNG.uniform(-0.5, 2.0, 4000))
SQUARE = Rectangle(0.0, 0.0, 2.0, 1.0)
TURNED = Rectangle(0.5, 0.25, 2.0, 1.0, 30.0)
DISC = Ellipse(0.3, 0.1, 1.0, 0.5, -40.0)
STAR = Polygon((tuple((math.sin(4 * math.pi * k / 5), math.cos(4 * math.pi * k / 5)) for k in range(5)),))
FRAME = Polygon((((-1, -1), (1, -1), (1, 1), (-1, 1)), ((-0.5, -0.5), (-0.5, 0.5), (0.5, 0.5), (0.5, -0.5))))


def region(*shapes: Shape, taken: tuple[Shape, ...] = (), name: str = "a", parent: str | None = None) -> Region:
    return Region(name, (*map(Part, shapes), *(Part(shape, True) for shape in taken)), parent)


def measure(*regions: Region, points: Points = POINTS) -> tuple[Measured, ...]:
    return measured(regions, points, details_for(points).result.density, silent)


def in_shape(shape: Shape, x: Floats, y: Floats) -> Flags:
    """Return which points are in a shape, by another library, or for ellipses by their formula."""
    if isinstance(shape, Ellipse):
        turn = math.radians(shape.angle)
        along = (x - shape.x) * math.cos(turn) + (y - shape.y) * math.sin(turn)
        athwart = (y - shape.y) * math.cos(turn) - (x - shape.x) * math.sin(turn)
        return np.asarray((along / shape.a) ** 2 + (athwart / shape.b) ** 2 <= 1.0)
    rings = shape.rings if isinstance(shape, Polygon) else (corners_of(shape),)
    return contains_by_shapely([np.array(ring, dtype=float) for ring in rings], x, y)


@pytest.mark.parametrize("shape", [SQUARE, TURNED, DISC, STAR, FRAME], ids=lambda shape: type(shape).__name__)
@pytest.mark.parametrize("weighted", [False, True])
def test_sums_by_another_library(shape: Shape, weighted: bool) -> None:
    points = WEIGHTED if weighted else POINTS
    (found,) = measure(region(shape), points=points)
    inside = in_shape(shape, points.x, points.y)
    weight = np.ones(4000) if points.weight is None else points.weight
    assert found.points == inside.sum() > 100
    assert found.weight == pytest.approx(weight[inside].sum(), rel=1e-12)
    assert found.error == pytest.approx(math.sqrt((weight[inside] ** 2).sum()), rel=1e-12)
    assert found.share == pytest.approx(weight[inside].sum() / weight.sum(), rel=1e-12)
    assert found.density == pytest.approx((found.weight / found.area, found.error / found.area))
    assert found.share_of_parent is None


@pytest.mark.parametrize("shape", [SQUARE, Rectangle(0, 0, 2, 1, 90), Rectangle(0, 0, 2, 2, 45), STAR, FRAME])
def test_edges_belong_to_a_shape(shape: Shape) -> None:
    step = np.arange(-2.0, 2.25, 0.25)
    x, y = (each.ravel() for each in np.meshgrid(step, step))
    inside = inside_of(region(shape))(x, y)
    assert np.array_equal(inside, in_shape(shape, x, y))
    if isinstance(shape, Rectangle) and shape.angle == 0:
        assert inside[(np.abs(x) == 1.0) & (np.abs(y) <= 0.5)].all()


def test_the_edge_of_an_ellipse_belongs_to_it() -> None:
    x, y = np.array([[3.0, 0.0, -3.0, 0.0, 3.0001], [0.0, 2.0, 0.0, -2.0001, 0.0]])
    assert inside_of(region(Ellipse(0, 0, 3, 2)))(x, y).tolist() == [True, True, True, False, False]
    assert inside_of(region(Ellipse(0, 0, 2, 3, 90)))(x, y).tolist() == [True, True, True, False, False]
    assert not inside_of(region(Ellipse(0, 0, 0, 1)))(x, y).any()


def test_shapes_are_added_and_taken_away_in_turn() -> None:
    parts = (Part(SQUARE), Part(DISC, True), Part(STAR), Part(TURNED, True))
    found = inside_of(Region("a", parts))(POINTS.x, POINTS.y)
    square, disc, star, turned = (in_shape(one.shape, POINTS.x, POINTS.y) for one in parts)
    assert np.array_equal(found, ((square & ~disc) | star) & ~turned)
    assert found.any()
    on_the_edge = inside_of(region(SQUARE, taken=(Rectangle(1.0, 0.0, 1.0, 1.0),)))
    assert on_the_edge(np.array([0.5, 0.4]), np.array([0.0, 0.0])).tolist() == [False, True]


def test_shares_of_the_parent() -> None:
    wide, narrow, aside = measure(
        region(SQUARE, name="wide"),
        region(STAR, name="narrow", parent="wide"),
        region(Rectangle(9, 9, 1, 1), name="aside", parent="narrow"),
        points=WEIGHTED,
    )
    weight = np.asarray(WEIGHTED.weight)
    outer, inner = (in_shape(shape, WEIGHTED.x, WEIGHTED.y) for shape in (SQUARE, STAR))
    assert wide.share_of_parent is None
    assert narrow.share_of_parent == pytest.approx(weight[outer & inner].sum() / weight[outer].sum(), rel=1e-12)
    assert (aside.points, aside.share_of_parent, aside.peak) == (0, 0.0, None)
    (empty, lost) = measure(region(Rectangle(9, 9, 1, 1), name="b"), region(SQUARE, parent="b"))
    assert empty.points == 0
    assert lost.share_of_parent is None
    with pytest.raises(UserError, match='"c", which is not there'):
        measure(region(SQUARE, parent="c"))


def test_the_error_is_that_of_resampled_points() -> None:
    drawn = []
    for _ in range(400):
        rows = RNG.integers(0, 4000, RNG.poisson(4000))
        again = points_of(WEIGHTED.x[rows], WEIGHTED.y[rows], np.asarray(WEIGHTED.weight)[rows])
        drawn.append(again.weight[inside_of(region(STAR))(again.x, again.y)].sum())  # type: ignore[index]  # there are weights
    (found,) = measure(region(STAR), points=WEIGHTED)
    assert found.error == pytest.approx(np.std(drawn), rel=0.12)


def peak_by_loop(one: Region, density: Density) -> tuple[float, float, float] | None:
    grid, best = density.grid, None
    for row in range(grid.ny):
        for column in range(grid.nx):
            x, y = grid.x_edges[column] + 0.5 * grid.dx, grid.y_edges[row] + 0.5 * grid.dy
            if inside_of(one)(np.array([x]), np.array([y]))[0]:
                value = float(density.values[row, column])
                best = (x, y, value) if best is None or value > best[2] else best
    return best


@pytest.mark.parametrize("shape", [STAR, DISC, Rectangle(2.0, 2.0, 0.5, 0.5)])
def test_the_peak(shape: Shape) -> None:
    density = details_for(POINTS).result.density
    (found,) = measured([region(shape)], POINTS, density, silent)
    assert found.peak == pytest.approx(peak_by_loop(region(shape), density))


def test_areas_by_formula() -> None:
    assert area_of(region(SQUARE)) == area_of(region(TURNED)) == 2.0
    assert area_of(region(DISC)) == math.pi * 0.5
    assert area_of(region(FRAME)) == pytest.approx(3.0, rel=1e-15)
    assert area_of(region(taken=(SQUARE,))) == 0.0
    assert area_of(region()) == 0.0
    assert area_of(region(Polygon((((0, 0), (1, 1)),)))) == 0.0
    assert area_of(region(Polygon((((0, 1), (3, 1), (2, 1)),)))) == 0.0
    twice = Polygon((((0, 2), (4, 4), (4, 0), (1, 4), (1, 2), (4, 4)),))  # a part of an edge is drawn twice
    assert area_of(region(twice)) == pytest.approx(5.0)
    bow_tie = Polygon((((0, 0), (2, 2), (2, 0), (0, 2)),))
    assert area_of(region(bow_tie)) == pytest.approx(2.0)
    assert area_of(region(moved(bow_tie, 5e6, -1e9))) == pytest.approx(2.0)


@settings(max_examples=60)
@given(st.integers(0, 2**32), st.booleans(), st.integers(1, 4))
def test_areas_by_another_library(seed: int, lattice: bool, count: int) -> None:
    rng = np.random.default_rng(seed)

    def shape() -> Shape:
        kind = rng.integers(0, 2)
        if kind == 0:
            x, y, width, height = rng.integers(1, 5, 4).tolist()
            return Rectangle(x, y, width, height, 0.0 if lattice else float(rng.uniform(0, 180)))
        ring = rng.integers(0, 5, (int(rng.integers(3, 8)), 2)) if lattice else 5 * rng.random((6, 2))
        return Polygon((tuple((float(a), float(b)) for a, b in ring),))

    parts = tuple(Part(shape(), bool(rng.integers(0, 2))) for _ in range(count))
    rings: list[tuple[bool, list[Any]]] = [
        (one.taken, list(one.shape.rings if isinstance(one.shape, Polygon) else [corners_of(one.shape)]))  # type: ignore[arg-type]  # no ellipse among them
        for one in parts
    ]
    assert area_of(Region("a", parts)) == pytest.approx(area_of_parts(rings), rel=1e-9, abs=1e-9)


def test_the_area_of_ellipses_beside_other_shapes() -> None:
    one, other = Ellipse(0, 0, 2, 1), Ellipse(0, 0, 1, 0.5)
    assert area_of(region(one, taken=(other,))) == pytest.approx(1.5 * math.pi, rel=1e-12)
    lens = area_of(region(Ellipse(0, 0, 1, 1), Ellipse(1, 0, 1, 1)))
    assert lens == pytest.approx(2 * math.pi - (2 * math.pi / 3 - math.sqrt(3) / 2), rel=1e-4)


def test_shapes_between_two_corners() -> None:
    assert rectangle_between(1.0, 5.0, -1.0, 2.0) == Rectangle(0.0, 3.5, 2.0, 3.0)
    assert ellipse_between(1.0, 5.0, -1.0, 2.0) == Ellipse(0.0, 3.5, 1.0, 1.5)
    assert moved(SQUARE, 1.0, 2.0) == Rectangle(1.0, 2.0, 2.0, 1.0)
    ring = np.array(ring_around(DISC, 50))
    assert inside_of(region(Ellipse(0.3, 0.1, 1.001, 0.501, -40.0)))(*ring.T).all()
    assert not inside_of(region(Ellipse(0.3, 0.1, 0.999, 0.499, -40.0)))(*ring.T).any()
