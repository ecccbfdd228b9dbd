import pytest

from core.columns import Column, ColumnChoice, Kind, Measure, chosen, described, find, guess, named
from core.errors import UserError


def columns(*names: str, **kinds: Column) -> list[Column]:
    return [kinds.get(name, Column(name)) for name in names]


def guessed(*names: str) -> tuple[str, str]:
    x, y = guess(columns(*names))
    return names[x], names[y]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a", "x", "y"], ("x", "y")),
        (["y", "x"], ("x", "y")),
        (["Y [nm]", "X [nm]", "frame"], ("X [nm]", "Y [nm]")),
        (["id", "frame", "x [nm]", "y [nm]", "sigma [nm]"], ("x [nm]", "y [nm]")),
        (["frame", "y_nm", "x_nm"], ("x_nm", "y_nm")),
        (["name", "lat", "lng"], ("lng", "lat")),
        (["Date", "Latitude", "Longitude", "Magnitude"], ("Longitude", "Latitude")),
        (["latitude", "longitude", "x", "y"], ("x", "y")),
        (["ID", "RAJ2000", "DEJ2000", "Jmag"], ("RAJ2000", "DEJ2000")),
        (["source_id", "dec", "ra"], ("ra", "dec")),
        (["b", "l"], ("l", "b")),
        (["c1", "posY", "posX"], ("posX", "posY")),
        (["pos_x", "pos_y"], ("pos_x", "pos_y")),
        (["batch", "UMAP_1", "UMAP_2"], ("UMAP_1", "UMAP_2")),
        (["UMAP2", "UMAP1"], ("UMAP1", "UMAP2")),
        (["PC_0", "PC_1", "PC_2"], ("PC_1", "PC_2")),
        (["Time", "FSC-A", "SSC-A", "FITC-A"], ("FSC-A", "SSC-A")),
        (["t", "row", "col"], ("col", "row")),
        (["delta", "alpha", "ra", "dec"], ("ra", "dec")),
        (["n", "Easting", "Northing"], ("Easting", "Northing")),
        (["Höhe (m)", "Hochwert", "Rechtswert"], ("Rechtswert", "Hochwert")),
        (["Höhe", "Breitengrad", "Längengrad"], ("Längengrad", "Breitengrad")),
        (["altura", "Latitud", "Longitud"], ("Longitud", "Latitud")),
        (["start_lon", "start_lat", "end_lon", "end_lat"], ("start_lon", "start_lat")),
        (["pickup_latitude", "pickup_longitude"], ("pickup_longitude", "pickup_latitude")),
        (["pixel_ra", "a", "b"], ("pixel_ra", "a")),
        (["MajAx", "MinAx", "Pm-RA", "Pm-Dec"], ("MajAx", "MinAx")),
        (["sigma_x", "sigma_y", "cell_x", "cell_y"], ("cell_x", "cell_y")),
        (["a", "b", "c"], ("a", "b")),
        (["id", "a", "b"], ("a", "b")),
        (["ZIP code", "year", "a", "b"], ("a", "b")),
        (["a", "id"], ("a", "id")),
    ],
)
def test_names_decide_before_places(names: list[str], expected: tuple[str, str]) -> None:
    assert guessed(*names) == expected


def test_a_pair_of_texts_is_no_pair() -> None:
    table = [Column("ra", Kind.TEXT), Column("dec", Kind.TEXT), Column("a"), Column("b")]
    assert guess(table) == (2, 3)


def test_columns_that_vary_come_before_those_that_do_not() -> None:
    table = [Column("run", varies=False), Column("count", serial=True), Column("a"), Column("b")]
    assert guess(table) == (2, 3)
    assert guess(table[:3]) == (1, 2)
    assert guess([table[0], table[2]]) == (0, 1)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ([Column("a")], "only one column"),
        ([Column("a"), Column("t", Kind.TIME)], "only one column of numbers"),
        ([Column("a", Kind.TEXT), Column("t", Kind.TIME)], "no columns of numbers"),
    ],
)
def test_two_columns_of_numbers_are_needed(table: list[Column], words: str) -> None:
    with pytest.raises(UserError, match=words) as caught:
        guess(table, "some.csv")
    assert str(caught.value).startswith("some.csv has ")


def test_a_name_wins_over_a_number() -> None:
    table = columns("a", "1", "c")
    assert find(table, "1") == 1
    assert find(table, "3") == 2
    assert find(columns("a", "c", "c (2)"), "2") == 1


@pytest.mark.parametrize(
    ("names", "wanted", "found"),
    [
        (("x [nm]", "y [nm]"), "y", 1),
        (("x_nm", "y_nm"), "y", 1),
        (("FSC-A", "FL1-A CD4 (FITC)"), "FL1-A", 1),
        (("FSC-A", "FL1-A CD4", "FL1-A"), "FL1-A", 2),
        (("ra", "RA"), "Ra", None),
        (("FL1 a", "FL1 b"), "FL1", None),
        (("x", "y"), "", None),
    ],
)
def test_a_name_may_be_told_in_short(names: tuple[str, ...], wanted: str, found: int | None) -> None:
    if found is None:
        with pytest.raises(UserError):
            find(columns(*names), wanted)
    else:
        assert find(columns(*names), wanted) == found


@pytest.mark.parametrize("wanted", ["0", "4", "-1", "A", "", "1.0", "²", "٣", "9" * 5000])
def test_a_column_that_is_not_there_is_told_with_those_that_are(wanted: str) -> None:
    with pytest.raises(UserError) as caught:
        find(columns("a", "b", "c"), wanted, "some.csv")
    assert str(caught.value.hint) == "Its columns are a, b, c."


def test_many_columns_are_not_all_listed() -> None:
    with pytest.raises(UserError) as caught:
        find(columns(*(f"column{number}" for number in range(500))), "q")
    assert str(caught.value).endswith("and 488 more.")
    assert len(str(caught.value)) < 400


def test_the_partner_of_a_given_column_is_found() -> None:
    table = columns("start_lon", "start_lat", "end_lon", "end_lat", "v")
    assert chosen(table, ColumnChoice(x="end_lon"), "f") == (2, 3, None)
    assert chosen(table, ColumnChoice(y="end_lat", weight="v"), "f") == (2, 3, 4)
    assert chosen(table, ColumnChoice(x="v"), "f") == (4, 0, None)
    assert chosen(table, ColumnChoice(x="v", y="1"), "f") == (4, 0, None)
    assert chosen(table, ColumnChoice(weight="1"), "f") == (0, 1, 0)


def test_a_given_column_without_any_partner() -> None:
    with pytest.raises(UserError, match="only one column of numbers"):
        chosen([Column("a"), Column("b", Kind.TEXT)], ColumnChoice(x="a"), "f")


def test_names_are_made_unique() -> None:
    assert named(["x", "", "x", " y ", "x (2)", ""]) == ("x", "column 2", "x (2)", "y", "x (2) (2)", "column 6")


def test_the_first_values_tell_what_a_column_is() -> None:
    nan, inf = float("nan"), float("inf")
    assert described("a", [1, 2, 3]).serial
    assert described("a", [0, 1, 2, 3]).serial
    assert not described("a", [5, 6, 7]).serial
    assert not described("a", [1, 2, 4]).serial
    assert described("a", [nan, 1.5, inf, 1.5]) == Column("a", varies=False)
    assert described("a", [1.5, nan, 2.5]).varies
    assert described("a_nm", [1.5], unit="px").unit == "px"


def test_a_name_that_ends_in_id_is_an_identifier() -> None:
    assert guessed("AirlineID", "sourceId", "a", "b") == ("a", "b")
    assert guessed("valid", "GRID", "a") == ("valid", "GRID")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["sep", "sep_err", "pa", "pa_err"], ("sep", "pa")),
        (["errvel", "t", "vel"], ("t", "vel")),
        (["energy", "energy_lo", "flux"], ("energy", "flux")),
        (["a", "+-", "b", "+-"], ("a", "b")),
        (["temp", "temp_max", "temp_min", "wind"], ("temp", "wind")),
        (["temp_max", "temp_min", "wind"], ("temp_max", "temp_min")),
        (["a", "e_a"], ("a", "e_a")),
        (["n", "raoff", "raoff_err", "decoff"], ("raoff", "decoff")),
        (["y1", "x1", "x2", "y2"], ("x1", "y1")),
        (["phone", "postcode", "IP", "subject", "STATE_FIPS", "pidnum", "countrycode2", "a", "b"], ("a", "b")),
        (["year", "DOY", "HHMMSS", "a", "b"], ("a", "b")),
        (["Run", "Event", "E1", "eta1"], ("E1", "eta1")),
    ],
)
def test_errors_of_others_identifiers_and_dates_come_last(names: list[str], expected: tuple[str, str]) -> None:
    assert guessed(*names) == expected


@pytest.mark.parametrize(
    ("values", "doubtful"),
    [
        ([20190131.0, 20190201.0], True),
        ([20190131.0, 20191301.0], False),
        ([20190131.5, 20190201.0], False),
        ([1.5] + [float("nan")] * 10, True),
        ([1.5] * 5 + [2.5] + [float("nan")] * 5, False),
    ],
)
def test_values_may_tell_against_a_column(values: list[float], doubtful: bool) -> None:
    table = [described("a", values), described("b", [1.5, 2.5]), described("c", [1.5, 3.5])]
    assert guess(table) == ((1, 2) if doubtful else (0, 1))


def test_an_index_of_fractions_is_none() -> None:
    table = [described(name, [1.5, 2.25]) for name in ("refractive index", "day", "a", "b")]
    assert guess(table) == (0, 2)
    assert guess([described("index", [5, 2]), *table[2:]]) == (1, 2)


def test_very_many_columns_are_guessed_at_once() -> None:
    columns = [Column(f"column {number}") for number in range(20_000)]
    assert guess(columns) == (0, 1)


@pytest.mark.parametrize(
    ("column", "measure", "label"),
    [
        (Column("x"), Measure(), "x"),
        (Column("x", unit="nm"), Measure(), "x [nm]"),
        (Column("x [nm]", unit="nm"), Measure(), "x [nm]"),
        (Column("x_nm", unit="nm"), Measure(), "x_nm"),
        (Column("number", unit="m"), Measure(), "number [m]"),
        (Column("x [px]", unit="px"), Measure(130.0, "nm"), "x [nm]"),
        (Column("x_px", unit="px"), Measure(130.0, "nm"), "x [nm]"),
        (Column("x"), Measure(1.0, "mm"), "x [mm]"),
        (Column("x [px]", unit="px"), Measure(130.0), "130 × x [px]"),
        (Column("x"), Measure(0.5), "0.5 × x"),
    ],
)
def test_the_label_of_an_axis_tells_the_unit_of_its_numbers(column: Column, measure: Measure, label: str) -> None:
    assert measure.label_of(column) == label
