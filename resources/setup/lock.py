"""Makes the lock files anew: ``python3 -m resources.setup.lock``.

For every Python from 3.11 on, on Linux, Windows and macOS, from the public index alone: names, versions, markers and
sha256. Needs uv; where there is none it is fetched into a temporary environment.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from resources.setup import places

_OPTIONS = (
    *("--universal", "--python-version", "3.11", "--generate-hashes", "--only-binary", ":all:"),
    *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--no-config", "--quiet"),
)
_EXTRAS = ("--extra", "astro")  # what a clone has from the start, beside the dependencies
_CONSTRAINTS = ("PySide6-Essentials<6.12",)  # 6.12.0 loses references; a later one must first be tried for hours


def run() -> None:
    """Write ``requirements.lock``, and on top of it those of tests and bundle; their folder is the checkout."""
    with tempfile.TemporaryDirectory() as folder:
        uv = shutil.which("uv") or _fetched_uv(Path(folder))
        constraints = Path(folder) / "constraints.txt"
        constraints.write_text("\n".join(_CONSTRAINTS), encoding="utf-8")
        run_lock = places.CHECKOUT / places.Need.RUN.locks[-1]
        _compile(uv, run_lock, constraints)
        constraints.write_text("\n".join([*_CONSTRAINTS, *_pins(run_lock)]), encoding="utf-8")
        for need in (places.Need.TEST, places.Need.BUNDLE):
            _compile(uv, places.CHECKOUT / need.locks[-1], constraints, "--group", f"{places.PROJECT}:{need.group}")


def _compile(uv: str, lock: Path, constraints: Path, *further: str) -> None:
    local = ("UV_", "PIP_")
    variables = {name: value for name, value in os.environ.items() if not name.startswith(local)}
    command = [uv, "pip", "compile", *_OPTIONS, *_EXTRAS, *further, "--constraint", str(constraints), "--upgrade"]
    subprocess.run([*command, "--output-file", str(lock), str(places.PROJECT)], env=variables, check=True)


def _pins(lock: Path) -> list[str]:
    lines = lock.read_text(encoding="utf-8").splitlines()
    return [line.rstrip(" \\") for line in lines if "==" in line and not line.startswith((" ", "#"))]


def _fetched_uv(folder: Path) -> str:
    subprocess.run([sys.executable, "-m", "venv", str(folder / "tools")], check=True)
    python = places.python_of(folder / "tools")
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", "uv"], check=True)
    return str(python.with_name("uv.exe" if sys.platform == "win32" else "uv"))


if __name__ == "__main__":
    run()
