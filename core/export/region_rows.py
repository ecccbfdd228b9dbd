"""Regions as rows of a table, as spreadsheets take them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from core.messages import mark

if TYPE_CHECKING:  # needs numpy, which comes after the window
    from core.regions import Measured

COLUMNS = (
    mark("region"),
    mark("points"),
    mark("sum"),
    mark("error"),
    mark("area"),
    mark("mean density"),
    mark("error of the mean"),
    mark("peak"),
    mark("peak x"),
    mark("peak y"),
    mark("share"),
    mark("part of"),
    mark("share of it"),
)
"""What is told of each region, in this order."""


def fields_of(one: "Measured") -> tuple[str, ...]:
    """Return the fields of a region as text with all digits, in the order of ``COLUMNS``; empty where there is none."""
    density, error = one.density or (None, None)
    x, y, peak = one.peak or (None, None, None)
    parent = " ".join((one.region.parent or "").split())
    numbers = (one.points, one.weight, one.error, one.area, density, error, peak, x, y, one.share)
    return (" ".join(one.region.name.split()), *map(_text, numbers), parent, _text(one.share_of_parent))


def tab_separated(rows: "Iterable[Measured]") -> str:
    """Return regions as lines of tab-separated fields below a head."""
    return "\n".join("\t".join(line) for line in (COLUMNS, *map(fields_of, rows)))


def _text(value: float | None) -> str:
    return "" if value is None else repr(value).removesuffix(".0")
