"""What is shipped: the wheel holds the program with all its resources, and the installed command works."""

import configparser
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from core.version import VERSION
from resources.setup.places import CHECKOUT

_NOT_SHIPPED = shutil.ignore_patterns("__pycache__", ".*", "build", "dist", "*.egg-info", "tests")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what an installation of the program puts into an environment."""
    source = tmp_path_factory.mktemp("source") / "checkout"
    shutil.copytree(CHECKOUT, source, ignore=_NOT_SHIPPED)
    code = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"
    built = tmp_path_factory.mktemp("built")
    ended = subprocess.run(
        [sys.executable, "-c", code, str(built)], cwd=source, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(next(built.glob(f"sfumato-{VERSION}-*.whl"))) as wheel:
        wheel.extractall(folder)
    return folder


def _without_display() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if "DISPLAY" not in name}


def _shipped(folder: Path) -> set[str]:
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in found if "__pycache__" not in path.parts}


def test_the_wheel_holds_the_program_and_its_resources(installed: Path) -> None:
    wanted = {"main.py"}
    for package in ("core", "gui", "resources"):
        wanted |= {f"{package}/{name}" for name in _shipped(CHECKOUT / package)}
    information = f"sfumato-{VERSION}.dist-info/"
    assert {name for name in _shipped(installed) if not name.startswith(information)} == wanted


def test_the_installed_command_works(installed: Path, tmp_path: Path) -> None:
    points = configparser.ConfigParser()
    points.read(installed / f"sfumato-{VERSION}.dist-info" / "entry_points.txt")
    module, function = points["console_scripts"]["sfumato"].split(":")
    assert points["gui_scripts"]["sfumato-window"] == f"{module}:{function}"
    code = f"import sys; from {module} import {function}; sys.exit({function}())"
    ended = subprocess.run(
        [sys.executable, "-P", "-c", code, "--sample", "notebook", "--json"],
        cwd=tmp_path,
        env=_without_display() | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout)["points"] == 1000


def test_the_installed_command_has_no_tests_and_says_so(installed: Path, tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-P", "-c", "import sys, main; sys.exit(main.main())", "--self-test"],
        cwd=tmp_path,
        env=_without_display() | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert "in a clone of the project" in ended.stderr
