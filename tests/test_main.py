"""The start: who is headless, who gets a window, and what an old or a broken Python is told."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

import main
from core import delivery
from core.readers import child
from core.readers.apart import CHILD_OPTION
from resources.desktop import menu
from resources.setup import libraries, places, start
from resources.setup.telling import SetupError


def _run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(places.CHECKOUT / "main.py"), *arguments],
        env={name: value for name, value in os.environ.items() if "DISPLAY" not in name} | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_menu_is_changed_where_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    told = iter(["words"])
    monkeypatch.setattr(menu, "remove", lambda: next(told))
    monkeypatch.setattr(sys, "stdout", None)
    assert main.main(["--remove-desktop"]) == 0
    assert not list(told)


def test_headless_work_needs_no_display_and_no_toolkit() -> None:
    code = (
        "import runpy, sys\n"
        f"sys.argv = ['main.py', '--sample', 'notebook', '--at', '0.5413,1.4404', '--json']\n"
        "try:\n"
        f"    runpy.run_path({str(places.CHECKOUT / 'main.py')!r}, run_name='__main__')\n"
        "except SystemExit as end:\n"
        "    assert end.code == 0, end.code\n"
        "assert not {'PySide6', 'shiboken6', 'pyqtgraph', 'gui'} & set(sys.modules)\n"
    )
    environment = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    ended = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    assert told["points"] == 1000
    assert told["at"][0]["bin_value"] == pytest.approx(0.3838459056857143, abs=1e-13)


@pytest.mark.parametrize(
    ("arguments", "code", "output", "errors"),
    [
        (["--version"], 0, "sfumato 0.", ""),
        (["--help"], 0, "--self-test", ""),
        (["--nonsense"], 2, "", "--nonsense"),
        (["--json", "missing.csv"], 1, "", "missing.csv"),
    ],
)
def test_exit_codes(arguments: list[str], code: int, output: str, errors: str) -> None:
    ended = _run(*arguments)
    assert ended.returncode == code
    assert output in ended.stdout
    assert errors in ended.stderr
    assert len(ended.stderr.splitlines()) == (1 if errors else 0)


def test_an_older_python_is_told_what_is_needed() -> None:
    code = "import runpy, sys; sys.version_info = (3, 9, 1, 'final', 0); runpy.run_path(sys.argv[1])"
    command = [sys.executable, "-c", code, str(places.CHECKOUT / "main.py")]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr.startswith("Sfumato needs Python 3.11 or newer")
    assert "Traceback" not in ended.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_a_window_without_a_display_is_a_sentence() -> None:
    ended = _run(QT_QPA_PLATFORM="xcb")
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert "no display" in ended.stderr or "libraries" in ended.stderr


class _Window:
    """What the start would open."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.opened_with: list[list[str]] = []
        for name in ("DISPLAY", "WAYLAND_DISPLAY"):
            monkeypatch.delenv(name, raising=False)  # no word shall come up on a desktop
        monkeypatch.setitem(sys.modules, "gui.app", SimpleNamespace(main=self.main))
        monkeypatch.setattr("gui.app", sys.modules["gui.app"], raising=False)

    def main(self, argv: list[str]) -> int:
        self.opened_with.append(argv)
        return 7


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> _Window:
    return _Window(monkeypatch)


def _nothing() -> None:
    pass


def test_a_bundle_serves_a_file_to_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "main", lambda: 9)
    assert main.main([CHILD_OPTION]) == 9


@pytest.mark.parametrize(
    ("arguments", "handed"),
    [(["a.csv"], True), ([], True), (["a.csv", "--new-window"], False), (["a", "--x", "1"], False)],
)
def test_a_window_that_is_there_takes_what_it_can(
    window: _Window, monkeypatch: pytest.MonkeyPatch, arguments: list[str], handed: bool
) -> None:
    brought: list[tuple[Path, ...]] = []

    def deliver(files: tuple[Path, ...], _to: str | None) -> bool:
        brought.append(files)
        return True

    monkeypatch.setattr(libraries, "provide_for_window", _nothing)
    monkeypatch.setattr(delivery, "deliver", deliver)
    assert main.main(arguments) == (0 if handed else 7)
    assert brought == ([tuple(map(Path, arguments))] if handed else [])
    assert window.opened_with == ([] if handed else [arguments])


def test_files_open_the_window(window: _Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "provide_for_window", _nothing)
    assert main.main(["a.csv", "--bins", "20"]) == 7
    assert window.opened_with == [["a.csv", "--bins", "20"]]


def test_the_broken_toolkit_is_refused(
    window: _Window, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "pyside6_essentials-6.12.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert main.main(["a.csv"]) == 1
    assert window.opened_with == []
    assert "PySide6 6.12.0 is broken" in capsys.readouterr().err


def test_what_the_window_lacks_is_told(
    window: _Window, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise SetupError("Nothing to draw on.")

    monkeypatch.setattr(libraries, "provide_for_window", refuse)
    assert main.main([]) == 1
    assert capsys.readouterr().err == "Nothing to draw on.\n"
    assert window.opened_with == []


def test_a_change_of_interpreter_keeps_flags_and_arguments(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[tuple[str, list[str], dict[str, str]]] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "execve", lambda *arguments: asked.append(arguments))
    monkeypatch.setattr(sys, "argv", ["main.py", "a b.csv", "-1"])
    monkeypatch.setattr(sys, "orig_argv", ["python3", "-X", "dev", "main.py", "a b.csv", "-1"])
    start.hand_over(tmp_path, ["a b.csv", "-1"])
    program, command, variables = asked[0]
    assert program == str(tmp_path / "bin" / "python")
    assert command == [program, "-X", "dev", str(places.CHECKOUT / "main.py"), "a b.csv", "-1"]
    assert variables["SFUMATO_ENVIRONMENT"] == str(tmp_path)


def test_a_window_starts_what_it_starts_without_our_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise AssertionError

    before_making: Callable[[], object] = refuse
    monkeypatch.setenv("SFUMATO_ENVIRONMENT", sys.prefix)
    assert start.environment(places.Need.RUN, before_making) is None
    assert "SFUMATO_ENVIRONMENT" not in os.environ
