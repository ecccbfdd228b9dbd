"""What is left out of the bundle is not missed."""

import json
import plistlib
import re
import runpy
import subprocess
import sys
from importlib import import_module
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from gui.licences import LIBRARIES
from resources.packaging.trimming import EXCLUDED, is_needed
from resources.setup import places

_WITHOUT = """
import sys
EXCLUDED = {excluded!r}

class Nothing:
    def find_spec(self, name, path=None, target=None):
        if any(name == one or name.startswith(one + ".") for one in EXCLUDED):
            raise ModuleNotFoundError(f"{{name}} is left out", name=name)

sys.meta_path.insert(0, Nothing())
import importlib, pkgutil
import core, gui
for package in (core, gui):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
import astropy.io.fits, astropy.io.votable, h5py, laspy, pyarrow.parquet, python_calamine
from core import cli
for path in sys.argv[1:]:
    if cli.main([path, "--json"]):
        sys.exit(1)
sys.exit(cli.main(["--sample", "notebook", "--sigma", "auto", "--peaks", "3", "--contours", "0.5", "--json"]))
"""


def test_the_program_runs_without_the_modules_that_are_left_out(tmp_path: Path) -> None:
    table = import_module("astropy.table").Table({"x": [1.0, 2.0, 3.0], "y": [2.0, 1.0, 4.0]})
    kinds = {"a.fits": "fits", "a.vot": "votable", "a.ecsv": "ascii.ecsv"}
    files = [str(tmp_path / name) for name in kinds]
    for file, kind in zip(files, kinds.values(), strict=True):
        table.write(file, format=kind)
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT.format(excluded=EXCLUDED), *files],
        capture_output=True,
        text=True,
        cwd=places.CHECKOUT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert [json.loads(line)["points"] for line in done.stdout.splitlines()] == [3, 3, 3, 1000]


@pytest.mark.parametrize(
    ("file", "needed"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt/plugins/imageformats/libqsvg.so", True),
        ("PySide6/Qt/plugins/imageformats/libqico.so", True),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtdeclarative_de.qm", False),
        ("PySide6\\\\translations\\\\qtbase_de.qm", True),
        ("PySide6/Qt/qml/QtQuick/qmldir", False),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("PySide6/Qt/lib/libQt6Widgets.so.6", True),
        ("libarrow.so.2600", True),
        ("pyarrow/libarrow_python.so.2600", True),
        ("pyarrow/libarrow_python.so.2600.1.0", False),
        ("pyarrow/libarrow_flight.so.2600", False),
        ("numpy/_core/_multiarray_umath.cpython-311-x86_64-linux-gnu.so", True),
        ("numpy/_core/tests/data/astype_copy.pkl", False),
        ("resources/samples/notebook.npz", True),
        ("resources/translations/sfumato_de.qm", True),
        ("resources/pictures/window.png", False),
    ],
)
def test_which_files_are_needed(file: str, needed: bool) -> None:
    assert is_needed(file) is needed


def test_the_one_spec_file_takes_program_resources_and_licences_along(monkeypatch: pytest.MonkeyPatch) -> None:
    hooks = ModuleType("PyInstaller.utils.hooks")
    vars(hooks)["collect_submodules"] = lambda package: [f"{package}.all"]
    vars(hooks)["copy_metadata"] = _metadata
    for name in ("PyInstaller", "PyInstaller.utils"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, "PyInstaller.utils.hooks", hooks)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "platform", "linux")
    folder = places.CHECKOUT / "resources" / "packaging"
    made = dict.fromkeys(("PYZ", "EXE", "COLLECT"), lambda *_parts, **_options: None)
    spec = runpy.run_path(str(folder / "sfumato.spec"), {"SPECPATH": str(folder), "Analysis": _analysis, **made})
    analysis = spec["analysis"]
    taken = {path for path, _ in analysis.datas}
    assert {"resources/icons/sfumato.svg", "resources/licences/LGPL-3.0.txt", "LICENSE"} <= taken
    assert not any(path.startswith(("resources/pictures", "resources/packaging")) for path in taken)
    assert analysis.hiddenimports == ["core.all", "gui.all", "resources.all"]
    for name, licence in LIBRARIES:
        if f"{name}.dist-info" in taken and not licence.startswith("LGPL"):  # which stands in our own resources
            texts = [file for file in files(name) or () if re.search("licen[cs]e|copying", file.name, re.IGNORECASE)]
            assert any(".dist-info" in str(file) for file in texts), name
    assert {f"{name}.dist-info" for name in ("numpy", "h5py", "astropy", "laspy", "Pillow", "llvmlite")} <= taken


def _metadata(library: str) -> list[tuple[str, str]]:
    if files(library) is None:
        raise PackageNotFoundError(library)
    return [(f"/somewhere/{library}.dist-info", f"{library}.dist-info")]


def _analysis(_scripts: list[str], *, datas: list[tuple[str, str]], **options: object) -> SimpleNamespace:
    """Return what PyInstaller makes of it: each file by its place in the bundle, and what it found there."""
    root = places.CHECKOUT
    found = [
        (str(Path(folder) / Path(source).name) if root in Path(source).parents else folder, source)
        for source, folder in datas
    ]
    return SimpleNamespace(datas=found, binaries=[], pure=[], scripts=[], **options)


def test_what_macos_shall_allow_is_a_property_list() -> None:
    rights = plistlib.loads((places.CHECKOUT / "resources" / "packaging" / "macos.entitlements").read_bytes())
    assert rights
    assert all(rights.values())
