import json
from pathlib import Path

import pytest

from core import cli

TABLE = "name,RA,flag,DEC [deg],w\na,1.5,true,-2,\nb,nan,false,7.25,inf\nc,-3,true,0,4\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "a.csv"
    path.write_text(TABLE)
    return path


def told(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    assert cli.main([*argv, "--columns"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_columns_are_told_with_their_ranges(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(told(capsys, str(table), "--json"))
    assert (answer["source"], answer["rows"], answer["table"], answer["tables"]) == (str(table), 3, None, [])
    keys = ("name", "type", "unit", "min", "max", "guess")
    assert [tuple(column[key] for key in keys) for column in answer["columns"]] == [
        ("name", "text", None, None, None, None),
        ("RA", "number", None, -3.0, 1.5, "x"),
        ("flag", "true or false", None, None, None, None),
        ("DEC [deg]", "number", "deg", -2.0, 7.25, "y"),
        ("w", "number", None, 4.0, 4.0, None),
    ]


def test_columns_are_told_for_people(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, head, *lines = told(capsys, str(table), "--weight", "w").splitlines()
    assert first == "3 rows"
    assert head.split() == ["name", "type", "unit", "from", "to", "taken", "as"]
    assert lines[1].split() == ["2", "RA", "number", "-3", "1.5", "x"]
    assert lines[4].split() == ["5", "w", "number", "4", "4", "weight"]


def test_a_file_without_numbers_has_columns_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "b.csv"
    path.write_text("a,b\nx,y\nz,t\n")
    answer = json.loads(told(capsys, str(path), "--json"))
    assert [column["guess"] for column in answer["columns"]] == [None, None]


def test_tables_are_told_and_chosen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "c.json"
    path.write_text(json.dumps({"few": [{"x": 1, "y": 2}], "many": [{"x": 3, "y": 4}, {"x": 5, "y": 7}]}))
    answer = json.loads(told(capsys, str(path), "--json"))
    assert (answer["table"], answer["tables"]) == ("many", ["many", "few"])
    assert told(capsys, str(path), "--table", "few").startswith("1 rows in table few\n")
    assert cli.main([str(path), "--table", "none", "--columns"]) == 1
    assert "c.json has no table none. Its tables are: many, few." in capsys.readouterr().err


@pytest.mark.parametrize("option", [("--x", "q"), ("--table", "q")])
def test_what_is_not_there_is_told(table: Path, option: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([str(table), *option, "--columns"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("sfumato: a.csv has no ")
    assert err.count("\n") == 1


def test_several_files_are_one_table(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "b.csv"
    other.write_text("w,RA,flag,DEC [deg],name\n9,100,true,1,d\n")
    answer = json.loads(told(capsys, str(table), str(other), "--json"))
    assert answer["rows"] == 4
    assert answer["columns"][1]["max"] == 100
    assert answer["columns"][4]["max"] == 9


def test_the_help_names_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    for word in ("--table NAME", "--columns", "Parquet (.parquet .pq .parq)", "FITS table", "zst, zip"):
        assert word in text


def test_a_factor_is_told_beside_the_axis(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = (str(table), "--factor", "2", "--data-unit", "nm")
    answer = json.loads(told(capsys, *given, "--json"))
    assert answer["measures"] == {"x": {"factor": 2.0, "unit": "nm"}, "y": {"factor": 2.0, "unit": "nm"}}
    assert told(capsys, *given).splitlines()[3].endswith("-3    1.5   x = 2 times this, in nm")
