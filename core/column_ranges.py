"""The ranges of the columns that were kept, as a list of columns tells them."""

import numpy as np

from core.loading import Loaded
from core.progress import Report, silent

_PIECE = 1 << 20  # values between two reports


def ranges_of(loaded: Loaded, report: Report = silent) -> dict[int, tuple[float, float]]:
    """Return the smallest and largest finite value of the columns that were kept, by their index.

    A column that was not kept, or holds no finite number, is not among them.
    """
    ranges: dict[int, tuple[float, float]] = {}
    for index, cells in sorted(dict(loaded.kept.columns).items(), key=lambda item: item[0]):
        ends: list[float] = []
        for start in range(0, cells.values.size, _PIECE):
            report(None, "Looking for the ranges")
            piece = cells.values[start : start + _PIECE]
            finite = piece[np.isfinite(piece)]
            if finite.size:
                ends += float(finite.min()), float(finite.max())
        if ends:
            ranges[index] = min(ends), max(ends)
    return ranges
