"""Files of ours among those of the user: written in one step, removed with the folders that nothing is left in."""

import os
import tempfile
from pathlib import Path
from string import Template

from resources import FOLDER


def template(name: str, **values: str) -> str:
    """Return a template of ours with its values; each has to be escaped as its place demands."""
    text = (FOLDER / "desktop" / "templates" / name).read_text(encoding="utf-8")
    return Template(text).substitute(values)


def write(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Write a file, replacing an older one in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(unfinished).chmod(mode)
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise


def remove(path: Path, home: Path) -> bool:
    """Remove a file, and the folders above it that are empty then, up to the home; tell whether it was there."""
    try:
        path.unlink()
    except (FileNotFoundError, NotADirectoryError):
        there = False
    else:
        there = True
    remove_empty(path.parent, home)
    return there


def remove_empty(folder: Path, home: Path) -> None:
    """Remove a folder and those above it, below the home, as far as they are empty."""
    for one in (folder, *folder.parents):
        if home not in one.parents:
            return
        try:
            one.rmdir()
        except FileNotFoundError:
            continue
        except OSError:
            return
