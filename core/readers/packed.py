"""Files that are packed: gzip, bzip2, xz, zstd, and zip with one file inside. What they hold is read, never run."""

import gzip
import importlib
import io
import shutil
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, Any, cast

from core.errors import UserError
from core.memory import in_words
from core.progress import Report
from core.readers.proportion import RATIO, out_of_proportion

GZIP, BZIP2, XZ, ZSTD, ZIP = b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd", b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"

_PIECE = 1 << 20
_STEP = 1 << 16
_SOON = 1 << 24  # bytes after which it shows what may be a bomb
_MOST_NAMED = 5


def is_packed(head: bytes) -> bool:
    """Tell whether the first bytes are those of a packed file."""
    return head.startswith((GZIP, BZIP2, XZ, ZSTD, ZIP, _EMPTY_ZIP))


def faults() -> tuple[type[Exception], ...]:
    """Return what reading a damaged packed file may raise."""
    found: list[type[Exception]] = [
        EOFError,
        OSError,
        zlib.error,
        zipfile.BadZipFile,
        RuntimeError,
        ValueError,
        LookupError,
    ]
    with suppress(ImportError):  # some systems' Python comes without it
        found.append(importlib.import_module("lzma").LZMAError)
    return tuple(found)


def damaged(name: str, error: Exception) -> UserError:
    """Return the refusal of a packed file, by what reading it raised."""
    if isinstance(error, EOFError):
        return UserError(
            "{file} ends in the middle: it was not written to its end", "Get the whole file again.", file=name
        )
    if isinstance(error, RuntimeError) and "password" in str(error):
        return UserError("{file} is encrypted", "Unpack it first.", file=name)
    if isinstance(error, NotImplementedError):
        return UserError("{file} is packed in a way that is not known", "Unpack it first.", file=name)
    return UserError("{file} is damaged and cannot be read", "Get the file again.", file=name)


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A packed file that is read.

    Attributes
    ----------
    stream : binary file
        What is inside.
    name : str
        What that is called, as far as known.
    """

    stream: IO[bytes]
    name: str


class _Guarded(io.RawIOBase):
    """What is inside of a packed file; a bomb is refused as soon as it has grown out of proportion.

    Where ``weigh`` is given, it is called once what comes is more than a text is likely to hold.
    """

    def __init__(self, stream: IO[bytes], file: IO[bytes], name: str, weigh: Callable[[], None] | None) -> None:
        super().__init__()
        self._stream = stream
        self._file = file
        self._name = name
        self._size = 0
        self._weigh = weigh

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        # in small pieces: zip takes as many packed bytes at once as are asked for unpacked
        pieces: list[bytes] = []
        left = size if size >= 0 else sys.maxsize
        while left and (piece := self._stream.read(min(left, _STEP))):
            pieces.append(piece)
            left -= len(piece)
            self._size += len(piece)
            self._look()
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()

    def _look(self) -> None:
        packed = self._file.tell()
        if out_of_proportion(self._size, packed):
            raise too_large_inside(self._name, self._size)
        if self._weigh is not None and self._size > _SOON:
            weigh, self._weigh = self._weigh, None
            if self._size > RATIO * packed:
                weigh()


def unpacked(file: IO[bytes], name: str, member: str | None = None, parsed: bool = False) -> Unpacked | None:
    """Return what is inside of an open file, None where it is not packed; ``file`` is closed by the caller.

    Of an archive of several files ``member`` is the one that is wanted. What is ``parsed`` while it is read takes a
    hundred times as long, so that all of a likely bomb is unpacked in vain before.

    Raises
    ------
    UserError
        If it is an archive of none or of several files, or the library that unpacks it is not there; also while it is
        read, where it grows out of proportion.
    """
    inside = _inside(file, name, member)
    if inside is None:
        return None
    weigh = partial(_weigh, Path(file.name), name, member) if parsed else None
    return Unpacked(cast("IO[bytes]", _Guarded(inside.stream, file, name, weigh)), inside.name)


def _weigh(path: Path, name: str, member: str | None) -> None:
    with path.open("rb") as file:
        inner = unpacked(file, name, member)
        assert inner is not None
        with inner.stream as stream:
            while stream.read(_STEP):
                pass


def _inside(file: IO[bytes], name: str, member: str | None) -> Unpacked | None:
    head = file.read(6)
    file.seek(0)
    inner = str(PurePosixPath(name).with_suffix("")) if PurePosixPath(name).suffix else name
    if head.startswith(GZIP):
        return Unpacked(cast("IO[bytes]", gzip.GzipFile(fileobj=file)), inner)
    if head.startswith(BZIP2):
        return Unpacked(_by_module("bz2", "BZ2File", file, name), inner)
    if head.startswith(XZ):
        return Unpacked(_by_module("lzma", "LZMAFile", file, name), inner)
    if head.startswith(ZSTD):
        return Unpacked(_zstd(file), inner)
    return _member(file, name, member) if head.startswith((ZIP, _EMPTY_ZIP)) else None


def _by_module(module: str, reader: str, file: IO[bytes], name: str) -> IO[bytes]:
    try:
        return cast("IO[bytes]", getattr(importlib.import_module(module), reader)(file))
    except ImportError as error:
        raise UserError(
            "{file} is packed in a way that this Python was built without: {module}",
            "Unpack it first.",
            file=name,
            module=module,
        ) from error


def _zstd(file: IO[bytes]) -> IO[bytes]:
    try:
        reader: Callable[[IO[bytes]], Any] = importlib.import_module("compression.zstd").ZstdFile
    except ImportError:  # before Python 3.14
        reader = importlib.import_module("core.readers.arrow").unpacked_zstd
    return cast("IO[bytes]", reader(file))


def _member(file: IO[bytes], name: str, wanted: str | None) -> Unpacked:
    try:
        archive = zipfile.ZipFile(file)
        members = _members(archive)
        if wanted is not None:
            members = [member for member in members if member.filename == wanted][:1]
        if len(members) == 1:
            return Unpacked(archive.open(members[0]), members[0].filename)
    except faults() as error:
        raise damaged(name, error) from error
    if not members:
        raise UserError("{file} is an archive without files", "Choose a file with points.", file=name)
    names = ", ".join(member.filename for member in members[:_MOST_NAMED])
    raise UserError(
        "{file} is an archive of {number} files",
        "Unpack it and choose one: {names}{more}.",
        file=name,
        number=len(members),
        names=names,
        more=" ..." if len(members) > _MOST_NAMED else "",
    )


def members(path: Path) -> list[str]:
    """Return the names of the files in a zip archive, the largest first; none where it is none.

    Raises
    ------
    UserError
        If it is damaged.
    """
    with path.open("rb") as file:
        if not file.read(4).startswith((ZIP, _EMPTY_ZIP)):
            return []
        try:
            found = _members(zipfile.ZipFile(file))
        except faults() as error:
            raise damaged(path.name, error) from error
    return [member.filename for member in sorted(found, key=lambda member: -member.file_size)]


def size_of_members(path: Path) -> int:
    """Return how many bytes an archive says that it holds.

    Raises
    ------
    UserError
        If it is damaged.
    """
    with path.open("rb") as file:
        try:
            return sum(member.file_size for member in zipfile.ZipFile(file).infolist())
        except faults() as error:
            raise damaged(path.name, error) from error


def _members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return [member for member in archive.infolist() if not member.is_dir() and _counts(member.filename)]


def _counts(member: str) -> bool:
    """Tell whether a member of an archive is more than what a system adds by itself."""
    parts = PurePosixPath(member).parts
    return bool(parts) and parts[0] != "__MACOSX" and not parts[-1].startswith(".")


def first_bytes(path: Path, size: int) -> tuple[bytes, str]:
    """Return the first bytes of what is inside of a packed file, and its name.

    Raises
    ------
    UserError
        If it is damaged, empty, or holds not one file.
    """
    with path.open("rb") as file:
        inner = unpacked(file, path.name)
        assert inner is not None
        try:
            with inner.stream as stream:
                head = stream.read(size)
        except faults() as error:
            raise damaged(path.name, error) from error
    if not head:
        raise UserError("{file} is empty", "Choose a file with points.", file=path.name)
    return head, inner.name


def unpacked_to(folder: Path, member: str) -> Path:
    """Return where a member of an archive is unpacked to: straight into the folder, whatever path its name says."""
    return folder / (PurePosixPath(member.replace("\\", "/")).name or "file")


def unpack(path: Path, report: Report, member: str | None = None) -> Path:
    """Unpack a file into a new folder, under its own name; the caller removes that folder, which is returned.

    Of an archive of several files it is the ``member``, under that name.

    Raises
    ------
    UserError
        If it is damaged, or grows out of proportion, or the disk is full.
    """
    folder = Path(tempfile.mkdtemp(prefix="sfumato-"))
    try:
        size = max(path.stat().st_size, 1)
        most = shutil.disk_usage(folder).free // 2
        place = folder / path.name if member is None else unpacked_to(folder, member)
        with path.open("rb") as file, place.open("wb") as target:
            inner = unpacked(file, path.name, member)
            assert inner is not None
            for piece in _pieces(inner.stream, path.name):
                report(min(file.tell() / size, 1.0), "Unpacking")
                _checked(target.tell() + len(piece), most, path.name)
                target.write(piece)
    except BaseException:
        remove(folder)
        raise
    return folder


def too_large_inside(name: str, size: int) -> UserError:
    """Return the refusal of a packed file that holds so many bytes."""
    return UserError(
        "{file} holds more than {size} when unpacked",
        "Unpack it first, if you trust it.",
        file=name,
        size=in_words(size),
    )


def _checked(size: int, most: int, name: str) -> None:
    if size > most:
        raise too_large_inside(name, most)


def remove(folder: Path) -> None:
    """Remove what was unpacked, as far as that goes."""
    shutil.rmtree(folder, ignore_errors=True)


def _pieces(stream: IO[bytes], name: str) -> Iterator[bytes]:
    while True:
        try:
            piece = stream.read(_PIECE)
        except faults() as error:
            raise damaged(name, error) from error
        if not piece:
            return
        yield piece
