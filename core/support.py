"""The support: where the box of a kernel around a bin holds an occupied one, found for 64 bins at once.

A row of bins is a row of words: bit k of word w is column ``64 w + k``.
"""

import numpy as np
from numpy.typing import NDArray

from core.arrays import Flags

Words = NDArray[np.uint64]

_BITS = 64


def packed(flags: Flags) -> Words:
    """Return ``(ny, nx)`` flags as ``(ny, ceil(nx / 64))`` words."""
    ny, nx = flags.shape
    octets = np.zeros((ny, -(-nx // _BITS) * _BITS // 8), np.uint8)
    octets[:, : -(-nx // 8)] = np.packbits(flags, axis=1, bitorder="little")
    return octets.view("<u8")


def unpacked(words: Words, nx: int) -> Flags:
    """Return words as the ``(ny, nx)`` flags that they were made of."""
    return np.unpackbits(words.view(np.uint8), axis=1, count=nx, bitorder="little").view(np.bool_)


def supported(occupied: Words, radius_x: int, radius_y: int) -> Words:
    """Return which bins have an occupied one at most so many columns and rows away, in steps that double the reach."""
    rows, words = occupied.shape
    reached = occupied
    for moved, radius in ((_rows_moved, min(radius_y, rows - 1)), (_columns_moved, min(radius_x, words * _BITS - 1))):
        done = 0
        while done < radius:
            step = min(done + 1, radius - done)  # not 2 done + 1: at the border one half of the reach is missing
            reached = moved(reached, step)
            done += step
    return reached


def _rows_moved(words: Words, step: int) -> Words:
    """Return the words together with those so many rows above and below."""
    wider = words.copy()
    wider[step:] |= words[:-step]
    wider[:-step] |= words[step:]
    return wider


def _columns_moved(words: Words, step: int) -> Words:
    """Return the words together with the bits so many columns to the right and to the left."""
    wider = words.copy()
    whole, rest = divmod(step, _BITS)
    low, high = np.uint64(rest), np.uint64(_BITS - rest)
    kept = words.shape[1] - whole
    wider[:, whole:] |= words[:, :kept] << low
    wider[:, :kept] |= words[:, whole:] >> low
    if rest and kept > 1:
        wider[:, whole + 1 :] |= words[:, : kept - 1] >> high
        wider[:, : kept - 1] |= words[:, whole + 1 :] << high
    return wider
