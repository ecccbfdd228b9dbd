import math

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy.integrate import quad

from core import outline, sphere
from core.arrays import Floats
from core.contours import contours_of
from core.density import density_of
from core.details import details_of
from core.errors import UserError
from core.grid import Grid
from core.peaks import peaks_of
from core.pipeline import compute
from core.points import points_of
from core.progress import silent
from core.ranges import Range
from core.region_area import area_of
from core.regions import measured
from core.settings import RangeChoice, RangeRule, Settings, SigmaChoice, SigmaRule, Unit
from core.shapes import Ellipse, Part, Polygon, Rectangle, Region

GRID = Grid(Range(10.0, 30.0, 50.0, 86.0), 8, 9)


def box(x_min: float, x_max: float, y_min: float, y_max: float) -> Floats:
    return np.array([[x_min, y_min], [x_max, y_min], [x_max, y_max], [x_min, y_max]])


def settings(unit: Unit) -> Settings:
    typed = RangeChoice(RangeRule.TYPED, GRID.range)
    return Settings(range=typed, bins=(8, 9), sigma=SigmaChoice(SigmaRule.BINS, 1.0, 1.0), unit=unit)


def points(seed: int = 1) -> "tuple[Floats, Floats]":
    rng = np.random.default_rng(seed)
    return rng.normal(20.0, 3.0, 4000), rng.uniform(50.0, 86.0, 4000)


def test_the_whole_sphere_has_41253_square_degrees() -> None:
    whole = 4.0 * math.pi * math.degrees(1.0) ** 2
    assert sphere.area_of_rings([box(-180.0, 180.0, -90.0, 90.0)]) == pytest.approx(whole, rel=1e-14)


@example(0.0, 0.0, [(0.0, 2.2250738585072014e-308), (4.0, 0.0)])
@given(st.floats(-170, 170), st.floats(-85, 85), st.lists(st.tuples(st.floats(-9, 9), st.floats(-4, 4)), min_size=2))
def test_a_polygon_has_the_area_of_its_integral(x: float, y: float, more: list[tuple[float, float]]) -> None:
    ring = np.array([(x, y), *((x + dx, y + dy) for dx, dy in more)])
    total = 0.0
    for (x0, y0), (x1, y1) in zip(ring, np.roll(ring, -1, axis=0), strict=True):
        way = lambda t, x0=x0, y0=y0, x1=x1, y1=y1: (x0 + t * (x1 - x0)) * math.cos(math.radians(y0 + t * (y1 - y0)))  # noqa: E731
        total += (y1 - y0) * quad(way, 0.0, 1.0, epsabs=1e-11)[0]
    assert sphere.area_of_rings([ring]) == pytest.approx(total, rel=1e-8, abs=1e-6)


def test_near_the_equator_it_is_the_area_of_the_plot() -> None:
    ring = np.array([(5.0, 0.0), (5.0001, 0.0), (5.00005, 1e-4)])
    assert sphere.area_of_rings([ring]) == pytest.approx(outline.area_of_rings([ring]), rel=1e-6)


def test_the_density_is_divided_by_the_cosine() -> None:
    rng = np.random.default_rng(0)
    image = rng.random((9, 8))
    plane, on_sphere = (density_of(GRID, image, unit, 1.0) for unit in (Unit.AREA, Unit.SPHERE))
    cosines = np.cos(np.radians(GRID.y_centres))
    assert on_sphere.values == pytest.approx(plane.values / cosines[:, np.newaxis], rel=1e-14)
    assert on_sphere.maximum == on_sphere.values.max()
    for x, y in ((11.3, 55.7), (29.0, 71.1), (20.0, 83.9)):
        there, here = on_sphere.at(x, y), plane.at(x, y)
        assert there is not None
        assert here is not None
        assert there == pytest.approx(here / math.cos(math.radians(y)), rel=1e-14)


def test_at_a_pole_it_is_finite() -> None:
    density = density_of(Grid(Range(0.0, 360.0, -90.0, 90.0), 4, 6), np.ones((6, 4)), Unit.SPHERE, 1.0)
    assert density.at(1.0, 90.0) == density.at(1.0, 75.0) == density.values[5, 0]


def test_what_is_no_latitude_is_refused() -> None:
    with pytest.raises(UserError, match=r"y reaches 90\.5, which is no latitude"):
        density_of(Grid(Range(0.0, 1.0, 0.0, 90.5), 4, 6), np.ones((6, 4)), Unit.SPHERE, 1.0)


def test_an_even_cloud_on_the_sphere_is_even() -> None:
    rng = np.random.default_rng(4)
    latitudes = np.degrees(np.arcsin(rng.uniform(math.sin(math.radians(50.0)), math.sin(math.radians(86.0)), 400_000)))
    cloud = points_of(rng.uniform(10.0, 30.0, latitudes.size), latitudes)
    result = compute(cloud, settings(Unit.SPHERE), None, silent)
    area = sphere.area_of_rings([box(10.0, 30.0, 50.0, 86.0)])
    assert result.density.values[1:-1].mean() == pytest.approx(latitudes.size / area, rel=0.02)


def test_errors_and_peaks_follow() -> None:
    cloud = points_of(*points())
    plane, on_sphere = (
        details_of(compute(cloud, settings(unit), None, silent), silent) for unit in (Unit.AREA, Unit.SPHERE)
    )
    x, y = np.array([15.0, 22.0, 29.0]), np.array([51.0, 70.0, 85.0])
    cosines = np.cos(np.radians(y))
    for many in (False, True):
        across, up = (np.tile(axis, 100) if many else axis for axis in (x, y))
        flat, round_ = (details.at_all(across, up, silent) for details in (plane, on_sphere))
        assert round_[0][:3] == pytest.approx(flat[0][:3] / cosines, rel=1e-12)
        assert round_[1] == pytest.approx(flat[1], rel=1e-12)
    flat_peaks = {(peak.x, peak.y): peak for peak in peaks_of(plane, 0.5, silent)}
    for peak in peaks_of(on_sphere, 0.5, silent):
        same = flat_peaks[peak.x, peak.y]
        assert peak.significance == same.significance
        assert peak.density == pytest.approx(same.density / math.cos(math.radians(peak.y)), rel=1e-12)


def test_contours_hold_their_share_and_have_true_areas() -> None:
    details = details_of(compute(points_of(*points()), settings(Unit.SPHERE), None, silent), silent)
    density = details.result.density
    (contour,) = contours_of(density, details.levels, (0.5,), ())
    chosen = density.values > contour.density
    assert contour.share == pytest.approx(density.per_bin[chosen].sum() / density.per_bin.sum(), rel=1e-12)
    assert contour.area == pytest.approx(sphere.area_of_rings([r for p in contour.polygons for r in p]), rel=1e-12)
    assert (
        density.per_bin[density.values > 1.0001 * contour.density].sum()
        <= 0.5 * density.per_bin.sum() + density.per_bin.max()
    )


def test_a_region_with_a_nearly_flat_edge_has_its_area() -> None:
    ring = ((0.0, 60.0), (4.0, 60.0 + 1e-14), (4.0, 62.0), (0.0, 62.0))
    region = Region("flat", (Part(Polygon((ring,))), Part(Rectangle(9.0, 61.0, 1e-9, 1e-9))))
    assert area_of(region, on_sphere=True) == pytest.approx(sphere.area_of_rings([np.array(ring)]), rel=1e-10)


def test_regions_have_true_areas() -> None:
    hole = Polygon((((14.0, 60.0), (18.0, 60.0), (16.0, 64.0)),))
    both = Region("both", (Part(Rectangle(20.0, 65.0, 14.0, 20.0, 0.0)), Part(hole, taken=True)))
    whole = sphere.area_of_rings([box(13.0, 27.0, 55.0, 75.0)])
    assert area_of(both, on_sphere=True) == pytest.approx(
        whole - sphere.area_of_rings([np.array(hole.rings[0])]), rel=1e-12
    )
    small = Region("small", (Part(Ellipse(20.0, 60.0, 0.01, 0.02, 30.0)),))
    assert area_of(small, on_sphere=True) == pytest.approx(area_of(small) * math.cos(math.radians(60.0)), rel=1e-7)
    result = compute(points_of(*points()), settings(Unit.SPHERE), None, silent)
    (found,) = measured([both], result.points, result.density, silent)
    assert found.area == area_of(both, on_sphere=True)
    assert found.peak is not None
    assert found.peak[2] in result.density.values
