"""pip, told what to do and put into plain words."""

import importlib.util
import os
import re
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path

from resources.setup import debian
from resources.setup.places import python_of
from resources.setup.ranges import key
from resources.setup.telling import Offline, SetupError, say

_FIRST_WITH_PYTHON_OPTION = "22.3"
_HARMFUL = ("PYTHONPATH", "PYTHONHOME", "__PYVENV_LAUNCHER__", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER")
_HARMFUL_TOO = ("PIP_PYTHON", "PIP_NO_BINARY", "PIP_DRY_RUN", "PIP_QUIET", "PIP_REQUIREMENT", "PIP_REPORT")
_NO_ANSWER = re.compile(
    "name resolution|NameResolution|Name or service not known|getaddrinfo|nodename nor servname|NewConnectionError|"
    "Failed to establish a new connection|Network is unreachable|No route to host|Connection refused|ConnectTimeout|"
    "Max retries exceeded|Read timed out|ProxyError|Connection to .* timed out|Could not fetch URL",
)
_MISSING = re.compile(r"No matching distribution found for (\S+)")
_STEP = re.compile(r"(?:Collecting (?P<name>[^\s=]+)==(?P<version>\S+)|Processing \S*?(?P<file>[^/\\]+)\.whl)")
_SIZE = re.compile(r"\s*Downloading .*\((?P<size>[^)]+)\)")


def environment_variables() -> dict[str, str]:
    """Return the environment without what would lead an installer to another place than the one it is told."""
    return {name: value for name, value in os.environ.items() if name not in _HARMFUL + _HARMFUL_TOO}


def base_interpreter() -> str:
    """Return the interpreter on which the running environment stands, or the running one."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def create(place: Path, descriptor: int) -> None:
    """Make an empty environment: without pip, which Debian's own Python cannot put in."""
    command = [sys.executable, "-I", "-m", "venv", "--without-pip", str(place)]
    code, lines = _run(command, descriptor, _nothing)
    if code != 0 and debian.lend("python3-venv", reason="to make an environment"):
        code, lines = _run(command, descriptor, _nothing)
    if code != 0:
        raise SetupError(f"This Python cannot make an environment: {_last(lines)}")


def install(place: Path, lock: Path, descriptor: int) -> None:
    """Install what a lock file holds, and nothing else, from wheels with these hashes."""
    options = ["--require-hashes", "--only-binary", ":all:", "--no-deps", "--no-user", "--progress-bar", "off"]
    plain = ["--no-input", "--disable-pip-version-check", "--no-color", "--no-warn-script-location"]
    command = [*_pip(place, descriptor), "install", *options, *plain, "--requirement", str(lock)]
    text = lock.read_text(encoding="utf-8")
    code, lines = _run(command, descriptor, _Progress(len(set(re.findall(r"^[^\s#=]+(?===)", text, re.MULTILINE)))))
    if code != 0:
        raise _mishap(lines)


def _pip(place: Path, descriptor: int) -> list[str]:
    """Return the command of a pip that installs into the environment, made in it where this Python has none."""
    for python in dict.fromkeys((sys.executable, base_interpreter())):
        code, lines = _run([python, "-P", "-m", "pip", "--version"], descriptor, _nothing)
        version = next((line.split()[1] for line in lines if line.startswith("pip ")), "0")
        if code == 0 and key(version) >= key(_FIRST_WITH_PYTHON_OPTION):
            return [python, "-P", "-m", "pip", "--python", str(python_of(place))]
    if importlib.util.find_spec("ensurepip") is not None or debian.lend("python3-venv", reason="to install packages"):
        inside = [str(python_of(place)), "-I", "-m"]
        code, _lines = _run([*inside, "ensurepip", "--default-pip"], descriptor, _nothing)
        if code == 0:
            return [*inside, "pip"]
    raise SetupError(f"This Python has no pip and cannot make one. {debian.advice('python3-venv')}")


class _Progress:
    """Puts pip's lines into short ones of our own."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._name = ""

    def __call__(self, line: str) -> None:
        step, size = _STEP.match(line), _SIZE.match(line)
        if step is not None:
            self._done += 1
            file = (step["file"] or "").split("-")
            self._name = f"{step['name']} {step['version']}" if step["name"] else " ".join(file[:2])
            if step["file"]:
                self._say(self._name)
        elif line.lstrip().startswith("Using cached"):
            self._say(self._name)
        elif size is not None:
            self._say(f"{self._name}, {size['size']}")
        elif line.startswith("Requirement already satisfied"):
            self._done += 1
        elif line.startswith("Installing collected packages"):
            say("  putting them in their place (about a minute)", self._done / (self._total + 1))
        elif "Retrying" in line:
            say("  no answer from the package index, trying again")

    def _say(self, what: str) -> None:
        say(f"  {self._done:2d}/{self._total} {what}", self._done / (self._total + 1))


def _nothing(_line: str) -> None:
    pass


def _run(command: list[str], descriptor: int, on_line: Callable[[str], None]) -> tuple[int, list[str]]:
    """Run a command that shares our lock; return its exit code and its last lines."""
    variables = environment_variables() | {"PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
    windows = sys.platform == "win32"
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=variables,
        encoding="utf-8",
        errors="replace",
        pass_fds=() if windows else (descriptor,),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0) if sys.stderr is None else 0,
    ) as process:
        lines: deque[str] = deque(maxlen=200)
        try:
            for line in process.stdout or ():
                lines.append(line.rstrip())
                on_line(line)
        except BaseException:
            process.terminate()  # an interrupt by the keyboard reaches it too, another one does not
            raise
    return process.returncode, list(lines)


def _mishap(lines: list[str]) -> SetupError:
    """Return what went wrong, in a sentence."""
    text = "\n".join(lines)
    missing = _MISSING.search(text)
    if _NO_ANSWER.search(text):
        return Offline(
            "Sfumato could not fetch the packages it needs: the package index does not answer. "
            "Connect to the internet and start again."
        )
    if "No space left on device" in text:
        return SetupError("Sfumato could not install its packages: the disk is full. Make room and start again.")
    if "DO NOT MATCH THE HASHES" in text:
        return SetupError("Sfumato refused a package that is not the one of its lock file. Start again later.")
    if missing is not None:
        version = ".".join(map(str, sys.version_info[:3]))
        return SetupError(
            f"The package {missing[1]} is not to be had for Python {version} on this machine. "
            "Start Sfumato with another Python from 3.11 on."
        )
    return SetupError(f"Sfumato could not install its packages: {_last(lines)}")


def _last(lines: list[str]) -> str:
    errors = [line for line in lines if line.lower().startswith("error")] or [line for line in lines if line.strip()]
    return errors[-1].strip() if errors else "the installer said nothing"
