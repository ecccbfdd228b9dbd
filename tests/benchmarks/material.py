"""What is measured on: points of a normal distribution, in memory and in files."""

from pathlib import Path

import numpy as np

from core.arrays import frozen
from core.points import Points

_SEED = 1234
_DIFFERENT = 10**6  # rows of a text file; longer ones repeat them


def points(count: int) -> Points:
    """Return so many points."""
    random = np.random.default_rng(_SEED)
    return Points(frozen(random.standard_normal(count)), frozen(random.standard_normal(count)))


def write_csv(path: Path, rows: int) -> Path:
    """Write columns x and y with all their digits, some 39 bytes a row."""
    some = points(min(rows, _DIFFERENT))
    lines = "".join(map("%r,%r\n".__mod__, zip(some.x.tolist(), some.y.tolist(), strict=True))).encode()
    with path.open("wb") as file:
        file.write(b"x,y\n")
        for _ in range(rows // len(some)):
            file.write(lines)
        file.writelines(lines.splitlines(keepends=True)[: rows % len(some)])
    return path


def write_npy(path: Path, rows: int) -> Path:
    """Write an ``(n, 2)`` array of float64."""
    some = points(rows)
    table = np.lib.format.open_memmap(path, mode="w+", dtype=np.float64, shape=(rows, 2))
    table[:, 0], table[:, 1] = some.x, some.y
    table.flush()
    return path
