"""Linux and its kin, by the rules of freedesktop.org: entry, icons, kinds of files, a page for software centres."""

import os
import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from resources import FOLDER
from resources.desktop import IDENTIFIER, associations
from resources.desktop.file_types import FILE_TYPES, FileType
from resources.desktop.writing import remove as remove_file
from resources.desktop.writing import remove_empty, template, write

ICON_SIZES = (16, 24, 32, 48, 128, 256)

_MADE_OF_PACKAGES = (
    "aliases generic-icons globs globs2 icons magic mime.cache subclasses treemagic types version XMLnamespaces"
).split()
"""What ``update-mime-database`` makes of the packages, besides a file for each type."""


def install(words: list[str], version: str, released: str) -> Path:
    """Write the entry and what belongs to it; return the entry."""
    home = data_home()
    for path, content in files(words, version, released).items():
        write(home / path, content)
    _update("update-mime-database", home / "mime")
    _update("update-desktop-database", home / "applications")
    return home / entry_path()


def remove() -> bool:
    """Remove all of it, also what the system's programs made of it; tell whether it was there."""
    home, owner = data_home(), Path.home()
    there = [remove_file(home / path, owner) for path in files([], "", "")]
    if any((home / "mime" / "packages").glob("*.xml")):
        _update("update-mime-database", home / "mime")
    else:
        made = [*_MADE_OF_PACKAGES, *(f"{row.mime}.xml" for row in FILE_TYPES if row.ours)]
        for name in made:
            remove_file(home / "mime" / name, owner)
    for row in FILE_TYPES:
        remove_empty((home / "mime" / row.mime).parent, owner)
    if any((home / "applications").glob("*.desktop")):
        _update("update-desktop-database", home / "applications")
    else:
        remove_file(home / "applications" / "mimeinfo.cache", owner)
    return any(there)


def data_home() -> Path:
    """Return the folder of the user's own data."""
    given = os.environ.get("XDG_DATA_HOME", "")
    return Path(given) if Path(given).is_absolute() else Path.home() / ".local" / "share"


def entry_path() -> str:
    """Return where the entry stands in the folder of data."""
    return f"applications/{IDENTIFIER}.desktop"


def files(words: list[str], version: str, released: str) -> dict[str, bytes]:
    """Return all files, by their path in the folder of data."""
    icons = FOLDER / "icons"
    pictures = {f"scalable/apps/{IDENTIFIER}.svg": icons / "sfumato.svg"}
    pictures |= {f"{size}x{size}/apps/{IDENTIFIER}.png": icons / f"sfumato-{size}.png" for size in ICON_SIZES}
    return {
        entry_path(): entry(words).encode(),
        f"mime/packages/{IDENTIFIER}.xml": kinds_of_files().encode(),
        f"metainfo/{IDENTIFIER}.metainfo.xml": metainfo(version, released).encode(),
        **{f"icons/hicolor/{path}": source.read_bytes() for path, source in pictures.items()},
    }


def entry(words: list[str]) -> str:
    """Return the desktop entry of a program that is started by these words."""
    types = "".join(f"{row.mime};" for row in FILE_TYPES if associations.may_be_offered(row))
    command = " ".join(quoted(word) for word in words)
    return template("linux.desktop", command=command, identifier=IDENTIFIER, types=types)


def quoted(word: str) -> str:
    """Return a word of a command as the key ``Exec`` has it.

    By the Desktop Entry Specification, 1.5: quoted, with a backslash before ``"``, `````, ``$`` and a backslash; a
    per cent sign twice; and all that again escaped as any string of an entry.
    """
    for character in '\\"`$':
        word = word.replace(character, "\\" + character)
    word = word.replace("%", "%%").replace("\\", "\\\\")
    for character, name in (("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r")):
        word = word.replace(character, name)
    return f'"{word}"'


def kinds_of_files() -> str:
    """Return the definition of the kinds of files that systems do not know."""
    rows = "\n".join(_kind(row) for row in FILE_TYPES if row.ours)
    space = "http://www.freedesktop.org/standards/shared-mime-info"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<mime-info xmlns="{space}">\n{rows}\n</mime-info>\n'


def metainfo(version: str, released: str) -> str:
    """Return the page for software centres (AppStream)."""
    types = "\n".join(f"    <mediatype>{escape(row.mime)}</mediatype>" for row in FILE_TYPES)
    return template("metainfo.xml", identifier=IDENTIFIER, types=types, version=version, released=released)


def _kind(row: FileType) -> str:
    lines = [f"  <mime-type type={quoteattr(row.mime)}>", f"    <comment>{escape(row.comment)}</comment>"]
    lines += [f"    <sub-class-of type={quoteattr(row.parent)}/>"] if row.parent else []
    lines += [f"    <glob pattern={quoteattr('*' + suffix)}/>" for suffix in row.suffixes]
    return "\n".join([*lines, "  </mime-type>"])


def _update(program: str, folder: Path) -> None:
    """Let the system take notice, where it has the program for that; it does so by itself sooner or later."""
    if folder.is_dir() and shutil.which(program):
        quiet = subprocess.DEVNULL
        subprocess.run([program, str(folder)], stdin=quiet, stdout=quiet, stderr=quiet, check=False)
