"""Large libraries come in without the garbage collector, which would hold every thread while it walks through them."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unwatched(library: str) -> Iterator[None]:
    """Import a library in here; what it brings stays for good, so the collector never looks at it.

    Else the import itself, or whatever is allocated next, sets off collections of a quarter of a million objects: 70 to
    200 ms, in which the window stands still, whichever thread it is that imports.
    """
    if library in sys.modules:
        yield
        return
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
