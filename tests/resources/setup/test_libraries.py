"""What is asked of a Linux system, and what is done where it is not there."""

import io
import shutil
import sys

import pytest

from resources.setup import debian, libraries, telling
from resources.setup.telling import SetupError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux leaves libraries to the system")

_BASE = "libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0".split()
_X11 = "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0".split()
_DESKTOP = ("XDG_CURRENT_DESKTOP", "DESKTOP_SESSION", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "SUDO_USER", "DISPLAY")


class _System:
    """A stand-in for a system of the Debian family: what it lacks, and the commands that were run on it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.lacks: set[str] = set()
        self.is_root = True
        self.apt_works = True
        self.commands: list[list[str]] = []
        for name in (*_DESKTOP, "QT_QPA_PLATFORM"):
            monkeypatch.delenv(name, raising=False)
        debian._refresh.cache_clear()
        monkeypatch.setattr(libraries, "_loads", self.loads)
        monkeypatch.setattr(shutil, "which", self.which)
        monkeypatch.setattr(debian, "is_here", lambda: True)
        monkeypatch.setattr(debian, "_is_root", lambda: self.is_root)
        monkeypatch.setattr(debian, "_run", self.run)

    def loads(self, file: str) -> bool:
        return not any(row.file == file and row.package in self.lacks for row in libraries.LIBRARIES)

    def which(self, program: str) -> str | None:
        packages = dict(libraries.TEST_PROGRAMS)
        return None if packages.get(program) in self.lacks else f"/usr/bin/{program}"

    def run(self, command: list[str]) -> bool:
        self.commands.append(command)
        if self.apt_works:
            self.lacks -= set(command)
        return self.apt_works


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> _System:
    return _System(monkeypatch)


def test_the_table_is_the_known_list_of_debian() -> None:
    packages: dict[str, list[str]] = {"": [], "xcb": [], "wayland": []}
    for row in libraries.LIBRARIES:
        packages[row.platform].append(row.package)
    assert (packages[""], packages["xcb"]) == (_BASE, _X11)


@pytest.mark.parametrize(
    ("variables", "platform"),
    [
        ({}, "xcb"),
        ({"DISPLAY": ":0"}, "xcb"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ({"XDG_SESSION_TYPE": "wayland", "DISPLAY": ":0"}, "wayland"),
        ({"QT_QPA_PLATFORM": "offscreen", "WAYLAND_DISPLAY": "wayland-0"}, "offscreen"),
        ({"QT_QPA_PLATFORM": "offscreen:size=1x1"}, "offscreen"),
        ({"QT_QPA_PLATFORM": "xcb;wayland"}, "xcb"),
    ],
)
def test_the_platform(
    system: _System, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], platform: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert libraries.platform() == platform


def test_a_user_is_told_the_exact_line(system: _System, monkeypatch: pytest.MonkeyPatch) -> None:
    system.is_root = False
    system.lacks = {"libegl1", "libxcb-cursor0"}
    monkeypatch.setenv("DISPLAY", ":0")
    with pytest.raises(SetupError, match=r"Install with: sudo apt-get install libegl1 libxcb-cursor0$"):
        libraries.provide_for_window()
    assert system.commands == []


def test_nothing_of_x_is_asked_for_elsewhere(system: _System, monkeypatch: pytest.MonkeyPatch) -> None:
    system.lacks = set(_X11)
    for platform in ("wayland", "offscreen"):
        monkeypatch.setenv("QT_QPA_PLATFORM", platform)
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
        libraries.provide_for_window()
    assert system.commands == []


def test_root_without_a_desktop_gets_them_and_is_told(
    system: _System, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    system.lacks = {"libgl1", "libxcb-shape0", "xvfb"}
    monkeypatch.setenv("DISPLAY", ":7")
    libraries.provide_for_window()
    install = "apt-get install --yes --no-install-recommends libgl1 libxcb-shape0"
    assert system.commands == [["apt-get", "update"], install.split()]
    assert install in capsys.readouterr().err


def test_root_at_a_desktop_is_told_and_asked(system: _System, monkeypatch: pytest.MonkeyPatch) -> None:
    system.lacks = {"libgl1"}
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "XFCE")
    with pytest.raises(SetupError, match=r"Install with: apt-get install libgl1$"):
        libraries.provide_for_window()
    assert system.commands == []


def test_an_installation_that_fails_is_told(system: _System) -> None:
    system.lacks = {"libgl1"}
    system.apt_works = False
    with pytest.raises(SetupError, match=r"libGL\.so\.1.*apt-get install libgl1"):
        libraries.provide_for_window()


def test_other_systems_are_told_the_files(system: _System, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "is_here", lambda: False)
    system.lacks = {"libgl1"}
    with pytest.raises(SetupError, match=r"libGL\.so\.1.*package manager"):
        libraries.provide_for_window()


def test_without_a_display_nothing_can_be_shown(system: _System) -> None:
    with pytest.raises(SetupError, match="no display"):
        libraries.provide_for_window()


def test_the_tests_get_an_x_server_too(system: _System) -> None:
    system.lacks = {"libgl1", "libxcb-shape0", "xvfb", "xdotool"}
    libraries.provide_for_tests()
    assert system.lacks == set()
    assert len(system.commands) == 2


def test_the_tests_run_without_an_x_server_where_nothing_may_be_installed(system: _System) -> None:
    system.is_root = False
    system.lacks = {"libxcb-shape0", "xvfb", "xdotool"}
    libraries.provide_for_tests()
    assert system.commands == []
    system.lacks = {"libgl1"}
    with pytest.raises(SetupError, match="libgl1"):
        libraries.provide_for_tests()


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, False),
        ({"DISPLAY": ":99"}, False),
        ({"XDG_SESSION_TYPE": "tty"}, False),
        ({"XDG_SESSION_TYPE": "x11", "DISPLAY": ":0"}, True),
        ({"DESKTOP_SESSION": "plasma"}, True),
        ({"SUDO_USER": "ann"}, False),
        ({"SUDO_USER": "ann", "DISPLAY": ":0"}, True),
    ],
)
def test_who_sits_at_a_desktop(
    system: _System, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: bool
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert telling.has_desktop() is expected


def test_words_go_to_the_desktop_where_there_is_no_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[list[str]] = []
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(shutil, "which", lambda name: name if name == "zenity" else None)
    monkeypatch.setattr(telling, "_start", shown.append)
    for name in ("stdin", "stdout"):
        monkeypatch.setattr(sys, name, io.StringIO())
    telling.complain("Something is missing.")
    assert shown == [["zenity", "--info", "--title=Sfumato", "--no-markup", "--text=Something is missing."]]
    assert capsys.readouterr().err == "Something is missing.\n"
