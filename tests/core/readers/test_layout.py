import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.readers.dialect import BLANKS
from core.readers.layout import Layout, layout_of


def laid_out(text: str | bytes) -> Layout:
    return layout_of(text if isinstance(text, bytes) else text.encode(), whole=True)


def first_row(text: str | bytes) -> list[str]:
    """The cells of the first row, read from the byte at which the rows begin."""
    layout = laid_out(text)
    data = text if isinstance(text, bytes) else text.encode()
    line = data[layout.start :].decode(layout.dialect.encoding).splitlines()[0]
    assert layout.dialect.cells(line) == layout.sample[0]
    return layout.sample[0]


@pytest.mark.parametrize(
    ("text", "delimiter", "decimal"),
    [
        ("x,y\n1.5,2\n3,4.5\n", ",", "."),
        ("x\ty\n1.5\t2\n", "\t", "."),
        ("x;y\n1.5;2\n", ";", "."),
        ("x;y\n1,5;2,0\n", ";", ","),
        ("x\ty\n1,5\t2,5\n3\t4,25\n", "\t", ","),
        ("x|y\n1|2\n", "|", "."),
        ("x y\n1 2\n", BLANKS, "."),
        ("  1.5   2.5\n 10.5  20.5\n", BLANKS, "."),
        ("1,5 2,5\n3,5 4,5\n", BLANKS, ","),
        ("x, y\n1, 2\n3, 4\n", ",", "."),
        ("5,40  ,42\n1,25  ,37\n", BLANKS, ","),
        ("x y\n5,40  ,42\n1,25  ,37\n", BLANKS, ","),
        ("5 ,40\n3 ,41\n", ",", "."),
        ('x,y\n"1,5","2,5"\n', ",", ","),
        ('x,y\n"1,001.5",2\n', ",", "."),
        ("name;x;y\nMiller, John;1.5;2\nSmith, Ann;3;4\n", ";", "."),
        ('name\tx\ty\nscissors, 5" long\t1,5\t2\nrope\t3,25\t4\n', "\t", ","),
        ("t,x,y\n2020-01-01 10:00,1.5,2\n2020-01-02 11:00,3,4\n", ",", "."),
        ("sep=;\nx;y\n1,2;3,4\n", ";", ","),
    ],
)
def test_delimiter_and_decimal_mark(text: str, delimiter: str, decimal: str) -> None:
    dialect = laid_out(text).dialect
    assert (dialect.delimiter, dialect.decimal) == (delimiter, decimal)


@pytest.mark.parametrize(
    ("text", "names", "row"),
    [
        ("x,y\n1,2\n", ("x", "y"), ["1", "2"]),
        ("1,2\n3,4\n5,6\n", ("", ""), ["1", "2"]),
        ("1,2", ("", ""), ["1", "2"]),
        ("\n\nx,y\n\n1,2\n", ("x", "y"), ["1", "2"]),
        ("# made by hand\nx,y\n1,2\n", ("x", "y"), ["1", "2"]),
        ("# x y\n1 2\n3 4\n", ("x", "y"), ["1", "2"]),
        ("#x,y\n1,2\n", ("x", "y"), ["1", "2"]),
        ("% x y\n1 2\n", ("x", "y"), ["1", "2"]),
        ("# first, a word\n1 2\n3 4\n", ("", ""), ["1", "2"]),
        ("A title\nof two lines\nx,y\n1,2\n", ("x", "y"), ["1", "2"]),
        ("5\nsome atoms\n1.5 2 3\n3 4 5\n", ("", "", ""), ["1.5", "2", "3"]),
        ("x,y\nnm,nm\n1,2\n3,4\n", ("x", "y"), ["1", "2"]),
        ("x,y,name\n[nm],[nm],\n1,2,a\n3,4,b\n", ("x", "y", "name"), ["1", "2", "a"]),
        ('"a" "b"\n"1" 1.5 2.5\n"2" 3.5 4.5\n', ("", "a", "b"), ["1", "1.5", "2.5"]),
        ("x,y\n1,2,\n3,4,\n", ("x", "y"), ["1", "2", ""]),
        ("x,y,\n1,2,\n3,4,\n", ("x", "y"), ["1", "2", ""]),
        ("1990,1991,1992\n1.5,2.5,3.5\n2.5,3.5,4.5\n", ("1990", "1991", "1992"), ["1.5", "2.5", "3.5"]),
        ("place,1990,1991\nA,1.5,2.5\nB,3.5,4.5\n", ("place", "1990", "1991"), ["A", "1.5", "2.5"]),
        (",0,1\n0,1.5,2.5\n1,3.5,4.5\n", ("", "0", "1"), ["0", "1.5", "2.5"]),
        ('"1","2"\n1.5,2.5\n3,4\n', ("1", "2"), ["1.5", "2.5"]),
        ("mass,24,70\n1,2,3\n4,5,6\n7,8,9\n", ("mass", "24", "70"), ["1", "2", "3"]),
        ("name;x;y\nA;;\nB;1;2\nC;3;4\n", ("name", "x", "y"), ["A", "", ""]),
        ("nan,1\n2,3\n4,5\n", ("", ""), ["nan", "1"]),
        ("#,name,x,y\n1,a,2,3\n2,b,4,5\n", ("#", "name", "x", "y"), ["1", "a", "2", "3"]),
        ("#ff0000,1,2\n#00ff00,3,4\n#0000ff,5,6\n", ("", "", ""), ["#ff0000", "1", "2"]),
        ('"id,""x [nm]"",""y [nm]"""\n1,2,3\n4,5,6\n', ("id", "x [nm]", "y [nm]"), ["1", "2", "3"]),
        ("x,y\r\n1,2\r\n", ("x", "y"), ["1", "2"]),
        ("x,y\r1,2\r", ("x", "y"), ["1", "2"]),
        ("Länge,Breite\n1,2\n".encode("cp1252"), ("Länge", "Breite"), ["1", "2"]),
    ],
)
def test_header_and_first_row(text: str | bytes, names: tuple[str, ...], row: list[str]) -> None:
    assert laid_out(text).names == names
    assert first_row(text) == row


def test_units_below_the_header() -> None:
    assert laid_out("x,y,name\n[nm],(um),\n1,2,a\n3,4,b\n").units == ("nm", "um", "")


@pytest.mark.parametrize(
    ("text", "names", "units"),
    [
        ("t v q\ns % deg/s\n1 2 3\n4 5 6\n", ("t", "v", "q"), ("s", "%", "deg/s")),
        ("name,v,area\nUnits,V,1/W\nA,2,3\nB,4,5\n", ("name", "v", "area"), ("Units", "V", "1/W")),
        ("name,v,w\nUnits,V,W\n[0],inv_v,inv_w\nA,2,3\nB,4,5\n", ("name", "v", "w"), ("Units", "V", "W")),
        ("a,b,c\nmean,mean,mean\n1,2,3\n4,5,6\n", ("a", "b", "c"), ("", "", "")),
        ("red,red,blue\nx,y,z\n1,2,3\n4,5,6\n", ("x", "y", "z"), ("", "", "")),
        ("name,x,y\nA,,\nB,1,2\nC,3,4\n", ("name", "x", "y"), ("", "", "")),
        ("A V\n1 2\n3 4\n", ("A", "V"), ("", "")),
    ],
)
def test_two_lines_above_the_rows(text: str, names: tuple[str, ...], units: tuple[str, ...]) -> None:
    assert (laid_out(text).names, laid_out(text).units) == (names, units)


@pytest.mark.parametrize(
    ("remark", "names"),
    [
        ("# x y z", ("x", "y", "z")),
        ("# x y z\n# by hand", ("x", "y", "z")),
        ("# x y z\n# - - -", ("x", "y", "z")),
        ("# file = here", ("", "", "")),
        ("# of 'new ones'", ("", "", "")),
    ],
)
def test_names_in_a_remark(remark: str, names: tuple[str, ...]) -> None:
    assert laid_out(f"{remark}\n1 2.5 3\n4 5.5 6\n7 8.5 9\n").names == names


def test_a_header_alone_has_no_rows() -> None:
    layout = laid_out("x,y\n")
    assert layout.names == ("x", "y")
    assert not layout.sample
    assert layout.start == 4


def test_rows_may_begin_with_the_mark_of_comments() -> None:
    assert laid_out("name,x,y\nplain,1,2\n#general,3,4\nother,5,6\n").dialect.comment == ""
    assert laid_out("name,x,y\nplain,1,2\n# a comment, or two, 3\nother,5,6\n").dialect.comment == "#"
    assert laid_out("x,y\n1,2\n#3,4\n5,6\n").dialect.comment == "#"


def test_semicolons_and_stars_before_remarks() -> None:
    assert laid_out("; a map, of colours\n;\n0.1,0.2\n0.3,0.4\n").sample == [["0.1", "0.2"], ["0.3", "0.4"]]
    assert laid_out("***\n*** weekly means\n***\n1.5 2\n2.5 3\n3.5 4\n4.5 5\n").sample[0] == ["1.5", "2"]
    assert laid_out(";x;y\n0;1,5;2\n1;2,5;3\n").names == ("", "x", "y")
    assert laid_out("; 1,5; 2\n; 2,5; 3\n").sample == [["", " 1,5", " 2"], ["", " 2,5", " 3"]]


def test_thousands() -> None:
    assert laid_out("x;y\n1.001,5;2,5\n3,5;1.234.567,5\n").dialect.thousands == "."
    assert laid_out("x\ty\n1,001.5\t2.5\n3.5\t1,234,567\n").dialect.thousands == ","
    assert laid_out("x;y\n1,234;5,678\n").dialect.thousands == ""


def test_a_cut_character_at_the_end_of_the_head_is_not_another_encoding() -> None:
    head = ("name,x,y\n" + "Ä,1,2\n" * 10).encode() + "Ö".encode()[:1]
    assert layout_of(head, whole=False).dialect.encoding == "utf-8"


values = st.lists(
    st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=3).filter(lambda row: not any(x.is_integer() for x in row)),
    min_size=3,
    max_size=12,
)


@given(
    values, st.sampled_from([",", ";", "\t", "|", " "]), st.booleans(), st.booleans(), st.sampled_from(["\n", "\r\n"])
)
def test_any_table_of_numbers(rows: list[list[float]], delimiter: str, comma: bool, header: bool, end: str) -> None:
    comma = comma and delimiter != ","
    texts = [[repr(value).replace(".", ",") if comma else repr(value) for value in row] for row in rows]
    lines = [delimiter.join(row) for row in ([["a", "b", "c"]] if header else []) + texts]
    layout = laid_out(end.join(lines))
    assert layout.sample == texts
    assert layout.names == (("a", "b", "c") if header else ("", "", ""))
    assert [[layout.dialect.number(cell) for cell in row] for row in layout.sample] == rows


def test_a_header_that_is_longer_than_the_rows_names_columns_too() -> None:
    layout = layout_of(b"id,x,y,z\n1,2,3\n4,5,6\n7,8,9\n", whole=True)
    assert layout.names == ("id", "x", "y", "z")
    assert len(layout.doubts) == len(layout.units) == len(layout.names)
