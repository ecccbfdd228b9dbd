"""What is written into the registry of Windows, in one that is played here."""

from pathlib import Path

from resources import FOLDER
from resources.desktop import windows
from resources.desktop.file_types import suffixes

WORDS = [r"C:\Users\Jürgen A\pythonw.exe", r"C:\Users\Jürgen A\sfumato\main.py"]


class _Registry:
    """Keys with their values, made and removed as Windows does it."""

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, str]] = {}

    def set(self, key: str, name: str, value: str) -> None:
        self.keys.setdefault(key, {})[name] = value

    def delete(self, key: str, name: str) -> bool:
        there = self.keys.get(key, {}).pop(name, None) is not None
        if there and not self.keys[key]:
            del self.keys[key]
        return there


def test_documents_are_offered_and_no_suffix_changes_its_owner() -> None:
    registry = _Registry()
    windows.enter(registry, WORDS)
    command = registry.keys[rf"Software\Classes\{windows.KIND}\shell\open\command"][""]
    assert command == rf'"{WORDS[0]}" "{WORDS[1]}" "%1"'
    icon = registry.keys[rf"Software\Classes\{windows.KIND}\DefaultIcon"][""]
    assert Path(icon.strip('"')) == FOLDER / "icons" / "sfumato.ico"
    for suffix in suffixes():
        assert registry.keys[rf"Software\Classes\{suffix}\OpenWithProgids"] == {windows.KIND: ""}
        assert rf"Software\Classes\{suffix}" not in registry.keys
    assert all(key.startswith("Software\\Classes\\") for key in registry.keys)


def test_it_can_be_entered_twice_and_leaves_what_others_entered() -> None:
    registry = _Registry()
    registry.set(r"Software\Classes\.csv\OpenWithProgids", "Excel.CSV", "")
    registry.set(r"Software\Classes\.csv", "", "Excel.CSV")
    before = {key: dict(values) for key, values in registry.keys.items()}
    windows.enter(registry, WORDS)
    once = {key: dict(values) for key, values in registry.keys.items()}
    windows.enter(registry, WORDS)
    assert registry.keys == once
    assert windows.leave(registry)
    assert registry.keys == before
    assert not windows.leave(registry)


def test_the_script_that_makes_the_shortcut_reads_its_paths_from_the_environment() -> None:
    assert "Jürgen" not in windows._SHORTCUT
    for name in ("SFUMATO_LINK", "SFUMATO_PROGRAM", "SFUMATO_ARGUMENTS", "SFUMATO_ICON"):
        assert f"$env:{name}" in windows._SHORTCUT
