import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import UserError
from core.readers import json_stream, json_tables, open_source
from core.readers.json_tables import open_json
from core.readers.pieces import PieceSource
from tests.core.readers.damage import load_damaged, names_of, points_of, refusal, values_of

FRAME = pd.DataFrame({"x": [1.5, 2.5, -3.0], "y": [0.1, 1e300, 4], "t": ["a", "b", "c"]})
POINTS = list(zip(FRAME["x"], FRAME["y"], strict=True))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.json"


def written(path: Path, value: Any) -> Path:
    path.write_text(json.dumps(value))
    return path


@pytest.mark.parametrize("orient", ["records", "columns", "index", "split", "table"])
@pytest.mark.parametrize("indent", [0, 2])
def test_what_pandas_writes(path: Path, orient: str, indent: int) -> None:
    FRAME.to_json(path, orient=orient, indent=indent, double_precision=15)  # type: ignore[call-overload]  # one of its words
    found = values_of(open_json(path, None), "x", "y")
    assert found == [FRAME["x"].tolist(), FRAME["y"].tolist()]


@pytest.mark.parametrize(
    ("value", "names", "rows"),
    [
        ({"x": {"2000-01-03T00": 1, "2000-01-04T00": 2}, "y": {"2000-01-03T00": 3, "2000-01-04T00": 4}}, ["x", "y"], 2),
        ({"2000-01-03": {"x": 1, "y": 2}, "2000-01-04": {"x": 3, "y": 4}}, ["x", "y"], 2),
        ({"p": {"x": 1, "y": 2, "a": 3}, "q": {"x": 1, "y": 2, "a": 3}}, ["x", "y", "a"], 2),
        ({"x": {"p": 1, "q": 2, "r": 3}, "y": {"p": 1, "q": 2, "r": 3}}, ["x", "y"], 3),
        ({"u": {"p": 1, "q": 2, "r": 3}, "v": {"p": 1, "q": 2, "r": 3}}, ["u", "v"], 3),
        ({"p": {"u": 1, "v": 2}, "q": {"u": 1, "v": 2}, "r": {"u": 1, "v": 2}}, ["u", "v"], 3),
    ],
)
def test_columns_or_rows_by_name(path: Path, value: Any, names: list[str], rows: int) -> None:
    source = open_json(written(path, value), None)
    assert (names_of(source), source.rows) == (names, rows)


def test_a_line_an_object(path: Path) -> None:
    path.write_text('{"x": 1, "y": 2}\n\n{"x": 3, "y": 4, "z": 9}\r\n{"y": 6}\n')
    assert points_of(path) == [(1.0, 2.0), (3.0, 4.0)]
    assert names_of(open_json(path, None)) == ["x", "y", "z"]


def test_a_line_a_row(path: Path) -> None:
    path.write_text("[1, 2]\n[3, 4]\n")
    assert points_of(path) == [(1.0, 2.0), (3.0, 4.0)]


@pytest.mark.parametrize(
    "value",
    [
        [[1, 2], [3, 4]],
        [["x", "y"], [1, 2], [3, 4]],
        {"x": [1, 3], "y": [2, 4], "other": "text"},
        {"meta": {"n": 2}, "data": [{"x": 1, "y": 2}, {"x": 3, "y": 4}]},
        [{"position": {"x": 1, "y": 2}}, {"position": {"x": 3, "y": 4}}],
        [{"id": "a", "xy": [1, 2]}, {"id": "b", "xy": [3, 4]}],
        [{"x": "1", "y": "2"}, {"x": "3", "y": "4"}],
    ],
)
def test_layouts(path: Path, value: Any) -> None:
    assert points_of(written(path, value)) == [(1.0, 2.0), (3.0, 4.0)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(path: Path, encoding: str) -> None:
    path.write_text('[{"ÿ": "é", "x": 1, "y": 2}]', encoding=encoding)
    assert points_of(path) == [(1.0, 2.0)]


def test_values_that_are_no_numbers(path: Path) -> None:
    path.write_text(
        '[{"x":1,"y":2},{"x":null,"y":2},{"x":NaN,"y":1},{"x":Infinity,"y":1},{"x":true,"y":5},{"x":1'
        + "0" * 400
        + ',"y":1}]'
    )
    loaded = open_source(path)
    assert values_of(loaded, "y") == [[2, 2, 1, 1, 5, 1]]
    assert points_of(path) == [(1.0, 2.0), (1.0, 5.0)]


GEO = {
    "type": "FeatureCollection",
    "features": [
        {"type": "Feature", "properties": {"mag": 5}, "geometry": {"type": "Point", "coordinates": [10, 20, 3]}},
        {"type": "Feature", "properties": None, "geometry": {"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]}},
        {"type": "Feature", "properties": {"mag": 1}, "geometry": None},
        {
            "type": "Feature",
            "properties": {},
            "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]},
        },
        {
            "type": "Feature",
            "geometry": {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [7, 8]}]},
        },
    ],
}


def test_geojson(path: Path) -> None:
    source = open_json(written(path, GEO), None)
    assert names_of(source) == ["longitude", "latitude", "mag", "altitude"] or set(names_of(source)) == {
        *("longitude", "latitude", "altitude", "mag")
    }
    assert [column.unit for column in source.columns][:2] == ["deg", "deg"]
    assert points_of(path) == [(10, 20), (1, 2), (3, 4), (0, 0), (1, 0), (1, 1), (0, 0), (7, 8)]
    lines = "\n".join(json.dumps(feature) for feature in GEO["features"])
    path.write_text(lines)
    assert len(points_of(path)) == 8
    assert points_of(written(path, {"type": "Point", "coordinates": [1, 2]})) == [(1.0, 2.0)]


def test_the_traces_of_a_figure_are_tables(path: Path) -> None:
    x, y = [k / 7 for k in range(20)], [k * k for k in range(20)]
    figure = {"data": [{"type": "bar"}, {"type": "scatter", "x": x, "y": y}], "layout": {"title": "t"}}
    source = open_json(written(path, figure), None)
    assert names_of(source) == ["x", "y"]
    assert points_of(path) == list(zip(x, y, strict=True))
    records = [{"id": k, "a": [k] * 9, "b": [-k] * 9} for k in range(40)]
    assert names_of(open_json(written(path, records), None)) == ["id", "a", "b"]


def feature(*position: float, **told: object) -> dict[str, Any]:
    return {"type": "Feature", "properties": told, "geometry": {"type": "Point", "coordinates": position}}


def test_what_geojson_tells_of_a_feature_is_not_where_it_is(path: Path) -> None:
    features = [feature(10, 20, x=1, y=2), feature(11, 21, x=3, y=4)]
    assert points_of(written(path, {"type": "FeatureCollection", "features": features})) == [(10, 20), (11, 21)]


@pytest.mark.parametrize("lines", [False, True])
def test_positions_too_large_for_degrees_are_those_of_a_projection(path: Path, lines: bool) -> None:
    features = [feature(10, 20), feature(606_296.5, 4_824_822, x=7), feature(450_000, 4_000_000)]
    value: object = {"type": "FeatureCollection", "features": features}
    path.write_text("\n".join(map(json.dumps, features)) if lines else json.dumps(value))
    source = open_json(path, None)
    assert names_of(source) == ["x", "y"]
    assert [column.unit for column in source.columns] == [None, None]
    assert points_of(path)[1] == (606_296.5, 4_824_822)


def test_topojson_is_refused_by_its_name(path: Path) -> None:
    topology = {
        "type": "Topology",
        "objects": {},
        "transform": {"scale": [1, 2], "translate": [3, 4]},
        "arcs": [[[1, 2]]],
    }
    assert refusal(lambda: open_json(written(path, topology), None)).startswith("a.json is a TopoJSON file")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[{"x": 1, "y": 2}, {"x": 3', "a.json is no JSON from line 1 on"),
        ('{"x": 1}\n{"x": 2}\nno\n', "a.json is no JSON from line 3 on"),
        ("[]", "a.json holds no table of points"),
        ("{}", "a.json holds no table of points"),
        ('[{"a": "b"}]', "a.json has only one column"),
        ('{"type": "Topology", "objects": {}}', "a.json holds no table of points"),
        ("[" * 100_000, "a.json "),
        ('[{"x": 1' + "0" * 5000 + "}]", "a.json "),
    ],
)
def test_other_values_are_refused(path: Path, text: str, words: str) -> None:
    path.write_text(text)
    assert refusal(lambda: points_of(path)).startswith(words)


def test_damage_is_refused(path: Path) -> None:
    FRAME.to_json(path, orient="records")
    for loaded in load_damaged(path, path.read_bytes(), 2):
        assert loaded.rows <= 4


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["x", "y", "type", "data", "columns", "features", "coordinates", "geometry"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(anything)
def test_any_value_is_a_table_or_refused(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value))
    try:
        source = open_json(path, None)
    except UserError:
        return
    values_of(source, *names_of(source))


records = st.lists(
    st.fixed_dictionaries({"x": st.floats(), "y": st.floats(allow_nan=False) | st.integers(-(2**60), 2**60)}),
    min_size=1,
)


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records)
def test_numbers_come_back_exactly(path: Path, records: list[dict[str, float]]) -> None:
    path.write_text(json.dumps(records))
    for name, values in zip("xy", values_of(open_json(path, None), "x", "y"), strict=True):
        assert [repr(value) for value in values] == [repr(float(record[name])) for record in records]


def test_rows_whose_columns_are_told_beside_them(path: Path) -> None:
    value = {"metadata": [{"name": "ra", "unit": "deg"}, {"name": "dec", "unit": ""}], "data": [[1, 2], [3, 4]]}
    assert points_of(written(path, value)) == [(1.0, 2.0), (3.0, 4.0)]
    assert [(one.name, one.unit) for one in open_json(path, None).columns] == [("ra", "deg"), ("dec", None)]


def test_a_first_row_of_numbers_in_quotes_is_a_row(path: Path) -> None:
    assert points_of(written(path, [["1", "2.5", "a"], ["3", "4.5", "b"]])) == [(1.0, 2.5), (3.0, 4.5)]


def test_very_many_keys_are_cut_to_as_many_columns_as_a_table_has(path: Path) -> None:
    assert len(open_json(written(path, {f"k{number}": [1, 2] for number in range(2000)}), None).columns) == 1000


LONG: list[tuple[str, list[Any]]] = [
    ("{}", [{"x": 1, "y": 2.5}, {"x": None, "s": "a]}\\"}, {"y": True, "o": {"p": [1, 2]}}]),
    ("{}", [[1, 2], [3], [4, None, 5], ["a", "b"]]),
    ("{}", [["x", "y"], [1, 2], [3, 4.5]]),
    ('{{"columns": ["x", "y"], "data": {}}}', [[1, 2], [3, 4]]),
    ('{{"cols": [{{"name": "x", "unit": "m"}}, {{"name": "y"}}], "data": {}}}', [[1, 2], [3, 4]]),
    ('{{"type": "FeatureCollection", "crs": {{"a": [1]}}, "features": {}, "after": 1}}', GEO["features"]),  # type: ignore[list-item]  # a list of features
]


def told_by(source: PieceSource) -> tuple[Any, ...]:
    names = names_of(source)
    return source.columns, repr(values_of(source, *names))  # NaN is told as such


@pytest.mark.parametrize(("around", "values"), LONG)
@pytest.mark.parametrize("form", ["compact", "indented", "lines", "utf-16"])
def test_a_long_file_is_read_as_a_short_one(
    path: Path, around: str, values: list[Any], form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if form == "lines":
        path.write_text("\n".join(map(json.dumps, values)))
    else:
        text = around.format(json.dumps(values, indent=1 if form == "indented" else None))
        path.write_text(text, encoding="utf-16" if form == "utf-16" else "utf-8")
    monkeypatch.setattr(json_tables, "_LONG", 1 << 30)
    short = open_json(path, None)
    monkeypatch.setattr(json_tables, "_LONG", 0)
    monkeypatch.setattr(json_tables, "_VALUES", 2)
    for piece in (3, 7, 100):
        monkeypatch.setattr(json_stream, "_PIECE", piece)
        long = open_json(path, None)
        assert told_by(long) == told_by(short)
    assert isinstance(long, json_tables._LongSource) or form == "lines"


def test_the_columns_of_a_long_file_are_those_of_its_first_values(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_tables, "_LONG", 0)
    monkeypatch.setattr(json_tables, "_LOOKED_AT", 2)
    path.write_text(json.dumps([{"x": 1}, {"y": 2}, {"x": 3, "z": 4}, {"y": 5}]))
    source = open_json(path, None)
    assert names_of(source) == ["x", "y"]
    assert str(values_of(source, "x", "y")) == "[[1.0, nan, 3.0, nan], [nan, 2.0, nan, 5.0]]"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[{"x": 1, "y": 2},\n{"x": 3, "y"', "a.json is no JSON from line 2 on"),
        ('[{"x": 1, "y": 2},\n\n{"x": 3 "y": 4},\n{"x": 1, "y": 2}\n]', "a.json is no JSON from line 3 on"),
        ('[{"x": 1, "y": 2}', "a.json is no JSON from line 1 on"),
        ('[{"x": 1, "y": 2}; {"x": 1, "y": 2}]', "a.json is no JSON from line 1 on"),
        ('{"x": 1, "y": 2}\n{"x": 1, "y": 2}\nno\n', "a.json is no JSON from line 3 on"),
        ('[{"x": 1, "y": "' + "a" * 5000 + '"}]', "a.json holds a value of more than 1000 characters in line 1"),
    ],
)
def test_faults_of_a_long_file(path: Path, text: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_tables, "_LONG", 0)
    monkeypatch.setattr(json_stream, "_LONGEST", 1000)
    path.write_text(text)
    for piece in (9, 10_000):
        if piece < len(text) or "more than" not in words:
            monkeypatch.setattr(json_stream, "_PIECE", piece)
            assert refusal(lambda: values_of(open_json(path, None), "x", "y")).startswith(words)
