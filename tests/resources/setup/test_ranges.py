"""The start's own reading of versions and ranges, against ``packaging`` and ``tomllib``."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from resources.setup import places, ranges

_RELEASES = st.lists(st.integers(0, 13), min_size=1, max_size=4).map(lambda numbers: ".".join(map(str, numbers)))
_ENDINGS = st.sampled_from(["", "a1", "b2", "rc1", "rc2", ".dev3", ".post1", "+local"])


@given(_RELEASES, _ENDINGS, st.sampled_from([">=", "<=", "==", "!=", "<", ">"]), _RELEASES)
def test_clauses_are_those_of_packaging(release: str, ending: str, operator: str, limit: str) -> None:
    clause = operator + limit
    assert ranges.allows(clause, release + ending) == SpecifierSet(clause).contains(release + ending, prereleases=True)


@given(_RELEASES, st.lists(_RELEASES, min_size=1, max_size=3))
def test_all_clauses_of_a_list_must_hold(version: str, limits: list[str]) -> None:
    clauses = ",".join(f"{operator}{limit}" for operator, limit in zip((">=", "!=", "<"), limits, strict=False))
    assert ranges.allows(clauses, version) == SpecifierSet(clauses).contains(version, prereleases=True)


@pytest.mark.parametrize("clause", ["~=1.0", "==1.*", "1.0", ">=", "===1"])
def test_what_cannot_be_read_is_refused(clause: str) -> None:
    with pytest.raises(ValueError, match="cannot read"):
        ranges.allows(clause, "1.0")


@pytest.mark.parametrize("group", [None, "test"])
def test_the_project_is_read_as_tomllib_reads_it(group: str | None) -> None:
    project = tomllib.loads(places.PROJECT.read_text(encoding="utf-8"))
    listed = project["project"]["dependencies"] + (project["dependency-groups"][group] if group else [])
    expected = {canonicalize_name(Requirement(line).name): Requirement(line).specifier for line in listed}
    found = ranges.requirements(places.PROJECT, group)
    assert {name: SpecifierSet(clauses) for name, clauses in found.items()} == expected
    for clauses in found.values():
        ranges.allows(clauses, "1.0")


@pytest.mark.parametrize(
    "text",
    [
        'dependencies = ["a>=1", "B_b"]',
        'dependencies = [\n  "a>=1", # why\n\n  "B_b",\n]',
        'dependencies=["a>=1","b.b"]',
    ],
)
def test_lists_are_read_however_they_are_laid_out(tmp_path: Path, text: str) -> None:
    project = tmp_path / "pyproject.toml"
    project.write_text(text)
    assert ranges.requirements(project) == {"a": ">=1", "b-b": ""}


@pytest.mark.parametrize("text", ["", 'dependencies = ["a>=1"', 'dependencies = ["???"]'])
def test_a_project_that_cannot_be_read_is_refused(tmp_path: Path, text: str) -> None:
    project = tmp_path / "pyproject.toml"
    project.write_text(text)
    with pytest.raises(ValueError, match=r"no list|cannot read"):
        ranges.requirements(project)


def test_what_is_installed_is_found_by_the_names_of_folders(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (
        first / "PySide6_Essentials-6.9.1.dist-info",
        first / "numpy-1.24.2-py3.11.egg-info",
        first / "unversioned.egg-info",
        first / "numpy",
        second / "numpy-2.4.0.dist-info",
        second / "typing.extensions-4.1.dist-info",
    ):
        folder.mkdir(parents=True)
    found = ranges.installed([str(first), str(tmp_path / "missing"), str(second)])
    assert found == {"pyside6-essentials": "6.9.1", "numpy": "1.24.2", "typing-extensions": "4.1"}


def test_what_is_missing_is_told_before_what_is_out_of_range() -> None:
    wanted = {"a": ">=2", "b": "", "c": ">=1"}
    assert ranges.unmet(wanted, {"a": "1", "c": "1"}) == ("b",)
    assert ranges.unmet(wanted, {"a": "1", "b": "0", "c": "1.1"}) == ("a",)
    assert ranges.unmet(wanted, {"a": "2.0", "b": "0", "c": "1"}) == ()


def test_the_broken_toolkit_is_out_of_range() -> None:
    clauses = ranges.requirements(places.PROJECT)["pyside6-essentials"]
    assert not ranges.allows(clauses, "6.12.0")
    assert ranges.allows(clauses, "6.11.3")
