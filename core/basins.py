"""Basins: the local maxima of an image, which bins slope up to which of them, and the saddles between them.

Each bin points to the densest one among itself and its eight neighbours; of equals the later one counts as denser, so
that a plateau has one maximum. Bins of 0 belong to no basin. Along the boundary of two basins the highest pass is their
saddle. Going down from the highest pass, of two heaps that meet the one with the lower maximum ends: there is the
saddle over which its maximum rises, and beyond it the basin that it falls to.

Source: persistence of maxima: H. Edelsbrunner and J. Harer, Computational Topology (2010), section VII.1; watersheds:
L. Vincent and P. Soille, IEEE Transactions on Pattern Analysis and Machine Intelligence 13 (1991), 583-598.
"""

from dataclasses import dataclass

import numpy as np

from core.arrays import Floats, Integers, frozen
from core.messages import mark
from core.progress import Report

_AROUND = tuple((down, right) for down in (-1, 0, 1) for right in (-1, 0, 1) if (down, right) != (0, 0))
_AHEAD = ((0, 1), (1, -1), (1, 0), (1, 1))
_MESSAGE = mark("Looking for peaks")


@dataclass(frozen=True, eq=False)
class Basins:
    """The basins of an image, by number; places are flat indices into the image.

    Attributes
    ----------
    of_bins : (ny, nx) int64
        The basin of each bin; -1 where the image is not above 0.
    tops : (n,) int64
        The place of each maximum.
    saddles : (n,) int64
        The place of the highest saddle towards a higher maximum; -1 where there is none.
    beyond : (n,) int64
        The basin on the other side of that saddle; -1 where there is none.
    """

    of_bins: Integers
    tops: Integers
    saddles: Integers
    beyond: Integers


def basins_of(image: Floats, report: Report) -> Basins:
    """Return the basins of an image ``(ny, nx)``."""
    report(0.0, _MESSAGE)
    uphill = _uphill(image)
    report(0.3, _MESSAGE)
    while True:
        further = uphill[uphill]
        if np.array_equal(further, uphill):
            break
        uphill = further
        report(0.5, _MESSAGE)
    inhabited = image.ravel() > 0.0
    tops = np.flatnonzero((uphill == np.arange(image.size)) & inhabited)
    numbers = np.full(image.size, -1, np.int64)
    numbers[tops] = np.arange(tops.size)
    of_bins = np.where(inhabited, numbers[uphill], -1).reshape(image.shape)
    report(0.7, _MESSAGE)
    saddles, beyond = _ends(image, tops, *_passes(image, of_bins), report)
    return Basins(frozen(of_bins), tops, saddles, beyond)


def _uphill(image: Floats) -> Integers:
    """Return the place that each bin points to, as a flat array."""
    ny, nx = image.shape
    own = np.arange(image.size).reshape(image.shape)
    best, place = image.copy(), own.copy()
    for down, right in _AROUND:
        here, there = _overlap(ny, down), _overlap(nx, right)
        mine = (here[0], there[0])
        other, its_place = image[here[1], there[1]], own[here[1], there[1]]
        higher = (other > best[mine]) | ((other == best[mine]) & (its_place > place[mine]))
        np.copyto(best[mine], other, where=higher)
        np.copyto(place[mine], its_place, where=higher)
    return place.ravel()


def _overlap(size: int, step: int) -> tuple[slice, slice]:
    """Return the places that have a neighbour a step away, and those neighbours."""
    return slice(max(0, -step), size - max(0, step)), slice(max(0, step), size - max(0, -step))


def _passes(image: Floats, of_bins: Integers) -> tuple[Integers, Integers, Integers]:
    """Return both basins and the place of the pass of all pairs of bins across a boundary, the highest pass first."""
    ny, nx = image.shape
    own = np.arange(image.size).reshape(image.shape)
    found = []
    for down, right in _AHEAD:
        (here, below), (there, beside) = _overlap(ny, down), _overlap(nx, right)
        one, other = of_bins[here, there], of_bins[below, beside]
        across = (one != other) & (one >= 0) & (other >= 0)
        a, b = own[here, there][across], own[below, beside][across]
        lower = np.where(image.ravel()[a] <= image.ravel()[b], a, b)
        found.append(np.stack([one[across], other[across], lower]))
    one, other, lower = np.concatenate(found, axis=1)
    order = np.argsort(-image.ravel()[lower], kind="stable")
    return one[order], other[order], lower[order]


def _ends(
    image: Floats, tops: Integers, one: Integers, other: Integers, passes: Integers, report: Report
) -> tuple[Integers, Integers]:
    """Return saddle and basin beyond of each maximum, by union of heaps from the highest pass downwards."""
    pairs = np.minimum(one, other) * tops.size + np.maximum(one, other)
    _, first = np.unique(pairs, return_index=True)  # of each pair of basins the highest pass
    first.sort()
    heights = image.ravel()[tops]
    rank = np.empty(tops.size, np.int64)
    rank[np.lexsort((tops, heights))] = np.arange(tops.size)
    saddles, beyond = [-1] * tops.size, [-1] * tops.size
    heap = list(range(tops.size))
    ranks = rank.tolist()

    def top(basin: int) -> int:
        while heap[basin] != basin:
            heap[basin] = heap[heap[basin]]
            basin = heap[basin]
        return basin

    rows = zip(one[first].tolist(), other[first].tolist(), passes[first].tolist(), strict=True)
    for number, (a, b, place) in enumerate(rows):
        if number % 10_000 == 0:
            report(0.8 + 0.2 * number / first.size, _MESSAGE)
        low, high = top(a), top(b)
        if low == high:
            continue
        across = b
        if ranks[low] > ranks[high]:
            low, high, across = high, low, a
        heap[low] = high
        saddles[low], beyond[low] = place, across
    return np.array(saddles, np.int64), np.array(beyond, np.int64)
