"""The files that were opened last. A frozen value and its text; needs the standard library alone."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MOST = 10
"""So many are kept."""

_LARGEST = 100  # files that are one set; a larger one is not kept
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Recent:
    """Files that were opened, the latest first.

    Attributes
    ----------
    entries : tuple of tuple of Path
        Absolute paths; those that were opened as one set are one entry.
    """

    entries: tuple[tuple[Path, ...], ...] = ()

    def with_opened(self, files: Sequence[Path]) -> "Recent":
        """Return this with files that were opened just now."""
        latest = tuple(file.absolute() for file in files)
        if not 0 < len(latest) <= _LARGEST:
            return self
        return Recent((latest, *(entry for entry in self.entries if entry != latest))[:MOST])

    def as_text(self) -> str:
        """Return what ``of_text`` reads again: JSON, an entry a line."""
        lines = (json.dumps([str(file) for file in entry]) for entry in self.entries)
        return f'{{"version": {_VERSION}, "files": [\n' + ",\n".join(lines) + "\n]}\n"


def of_text(text: str) -> Recent:
    """Return what a text holds; what is not as it was written is left out, so that a bad text is an empty list."""
    try:
        stored = json.loads(text)
    except (ValueError, RecursionError):
        return Recent()
    if not isinstance(stored, dict) or stored.get("version") != _VERSION:
        return Recent()
    rows = stored.get("files")
    entries = [_entry(row) for row in rows] if isinstance(rows, list) else []
    return Recent(tuple(dict.fromkeys(entry for entry in entries if entry))[:MOST])


def _entry(row: object) -> tuple[Path, ...]:
    if not isinstance(row, list) or not all(isinstance(name, str) and "\0" not in name for name in row):
        return ()
    files = tuple(Path(name) for name in row)
    return files if len(files) <= _LARGEST and all(file.is_absolute() for file in files) else ()
