import bz2
import gzip
import lzma
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import UserError
from core.readers import streams
from core.readers.streams import TextStream, looks_like_text

TABLE = b"x,y\n" + b"".join(b"%d.5,%d.25\n" % (row, 2 * row) for row in range(40_000))


def text_of(path: Path, size: int = 1 << 16, line_end: bytes = b"\n", quotes: bool = True) -> list[bytes]:
    stream = TextStream(path)
    try:
        return list(stream.blocks(0, size, line_end, quotes))
    finally:
        stream.close()


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
def test_blocks_are_the_whole_text_cut_at_line_ends(tmp_path: Path, pack: type[bytes]) -> None:
    path = tmp_path / "table"
    path.write_bytes(pack(TABLE))
    blocks = text_of(path)
    assert b"".join(blocks) == TABLE
    assert len(blocks) > 3
    assert all(block.endswith(b"\n") for block in blocks)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_unicode_becomes_utf_8(tmp_path: Path, encoding: str) -> None:
    text = TABLE.decode() + "\N{GREEK SMALL LETTER MU}\U0001f600 at the end"
    path = tmp_path / "table"
    path.write_bytes(text.encode(encoding))
    assert b"".join(text_of(path)).decode() == text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=300), st.integers(1, 40))
def test_any_text_is_kept(tmp_path: Path, data: bytes, size: int) -> None:
    data = b"x" + data.translate(None, streams._CONTROL)
    path = tmp_path / "table"
    path.write_bytes(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(streams, "HEAD", 16)
        assert b"".join(text_of(path, size)) == data


def test_no_block_ends_inside_quotes(tmp_path: Path) -> None:
    record = b'1,"a\n' + b"line\n" * 300 + b'end",2\n'
    path = tmp_path / "table"
    path.write_bytes(record * 400)
    blocks = text_of(path, 5000)
    assert b"".join(blocks) == record * 400
    assert all(block.count(b'"') % 2 == 0 for block in blocks)


def test_a_lonely_quote_does_not_gather_the_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "table"
    path.write_bytes(b'1,5" pipe\n' + TABLE)
    assert max(map(len, text_of(path, 1 << 16))) <= 2 * streams.HEAD


def test_a_line_that_never_ends_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "_LONGEST_HEAD", 1 << 18)
    monkeypatch.setattr(streams, "_LONGEST_LINE", 1 << 20)
    path = tmp_path / "endless.csv"
    path.write_bytes(gzip.compress(b"1" * (1 << 23)))
    with pytest.raises(UserError, match=r"endless.csv has a line that never ends"):
        text_of(path)


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
@pytest.mark.parametrize("cut", [-1, -9, 0.5, 30])
def test_half_a_compressed_file_is_refused(tmp_path: Path, pack: type[bytes], cut: float) -> None:
    data = pack(TABLE)
    path = tmp_path / "half.csv.gz"
    path.write_bytes(data[: int(cut * len(data)) if 0 < cut < 1 else int(cut)])
    with pytest.raises(UserError, match=r"half.csv.gz (ends in the middle|is damaged)"):
        text_of(path)


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_damaged_compressed_file_is_refused(tmp_path: Path, pack: type[bytes]) -> None:
    data = bytearray(pack(TABLE))
    data[len(data) // 2] ^= 0x55
    path = tmp_path / "bad.gz"
    path.write_bytes(data)
    with pytest.raises(UserError, match=r"bad.gz (ends in the middle|is damaged)"):
        text_of(path)


@pytest.mark.parametrize("data", [b"\x1f\x8b" + bytes(range(256)), gzip.compress(bytes(range(256)))])
def test_what_is_packed_must_be_text(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bad.gz"
    path.write_bytes(data)
    with pytest.raises(UserError, match=r"bad.gz"):
        TextStream(path)


def test_a_head_shows_some_rows_however_wide(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    header = b",".join(b"column%d" % number for number in range(50_000)) + b"\n"
    rows = (b"1.5," * 49_999 + b"2\n") * 20
    path.write_bytes(header + rows)
    stream = TextStream(path)
    stream.close()
    assert stream.head.count(b"\n") >= 4
    assert not stream.whole
    assert b"".join(text_of(path)) == header + rows


def test_progress_is_the_share_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "table"
    path.write_bytes(gzip.compress(TABLE))
    stream = TextStream(path)
    shares = [stream.fraction for _ in stream.blocks(0, 1 << 16, b"\n", quotes=True)]
    stream.close()
    assert shares == sorted(shares)
    assert 0 < shares[0] <= shares[-1] == 1.0


def test_bytes_that_are_no_text() -> None:
    assert looks_like_text(b"1,2\n")
    assert looks_like_text("é,ü\n".encode("latin-1"))
    assert looks_like_text("x,y\n1,2\n".encode("utf-16-le"))
    assert not looks_like_text(b"\x00\x01\x02\x03" * 20)
    assert not looks_like_text(b"PNG" + bytes(40))
