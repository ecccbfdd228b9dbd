"""The table of exports, and how a file takes the place of another."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pytest

import core.export.npz
from core.details import details_of
from core.errors import UserError
from core.export import EXPORTS, Figure, check, export
from core.pipeline import compute
from core.points import points_of
from core.progress import silent
from core.settings import Settings
from core.structures import ContourChoice, Structures
from core.structures_found import found_structures


@pytest.fixture
def figure() -> Figure:
    result = compute(points_of([1.0, 2.0, 4.0], [1.0, 5.0, 2.0]), Settings(bins=(4, 3)), None, silent)
    found = found_structures(details_of(result, silent), Structures(ContourChoice((0.5,))), (), silent)
    return Figure(result, "three.csv", "x", "y", contours=found.contours or ())


def failing(error: Exception) -> Callable[[Figure, BinaryIO], None]:
    def write(_figure: Figure, file: BinaryIO) -> None:
        file.write(b"half of it")
        raise error

    return write


@pytest.mark.parametrize("row", EXPORTS, ids=lambda row: row.suffix)
def test_every_row_writes_its_file_and_leaves_nothing_else(figure: Figure, tmp_path: Path, row: object) -> None:
    assert isinstance(row, type(EXPORTS[0]))
    for name in (f"out{row.suffix}", f"OUT{row.suffix.upper()}"):
        export(figure, tmp_path / name)
        assert (tmp_path / name).stat().st_size > 100
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("name", ["picture.jpg", "picture", ".png", "png"])
def test_an_unknown_suffix_is_told_with_the_known_ones(figure: Figure, tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match=r"suffix.*\.png, \.npz"):
        export(figure, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(figure: Figure, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no folder for a\.npz"):
        export(figure, tmp_path / "none" / "a.npz")


def test_a_folder_of_that_name_is_told(figure: Figure, tmp_path: Path) -> None:
    (tmp_path / "a.npz").mkdir()
    with pytest.raises(UserError, match=r"a\.npz is a folder"):
        export(figure, tmp_path / "a.npz")
    assert list(tmp_path.iterdir()) == [tmp_path / "a.npz"]


@pytest.mark.parametrize(
    ("number", "told"),
    [(errno.ENOSPC, "disk is full"), (errno.EROFS, "read-only"), (errno.EIO, "a.npz was not written")],
)
def test_a_disk_that_fails_is_told_and_the_old_file_stays(
    figure: Figure, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, told: str
) -> None:
    path = tmp_path / "a.npz"
    path.write_bytes(b"old")
    monkeypatch.setattr(core.export.npz, "write", failing(OSError(number, os.strerror(number))))
    with pytest.raises(UserError, match=told):
        export(figure, path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_bug_leaves_the_old_file_too(figure: Figure, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.npz"
    path.write_bytes(b"old")
    monkeypatch.setattr(core.export.npz, "write", failing(RuntimeError("a bug")))
    with pytest.raises(RuntimeError, match="a bug"):
        export(figure, path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_may_not_be_written_is_told(figure: Figure, tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    path.write_bytes(b"old")
    path.chmod(0o400)
    with pytest.raises(UserError, match="may not be written"):
        export(figure, path)
    assert path.read_bytes() == b"old"


def test_a_refusal_is_told(figure: Figure, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.npz"
    path.write_bytes(b"old")
    monkeypatch.setattr("os.access", lambda _path, _mode: False)
    with pytest.raises(UserError, match="may not be written"):
        export(figure, path)
    assert path.read_bytes() == b"old"


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_permissions_of_the_old_file_are_kept(figure: Figure, tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    path.write_bytes(b"old")
    path.chmod(0o640)
    export(figure, path)
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_stays_a_link(figure: Figure, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target, link = tmp_path / "there" / "b.npz", tmp_path / "a.npz"
    target.write_bytes(b"old")
    link.symlink_to(target)
    export(figure, link)
    assert link.is_symlink()
    with np.load(target) as written:
        assert "density" in written.files


def test_suffixes_are_unique_and_found() -> None:
    assert len({row.suffix for row in EXPORTS}) == len(EXPORTS)
    assert [check(Path(f"a{row.suffix}")) for row in EXPORTS] == list(EXPORTS)
