from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.recent import MOST, Recent, of_text

NAMES = st.text(st.characters(exclude_characters="\0/"), min_size=1, max_size=8)
SETS = st.lists(st.lists(NAMES.map(lambda name: Path("/data", name)), min_size=1, max_size=3), max_size=2 * MOST)


@given(SETS)
def test_the_latest_come_first_each_once_and_a_text_holds_them(sets: list[list[Path]]) -> None:
    recent, reference = Recent(), list[tuple[Path, ...]]()
    for files in sets:
        recent = recent.with_opened(files)
        reference = [tuple(files), *(one for one in reference if one != tuple(files))][:MOST]
    assert recent.entries == tuple(reference)
    assert recent.as_text().isascii()
    assert of_text(recent.as_text()) == recent


def test_paths_are_absolute_and_huge_sets_are_left_out() -> None:
    assert Recent().with_opened([Path("a.csv")]).entries == ((Path("a.csv").absolute(),),)
    assert Recent().with_opened([Path(f"/{number}") for number in range(101)]) == Recent()
    assert Recent().with_opened([]) == Recent()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"version": 2, "files": [["/a"]]}',
        '{"version": 1, "files": "/a"}',
        '{"version": 1, "files": ["/a", [], [3], ["a.csv"], ["/a\\u0000b"], null]}',
        "[" * 100_000,
    ],
)
def test_a_bad_text_is_an_empty_list(text: str) -> None:
    assert of_text(text) == Recent()
