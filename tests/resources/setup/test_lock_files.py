"""The lock files: what they may hold, and that they satisfy ``pyproject.toml`` on every system and Python."""

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from itertools import product

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from resources.setup.places import CHECKOUT, PROJECT, Need
from resources.setup.ranges import allows, requirements

_PIN = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[0-9][0-9a-z.]*)(?: ; (?P<marker>[^\\]+?))?")
_HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
_SYSTEMS = (
    ("linux", "Linux", "posix", "x86_64"),
    ("linux", "Linux", "posix", "aarch64"),
    ("win32", "Windows", "nt", "AMD64"),
    ("darwin", "Darwin", "posix", "arm64"),
)
_PYTHONS = ("3.11.0", "3.11.14", "3.12.1", "3.13.0", "3.14.2")


def _entries(lock: str) -> list[tuple[str, list[str]]]:
    """Return each pin with its hashes."""
    text = (CHECKOUT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    return [(line.split(" --hash")[0].strip(), line.split()) for line in text.splitlines()]


def _pins(lock: str) -> list[re.Match[str]]:
    found = [_PIN.fullmatch(pin) for pin, _words in _entries(lock)]
    assert all(found)
    return [pin for pin in found if pin is not None]


def _environments() -> Iterator[dict[str, str]]:
    for (platform, system, name, machine), python in product(_SYSTEMS, _PYTHONS):
        yield {
            "sys_platform": platform,
            "platform_system": system,
            "os_name": name,
            "platform_machine": machine,
            "python_full_version": python,
            "python_version": python.rpartition(".")[0],
            "platform_python_implementation": "CPython",
            "implementation_name": "cpython",
            "implementation_version": python,
        }


def _versions(lock: str, environment: dict[str, str]) -> dict[str, str]:
    """Return the versions by name that are installed there."""
    found: dict[str, str] = {}
    for pin in _pins(lock):
        if pin["marker"] is None or Marker(pin["marker"]).evaluate(environment):
            assert pin["name"] not in found
            found[pin["name"]] = pin["version"]
    return found


@pytest.mark.parametrize("lock", Need.TEST.locks)
def test_a_lock_holds_names_versions_markers_and_hashes_only(lock: str) -> None:
    for pin, words in _entries(lock):
        assert _PIN.fullmatch(pin)
        hashes = [word for word in words if word.startswith("--")]
        assert hashes
        assert all(_HASH.fullmatch(word) for word in hashes)
    assert "://" not in (CHECKOUT / lock).read_text(encoding="utf-8")


@pytest.mark.parametrize("need", Need)
def test_the_locks_satisfy_the_project_everywhere(need: Need) -> None:
    wanted = requirements(PROJECT, need.group)
    for environment in _environments():
        versions = _versions(need.locks[-1], environment)
        outside = [name for name, clauses in wanted.items() if not allows(clauses, versions.get(name, "0"))]
        assert not outside, environment["python_full_version"]


def test_the_broken_toolkit_is_in_no_lock() -> None:
    for lock, environment in product(Need.TEST.locks, _environments()):
        versions = _versions(lock, environment)
        assert versions["pyside6-essentials"] == versions["shiboken6"]
        assert versions["pyside6-essentials"].startswith("6.11.")


def test_the_tests_run_with_the_versions_of_the_program() -> None:
    run_lock, test_lock = (dict(_full_entries(lock)) for lock in Need.TEST.locks)
    assert run_lock.items() <= test_lock.items()


def _full_entries(lock: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for pin, words in _entries(lock):
        yield pin, tuple(words)


@pytest.mark.parametrize("need", Need)
def test_the_locks_are_complete(need: Need) -> None:
    """What each locked package of this machine asks for is locked too."""
    versions = _versions(need.locks[-1], {})
    for name, version in versions.items():
        try:
            found = distribution(name)
        except PackageNotFoundError:  # a range was enough for this environment, which has other packages
            continue
        if found.version != version:
            continue
        for line in found.requires or ():
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                assert canonicalize_name(requirement.name) in versions, f"{name} needs {line}"
                assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)], prereleases=True)
