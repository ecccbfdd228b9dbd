import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.columns import Column, ColumnChoice
from core.remembered import MOST, Remembered, Taken, of_text

COLUMNS = tuple(Column(name) for name in ("a", "b", "c", "m"))
OTHER = tuple(Column(name) for name in ("a", "b", "m", "c"))
TAKEN = Taken("c", "b", "m")
texts = st.text(max_size=8)
headers = st.lists(texts, min_size=1, max_size=5, unique=True).map(lambda names: tuple(map(Column, names)))


def test_what_was_chosen_for_a_header_is_there_again() -> None:
    memory = Remembered().with_taken(COLUMNS, TAKEN)
    assert memory.applied(COLUMNS, ColumnChoice()) == ColumnChoice("c", "b", "m")
    assert memory.applied(COLUMNS, ColumnChoice(table="t")) == ColumnChoice("c", "b", "m", "t")
    assert memory.applied(COLUMNS, ColumnChoice(weight="a")).weight == "a"
    assert memory.applied(OTHER, ColumnChoice()) == ColumnChoice()
    assert memory.without(COLUMNS).applied(COLUMNS, ColumnChoice()) == ColumnChoice()


@pytest.mark.parametrize("given", [ColumnChoice(x="a"), ColumnChoice(y="a"), ColumnChoice("a", "b")])
def test_what_is_given_wins(given: ColumnChoice) -> None:
    assert Remembered().with_taken(COLUMNS, TAKEN).applied(COLUMNS, given) == given


def test_the_latest_choice_counts_and_the_oldest_is_forgotten() -> None:
    memory = Remembered().with_taken(COLUMNS, TAKEN)
    for number in range(MOST - 1):
        memory = memory.with_taken((Column(f"q{number}"), Column("r")), Taken("r", "r"))
    assert len(memory.entries) == MOST
    memory = memory.with_taken(COLUMNS, Taken("a", "c"))  # the oldest becomes the latest
    memory = memory.with_taken(OTHER, TAKEN)
    assert len(memory.entries) == MOST
    assert memory.taken(COLUMNS) == Taken("a", "c")
    assert memory.taken((Column("q0"), Column("r"))) is None
    assert memory.taken((Column("q1"), Column("r"))) == Taken("r", "r")


def test_names_that_were_made_up_are_no_header() -> None:
    columns = (Column("column 1"), Column("column 2"), Column("column 3"))
    assert Remembered().with_taken(columns, Taken("column 2", "column 3")) == Remembered()


def test_a_column_that_is_not_there_is_not_taken() -> None:
    assert Remembered().with_taken(COLUMNS, Taken("c", "gone")).taken(COLUMNS) is None
    assert Remembered().with_taken(COLUMNS, Taken("c", "b", "gone")).taken(COLUMNS) is None


@given(st.lists(st.tuples(headers, st.builds(Taken, texts, texts, st.none() | texts)), max_size=6))
def test_text_and_back(choices: list[tuple[tuple[Column, ...], Taken]]) -> None:
    memory = Remembered()
    for columns, taken in choices:
        memory = memory.with_taken(columns, taken)
    text = memory.as_text()
    assert text.isascii()
    assert of_text(text) == memory


GOOD = ["k" * 32, "x", "y", None]


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([GOOD], 1),
        ([GOOD, ["k", "x", "y"], 5, None, ["l", 1, "y", None], ["m", "x", "y", 3], {}], 1),
        ([GOOD, [*GOOD[:3], "w"]], 1),
        ({}, 0),
        (None, 0),
    ],
)
def test_what_is_bad_is_left_out(rows: object, count: int) -> None:
    assert len(of_text(json.dumps({"version": 1, "headers": rows})).entries) == count
    assert of_text(json.dumps({"version": 2, "headers": rows})) == Remembered()


@given(
    st.text() | st.sampled_from(["", "[]", "3", "null", '{"version": 1}', "[" * 100_000, '{"version": 1, "headers": ['])
)
def test_any_text_is_a_memory(text: str) -> None:
    assert len(of_text(text).entries) == 0
