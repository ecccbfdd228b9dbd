import gzip
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from core.errors import UserError
from core.readers import FORMATS, open_source

FRAME = pd.DataFrame({"x": [1.5, 2.5], "y": [3.5, 4.5]})


def write(path: Path, kind: str) -> Path:
    if kind == "Parquet":
        FRAME.to_parquet(path)
    elif kind == "Feather and Arrow":
        FRAME.to_feather(path)
    elif kind == "Text table":
        FRAME.to_csv(path, index=False, compression=None)
    else:
        with path.open("wb") as file:  # a file, as numpy would add its own suffix to a name
            if kind == "NumPy array":
                np.save(file, FRAME.to_records(index=False))
            else:
                np.savez(file, x=FRAME["x"].to_numpy(), y=FRAME["y"].to_numpy())
    return path


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
@pytest.mark.parametrize("suffix", ["right", ".csv", ".npz", ".parquet", ".xyz", ""])
def test_content_decides_before_the_suffix(tmp_path: Path, row: object, suffix: str) -> None:
    kind = row.name  # type: ignore[attr-defined]  # a Format; pytest knows no types
    path = write(tmp_path / f"a{row.suffixes[0] if suffix == 'right' else suffix}", kind)  # type: ignore[attr-defined]  # as above
    assert [column.name for column in open_source(path).columns] == ["x", "y"]


def test_suffixes_are_told_once() -> None:
    suffixes = [suffix for row in FORMATS for suffix in row.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes)


def refused(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        open_source(path)
    assert "\n" not in str(caught.value)
    assert str(path.parent) not in str(caught.value)
    return str(caught.value)


def test_what_is_not_a_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "no.csv").startswith("no.csv does not exist")
    assert refused(tmp_path / "no" / "no.csv").startswith("no.csv does not exist")
    assert refused(tmp_path).startswith(f"{tmp_path.name} is a folder")
    (tmp_path / "empty.csv").touch()
    assert refused(tmp_path / "empty.csv").startswith("empty.csv is empty")
    (tmp_path / "blank.csv").write_text("\n \n")
    assert refused(tmp_path / "blank.csv").startswith("blank.csv is empty")
    (tmp_path / "in.csv").touch()
    assert "cannot be opened" in refused(tmp_path / "in.csv" / "x")
    assert "cannot be opened" in refused(tmp_path / ("a" * 300))
    assert "cannot be opened" in refused(tmp_path / "a\0b")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither pipes nor devices in folders")
def test_pipes_devices_and_loops_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    assert refused(tmp_path / "pipe.csv").startswith("pipe.csv is a device or a pipe")
    assert refused(Path("/dev/zero")).startswith("zero is a device or a pipe")
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    assert "cannot be opened" in refused(tmp_path / "loop.csv")


@pytest.mark.skipif(sys.platform == "win32", reason="rights are another matter on Windows")
def test_a_file_that_must_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.csv"
    path.write_text("x,y\n1,2\n")
    path.chmod(0)
    privileged = os.geteuid() == 0
    if privileged:
        os.seteuid(65534)
    try:
        message = refused(path)
    finally:
        if privileged:
            os.seteuid(0)
    assert message.startswith("secret.csv must not be read")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89HDF\r\n\x1a\n" + bytes(100), "is a HDF5 file"),
        (b"SIMPLE  =                    T" + b" " * 3000, "is a FITS file"),
        (b"FCS3.0    ", "is a FCS file"),
        (b'{"x": 1}\n{"x": 2}\n', "is a JSON file"),
        (b"[[1, 2], [3, 4]]", "is a JSON file"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>', "is a XML file"),
        (b"%PDF-1.4\n1 2\n3 4\n", "is a PDF file"),
        (b"PK\x03\x04" + bytes(100), "is a zip file"),
        (b"\x80\x04\x95" + bytes(100), "is a pickle file"),
        (bytes(range(256)) * 20, "holds no table of a known format"),
        (bytes(100), "holds no table of a known format"),
    ],
)
@pytest.mark.parametrize("suffix", [".csv", ".npy", ".gz"])
def test_other_formats_are_refused_by_name(tmp_path: Path, data: bytes, words: str, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(gzip.compress(data) if suffix == ".gz" else data)
    assert refused(path).startswith(f"a{suffix} {words}") or (suffix == ".gz" and "is not a text file" in refused(path))


def test_the_table_of_formats_needs_the_standard_library_alone() -> None:
    code = "import sys, core.readers, core.columns; sys.exit(bool({'numpy', 'pandas', 'pyarrow'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[3]).returncode == 0
