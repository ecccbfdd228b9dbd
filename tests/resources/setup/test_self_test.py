"""The self-test spreads the tests over processes, and its exit code and output are those of the tests."""

from pathlib import Path

import pytest

from resources.setup import places, self_test

_TESTS = """
import os
def test_good():
    print("by", os.environ.get("PYTEST_XDIST_WORKER", "itself"))
def test_bad():
    assert not "good"
"""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands for the checkout; of its two tests one fails."""
    monkeypatch.setattr(places, "CHECKOUT", tmp_path)
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_it.py").write_text(_TESTS)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code", "summary", "runner"),
    [
        ([], 1, "1 failed, 1 passed", "by gw0"),
        (["-n", "0", "-k", "good"], 0, "1 passed, 1 deselected", "by itself"),
    ],
)
def test_the_outcome_is_told(
    checkout: Path, capfd: pytest.CaptureFixture[str], arguments: list[str], code: int, summary: str, runner: str
) -> None:
    assert self_test.run(["-rP", *arguments]) == code
    output = capfd.readouterr().out
    assert summary in output
    assert runner in output
