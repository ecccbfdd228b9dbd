import os
from pathlib import Path

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]  # comes without types
import pyarrow.parquet as pq  # type: ignore[import-untyped]  # comes without types
import pytest

from core.columns import ColumnChoice
from core.errors import Cancelled
from core.loading import load, load_many
from core.readers.joined import ColumnsDifferError, files_in
from tests.core.readers.damage import points_of, refusal

FIRST, SECOND = "x,y,w\n1,2,3\n4,5,6\n", "y,w,x\n8,9,7\n"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "b.csv", tmp_path / "a.tsv"]
    paths[0].write_text(FIRST)
    paths[1].write_text(SECOND.replace(",", "\t"))
    return paths


def test_files_are_joined_in_the_order_given(files: list[Path]) -> None:
    told: list[float] = []
    loaded = load_many(files, ColumnChoice(weight="w"), lambda fraction, _: told.append(fraction or 0.0))
    assert loaded.points.x.tolist() == [1, 4, 7]
    assert loaded.points.y.tolist() == [2, 5, 8]
    assert loaded.points.weight is not None
    assert loaded.points.weight.tolist() == [3, 6, 9]
    assert (loaded.path, loaded.paths, loaded.rows) == (files[0], tuple(files), 3)
    assert told == sorted(told)


@pytest.mark.parametrize("other", ["x,y\n1,2\n", "x,y,w,v\n1,2,3,4\n", "x,y,z\n1,2,3\n"])
def test_files_with_other_columns_are_not(files: list[Path], other: str) -> None:
    files[1].write_text(other)
    with pytest.raises(ColumnsDifferError, match=r"a.tsv has other columns than b.csv"):
        load_many(files)


def test_a_file_that_cannot_be_read_is_named(files: list[Path]) -> None:
    files[1].write_bytes(b"\x89PNG" + bytes(100))
    assert refusal(lambda: load_many(files)).startswith("a.tsv is a PNG picture")


def test_a_folder_of_parts(tmp_path: Path) -> None:
    folder = tmp_path / "parts"
    (folder / "deep" / "_hidden").mkdir(parents=True)
    for number in range(40):
        (folder / f"part-{number:02}.csv").write_text(f"x,y\n{number},{-number}\n")
    (folder / "deep" / "z.csv").write_text("y,x\n-40,40\n")
    for beside in ("_SUCCESS", ".part.crc", "deep/_hidden/a.csv", "README.txt", "empty.csv"):
        (folder / beside).write_text("" if "empty" in beside else "no table\n")
    (folder / "loop").symlink_to(folder)
    assert points_of(folder) == [(float(number), float(-number)) for number in range(41)]


@pytest.mark.parametrize("rows", [10, 1000])
def test_a_partitioned_parquet_folder(tmp_path: Path, rows: int) -> None:
    frame = pd.DataFrame({"year": [2000 + number % 3 for number in range(rows)], "x": range(rows), "y": range(rows)})
    pq.write_to_dataset(pa.Table.from_pandas(frame), tmp_path / "data", partition_cols=["year"])
    loaded = load(tmp_path / "data", ColumnChoice("x", "y", "year"))
    assert loaded.points.weight is not None
    found = sorted(zip(loaded.points.x, loaded.points.weight, strict=True))
    assert found == [(number, 2000 + number % 3) for number in range(rows)]
    assert load(tmp_path / "data").choice == ColumnChoice("x", "y")


def test_folders_that_hold_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.exe").write_text("x")
    assert refusal(lambda: load(tmp_path)).endswith(
        "is a folder without files that can be read. Choose a file, or a folder of tables."
    )
    assert files_in(tmp_path) == [tmp_path / "a.exe"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders")
def test_pipes_in_a_folder_are_left_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "b.csv")
    (tmp_path / "a.csv").write_text(FIRST)
    assert points_of(tmp_path) == [(1.0, 2.0), (4.0, 5.0)]


def test_cancel(files: list[Path]) -> None:
    def report(_fraction: float | None, _message: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        load_many(files, None, report)
