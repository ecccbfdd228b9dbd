"""Versions, the ranges that ``pyproject.toml`` allows, and what is installed: as far as a start needs them.

``packaging`` and ``tomllib`` know more; the one is not there yet, the other costs a quarter of the start.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path

_VERSION = re.compile(r"v?(?:\d+!)?(\d+(?:\.\d+)*)[-_.]?([a-z]*)[-_.]?(\d*)")
_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)\s*(.*)")
_CLAUSE = re.compile(r"(>=|<=|==|!=|<|>)\s*([0-9][^*\s]*)")
_PHASES = {"dev": -4, "a": -3, "alpha": -3, "b": -2, "beta": -2, "c": -1, "rc": -1, "pre": -1, "preview": -1, "": 0}

_Key = tuple[tuple[int, ...], int, int]


def key(version: str) -> _Key:
    """Return what versions are ordered by: the numbers without closing zeros, then dev < a < b < rc < final < post."""
    found = _VERSION.match(version.strip().lower())
    if found is None:
        return ((), 0, 0)
    numbers = [int(number) for number in found[1].split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return (tuple(numbers), _PHASES.get(found[2], 1), int(found[3] or 0))


def allows(clauses: str, version: str) -> bool:
    """Return whether a version fulfils clauses such as ``>=6.8,!=6.12.0``; early versions count in their order."""
    return all(_fulfils(clause.strip(), key(version)) for clause in clauses.split(",") if clause.strip())


def _fulfils(clause: str, version: _Key) -> bool:
    found = _CLAUSE.fullmatch(clause)
    if found is None:
        raise ValueError(f"a range that the start cannot read: {clause!r}")
    limit = key(found[2])
    same = version[0] == limit[0]
    match found[1]:
        case ">=":
            return version >= limit
        case "<=":
            return version <= limit
        case "==":
            return version == limit
        case "!=":
            return version != limit
        case "<":
            return version < limit and not (same and limit[1] == 0)
        case _:
            return version > limit and not (same and limit[1] == 0)


def normal(name: str) -> str:
    """Return a package's name in its normal form: ``PySide6_Essentials`` is ``pyside6-essentials``."""
    return re.sub(r"[-_.]+", "-", name).lower()


def requirements(project: Path, group: str | None = None) -> dict[str, str]:
    """Return the clauses by name of what ``pyproject.toml`` asks for, with those of a dependency group if named.

    Finds the lists ``dependencies`` and ``GROUP`` by their name; other texts in quotes must not stand in them.
    """
    text = project.read_text(encoding="utf-8")
    wanted: dict[str, str] = {}
    for name in ("dependencies", *([group] if group else [])):
        listed = re.search(rf'^{name}\s*=\s*\[((?:[^\]"]|"[^"]*")*)\]', text, re.MULTILINE)
        if listed is None:
            raise ValueError(f"{project.name} has no list {name}")
        for entry in re.findall(r'"([^"]*)"', listed[1]):
            found = _REQUIREMENT.fullmatch(entry.strip())
            if found is None:
                raise ValueError(f"a requirement that the start cannot read: {entry!r}")
            wanted[normal(found[1])] = found[2]
    return wanted


def installed(folders: Iterable[str]) -> dict[str, str]:
    """Return the version by name of what lies in these folders; the first of a name counts, as for an import."""
    found: dict[str, str] = {}
    for folder in folders:
        try:
            entries = os.listdir(folder or ".")  # noqa: PTH208 (ten times faster, and each start waits for it)
        except OSError:
            continue
        for entry in entries:
            if entry.endswith((".dist-info", ".egg-info")):
                name, _, version = entry.rpartition(".")[0].partition("-")
                if version:
                    found.setdefault(normal(name), version.partition("-")[0])
    return found


def unmet(wanted: dict[str, str], found: dict[str, str]) -> tuple[str, ...]:
    """Return the names of what is wanted and missing, or outside its range."""
    missing = tuple(name for name in wanted if name not in found)
    return missing or tuple(name for name, clauses in wanted.items() if not allows(clauses, found[name]))
