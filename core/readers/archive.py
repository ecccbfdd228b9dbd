"""Zip archives of several files: each that may be a table is one of the tables of the archive."""

import weakref
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from core.columns import Column, DialectChoice
from core.errors import UserError
from core.progress import Report
from core.readers import packed
from core.readers.source import Chunk, Source
from core.readers.tables import has_pair, picked

_MOST_TRIED = 8
_BESIDE = (".txt", ".json", ".md", ".xml", ".html", ".yaml", ".yml", ".log")

Opener = Callable[[Path], Source]


class MemberSource:
    """A table in a file of an archive, which was unpacked and is removed with this object.

    Attributes
    ----------
    source : Source
        The table.
    path : Path
        The file that was unpacked.
    """

    def __init__(self, source: Source, folder: Path, table: str, tables: Sequence[str]) -> None:
        self.source = source
        self.path = packed.unpacked_to(folder, table)
        self.columns: tuple[Column, ...] = tuple(source.columns)
        self.rows = source.rows
        self.table: str | None = table
        self.tables = tuple(tables)
        self.dialect: DialectChoice | None = getattr(source, "dialect", None)
        weakref.finalize(self, packed.remove, folder)

    def chunks(self, wanted: Sequence[int], report: Report) -> Iterator[Chunk]:
        """Read the wanted columns."""
        yield from self.source.chunks(wanted, report)


def tables_in(names: Sequence[str], suffixes: Sequence[str]) -> list[str]:
    """Return the files of an archive that may be tables, by their suffixes; all of them where none tells."""
    known = [name for name in names if PurePosixPath(name).suffix.lower() in suffixes]
    data = [name for name in known if PurePosixPath(name).suffix.lower() not in _BESIDE]
    return data or known


def open_archive(path: Path, names: Sequence[str], table: str | None, opener: Opener, report: Report) -> MemberSource:
    """Open the file of an archive that is wanted, else the first of its largest that holds two columns of numbers.

    Parameters
    ----------
    path
        The archive.
    names
        Its files that may be tables, the largest first.
    table
        One of them, or its number from 1; None for the likeliest.
    opener
        Opens a file by its path.
    report
        Called while one is unpacked.

    Raises
    ------
    UserError
        If there is no such file in it, or it cannot be read.
    """
    tried = [picked(names, table, path.name)] if table is not None else names[:_MOST_TRIED]
    first: MemberSource | None = None
    fault: UserError | None = None
    for name in tried:
        try:
            source = _member(path, name, names, opener, report)
        except UserError as error:
            fault = fault or error
            continue
        if has_pair(source.columns) or sum(column.numeric and column.varies for column in source.columns) > 1:
            return source
        first = first or source
    if first is None:
        assert fault is not None
        raise fault
    return first


def _member(path: Path, name: str, names: Sequence[str], opener: Opener, report: Report) -> MemberSource:
    folder = packed.unpack(path, report, name)
    try:
        return MemberSource(opener(packed.unpacked_to(folder, name)), folder, name, names)
    except BaseException:
        packed.remove(folder)
        raise
