import numpy as np
import pytest
import scipy.fft

from core.power import power


@pytest.mark.parametrize("shape", [(1, 1), (2, 3), (9, 4), (16, 16)])
def test_it_adds_up_like_the_squares_of_the_counts(shape: tuple[int, int]) -> None:
    counts = np.random.default_rng(1).normal(size=shape)
    found = power(scipy.fft.dctn(counts))
    assert found.sum() / counts.size == pytest.approx((counts**2).sum())


def test_each_wave_is_that_of_the_orthonormal_transform() -> None:
    counts = np.random.default_rng(2).normal(size=(5, 8))
    orthonormal = scipy.fft.dctn(counts, norm="ortho") ** 2
    coefficients = scipy.fft.dctn(counts)
    assert np.allclose(power(coefficients) / counts.size, orthonormal)
    assert np.allclose(power(coefficients[2:4], 2) / counts.size, orthonormal[2:4])
    assert np.allclose(power(coefficients[:, :3]) / counts.size, orthonormal[:, :3])
