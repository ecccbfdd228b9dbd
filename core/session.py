"""Sessions: a file of what was chosen for a file of points, to go on with another day. The points stay where they are.

A session is JSON; files are told from where it lies, so that it can be moved together with them.
"""

import json
import math
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from core.colour_maps import table
from core.columns import ColumnChoice
from core.errors import UserError
from core.export import write_file
from core.frozen import plain, value_of
from core.ranges import checked_range
from core.request import Request
from core.samples import sample
from core.settings import EXPONENTS, MAX_BINS, MIN_BINS, LimitsRule, RangeRule, Scale, Settings, Stretch
from core.version import VERSION

SUFFIX = ".sfumato"
_LONGEST = 1 << 24  # bytes
_LINES = 10**9  # that the command line can name as header
_SOFTEST = 1e-6  # softening of a locked asinh scale


@dataclass(frozen=True, slots=True)
class Session:
    """What was chosen for a file of points.

    Attributes
    ----------
    files : tuple of Path
        The files that were read together; none where it is a sample.
    sample : str
        The name of the sample, or nothing.
    choice : ColumnChoice
    settings : Settings
    window : mapping
        What the window keeps besides, as JSON.
    """

    files: tuple[Path, ...]
    sample: str = ""
    choice: ColumnChoice = field(default_factory=ColumnChoice)
    settings: Settings = field(default_factory=Settings)
    window: Mapping[str, object] = field(default_factory=dict)


def is_session(files: Sequence[Path]) -> bool:
    """Tell whether what is to be opened is a session."""
    return len(files) == 1 and files[0].suffix.lower() == SUFFIX


def write_session(session: Session, path: Path) -> None:
    """Write a session; what stood there before is replaced in one step, or left as it was.

    Raises
    ------
    UserError
        If the file cannot be written.
    """
    if path.suffix.lower() != SUFFIX:
        raise UserError("{file} does not end in {suffix}", "Give it that ending.", file=path.name, suffix=SUFFIX)
    told = {
        "sfumato": VERSION,
        "files": [_from(path.absolute().parent, file) for file in session.files],
        "sample": session.sample,
        "columns": plain(session.choice),
        "settings": plain(session.settings),
        "window": dict(session.window),
    }
    text = json.dumps(told, indent=1, ensure_ascii=False, allow_nan=False) + "\n"

    def write(file: BinaryIO) -> None:
        file.write(text.encode("utf-8", "surrogateescape"))

    write_file(path, write)


def read_session(path: Path) -> Session:
    """Return a session.

    Raises
    ------
    UserError
        If the file cannot be read, or is no session that could have been written.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LONGEST + 1)
    except OSError as error:
        reason = error.strerror or "unknown"
        raise UserError("{file} cannot be read: {reason}", "Try again.", file=path.name, reason=reason) from error
    try:
        told = json.loads(data[:_LONGEST].decode("utf-8", "surrogateescape"))
        return _session(told, path.absolute().parent)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise damaged(path) from error


def with_session(request: Request) -> tuple[Request, Mapping[str, object]]:
    """Return a request whose file is a session as one of the session's files, and what the window keeps besides.

    What the request asks for itself goes before.

    Raises
    ------
    UserError
        If the session cannot be read.
    """
    if not is_session(request.files):
        return request, {}
    session = read_session(request.files[0])
    opened = replace(
        request,
        files=session.files,
        sample=sample(session.sample) if session.sample else None,
        choice=_over(session.choice, request.choice),
        base=session.settings,
    )
    return opened, session.window


def damaged(path: Path) -> UserError:
    """Return what is said of a file that is no session."""
    return UserError("{file} is no session, or a damaged one", "Choose another file.", file=path.name)


def checked(settings: Settings) -> Settings:
    """Return settings that somebody could have chosen in the window.

    Raises
    ------
    ValueError
        If they are none.
    UserError
        If there is no such colour map, or no such range.
    """
    seen, colour = settings.range.typed, settings.colour
    percentiles = (colour.limits.low, colour.limits.high) if colour.limits.rule is LimitsRule.PERCENTILES else ()
    good = (
        all(MIN_BINS <= number <= MAX_BINS for number in settings.bins),
        min(settings.sigma.x, settings.sigma.y) >= 0.0 and settings.sigma.factor > 0.0,
        (seen is not None) == (settings.range.rule is RangeRule.TYPED),
        EXPONENTS[0] <= colour.exponent <= EXPONENTS[1],
        all(0.0 <= percent <= 100.0 for percent in percentiles),
        colour.held is None or _bends(colour.held),
    )
    if not all(good):
        raise ValueError("such settings cannot be chosen")
    if seen is not None:
        checked_range(seen.x_min, seen.x_max, seen.y_min, seen.y_max)
    table(colour.map)
    return settings


def _session(told: Mapping[str, object], folder: Path) -> Session:
    files, named = value_of(tuple[str, ...], told["files"]), value_of(str, told.get("sample", ""))
    if "sfumato" not in told or bool(files) == bool(named) or not all(map(_may_hold_points, files)):
        raise ValueError("no session")
    window = told.get("window", {})
    return Session(
        tuple(Path(os.path.normpath(folder / file)) for file in files),
        named,
        _checked_columns(value_of(ColumnChoice, told.get("columns", {}))),
        checked(value_of(Settings, told.get("settings", {}))),
        window if isinstance(window, dict) else {},
    )


def _may_hold_points(file: str) -> bool:
    return bool(file) and "\0" not in file and Path(file).suffix.lower() != SUFFIX


def _checked_columns(choice: ColumnChoice) -> ColumnChoice:
    """Return a choice that somebody could have made."""
    dialect = choice.dialect
    good = (
        choice.x_measure.factor != 0.0 and choice.y_measure.factor != 0.0,
        dialect.delimiter is None or len(dialect.delimiter) <= 1,
        dialect.decimal in {None, ".", ","},
        dialect.header is None or 0 <= dialect.header < _LINES,
    )
    if not all(good):
        raise ValueError("such columns cannot be chosen")
    return choice


def _bends(held: Stretch) -> bool:
    """Tell whether a scale that is locked can be bent as it says; one that says nothing follows the densities."""
    least, most = {Scale.POWER: EXPONENTS, Scale.ASINH: (_SOFTEST, 1.0)}.get(held.scale, (-math.inf, math.inf))
    return all(least <= value <= most for value in held.bend)


def _from(folder: Path, file: Path) -> str:
    """Return where a file is as seen from a folder, where it lies in it or below; else the whole path."""
    whole = file.absolute()
    return whole.relative_to(folder).as_posix() if whole.is_relative_to(folder) else str(whole)


def _over(choice: ColumnChoice, given: ColumnChoice) -> ColumnChoice:
    """Return a choice with what was given in its stead."""
    usual = ColumnChoice()
    return ColumnChoice(
        x=given.x or choice.x,
        y=given.y or choice.y,
        weight=given.weight or choice.weight,
        table=given.table or choice.table,
        x_measure=choice.x_measure if given.x_measure == usual.x_measure else given.x_measure,
        y_measure=choice.y_measure if given.y_measure == usual.y_measure else given.y_measure,
        dialect=choice.dialect if given.dialect == usual.dialect else given.dialect,
    )
