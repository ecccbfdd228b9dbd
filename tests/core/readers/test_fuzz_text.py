import importlib.util
import subprocess
import sys
from pathlib import Path

import pandas as pd  # noqa: F401 (it is there before the first example is timed)
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.core.readers.plain import check

WORDS = (
    *("1", "-2.5", "3,5", "1e5", "1D5", "007", "1,234", "1.234,5", "nan", "inf", "NA", "-", "x", "ra", "deg", "x [nm]"),
    *(
        ",",
        ";",
        "\t",
        "|",
        " ",
        "  ",
        '"',
        '""',
        "'",
        "#",
        "# ",
        "%",
        "//",
        "; ",
        "*",
        "sep=;",
        "@data",
        "----",
        "|x|y|",
    ),
    *("\n", "\r", "\r\n", "\n\n", "\x1a", "\0", "\x0c", "\u2000", "é", "\ufeff", "12:34:56.7", "-01 02 03", "{", "}"),
)
texts = st.lists(st.sampled_from(WORDS), max_size=60).map("".join).map(str.encode)


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(texts, st.binary(max_size=60), texts.map(lambda text: text.decode().encode("utf-16"))))
@example(b'"a\nb,c"\n1,2\n3,4\n')
@example('1 2\n\u2000 3\n4 "5"\n'.encode())
def test_any_text_is_exact_points_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "table.txt"
    path.write_bytes(data or b" ")
    assert "\n" not in str(check(path))


@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris is not among what the project needs")
def test_a_short_search_finds_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.core.readers.fuzz_text", str(tmp_path), "-runs=300"]
    house = Path(__file__).parents[3]
    done = subprocess.run(command, check=False, cwd=house, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
