import pytest

from core.readers.layout import Layout, layout_of

REPORT = """Results of the year
Kept by: three people
in a house by the sea
Rows (lines 12 to 17), 4 of them
Model: Linear Class

B0 0.5 0.25
"""


def laid_out(text: str) -> Layout:
    return layout_of(text.encode(), whole=True)


@pytest.mark.parametrize(
    ("header", "names"),
    [
        ("", ("", "")),
        ("y x\n", ("y", "x")),
        ("Data:  y  x\n", ("y", "x")),
        ("y x\nmm mm\n", ("y", "x")),
        ("and so it ends, as it began\n", ("", "")),
    ],
)
def test_a_table_below_a_report(header: str, names: tuple[str, ...]) -> None:
    layout = laid_out(REPORT + header + "1.5 2.5\n3.5 4.5\n5.5 6.5\n7.5 8.5\nTotal 4\n")
    assert layout.names == names
    assert layout.sample == [["1.5", "2.5"], ["3.5", "4.5"], ["5.5", "6.5"], ["7.5", "8.5"], ["Total", "4"]]


def test_a_first_row_with_a_fault_is_a_row() -> None:
    rows = "failed 4.5 1\n1.5 2.5 2\n3.5 4.5 3\n5.5 6.5 4\n7.5 8.5 5\n"
    layout = laid_out(REPORT + "y x n\n" + rows)
    assert (layout.names, layout.sample[0], len(layout.sample)) == (("y", "x", "n"), ["failed", "4.5", "1"], 5)
    assert laid_out(REPORT + "so much for that\n" + rows).sample[0] == ["failed", "4.5", "1"]


def test_names_below_the_numbers_of_their_columns() -> None:
    above = "1 2\nmodel age\n17 0.5\n\n"
    layout = laid_out(above + "1 2 3\nzone mass radius\n1 1.5 2.5\n2 1.25 2.75\n3 1.125 3.5\n")
    assert (layout.names, layout.header) == (("zone", "mass", "radius"), 6)
    assert len(layout.sample) == 3


@pytest.mark.parametrize(
    "text",
    [
        "x,y\n" + "no value\n" * 9 + "1,2\n3,4\n5,6\n",
        "t,x,y\n" + "".join(f"{row},failed,failed\n" for row in range(9)) + "9,1,2\n10,3,4\n11,5,6\n" * 4,
        "x,y\n0.5,0.25\n1,3\n,\n,NA\n,0x1\n1,1\n",
        "x,y,name\n" + "1,2\n" * 9 + "1,2,a\n" * 20,
        "x,y\n1,2\nx,y\n1,2\nx,y\n" + "3,4\n" * 9,
        "of,value,unit,error\nmodel,rock,,\nplace,hill,,\nsort,mean,,\nby,us,,\nCa,1.5,g,0.5\nMg,2.5,g,\nFe,3.5,g,\n",
    ],
)
def test_rows_with_faults_are_no_report(text: str) -> None:
    layout = laid_out(text)
    assert layout.header == 1
    assert len(layout.sample) == len(text.splitlines()) - 1


@pytest.mark.parametrize(
    ("above", "delimiter"),
    [
        ('17,"Old harbour",NH,-3.5,52.25\n', ","),  # a station
        ("place,lat,lon,height,unit,unit\nharbour,52.25,-3.5,12,mm,deg\n", ","),  # with names of its own
        ("What was measured,,\nplace,52.25,\n", ","),
        ("5\n", ","),
        ("5,3\n", ","),  # rows and columns
        ("5 3\n", " "),
        ("Old harbour\n  52.25 -3.5 12 m version 1\n", " "),
    ],
)
def test_names_below_values_of_the_whole_table(above: str, delimiter: str) -> None:
    rows = "a,depth,speed\n" + "".join(f"{row},{row / 4},{row / 8}\n" for row in range(1, 6))
    layout = laid_out(above + rows.replace(",", delimiter))
    assert layout.names == ("a", "depth", "speed")
    assert len(layout.sample) == 5


@pytest.mark.parametrize(
    "above",
    [
        "Lake 5-MAY-2001 empty tin 83 used\n 121 0 0 0 1\n 0 0 0\n (numbers)\n",
        "Values in columns of x - y - z\nas text\n",
        " Harbour\n  52.25 -3.5 12 m version 1 of 2\n",
        "SCAN BOX\n 5 0 0 0 0 0\n 0.5 0.25 0 1 7\n",
        "5\n",
        "3\n",
    ],
)
def test_rows_below_values_of_the_whole_table(above: str) -> None:
    layout = laid_out(above + "".join(f"{row}.5 {row / 4} {row / 8}\n" for row in range(1, 6)))
    assert layout.names == ("", "", "")
    assert [row[0] for row in layout.sample] == ["1.5", "2.5", "3.5", "4.5", "5.5"]


@pytest.mark.parametrize(
    "text",
    [
        "1 2\n3 4\n5 6 7 8\n9 8 7 6\n5 4 3 2\n" * 2,
        "1 2\n1 2 3 4 5\n2 1\n3 4 5\n4 1\n2 2\n" * 3,  # neighbours, as many as each has
        "7,3\n1,2\n3,4\n5,6\n",
        "1,2,3,4\n5,6,7,8\n1,2,3\n4,5,6\n7,8,9\n2,3,4\n",
        "1,2\nfailed,failed\n3,4\n5,6\n7,8\n",
    ],
)
def test_rows_of_other_lengths_are_rows(text: str) -> None:
    assert len(laid_out(text).sample) == len(text.splitlines())


def test_the_size_of_a_square_is_no_row() -> None:
    layout = laid_out("6 6\n" + " 1.5 2.5 3.5 4 5 6\n" * 6)
    assert len(layout.sample) == 6
    assert len(laid_out("6 7\n" + " 1.5 2.5 3.5 4 5 6\n" * 6).sample) == 7
