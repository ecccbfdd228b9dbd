"""The columns that somebody chose for a header, so that the guess is right the next time.

A frozen value and its text; who keeps the text, and where, is not known here. Needs the standard library alone.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.columns import Column, ColumnChoice

MOST = 300
"""Headers that are remembered; beyond, the one is forgotten that was chosen for the longest ago."""

_MADE_UP = re.compile(r"column \d+")
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Taken:
    """The names of the columns that were chosen; a weight of None is none."""

    x: str
    y: str
    weight: str | None = None


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was chosen, by header; the latest comes last.

    Attributes
    ----------
    entries : tuple of (key, Taken)
        The key stands for the names of all columns in their order, whatever else is in the file.
    """

    entries: tuple[tuple[str, Taken], ...] = ()

    def taken(self, columns: Sequence[Column]) -> Taken | None:
        """Return what was chosen for these columns, None where nothing was or the columns are no longer there."""
        wanted = key_of(columns)
        found = next((taken for key, taken in self.entries if key == wanted), None)
        names = {column.name for column in columns}
        return found if found and {found.x, found.y, found.weight} <= names | {None} else None

    def applied(self, columns: Sequence[Column], choice: ColumnChoice) -> ColumnChoice:
        """Return the choice with what is remembered in the place of a guess; where x or y is given nothing is."""
        taken = self.taken(columns) if choice.x is None and choice.y is None else None
        if taken is None:
            return choice
        return replace(choice, x=taken.x, y=taken.y, weight=choice.weight or taken.weight)

    def with_taken(self, columns: Sequence[Column], taken: Taken) -> "Remembered":
        """Return this with a choice for these columns; names that are made up, as without a header, tell nothing."""
        if all(_MADE_UP.fullmatch(column.name) for column in columns):
            return self
        return Remembered((*self.without(columns).entries, (key_of(columns), taken))[-MOST:])

    def without(self, columns: Sequence[Column]) -> "Remembered":
        """Return this without what was chosen for these columns."""
        gone = key_of(columns)
        return Remembered(tuple(entry for entry in self.entries if entry[0] != gone))

    def as_text(self) -> str:
        """Return what ``of_text`` reads again: JSON, a header a line."""
        lines = (json.dumps([key, taken.x, taken.y, taken.weight]) for key, taken in self.entries)
        return f'{{"version": {_VERSION}, "headers": [\n' + ",\n".join(lines) + "\n]}\n"


def of_text(text: str) -> Remembered:
    """Return what a text holds; what is not as it was written is left out, so that a bad text is an empty memory."""
    try:
        stored = json.loads(text)
    except (ValueError, RecursionError):
        return Remembered()
    if not isinstance(stored, dict) or stored.get("version") != _VERSION:
        return Remembered()
    rows = stored.get("headers")
    entries = [_entry(row) for row in rows] if isinstance(rows, list) else []
    by_key = dict(entry for entry in entries if entry is not None)
    return Remembered(tuple(by_key.items())[-MOST:])


def key_of(columns: Sequence[Column]) -> str:
    """Return what stands for the names of these columns: a digest, so that the names themselves are not kept."""
    names = json.dumps([column.name for column in columns])
    return hashlib.sha256(names.encode("ascii")).hexdigest()[:32]


def _entry(row: object) -> tuple[str, Taken] | None:
    match row:
        case [str(key), str(x), str(y), None | str() as weight]:
            return key, Taken(x, y, weight)
    return None
