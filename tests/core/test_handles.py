import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.handles import MOST_CORNERS, handles_of, reset_angle, turn_towards
from core.inside import inside_of
from core.shapes import (
    Ellipse,
    Part,
    Polygon,
    Rectangle,
    Region,
    Shape,
    corners_of,
    middle_of,
    ring_around,
    rotated,
    scaled,
)

number = st.floats(-100.0, 100.0)
length = st.floats(0.01, 50.0)
angle = st.floats(-360.0, 360.0)
SQUARE = ((0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0))


def close(shape: Shape, other: Shape) -> bool:
    if isinstance(shape, Polygon):
        assert isinstance(other, Polygon)
        return np.allclose(np.array(shape.rings), np.array(other.rings))
    assert not isinstance(other, Polygon)
    rings = [corners_of(one) if isinstance(one, Rectangle) else ring_around(one, 8) for one in (shape, other)]
    return np.allclose(rings[0], rings[1], atol=1e-6)


@given(
    st.one_of(
        st.builds(Rectangle, number, number, length, length, angle),
        st.builds(Ellipse, number, number, length, length, angle),
    )
)
def test_a_handle_that_stays_changes_nothing(shape: Shape) -> None:
    for handle in handles_of(shape):
        assert close(handle.pulled(handle.x, handle.y), shape)


@given(st.builds(Rectangle, number, number, length, length, angle), number, number)
def test_a_corner_goes_where_it_is_pulled_and_the_one_across_stays(shape: Rectangle, x: float, y: float) -> None:
    corners = [handle for place, handle in enumerate(handles_of(shape)) if place % 2 == 0]
    assert np.allclose([(handle.x, handle.y) for handle in corners], corners_of(shape))
    after = corners[0].pulled(x, y)
    assert isinstance(after, Rectangle)
    found = np.array(corners_of(after))
    for wanted in ((x, y), corners_of(shape)[2]):
        assert np.hypot(*(found - wanted).T).min() < 1e-9 * (1 + 2 * abs(found).max())


def test_a_side_moves_alone() -> None:
    right = handles_of(Rectangle(0, 0, 4, 2))[3]
    assert (right.x, right.y) == (2, 0)
    assert right.pulled(5, 77) == Rectangle(1.5, 0, 7, 2)
    assert right.pulled(-4, 0) == Rectangle(-3, 0, 2, 2)
    turned = handles_of(Rectangle(0, 0, 4, 2, 90))[3]
    assert (turned.x, turned.y) == (0, 2)
    assert turned.pulled(9, 3) == Rectangle(0, 0.5, 5, 2, 90)


def test_the_centre_of_an_ellipse_stays() -> None:
    along, up, *_ = handles_of(Ellipse(1, 2, 3, 4))
    assert along.pulled(-1, 77) == Ellipse(1, 2, 2, 4)
    assert up.pulled(77, 3) == Ellipse(1, 2, 3, 1)


def test_corners_of_polygons_come_and_go() -> None:
    hole = ((0.5, 0.5), (1.0, 0.5), (0.5, 1.0))
    handles = handles_of(Polygon((SQUARE, hole)))
    corners, edges = handles[:7], handles[7:]
    assert [handle.new for handle in handles] == [False] * 7 + [True] * 7
    assert corners[1].pulled(9, 9) == Polygon((((0, 0), (9, 9), (2, 2), (0, 2)), hole))
    assert corners[1].fewer == Polygon((((0, 0), (2, 2), (0, 2)), hole))
    assert corners[5].fewer is None  # a hole of three corners
    assert (edges[3].x, edges[3].y) == (0, 1)
    assert edges[3].pulled(-1, 1) == Polygon(((*SQUARE, (-1, 1)), hole))
    assert edges[4].pulled(0.7, 0.1) == Polygon((SQUARE, (hole[0], (0.7, 0.1), *hole[1:])))
    assert handles_of(Polygon((ring_around(Ellipse(0, 0, 1, 1), MOST_CORNERS + 1),))) == ()


def test_turning() -> None:
    box = Rectangle(1, 1, 4, 2)
    assert turn_towards(box, (1, 5), (-3, 1)) == pytest.approx(90)
    assert reset_angle(box, 89.7) == Rectangle(1, 1, 4, 2, 90)
    ring = np.array(rotated(Polygon((SQUARE,)), 45.0).rings[0])  # type: ignore[union-attr]  # a polygon stays one
    assert np.allclose(ring[0], (1, 1 - math.sqrt(2)))
    assert rotated(Polygon((SQUARE,)), 90.0) == Polygon((((2, 0), (2, 2), (0, 2), (0, 0)),))
    assert middle_of(Polygon((SQUARE,))) == (1, 1)
    assert rotated(Ellipse(1, 2, 3, 4, 350), 20) == Ellipse(1, 2, 3, 4, 10)


@given(
    st.one_of(
        st.builds(Rectangle, number, number, length, length, angle | st.sampled_from([0.0, 90.0, 180.0])),
        st.builds(Ellipse, number, number, length, length, angle | st.sampled_from([0.0, 90.0])),
        st.builds(lambda x, y: Polygon((((x, y), (x + 1, y), (x, y + 2)),)), number, number),
    ),
    st.floats(0.01, 100.0),
    st.floats(0.01, 100.0),
)
def test_in_other_units_a_shape_is_around_the_same_points(shape: Shape, across: float, up: float) -> None:
    middle_x, middle_y = middle_of(shape)
    x, y = np.random.default_rng(1).uniform(-60, 60, (2, 400))
    x, y = x + middle_x, y + middle_y
    after = scaled(shape, across, up)
    grown, shrunken = (
        inside_of(Region("a", (Part(_swollen(after, by)),)))(x * across, y * up) for by in (1 + 1e-6, 1 - 1e-6)
    )
    found = inside_of(Region("a", (Part(shape),)))(x, y)
    assert (found <= grown).all()
    assert (shrunken <= found).all()


def _swollen(shape: Shape, by: float) -> Shape:
    if isinstance(shape, Rectangle):
        return Rectangle(shape.x, shape.y, shape.width * by, shape.height * by, shape.angle)
    if isinstance(shape, Ellipse):
        return Ellipse(shape.x, shape.y, shape.a * by, shape.b * by, shape.angle)
    middle_x, middle_y = middle_of(shape)
    return Polygon(
        tuple(
            tuple((middle_x + (x - middle_x) * by, middle_y + (y - middle_y) * by) for x, y in ring)
            for ring in shape.rings
        )
    )
