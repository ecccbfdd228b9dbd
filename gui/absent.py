"""Hides a module that may be installed from a library that would load it for nothing."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def absent(name: str) -> Iterator[None]:
    """Let a module that is not yet loaded seem not to be installed."""
    hidden = name not in sys.modules
    if hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # how the import system itself marks what must not load
    try:
        yield
    finally:
        if hidden:
            del sys.modules[name]
