"""Imports without a look into each source.

PySide6 puts a function of its own in the place of ``__import__``. It reads the source of each module that is imported
from then on, to find out whether it may ask for other names of Qt's methods. Nothing here does; with what was there
before back in its place, the first picture comes 60 ms earlier.
"""

import builtins

import PySide6.QtCore  # noqa: F401 (which puts its function there)

if builtins.__import__ is getattr(builtins, "__feature_import__", None):
    builtins.__import__ = getattr(builtins, "__orig_import__")  # noqa: B009 (no stub knows this name)
