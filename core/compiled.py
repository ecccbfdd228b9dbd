"""Compiled code: the one helper that wraps numba, and the one place that knows where its cache is kept."""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from numba import types

from resources.folders import cache_folder

_Function = TypeVar("_Function", bound=Callable[..., object])


def _writable_cache() -> str | None:
    """Return a folder of our own that can be written, or None: compiled code is then made anew in each process."""
    folder = cache_folder() / "kernels"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError:
        return None
    return str(folder) if _is_ours(folder) else None


def _is_ours(folder: Path) -> bool:
    return not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()


def _no_blas() -> None:
    raise ImportError


def _leave_out_blas() -> None:
    """Let numba not import ``scipy.linalg`` to see whether it is there: no kernel of ours multiplies matrices."""
    with suppress(ImportError):
        linalg = import_module("numba.np.linalg")
        if hasattr(linalg, "ensure_blas"):
            linalg.ensure_blas = _no_blas  # type: ignore[attr-defined]  # it takes as long as all else of the load


_leave_out_blas()
_CACHE = _writable_cache()
if _CACHE is not None:
    numba.config.CACHE_DIR = _CACHE  # type: ignore[attr-defined]  # numba makes its settings at run time

READ_F8 = types.Array(types.float64, 1, "C", readonly=True)
"""A contiguous float64 array that is only read; writable ones are accepted too."""
READ_U1 = types.Array(types.uint8, 1, "C", readonly=True)
READ_U4 = types.Array(types.uint32, 1, "C", readonly=True)
READ_I8 = types.Array(types.int64, 1, "C", readonly=True)
WRITE_F8 = types.float64[::1]
WRITE_U1 = types.uint8[::1]
WRITE_I4 = types.int32[::1]
WRITE_U4 = types.uint32[::1]
WRITE_I8 = types.int64[::1]
F8 = types.float64
I8 = types.int64
U8 = types.uint64
BOOL = types.boolean


def compiled(result: Any, *arguments: object) -> Callable[[_Function], _Function]:
    """Compile a function for these argument types, without the interpreter lock, and keep it on disk if possible.

    Never ``parallel=True``: two calling threads abort it.
    """
    return cast(Callable[[_Function], _Function], numba.njit(result(*arguments), nogil=True, cache=_CACHE is not None))


def inlined(function: _Function) -> _Function:
    """Let a function be a part of each compiled one that calls it, where a call would take longer than its work."""
    return cast(_Function, numba.njit(inline="always", nogil=True)(function))


def together(*parts: object) -> object:
    """Return the type of a tuple of these types."""
    made: Callable[..., object] = types.Tuple
    return made(parts)
