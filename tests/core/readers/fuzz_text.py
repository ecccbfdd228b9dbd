"""A search for bytes that are neither exact points nor one line for the user; for as long as wanted, by hand.

``python -m tests.core.readers.fuzz_text FOLDER -max_total_time=600``: what is found is kept in the folder. It needs
atheris, which is not among what the project needs.
"""

import sys
import tempfile
from pathlib import Path

import atheris  # type: ignore[import-untyped]  # comes without types

with atheris.instrument_imports(include=["core.readers"]):
    from tests.core.readers.plain import check

PATH = Path(tempfile.mkdtemp()) / "table.txt"


def one(data: bytes) -> None:
    """Read some bytes as a text."""
    PATH.write_bytes(data)
    if data:
        check(PATH)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
