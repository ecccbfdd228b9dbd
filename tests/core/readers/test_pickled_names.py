import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.readers.pickled_names import pickled_names


@given(st.lists(st.text() | st.integers(0, 10**6), max_size=20), st.integers(0, 5))
def test_names_are_those_of_the_list(names: list[str | int], protocol: int) -> None:
    assert pickled_names(pickle.dumps(names, protocol)) == tuple(map(str, names))


@given(st.text(max_size=3), st.integers(0, 5))
def test_a_name_may_come_twice(name: str, protocol: int) -> None:
    assert pickled_names(pickle.dumps([name, "b", name], protocol)) == (name, "b", name)


class Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return print, ("run",)


@pytest.mark.parametrize("protocol", range(5))
def test_what_could_run_is_refused(protocol: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert pickled_names(pickle.dumps(["a", Evil()], protocol)) is None
    assert pickled_names(pickle.dumps({"a": 1}, protocol)) is None
    assert capsys.readouterr().out == ""


@given(st.binary(max_size=100))
def test_other_bytes_are_none_or_names(data: bytes) -> None:
    names = pickled_names(data)
    assert names is None or all(isinstance(name, str) for name in names)
