import zipfile
from pathlib import Path

import numpy as np
import pytest

from core.columns import ColumnChoice, DialectChoice
from core.loading import load
from core.readers import open_source
from core.readers.archive import tables_in
from core.readers.preview import preview
from tests.core.readers.damage import refusal


def packed(path: Path, **files: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.zip"


def test_the_files_of_an_archive_are_its_tables(path: Path) -> None:
    few, many = "x,y\n1,2\n", "a;b\n" + "3;4\n5;6\n" * 9
    packed(path, **{"p/few.csv": few, "p/many.csv": many, "README.txt": "read me " * 99, "__MACOSX/._few.csv": "mac"})
    loaded = load(path)
    assert (loaded.table, loaded.tables, loaded.rows) == ("p/many.csv", ("p/many.csv", "p/few.csv"), 18)
    assert load(path, ColumnChoice(table="p/few.csv")).points.x.tolist() == [1.0]
    assert load(path, ColumnChoice(table="2")).choice == ColumnChoice("x", "y", None, "p/few.csv")
    told = refusal(lambda: load(path, ColumnChoice(table="none")))
    assert told == "a.zip has no table none. Its tables are: p/many.csv, p/few.csv."


def test_one_table_beside_notes_is_the_table(path: Path) -> None:
    assert load(packed(path, **{"x.csv": "x,y\n1,2\n", "notes.md": "n" * 99})).points.y.tolist() == [2.0]


def test_the_first_that_holds_points_is_taken(path: Path) -> None:
    packed(path, **{"a.csv": "only words\n" * 9, "b.csv": "x,y\n1,2\n"})
    assert load(path).table == "b.csv"


def test_no_path_leads_out_of_an_archive(tmp_path: Path, path: Path) -> None:
    packed(path, **{"../../out.csv": "x,y\n1,2\n", "/b.csv": "x,y\n3,4\n", "..\\c.csv": "x,y\n5,6\n", "d/..": "x,y\n"})
    for name in open_source(path).tables:
        assert load(path, ColumnChoice(table=name)).rows == 1
    assert [one.name for one in tmp_path.iterdir()] == ["a.zip"]


def test_how_a_text_in_an_archive_is_read_can_be_told(path: Path) -> None:
    packed(path, **{"a.csv": "x;y\n1,234;5\n", "b.csv": "x\n"})
    asked = DialectChoice(decimal=",")
    assert load(path, ColumnChoice(table="a.csv", dialect=asked)).points.x.tolist() == [1.234]
    assert preview(path, asked, table="a.csv").rows == (("1,234", "5"),)


def test_an_archive_without_tables_is_refused_by_the_names_in_it(path: Path) -> None:
    packed(path, **{"a.png": "p", "b.shp": "s"})
    assert refusal(lambda: load(path)) == "a.zip is an archive of 2 files. Unpack it and choose one: a.png, b.shp."


def test_arrays_that_grow_out_of_proportion_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    np.savez_compressed(path, x=np.zeros(40_000_000), y=np.zeros(1))
    assert refusal(lambda: load(path)).startswith("a.npz holds more than 320 MB when unpacked")


def test_notes_are_no_tables_where_there_are_others() -> None:
    suffixes = (".csv", ".txt", ".json")
    assert tables_in(["a.txt", "b.CSV", "c"], suffixes) == ["b.CSV"]
    assert tables_in(["a.txt", "c"], suffixes) == ["a.txt"]
    assert tables_in(["c"], suffixes) == []
