"""Regions in files: read, written and read again, and read by readers that know nothing of ours."""

import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import UserError
from core.export import export
from core.inside import inside_of
from core.points import points_of
from core.region_files import joined, read_all, read_regions
from core.region_text import HEAD, regions_in_text, text_of
from core.shapes import Ellipse, Part, Polygon, Rectangle, Region, Shape
from core.structures import Structures
from tests.core.results import figure_of
from tests.shapely_references import area_of_geojson, counts_by_geojson

POINTS = points_of(*np.random.default_rng(5).normal(size=(2, 2000)))
FRAME = Polygon((((-1, -1), (1, -1), (1, 1), (-1, 1)), ((-0.5, -0.5), (-0.5, 0.5), (0.5, 0.5), (0.5, -0.5))))
REGIONS = (
    Region("core {of it}", (Part(Rectangle(0.1, -0.2, 1.5, 0.1 + 0.2, 30.0)), Part(Ellipse(0.3, 0, 0.2, 0.1), True))),
    Region("child; näme", (Part(FRAME), Part(Rectangle(0, 0, 0.1, 0.1))), "core {of it}"),
    Region("#", (Part(Polygon((((0.0, 0.0), (1e-7, 1.0), (1.0, -1e7 / 3)),))),)),
)

number = st.floats(-1e6, 1e6)
length = st.floats(0.0, 1e6)
ring = st.lists(st.tuples(number, number), min_size=3, max_size=6, unique=True).map(tuple)
shapes: st.SearchStrategy[Shape] = st.one_of(
    st.builds(Rectangle, number, number, length, length, st.floats(-360, 360)),
    st.builds(Ellipse, number, number, length, length, st.floats(-360, 360)),
    st.builds(lambda one: Polygon((one,)), ring),
)


@settings(max_examples=30)
@given(st.lists(st.lists(st.builds(Part, shapes, st.booleans()), min_size=1, max_size=3), min_size=1, max_size=3))
def test_what_is_written_is_read_again(made: list[list[Part]]) -> None:
    regions = tuple(
        Region(f"r {place}", tuple(parts), None if place == 0 else "r 0") for place, parts in enumerate(made)
    )
    text = HEAD + "".join(line for region in regions for line in text_of(region))
    assert regions_in_text(text, "a.reg") == (regions, ())


@pytest.mark.parametrize("suffix", [".reg", ".geojson"])
def test_the_export_holds_the_regions(suffix: str, tmp_path: Path) -> None:
    figure = figure_of(POINTS, Structures(), REGIONS)
    export(figure, tmp_path / f"a{suffix}")
    again = read_regions(tmp_path / f"a{suffix}").regions
    assert len(again) == 3
    for region, before in zip(again, REGIONS, strict=True):
        assert np.array_equal(inside_of(region)(POINTS.x, POINTS.y), inside_of(before)(POINTS.x, POINTS.y))
    if suffix == ".geojson":
        assert again == REGIONS
    else:
        assert [region.name for region in again] == ["core  of it", "child  näme", "?"]
        assert again[1].parent == "core  of it"


def test_ds9_as_a_reader_of_a_few_lines_reads_it() -> None:
    """Signs, shapes and numbers stand where the manual of DS9 puts them; angles count from the x axis."""
    text = "".join(text_of(Region("a", (Part(Rectangle(1, 2, 3, 4, 30)), Part(Ellipse(5, 6, 7, 8, -9), True)))))
    assert re.findall(r"(-?)(\w+)\(([^)]*)\) # text=\{a\}", text) == [
        ("", "box", "1.0,2.0,3.0,4.0,30.0"),
        ("-", "ellipse", "5.0,6.0,7.0,8.0,-9.0"),
    ]


def test_geojson_as_another_library_reads_it(tmp_path: Path) -> None:
    figure = figure_of(POINTS, Structures(), (replace(REGIONS[1], parent=None),))
    export(figure, tmp_path / "a.geojson")
    frame, square = json.loads((tmp_path / "a.geojson").read_text())["features"]
    (told,) = figure.regions
    both = counts_by_geojson(frame["geometry"], POINTS.x, POINTS.y) + counts_by_geojson(
        square["geometry"], POINTS.x, POINTS.y
    )
    assert frame["properties"]["points"] == told.points == both
    assert area_of_geojson(frame["geometry"]) == 3.0
    assert frame["properties"]["area"] == pytest.approx(3.01)
    assert "points" not in square["properties"]


def test_what_ds9_writes_is_read() -> None:
    text = """# Region file format: DS9 version 4.1
global color=green dashlist=8 3 width=1 font="helvetica 10 normal roman" select=1
linear
circle(1,2,3) # color=red text='one'
ellipse(1, 2, 3, 4) # text="two" tag={part of one} tag={Group 1}
linear; box 1 2 3 4 45
+polygon(0,0 1,0 1,1) ||
box(0,0,1,1)
circle(0,0,1) || circle(2,0,1) # text={mark}
-circle(0,0,0.5)
line(0,0,1,1) # line=0 1
circle point 1 2 # text={a star}
text(3,4) # text={written}
# vector(5,6,7,8)
"""
    (one, two, box, four, mark), left_out = regions_in_text(text, "a.reg")
    away = Part(Ellipse(0, 0, 0.5, 0.5), True)
    assert one == Region("one", (Part(Ellipse(1, 2, 3, 3)), away))
    assert two == Region("two", (Part(Ellipse(1, 2, 3, 4)), away), "one")
    assert box == Region("3", (Part(Rectangle(1, 2, 3, 4, 45)), away))
    assert (four.name, mark.name, len(mark.parts)) == ("4", "mark", 3)
    assert left_out == ("line", "point", "text")
    assert four.parts == (Part(Polygon((((0, 0), (1, 0), (1, 1)),))), Part(Rectangle(0, 0, 1, 1)), away)


def test_a_line_that_ends_a_union_ends_it() -> None:
    regions, left_out = regions_in_text("box(1,1,2,2) || line(0,0,1,1)\ncircle(5,5,1) # text={B}\n", "a.reg")
    assert [(region.name, len(region.parts)) for region in regions] == [("1", 1), ("B", 1)]
    assert left_out == ("line",)


def test_any_geojson_is_read(tmp_path: Path) -> None:
    square = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
    polygon = {"type": "Polygon", "coordinates": [square]}
    several = {"type": "MultiPolygon", "coordinates": [[square], [[[2, 2], [3, 2], [3, 3], [2, 2]]]]}
    path = tmp_path / "a.json"
    path.write_text(json.dumps(polygon))
    assert [region.name for region in read_regions(path).regions] == ["1"]
    path.write_text(json.dumps({"type": "Feature", "properties": {"name": "a"}, "geometry": several}))
    (region,) = read_regions(path).regions
    assert (region.name, len(region.parts)) == ("a", 2)
    features = [
        {"type": "Feature", "properties": {}, "geometry": {"type": kind, "coordinates": [1, 2]}}
        for kind in ("Point", "LineString")
    ]
    features.append({"type": "Feature", "properties": {}, "geometry": polygon})
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    read = read_regions(path)
    assert [region.name for region in read.regions] == ["3"]
    assert read.left_out == ("point", "linestring")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "linear"),
        ("a.reg", ""),
        ("a.reg", "fk5\ncircle(1,2,3)"),
        ("a.reg", 'linear\ncircle(1,2,3")'),
        ("a.reg", "linear\npoint(1,2)"),
        ("a.reg", "linear\nellipse(1,2,3,4,5,6)"),
        ("a.reg", "linear\nbox(1,2,-3,4)"),
        ("a.reg", "linear\npolygon(1,2,3,4)"),
        ("a.reg", "linear\ncircle(1,nan,3)"),
        ("a.reg", "linear\ncircle(1,1e300,3)"),
        ("a.reg", "\x00\xff"),
        ("a.geojson", "["),
        ("a.geojson", "[" * 100_000),
        ("a.geojson", "{}"),
        ("a.geojson", '{"type": "FeatureCollection", "features": []}'),
        ("a.geojson", '{"type": "Point", "coordinates": [1, 2]}'),
        ("a.geojson", '{"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [2, 0]]]}'),
        ("a.geojson", '{"type": "Polygon", "coordinates": [[[0, 0], [1, "a"], [2, 0], [0, 0]]]}'),
        ("a.geojson", '{"type": "Polygon", "coordinates": [[[0, 0], [1, NaN], [2, 0], [0, 0]]]}'),
        ("a.geojson", '{"type": "Feature", "properties": {"ellipse": [1, 2, -1, 1, 0]}, "geometry": null}'),
    ],
)
def test_what_is_no_region_is_told(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="latin-1")
    with pytest.raises(UserError, match=name.replace(".", r"\.")):
        read_regions(tmp_path / name)


def test_names_stay_apart_where_files_are_joined() -> None:
    a, b = Region("a", ()), Region("b", ())
    assert [region.name for region in joined([(a, b), (a,), (a, b)])] == ["a", "b", "a (2)", "a (3)", "b (2)"]
    assert joined([]) == ()


def test_a_region_without_a_name_is_the_parent_of_none() -> None:
    nameless, named = Region("", ()), Region("a", ())
    assert joined([(nameless, named)]) == (nameless, named)


def test_files_are_read_together(tmp_path: Path) -> None:
    (tmp_path / "a.reg").write_text("circle(1,2,3) # text={a}\nline(1,2,3,4)\n")
    (tmp_path / "b.reg").write_text("circle(1,2,3) # text={a}\ntext(1,2)\nline(1,2,3,4)\n")
    read = read_all([tmp_path / "a.reg", tmp_path / "b.reg"])
    assert [region.name for region in read.regions] == ["a", "a (2)"]
    assert read.left_out == ("line", "text")
