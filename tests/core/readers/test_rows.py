import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.readers.dialect import BLANKS, Dialect
from core.readers.rows import rows_of


def rows(text: str, delimiter: str = ",") -> list[list[str]]:
    return [cells for _, cells in rows_of(text, Dialect(delimiter))]


@given(st.lists(st.lists(st.text("ab,; \"'\n\r", max_size=6), min_size=2, max_size=4), min_size=1, max_size=8))
def test_what_the_csv_module_writes_is_read(table: list[list[str]]) -> None:
    file = io.StringIO()
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows(table)
    expected = [[cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in table]
    assert rows(file.getvalue()) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_way(end: str) -> None:
    text = f'1,2{end}"a",4\n5,6\r7,8\r\n'
    assert list(rows_of(text, Dialect())) == [(1, ["1", "2"]), (2, ["a", "4"]), (3, ["5", "6"]), (4, ["7", "8"])]


def test_a_row_over_several_lines_counts_from_its_first() -> None:
    assert list(rows_of('1,"a\nb\n"\n\n2,c\n', Dialect())) == [(1, ["1", "a\nb\n"]), (5, ["2", "c"])]


@pytest.mark.parametrize("more", [3, 60_000])
@pytest.mark.parametrize("again", [False, True])
def test_a_quote_that_never_ends_takes_no_rows_with_it(more: int, again: bool) -> None:
    body = [f"{number},{number + 1},abc" for number in range(more)]
    text = "\n".join(['1,2,"good, one"', *body, '7,"8, 9","unclosed', *body, *(['9,9,"'] if again else []), *body])
    found = rows(text)
    assert len(found) == 2 + 3 * more + again
    assert found[0] == ["1", "2", "good, one"]
    assert found[more + 1] == ["7", "8, 9", '"unclosed']
    assert found[-1] == [str(more - 1), str(more), "abc"]


def test_a_long_text_over_lines_is_one_cell() -> None:
    story = "\n".join(f"line {number}, and a word" for number in range(500))
    assert rows(f'name,1,2\n"{story}",3,4\n') == [["name", "1", "2"], [story, "3", "4"]]


def test_a_cell_longer_than_the_csv_module_takes() -> None:
    word = "word, " * 50_000
    assert rows(f'1,"{word}",2\n3,"x",4\n') == [["1", word, "2"], ["3", "x", "4"]]


@pytest.mark.parametrize(
    ("line", "delimiter", "blank"),
    [
        (" ", ",", True),
        (" \t ", ",", True),
        ("\t", "\t", False),
        ("\t", BLANKS, True),
        ("\x1a", ";", True),
        (",", ",", False),
    ],
)
def test_blank_lines(line: str, delimiter: str, blank: bool) -> None:
    mark = delimiter or " "
    assert len(rows(f"1{mark}2\n{line}\n3{mark}4\n", delimiter)) == (2 if blank else 3)
