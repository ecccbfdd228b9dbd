import bz2
import gzip
import importlib
import io
import lzma
import os
import subprocess
import sys
import threading
import zipfile
from pathlib import Path
from typing import Any

import h5py  # type: ignore[import-untyped]  # comes without types
import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]  # comes without types
import pytest

from core import readers
from core.errors import Cancelled, UserError
from core.progress import silent
from core.readers import FORMATS, Format, open_source, text

FRAME = pd.DataFrame({"x": [1.5, 2.5], "y": [3.5, 4.5]})


def stored(kind: str) -> bytes:
    buffer = io.BytesIO()
    if kind == "Parquet":
        FRAME.to_parquet(buffer)
    elif kind == "Feather and Arrow":
        FRAME.to_feather(buffer)
    elif kind == "NumPy array":
        np.save(buffer, FRAME.to_records(index=False))
    elif kind == "NumPy archive":
        np.savez(buffer, x=FRAME["x"].to_numpy(), y=FRAME["y"].to_numpy())
    elif kind == "JSON and GeoJSON":
        FRAME.to_json(buffer, orient="records")
    elif kind == "Stata":
        FRAME.to_stata(buffer, write_index=False)
    elif kind == "HDF5":
        with h5py.File(buffer, "w") as file:
            file["x"], file["y"] = FRAME["x"], FRAME["y"]
    else:
        FRAME.to_csv(buffer, index=False)
    return buffer.getvalue()


MADE_HERE = [
    row
    for row in FORMATS
    if row.name
    in set("Parquet|Feather and Arrow|NumPy array|NumPy archive|HDF5|Stata|JSON and GeoJSON|Text table".split("|"))
]


@pytest.mark.parametrize("row", MADE_HERE, ids=lambda row: row.name)
@pytest.mark.parametrize("suffix", ["right", ".csv", ".npz", ".xyz"])
def test_content_decides_before_the_suffix(tmp_path: Path, row: Format, suffix: str) -> None:
    if row.name == "Stata" and suffix != "right":
        suffix = ".DTA"
    path = tmp_path / f"a{row.suffixes[0] if suffix == 'right' else suffix}"
    path.write_bytes(stored(row.name))
    assert {"x", "y"} <= {column.name for column in open_source(path).columns}


@pytest.mark.parametrize("row", MADE_HERE, ids=lambda row: row.name)
@pytest.mark.parametrize("packing", ["gz", "bz2", "xz", "zst", "zip"])
def test_any_format_may_be_packed(tmp_path: Path, row: Format, packing: str) -> None:
    path = tmp_path / f"a{row.suffixes[0]}.{packing}"
    path.write_bytes(packed_as(packing, stored(row.name), f"a{row.suffixes[0]}"))
    source = open_source(path)
    columns = [column.name for column in source.columns]
    (chunk,) = source.chunks([columns.index("x"), columns.index("y")], silent)
    assert [cells.values.tolist() for cells in chunk.cells] == [[1.5, 2.5], [3.5, 4.5]]


def packed_as(packing: str, data: bytes, name: str) -> bytes:
    if packing == "zip":
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("folder/", b"")
            archive.writestr(f"folder/{name}", data)
            archive.writestr("__MACOSX/._x", b"mac")
        return buffer.getvalue()
    if packing == "zst":
        return bytes(pa.compress(data, "zstd", asbytes=True))
    if packing == "gz":
        return gzip.compress(data)
    return bz2.compress(data) if packing == "bz2" else lzma.compress(data)


def test_every_row_can_be_imported_and_named() -> None:
    for row in FORMATS:
        module = importlib.import_module(f"core.readers.{row.module}")
        assert callable(getattr(module, row.reader))
        assert row.packages or row.module in {
            "arrow",
            "numpy_arrays",
            "text",
            "gpx",
            "fcs",
            "statistics",
            "json_tables",
        }


def test_a_library_that_is_not_there_is_named_with_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "h5py.py").write_text("raise ModuleNotFoundError('no', name='h5py')")
    monkeypatch.syspath_prepend(str(tmp_path))
    path = tmp_path / "a.h5"
    path.write_bytes(stored("HDF5"))
    message = refused(path)
    assert message.startswith("a.h5 needs h5py, which is not installed. Add it with ")
    assert message.endswith("-m pip install h5py")


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


def test_a_cancel_does_not_wait_until_a_table_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text("x,y\n1,2\n")
    opened, gate = text.open_table, threading.Event()

    def slow(path: Path, *given: Any) -> object:
        gate.wait(20)
        return opened(path, *given)

    def cancel(_fraction: float | None, _message: str) -> None:
        raise Cancelled

    monkeypatch.setattr(text, "open_table", slow)
    with pytest.raises(Cancelled):
        open_source(path, report=cancel)
    gate.set()


def test_what_is_not_a_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "no.csv").startswith("no.csv does not exist")
    assert refused(tmp_path / "no" / "no.csv").startswith("no.csv does not exist")
    assert refused(tmp_path).startswith(f"{tmp_path.name} is a folder without files that can be read")
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
        (b'\xef\xbb\xbf<?xml version="1.0"?>', "is a XML file"),
        (b"<!DOCTYPE html><table>", "is a HTML file"),
        (b"CDF\x01" + bytes(100), "is a NetCDF file"),
        (b"CDF\x05" + bytes(100), "is a NetCDF file"),
        (b"\x0e\x03\x13\x01" + bytes(100), "is a HDF4 file"),
        (b"\x0e\x10\x5e\x08" + bytes(4) + b".FIT" + bytes(100), "is a FIT file"),
        (b"%PDF-1.4\n1 2\n3 4\n", "is a PDF file"),
        (b"\x80\x04\x95" + bytes(100), "is a pickle file"),
        (b"SQLite format 3\0" + bytes(100), "is a SQLite file"),
        (bytes(range(256)) * 20, "holds no table of a known format"),
        (bytes(100), "holds no table of a known format"),
    ],
)
@pytest.mark.parametrize("suffix", [".csv", ".npy", ".gz"])
def test_other_formats_are_refused_by_name(tmp_path: Path, data: bytes, words: str, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(gzip.compress(data) if suffix == ".gz" else data)
    assert refused(path).startswith(f"a{suffix} {words}")


def test_the_table_of_formats_needs_the_standard_library_alone() -> None:
    code = "import sys, core.readers, core.columns; sys.exit(bool({'numpy', 'pandas', 'pyarrow'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[3]).returncode == 0


@pytest.mark.parametrize("suffix", [".npy", ".h5"])
def test_a_file_that_goes_away_while_it_is_opened(tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(stored("NumPy array" if suffix == ".npy" else "HDF5"))
    looked_at = readers._row_of

    def gone(head: bytes, where: Path) -> Format | None:
        path.unlink()
        return looked_at(head, where)

    monkeypatch.setattr(readers, "_row_of", gone)
    assert refused(path).startswith(f"a{suffix} cannot be opened: No such file")
