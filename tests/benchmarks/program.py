"""Programs that are measured from outside, each in a process and a home of its own."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from resources.folders import cache_folder
from tests.benchmarks.bench import Bench

CHECKOUT = Path(__file__).resolve().parents[2]
MAIN = CHECKOUT / "main.py"
_CHILDREN = "tests.benchmarks.children"
_LONGEST = 180  # seconds


class FailedError(Exception):
    """A program did not do what was to be measured; the text is a word why."""


def seconds_of(bench: Bench, *command: str) -> float:
    """Return how long this command of Python takes from its start to its end."""
    start = time.perf_counter()
    _run(bench, command)
    return time.perf_counter() - start


def told_by(bench: Bench, child: str, *arguments: str) -> Mapping[str, float]:
    """Return the numbers that one of the programs in ``children`` tells; it is handed the moment of its start."""
    lines = _run(
        bench, ("-X", "faulthandler", "-m", f"{_CHILDREN}.{child}", str(time.monotonic()), *arguments)
    ).splitlines()
    if not lines:
        raise FailedError(f"{child} told nothing")
    return cast(Mapping[str, float], json.loads(lines[-1]))


def _run(bench: Bench, command: tuple[str, ...]) -> str:
    try:
        ended = subprocess.run(
            [sys.executable, *command],
            cwd=CHECKOUT,
            env=_variables(bench),
            capture_output=True,
            text=True,
            check=False,
            timeout=_LONGEST,
        )
    except subprocess.TimeoutExpired as error:
        raise FailedError(f"not ended after {_LONGEST} s") from error
    if ended.returncode:
        if ended.returncode < 0:  # a crash, whose whole story is worth reading
            sys.stderr.write(ended.stderr)
        lines = ended.stderr.strip().splitlines() if ended.returncode > 0 else []
        raise FailedError(lines[-1] if lines else f"ended with {ended.returncode}")
    return ended.stdout


def _variables(bench: Bench) -> dict[str, str]:
    """Return an environment in which settings are fresh and caches, as on a machine in use, warm.

    Python's own is one of them: without it each start would compile all modules of the program anew.
    """
    homes = {name: str(bench.folder) for name in ("HOME", "USERPROFILE", "APPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    caches = {"XDG_CACHE_HOME": str(cache_folder().parent)}
    ours = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return ours | homes | caches | dict(bench.screen)
