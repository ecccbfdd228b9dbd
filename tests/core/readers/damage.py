"""What the tests of readers share: points of a file, refusals, and damaged variants of files."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.columns import ColumnChoice
from core.errors import UserError
from core.loading import Loaded, load
from core.progress import silent
from core.readers.source import Source


def values_of(source: Source, *names: str) -> list[list[float]]:
    """Return all values of some columns."""
    columns = [column.name for column in source.columns]
    found: list[list[float]] = [[] for _ in names]
    for chunk in source.chunks([columns.index(name) for name in names], silent):
        for values, cells in zip(found, chunk.cells, strict=True):
            values.extend(cells.values.tolist())
    return found


def names_of(source: Source) -> list[str]:
    """Return the names of the columns."""
    return [column.name for column in source.columns]


def points_of(
    path: Path, x: str | None = None, y: str | None = None, table: str | None = None
) -> list[tuple[float, float]]:
    """Return the points that the program loads from a file."""
    points = load(path, ColumnChoice(x, y, None, table)).points
    return list(zip(points.x.tolist(), points.y.tolist(), strict=True))


def refusal(work: Callable[[], object]) -> str:
    """Return the one line of the refusal."""
    with pytest.raises(UserError) as caught:
        work()
    assert "\n" not in str(caught.value)
    return str(caught.value)


def variants(data: bytes, number: int, seed: int = 0) -> Iterator[bytes]:
    """Yield the data cut off, with single bytes changed, and with a stretch overwritten."""
    chance = random.Random(seed)
    for _ in range(number):
        at = chance.randrange(1, len(data))
        yield data[:at]
        yield data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        yield data[:at] + chance.randbytes(8) + data[at + 8 :]


def load_damaged(path: Path, data: bytes, number: int, seed: int = 0) -> list[Loaded]:
    """Load damaged variants; those that are refused leave nothing, anything but a UserError fails."""
    survived = []
    for variant in variants(data, number, seed):
        path.write_bytes(variant)
        try:
            survived.append(load(path))
        except UserError as error:
            lines = str(error).count("\n")
            if lines:
                pytest.fail(str(error))
    return survived
