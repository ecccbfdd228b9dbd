"""Several files, or a folder of them, as one table: their rows one after the other."""

import math
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from core.columns import Column, DialectChoice, Kind, listed
from core.errors import UserError
from core.progress import Report, part
from core.readers.source import Cells, Chunk, Source
from core.threads import awaited, submit

_MOST_FILES = 100_000
_DEEPEST = 8
_LOOKED_AT = 32  # files whose columns are compared before the first row is read
_BESIDE = frozenset((".txt", ".json", ".md", ".xml", ".html", ".crc", ".yaml", ".yml", ".log"))

Opener = Callable[[Path, str | None, Report], Source]


class ColumnsDifferError(UserError):
    """Files that are no parts of one table, since their columns differ."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One file, and what the names of its folders tell of its rows, as in ``year=2024/part-0.parquet``."""

    path: Path
    size: int
    told: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class OpenedPart:
    """One file that is open.

    Attributes
    ----------
    path : Path
    source : Source
    order : list of int
        Where the columns of the joined table are in this file.
    told : tuple of (str, str)
        Names and values of the columns that follow on these: what the names of its folders tell.
    """

    path: Path
    source: Source
    order: list[int]
    told: tuple[tuple[str, str], ...]


class JoinedSource:
    """The rows of several files; the columns are those of the ``first``."""

    tables: tuple[str, ...] = ()
    table: str | None = None
    rows: int | None = None

    def __init__(self, parts: Sequence[_Part], opener: Opener, table: str | None, report: Report) -> None:
        self._parts = tuple(parts)
        self._open = opener
        self._asked = table
        self._report = report
        self._total = max(sum(one.size for one in parts), 1)
        first = opener(parts[0].path, table, report)
        self.first = parts[0].path
        self._first = self.first.name
        self._own = tuple(first.columns)
        told = [name for name, _ in parts[0].told if name not in {column.name for column in self._own}]
        self._told = tuple(told)
        self.columns: tuple[Column, ...] = (*self._own, *(Column(name, self._kind(name)) for name in told))
        self.tables, self.table = tuple(first.tables), first.table
        self.dialect: DialectChoice | None = getattr(first, "dialect", None)
        for one in parts[1:_LOOKED_AT]:
            self._order(opener(one.path, self.table, report), one)

    def chunks(self, wanted: Sequence[int], report: Report) -> Iterator[Chunk]:
        """Read the wanted columns of one file after the other."""
        done = 0
        for one in self._parts:
            share = part(report, done / self._total, (done + one.size) / self._total)
            opened = self._opened(one, share)
            inside = [opened.order[index] for index in wanted if index < len(opened.order)]
            for chunk in opened.source.chunks(inside or [0], share):
                fraction = None if chunk.fraction is None else (done + chunk.fraction * one.size) / self._total
                yield Chunk(self._with_told(chunk, wanted, one), fraction, chunk.place)
            done += one.size

    def opened(self, report: Report) -> Iterator[OpenedPart]:
        """Open one file after the other."""
        for one in self._parts:
            yield self._opened(one, report)

    def _opened(self, one: _Part, report: Report) -> OpenedPart:
        source = self._open(one.path, self.table, report)
        values = dict(one.told)
        told = tuple((name, values.get(name, "")) for name in self._told)
        return OpenedPart(one.path, source, self._order(source, one), told)

    def _order(self, source: Source, one: _Part) -> list[int]:
        """Return where the columns of the first file are in another one."""
        names = {column.name: index for index, column in enumerate(source.columns)}
        lacking = [column.name for column in self._own if column.name not in names]
        if lacking or len(names) != len(self._own):
            raise ColumnsDifferError(
                "{file} has other columns than {first}: {columns}",
                "Open them one after the other.",
                file=one.path.name,
                first=self._first,
                columns=listed([column.name for column in source.columns], 6),
            )
        return [names[column.name] for column in self._own]

    def _with_told(self, chunk: Chunk, wanted: Sequence[int], one: _Part) -> tuple[Cells, ...]:
        count = chunk.cells[0].values.size
        given = iter(chunk.cells)
        values = dict(one.told)
        cells = []
        for index in wanted:
            if index < len(self._own):
                cells.append(next(given))
            else:
                cells.append(Cells(np.full(count, _float(values.get(self._told[index - len(self._own)], "")))))
        return tuple(cells)

    def _kind(self, name: str) -> Kind:
        texts = [dict(one.told).get(name, "") for one in self._parts]
        return Kind.TEXT if any(math.isnan(_float(text)) for text in texts) else Kind.NUMBER


def _float(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan


def open_files(paths: Sequence[Path], opener: Opener, table: str | None, report: Report) -> JoinedSource:
    """Open several files as one table.

    Raises
    ------
    ColumnsDifferError
        If their columns differ.
    UserError
        If one of them cannot be read.
    """
    return JoinedSource([_Part(path, _size(path)) for path in paths], opener, table, report)


def open_folder(
    folder: Path, suffixes: Sequence[str], opener: Opener, table: str | None, report: Report
) -> JoinedSource:
    """Open a folder of parts, such as a partitioned Parquet table; parts may lie in folders of it.

    Raises
    ------
    UserError
        If there is no file in it that can be read, or their columns differ.
    """
    # to look at a hundred thousand files takes seconds, in which somebody may cancel
    parts = awaited(submit(partial(_parts_in, folder, suffixes)), lambda: report(None, "Reading"))
    if not parts:
        raise UserError(
            "{file} is a folder without files that can be read",
            "Choose a file, or a folder of tables.",
            file=folder.name or str(folder),
        )
    return JoinedSource(parts, opener, table, report)


def _parts_in(folder: Path, suffixes: Sequence[str]) -> list[_Part]:
    """Return the files of a folder that may be tables, by their suffixes."""
    parts = [_Part(path, size, _told(path, folder)) for path in files_in(folder) if (size := _size(path))]
    known = [one for one in parts if one.path.suffix.lower() in suffixes]
    return [one for one in known if one.path.suffix.lower() not in _BESIDE] or known


def files_in(folder: Path) -> list[Path]:
    """Return the plain files in a folder and in its folders, in the order of their names; links are not followed.

    Raises
    ------
    UserError
        If it must not be read, or holds too many.
    """

    def refused(error: OSError) -> None:
        raise UserError("{file} must not be read", "Ask for the right to read it.", file=folder.name) from error

    found: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=refused):
        depth = len(Path(place).relative_to(folder).parts)
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_"))) if depth < _DEEPEST else []
        paths = (Path(place, name) for name in sorted(names) if not name.startswith((".", "_")))
        found += [path for path in paths if path.is_file()]
        if len(found) > _MOST_FILES:
            raise UserError(
                "{file} holds more than {most} files",
                "Choose a folder of one table.",
                file=folder.name,
                most=_MOST_FILES,
            )
    return found


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 1  # what is wrong is told when it is opened


def _told(path: Path, folder: Path) -> tuple[tuple[str, str], ...]:
    parts = (name.partition("=") for name in path.relative_to(folder).parts[:-1])
    return tuple((name, value) for name, mark, value in parts if mark and name)
