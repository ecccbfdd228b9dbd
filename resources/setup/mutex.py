"""A lock between processes, so that two starts at once do not make the same environment twice."""

import contextlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from resources.setup.telling import say

if sys.platform == "win32":
    import msvcrt

    def _try(file: IO[bytes]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # some network folders know no locks
            return True
        return True


@contextlib.contextmanager
def held(path: Path) -> Iterator[int]:
    """Hold the lock of this file, waiting for it if need be; yields its descriptor.

    A child process that inherits the descriptor holds the lock too: an installer that outlives us keeps others out.
    Raises OSError where the file cannot be written.
    """
    with path.open("ab") as file:
        if not _try(file):
            say("Another start is setting up Sfumato; waiting for it.")
            while not _try(file):
                time.sleep(0.2)
        yield file.fileno()
