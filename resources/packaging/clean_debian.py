"""Builds and tries the bundle in clean Debian 12 systems: ``python3 -m resources.packaging.clean_debian [FOLDER]``.

Needs root, debootstrap and git, and takes a quarter of an hour. In one system, which has Python, the bundle is built;
in another one, which has none and where its folder cannot be written, it is started with a file under Xvfb by an
ordinary user, and the density that it tells under the mouse is compared with that of its command line. What PIP_CERT
names is taken into the first system.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from resources.packaging.build import size_of
from resources.setup import places
from resources.setup.libraries import LIBRARIES
from resources.setup.telling import complain, say

_RELEASE = "bookworm"
_LIBRARIES = [row.package for row in LIBRARIES if row.platform != "wayland"]
_TO_BUILD = ["python3", "python3-venv", "libpython3.11", "binutils", "ca-certificates", *_LIBRARIES]
_TO_TRY = ["xvfb", "xdotool", "xclip", "openbox", *_LIBRARIES]
_USER = "somebody"
_DISPLAY = ":7"
_Variables = Mapping[str, str]
_NONE: _Variables = {}
_ON_SCREEN = {"DISPLAY": _DISPLAY}
_PATIENCE = 90.0  # seconds
_POINTS = 20_000


class System:
    """A Debian system in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def install(self, packages: list[str]) -> None:
        """Add packages."""
        self.run("apt-get", "install", "--yes", "--no-install-recommends", *packages, quiet=True)

    def run(self, *command: str, user: str = "root", quiet: bool = False, variables: _Variables = _NONE) -> str:
        """Run a command in it and return what it prints."""
        done = subprocess.run(
            self._within(user, command, variables),
            check=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL if quiet else None,
            encoding="utf-8",
        )
        return done.stdout.strip()

    def start(self, *command: str, user: str = "root", variables: _Variables = _NONE) -> subprocess.Popen[bytes]:
        """Start a command in it."""
        return subprocess.Popen(self._within(user, command, variables), stdout=subprocess.DEVNULL)

    def _within(self, user: str, command: tuple[str, ...], variables: _Variables) -> list[str]:
        home = "/root" if user == "root" else f"/home/{user}"
        told = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": home, "LC_ALL": "C.UTF-8", **variables}
        words = [f"{name}={value}" for name, value in told.items()]
        return ["chroot", f"--userspec={user}:{user}", str(self.root), "/usr/bin/env", "-i", *words, *command]


def bootstrapped(root: Path) -> System:
    """Return a new, smallest Debian."""
    subprocess.run(["debootstrap", "--variant=minbase", _RELEASE, str(root)], check=True, stdout=subprocess.DEVNULL)
    shutil.copyfile("/etc/resolv.conf", root / "etc" / "resolv.conf")
    return System(root)


def build(system: System) -> Path:
    """Build the bundle of the last commit in a system; return its folder."""
    system.install(_TO_BUILD)
    source = system.root / "src"
    source.mkdir()
    with subprocess.Popen(["git", "archive", "HEAD"], cwd=places.CHECKOUT, stdout=subprocess.PIPE) as archive:
        subprocess.run(["tar", "-x", "-C", str(source)], stdin=archive.stdout, check=True)
    variables = {}
    if certificates := os.environ.get("PIP_CERT"):
        shutil.copyfile(certificates, system.root / "certificates.pem")
        variables["PIP_CERT"] = "/certificates.pem"
    system.run("env", "--chdir=/src", "python3", "-m", "resources.packaging.build", "/dist", variables=variables)
    return system.root / "dist" / "sfumato"


def tried(system: System, bundle: Path) -> dict[str, float]:
    """Start a bundle in a system that has no Python; return what was measured, in seconds and MB."""
    system.install(_TO_TRY)
    system.run("useradd", "--create-home", _USER)
    shutil.copytree(bundle, system.root / "opt" / "sfumato", symlinks=True)
    system.run("chmod", "-R", "a-w,a+rX", "/opt/sfumato")
    home = system.root / "home" / _USER
    rows = "\n".join(f"{(i * 0.7548776662466927) % 1.0},{(i * 0.5698402909980532) % 1.0}" for i in range(_POINTS))
    (home / "points.csv").write_text(f"x,y\n{rows}\n", encoding="utf-8")
    with system.start("Xvfb", _DISPLAY, "-screen", "0", "1200x900x24") as server:
        time.sleep(2.0)
        system.start("openbox", variables=_ON_SCREEN)
        try:
            starts = [_started(system) for _ in range(2)]
            _reads_what_it_wrote(system)
        finally:
            server.terminate()
    return {
        "size": size_of(bundle) / 1e6,
        "first start": starts[0],
        "second start": starts[1],
        "compiled kernels kept": float(any((home / ".cache").rglob("*.nbc"))),
    }


def _started(system: System) -> float:
    """Start the window with a file, read a density through it, and end it; return the seconds until it was there."""
    begun = time.monotonic()
    file = f"/home/{_USER}/points.csv"
    options = ["--bins", "60", "--sigma", "2"]
    with system.start("/opt/sfumato/sfumato", file, *options, user=_USER, variables=_ON_SCREEN) as program:
        try:
            window = _window(system, "Sfumato$")
            seconds = time.monotonic() - begun
            words = _told_by(system, _window(system, "^points.csv - Sfumato$"))
            _xdotool(system, "windowfocus", window, "key", "ctrl+q")
            if program.wait(_PATIENCE) != 0:
                raise RuntimeError(f"the window ended with exit code {program.returncode}")
        finally:
            program.kill()
    x, y, density = (float(words[words.index(name) + 1]) for name in ("x", "y", "density"))
    told = system.run("/opt/sfumato/sfumato", file, *options, "--at", f"{x},{y}", "--json", user=_USER)
    exact = float(json.loads(told)["at"][0]["density"])
    if abs(density - exact) > 0.02 * abs(exact):
        raise RuntimeError(f"the window tells a density of {density} at {x}, {y}, and the command line {exact}")
    return seconds


def _reads_what_it_wrote(system: System) -> None:
    """Read points in formats that need the largest libraries, which were trimmed."""
    home = f"/home/{_USER}"
    program = "/opt/sfumato/sfumato"
    for suffix in (".parquet", ".feather"):
        system.run(program, f"{home}/points.csv", "--annotate", f"{home}/out{suffix}", user=_USER)
        told = json.loads(system.run(program, f"{home}/out{suffix}", "--json", user=_USER))
        if told["points"] != _POINTS:
            raise RuntimeError(f"{told['points']} of {_POINTS} points came back from a {suffix} file")


def _window(system: System, name: str) -> str:
    return _until(lambda: _xdotool(system, "search", "--onlyvisible", "--name", name)).split()[0]


def _told_by(system: System, window: str) -> list[str]:
    """Return the words of the readout under the mouse."""
    time.sleep(8.0)  # the compiled kernels come after the picture
    _xdotool(system, "mousemove", "--window", window, "300", "300", "mousemove", "--window", window, "340", "330")
    return _until(lambda: _readout(system, window)).replace("│", " ").split()


def _readout(system: System, window: str) -> str:
    _xdotool(system, "windowfocus", window, "key", "ctrl+c")
    time.sleep(0.5)
    try:
        text = system.run("xclip", "-o", "-selection", "clipboard", user=_USER, quiet=True, variables=_ON_SCREEN)
    except subprocess.CalledProcessError:
        return ""
    return text if "density" in text else ""


def _xdotool(system: System, *words: str) -> str:
    try:
        return system.run("xdotool", *words, user=_USER, quiet=True, variables=_ON_SCREEN)
    except subprocess.CalledProcessError:
        return ""


def _until(found: Callable[[], str]) -> str:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        answer = found()
        if answer:
            return answer
        time.sleep(0.02)
    raise RuntimeError("the window did not come")


def run(arguments: list[str]) -> int:
    """Build and try, and tell what was measured; return the exit code."""
    folder = Path(arguments[0] if arguments else "dist").absolute()
    if os.geteuid() != 0:
        complain("Only root can make a system in a folder.")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    try:
        bundle = build(bootstrapped(folder / "builder"))
        for name, number in tried(bootstrapped(folder / "user"), bundle).items():
            say(f"{name}: {number:.4g}")
    except (OSError, RuntimeError, subprocess.CalledProcessError) as error:
        complain(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
