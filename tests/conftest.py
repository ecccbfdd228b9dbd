"""What holds for all tests: a home of their own, hypothesis' profiles, and no skipped X test in CI."""

import os
import tempfile
from collections.abc import Generator
from pathlib import Path

import hypothesis
import pytest

_IN_CI = bool(os.environ.get("CI"))
_HOMES = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "runtime",
}

hypothesis.settings.register_profile("local", deadline=None, database=None)
hypothesis.settings.register_profile("ci", deadline=None, database=None, derandomize=True)
hypothesis.settings.load_profile("ci" if _IN_CI else "local")


def pytest_configure(config: pytest.Config) -> None:
    """Give the tests, and what they start, a home that is empty and theirs."""
    before = {name: os.environ.get(name) for name in _HOMES}
    home = tempfile.TemporaryDirectory(prefix="sfumato-home-", ignore_cleanup_errors=True)
    for name, folder in _HOMES.items():
        place = Path(home.name) / folder
        place.mkdir(mode=0o700, exist_ok=True)
        os.environ[name] = str(place)

    def restore() -> None:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        home.cleanup()

    config.add_cleanup(restore)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let a test with a real X server fail in CI where anybody else may skip it."""
    report = yield
    if _IN_CI and report.skipped and not hasattr(report, "wasxfail") and item.get_closest_marker("x11"):
        report.outcome = "failed"
        report.longrepr = f"in CI the X test must run: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Let a module that is skipped as a whole fail in CI: a test with a real X server may be in it."""
    report = yield
    if _IN_CI and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"in CI no module is skipped: {report.longrepr}"
    return report
