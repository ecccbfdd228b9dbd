"""The libraries that Qt needs from a Linux system, looked for before Qt starts: without them it ends the process."""

import ctypes
import os
import shutil
import sys
from dataclasses import dataclass

from resources.setup import debian
from resources.setup.telling import SetupError, has_display


@dataclass(frozen=True)
class Library:
    """A library, Debian's package of it, and the platform of Qt that needs it (empty: all)."""

    file: str
    package: str
    platform: str = ""


LIBRARIES = (
    Library("libGL.so.1", "libgl1"),
    Library("libEGL.so.1", "libegl1"),
    Library("libglib-2.0.so.0", "libglib2.0-0"),
    Library("libdbus-1.so.3", "libdbus-1-3"),
    Library("libfontconfig.so.1", "libfontconfig1"),
    Library("libxkbcommon.so.0", "libxkbcommon0"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "xcb"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "xcb"),
    Library("libwayland-client.so.0", "libwayland-client0", "wayland"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0", "wayland"),
)
TEST_PROGRAMS = (("Xvfb", "xvfb"), ("xdotool", "xdotool"))
"""Programs of the test with a real X server, and their packages."""


def platform() -> str:
    """Return the platform that Qt will choose: ``xcb``, ``wayland``, or as ``QT_QPA_PLATFORM`` says."""
    named = os.environ.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    if named:
        return named
    wayland = "WAYLAND_DISPLAY" in os.environ or os.environ.get("XDG_SESSION_TYPE") == "wayland"
    return "wayland" if wayland else "xcb"


def missing(qt_platform: str) -> tuple[Library, ...]:
    """Return what this platform of Qt needs and the system does not have."""
    needed = (library for library in LIBRARIES if library.platform in {"", qt_platform})
    return tuple(library for library in needed if not _loads(library.file))


def provide_for_window() -> None:
    """See to it that a window can be made here; raises SetupError with what to do where it cannot."""
    if sys.platform != "linux":
        return
    _provide(missing(platform()), "for the window")
    if platform() in {"xcb", "wayland"} and not has_display():
        raise SetupError(
            "There is no display for the window here. Start Sfumato on a desktop, or without a window: "
            "with --at, --export or --json."
        )


def provide_for_tests() -> None:
    """See to it that the window can be tested here, also under a real X server; raises SetupError."""
    if sys.platform != "linux":
        return
    programs = [package for program, package in TEST_PROGRAMS if shutil.which(program) is None]
    absent = missing("xcb")
    if (absent or programs) and debian.lend(*(row.package for row in absent), *programs, reason="for the tests"):
        absent = missing("xcb")
    _provide(tuple(row for row in absent if not row.platform), "for the tests")


def _provide(absent: tuple[Library, ...], reason: str) -> None:
    packages = [row.package for row in absent]
    if debian.lend(*packages, reason=reason):
        absent = tuple(row for row in absent if not _loads(row.file))
    if absent:
        files = ", ".join(row.file for row in absent)
        advice = debian.advice(*packages) or "Install them with the system's package manager."
        raise SetupError(f"The system lacks libraries that are needed {reason} ({files}). {advice}")


def _loads(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True
