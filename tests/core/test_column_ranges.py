import math
from pathlib import Path

import pytest

from core.column_ranges import ranges_of
from core.errors import Cancelled
from core.loading import Loaded, keep, load

ROWS = "a,b,name,gap\n1,-5,x,\n2,inf,y,\n3,nan,z,\n-4.5,7,,\n,2,q,\n"


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    path = tmp_path / "a.csv"
    path.write_text(ROWS)
    return load(path)


def test_finite_ends_of_what_was_kept(loaded: Loaded) -> None:
    assert ranges_of(loaded) == {}
    keep(loaded)
    assert ranges_of(loaded) == {0: (-4.5, 3.0), 1: (-5.0, 7.0)}


def test_piece_by_piece_as_by_hand(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    from core import column_ranges

    keep(loaded)
    monkeypatch.setattr(column_ranges, "_PIECE", 2)
    for index, ends in ranges_of(loaded).items():
        values = [value for value in loaded.kept.columns[index].values.tolist() if math.isfinite(value)]
        assert ends == (min(values), max(values))
    assert len(ranges_of(loaded)) == 2


def test_it_can_be_stopped(loaded: Loaded) -> None:
    keep(loaded)

    def stop(_fraction: float | None, _message: str, /) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        ranges_of(loaded, stop)
