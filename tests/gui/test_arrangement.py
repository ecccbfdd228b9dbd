import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.arrangement import Stand, stand_of
from gui.window_memory import as_text, of_text

NUMBERS = st.integers(0, 100_000)
PLACES = st.none() | st.tuples(st.integers(-9999, 9999), st.integers(-9999, 9999), *[st.integers(1, 9999)] * 2)
AREAS = st.sampled_from(["left", "right", "top", "bottom"])
STANDS = st.builds(Stand, AREAS, NUMBERS, NUMBERS, NUMBERS, st.booleans(), st.booleans(), PLACES)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from([*"ab", "area", "row", "docks", "floating"]), inner)
    ),
)
GOOD = Stand("right", 1, 272, 300).as_value()


@given(st.dictionaries(st.text(max_size=5), STANDS, max_size=2), st.sampled_from(["", "/a b/ü", "C:\\x"]))
def test_what_was_written_is_read_again(stands: dict[str, Stand], folder: str) -> None:
    assert of_text(as_text(folder, stands).encode()) == (folder, stands)


@pytest.mark.parametrize(
    "change",
    [
        {"area": "middle"},
        {"area": ["right"]},
        {"row": -1},
        {"row": True},
        {"width": 1e9},
        {"height": 10**9},
        {"height": None},
        {"floating": [1, 2, 3]},
        {"floating": [1, 2, 3, "4"]},
        {"floating": {"x": 1}},
    ],
)
def test_what_is_no_place_is_none(change: dict[str, object]) -> None:
    assert stand_of(GOOD) is not None
    assert stand_of(GOOD | change) is None


@given(VALUES)
def test_any_value_can_be_read(value: object) -> None:
    stand_of(value)
    text = json.dumps({"version": 1, "folder": value, "docks": {"smoothingDock": value}}).encode()
    of_text(text)
    of_text(json.dumps({"version": 1, "folder": "", "docks": value}).encode())
    of_text(json.dumps(value).encode())


@pytest.mark.parametrize("text", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"version": 2, "folder": "/"}', b"[1]"])
def test_another_text_tells_nothing(text: bytes) -> None:
    assert of_text(text) == ("", {})
