"""Probes: positions that were pinned, each with a label."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from core.errors import UserError
from gui.numbers import number_in

MOST_PROBES = 1000

_NUMBER = re.compile(r"[-+]?(\d+([.,]\d*)?|[.,]\d+)([eE][-+]?\d+)?")
_LONGEST = 60  # characters of a piece of text that is told


@dataclass(frozen=True, slots=True)
class Probe:
    """A pinned position, in data units."""

    label: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Probes:
    """All probes, and which one the keys move."""

    rows: tuple[Probe, ...] = ()
    current: int | None = None

    def added(self, positions: Sequence[tuple[str, float, float]]) -> "Probes":
        """Return these with more: label (an empty one becomes the next number), x, y; the last one is current.

        Raises
        ------
        UserError
            If there would be too many.
        """
        if len(self.rows) + len(positions) > MOST_PROBES:
            raise UserError(
                "{count} probes are too many",
                "There may be {most}; longer tables are for the command line.",
                count=len(self.rows) + len(positions),
                most=MOST_PROBES,
            )
        rows = list(self.rows)
        number = max((int(row.label) for row in rows if row.label.isdecimal()), default=0)
        for label, x, y in positions:
            if not label:
                number += 1
            rows.append(Probe(label or str(number), x, y))
        return Probes(tuple(rows), len(rows) - 1)

    def without(self, places: Iterable[int]) -> "Probes":
        """Return these without some; the one after the first of them becomes current."""
        gone = set(places)
        rows = tuple(row for place, row in enumerate(self.rows) if place not in gone)
        first = min(gone, default=0)
        return Probes(rows, min(first, len(rows) - 1) if rows else None)

    def renamed(self, place: int, label: str) -> "Probes":
        """Return these with another label for one."""
        rows = list(self.rows)
        rows[place] = replace(rows[place], label=" ".join(label.split()))
        return replace(self, rows=tuple(rows))

    def stepped(self, dx: float, dy: float) -> "Probes":
        """Return these with the current one moved."""
        if self.current is None:
            return self
        rows = list(self.rows)
        here = rows[self.current]
        rows[self.current] = replace(here, x=here.x + dx, y=here.y + dy)
        return replace(self, rows=tuple(rows))

    def scaled(self, x: float, y: float) -> "Probes":
        """Return these at the same points of data whose unit has changed: each position by these factors."""
        rows = tuple(replace(row, x=row.x * x, y=row.y * y) for row in self.rows)
        return replace(self, rows=rows)

    def chosen(self, place: int | None) -> "Probes":
        """Return these with another one current."""
        return replace(self, current=place)


def positions_in(text: str) -> list[tuple[str, float, float]]:
    """Return label (or nothing), x and y of each line of a text: ``x, y``, or a table with or without a head.

    Columns stand apart by tabs, semicolons, commas or blanks; where these are not commas, numbers may have a decimal
    comma. A head that names columns x and y, and perhaps label, decides; else the first two numbers are taken, and what
    stands before them is the label.

    Raises
    ------
    UserError
        If a line holds no position.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise UserError("there is no position to add", "Give x and y, as in 0.5, 1.25.")
    apart = _separator(lines)
    rows = [_cells(line, apart) for line in lines]
    head = [cell.casefold() for cell in rows[0]]
    if "x" in head and "y" in head:
        columns = head.index("x"), head.index("y"), head.index("label") if "label" in head else None
        return [_by_columns(row, columns, line) for row, line in zip(rows[1:], lines[1:], strict=True)]
    if len(rows) > 1 and not any(_number(cell) is not None for cell in rows[0]):
        rows, lines = rows[1:], lines[1:]
    return [_first_two(row, line) for row, line in zip(rows, lines, strict=True)]


def _separator(lines: Sequence[str]) -> str | None:
    for apart in ("\t", ";"):
        if all(apart in line for line in lines):
            return apart
    blanks = all(len(line.split()) > 1 and not re.search(r",\s", line) for line in lines)
    return "," if not blanks and all("," in line for line in lines) else None


def _cells(line: str, apart: str | None) -> list[str]:
    return [cell.strip().strip('"') for cell in (line.split() if apart is None else line.split(apart))]


def _number(cell: str) -> float | None:
    plain = cell.strip("()[]").replace("\N{MINUS SIGN}", "-")
    if not _NUMBER.fullmatch(plain):
        return None
    value = number_in(plain)
    return None if math.isnan(value) else value


def _by_columns(row: Sequence[str], columns: tuple[int, int, int | None], line: str) -> tuple[str, float, float]:
    across, up, name = columns
    if len(row) <= max(across, up, name or 0):
        raise _refusal(line)
    x, y = _number(row[across]), _number(row[up])
    if x is None or y is None:
        raise _refusal(line)
    return "" if name is None else row[name], x, y


def _first_two(row: Sequence[str], line: str) -> tuple[str, float, float]:
    for place in range(len(row) - 1):
        x, y = _number(row[place]), _number(row[place + 1])
        if x is not None and y is not None:
            return " ".join(row[:place]), x, y
    raise _refusal(line)


def _refusal(line: str) -> UserError:
    told = line.strip()
    return UserError(
        '"{text}" is no position',
        "Give x and y, as in 0.5, 1.25.",
        text=told if len(told) <= _LONGEST else told[: _LONGEST - 1] + "…",
    )
