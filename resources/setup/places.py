"""Where an environment of our own may stand, and whether the one that stands there is whole."""

import os
import sys
import zlib
from enum import Enum
from pathlib import Path

from resources.folders import cache_folder

CHECKOUT = Path(__file__).parents[2]
"""The folder that holds main.py."""
PROJECT = CHECKOUT / "pyproject.toml"
OURS = "sfumato"
"""The folder in an environment that says that we made it: copies of its lock files, and its list."""
_LIST = "installed.txt"


class Need(Enum):
    """What an environment is for."""

    RUN = (None, ("requirements.lock",))
    TEST = ("test", ("requirements.lock", "requirements-test.lock"))
    BUNDLE = ("bundle", ("requirements.lock", "requirements-bundle.lock"))

    def __init__(self, group: str | None, locks: tuple[str, ...]) -> None:
        self.group = group
        """The dependency group of pyproject.toml that is needed beside the dependencies."""
        self.locks = locks
        """The lock files that an environment is made from; the last one holds everything."""


def places(checkout: Path) -> tuple[Path, Path]:
    """Return where an environment for this checkout may stand, the best place first."""
    key = zlib.crc32(os.fsencode(checkout))
    return checkout / ".venv", cache_folder() / "environments" / f"{checkout.name}-{key:08x}"


def python_of(place: Path) -> Path:
    """Return the interpreter of an environment: the one without a console where the running one has none."""
    if sys.platform == "win32":
        quiet = Path(sys.executable).stem.lower().startswith("pythonw")
        return place / "Scripts" / ("pythonw.exe" if quiet else "python.exe")
    return place / "bin" / "python"


def is_ours(place: Path) -> bool:
    """Return whether we may make, change or remove what stands there."""
    return (place / OURS).is_dir() or not place.exists() or (place.is_dir() and not any(place.iterdir()))


def write_list(place: Path, base: Path, site: Path) -> None:
    """Write down what is installed: the last step of making an environment, and what makes it whole."""
    lines = [str(base), str(site), *sorted(entry.name for entry in site.iterdir() if entry.name != "__pycache__")]
    unfinished = place / OURS / (_LIST + ".new")
    unfinished.write_text("\n".join(lines), encoding="utf-8")
    unfinished.replace(place / OURS / _LIST)


def remove_list(place: Path) -> None:
    """Say that the environment is being changed."""
    (place / OURS / _LIST).unlink(missing_ok=True)


def base_of(place: Path) -> Path | None:
    """Return the interpreter that an environment was made with, or None where it was never finished."""
    lines = _lines(place)
    return Path(lines[0]) if len(lines) > 1 else None


def site_of(place: Path) -> Path | None:
    """Return the folder of an environment's packages, or None where it was never finished."""
    lines = _lines(place)
    return Path(lines[1]) if len(lines) > 1 else None


def is_intact(place: Path) -> bool:
    """Return whether nothing that was installed has been renamed (a version is part of a name), changed or removed."""
    lines = _lines(place)
    if len(lines) < 2 or not Path(lines[0]).exists():
        return False
    try:
        entries = set(os.listdir(lines[1]))  # noqa: PTH208 (ten times faster, and each start waits for it)
    except OSError:
        return False
    return entries.issuperset(lines[2:]) and python_of(place).exists()


def is_whole(place: Path, need: Need, checkout: Path = CHECKOUT) -> bool:
    """Return whether an environment is finished, intact, and made from the lock files as they are now."""
    try:
        same = all((place / OURS / lock).read_bytes() == (checkout / lock).read_bytes() for lock in need.locks)
    except OSError:
        return False
    return same and is_intact(place)


def _lines(place: Path) -> list[str]:
    try:
        return (place / OURS / _LIST).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
