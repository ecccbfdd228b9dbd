"""macOS: a small application in the user's own folder of applications, which starts the program."""

import plistlib
import shlex
import shutil
import subprocess
from pathlib import Path

from resources import FOLDER
from resources.desktop import IDENTIFIER
from resources.desktop.file_types import suffixes
from resources.desktop.writing import remove_empty, template, write

_REGISTER = "/System/Library/Frameworks/CoreServices.framework/Frameworks/LaunchServices.framework/Support/lsregister"


def install(words: list[str], version: str, _released: str) -> Path:
    """Write the application; return it."""
    place = application()
    for path, content in files(words, version).items():
        write(place / path, content, 0o755 if path.startswith("Contents/MacOS/") else 0o644)
    _register("-f", place)
    return place


def remove() -> bool:
    """Remove the application, where it is this one; tell whether it was there."""
    place = application()
    there = _is_ours(place)
    if there:
        _register("-u", place)
        shutil.rmtree(place)
        remove_empty(place.parent, Path.home())
    return there


def application() -> Path:
    """Return where the application stands."""
    return Path.home() / "Applications" / "Sfumato.app"


def files(words: list[str], version: str) -> dict[str, bytes]:
    """Return the application's files, by their path in it."""
    command = " ".join(shlex.quote(word) for word in words)
    return {
        "Contents/Info.plist": information(version),
        "Contents/MacOS/sfumato": template("macos.sh", command=command).encode(),
        "Contents/Resources/sfumato.icns": (FOLDER / "icons" / "sfumato.icns").read_bytes(),
    }


def information(version: str) -> bytes:
    """Return what the system is told of the application: documents are opened by it if asked, never by default."""
    documents = {
        "CFBundleTypeName": "Table of points",
        "CFBundleTypeRole": "Viewer",
        "LSHandlerRank": "Alternate",
        "CFBundleTypeExtensions": [suffix.removeprefix(".") for suffix in suffixes()],
    }
    return plistlib.dumps(
        {
            "CFBundleIdentifier": IDENTIFIER,
            "CFBundleName": "Sfumato",
            "CFBundleDisplayName": "Sfumato",
            "CFBundleExecutable": "sfumato",
            "CFBundleIconFile": "sfumato.icns",
            "CFBundlePackageType": "APPL",
            "CFBundleInfoDictionaryVersion": "6.0",
            "CFBundleShortVersionString": version,
            "CFBundleVersion": version,
            "CFBundleDocumentTypes": [documents],
            "NSHighResolutionCapable": True,
            "LSMinimumSystemVersion": "12.0",
        }
    )


def _is_ours(place: Path) -> bool:
    try:
        told = plistlib.loads((place / "Contents" / "Info.plist").read_bytes())
    except (OSError, plistlib.InvalidFileException, ValueError):
        return False
    return isinstance(told, dict) and told.get("CFBundleIdentifier") == IDENTIFIER


def _register(option: str, place: Path) -> None:
    """Let the system take notice; it does so by itself when the folder is looked at."""
    if Path(_REGISTER).exists():
        subprocess.run([_REGISTER, option, str(place)], check=False)
