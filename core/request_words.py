"""A request as the words of the command line that asks for it: the way back of ``core.cli``."""

import shlex
import subprocess
from collections.abc import Iterator

from core.columns import ColumnChoice
from core.request import Request
from core.settings import DotsChoice, DotsRule, LimitsRule, RangeRule, Scale, SigmaChoice, SigmaRule, Wrap
from core.structures import Structures

_DELIMITERS = {"\t": "tab", "": "blanks", " ": "blanks"}
_RULES = {SigmaRule.SCOTT: "auto:scott", SigmaRule.AUTO: "auto", SigmaRule.BOTEV: "auto:botev"}


def line_of(request: Request, *, windows: bool = False) -> str:
    """Return the command line, with quotes as the shells of the system need them."""
    words = ["sfumato", *words_of(request)]
    return subprocess.list2cmdline(words) if windows else shlex.join(words)


def words_of(request: Request) -> list[str]:
    """Return the arguments from which ``core.cli.parse`` makes this request.

    Only what a command line can ask for can be said: no rules of limits but automatic and typed ones, no range but the
    full and a typed one, no widths that were held for a rule of sigma.
    """
    words = [str(path) for path in request.files]
    if request.sample is not None:
        words += ["--sample", request.sample.name]
    for option, value in (*_columns(request.choice), *_changes(request), *_look(request), *_asked(request)):
        if value is None:
            words.append(option)
        elif value.startswith(("--", "-h")):  # it would be taken for an option
            words.append(f"{option}={value}")
        else:
            words += [option, value]
    return words


_Options = Iterator[tuple[str, str | None]]
"""Options with their values; None where the option stands alone."""


def _columns(choice: ColumnChoice) -> _Options:
    for name in ("x", "y", "weight", "table"):
        value = getattr(choice, name)
        if value is not None:
            yield f"--{name}", value
    measures = (choice.x_measure, choice.y_measure)
    if any(one.factor != 1.0 for one in measures):
        yield "--factor", _pair(choice.x_measure.factor, choice.y_measure.factor)
    if any(one.unit is not None for one in measures):
        yield "--data-unit", ",".join(one.unit or "" for one in measures)
    dialect = choice.dialect
    if dialect.delimiter is not None:
        yield "--delimiter", _DELIMITERS.get(dialect.delimiter, dialect.delimiter)
    if dialect.decimal is not None:
        yield "--decimal", {".": "point", ",": "comma"}[dialect.decimal]
    if dialect.header is not None:
        yield "--header-line", str(dialect.header)
    if dialect.encoding is not None:
        yield "--encoding", dialect.encoding


def _changes(request: Request) -> _Options:
    settings, given = request.settings, request.changes
    if "sigma" in given:
        yield _sigma(settings.sigma)
    if "bins" in given:
        yield "--bins", _pair(*settings.bins)
    if settings.range.rule is RangeRule.TYPED and settings.range.typed is not None:
        seen = settings.range.typed
        yield "--range", _numbers(seen.x_min, seen.x_max, seen.y_min, seen.y_max)
    if "unit" in given:
        yield "--unit", settings.unit.value
    if settings.axes.wrap is not Wrap.NONE:
        yield "--wrap", settings.axes.wrap.value


def _sigma(sigma: SigmaChoice) -> tuple[str, str]:
    if sigma.rule in _RULES:
        return "--sigma", _RULES[sigma.rule]
    return "--sigma" if sigma.rule is SigmaRule.BINS else "--sigma-data", _pair(sigma.x, sigma.y)


def _look(request: Request) -> _Options:
    colour, given = request.settings.colour, request.colour
    if "map" in given:
        yield "--map", colour.map
    if "scale" in given and colour.scale is not None:
        power = colour.scale is Scale.POWER and "exponent" in given
        yield "--scale", f"power:{_numbers(colour.exponent)}" if power else colour.scale.value
    if colour.limits.rule is LimitsRule.TYPED:
        yield "--limits", _numbers(colour.limits.low, colour.limits.high)
    for name in ("reversed", "clear"):
        if given.get(name):
            yield f"--{name}", None
    yield from _dots(request.dots)
    if request.scale_bar:
        yield "--scale-bar", None


def _dots(dots: DotsChoice) -> _Options:
    if dots.rule is DotsRule.COLOURED:
        yield "--dots", "all"
    elif dots.rule is DotsRule.OUTLIERS:
        yield "--dots", _numbers(dots.share)


def _asked(request: Request) -> _Options:
    yield from _structures(request.structures)
    for x, y in request.at:
        yield "--at", _numbers(x, y)
    for option, paths in (
        ("--at-file", request.at_files),
        ("--annotate", request.annotations),
        ("--export", request.exports),
    ):
        for path in paths:
            yield option, str(path)
    for name in ("columns", "json", "new_window"):
        if getattr(request, name):
            yield f"--{name.replace('_', '-')}", None
    if request.desktop:
        yield f"--{request.desktop}-desktop", None


def _structures(structures: Structures) -> _Options:
    if structures.contours.shares:
        yield "--contours", _numbers(*structures.contours.shares)
    if structures.contours.densities:
        yield "--contours-at", _numbers(*structures.contours.densities)
    for path in structures.regions:
        yield "--regions", str(path)
    for path in structures.rows_inside:
        yield "--rows-inside", str(path)
    if structures.peaks is not None:
        yield "--peaks", _numbers(structures.peaks)
    for line in structures.profiles:
        yield "--profile", _numbers(line.x0, line.y0, line.x1, line.y1)
    if structures.marginals:
        yield "--marginals", None


def _numbers(*values: float) -> str:
    """Return numbers from which the very same floats are read."""
    return ",".join(repr(float(value)).removesuffix(".0") for value in values)


def _pair(x: float, y: float) -> str:
    """Return a number for each axis, or the one that holds for both."""
    return _numbers(x) if x == y else _numbers(x, y)
