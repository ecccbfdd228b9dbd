"""A small file of what the program remembers from one start to the next."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Generic, Protocol, TypeVar

from PySide6.QtCore import QLockFile

from core.errors import UserError
from core.export import write_file

_MOST_BYTES = 1 << 20
_LONGEST_WAIT = 200  # milliseconds, for another window that writes


class Memory(Protocol):
    """A frozen value that can be written down."""

    def as_text(self) -> str:
        """Return it as text, in ASCII."""


_Memory = TypeVar("_Memory", bound=Memory)


class Store(Generic[_Memory]):
    """A memory in a file; other windows write to it too, so that each change begins with a look, behind a lock."""

    def __init__(self, path: Path, of_text: Callable[[str], _Memory]) -> None:
        self._path = path
        self._of_text = of_text  # a bad text is an empty memory

    def read(self) -> _Memory:
        """Return what is remembered; a file that is not there, or bad, is an empty memory."""
        try:
            with self._path.open("rb") as file:
                return self._of_text(file.read(_MOST_BYTES).decode("utf-8", "replace"))
        except (OSError, ValueError):
            return self._of_text("")

    def change(self, changed: Callable[[_Memory], _Memory]) -> None:
        """Write another memory in one step; where nothing can be written, nothing is remembered."""
        before = self.read()
        if changed(before) == before:
            return
        with suppress(OSError, UserError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            lock = QLockFile(f"{self._path}.lock")
            if lock.tryLock(_LONGEST_WAIT):
                try:
                    self._write(changed(self.read()))
                finally:
                    lock.unlock()

    def _write(self, memory: _Memory) -> None:
        def write(file: BinaryIO) -> None:
            file.write(memory.as_text().encode("ascii"))

        write_file(self._path, write)
