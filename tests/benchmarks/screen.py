"""A screen that nobody looks at: an X server of our own where there is one, else Qt's offscreen platform."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

_SIZE = "1920x1200x24"


@contextmanager
def screen() -> Iterator[Mapping[str, str]]:
    """Yield the variables that bring a program's window onto the screen."""
    server = shutil.which("Xvfb")
    if server is None:
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    reading, writing = os.pipe()
    command = [server, "-displayfd", str(writing), "-screen", "0", _SIZE, "-nolisten", "tcp", "-noreset"]
    running = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"} if number else {"QT_QPA_PLATFORM": "offscreen"}
    finally:
        running.terminate()
        running.wait()
