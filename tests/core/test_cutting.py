import numpy as np
import shapely  # type: ignore[import-untyped]  # shapely has no type information
from hypothesis import given
from hypothesis import strategies as st

from core.cutting import cut

FRAME = (-1.0, 2.0, -1.5, 1.0)


def test_what_lies_within_stays_as_it_is() -> None:
    ring = [(0.0, 0.0), (1.0, 0.0), (2.0, 1.0)]
    assert cut(ring, FRAME) == ring
    assert cut([], FRAME) == []
    assert cut([(5.0, 5.0), (6.0, 5.0), (5.0, 6.0)], FRAME) == []


@given(st.lists(st.tuples(st.floats(-5, 5), st.floats(-5, 5)), min_size=3, max_size=12, unique=True))
def test_a_convex_ring_is_cut_as_another_library_cuts_it(corners: list[tuple[float, float]]) -> None:
    hull = shapely.MultiPoint(corners).convex_hull
    if hull.geom_type != "Polygon" or hull.area < 1e-3:
        return
    x_min, x_max, y_min, y_max = FRAME
    wanted = hull.intersection(shapely.box(x_min, y_min, x_max, y_max))
    found = cut(list(hull.exterior.coords)[:-1], FRAME)
    area = shapely.Polygon(found).area if len(found) > 2 else 0.0
    assert np.isclose(area, wanted.area, rtol=1e-9, atol=1e-9)
