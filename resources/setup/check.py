"""The checks of the code: ``python3 -m resources.setup.check`` looks at format, lint, types and the import rule."""

import subprocess
import sys

from resources.setup import places, start
from resources.setup.telling import SetupError, complain, say

CHECKS = (
    ("format", ("-m", "ruff", "format", "--check", ".")),
    ("lint", ("-m", "ruff", "check", ".")),
    ("types", ("-m", "mypy")),
    ("import rule", ("-c", "from importlinter.cli import lint_imports_command as run; run()")),
)
"""What is looked at, and how Python is told to."""


def run() -> int:
    """Run all checks in the environment of the tests, and tell which failed; return the exit code."""
    try:
        python = start.python(places.Need.TEST)
    except (SetupError, OSError) as error:
        complain(str(error))
        return 1
    failed = []
    for name, command in CHECKS:
        say(f"== {name}")
        if subprocess.call([python, *command], cwd=places.CHECKOUT) != 0:
            failed.append(name)
    say(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(run())
