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
    ],
)
def test_rows_with_faults_are_no_report(text: str) -> None:
    layout = laid_out(text)
    assert layout.header == 1
    assert len(layout.sample) == len(text.splitlines()) - 1
