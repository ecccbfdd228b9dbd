"""Packages of Debian and its kin: the line that installs them, told or run."""

import functools
import os
import shutil
from pathlib import Path

from resources.setup.telling import has_desktop, say

_INSTALL = ["apt-get", "install", "--yes", "--no-install-recommends"]


def is_here() -> bool:
    """Return whether this is a system of the Debian family."""
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def line(*packages: str) -> str:
    """Return the line that installs these packages."""
    return " ".join([*([] if _is_root() else ["sudo"]), "apt-get", "install", *packages])


def advice(*packages: str) -> str:
    """Return the sentence that tells the line, empty on other systems."""
    return f"Install with: {line(*packages)}" if is_here() else ""


def lend(*packages: str, reason: str) -> bool:
    """Install packages where nobody can be asked: as root, on a system without a desktop. Say so."""
    if not packages or not is_here() or not _is_root() or has_desktop():
        return False
    say(f"Sfumato runs this {reason}: {' '.join(_INSTALL)} {' '.join(packages)}")
    _refresh()
    return _run([*_INSTALL, *packages])


@functools.cache
def _refresh() -> None:
    _run(["apt-get", "update"])


def _run(command: list[str]) -> bool:
    import subprocess  # noqa: PLC0415 (each start waits for imports, few install anything)

    variables = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    ended = subprocess.run(
        command,
        env=variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if ended.returncode != 0:
        say("\n".join(ended.stdout.splitlines()[-5:]))
    return ended.returncode == 0


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
