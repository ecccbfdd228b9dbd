import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.export.bins import scaled, size_of

some_bins = st.integers(2, 8192)


def colours(ny: int, nx: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.random.default_rng(ny * 7 + nx).integers(0, 256, (ny, nx, 3), dtype=np.uint8)


@given(some_bins, some_bins)
def test_sides_are_whole_numbers_of_pixels_a_bin(nx: int, ny: int) -> None:
    for bins, side in zip((nx, ny), size_of((nx, ny), None), strict=True):
        assert 600 <= side <= 1875
        if bins <= side:
            assert side % bins == 0
        else:
            assert any(side == -(-bins // each) for each in range(2, 9))


@given(some_bins, some_bins, st.floats(0.02, 50.0))
def test_equal_aspect_is_equal_within_a_percent(nx: int, ny: int, ratio: float) -> None:
    wide, high = size_of((nx, ny), ratio)
    longer, shorter = (wide, high) if ratio >= 1.0 else (high, wide)
    assert 600 <= longer <= 1875
    exact = max(longer / max(ratio, 1.0 / ratio), 24)
    assert shorter == pytest.approx(exact, rel=0.0101, abs=0.51)


def test_extreme_ratios_still_show_something() -> None:
    for ratio in (1e9, 1e-9, 0.0, float("inf"), 5e-324):
        assert min(size_of((100, 100), ratio)) >= 24


@settings(max_examples=25)
@given(st.integers(1, 12), st.integers(1, 12), st.integers(1, 6), st.integers(1, 6))
def test_whole_multiples_are_crisp(ny: int, nx: int, down: int, across: int) -> None:
    rgb = colours(ny, nx)
    image = np.asarray(scaled(rgb, (nx * across, ny * down)))
    assert np.array_equal(image, rgb.repeat(down, axis=0).repeat(across, axis=1))


def test_many_pixels_a_bin_are_nearest_neighbours() -> None:
    rgb = colours(3, 7)
    image = np.asarray(scaled(rgb, (50, 22)))
    for row in range(22):
        for column in range(50):
            there = rgb[int((row + 0.5) * 3 / 22), int((column + 0.5) * 7 / 50)]
            assert np.array_equal(image[row, column], there)


def test_many_bins_a_pixel_are_averaged() -> None:
    rgb = colours(30, 40)
    image = np.asarray(scaled(rgb, (10, 6))).astype(float)
    mean = rgb.reshape(6, 5, 10, 4, 3).mean(axis=(1, 3))
    assert np.abs(image - mean).max() <= 1.0


def test_an_uneven_scale_shares_pixels_between_bins() -> None:
    rgb = np.zeros((2, 2, 3), dtype=np.uint8)
    rgb[:, 1] = 200
    image = np.asarray(scaled(rgb, (3, 2)))
    assert image[0, :, 0].tolist() == [0, 100, 200]
