"""The rows of the user's own table that lie inside of regions, written as a table of their own.

Row by row as it came: text tables keep their very bytes, all others the types of their columns.
"""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import numpy as np

from core.annotate import PARQUET, TEXT, reopened
from core.annotate_text import text_of_rows
from core.arrays import Flags, Floats
from core.export import write_file
from core.inside import inside_of
from core.loading import Loaded
from core.progress import Report, part
from core.readers.text import TextSource
from core.settings import Wrap
from core.shapes import Region
from core.wrapping import wrapped


def write_rows_inside(
    regions: Sequence[Region], loaded: Loaded, target: Path, wrap: Wrap, report: Report
) -> tuple[str, ...]:
    """Write the rows that lie in one of the regions at least; return the columns that were left out.

    Parameters
    ----------
    regions : sequence of Region
    loaded : Loaded
    target : Path
        Its suffix decides what is written, as of ``core.annotate``.
    wrap : Wrap
        Of the axes that the regions are drawn on.
    report : Report

    Raises
    ------
    UserError
        If the table cannot be read again, or the target cannot be written.
    """
    source, wanted = reopened(loaded, target, report)
    tests = [inside_of(region) for region in regions]

    def keep(x: Floats, y: Floats) -> Flags:
        x, y = wrapped(x * loaded.x_measure.factor, wrap), y * loaded.y_measure.factor
        kept = np.isfinite(x) & np.isfinite(y)
        kept[kept] = np.logical_or.reduce(
            [np.zeros(np.count_nonzero(kept), bool), *(t(x[kept], y[kept]) for t in tests)]
        )
        return kept

    text = target.suffix.lower() in TEXT
    if isinstance(source, TextSource) and text:
        pieces = text_of_rows(loaded.path, source, wanted, keep, report)
        write_file(target, lambda file: file.writelines(pieces))
        return ()
    tables = import_module("core.annotate_tables")  # it brings in pyarrow, which a text table need not wait for
    writing = import_module("core.annotate_writing")
    table = tables.table_of(loaded.path, source, wanted[0], part(report, 0.0, 0.5))
    batches = writing.chosen(table, source.chunks(wanted, part(report, 0.5, 1.0)), keep)
    if text:
        delimiter = "\t" if target.suffix.lower() != ".csv" else ","
        write_file(target, lambda file: writing.write_text_rows(file, table, batches, delimiter))
    else:
        parquet = target.suffix.lower() in PARQUET
        write_file(target, lambda file: writing.write_arrow_rows(file, table, batches, parquet))
    return tuple(table.left_out)
