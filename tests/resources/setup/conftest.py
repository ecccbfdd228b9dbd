"""A small checkout with packages of its own, so that the set-up is tested for real without the network."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from resources.setup import fetching, places

_CLI = """
import sys
class MalformedError(Exception): pass
class Shown(Exception): pass
class _Request: headless, desktop = True, None
def parse(argv):
    if "--help" in argv: raise Shown("help")
    return _Request()
def main(argv):
    if "--help" in argv:
        print("help")
        return 0
    import alpha
    print(alpha.VERSION, sys.prefix, *argv)
    return int(argv[0]) if argv and argv[0].isdigit() else 0
"""


@dataclass
class SmallCheckout:
    """A checkout whose program prints the version of the package ``alpha``, its environment and its arguments."""

    folder: Path
    home: Path
    index: Path
    more: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> Path:
        return self.folder / ".venv"

    def add(self, name: str, version: str) -> str:
        """Put a package into the index; return its line in a lock file."""
        wheel = self.index / f"{name}-{version}-py3-none-any.whl"
        information = f"{name}-{version}.dist-info"
        files = {
            f"{name}/__init__.py": f"VERSION = '{version}'\n",
            f"{information}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
            f"{information}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        }
        record = [f"{path},sha256={_digest(text)},{len(text)}" for path, text in files.items()]
        with zipfile.ZipFile(wheel, "w") as archive:
            for path, text in files.items():
                archive.writestr(path, text)
            archive.writestr(f"{information}/RECORD", "\n".join([*record, f"{information}/RECORD,,\n"]))
        return f"{name}=={version} \\\n    --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"

    def lock(self, *lines: str) -> None:
        """Write the lock file of the program; that of the tests holds the package ``omega`` as well."""
        (self.folder / "requirements.lock").write_text("".join(lines))
        (self.folder / "requirements-test.lock").write_text("".join([*lines, self.add("omega", "1.0")]))

    def start(self, *arguments: str, python: str | None = None, **variables: str) -> subprocess.Popen[str]:
        """Start the program as somebody would who has this Python and nothing else."""
        return subprocess.Popen(
            [python or fetching.base_interpreter(), "main.py", *arguments],
            cwd=self.folder,
            env=self.variables | variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str, python: str | None = None, **variables: str) -> "Ended":
        with self.start(*arguments, python=python, **variables) as process:
            output, errors = process.communicate(timeout=120)
        return Ended(process.returncode, output, errors)

    @property
    def variables(self) -> dict[str, str]:
        kept = ("PATH", "SYSTEMROOT", "TEMP", "TMPDIR", "LANG", "LC_ALL")
        return (
            {name: os.environ[name] for name in kept if name in os.environ}
            | {"HOME": str(self.home), "USERPROFILE": str(self.home), "LOCALAPPDATA": str(self.home / "local")}
            | {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.index)}
            | self.more
        )


@dataclass(frozen=True)
class Ended:
    """How a program ended."""

    code: int
    output: str
    errors: str


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


@pytest.fixture
def small_checkout(tmp_path: Path) -> SmallCheckout:
    """A checkout that needs ``alpha`` from 1.0 to below 3 and, for its tests, ``omega``."""
    small = SmallCheckout(tmp_path / "clone of it", tmp_path / "home", tmp_path / "index")
    for folder in (small.home, small.index, small.folder / "core", small.folder / "resources" / "setup"):
        folder.mkdir(parents=True)
    shutil.copy(places.CHECKOUT / "main.py", small.folder)
    for name in ("resources/__init__.py", "resources/folders.py"):
        shutil.copy(places.CHECKOUT / name, small.folder / name)
    for module in (places.CHECKOUT / "resources" / "setup").glob("*.py"):
        shutil.copy(module, small.folder / "resources" / "setup")
    (small.folder / "core" / "__init__.py").touch()
    (small.folder / "core" / "first_look.py").write_text("def only_files(argv): return False\n")  # it has no window
    (small.folder / "core" / "cli.py").write_text(_CLI)
    (small.folder / "core" / "errors.py").write_text("class UserError(Exception): pass\n")
    (small.folder / "pyproject.toml").write_text('dependencies = ["alpha>=1,<3"]\ntest = ["omega"]\n')
    small.lock(small.add("alpha", "1.0"))
    return small


@pytest.fixture
def scripts() -> str:
    """Where an environment keeps its programs."""
    return "Scripts" if sys.platform == "win32" else "bin"
