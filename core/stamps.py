"""Whether files on disk are still those that were read: their stamps."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import UserError
from core.readers.joined import files_in


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells one state of a file from another.

    Attributes
    ----------
    files : int
        1, or how many a folder holds.
    size : int
        Bytes, of all files of a folder.
    modified : int
        Nanoseconds, of the file that was written to last.
    """

    files: int
    size: int
    modified: int


def stamps_of(paths: Sequence[Path]) -> tuple[Stamp | None, ...]:
    """Return the stamp of each path; None where nothing is there, or nothing can be seen."""
    return tuple(_stamp_of(path) for path in paths)


def _stamp_of(path: Path) -> Stamp | None:
    try:
        states = [file.stat() for file in (files_in(path) if path.is_dir() else [path])]
    except (OSError, UserError):
        return None
    return Stamp(len(states), sum(one.st_size for one in states), max((one.st_mtime_ns for one in states), default=0))
