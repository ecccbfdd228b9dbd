import numpy as np

from core.automatic_scale import automatic_scale
from core.grid import Grid
from core.histogram import count_points
from core.points import Points, points_of
from core.progress import silent
from core.reach import full_range
from core.settings import Scale

RNG = np.random.default_rng(1)


def scale(points: Points, nx: int, ny: int) -> Scale:
    return automatic_scale(points, count_points(points, Grid(full_range(points), nx, ny), silent))


def test_asinh_where_a_few_places_are_far_denser() -> None:
    even = points_of(RNG.normal(size=20_000), RNG.normal(size=20_000))
    spike = points_of(np.append(even.x, np.full(20_000, 0.5)), np.append(even.y, np.full(20_000, 0.5)))
    for nx, ny in ((100, 100), (1000, 1000), (1701, 90)):
        assert scale(even, nx, ny) is Scale.LINEAR
        assert scale(spike, nx, ny) is Scale.ASINH


def test_one_point_is_linear() -> None:
    assert scale(points_of([1.0], [1.0]), 10, 10) is Scale.LINEAR
