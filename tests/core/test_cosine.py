import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import scipy.fft

from core import cosine
from core.arrays import Floats

ROOT = Path(__file__).parents[2]
SHAPES = [(1, 1), (2, 2), (3, 2), (4, 5), (7, 8), (64, 97), (100, 131)]


def cosine_sums(values: Floats) -> Floats:
    """``2 sum_i x_i cos(pi k (2 i + 1) / (2 n))`` of each row, as it is defined."""
    n = values.shape[1]
    k, i = np.arange(n)[:, np.newaxis], np.arange(n)
    table: Floats = 2.0 * np.cos(np.pi * k * (2 * i + 1) / (2 * n))
    return values @ table.T


@pytest.mark.usefixtures("transforms")
@pytest.mark.parametrize("shape", SHAPES)
def test_as_it_is_defined_and_back(shape: tuple[int, int]) -> None:
    values = np.random.default_rng(4).normal(size=shape)
    for axis in (0, 1):
        image = np.zeros((shape[0] + 3, shape[1] + 5))
        strip = image[1:-2, 2:-3]  # a part of a larger one, as strips are
        strip[...] = values
        cosine.dct(strip, axis)
        expected = cosine_sums(values) if axis else cosine_sums(values.T).T
        assert np.abs(strip - expected).max() <= 1e-12 * np.abs(expected).max()
        assert np.abs(strip - scipy.fft.dct(values, axis=axis)).max() <= 1e-14 * np.abs(expected).max()
        cosine.idct(strip, axis)
        assert np.abs(strip - values).max() <= 1e-14 * np.abs(values).max()
        assert not image[0].any()
        assert not image[:, :2].any()


def test_scipy_comes_only_where_it_pays() -> None:
    program = """
import sys
from core import cosine
cosine.expect(1000 * 1000)
print("scipy" in sys.modules)
cosine.expect(cosine._MANY)
print("scipy.fft" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
