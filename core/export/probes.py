"""Probes as a table of comma-separated values."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from core.messages import mark

COLUMNS = (
    mark("label"),
    mark("x"),
    mark("y"),
    mark("density"),
    mark("error"),
    mark("n_eff"),
    mark("count"),
    mark("level"),
)
"""What is told of each probe, in this order, wherever probes are written."""


@dataclass(frozen=True, slots=True)
class ProbeValues:
    """What is known of a probe.

    Attributes
    ----------
    label : str
    x, y : float
        In data units.
    density, error : float or None
        In the unit of the density; None outside the range, or where there is none.
    n_eff : float or None
        Effective number of points.
    count : float or None
        Weight in the bin.
    level : float or None
        From 0 to 1.
    """

    label: str
    x: float
    y: float
    density: float | None = None
    error: float | None = None
    n_eff: float | None = None
    count: float | None = None
    level: float | None = None


def fields_of(values: ProbeValues) -> tuple[str, ...]:
    """Return the fields of a probe as text with all digits, in the order of ``COLUMNS``; empty where there is none."""
    return tuple(_text(getattr(values, name)) for name in COLUMNS)


def write_probes(rows: Iterable[ProbeValues], unit: str, file: BinaryIO) -> None:
    """Write probes as UTF-8 text with a head; the last column names the unit of density and error.

    Parameters
    ----------
    rows : iterable of ProbeValues
    unit : str
    file : binary file
    """
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    table = csv.writer(text, lineterminator="\n")
    table.writerow((*COLUMNS, "unit"))
    for row in rows:
        table.writerow((_safe(row.label), *fields_of(row)[1:], unit))
    text.detach()


def tab_separated(rows: Sequence[ProbeValues]) -> str:
    """Return probes as lines of tab-separated fields below a head, as spreadsheets take them."""
    lines = [COLUMNS, *((" ".join(row.label.split()), *fields_of(row)[1:]) for row in rows)]
    return "\n".join("\t".join(line) for line in lines)


def _text(value: object) -> str:
    if value is None:
        return ""
    return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)


def _safe(label: str) -> str:
    """Return a label that no spreadsheet takes for a formula."""
    return f"'{label}" if label[:1] in {"=", "+", "-", "@"} and not label[1:].isdecimal() else label
