"""Reading tables: the formats, one row each, and the one way to open a file of any of them.

Needs the standard library alone; what a format needs is imported when a file of it is opened.
"""

import importlib
import re
import stat
import weakref
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from core.columns import ColumnChoice, DialectChoice
from core.errors import UserError
from core.messages import Message, Series
from core.progress import Report, silent
from core.readers import packed
from core.readers.foreign import refuse_foreign
from core.readers.missing import needed
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
        The module of ``core.readers`` and its function ``(path, table) -> Source``.
    packages : tuple of str
        What pip installs for it, where that is not among the packages that the program cannot do without.
    apart : bool
        True where its library cannot be interrupted or trusted, so that it runs in a process of its own.
    """

    name: str
    suffixes: tuple[str, ...]
    sniff: Callable[[bytes, Path], bool]
    module: str
    reader: str
    packages: tuple[str, ...] = ()
    apart: bool = False


def _starts(*magics: bytes) -> Callable[[bytes, Path], bool]:
    def sniff(head: bytes, _path: Path) -> bool:
        return head.startswith(magics)

    return sniff


def _arrow(head: bytes, path: Path) -> bool:
    stream = head.startswith(b"\xff\xff\xff\xff") and path.suffix.lower() in {".arrow", ".arrows", ".feather", ".ipc"}
    return stream or head.startswith((b"ARROW1", b"FEA1"))


def _npz(head: bytes, path: Path) -> bool:
    suffix = path.suffix.lower()
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06")) and (
        suffix == ".npz" or (b".npy" in head and suffix != ".zip")
    )


def _sheets(head: bytes, path: Path) -> bool:
    if head.startswith(b"PK\x03\x04"):
        inside = (b"[Content_Types].xml", b"xl/", b"_rels/", b"docProps/", b"opendocument.spreadsheet")
        return path.suffix.lower() in _SHEETS or any(word in head for word in inside)
    return head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def _json(head: bytes, path: Path) -> bool:
    named = path.suffix.lower() in _JSONS and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"["))
    return (
        named
        or bool(_JSON.match(head))
        or head.startswith(tuple(mark + sign.encode(code) for mark, code, sign in _WIDE_JSON))
    )


def _element(name: bytes) -> Callable[[bytes, Path], bool]:
    pattern = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?=<)[^\0]*?<(?:\w+:)?" + name + rb"[\s>]", re.DOTALL)

    def sniff(head: bytes, _path: Path) -> bool:
        return bool(pattern.match(head))

    return sniff


def _stata(head: bytes, path: Path) -> bool:
    old = len(head) > 3 and head[0] in _STATA_VERSIONS and head[1] in {1, 2} and head[2] == 1
    return head.startswith(b"<stata_dta>") or (old and path.suffix.lower() == ".dta")


def _hdf5(head: bytes, _path: Path) -> bool:
    # a block of the user's own may come before it, of 512 bytes or twice, four times ... as many
    return any(head[at : at + 8] == b"\x89HDF\r\n\x1a\n" for at in (0, 512, 1024, 2048))


def _daophot(head: bytes, _path: Path) -> bool:
    return head.startswith((b"#K ", b"#N ")) and b"\n#N " in b"\n" + head and b"\n#F " in head


def _text(head: bytes, _path: Path) -> bool:
    return looks_like_text(head)


_SHEETS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_JSONS = (".json", ".jsonl", ".ndjson", ".geojson")
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*[\"}]|\[\s*[\[{\]])|(?:\xef\xbb\xbf)?\s*[\[{]\s*$")
_WIDE_JSON = tuple(
    (mark, code, sign)
    for mark, code in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
    for sign in ("{", "[{", "[[", "[\n", "[\r")
)
_STATA_VERSIONS = frozenset((*range(102, 106), 108, *range(110, 116)))
_SAS = bytes(12) + b"\xc2\xea\x81\x60\xb3\x14\x11\xcf\xbd\x92\x08\x00\x09\xc7\x31\x8c"
_TRANSPORT = b"HEADER RECORD*******LIB"

FORMATS: tuple[Format, ...] = (
    Format("Parquet", (".parquet", ".pq", ".parq"), _starts(b"PAR1", b"PARE"), "arrow", "open_parquet"),
    Format("Feather and Arrow", (".feather", ".arrow", ".arrows", ".ipc"), _arrow, "arrow", "open_arrow"),
    Format("NumPy array", (".npy",), _starts(b"\x93NUMPY"), "numpy_arrays", "open_npy"),
    Format("NumPy archive", (".npz",), _npz, "numpy_arrays", "open_npz"),
    Format(
        *("HDF5", (".h5", ".hdf5", ".hdf", ".he5", ".nc4"), _hdf5, "hdf5", "open_hdf5"), packages=("h5py",), apart=True
    ),
    Format(
        *("FITS table", (".fits", ".fit", ".fts", ".evt"), _starts(b"SIMPLE  ="), "astronomy", "open_fits"),
        packages=("astropy",),
        apart=True,
    ),
    Format(
        *("VOTable", (".vot", ".votable", ".xml"), _element(b"VOTABLE"), "astronomy", "open_votable"),
        packages=("astropy",),
        apart=True,
    ),
    Format(
        *("Excel and OpenDocument sheet", _SHEETS, _sheets, "sheets", "open_sheets"),
        packages=("python-calamine",),
        apart=True,
    ),
    Format("GPX track", (".gpx",), _element(b"gpx"), "gpx", "open_gpx", apart=True),
    Format("FCS cytometry", (".fcs", ".lmd"), _starts(b"FCS2.", b"FCS3."), "fcs", "open_fcs"),
    Format(
        *("LAS and LAZ point cloud", (".las", ".laz"), _starts(b"LASF"), "lidar", "open_cloud"),
        packages=("laspy", "lazrs"),
        apart=True,
    ),
    Format("Stata", (".dta",), _stata, "statistics", "open_stata", apart=True),
    Format("SAS", (".sas7bdat", ".xpt"), _starts(_SAS, _TRANSPORT), "statistics", "open_sas", apart=True),
    Format("JSON and GeoJSON", _JSONS, _json, "json_tables", "open_json", apart=True),
    Format(
        *("DAOPHOT and IRAF photometry", (".mag", ".als"), _daophot, "astronomy", "open_daophot"),
        packages=("astropy",),
        apart=True,
    ),
    # the last row: what it takes may be of any other format that begins with letters
    Format(
        "Text table",
        (".csv", ".tsv", ".txt", ".dat", ".tab", ".asc", ".ecsv", ".tbl", ".rdb", ".mrt", ".arff"),
        _text,
        "text",
        "open_table",
    ),
)

PACKED: tuple[str, ...] = (".gz", ".bz2", ".xz", ".zst", ".zip")
"""Ends of the names of packed files; any format may be inside."""


def open_chosen(paths: Sequence[Path], choice: ColumnChoice, report: Report = silent) -> "Source":
    """Open a file, or several of the same columns as one table; the choice tells the table, and how texts are read.

    Raises
    ------
    UserError
        As ``open_source`` and ``open_many``.
    """
    if len(paths) > 1:
        return open_many(paths, choice.table, report, choice.dialect)
    return open_source(paths[0], choice.table, report, choice.dialect)


def open_source(
    path: Path, table: str | None = None, report: Report = silent, dialect: DialectChoice | None = None
) -> "Source":
    """Open a file of any known format; the content decides before the suffix.

    Parameters
    ----------
    path
        A file, packed or not, or a folder of parts of one table.
    table
        The table in it that is wanted, None for the likeliest.
    report
        Called while a file is unpacked, or another process opens it.
    dialect
        How a text is to be read; None, and what it leaves open, is found by looking.

    Raises
    ------
    UserError
        If the file is missing, empty or a device, must not be read, is of no known format, or has no such
        table; or if the library for it is not installed, or it is no text and a dialect is given.
    """
    try:
        return _open(path, table, report, dialect or DialectChoice())
    except OSError as error:  # a disk that fails, a file that goes away meanwhile
        raise _unopened(path, error) from error


def _open(path: Path, table: str | None, report: Report, dialect: DialectChoice) -> "Source":
    head = _first_bytes(path)
    if head is None:
        joined = importlib.import_module("core.readers.joined")
        return cast(
            "Source", joined.open_folder(path, _suffixes(), partial(open_source, dialect=dialect), table, report)
        )
    row = _row_of(head, path)
    if row is None and packed.is_packed(head):
        return _open_packed(path, table, report, dialect)
    if row is None or row is FORMATS[-1]:
        refuse_foreign(head, path.name)
    if row is None:
        raise _unknown(path.name)
    return _opened(row, path, table, report, path.stat().st_size, dialect)


def open_many(
    paths: Sequence[Path], table: str | None = None, report: Report = silent, dialect: DialectChoice | None = None
) -> "Source":
    """Open several files of the same columns as one table.

    Raises
    ------
    UserError
        As ``open_source``; it is a ``core.readers.joined.ColumnsDifferError`` where their columns differ.
    """
    joined = importlib.import_module("core.readers.joined")
    return cast("Source", joined.open_files(paths, partial(open_source, dialect=dialect), table, report))


def _suffixes() -> tuple[str, ...]:
    return tuple(suffix for row in FORMATS for suffix in row.suffixes) + PACKED


def _row_of(head: bytes, path: Path) -> Format | None:
    return next((row for row in FORMATS if row.sniff(head, path)), None)


def _opened(row: Format, path: Path, table: str | None, report: Report, size: int, dialect: DialectChoice) -> "Source":
    if row is not FORMATS[-1] and dialect != DialectChoice():
        raise UserError(
            "{file} is no text table, but {format}",
            "Leave out delimiter, decimal mark, header line and encoding: they are for texts.",
            file=path.name,
            format=Message(row.name),
        )
    module = f"core.readers.{row.module}"
    if row.apart:
        apart = importlib.import_module("core.readers.apart")
        task = apart.Task(path, table, module, row.reader, row.packages, size)
        return cast("Source", apart.ApartSource(task, report))
    try:
        reader = getattr(importlib.import_module(module), row.reader)
    except ModuleNotFoundError as error:
        raise needed(path.name, error.name or row.name, row.packages) from error
    known = (path, table, dialect) if row is FORMATS[-1] else (path, table)
    threads = importlib.import_module("core.threads")
    # to look at a wide table takes seconds, in which somebody may cancel
    source = cast("Source", threads.awaited(threads.submit(partial(reader, *known)), lambda: report(0.0, "Reading")))
    if table is not None and table not in source.tables:
        raise UserError("{file} has no table {table}", "It holds one table only.", file=path.name, table=table)
    return source


def _open_packed(path: Path, table: str | None, report: Report, dialect: DialectChoice) -> "Source":
    members = packed.members(path)
    if len(members) > 1:
        archive = importlib.import_module("core.readers.archive")
        if names := archive.tables_in(members, _suffixes()):
            opener = partial(open_source, report=report, dialect=dialect)
            return cast("Source", archive.open_archive(path, names, table, opener, report))
    head, inner = packed.first_bytes(path, _HEAD)
    row = _row_of(head, Path(inner))
    if row is None and packed.is_packed(head):
        raise UserError("{file} holds another packed file", "Unpack it first.", file=path.name)
    if row is None:
        refuse_foreign(head, path.name)
        raise _unknown(path.name)
    if row is FORMATS[-1]:
        return _opened(row, path, table, report, path.stat().st_size, dialect)
    folder = packed.unpack(path, report)
    try:
        source = _opened(row, folder / path.name, table, report, path.stat().st_size, dialect)
    except BaseException:
        packed.remove(folder)
        raise
    weakref.finalize(source, packed.remove, folder)
    return source


def _unknown(file: str) -> UserError:
    return UserError(
        "{file} holds no table of a known format",
        "Formats that can be read: {formats}.",
        file=file,
        formats=Series(tuple(Message(known.name) for known in FORMATS)),
    )


def _first_bytes(path: Path) -> bytes | None:
    """Return the first bytes of a file, None of a folder."""
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            return None
        if not stat.S_ISREG(state.st_mode):
            raise UserError(
                "{file} is a device or a pipe, not a file",
                "Save what comes from it as a file, and open that.",
                file=path.name,
            )
        if not state.st_size:
            raise UserError("{file} is empty", "Choose a file with points.", file=path.name)
        with path.open("rb") as file:
            return file.read(_HEAD)
    except FileNotFoundError as error:
        raise UserError("{file} does not exist", "Check the name and the folder.", file=path.name) from error
    except (OSError, ValueError) as error:
        raise _unopened(path, error) from error


def _unopened(path: Path, error: OSError | ValueError) -> UserError:
    if isinstance(error, PermissionError):
        return UserError("{file} must not be read", "Ask for the right to read it.", file=path.name)
    reason = (error.strerror if isinstance(error, OSError) else None) or Message("the name is not possible")
    return UserError(
        "{file} cannot be opened: {reason}", "Check the name and the folder.", file=path.name, reason=reason
    )
