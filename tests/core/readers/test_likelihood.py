import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.readers.dialect import BLANKS, Dialect
from core.readers.layout import layout_of
from core.readers.likelihood import likelihood

DATE, DAY, WORD = "2024-01-09", "Mon", "abc"


def lines(*rows: str, repeat: int = 1) -> str:
    """The rows, the last one ``repeat`` times, with the number of the row in place of #."""
    body = [rows[-1].replace("#", str(number)) for number in range(repeat)]
    return "".join(f"{row}\n" for row in [*rows[:-1], *body])


def read(text: str) -> list[list[float | None]]:
    layout = layout_of(text.encode(), whole=True)
    return [[layout.dialect.number(cell) for cell in row] for row in layout.sample]


@pytest.mark.parametrize("delimiter", [";", "\t", "|", " "])
@pytest.mark.parametrize("header", [False, True])
@pytest.mark.parametrize("quoted", [False, True])
@pytest.mark.parametrize("texts", [(WORD,), (DATE, WORD), (DAY, WORD, DATE, "k", "def", "2024-01-11"), ()])
@pytest.mark.parametrize("rows", [1, 2, 30])
def test_a_decimal_comma_beside_texts(
    delimiter: str, header: bool, quoted: bool, texts: tuple[str, ...], rows: int
) -> None:
    width = len(texts) + 2
    cells = ["#,5", *texts, "2,#"]
    names = [f"name{chr(97 + at)}" for at in range(width)]
    if quoted:
        cells, names = [f'"{cell}"' for cell in cells], [f'"{name}"' for name in names]
    table = [delimiter.join(cells)]
    found = read(lines(*([delimiter.join(names)] if header else []), *table, repeat=rows))
    assert [(row[0], row[-1]) for row in found] == [(row + 0.5, float(f"2.{row}")) for row in range(rows)]
    assert {len(row) for row in found} == {width}


@pytest.mark.parametrize(
    ("text", "delimiter", "decimal"),
    [
        (lines('"a"\t"d"\t"e"\t"b"', '"#,5"\t"2024-01-05"\t"2024-01-11"\t",25"', repeat=9), "\t", ","),
        (lines("#,5;New York;3,#", repeat=3), ";", ","),
        (lines("9 Jan 2024;#,5;2,5", repeat=3), ";", ","),
        (lines("9 Jan 2024,#.5,2.5", repeat=3), ",", "."),
        (lines("Jan 5, 2024;#.5;2.5", repeat=3), ";", "."),
        (lines("2024-01-09 10 30\t#.5\t2", repeat=3), "\t", "."),
        (lines('#,"8.5, 50.1",7', repeat=5), ",", "."),
        (lines("id,place,x,y", '#,"8.5,50.1",7,8', repeat=5), ",", "."),
        (lines("x;y;tags", "#.5;7.5;3,7", repeat=5), ";", "."),
        (lines("x,y,tags", "#.5,7.5,3;7", repeat=5), ",", "."),
        (lines("#,5 High St,2.5,3", repeat=5), ",", "."),
        (lines("t,x,y", "2020-01-01 10:00,#.5,2.5", repeat=5), ",", "."),
        (lines("x, y", "#, 2", repeat=5), ",", "."),
        (lines("1 2\t#", repeat=5), BLANKS, "."),
        (lines("#,5\tMon\t3", repeat=5), "\t", ","),
        (lines('"x" , "y"', '"#.5" , "3"', repeat=2), ",", "."),
        ("57.5;0.4;g c;x#1;a;\n13.5;0.3;g c;a;x#1;\n91.5;0.7;x#1;2024-01-02;g c;\n", ";", "."),
        (lines("a b\tc d\tx", "New York\tUSA now\t#.5", repeat=4), "\t", "."),
    ],
)
def test_what_parts_the_cells(text: str, delimiter: str, decimal: str) -> None:
    dialect = layout_of(text.encode(), whole=True).dialect
    assert (dialect.delimiter, dialect.decimal) == (delimiter, decimal)


def test_quotes_that_fit_are_quotes() -> None:
    text = lines("id,place,x", '#,"8.5, 50.1",7', repeat=5)
    layout = layout_of(text.encode(), whole=True)
    assert layout.dialect.quotes
    assert layout.names == ("id", "place", "x")


def test_one_cell_a_line_is_no_table() -> None:
    assert likelihood(Dialect(), ["a", "1", "2"]) == 0


words = st.sampled_from([WORD, DATE, DAY, "New York", "a-b", "x_1", "10:30", "Größe"])
numbers = st.floats(-1e5, 1e5).map(lambda value: f"{value:.4f}")


@given(st.data(), st.sampled_from([",", ";", "\t", "|"]), st.integers(1, 4), st.integers(2, 4), st.integers(2, 30))
def test_any_table_of_words_and_numbers(
    data: st.DataObject, delimiter: str, texts: int, figures: int, rows: int
) -> None:
    comma = delimiter != "," and data.draw(st.booleans())
    kinds = data.draw(st.permutations([words] * texts + [numbers] * figures))
    table = [[data.draw(kind) for kind in kinds] for _ in range(rows)]
    written = [
        [cell.replace(".", ",") if comma and kind is numbers else cell for cell, kind in zip(row, kinds, strict=True)]
        for row in table
    ]
    text = "\n".join(delimiter.join(row) for row in [[f"name{chr(97 + at)}" for at in range(len(kinds))], *written])
    expected = [[float(cell) for cell, kind in zip(row, kinds, strict=True) if kind is numbers] for row in table]
    found = read(text)
    assert [[value for value, kind in zip(row, kinds, strict=True) if kind is numbers] for row in found] == expected
