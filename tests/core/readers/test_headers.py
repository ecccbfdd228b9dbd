import pytest

from core.readers.layout import Layout, layout_of


def laid_out(text: str) -> Layout:
    return layout_of(text.encode(), whole=True)


@pytest.mark.parametrize(
    ("text", "names", "rows"),
    [
        ('"1.5","2.5"\n3,4\n5,6\n', ("", ""), 3),
        ("x,y\n1\n2,3\n4,5\n", ("x", "y"), 3),
        ("id,x,y\n7\n1,2.5,3\n2,4.5,5\n", ("id", "x", "y"), 3),
        ("x,y\nno value\n2,3\n4,5\n", ("x", "y"), 3),
        ("1\n2,3\n4,5\n6,7\n", ("", ""), 4),
        ("inf abc 5.4 2.4\n1 2 3 4\n2 3 4 5\n3 4 5 6\n", ("",) * 4, 4),
        ("7 abc 5 2\n1 2 3 4\n2 3 4 5\n3 4 5 6\n", ("",) * 4, 4),
        ("lat,lon\n50 12.3N,8E\n51,9\n52,8\n", ("lat", "lon"), 3),
        ("x,y\nabc,5\n1,2\n3,4\n", ("x", "y"), 3),
        ("A title, of two parts\nx,y\n1,2\n3,4\n", ("x", "y"), 2),
        ("0.5 -2.5\nnan N/A\n", ("", ""), 2),
        ('"1";"dup"\n"0,4";"822,3"\n"0,1";"None"\n"0,6";"null"\n', ("1", "dup"), 3),
        ("x,y\n-,-\n1,2\n3,4\n", ("x", "y"), 3),
        ("x,y\n-----,-----\n1,2\n3,4\n", ("x", "y"), 2),
        ("5\nsome atoms\n1.5 2 3\n3 4 5\n", ("", "", ""), 2),
        ("mass,24,70\n1,2,3\n4,5,6\n7,8,9\n", ("mass", "24", "70"), 3),
        ("bad,24,70\n1,20,30\n40,50,60\n20,40,80\n", ("", "", ""), 4),
        ("bad,24\n1,20\n40,50\n", ("", ""), 3),
        ("code,1990,1991\n5,1400,1500\n7,2600,2800\n", ("code", "1990", "1991"), 2),
        ("code,1,2,3\n5,0,5,9\n7,9,0,1\n", ("code", "1", "2", "3"), 2),
        ("1,hello,5\n2,4,6\n3,2.5,\n4,2,7\n", ("", "", ""), 4),
        ("07:15,some,5\n08:30,4,6\n09:45,3,7\n", ("", "", ""), 3),
        ("town,1/22/20,1/23/20\na,1,5\nb,2,7\n", ("town", "1/22/20", "1/23/20"), 2),
        ("0 1\n0.25 2.5\n0.5 2.25\n", ("", ""), 3),
        ("0 1 2\n0.25 2.5 1.5\n0.5 2.25 1\n", ("0", "1", "2"), 2),
    ],
)
def test_no_row_is_lost_to_the_header(text: str, names: tuple[str, ...], rows: int) -> None:
    layout = laid_out(text)
    assert layout.names == names
    assert len(layout.sample) == rows


@pytest.mark.parametrize(
    ("text", "names", "units"),
    [
        ("x,y\n1,2,\n3,4,\n", ("x", "y"), ("", "")),
        ("x,y\n1,2,\n3,4,\n5,6\n", ("x", "y"), ("", "")),
        ("x,y,\n1,2,\n3,4,\n5,6\n", ("x", "y"), ("", "")),
        ("x,y\nnm,um\n1,2,\n3,4,\n", ("x", "y"), ("nm", "um")),
        ("x,y,\nnm,um,\n1,2,\n3,4,\n", ("x", "y"), ("nm", "um")),
        ('"x, in nm","y, in nm"\n1,2,\n3,4,\n', ("x, in nm", "y, in nm"), ("", "")),
        ("1,2,\n3,4,\n5,6\n", ("", ""), ("", "")),
        ("x,y,remarks\n1,2,\n3,4,\n", ("x", "y", "remarks"), ("", "", "")),
        ("x,y,remarks\n1,2,a\n3,4,\n5,6,\n7,8,\n", ("x", "y", "remarks"), ("", "", "")),
        ('"a"\t"b"\n"one"\t1.5\t2\n"two"\t2.5\t4\n', ("", "a", "b"), ("", "", "")),
    ],
)
def test_a_delimiter_at_the_end_of_rows_adds_no_column(
    text: str, names: tuple[str, ...], units: tuple[str, ...]
) -> None:
    layout = laid_out(text)
    assert layout.names == names
    assert layout.units == units


def test_names_that_remarks_number() -> None:
    text = "#   1 NUMBER  Running number\n#   2 X_IMAGE  Position along x  [pixel]\n#   3 Y_IMAGE [pixel]\n#   4 MAG\n"
    found = laid_out(text + "1 10.5 20.5 1 2\n2 11.5 21.5 3 4\n")
    assert found.names == ("NUMBER", "X_IMAGE", "Y_IMAGE", "MAG", "MAG[1]")
    assert found.units == ("", "pixel", "pixel", "", "")
    assert found.header == 1
    assert found.sample == [["1", "10.5", "20.5", "1", "2"], ["2", "11.5", "21.5", "3", "4"]]


def test_names_that_are_numbered_from_nought() -> None:
    titles = "* Bottle A\n* file = C:\\a.dat\n* NMEA = on\n** Ship: Lark\n** Cast: 12\n"
    remarks = "# nquan = 3\n# name 0 = prDM: Pressure [db]\n# name 1 = t090: Temperature\n# name 2 = scan\n"
    found = laid_out(f"{titles}{remarks}# span = 1, 2\n*END*\n" + "  1.5  2.5  3\n  4.5  5.5  6\n" * 9)
    assert (found.names, found.units) == (("prDM", "t090", "scan"), ("db", "", ""))
    assert len(found.sample) == 18


def test_remarks_that_only_look_numbered() -> None:
    assert not any(laid_out("# 2 X one\n# 3 Y two\n1 2 3\n4 5 6\n").names)
    assert not any(laid_out("# 1 X one\n# 9 Y two\n1 2 3\n4 5 6\n").names)


def test_widths_and_types_below_the_names() -> None:
    found = laid_out("# note\nid\tra\tdec\n8N\tN\t6S\n1\t2.5\t3\n2\t4.5\t5\n")
    assert (found.names, found.units) == (("id", "ra", "dec"), ("", "", ""))
    assert found.sample[0] == ["1", "2.5", "3"]


def test_a_first_line_that_counts_and_names_classes_is_no_row() -> None:
    found = laid_out("3,3,setosa,versicolor\n" + "5.1,3.5,1.4,0\n4.9,3.0,1.4,1\n7.0,3.2,4.7,2\n")
    assert (found.names, len(found.sample)) == (("3", "3", "setosa", "versicolor"), 3)
    row = laid_out("5.1,3.5,none at all,much\n" + "4.9,3.0,1.4,1\n7.0,3.2,4.7,2\n6.0,3.1,4.5,1\n")
    assert len(row.sample) == 4


ECSV = """# %ECSV 1.0
# ---
# datatype:
# - {name: id, datatype: string}
# - {name: ra, unit: deg, datatype: float64, description: 'name: no, unit: no'}
# -
#   name: speed
#   unit: km / s
#   datatype: float32
# meta: {name: ra, unit: wrong}
id ra speed
1 10.5 2
2 11.5 3
"""


def test_units_and_types_of_ecsv() -> None:
    found = laid_out(ECSV)
    assert (found.names, found.units) == (("id", "ra", "speed"), ("", "deg", "km / s"))
    assert found.texts == frozenset({"id"})
    assert found.sample == [["1", "10.5", "2"], ["2", "11.5", "3"]]
