"""The first rows of a text table as a dialect reads them, so that somebody sees whether it is the right one."""

import re
from dataclasses import dataclass
from pathlib import Path

from core.columns import Column, DialectChoice
from core.errors import UserError
from core.readers import open_source
from core.readers.archive import MemberSource
from core.readers.joined import JoinedSource
from core.readers.rows import lines_of
from core.readers.text import TextSource

_LONGEST = 200  # characters of a line that are shown
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True, eq=False)
class Preview:
    """The first rows of a text table.

    Attributes
    ----------
    dialect : DialectChoice
        How they are read, in full: what was asked for, and what was found.
    columns : tuple of Column
        Their names, units and types.
    rows : tuple of tuple of str
        The cells of the first rows as they are written; a row may be shorter or longer than there are columns.
    first : int
        The line of the file at which these rows begin, from 1.
    lines : tuple of str
        The first lines of the file, whatever is in them.
    """

    dialect: DialectChoice
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    first: int
    lines: tuple[str, ...]


def preview(path: Path, choice: DialectChoice | None = None, most: int = 20, table: str | None = None) -> Preview:
    """Return the first rows of a text table, at most so many, as they are read where the choice is made.

    The table is one of an archive of several files; of a folder it is the first file.

    Raises
    ------
    UserError
        If the file cannot be read, is no text, or cannot be read in this way.
    """
    source = open_source(path, table, dialect=choice)
    if isinstance(source, JoinedSource):
        source = open_source(source.first, dialect=choice)
    source = source.source if isinstance(source, MemberSource) else source
    if not isinstance(source, TextSource):
        raise UserError("{file} is no text table", "How it is read can be chosen for texts only.", file=path.name)
    layout = source.layout
    above = source.head[: layout.start].decode(layout.dialect.encoding, "replace")
    lines = lines_of(source.head[: _LONGEST * _LONGEST].decode(layout.dialect.encoding, "replace"))
    return Preview(
        dialect=source.dialect,
        columns=source.columns,
        rows=tuple(tuple(cell.strip() for cell in row) for row in layout.sample[:most]),
        first=len(lines_of(above + ".")),
        lines=tuple(_CONTROL.sub(" ", line[:_LONGEST]) for line in lines[: min(most, len(lines) - (not lines[-1]))]),
    )
