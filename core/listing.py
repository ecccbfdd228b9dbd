"""What the columns of a file are: type, unit, range, and which of them would be taken."""

import json
import math
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from core.columns import Column, ColumnChoice, Measure, chosen
from core.errors import UserError
from core.progress import Report
from core.readers import open_chosen
from core.readers.source import Source

_HEAD = ("", "name", "type", "unit", "from", "to", "taken as")


@dataclass(frozen=True, slots=True)
class Listing:
    """The columns of a table.

    Attributes
    ----------
    source : str
    table : str or None
    tables : tuple of str
    rows : int
    columns : tuple of Column
    ranges : tuple of (float, float) or None
        The smallest and largest finite value of each column, None where there is none.
    taken : dict
        ``x``, ``y`` and ``weight`` by the index of their column.
    measures : dict
        What the numbers of x and y are multiplied by and the unit that was typed, where they were.
    """

    source: str
    table: str | None
    tables: tuple[str, ...]
    rows: int
    columns: tuple[Column, ...]
    ranges: tuple[tuple[float, float] | None, ...]
    taken: dict[int, str]
    measures: dict[str, Measure] = field(default_factory=dict)

    def as_json(self) -> str:
        """Return one JSON object in a line."""
        columns = [
            {
                "name": column.name,
                "type": column.kind.value,
                "unit": column.unit,
                **_converted(column.converted),
                "min": None if limits is None else limits[0],
                "max": None if limits is None else limits[1],
                "guess": self.taken.get(index),
            }
            for index, (column, limits) in enumerate(zip(self.columns, self.ranges, strict=True))
        ]
        measures = {name: {"factor": one.factor, "unit": one.unit} for name, one in self.measures.items()}
        told = {"source": self.source, "table": self.table, "tables": list(self.tables), "rows": self.rows}
        return json.dumps({**told, "measures": measures, "columns": columns}, allow_nan=False)

    def lines(self) -> Iterator[str]:
        """Yield a table for people, a column of the file a line."""
        rows: list[tuple[str, ...]] = [_HEAD]
        for index, (column, limits) in enumerate(zip(self.columns, self.ranges, strict=True)):
            ends = ("", "") if limits is None else tuple(f"{limit:.10g}" for limit in limits)
            name = "".join(one if one.isprintable() else " " for one in column.name)
            taken = self._taken_as(index)
            rows.append((str(index + 1), name, column.kind.value, _unit(column), *ends, taken))
        widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
        yield f"{self.rows} rows" + (f" in table {self.table}" if self.table else "")
        for row in rows:
            yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        if len(self.tables) > 1:
            yield f"tables: {', '.join(self.tables)}"

    def _taken_as(self, index: int) -> str:
        name = self.taken.get(index, "")
        measure = self.measures.get(name)
        return name if measure is None else f"{name} = {measure.factor:.10g} times this, in {measure.unit or '?'}"


def _converted(measure: Measure | None) -> dict[str, object]:
    return {} if measure is None else {"converted": {"factor": measure.factor, "unit": measure.unit}}


def _unit(column: Column) -> str:
    """Return the unit of a column, and what it is in another one."""
    other = column.converted
    return (column.unit or "") + ("" if other is None else f" = {other.factor:.10g} {other.unit}")


def listing(paths: Sequence[Path], source: str, choice: ColumnChoice, report: Report) -> Listing:
    """Read all columns of numbers of a file, or of several of the same columns.

    Raises
    ------
    UserError
        If it cannot be read, or has no such column or table.
    """
    opened = open_chosen(paths, choice, report)
    columns = tuple(opened.columns)
    numbers = [index for index, column in enumerate(columns) if column.numeric]
    taken = _taken(columns, choice, paths[0].name)
    try:
        rows, found = _read(opened, numbers or [0], report) if columns else (0, {})
    except UserError:  # one of them cannot be read: the others are told
        rows, found = 0, {}
        for index in numbers:
            with suppress(UserError):
                rows, one = _read(opened, [index], report)
                found |= one
    ranges = tuple(found.get(index) for index in range(len(columns)))
    measures = {"x": choice.x_measure, "y": choice.y_measure}
    typed = {name: one for name, one in measures.items() if one != Measure()}
    return Listing(source, opened.table, tuple(opened.tables), rows, columns, ranges, taken, typed)


def _read(source: Source, wanted: Sequence[int], report: Report) -> tuple[int, dict[int, tuple[float, float]]]:
    """Return the number of rows, and the range of each wanted column that holds numbers."""
    low, high = dict.fromkeys(wanted, math.inf), dict.fromkeys(wanted, -math.inf)
    rows = 0
    for chunk in source.chunks(wanted, report):
        rows += chunk.cells[0].values.size
        for index, cells in zip(wanted, chunk.cells, strict=True):
            finite = cells.values[np.isfinite(cells.values)]
            if finite.size:
                low[index] = min(low[index], float(finite.min()))
                high[index] = max(high[index], float(finite.max()))
    return rows, {index: (low[index], high[index]) for index in wanted if low[index] <= high[index]}


def _taken(columns: Sequence[Column], choice: ColumnChoice, file: str) -> dict[int, str]:
    try:
        indices = chosen(columns, choice, file)
    except UserError:
        if choice.x or choice.y or choice.weight:
            raise
        return {}  # there are none to guess
    return {index: name for index, name in zip(indices, ("x", "y", "weight"), strict=True) if index is not None}
