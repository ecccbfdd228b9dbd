"""Everything that shows: the Qt window. No arithmetic on data."""

from gui import plain_imports  # noqa: F401 (before any other module of the window is imported)
