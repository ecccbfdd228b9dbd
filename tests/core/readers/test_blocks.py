"""Which way a block is parsed, in interpreters of their own; that all ways tell the same is seen in test_text."""

import hashlib
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core.readers.streams import HEAD
from resources.setup.places import CHECKOUT

PROGRAM = """
import hashlib, sys
from pathlib import Path
from core.loading import load
points = load(Path(sys.argv[1])).points
print("pandas" in sys.modules, *(hashlib.sha256(values.tobytes()).hexdigest() for values in (points.x, points.y)))
"""


@pytest.mark.parametrize(("rows", "pandas"), [(10_000, "False"), (60_000, "True")])
def test_a_short_text_does_not_wait_for_pandas(tmp_path: Path, rows: int, pandas: str) -> None:
    path = tmp_path / "points.csv"
    columns = np.random.default_rng(3).normal(size=(2, rows))
    lines = (f"{x!r},{y!r}\n" for x, y in zip(*columns.tolist(), strict=True))
    path.write_text("x,y\n" + "".join(lines))
    assert path.stat().st_size > HEAD
    command = [sys.executable, "-c", PROGRAM, str(path)]
    told = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True).stdout.split()
    assert told == [pandas, *(hashlib.sha256(values.tobytes()).hexdigest() for values in columns)]
