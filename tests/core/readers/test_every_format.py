"""What holds for every row of the table of formats: exact points, or one line that says why not."""

import gzip
import importlib
import json
import random
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from core.errors import UserError
from core.loading import Loaded, load
from core.progress import Report
from core.readers import FORMATS, Format, apart
from core.readers.apart import Task
from core.readers.pieces import PieceSource
from core.readers.source import Chunk, Source
from tests.core.readers.makers import MAKERS, Maker

ROWS = pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
POINT = tuple[float, float]


def columns_of(maker: Maker) -> tuple[list[float | None], list[float | None]]:
    """Return the columns to write; the last row lacks a number where the format knows that."""
    x: list[float | None] = list(maker.numbers)
    y: list[float | None] = [*maker.numbers[1:], maker.numbers[0]]
    return x, [*y[:-1], None] if maker.missing else y


def expected(maker: Maker) -> list[POINT]:
    x, y = columns_of(maker)
    return [(a, b) for a, b in zip(x, y, strict=True) if a is not None and b is not None]


def file_of(row: Format) -> bytes:
    return MAKERS[row.name].write(*columns_of(MAKERS[row.name]))


def points_in(loaded: Loaded) -> list[POINT]:
    return list(zip(loaded.points.x.tolist(), loaded.points.y.tolist(), strict=True))


def loaded_or_refused(path: Path, data: bytes) -> Loaded | None:
    """Load a file; whatever is no refusal in one line fails the test."""
    path.write_bytes(data)
    try:
        return load(path)
    except UserError as error:
        line = str(error)
        assert line.startswith(path.name)
        assert "\n" not in line
        assert str(path.parent) not in line
        return None


class Inside(PieceSource):
    """A source that is opened here and not in a process of its own, to save its start; the outcomes are the same."""

    def __init__(self, task: Task, _report: Report) -> None:
        self._task = task
        told = json.loads(task.order)
        reader = getattr(importlib.import_module(told["module"]), told["reader"])
        with self._refusing():
            self._source: Source = reader(Path(told["path"]), told["table"])
            self.columns, self.rows = tuple(self._source.columns), self._source.rows
            self.tables, self.table = tuple(self._source.tables), self._source.table

    def chunks(self, wanted: Sequence[int], report: Report) -> Iterator[Chunk]:
        with self._refusing():
            yield from self._source.chunks(wanted, report)

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                yield
            except UserError:
                raise
            except Exception as error:
                raise self._task.damaged() from error


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "ApartSource", Inside)


def test_every_row_has_a_maker() -> None:
    assert list(MAKERS) == [row.name for row in FORMATS]
    assert all(MAKERS[row.name].suffix in row.suffixes for row in FORMATS)


@ROWS
@pytest.mark.parametrize("name", ["right", "wrong", "packed"])
def test_what_was_written_comes_back(tmp_path: Path, row: Format, name: str) -> None:
    maker, data = MAKERS[row.name], file_of(row)
    suffix = {"right": maker.suffix, "wrong": ".bin", "packed": ".gz"}[name]
    loaded = loaded_or_refused(tmp_path / f"a{suffix}", gzip.compress(data) if name == "packed" else data)
    assert loaded is not None
    assert points_in(loaded) == expected(maker)
    assert loaded.rows == len(maker.numbers)
    assert loaded.dropped_total == loaded.rows - len(expected(maker))
    assert (loaded.x, loaded.y) in {("x", "y"), ("lon", "lat")}


@ROWS
def test_a_part_of_a_file_is_refused_or_whole(tmp_path: Path, row: Format, inside: None) -> None:
    maker, data = MAKERS[row.name], file_of(row)
    for end in _places(len(data), 30):
        loaded = loaded_or_refused(tmp_path / f"a{maker.suffix}", data[:end])
        if loaded is not None:
            found = points_in(loaded)
            # a number may have been cut as well where a file may end anywhere
            assert found[:-1] == expected(maker)[: len(found) - 1] if maker.growing else found == expected(maker)


def _places(length: int, number: int) -> Iterator[int]:
    """Yield so many places in a file: the last byte, the middle, and by chance."""
    chance = random.Random(length)
    yield from (length - 1, length // 2, *(chance.randrange(1, length) for _ in range(number - 2)))


@ROWS
def test_damage_is_refused_or_gives_as_many_rows_at_most(tmp_path: Path, row: Format, inside: None) -> None:
    maker, data = MAKERS[row.name], file_of(row)
    chance = random.Random(len(data))
    for at in _places(len(data), 30):
        length = chance.choice((1, 8))
        loaded = loaded_or_refused(
            tmp_path / f"a{maker.suffix}", data[:at] + chance.randbytes(length) + data[at + length :]
        )
        assert loaded is None or loaded.rows <= len(maker.numbers) + 1  # a line may have been parted


@ROWS
def test_a_header_that_lies_is_refused_or_seen_through(tmp_path: Path, row: Format) -> None:
    maker, data = MAKERS[row.name], file_of(row)
    for lie in maker.lies:
        told = lie(data)
        assert told != data
        loaded = loaded_or_refused(tmp_path / f"a{maker.suffix}", told)
        assert loaded is None or points_in(loaded) == expected(maker)


@ROWS
@pytest.mark.parametrize("start", [0, 8, 40])
def test_the_right_start_and_garbage_is_refused(tmp_path: Path, row: Format, start: int, inside: None) -> None:
    suffix, data = MAKERS[row.name].suffix, file_of(row)[:start]
    if start < 40:
        assert loaded_or_refused(tmp_path / f"a{suffix}", data) is None or row.name == "Text table"
    assert loaded_or_refused(tmp_path / f"b{suffix}", data + random.Random(start).randbytes(3000)) is None
