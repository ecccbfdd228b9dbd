"""The kinds of files on the desktop are the formats that the program reads."""

import sys
from pathlib import Path

import pytest

from core.readers import FORMATS
from core.session import SUFFIX
from resources.desktop import starting
from resources.desktop.file_types import AMBIGUOUS, FILE_TYPES, suffixes
from resources.setup import fetching, places


def test_all_that_can_be_read_is_offered_unless_its_name_says_too_little() -> None:
    known = [SUFFIX, *(suffix for row in FORMATS for suffix in row.suffixes)]
    assert sorted(known) == sorted([*suffixes(), *AMBIGUOUS])
    assert len({row.mime for row in FILE_TYPES}) == len(FILE_TYPES)
    assert len(set(suffixes())) == len(suffixes())


def test_a_bundle_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert starting.words() == [sys.executable]


def test_a_checkout_is_started_by_a_python_that_stays(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    main = str(places.CHECKOUT / "main.py")
    assert Path(main).exists()
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert starting.words() == [sys.executable, main]
    monkeypatch.setattr(sys, "prefix", str(places.CHECKOUT / ".venv"))
    assert starting.words() == [fetching.base_interpreter(), main]


def test_an_installation_is_started_by_its_script(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(places, "PROJECT", tmp_path / "pyproject.toml")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert starting.words() == [str(tmp_path / "python"), "-m", "main"]
    (tmp_path / "sfumato-window").touch()
    if sys.platform != "win32":
        assert starting.words() == [str(tmp_path / "sfumato-window")]
