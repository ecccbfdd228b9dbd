"""Windows: a shortcut in the Start menu, and a kind of document under "Open with", all in the user's own branch."""

import base64
import ctypes
import os
import subprocess
import sys
from pathlib import Path
from typing import Protocol

from resources import FOLDER
from resources.desktop.file_types import suffixes

KIND = "Sfumato.Points.1"
"""The program's kind of document."""
_CLASSES = r"Software\Classes"
_CHANGED = 0x08000000  # SHCNE_ASSOCCHANGED


class Registry(Protocol):
    """The user's own branch of the registry."""

    def set(self, key: str, name: str, value: str) -> None:
        """Set a value, making the key if need be; the empty name is the key's own value."""

    def delete(self, key: str, name: str) -> bool:
        """Delete a value and the keys that are empty then; tell whether it was there."""


def install(words: list[str], _version: str, _released: str) -> Path:
    """Write the shortcut and the values; return the shortcut."""
    enter(_registry(), words)
    place = shortcut()
    place.parent.mkdir(parents=True, exist_ok=True)
    command = ["powershell", "-NoProfile", "-NonInteractive", "-EncodedCommand", _encoded(_SHORTCUT)]
    variables = os.environ | {
        "SFUMATO_LINK": str(place),
        "SFUMATO_PROGRAM": words[0],
        "SFUMATO_ARGUMENTS": subprocess.list2cmdline(words[1:]),
        "SFUMATO_ICON": str(_icon()),
    }
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    if subprocess.run(command, env=variables, check=False, creationflags=hidden).returncode:
        raise OSError(f"PowerShell could not make the shortcut {place}")
    _tell()
    return place


def remove() -> bool:
    """Delete all of it; tell whether it was there."""
    there = leave(_registry())
    place = shortcut()
    there = place.exists() or there
    place.unlink(missing_ok=True)
    _tell()
    return there


def shortcut() -> Path:
    """Return where the shortcut stands."""
    roaming = os.environ.get("APPDATA") or str(Path.home() / "AppData" / "Roaming")
    return Path(roaming) / "Microsoft" / "Windows" / "Start Menu" / "Programs" / "Sfumato.lnk"


def values(words: list[str]) -> list[tuple[str, str, str]]:
    """Return the values: key below the user's branch, name, value. No suffix's own kind of document is changed."""
    kind = rf"{_CLASSES}\{KIND}"
    command = " ".join([*(f'"{word}"' for word in words), '"%1"'])
    rows = [
        (kind, "", "Table of points"),
        (kind, "FriendlyTypeName", "Table of points"),
        (rf"{kind}\DefaultIcon", "", f'"{_icon()}"'),
        (rf"{kind}\shell\open", "FriendlyAppName", "Sfumato"),
        (rf"{kind}\shell\open\command", "", command),
    ]
    return rows + [(rf"{_CLASSES}\{suffix}\OpenWithProgids", KIND, "") for suffix in suffixes()]


def enter(registry: Registry, words: list[str]) -> None:
    """Set all values."""
    for key, name, value in values(words):
        registry.set(key, name, value)


def leave(registry: Registry) -> bool:
    """Delete all values; tell whether any was there."""
    there = [registry.delete(key, name) for key, name, _ in reversed(values([]))]
    return any(there)


_SHORTCUT = """
$link = (New-Object -ComObject WScript.Shell).CreateShortcut($env:SFUMATO_LINK)
$link.TargetPath = $env:SFUMATO_PROGRAM
$link.Arguments = $env:SFUMATO_ARGUMENTS
$link.IconLocation = $env:SFUMATO_ICON
$link.Description = 'Density of points'
$link.Save()
"""


def _icon() -> Path:
    return FOLDER / "icons" / "sfumato.ico"


def _encoded(script: str) -> str:
    return base64.b64encode(script.encode("utf-16-le")).decode("ascii")


def _tell() -> None:
    if sys.platform == "win32":
        ctypes.windll.shell32.SHChangeNotify(_CHANGED, 0, None, None)


def _registry() -> Registry:
    if sys.platform == "win32":
        return Branch()
    raise OSError("only Windows has a registry")


if sys.platform == "win32":
    import winreg

    class Branch:
        """The registry of this machine."""

        def set(self, key: str, name: str, value: str) -> None:
            """Set a value."""
            with winreg.CreateKeyEx(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE) as opened:
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)

        def delete(self, key: str, name: str) -> bool:
            """Delete a value, and the keys that are empty then."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE) as opened:
                    winreg.DeleteValue(opened, name)
            except FileNotFoundError:
                return False
            while key != _CLASSES and self._is_empty(key):
                winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)
                key = key.rpartition("\\")[0]
            return True

        def _is_empty(self, key: str) -> bool:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                keys, named, _ = winreg.QueryInfoKey(opened)
            return not keys and not named
