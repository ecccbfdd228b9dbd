"""The user's own table, written back with what is told of each of its rows in columns beside it.

Row by row as it came: text tables keep their very bytes, all others the types of their columns. Rows that are no
points, and those outside of the range, get empty cells.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from core.annotate_text import annotated_text
from core.arrays import Floats
from core.details import Details
from core.errors import UserError
from core.export import write_file
from core.loading import Loaded
from core.positions import TOLD, Answers, answers_at
from core.progress import Report, part
from core.readers import open_chosen
from core.readers.source import Source
from core.readers.text import TextSource

TEXT = (".csv", ".tsv", ".txt")
PARQUET = (".parquet", ".pq")
ARROW = (".feather", ".arrow")


@dataclass(frozen=True, slots=True)
class Annotated:
    """What became of an annotation.

    Attributes
    ----------
    names : tuple of str
        The columns that were added.
    left_out : tuple of str
        Columns of the table that its format's reader does not give as they are.
    """

    names: tuple[str, ...]
    left_out: tuple[str, ...]


def check_target(target: Path, inputs: Iterable[Path]) -> None:
    """Look whether a table can be written there, before any work is done.

    Raises
    ------
    UserError
        If the suffix is unknown, or the target is one of the inputs.
    """
    known = (*TEXT, *PARQUET, *ARROW)
    if target.suffix.lower() not in known:
        raise UserError(
            "{file} does not end in the suffix of a table",
            "Choose one of {known}.",
            file=target.name or str(target),
            known=", ".join(known),
        )
    for path in inputs:
        try:
            same = target.samefile(path) or (path.is_dir() and path.resolve() in target.resolve().parents)
        except OSError:  # one of them is not there
            continue
        if same:
            raise UserError("{file} is the table itself, which is kept", "Choose another name.", file=target.name)


def reopened(loaded: Loaded, target: Path, report: Report) -> tuple[Source, list[int]]:
    """Open the table of some points again, to be written to a target; return it with the columns of x, y and weight.

    Raises
    ------
    UserError
        If the table cannot be read again, or the target cannot be written.
    """
    paths = loaded.paths or (loaded.path,)
    check_target(target, paths)
    source = open_chosen(paths, loaded.choice, part(report, 0.0, 0.0))
    names = [column.name for column in source.columns]
    return source, [names.index(name) for name in (loaded.x, loaded.y, loaded.weight) if name is not None]


def annotate(details: Details, loaded: Loaded, target: Path, report: Report) -> Annotated:
    """Write the table that the points came from, with ``TOLD`` appended.

    Parameters
    ----------
    details : Details
        Of the result that the points of ``loaded`` gave.
    loaded : Loaded
    target : Path
        Its suffix decides what is written: one of ``TEXT``, ``PARQUET`` and ``ARROW``. What stood there is replaced in
        one step.
    report : Report

    Raises
    ------
    UserError
        If the table cannot be read again, or the target cannot be written.
    """
    source, wanted = reopened(loaded, target, report)

    def told(_fraction: float | None, message: str, /) -> None:
        report(None, message)

    def answer(x: Floats, y: Floats) -> Answers:
        return answers_at(details, x * loaded.x_measure.factor, y * loaded.y_measure.factor, told)

    text = target.suffix.lower() in TEXT
    if isinstance(source, TextSource) and text:
        names = new_names([column.name for column in source.columns])
        pieces = annotated_text(loaded.path, source, wanted, answer, names, report)
        write_file(target, lambda file: file.writelines(pieces))
        return Annotated(names, ())
    tables = import_module("core.annotate_tables")  # it brings in pyarrow, which a text table need not wait for
    writing = import_module("core.annotate_writing")
    table = tables.table_of(loaded.path, source, wanted[0], part(report, 0.0, 0.5))
    names = new_names(table.names)
    parts = writing.annotated(table, source.chunks(wanted, part(report, 0.5, 1.0)), answer)
    if text:
        tab = target.suffix.lower() != ".csv"
        write_file(target, lambda file: writing.write_text(file, table, names, parts, "\t" if tab else ","))
    else:
        parquet = target.suffix.lower() in PARQUET
        write_file(target, lambda file: writing.write_arrow(file, table, names, parts, parquet))
    return Annotated(names, table.left_out)


def new_names(taken: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the new columns: those of ``TOLD``, as ``density_2`` where one is taken."""
    names: list[str] = []
    for base in TOLD:
        name, repeat = base, 1
        while name in taken:
            repeat += 1
            name = f"{base}_{repeat}"
        names.append(name)
    return tuple(names)
