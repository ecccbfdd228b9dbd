"""Contours in files, read back by other libraries or by readers of a few lines."""

import json
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from core.arrays import Floats
from core.errors import UserError
from core.export import Figure, export
from core.outline import area_of_rings
from core.points import Points, points_of
from core.structures import ContourChoice, Structures
from tests.core.results import figure_of
from tests.shapely_references import area_of_geojson, area_of_rings_in_turn, counts_by_geojson

POINTS = points_of(*np.random.default_rng(8).normal(size=(2, 3000)))
CHOICE = Structures(ContourChoice((0.5, 0.9), (3.0,)))


@pytest.fixture(scope="module")
def figure() -> Figure:
    return figure_of(POINTS, CHOICE)


def rings_in_reg(text: str) -> dict[str, list[tuple[str, Floats]]]:
    """Return sign and corners of each polygon of a region file, by its text."""
    head, system, *lines = text.splitlines()
    assert head == "# Region file format: DS9 version 4.1"
    assert system == "linear"
    found: dict[str, list[tuple[str, Floats]]] = {}
    for line in lines:
        match = re.fullmatch(r"(-?)polygon\(([^()]*)\) # text=\{(.*)\}", line)
        assert match is not None
        corners = np.array([float(number) for number in match[2].split(",")]).reshape(-1, 2)
        found.setdefault(match[3], []).append((match[1], corners))
    return found


def test_geojson(figure: Figure, tmp_path: Path) -> None:
    export(figure, tmp_path / "a.geojson")
    told = json.loads((tmp_path / "a.geojson").read_text())
    assert told["type"] == "FeatureCollection"
    assert len(told["features"]) == len(figure.contours) == 3
    for feature, row in zip(told["features"], figure.contours, strict=True):
        properties = feature["properties"]
        assert (properties["level"], properties["density"]) == (row.contour.wanted, row.contour.density)
        assert properties["points"] == row.points == counts_by_geojson(feature["geometry"], POINTS.x, POINTS.y)
        assert properties["area"] == pytest.approx(area_of_geojson(feature["geometry"]), rel=1e-9)
        assert properties["unit"] == "per bin"


def test_table(figure: Figure, tmp_path: Path) -> None:
    export(figure, tmp_path / "a.csv")
    table = pd.read_csv(tmp_path / "a.csv")
    for row in figure.contours:
        contour = row.contour
        mine = table[table.density == contour.density]
        assert mine.level.isna().all() if contour.wanted is None else (mine.level == contour.wanted).all()
        assert (mine.share == contour.share).all()
        rings = [ring[["x", "y"]].to_numpy() for _, ring in mine.groupby(["polygon", "ring"])]
        assert area_of_rings(rings) == pytest.approx(contour.area, rel=1e-12)
        assert all((ring[0] == ring[-1]).all() for ring in rings)


def test_regions(figure: Figure, tmp_path: Path) -> None:
    export(figure, tmp_path / "a.reg")
    found = rings_in_reg((tmp_path / "a.reg").read_text())
    assert list(found) == ["50 %", "90 %", "3"]
    for rings, row in zip(found.values(), figure.contours, strict=True):
        assert area_of_rings_in_turn(rings) == pytest.approx(row.contour.area, rel=1e-9)


@pytest.mark.parametrize("suffix", [".geojson", ".csv", ".reg"])
def test_without_contours_there_is_nothing_to_write(suffix: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no contours"):
        export(figure_of(POINTS, Structures()), tmp_path / f"a{suffix}")
    assert list(tmp_path.iterdir()) == []


def test_an_island_in_a_hole_comes_after_the_hole(tmp_path: Path) -> None:
    angle = np.linspace(0, 2 * np.pi, 4000)
    x = np.concatenate([3 * np.cos(angle), 0.2 * np.cos(angle)])
    y = np.concatenate([3 * np.sin(angle), 0.2 * np.sin(angle)])
    points: Points = points_of(x, y)
    figure = figure_of(points, Structures(ContourChoice((0.9,))))
    export(figure, tmp_path / "a.reg")
    (rings,) = rings_in_reg((tmp_path / "a.reg").read_text()).values()
    assert [sign for sign, _ in rings] == ["", "-", ""]
    assert area_of_rings_in_turn(rings) == pytest.approx(figure.contours[0].contour.area, rel=1e-9)
