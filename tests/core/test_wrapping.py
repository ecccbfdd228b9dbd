import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.pipeline import compute, steps
from core.points import points_of
from core.progress import silent
from core.settings import AxesChoice, Settings, Wrap
from core.wrapping import wrapped, wrapped_points

anywhere = st.lists(
    st.floats(-1e4, 1e4) | st.sampled_from([-180.0, 180.0, 0.0, -0.0, 360.0, -1e-30, 359.9]), min_size=1
)


@given(anywhere, st.sampled_from([Wrap.HALF, Wrap.FULL]))
def test_one_turn_and_nothing_else(longitudes: list[float], wrap: Wrap) -> None:
    x = np.array(longitudes)
    found = wrapped(x, wrap)
    assert wrap.start is not None
    assert (found >= wrap.start).all()
    assert (found < wrap.start + 360.0).all()
    turns = (x - found) / 360.0
    assert turns == pytest.approx(np.round(turns), abs=1e-12)
    inside = (x >= wrap.start) & (x < wrap.start + 360.0)
    assert np.array_equal(found[inside], x[inside])
    assert np.array_equal(wrapped(found, wrap), found)


def test_what_is_taken_off_is_exact() -> None:
    x = np.array([359.9, 181.3, 180.0, np.nan, np.inf, -180.0])
    assert wrapped(x, Wrap.HALF).tolist()[:3] == [359.9 - 360.0, 181.3 - 360.0, -180.0]
    assert wrapped(x, Wrap.HALF)[5] == -180.0
    assert np.isnan(wrapped(x, Wrap.FULL)[3])
    assert wrapped(x, Wrap.FULL).tolist()[4:] == [np.inf, 180.0]
    assert wrapped(x, Wrap.NONE) is x


def test_a_cloud_across_the_seam_is_in_one_piece() -> None:
    rng = np.random.default_rng(2)
    x, y = np.mod(rng.normal(0.0, 5.0, 1000), 360.0), rng.normal(0.0, 5.0, 1000)
    points = points_of(x, y)
    split = compute(points, Settings(bins=(50, 50)), None, silent)
    whole = compute(points, Settings(bins=(50, 50), axes=AxesChoice(Wrap.HALF)), split, silent)
    assert split.grid.range.x_max > 350.0
    assert whole.grid.range.x_max < 30.0
    assert whole.given is points
    assert np.array_equal(whole.points.x, wrapped(x, Wrap.HALF))
    edges = whole.grid.x_edges, whole.grid.y_edges
    assert np.array_equal(whole.counts.values, np.histogram2d(wrapped(x, Wrap.HALF), y, edges)[0].T)
    again = compute(points, Settings(bins=(40, 40), axes=AxesChoice(Wrap.HALF)), whole, silent)
    assert again.points is whole.points
    assert len(list(steps(points, Settings(bins=(40, 40)), again, silent))) == 1


def test_without_a_wrap_points_are_the_very_same() -> None:
    points = points_of([359.0], [1.0])
    assert wrapped_points(points, Wrap.NONE, silent) is points
