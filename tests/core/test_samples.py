import numpy as np
import pytest

from core.colour_maps import table
from core.errors import UserError
from core.samples import SAMPLES, Sample, sample
from core.settings import Settings, SigmaChoice, SigmaRule


@pytest.mark.parametrize("row", SAMPLES, ids=lambda row: row.name)
def test_every_sample_can_be_drawn(row: Sample) -> None:
    with np.load(row.path, allow_pickle=False) as columns:
        assert columns.files == [row.x, row.y]
        x, y = columns[row.x], columns[row.y]
    assert x.shape == y.shape
    assert x.size >= 1000
    assert np.isfinite(x).all()
    assert np.isfinite(y).all()
    assert np.ptp(x) > 0 < np.ptp(y)
    assert table(row.settings.colour.map)


def test_the_notebooks_points_are_bit_for_bit_those_of_numpy() -> None:
    row = SAMPLES[0]
    random = np.random.RandomState(1234)
    with np.load(row.path) as columns:
        for name in ("x", "y"):
            assert columns[name].dtype == np.float64
            assert columns[name].tobytes() == random.randn(1000).tobytes()


def test_the_notebook_opens_as_in_the_notebook() -> None:
    assert sample("notebook").settings == Settings(bins=(100, 100), sigma=SigmaChoice(SigmaRule.BINS, 1.0, 1.0))


def test_samples_are_found_by_unique_names() -> None:
    assert [sample(row.name) for row in SAMPLES] == list(SAMPLES)
    assert len({row.name for row in SAMPLES}) == len(SAMPLES)


def test_an_unknown_name_is_told_with_the_known_ones() -> None:
    with pytest.raises(UserError, match=r"no sample moon.*notebook, stars"):
        sample("moon")


def test_samples_stay_small() -> None:
    assert sum(row.path.stat().st_size for row in SAMPLES) < 8_000_000
