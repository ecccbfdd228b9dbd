"""In CI a skipped X test is a failure, and everybody else may skip it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_TESTS = {
    "by a mark": '@pytest.mark.x11\n@pytest.mark.skipif(True, reason="no X")\ndef test_it(): pass\n',
    "inside": '@pytest.mark.x11\ndef test_it(): pytest.skip("no X")\n',
    "in a fixture": '@pytest.fixture\ndef x(): pytest.skip("no X")\n@pytest.mark.x11\ndef test_it(x): pass\n',
    "as a module": 'pytest.skip("no X", allow_module_level=True)\n',
}
_OTHER = '@pytest.mark.skip(reason="not here")\ndef test_other(): pass\ndef test_one(): pass\n'


def _run(folder: Path, test: str, **variables: str) -> subprocess.CompletedProcess[str]:
    shutil.copy(Path(__file__).with_name("conftest.py"), folder)
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = x11: X\naddopts = --strict-markers\n")
    (folder / "test_x.py").write_text(f"import pytest\n{test}")
    (folder / "test_other.py").write_text(f"import pytest\n{_OTHER}")
    environment = {name: value for name, value in os.environ.items() if name != "CI"} | variables
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(folder)]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("skipped", _TESTS)
def test_a_skipped_x_test_fails_in_ci_alone(tmp_path: Path, skipped: str) -> None:
    assert _run(tmp_path, _TESTS[skipped]).returncode == 0
    ended = _run(tmp_path, _TESTS[skipped], CI="true")
    assert ended.returncode != 0, ended.stdout
    assert "in CI" in ended.stdout


def test_other_tests_may_be_skipped_in_ci(tmp_path: Path) -> None:
    ended = _run(tmp_path, "", CI="true")
    assert ended.returncode == 0, ended.stdout
    assert "1 passed, 1 skipped" in ended.stdout
