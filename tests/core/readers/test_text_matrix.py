"""Each way of writing beside each other: tables whose points are known are written so, and read again."""

from pathlib import Path

import pytest

from core.loading import load
from core.readers import streams, text
from tests.core.readers.written import pairwise, table


@pytest.mark.parametrize(("seed", "block"), [(1, 1 << 22), (12, 1 << 12)])
def test_a_table_is_read_as_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, block: int
) -> None:
    monkeypatch.setattr(streams, "HEAD", min(streams.HEAD, block))
    monkeypatch.setattr(text, "_BLOCK", block)
    path = tmp_path / "table.txt"
    ways = 0
    for ways, written in enumerate(pairwise(seed), 1):
        told = table(written, ways)
        path.write_bytes(told.data)
        loaded = load(path)
        points = list(zip(loaded.points.x.tolist(), loaded.points.y.tolist(), strict=True))
        assert points == told.points, written
        assert (loaded.rows, loaded.dropped_total) == (len(points) + told.dropped, told.dropped), written
    assert ways > 80
