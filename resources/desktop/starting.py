"""The words that start the program, as a desktop has to say them."""

import sys
from pathlib import Path

from resources.setup import places
from resources.setup.fetching import base_interpreter


def words() -> list[str]:
    """Return the command that starts the window, without files: of a bundle, of an installation, or of a checkout."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    python = Path(sys.executable)
    if not places.PROJECT.exists():
        suffix = ".exe" if sys.platform == "win32" else ""
        script = python.with_name(f"sfumato-window{suffix}")
        return [str(script)] if script.exists() else [_quiet(python), "-m", "main"]
    ours = Path(sys.prefix) in places.places(places.CHECKOUT)  # which may be made anew, by the interpreter it stands on
    return [_quiet(Path(base_interpreter()) if ours else python), str(places.CHECKOUT / "main.py")]


def _quiet(python: Path) -> str:
    """Return the interpreter that opens no console, where there is another one for that."""
    quiet = python.with_name("pythonw.exe")
    return str(quiet if sys.platform == "win32" and quiet.exists() else python)
