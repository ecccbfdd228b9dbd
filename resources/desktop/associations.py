"""Which programs open what: an entry of the user's comes before those of the system, so it must not ask for too much.

A type without a default goes to the first program that asks for it, and the user's own folder is looked at first (MIME
applications specification, 1.0.1). So a type is asked for only where a default stands written, or nobody else asks.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from resources.desktop import IDENTIFIER
from resources.desktop.file_types import FileType

_OURS = f"{IDENTIFIER}.desktop"


def may_be_offered(row: FileType) -> bool:
    """Return whether the program can be one of those that open this type without becoming the first of them."""
    names = {row.mime, *_aliases(row.mime)}
    if any(names & _section(file, "Default Applications").keys() for file in _defaults()):
        return True
    return not row.text and not any(_others(file, name) for file in _caches() for name in names)


def _aliases(mime: str) -> set[str]:
    """Return the other names of a type, by which programs may ask for it too: lines of alias and name."""
    found = set()
    for folder in _data_folders():
        try:
            text = (folder / "mime" / "aliases").read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        found |= {alias for alias, _, name in (line.partition(" ") for line in text.splitlines()) if name == mime}
    return found


def _others(cache: Path, mime: str) -> bool:
    return any(entry not in {"", _OURS} for entry in _section(cache, "MIME Cache").get(mime, "").split(";"))


def _defaults() -> Iterator[Path]:
    desktops = [name.lower() for name in os.environ.get("XDG_CURRENT_DESKTOP", "").split(":") if name]
    names = [*(f"{desktop}-mimeapps.list" for desktop in desktops), "mimeapps.list"]
    data = [folder / "applications" for folder in _data_folders()]
    for folder in (*_folders("XDG_CONFIG_HOME", ".config", "XDG_CONFIG_DIRS", "/etc/xdg"), *data):
        yield from (folder / name for name in names)


def _caches() -> Iterator[Path]:
    for folder in _data_folders():
        yield folder / "applications" / "mimeinfo.cache"


def _data_folders() -> list[Path]:
    return _folders("XDG_DATA_HOME", ".local/share", "XDG_DATA_DIRS", "/usr/local/share:/usr/share")


def _folders(own: str, own_default: str, others: str, others_default: str) -> list[Path]:
    given = os.environ.get(own, "")
    first = Path(given) if Path(given).is_absolute() else Path.home() / own_default
    rest = (os.environ.get(others) or others_default).split(":")
    return [first, *(Path(folder) for folder in rest if Path(folder).is_absolute())]


def _section(file: Path, name: str) -> dict[str, str]:
    """Return the lines of a section of such a file; nothing where there is none."""
    found: dict[str, str] = {}
    inside = False
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return found
    for line in lines:
        if line.startswith("["):
            inside = line.strip() == f"[{name}]"
        elif inside and "=" in line:
            key, _, value = line.partition("=")
            found.setdefault(key.strip(), value.strip())
    return found
