"""Builds the bundle: ``python3 -m resources.packaging.build [FOLDER]`` leaves it in ``FOLDER/sfumato`` (``dist``).

PyInstaller does it by the one spec file for all systems; what is left out and why stands in ``trimming``.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from resources.setup import places, start
from resources.setup.telling import SetupError, complain, say

_SPEC = Path(__file__).with_name("sfumato.spec")
_NAMES_OF_COMPILER = ("libllvmlite.so", "libllvmlite.dylib")  # half of each are names that nobody looks up


def build(folder: Path) -> Path:
    """Build the bundle and return its folder."""
    python = start.python(places.Need.BUNDLE)
    command = [python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    where = ["--distpath", str(folder), "--workpath", str(folder / "build")]
    subprocess.run([*command, *where, str(_SPEC)], cwd=places.CHECKOUT, check=True)
    shutil.rmtree(folder / "build")
    bundle = folder / "sfumato"
    strip = shutil.which("strip")
    for name in _NAMES_OF_COMPILER if strip else ():
        for library in bundle.rglob(name):
            subprocess.run([str(strip), "-x" if sys.platform == "darwin" else "--strip-unneeded", library], check=True)
    return bundle


def size_of(folder: Path) -> int:
    """Return the bytes of all files in a folder."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir())


def run(arguments: list[str]) -> int:
    """Build, and tell the size; return the exit code."""
    folder = Path(arguments[0] if arguments else "dist").absolute()
    try:
        bundle = build(folder)
    except (SetupError, OSError, subprocess.CalledProcessError) as error:
        complain(str(error))
        return 1
    say(f"{bundle}: {size_of(bundle) / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
