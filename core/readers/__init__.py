"""Reading tables: the formats, one row each, and the one way to open a file of any of them.

Needs the standard library alone; what a format needs is imported when a file of it is opened.
"""

import importlib
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from core.errors import UserError
from core.readers.foreign import refuse_foreign
from core.readers.streams import looks_like_text

if TYPE_CHECKING:
    from core.readers.source import Source

_HEAD = 1 << 12


@dataclass(frozen=True, slots=True)
class Format:
    """One format family.

    Attributes
    ----------
    name : str
        For the open dialog and the help page.
    suffixes : tuple of str
        Usual ends of file names, with the dot, in lower case.
    sniff : callable
        Tells from the first bytes (and the path, where they say nothing) whether a file is of this format.
    module, reader : str
        The module of ``core.readers`` and its function ``(path) -> Source``.
    needs : str or None
        The extra to be installed, where it is not there by default.
    """

    name: str
    suffixes: tuple[str, ...]
    sniff: Callable[[bytes, Path], bool]
    module: str
    reader: str
    needs: str | None = None


def _parquet(head: bytes, _path: Path) -> bool:
    return head.startswith((b"PAR1", b"PARE"))


def _arrow(head: bytes, path: Path) -> bool:
    stream = head.startswith(b"\xff\xff\xff\xff") and path.suffix.lower() in {".arrow", ".arrows", ".feather", ".ipc"}
    return stream or head.startswith((b"ARROW1", b"FEA1"))


def _npy(head: bytes, _path: Path) -> bool:
    return head.startswith(b"\x93NUMPY")


def _npz(head: bytes, path: Path) -> bool:
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06")) and (path.suffix.lower() == ".npz" or b".npy" in head)


def _text(head: bytes, _path: Path) -> bool:
    return looks_like_text(head)


_TEXT = (".csv", ".tsv", ".txt", ".dat", ".tab", ".asc")

FORMATS: tuple[Format, ...] = (
    Format("Parquet", (".parquet", ".pq", ".parq"), _parquet, "arrow", "open_parquet"),
    Format("Feather and Arrow", (".feather", ".arrow", ".arrows", ".ipc"), _arrow, "arrow", "open_arrow"),
    Format("NumPy array", (".npy",), _npy, "numpy_arrays", "open_npy"),
    Format("NumPy archive", (".npz",), _npz, "numpy_arrays", "open_npz"),
    # the last row: what it takes may be of any other format that begins with letters
    Format(
        "Text table", (".csv", ".tsv", ".txt", ".dat", ".tab", ".asc", ".gz", ".bz2", ".xz"), _text, "text", "open_text"
    ),
)


def open_source(path: Path) -> "Source":
    """Open a file of any known format; the content decides before the suffix.

    Raises
    ------
    UserError
        If the file is missing, empty, a folder or a device, must not be read, or is of no known format.
    """
    head = _first_bytes(path)
    row = next((row for row in FORMATS if row.sniff(head, path)), None)
    if row is None or row is FORMATS[-1]:
        refuse_foreign(head, path.name)
    if row is None:
        raise UserError(
            "{file} holds no table of a known format",
            "Formats that can be read: {formats}.",
            file=path.name,
            formats=", ".join(known.name for known in FORMATS),
        )
    reader = getattr(importlib.import_module(f"core.readers.{row.module}"), row.reader)
    return cast("Callable[[Path], Source]", reader)(path)


def _first_bytes(path: Path) -> bytes:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UserError("{file} is a folder", "Choose a file in it.", file=path.name or str(path))
        if not stat.S_ISREG(mode):
            raise UserError("{file} is a device or a pipe, not a file", "Choose a file.", file=path.name)
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError as error:
        raise UserError("{file} does not exist", "Check the name and the folder.", file=path.name) from error
    except PermissionError as error:
        raise UserError("{file} must not be read", "Ask for the right to read it.", file=path.name) from error
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "the name is not possible"
        raise UserError("{file} cannot be opened: {reason}", "", file=path.name, reason=reason) from error
    if not head:
        raise UserError("{file} is empty", "Choose a file with points.", file=path.name)
    return head
