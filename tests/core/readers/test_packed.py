import bz2
import contextlib
import gzip
import io
import lzma
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import Cancelled, UserError
from core.loading import load
from core.progress import silent
from core.readers import open_source, packed, proportion, text
from core.readers.blocks import BlockParser
from tests.core.readers.damage import points_of, refusal

ARRAY = np.arange(40_000.0).reshape(-1, 2)


def npy() -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, ARRAY)
    return buffer.getvalue()


@pytest.fixture
def rubbish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where packed files are unpacked."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_what_was_unpacked_goes_away(tmp_path: Path, rubbish: Path) -> None:
    path = tmp_path / "a.npy.gz"
    path.write_bytes(gzip.compress(npy()))
    source = open_source(path)
    assert list(rubbish.iterdir())
    next(iter(source.chunks([0], silent)))
    del source
    assert not list(rubbish.iterdir())
    assert len(load(path).points) == 20_000
    assert not list(rubbish.iterdir())


def test_what_is_refused_leaves_nothing(tmp_path: Path, rubbish: Path) -> None:
    path = tmp_path / "a.npy.gz"
    path.write_bytes(gzip.compress(npy()[:-100]))
    assert refusal(lambda: load(path)).startswith("a.npy.gz is damaged")
    path.write_bytes(gzip.compress(npy())[:-100])
    assert refusal(lambda: load(path)).startswith("a.npy.gz ends in the middle")
    assert not list(rubbish.iterdir())


def test_unpacking_can_be_cancelled(tmp_path: Path, rubbish: Path) -> None:
    path = tmp_path / "a.npy.gz"
    path.write_bytes(gzip.compress(npy()))

    def report(_fraction: float | None, message: str) -> None:
        if message == "Unpacking":
            raise Cancelled

    with pytest.raises(Cancelled):
        load(path, None, report)
    assert not list(rubbish.iterdir())


def test_a_bomb_is_not_unpacked(tmp_path: Path, rubbish: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proportion, "ALWAYS", 1 << 16)
    path = tmp_path / "a.npy.gz"
    path.write_bytes(gzip.compress(npy()[:128] + bytes(1 << 20)))
    assert refusal(lambda: load(path)).startswith("a.npy.gz holds more than ")
    assert not list(rubbish.iterdir())


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_bomb_of_text_is_found_before_it_is_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: Callable[[bytes], bytes]
) -> None:
    monkeypatch.setattr(packed, "_SOON", 1 << 19)
    monkeypatch.setattr(text, "_BLOCK", 1 << 16)
    path = tmp_path / "a.csv.gz"
    path.write_bytes(pack(b"x,y\n" + b"1,2\n" * (1 << 20)))
    assert len(load(path).points) == 1 << 20  # a text may be packed as well, up to a size
    monkeypatch.setattr(proportion, "ALWAYS", 1 << 22)
    parsed = []
    monkeypatch.setattr(BlockParser, "soonest", lambda _, block: parsed.append(len(block)))
    source = open_source(path)
    assert refusal(lambda: list(source.chunks((0, 1), silent))).startswith("a.csv.gz holds more than ")
    assert sum(parsed) < 1 << 20


def archive(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as target:
        for name in names:
            target.writestr(name, "x,y\n1,2\n")
    return path


def test_archives_of_one_table(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", "data/t.csv", "__MACOSX/data/._t.csv", "data/.DS_Store")
    assert points_of(path) == [(1.0, 2.0)]
    path = archive(tmp_path / "b.zip", "../../../outside.csv")
    assert points_of(path) == [(1.0, 2.0)]
    assert not (tmp_path.parent / "outside.csv").exists()


def test_archives_of_none_or_several(tmp_path: Path) -> None:
    assert refusal(lambda: load(archive(tmp_path / "a.zip"))).startswith("a.zip is an archive without files")
    path = archive(tmp_path / "b.zip", "a.png", "b.png", "c.png")
    assert (
        refusal(lambda: load(path)) == "b.zip is an archive of 3 files. Unpack it and choose one: a.png, b.png, c.png."
    )


def test_an_encrypted_archive(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", "a.csv")
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    path.write_bytes(data)
    assert refusal(lambda: load(path)).startswith("a.zip is encrypted")


def test_packed_twice(tmp_path: Path) -> None:
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(gzip.compress(b"x,y\n1,2\n")))
    assert refusal(lambda: load(path)).startswith("a.gz holds another packed file")
    path.write_bytes(gzip.compress(b""))
    assert refusal(lambda: load(path)).startswith("a.gz is empty")


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([packed.GZIP, packed.BZIP2, packed.XZ, packed.ZSTD, packed.ZIP, b"PK\x05\x06"]),
    st.binary(max_size=60),
)
def test_any_bytes_behind_a_mark_are_refused(tmp_path: Path, mark: bytes, rest: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(mark + rest)
    refusal(lambda: load(path))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_archive_gives_the_points_or_none(tmp_path: Path, data: st.DataObject) -> None:
    path = archive(tmp_path / "a.zip", "a.csv")
    content = bytearray(path.read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(1, len(content)))])
    with contextlib.suppress(UserError):
        assert points_of(path) == [(1.0, 2.0)]


def test_lzma_is_not_needed_before_there_is_such_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lzma", None)
    path = tmp_path / "a.xz"
    path.write_bytes(packed.XZ + bytes(20))
    assert refusal(lambda: load(path)).startswith("a.xz is packed in a way that this Python was built without: lzma")
    assert packed.faults()
