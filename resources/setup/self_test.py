"""All tests, run by the interpreter that has what they need, on several cores."""

import os
import subprocess
import sys
from collections.abc import Sequence

from resources.setup import libraries, places
from resources.setup.telling import SetupError

_SPREAD = (
    *("-n", "auto", "--maxprocesses", "4", "--max-worker-restart", "0"),
    *("--dist", "loadfile", "--no-loadscope-reorder"),
)
"""A process for each core takes whole files, in their order: what a file shares is made once. One that dies ends
the run: the rest would wait for it. ``-n 0`` undoes it."""


def run(arguments: Sequence[str]) -> int:
    """Run the tests with further arguments for pytest; return the exit code."""
    if not (places.CHECKOUT / "tests").is_dir():
        raise SetupError("The tests do not come with an installed Sfumato. Run them in a clone of the project.")
    libraries.provide_for_tests()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    writable = os.access(places.CHECKOUT, os.W_OK)
    options = _SPREAD if writable else (*_SPREAD, "-p", "no:cacheprovider")
    return subprocess.call([sys.executable, "-m", "pytest", *options, *arguments], cwd=places.CHECKOUT)
