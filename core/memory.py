"""How much memory is left, so that what would not fit is told before it is tried. Needs the standard library alone."""

import os
import sys
from pathlib import Path

_UNKNOWN = 4 << 30  # what is taken for free where the system does not say


def available() -> int:
    """Return the bytes of memory that can be used without pushing other programs out."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        found = next(line for line in lines if line.startswith("MemAvailable:"))
        return min(int(found.split()[1]) << 10, _granted())
    except (OSError, ValueError, IndexError, StopIteration):
        return _elsewhere()


def _granted() -> int:
    """Return what the group of processes that we are in may still take, as in a container."""
    try:
        folder = Path("/sys/fs/cgroup")
        limit = int((folder / "memory.max").read_text(encoding="ascii"))
        return max(limit - int((folder / "memory.current").read_text(encoding="ascii")), 0)
    except (OSError, ValueError):
        return sys.maxsize


def _elsewhere() -> int:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 (only where there is no other way to ask)

        status = (ctypes.c_uint64 * 8)()
        ctypes.c_uint32.from_buffer(status).value = ctypes.sizeof(status)
        return int(status[2]) if ctypes.windll.kernel32.GlobalMemoryStatusEx(status) else _UNKNOWN
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2
    except (ValueError, OSError):
        return _UNKNOWN


def in_words(size: int) -> str:
    """Return a number of bytes for the user, e.g. ``1.5 GB``."""
    value = float(size)
    for unit in ("bytes", "kB", "MB", "GB"):
        if value < 1000:
            return f"{value:.3g} {unit}"
        value /= 1000
    return f"{value:.4g} TB"
