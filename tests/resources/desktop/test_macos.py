"""The small application for macOS, made in a home of its own: its files, what it starts, and that nothing stays."""

import plistlib
import subprocess
import sys
from pathlib import Path

import pytest

from core.version import RELEASED, VERSION
from resources.desktop import IDENTIFIER, macos
from resources.desktop.file_types import suffixes

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it is started by a shell")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_documents_are_opened_if_asked_and_never_by_default(home: Path) -> None:
    place = macos.install([sys.executable], VERSION, RELEASED)
    told = plistlib.loads((place / "Contents" / "Info.plist").read_bytes())
    assert told["CFBundleIdentifier"] == IDENTIFIER
    assert told["CFBundleVersion"] == told["CFBundleShortVersionString"] == VERSION
    (documents,) = told["CFBundleDocumentTypes"]
    assert documents["LSHandlerRank"] == "Alternate"
    assert [f".{end}" for end in documents["CFBundleTypeExtensions"]] == list(suffixes())
    assert (place / "Contents" / "Resources" / told["CFBundleIconFile"]).read_bytes().startswith(b"icns")


def test_it_starts_the_program_with_paths_of_any_kind(home: Path) -> None:
    program = home / "pro 'gram' $x \"ü\".py"
    program.write_text("import sys\nprint(sys.argv[1:])\n")
    place = macos.install([sys.executable, str(program)], VERSION, RELEASED)
    start = place / "Contents" / "MacOS" / "sfumato"
    told = subprocess.run([str(start), "a b.csv", "ü"], capture_output=True, text=True, check=True)
    assert told.stdout == "['a b.csv', 'ü']\n"


def test_nothing_stays_and_the_application_of_others_does(home: Path) -> None:
    macos.install([sys.executable], VERSION, RELEASED)
    macos.install([sys.executable], VERSION, RELEASED)
    assert macos.remove()
    assert list(home.iterdir()) == []
    assert not macos.remove()
    other = macos.application() / "Contents"
    other.mkdir(parents=True)
    (other / "Info.plist").write_bytes(plistlib.dumps({"CFBundleIdentifier": "org.other"}))
    assert not macos.remove()
    assert other.exists()
