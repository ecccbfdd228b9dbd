"""Text tables whose columns stand at places that their header tells, so that a cell may be blank or hold blanks.

Tables with a byte-by-byte description (of CDS, and the machine-readable ones of journals), tables of IPAC, tables with
a line of dashes below the names, and those with names above columns between which all rows are blank.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from typing_extensions import override

from core.columns import Column, Kind, named
from core.progress import Report
from core.readers.angles import degrees_of
from core.readers.headers import is_units
from core.readers.numerals import is_number, number_of
from core.readers.pieces import Piece, PieceSource
from core.readers.source import Place
from core.readers.streams import TextStream
from core.readers.tables import Field, column_of

_BLOCK = 1 << 18  # bytes; cell by cell they take a twentieth of a second
_HEAD = 1 << 21
_SAMPLE = 1000
_MOST_LINES = 20_000
_DESCRIPTION = "Byte-by-byte Description of file"
_DESCRIBED = re.compile(r"\s*(?:(\d+)\s*-)?\s*(\d+)\s+([AIFE][\d.]*)\s+(\S+)\s+(\S+)(?:\s+(\S.*))?")
_NULL = re.compile(r"(?:[\[\]]\S*[\[\]])?\s*\?(?:=(\S*))?")
_SECTION = ("------", "=======")
_DASHES = re.compile(r"\s*(?:-{2,}\s+)+-{2,}\s*|\s*(?:={2,}\s+)+={2,}\s*")
_TYPE = re.compile(r"(?:i(?:nt)?|l(?:ong)?|f(?:loat)?|d(?:ouble)?|r(?:eal)?|c(?:har)?|da(?:te)?)", re.IGNORECASE)
_IN_DEGREES = frozenset(("RAdeg", "DEdeg", "_RA", "_DE", "RA", "DE", "RAJ2000", "DEJ2000"))
_ANGLES = {"RA": True, "DE": False}
_PARTS = {
    "RA": (("RAh", "RAs"), ("RAh", "RAm")),
    "DE": (("DE-", "DEs"), ("DE-", "DEm"), ("DEd", "DEs"), ("DEd", "DEm")),
}
_FEWEST = 3  # names, and rows, that are no accident
_PARTED = re.compile(r'[,;|\t"#]')
_MOST_ABOVE = 5  # lines above a line of dashes


@dataclass(frozen=True, slots=True)
class Span:
    """A column: the characters of a line from ``start`` to ``stop``, and the word for a missing value."""

    name: str
    start: int
    stop: int
    unit: str | None = None
    null: str | None = None
    text: bool = False
    hours: bool | None = None
    """Of an angle in sixtieths whether it is told in hours; None for any other."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """Where the columns stand, and the index of the line at which the rows begin."""

    spans: tuple[Span, ...]
    first: int
    skipped: tuple[str, ...] = ()
    """What the lines begin with that are no rows."""
    gaps: tuple[tuple[int, int], ...] = ()
    """The characters between each two columns, where these are known by them: blank in the first rows."""

    def is_row(self, line: str) -> bool:
        """Tell whether a line is a row."""
        return bool(line.strip(" \t\x1a")) and not (self.skipped and line.startswith(self.skipped))

    def cells(self, line: str) -> list[str]:
        """Return the cells of a row, empty where a value is missing."""
        if self.gaps:
            return self._cells_between(line)
        cut = [line[span.start : span.stop].strip() for span in self.spans]
        return ["" if cell == span.null else _told(cell, span) for cell, span in zip(cut, self.spans, strict=True)]

    def _cells_between(self, line: str) -> list[str]:
        """Return the cells of a row, each of which may reach into one gap; the line for each where they touch."""
        cells, start = [], 0
        for left, right in self.gaps:
            between = line[left:right]
            at = between.find(" ") if between[:1].strip() else between.rfind(" ")
            if between.strip() and (at < 0 or (between[:at].strip() and between[at:].strip())):
                return [line.strip()] * len(self.spans)
            cells.append(line[start : left + at] if between[:1].strip() else line[start:left])
            start = right if between[:1].strip() or not between.strip() else left + at + 1
        return [cell.strip() for cell in (*cells, line[start:])]


def _told(cell: str, span: Span) -> str:
    degrees = None if span.hours is None or not cell else degrees_of(cell, span.hours)
    return cell if degrees is None else repr(degrees)


def fixed_in(head: bytes) -> Fixed | None:
    """Return where the columns of a text stand, None where its header does not tell."""
    start = head[:_HEAD].decode("latin-1")
    lines = start.split("\n", _MOST_LINES)[:_MOST_LINES]
    lines = [line.rstrip("\r") for line in lines]
    if _DESCRIPTION in start:
        return _by_description(lines)
    if head.lstrip().startswith((b"\\", b"|")):
        return _by_bars(lines)
    return _by_dashes(lines) or _by_gaps(lines)


def _by_description(lines: Sequence[str]) -> Fixed | None:
    described = next(at for at, line in enumerate(lines) if _DESCRIPTION in line)
    sections = [at for at, line in enumerate(lines) if line.startswith(_SECTION)]
    after = [at for at in sections if at > described]
    spans = []
    for line in lines[after[1] + 1 : after[2]] if len(after) > 2 else []:
        found = _DESCRIBED.fullmatch(line)
        if found:
            start, stop, kind, unit, name, remark = found.groups()
            null = _NULL.match(remark or "")
            text = kind.startswith("A")
            spans.append(
                Span(
                    name,
                    int(start or stop) - 1,
                    int(stop),
                    None if set(unit) == {"-"} else unit,
                    null.group(1) if null else None,
                    text,
                )
            )
    return Fixed((*spans, *_angles(spans)), sections[-1] + 1) if len(spans) > 1 else None


def _angles(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the right ascension and the declination whose parts stand beside each other in columns of their own."""
    names = [span.name for span in spans]
    for name, hours in _ANGLES.items() if _IN_DEGREES.isdisjoint(names) else ():
        for first, last in _PARTS[name]:
            if first in names and last in names[names.index(first) :]:
                start, stop = spans[names.index(first)].start, spans[names.index(last)].stop
                yield Span(name, start, stop, "deg", hours=hours)
                break


def _by_bars(lines: Sequence[str]) -> Fixed | None:
    first = next((at for at, line in enumerate(lines) if not line.startswith("\\") and line.strip()), len(lines))
    above = []
    for line in lines[first:]:
        if not line.startswith("|"):
            break
        above.append(line.rstrip())
    bars = [at for at, one in enumerate(above[0]) if one == "|"] if above else []
    if not 1 <= len(above) <= 4 or len(bars) < 3 or any(len(line.split("|")) != len(bars) + 1 for line in above):
        return None
    cells = [[cell.strip(" -" if row < 3 else " ") for cell in line.split("|")[1:-1]] for row, line in enumerate(above)]
    names, types, units, nulls = (*cells, *[[""] * (len(bars) - 1)] * (4 - len(cells)))
    if not any(map(_TYPE.fullmatch, types)) and not any(line.strip() for line in lines[first + len(above) :]):
        return None  # its rows have bars too
    spans = tuple(
        Span(name, start + 1, stop, unit or None, null or None, kind[:1] == "c" or kind[:2] == "da")
        for name, kind, unit, null, start, stop in zip(names, types, units, nulls, bars, bars[1:], strict=False)
    )
    return Fixed(spans, first + len(above), ("\\", "|"))


def _by_dashes(lines: Sequence[str]) -> Fixed | None:
    at = next((at for at, line in enumerate(lines[:_MOST_ABOVE]) if _DASHES.fullmatch(line)), None)
    if at is None:
        return None
    if at == 0 or not lines[at - 1].strip():  # a line above the names too
        below = [place for place in range(at + 1, _MOST_ABOVE) if lines[place : place + 1] == [lines[at]]]
        at = below[0] if below else 0
    if not at:
        return None
    groups = [group.span() for group in re.finditer(r"-+|=+", lines[at])]
    ends = [start for start, _ in groups[1:]]
    rows = [line for line in lines[at + 1 : at + _SAMPLE] if line.strip() and not _DASHES.fullmatch(line)]
    if not all(line[end - 1 : end] in {"", " "} for line in (lines[at - 1], *rows) for end in ends):
        return None
    spans = [
        Span(lines[at - 1][start:stop].strip(), start, stop)
        for (start, _), stop in zip(groups, [*ends, 1 << 20], strict=True)
    ]
    if not rows or all(len(line.split()) == len(spans) for line in rows):
        return None  # as well read at its blanks
    return Fixed(tuple(spans), at + 1, ("--", "=="))


def _by_gaps(lines: Sequence[str]) -> Fixed | None:
    """Return the columns that stand below the words of a first line, where all rows are blank between them.

    So that a cell may be blank, or hold blanks; where none does, the rows are as well read at their blanks.
    """
    names = lines[0].split()
    first = 2 if len(lines) > 1 and is_units(lines[1].split()) else 1
    rows = [line for line in lines[first:-1][:_SAMPLE] if line.strip()]  # the last may be cut
    words = all(name[0].isalpha() or name[0] == "_" for name in names)
    if not words or len(names) < _FEWEST or len(rows) < _FEWEST or _PARTED.search(lines[0]):
        return None
    if all(len(line.split()) == len(names) for line in rows) or any(
        "\t" in line for line in rows
    ):  # as well read at its blanks
        return None
    filled = [False] * max(map(len, (lines[0], *rows)))
    for line in (lines[0], *rows):
        for word in re.finditer(r"\S+", line):
            filled[word.start() : word.end()] = [True] * len(word[0])
    runs = [run.span() for run in re.finditer("1+", "".join("1" if one else "0" for one in filled))]
    spans = _below_names(lines[0], runs, rows)
    if len(spans) != len(names):
        return None
    gaps = tuple((left.stop, right.start) for left, right in pairwise(spans))
    units = Fixed(tuple(spans), 1, gaps=gaps).cells(lines[1]) if first > 1 else [""] * len(spans)
    told = tuple(replace(span, unit=unit.strip("[]()") or None) for span, unit in zip(spans, units, strict=True))
    return Fixed(told, first, gaps=gaps)


def _below_names(header: str, runs: Sequence[tuple[int, int]], rows: Sequence[str]) -> list[Span]:
    """Return a column for each run of filled places below a name.

    A run below none is one column with the next, one blank beside it, unless numbers stand in either.
    """
    spans: list[Span] = []
    for start, stop in runs:
        name = header[start:stop].strip()
        near = bool(spans) and start - spans[-1].stop == 1 and not (name and spans[-1].name)
        if near and not any(_holds_numbers(rows, *one) for one in ((spans[-1].start, spans[-1].stop), (start, stop))):
            spans[-1] = Span(spans[-1].name or name, spans[-1].start, stop)
        else:
            spans.append(Span(name, start, stop))
    return spans if all(len(span.name.split()) == 1 for span in spans) else []


def _holds_numbers(rows: Sequence[str], start: int, stop: int) -> bool:
    """Tell whether most of what stands at some places is numbers."""
    cells = [cell for cell in (row[start:stop].strip() for row in rows) if cell]
    return 2 * sum(is_number(number_of(cell)) for cell in cells) > len(cells)


class FixedSource(PieceSource):
    """A text table whose columns stand at fixed places."""

    def __init__(self, path: Path, fixed: Fixed, head: bytes) -> None:
        self._path = path
        self._fixed = fixed
        lines = head.decode("latin-1").splitlines(keepends=True)
        self._start = len("".join(lines[: fixed.first]))
        sample = [fixed.cells(line) for line in lines[fixed.first : fixed.first + _SAMPLE] if fixed.is_row(line)]
        names = named(span.name for span in fixed.spans)
        self.columns: tuple[Column, ...] = tuple(
            Column(name, Kind.TEXT, span.unit)
            if span.text
            else column_of(name, Field(name, [row[at] for row in sample], span.unit))
            for at, (name, span) in enumerate(zip(names, fixed.spans, strict=True))
        )

    @override
    def pieces(self, wanted: Sequence[int], report: Report) -> Iterator[Piece]:
        stream = TextStream(self._path)
        before = self._fixed.first
        try:
            for block in stream.blocks(self._start, _BLOCK, b"\n" if b"\n" in stream.head else b"\r", False):
                report(stream.fraction, "Reading")
                lines = block.decode("latin-1").splitlines()
                yield self._piece(lines, wanted, before, stream.fraction)
                before += len(lines)
        finally:
            stream.close()

    def _piece(self, lines: Sequence[str], wanted: Sequence[int], before: int, fraction: float) -> Piece:
        rows = [(number, line) for number, line in enumerate(lines, before + 1) if self._fixed.is_row(line)]
        cells = [self._fixed.cells(line) for _, line in rows]

        def place(row: int) -> Place:
            number, line = rows[row]
            return Place(number, " ".join(line.split()))

        return Piece(tuple([row[index] for row in cells] for index in wanted), fraction, place)
