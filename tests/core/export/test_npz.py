from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter

from core.export import Figure, export
from core.pipeline import compute
from core.points import points_of
from core.progress import silent
from core.settings import Settings, SigmaChoice, SigmaRule, Unit

SETTINGS = Settings(bins=(30, 20), sigma=SigmaChoice(SigmaRule.BINS, 1.5, 1.5), unit=Unit.PROBABILITY)


@pytest.mark.parametrize("raw", [False, True])
def test_the_arrays_are_those_of_numpy_and_scipy(tmp_path: Path, raw: bool) -> None:
    rng = np.random.default_rng(8)
    x, y = rng.normal(size=500), rng.normal(3.0, 2.0, 500)
    result = compute(points_of(x, y), replace(SETTINGS, raw=raw), None, silent)
    export(Figure(result, "a.csv", "lon", "lat"), tmp_path / "a.npz")
    counts, x_edges, y_edges = np.histogram2d(x, y, bins=(30, 20))
    density = counts.T if raw else gaussian_filter(counts.T, 1.5)
    with np.load(tmp_path / "a.npz", allow_pickle=False) as written:
        assert written["counts"].shape == (20, 30)
        assert np.array_equal(written["counts"], counts.T)
        assert np.array_equal(written["x_edges"], x_edges)
        assert np.array_equal(written["y_edges"], y_edges)
        assert np.abs(written["density"] - density).max() <= 1e-13 * density.max()
        assert written["sigma"].tolist() == ([0.0, 0.0] if raw else [1.5, 1.5])
        assert (str(written["source"]), str(written["x_name"]), str(written["y_name"])) == ("a.csv", "lon", "lat")
