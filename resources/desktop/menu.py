"""Puts the program into the user's menu, and takes it out again.

Needs the standard library alone, and writes below the user's own folders alone.
"""

import sys
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from resources.desktop import starting


class _System(Protocol):
    """What the module for a system does."""

    def install(self, words: list[str], version: str, released: str, /) -> Path: ...

    def remove(self) -> bool: ...


def install(version: str, released: str) -> str:
    """Put the program in, again if it is there already; return what to say. Raises OSError."""
    where = _system().install(starting.words(), version, released)
    return f"Sfumato is in your menu ({where}) and offered for its files. --remove-desktop takes it out again."


def remove() -> str:
    """Take out all that was put in; return what to say. Raises OSError."""
    return "Sfumato was taken out of your menu." if _system().remove() else "Sfumato was not in your menu."


def _system() -> _System:
    name = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
    return cast(_System, import_module(f"resources.desktop.{name}"))
