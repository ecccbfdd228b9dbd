"""Finds the interpreter that has what the program needs, and goes on in it."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from resources.setup import places
from resources.setup.places import Need
from resources.setup.ranges import installed, requirements, unmet
from resources.setup.telling import SetupError

BROKEN_TOOLKIT = "6.12.0"
"""The version of PySide6 that loses references and ends the process after some hundred pictures."""
_HANDED_OVER = "SFUMATO_ENVIRONMENT"


def environment(need: Need, before_making: Callable[[], object]) -> Path | None:
    """Return the environment to go on in, made if need be; None where this interpreter has all that is needed.

    Whatever this interpreter's own environment is, it is never changed. Raises SetupError.
    """
    handed_over = os.environ.pop(_HANDED_OVER, None)
    if handed_over is not None and Path(handed_over).resolve() == Path(sys.prefix).resolve():
        return None
    if not unmet(requirements(places.PROJECT, need.group), installed(sys.path)):
        return None
    for place in places.places(places.CHECKOUT):
        if places.is_whole(place, need):
            return place
    before_making()
    from resources.setup import making  # noqa: PLC0415 (each start waits for imports, few make an environment)

    return making.make(need)


def python(need: Need) -> str:
    """Return the interpreter that has what is needed, in an environment made if need be. Raises SetupError."""
    place = environment(need, lambda: None)
    return sys.executable if place is None else str(places.python_of(place))


def hand_over(place: Path, arguments: Sequence[str]) -> int:
    """Go on in this environment: in the same process, or on Windows in a child whose exit code is returned."""
    command = [str(places.python_of(place)), *_flags(), str(places.CHECKOUT / "main.py"), *arguments]
    variables = os.environ | {_HANDED_OVER: str(place)}
    variables.pop("__PYVENV_LAUNCHER__", None)  # on macOS it would name the interpreter that we leave
    if variables.get("PYTHONPATH"):
        variables["PYTHONPATH"] = _harmless(variables["PYTHONPATH"], place)
    return _wait_for(command, variables) if sys.platform == "win32" else os.execve(command[0], command, variables)


def _wait_for(command: list[str], variables: dict[str, str]) -> int:
    import subprocess  # noqa: PLC0415 (each start waits for imports)

    with subprocess.Popen(command, env=variables) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:  # the child was told as well, and says how it ends
                continue


def _flags() -> list[str]:
    """Return what stood before the program on the command line of this interpreter, such as ``-X dev``."""
    flags = sys.orig_argv[1 : len(sys.orig_argv) - len(sys.argv)]
    return flags[:-1] if flags and flags[-1] in {"-m", "-c"} else flags


def _harmless(path: str, place: Path) -> str:
    """Return the folders of PYTHONPATH that would not hide a package of the environment."""
    site = places.site_of(place)
    ours = {entry.name for entry in site.iterdir()} if site is not None else set()
    return os.pathsep.join(folder for folder in path.split(os.pathsep) if not (_names(folder) & ours))


def _names(folder: str) -> set[str]:
    try:
        return set(os.listdir(folder or "."))  # noqa: PTH208 (the empty folder of a path is this one)
    except OSError:
        return set()


def refuse_broken_toolkit() -> None:
    """Raise SetupError where the window would run on the broken PySide6, however that came here."""
    found = installed(sys.path)
    if BROKEN_TOOLKIT in {found.get("pyside6-essentials"), found.get("pyside6"), found.get("shiboken6")}:
        raise SetupError(
            f"PySide6 {BROKEN_TOOLKIT} is broken: it would end the program after some hundred pictures. "
            f'Install another one in its place: pip install "PySide6-Essentials!={BROKEN_TOOLKIT}"'
        )
