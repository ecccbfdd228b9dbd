import gc
import sys
import types
from collections.abc import Iterator

import pytest

from core.libraries import unwatched


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    gc.collect()
    yield
    gc.unfreeze()


def test_what_is_imported_is_never_looked_at() -> None:
    made: list[dict[int, list[int]]] = []
    with unwatched("a library that is not there"):
        assert not gc.isenabled()
        made.append({0: [1]})
    assert gc.isenabled()
    assert not any(thing is made[0][0] for thing in gc.get_objects())


def test_a_failed_import_leaves_the_collector_on() -> None:
    with pytest.raises(ImportError), unwatched("a library that is not there"):
        raise ImportError
    assert gc.isenabled()


def test_what_is_there_already_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "there", types.ModuleType("there"))
    before = gc.get_freeze_count()
    with unwatched("there"):
        assert gc.isenabled()
    assert gc.get_freeze_count() == before


def test_who_comes_second_leaves_it_to_the_first() -> None:
    with unwatched("one"):
        with unwatched("another"):
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
