import csv
import io
import json
from pathlib import Path

import numpy as np
import pytest

from core.details import Details, details_of
from core.errors import UserError
from core.pipeline import compute
from core.points import points_of
from core.positions import HEADER, Positions, answers_at, csv_pieces, joined, json_pieces, load_positions
from core.progress import silent
from core.readout import readout_at
from core.settings import Settings, Unit

NAMES = ("RA", "DEC")


def details(unit: Unit = Unit.BIN, weighted: bool = False) -> Details:
    rng = np.random.default_rng(3)
    x, y, weight = rng.normal(size=(3, 300))
    points = points_of(x, y, np.abs(weight) if weighted else None)
    return details_of(compute(points, Settings(bins=(20, 30), unit=unit), None, silent), silent)


def same(found: float, wanted: float | None) -> None:
    if wanted is None:
        assert np.isnan(found)
    else:
        assert found == pytest.approx(wanted, rel=1e-9, abs=1e-15)


@pytest.mark.parametrize("number", [0, 5, 400])
@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("weighted", [False, True])
def test_many_positions_are_told_what_each_is_told_alone(number: int, unit: Unit, weighted: bool) -> None:
    all_of_it = details(unit, weighted)
    result = all_of_it.result
    x_min, x_max, y_min, y_max = result.grid.extent
    x, y = np.random.default_rng(number).uniform(-4.0, 4.0, (2, number))
    x, y = (np.append(a, b) for a, b in ((x, [x_min, x_max, x_max, 1e300]), (y, [y_min, y_max, np.inf, 0.0])))
    answers = answers_at(all_of_it, x, y, silent)
    for i, (one_x, one_y) in enumerate(zip(x.tolist(), y.tolist(), strict=True)):
        readout, detail = readout_at(result.counts, result.density, one_x, one_y), all_of_it.at(one_x, one_y)
        column, row = result.grid.bin_at(one_x, one_y)
        assert answers.bin_value[i] == result.density.per_bin[row, column]
        assert answers.inside[i] == (readout is not None)
        same(answers.density[i], None if readout is None else readout.density)
        same(answers.count[i], None if readout is None else readout.count)
        assert answers.rows_in_bin[i] == (0 if readout is None else readout.rows)
        for name in ("error", "n_eff", "level"):
            same(getattr(answers, name)[i], None if detail is None else getattr(detail, name))


def test_words_give_the_same_numbers_back() -> None:
    x, y = np.append(np.random.default_rng(1).normal(size=(2, 40_000)), [[9.0], [9.0]], axis=1)
    answers = answers_at(details(), x, y, silent)
    entries = json.loads("".join(json_pieces(answers)))
    rows = list(csv.DictReader(io.StringIO("".join(csv_pieces(answers)))))
    assert len(entries) == len(rows) == x.size
    assert list(rows[0]) == list(HEADER)
    for name in HEADER:
        values = getattr(answers, name)
        told = [entry[name] for entry in entries]
        if name == "inside":
            assert told == values.tolist()
            assert [row[name] for row in rows] == [str(value).lower() for value in values.tolist()]
            continue
        there = answers.inside if name == "rows_in_bin" else ~np.isnan(values)
        assert not there[-1] or name in {"x", "y"}
        assert told == [value if known else None for value, known in zip(values.tolist(), there, strict=True)]
        assert [None if row[name] == "" else float(row[name]) for row in rows] == told


def test_no_positions_are_an_empty_table() -> None:
    answers = answers_at(details(), np.empty(0), np.empty(0), silent)
    assert "".join(json_pieces(answers)) == "[]"
    assert "".join(csv_pieces(answers)) == ",".join(HEADER) + "\n"


@pytest.mark.parametrize(
    ("text", "x", "y"),
    [
        ("x,y,DEC,RA\n1,2,3,4\n5,6,7,8\n", [4, 8], [3, 7]),
        ("lat;lon\n1,5;2,5\n3,5;4,5\n", [2.5, 4.5], [1.5, 3.5]),
        ("1 2\n3 4\n", [1, 3], [2, 4]),
        ("RA,DEC\n", [], []),
    ],
)
def test_columns_are_those_of_the_points_or_guessed(tmp_path: Path, text: str, x: list[float], y: list[float]) -> None:
    path = tmp_path / "p.csv"
    path.write_text(text)
    found = load_positions(path, NAMES, silent)
    assert (found.x.tolist(), found.y.tolist(), found.dropped) == (x, y, 0)


def test_rows_that_are_no_positions_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("RA,DEC\n1,2\n,2\nx,1\n1,inf\nnan,1\n3,4\n")
    found = load_positions(path, NAMES, silent)
    assert (found.x.tolist(), found.y.tolist(), found.dropped) == ([1, 3], [2, 4], 4)
    both = joined([Positions(np.array([9.0]), np.array([8.0])), found, found])
    assert (both.x.tolist(), both.y.tolist(), both.dropped) == ([9, 1, 3, 1, 3], [8, 2, 4, 2, 4], 8)


def test_a_table_without_any_position_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("RA,DEC\na,b\nc,d\n")
    with pytest.raises(UserError, match=r"p\.csv gives no positions from columns RA and DEC: none of its 2 rows"):
        load_positions(path, NAMES, silent)
