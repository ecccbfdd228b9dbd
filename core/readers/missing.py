"""What is told where a library for a format is not installed. Needs the standard library alone."""

import sys
from collections.abc import Sequence

from core.errors import UserError


def needed(file: str, library: str, packages: Sequence[str]) -> UserError:
    """Return the refusal of a file whose library is not there; the hint is the one command that adds it."""
    if getattr(sys, "frozen", False):
        return UserError(
            "{file} needs {library}, which this program was built without",
            "Save its points as CSV or Parquet.",
            file=file,
            library=library,
        )
    return UserError(
        "{file} needs {library}, which is not installed",
        'Add it with "{python}" -m pip install {packages}',
        file=file,
        library=library,
        python=sys.executable,
        packages=" ".join(packages) or library,
    )
