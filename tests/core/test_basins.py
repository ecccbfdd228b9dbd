import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.arrays import Floats
from core.basins import Basins, basins_of
from core.progress import silent


def basins_by_flooding(image: Floats) -> tuple[dict[int, int], dict[int, int]]:
    """Return the maximum that each bin slopes up to, and the highest saddle of each maximum, bin by bin downwards."""
    ny, nx = image.shape
    flat = image.ravel()
    heap: dict[int, int] = {}
    basin: dict[int, int] = {}
    saddles: dict[int, int] = {}

    def top(place: int) -> int:
        return place if heap[place] == place else top(heap[place])

    for place in sorted(range(flat.size), key=lambda place: (flat[place], place), reverse=True):
        if flat[place] <= 0.0:
            continue
        row, column = divmod(place, nx)
        around = [
            r * nx + c
            for r in range(max(0, row - 1), min(ny, row + 2))
            for c in range(max(0, column - 1), min(nx, column + 2))
            if r * nx + c in heap
        ]
        heap[place] = place
        basin[place] = place
        if not around:
            continue
        basin[place] = basin[max(around, key=lambda other: (flat[other], other))]
        heaps = sorted({top(other) for other in around}, key=lambda other: (flat[other], other), reverse=True)
        for other in heaps[1:]:
            saddles[other] = place
        for other in (place, *heaps[1:]):
            heap[other] = heaps[0]
    return basin, saddles


def check(image: Floats) -> Basins:
    found = basins_of(image, silent)
    basin, saddles = basins_by_flooding(image)
    mine = {place: int(found.tops[number]) for place, number in enumerate(found.of_bins.ravel()) if number >= 0}
    assert mine == basin
    flat = image.ravel()
    heights = {int(top): flat[s] for top, s in zip(found.tops, found.saddles, strict=True) if s >= 0}
    assert heights == {top: flat[place] for top, place in saddles.items()}
    for number, other in enumerate(found.beyond.tolist()):
        assert (other < 0) == (found.saddles[number] < 0)
        assert other != number
    return found


@given(st.integers(0, 2**32), st.integers(2, 14), st.integers(2, 14), st.integers(2, 50))
def test_as_by_flooding_also_with_plateaus(seed: int, nx: int, ny: int, heights: int) -> None:
    check(np.random.default_rng(seed).integers(0, heights, (ny, nx)).astype(float))


def test_two_hills_and_a_pass() -> None:
    image = np.array([[1.0, 2.0, 1.0, 3.0, 1.0], [0.0, 1.0, 1.5, 1.0, 0.0]])
    found = check(image)
    assert found.tops.tolist() == [1, 3]
    assert found.saddles.tolist() == [7, -1]
    assert found.beyond.tolist() == [1, -1]
    assert found.of_bins.tolist() == [[0, 0, 1, 1, 1], [-1, 0, 1, 1, -1]]


def test_nothing_has_no_basins() -> None:
    found = basins_of(np.zeros((3, 4)), silent)
    assert found.tops.size == found.saddles.size == 0
    assert (found.of_bins == -1).all()


def test_a_plateau_is_one_basin_and_basins_end_somewhere() -> None:
    image = np.zeros((20, 20))
    image[3:9, 4:15] = 2.0
    assert check(image).tops.size == 1
    noise = np.random.default_rng(2).random((60, 50))
    found = check(noise)
    owner = np.where(found.beyond < 0, np.arange(found.tops.size), found.beyond)
    for _ in range(found.tops.size):
        owner = owner[owner]
    assert len(set(owner.tolist())) == 1
    assert owner[0] == np.argmax(noise.ravel()[found.tops]) == pytest.approx(owner[0])
