"""How the rows are told: as a table in Markdown, or as JSON."""

import json
import os
import platform
import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from core.threads import workers
from tests.benchmarks.case import Row

_HEADS = ("name", "ours", "peer", "ratio", "limit", "unit", "note")
_WIDTHS = (34, 9, 9, 8, 8, 16, 0)
_LIBRARIES = ("numpy", "scipy", "pandas", "numba", "PySide6-Essentials", "pyqtgraph")


def as_json(rows: Sequence[Row]) -> str:
    """Return one object: the machine, and the rows; ratio is peer / ours, or limit / ours where there is no peer."""
    return json.dumps({"machine": machine(), "rows": [_values(row) for row in rows]}, indent=1, allow_nan=False)


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the machine and a table, a line as soon as its row is measured."""
    yield f"{machine()}\n"
    yield _line(_HEADS)
    yield _line(["-" * max(width, 3) for width in _WIDTHS])
    for row in rows:
        case, measured = row.case, row.measured
        limits = [f"<= {case.limit:.3g}"] if case.limit is not None else []
        limits += [f">= {case.goal:g} x"] if case.goal is not None else []
        numbers = (_number(measured.ours), _number(measured.peer), _number(row.ratio))
        yield _line((case.name, *numbers, ", ".join(limits), case.unit, measured.note))


def machine() -> str:
    """Return what this was measured on."""
    found = re.search(r"model name\s*: (.*)", _read("/proc/cpuinfo"))
    model = found[1] if found else platform.processor() or platform.machine()
    memory = re.search(r"MemTotal:\s+(\d+)", _read("/proc/meminfo"))
    parts = [f"{workers()} cores {model}"]
    parts += [f"{round(int(memory[1]) / 2**20)} GB"] if memory else []
    parts += [platform.system(), f"Python {platform.python_version()}"]
    return ", ".join([*parts, *(f"{name} {version(name)}" for name in _LIBRARIES)])


def _values(row: Row) -> dict[str, object]:
    return {
        "name": row.case.name,
        "ours": row.measured.ours,
        "peer": row.measured.peer,
        "ratio": row.ratio,
        "unit": row.case.unit,
        "limit": row.case.limit,
        "goal": row.case.goal,
        "note": row.measured.note,
    }


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, _WIDTHS, strict=True)) + " |"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def _read(file: str) -> str:
    path = Path(file)
    return path.read_text(encoding="utf-8", errors="replace") if os.access(path, os.R_OK) else ""
