import numpy as np
import pytest
import scipy.ndimage
from hypothesis import given, settings
from hypothesis import strategies as st

from core.contours import Contour, contours_of, points_in, points_in_all
from core.density import Density, density_of
from core.errors import UserError
from core.grid import Grid
from core.level import levels_of
from core.outline import signed_area
from core.points import points_of
from core.progress import silent
from core.ranges import Range
from core.settings import Unit
from tests.shapely_references import (
    area_of_polygons,
    contains_by_polygons,
    contains_by_shapely,
    is_valid_by_shapely,
)

SHARES = (0.5, 0.68, 0.9, 0.95)


def density(seed: int, nx: int, ny: int, sigma: float, offset: float = 0.0, unit: Unit = Unit.BIN) -> Density:
    counts = np.random.default_rng(seed).poisson(0.3, (ny, nx)).astype(float)
    counts[0, 0] += 1.0
    grid = Grid(Range(offset - 2.0, offset + 1.0, 5.0 * offset, 5.0 * offset + 7.0), nx, ny)
    return density_of(grid, scipy.ndimage.gaussian_filter(counts, sigma), unit, float(counts.sum()))


def contours(of: Density, shares: tuple[float, ...] = SHARES, densities: tuple[float, ...] = ()) -> tuple[Contour, ...]:
    return contours_of(of, levels_of(of, None), shares, densities)


def unresolved(image: Density) -> float:
    """Return how near to the density of a line that of a bin may be, whose centre rounding may put beyond the line."""
    grid, (x_min, x_max, y_min, y_max) = image.grid, image.grid.extent
    x_step, y_step = np.spacing(max(abs(x_min), abs(x_max))), np.spacing(max(abs(y_min), abs(y_max)))
    return float(8.0 * max(x_step / grid.dx, y_step / grid.dy) * image.maximum)


@settings(max_examples=40)
@given(st.integers(0, 2**32), st.integers(2, 30), st.integers(2, 30), st.floats(0.0, 4.0), st.sampled_from([0.0, 1e6]))
def test_mass_lines_and_area(seed: int, nx: int, ny: int, sigma: float, offset: float) -> None:
    """Against direct sums over the bins whose centres another library finds within the lines."""
    image = density(seed, nx, ny, sigma, offset)
    x_edges, y_edges = image.grid.x_edges, image.grid.y_edges
    centres = np.meshgrid((x_edges[1:] + x_edges[:-1]) / 2, (y_edges[1:] + y_edges[:-1]) / 2)
    for contour in contours(image):
        inside = contains_by_polygons(contour.polygons, *map(np.ravel, centres)).reshape(image.per_bin.shape)
        above, near = image.per_bin > contour.density, np.abs(image.per_bin - contour.density) <= unresolved(image)
        assert np.array_equal(inside | near, above | near)
        inside[near] = above[near]
        mass = image.per_bin[inside].sum() / image.per_bin.sum()
        assert contour.share == pytest.approx(mass, rel=1e-9)
        assert contour.wanted is not None
        tied = np.abs(image.per_bin - image.per_bin[inside].min()) <= 1e-11 * image.per_bin.max()
        assert (
            contour.wanted - 1e-9
            <= mass
            <= contour.wanted + max(0.005, image.per_bin[tied].sum() / image.per_bin.sum())
        )
        assert contour.area == pytest.approx(area_of_polygons(contour.polygons), rel=1e-6, abs=1e-9)


def test_rings_are_closed_also_at_the_edge_and_around_holes() -> None:
    ring = np.zeros((40, 50))
    yy, xx = np.mgrid[:40, :50]
    ring[(np.hypot(xx - 25, yy - 20) < 12) & (np.hypot(xx - 25, yy - 20) > 6)] = 1.0
    ring[:8, 44:] = 1.0  # in a corner, so that the lines run along the extent
    image = density_of(Grid(Range(0.0, 5.0, 0.0, 4.0), 50, 40), scipy.ndimage.gaussian_filter(ring, 1.5), Unit.BIN, 1.0)
    (contour,) = contours(image, (), (0.5,))
    assert sorted(len(polygon) for polygon in contour.polygons) == [1, 2]
    for outer, *holes in contour.polygons:
        assert np.array_equal(outer[0], outer[-1])
        assert signed_area(outer) > 0.0
        assert all(signed_area(hole) < 0.0 and np.array_equal(hole[0], hole[-1]) for hole in holes)
        assert is_valid_by_shapely((outer, *holes))
    corners = np.concatenate([ring for polygon in contour.polygons for ring in polygon])
    assert (corners[:, 0].max(), corners[:, 1].min()) == (5.0, 0.0)


def test_lines_lie_where_the_interpolated_density_is_theirs() -> None:
    image = density(5, 30, 25, 2.0, unit=Unit.PROBABILITY)
    x_min, x_max, y_min, y_max = image.grid.extent
    for contour in contours(image, (0.5, 0.9), (0.01,)):
        for ring in contour.outline.rings:
            x, y = ring[(ring[:, 0] > x_min) & (ring[:, 0] < x_max) & (ring[:, 1] > y_min) & (ring[:, 1] < y_max)].T
            assert np.allclose(image.at_all(x, y), contour.density, rtol=1e-9)


def test_the_area_of_a_gaussian() -> None:
    y, x = np.mgrid[-5:5:401j, -5:5:401j]
    image = density_of(Grid(Range(-5.0, 5.0, -5.0, 5.0), 401, 401), np.exp(-0.5 * (x**2 + y**2)), Unit.BIN, 1.0)
    for contour in contours(image):
        assert contour.wanted is not None
        assert contour.area == pytest.approx(-2 * np.pi * np.log(1 - contour.wanted), rel=0.01)


def test_points_inside_as_another_library_counts_them() -> None:
    rng = np.random.default_rng(1)
    points = points_of(rng.uniform(-2.2, 1.2, 5000), rng.uniform(-0.5, 7.5, 5000))
    found = contours(density(2, 40, 30, 1.5))
    counts = points_in_all(found, points, silent)
    for contour, inside in zip(found, counts, strict=True):
        assert inside == contains_by_shapely(contour.outline.rings, points.x, points.y).sum()
        assert inside == points_in(contour.outline, points, silent)


def test_where_shares_have_no_meaning() -> None:
    image = density(1, 10, 10, 1.0)
    with pytest.raises(UserError, match="Give densities instead"):
        contours_of(image, None, (0.5,), ())
    (contour,) = contours_of(image, None, (), (0.2,))
    assert (contour.wanted, contour.share, contour.density) == (None, None, 0.2)


def test_a_density_above_all_has_no_lines() -> None:
    (contour,) = contours(density(1, 10, 10, 1.0), (), (1e9,))
    assert (contour.area, contour.polygons, contour.share) == (0.0, (), 0.0)
    assert points_in(contour.outline, points_of([0.0], [1.0]), silent) == 0
