"""Tells by how many bytes a window with a small picture grows while a file is loaded and shown."""

import gc
import re
import sys
from pathlib import Path

from tests.benchmarks.children.driven import Driven, tell

_PROCESS = Path("/proc/self")


def memory(name: str) -> int:
    """Return what the system tells of this process, in bytes."""
    found = re.search(rf"{name}:\s+(\d+) kB", (_PROCESS / "status").read_text(encoding="ascii"))
    assert found is not None
    return 1024 * int(found[1])


if not (_PROCESS / "status").exists():
    sys.exit("memory is measured on Linux alone")
driven = Driven()
driven.warm_up()
driven.frame(lambda: driven.open(Path(sys.argv[3])))  # the reader's libraries are there from here on
driven.rest()
gc.collect()
idle = memory("VmRSS")
(_PROCESS / "clear_refs").write_text("5", encoding="ascii")  # the peak starts anew
driven.frame(lambda: driven.open(Path(sys.argv[2])))
driven.rest()
tell(peak=memory("VmHWM") - idle, after=memory("VmRSS") - idle)
