"""The import rule, in fresh interpreters and by the linter, which is seen to fail where the rule is broken."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from resources.setup.places import CHECKOUT

_TOOLKIT = ("gui", "PySide6", "shiboken6", "pyqtgraph")
_HEAVY = ("numpy", "scipy", "pandas", "numba", "pyarrow", "PIL", "pyqtgraph")
_STANDARD_LIBRARY_ALONE = (
    "core.errors core.messages core.progress core.ranges core.settings core.version core.colour_maps core.samples "
    "core.export core.readers core.columns core.cli resources resources.folders resources.setup.start "
    "resources.setup.making resources.setup.libraries resources.setup.self_test resources.setup.check "
    "resources.setup.lock resources.desktop.menu resources.desktop.linux resources.desktop.macos "
    "resources.desktop.windows core.delivery main"
).split()
_AFTER_THE_FRAME = (
    *("argparse", "core.cli", "core.columns", "core.readers", "core.export", "gui.program", "gui.model", "gui.actions"),
    *("gui.dialogs", "gui.docks", "hashlib", "html", "platform", "subprocess", "asyncio", "unittest"),
)
_IMPORTED_ONCE = ("pyqtgraph", "numba", "pyarrow")


def _modules(package: str) -> list[str]:
    files = (CHECKOUT / package).rglob("*.py")
    names = [".".join(file.relative_to(CHECKOUT).with_suffix("").parts) for file in files]
    return sorted(name.removesuffix(".__init__") for name in names if not name.endswith("__main__"))


def _fresh(code: str, *flags: str, folder: Path = CHECKOUT) -> str:
    """Run code in an interpreter of its own that imports from this folder first; return what it prints."""
    ended = subprocess.run(
        [sys.executable, *flags, "-c", f"import sys; sys.path.insert(0, {str(folder)!r})\n{code}"],
        cwd=folder.parent,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


def _imported(code: str, names: tuple[str, ...]) -> str:
    return _fresh(f"{code}\nprint(*sorted(name for name in {names!r} if name in sys.modules))")


def test_core_works_where_there_is_no_window_and_no_toolkit(tmp_path: Path) -> None:
    house = tmp_path / "house"
    for package in ("core", "resources"):
        shutil.copytree(CHECKOUT / package, house / package, ignore=shutil.ignore_patterns("__pycache__"))
    refusal = (
        f"class Refusal:\n    def find_spec(self, name, path=None, target=None):\n"
        f"        if name.partition('.')[0] in {_TOOLKIT!r}: raise AssertionError(name)\n"
        "sys.meta_path.insert(0, Refusal())\n"
    )
    imports = "\n".join(f"import {name}" for name in _modules("core"))
    assert _fresh(refusal + imports + "\nprint(core.__file__)", folder=house) == str(house / "core" / "__init__.py")


@pytest.mark.parametrize("name", _STANDARD_LIBRARY_ALONE)
def test_what_runs_before_the_packages_needs_the_standard_library_alone(name: str) -> None:
    _fresh(f"import {name}", "-S", "-I")


def test_a_start_that_has_everything_imports_little() -> None:
    """Each of these costs more than the look at what is installed."""
    costly = ("argparse", "dataclasses", "hashlib", "importlib.metadata", "json", "subprocess", "tomllib", "typing")
    code = (
        "before = set(sys.modules)\n"
        "from resources.setup import places, start\n"
        "assert start.environment(places.Need.TEST, lambda: 1 / 0) is None\n"
        f"print(*sorted(set({costly!r}) & (set(sys.modules) - before)))"
    )
    assert _fresh(code) == ""


def test_the_frame_is_on_screen_before_its_parts_are_imported() -> None:
    start = (
        "import main; from gui import app; app.main = lambda arguments: 0\n"
        "from resources.setup import libraries; libraries.provide_for_window = lambda: None\n"
        "assert main.main(['a.csv']) == 0"
    )
    toolkit = set(_imported("import PySide6.QtWidgets", _AFTER_THE_FRAME).split())  # imports some of these itself
    assert set(_imported(start, _AFTER_THE_FRAME).split()) <= toolkit


def test_the_window_is_built_before_what_takes_long_is_imported() -> None:
    assert _imported("import gui.app, gui.program", _HEAVY) == ""
    assert _imported("import gui.workspace", ("pyqtgraph",)) == "pyqtgraph"


def test_the_command_line_is_read_before_numpy_is_imported() -> None:
    assert _imported("from core import cli; cli.parse(['a.csv', '--json'])", (*_HEAVY, *_TOOLKIT)) == ""


def _importers(library: str) -> list[str]:
    """Return the modules that import a library, in functions too."""
    found = []
    for package in ("core", "gui", "resources"):
        for name in _modules(package):
            path = CHECKOUT.joinpath(*name.split("."))
            file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
                if any(imported.partition(".")[0] == library for imported in names):
                    found.append(name)
    return sorted(set(found))


@pytest.mark.parametrize("library", _IMPORTED_ONCE)
def test_a_library_without_types_is_imported_in_one_module(library: str) -> None:
    assert len(_importers(library)) == 1


def test_the_toolkit_is_imported_by_the_window_alone() -> None:
    assert all(name.startswith("gui.") for name in _importers("PySide6"))


def _linted(folder: Path) -> subprocess.CompletedProcess[str]:
    code = "from importlinter.cli import lint_imports_command as run; run(['--no-cache'])"
    return subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)


def test_the_linter_keeps_the_rule_and_notices_when_it_is_broken(tmp_path: Path) -> None:
    for package in ("core", "gui", "resources"):
        shutil.copytree(CHECKOUT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(CHECKOUT / "pyproject.toml", tmp_path)
    kept = _linted(tmp_path)
    assert kept.returncode == 0, kept.stdout + kept.stderr
    with (tmp_path / "core" / "errors.py").open("a", encoding="utf-8") as file:
        file.write("\n\ndef _broken() -> None:\n    import PySide6.QtCore\n")
    broken = _linted(tmp_path)
    assert broken.returncode == 1
    assert "core.errors -> PySide6" in broken.stdout
