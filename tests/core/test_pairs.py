import pytest

from core.column_names import words_of
from core.pairs import PAIRS, match, may_be_x


def row(x: str, y: str) -> int | None:
    found = match(words_of(x), words_of(y))
    return None if found is None else found[1]


def test_each_name_of_a_row_is_a_pair_with_each_other_of_it_and_no_pair_the_other_way_round() -> None:
    for number, (names_x, names_y, _) in enumerate(PAIRS):
        for x in names_x.split():
            assert may_be_x((x,))
            for y in names_y.split():
                assert row(x, y) == number
                assert row(y, x) is None


def test_a_name_is_written_as_words_are_compared() -> None:
    for names_x, names_y, _ in PAIRS:
        for name in (*names_x.split(), *names_y.split()):
            assert "".join(words_of(name)) == name


@pytest.mark.parametrize(("x", "y"), [("sigma_x", "sigma_y"), ("pm_ra", "pm_dec"), ("a", "b"), ("x_1", "y_2")])
def test_what_is_no_position(x: str, y: str) -> None:
    assert row(x, y) is None


def test_a_word_may_be_one_with_that_before_it() -> None:
    umap = row("umap1", "umap2")
    assert umap is not None
    assert row("X_umap_1", "X_umap_2") == row("X_umap[:,0]", "X_umap[:,1]") == umap
    assert row("X_umap_1", "X_umap_3") is None
    assert row("X_other_1", "X_other_2") is None


def test_words_that_both_share_cost_a_rank() -> None:
    assert match(("lon",), ("lat",)) == (0, 1)
    assert match(("start", "lon"), ("start", "lat")) == (2, 1)
