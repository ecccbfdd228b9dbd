"""The work of a command line that asks for numbers or files instead of a window."""

import json
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import chain, product
from pathlib import Path
from typing import TextIO

import numpy as np

from core.annotate import annotate, check_target
from core.axes_defaults import axes_for
from core.console import complain, put
from core.crossvalidation import CrossValidation
from core.details import Details, details_of
from core.export import Figure, check, export, nothing_to_write
from core.histogram import load_kernels
from core.listing import listing
from core.loading import Loaded, load_many
from core.messages import Message
from core.pipeline import Result, compute
from core.positions import Answers, Positions, answers_at, csv_pieces, joined, json_pieces, load_positions
from core.progress import Report, part
from core.readout import readout_at
from core.region_files import RegionsRead, read_all
from core.request import Request
from core.rows_inside import write_rows_inside
from core.session import with_session
from core.settings import SigmaRule
from core.structures_found import FoundStructures, found_structures
from core.wrapping import wrapped

_MANY = 50_000_000  # points above which one fill pays for loading the compiled kernels


def run(request: Request) -> None:
    """Load, compute, print and export what the request asks for.

    Raises
    ------
    UserError
        If a file or a value cannot be used.
    """
    bar = TerminalBar(sys.stderr)
    request, _ = with_session(request)
    paths = request.files if request.sample is None else (request.sample.path,)
    source = ", ".join(map(str, paths)) if request.sample is None else request.sample.name
    if request.columns:
        _tell_columns(request, paths, source, bar)
        return
    try:
        _check_targets(request, paths)
        drawn = read_all(request.structures.regions)
        loaded = load_many(paths, request.choice, part(bar, 0.0, 0.7))
        asked = _asked(request, loaded, part(bar, 0.7, 0.7))
        if len(loaded.points) > _MANY:
            load_kernels()
        result = compute(loaded.points, request.settings, None, part(bar, 0.7, 0.95))
        details = details_of(result, part(bar, 0.95, 1.0))
        found = found_structures(details, request.structures, drawn.regions, part(bar, 1.0, 1.0))
        for target in request.exports:
            export(_figure(request, result, loaded, source, found), target)
        left_out = [name for target in request.annotations for name in annotate(details, loaded, target, bar).left_out]
        for target in request.structures.rows_inside:
            left_out += write_rows_inside(drawn.regions, loaded, target, request.settings.axes.wrap, bar)
        answers = answers_at(details, asked.x, asked.y, part(bar, 1.0, 1.0))
    finally:
        bar.clear()
    if request.json:
        told = summary(details, loaded, source) | {"at_dropped": asked.dropped} | found.as_json()
        told |= {"regions_left_out": list(drawn.left_out)} if drawn.left_out else {}
        pieces = _object(told, answers)
    else:
        table = csv_pieces(answers) if request.at_files else _lines(details, request.at)
        pieces = chain(table, found.lines(result.density.unit.value))
    for piece in pieces:
        put(piece)
    if not request.json:
        for note in (*_notes(result, loaded), *_notes_at(asked, len(request.at)), *_notes_on(drawn)):
            complain(f"sfumato: {note}\n")
    if left_out:
        names = ", ".join(dict.fromkeys(left_out))
        complain(f"sfumato: columns that hold no numbers are not in the annotated table: {names}\n")


def _check_targets(request: Request, paths: Sequence[Path]) -> None:
    for target, path in product(request.exports, paths):
        row = check(target, path)
        if row.holds and not any(getattr(request.structures, name) for name in row.holds):
            raise nothing_to_write(row, target)
    for target in (*request.annotations, *request.structures.rows_inside):
        check_target(target, (*paths, *request.at_files, *request.structures.regions))


def _tell_columns(request: Request, paths: Sequence[Path], source: str, bar: "TerminalBar") -> None:
    try:
        told = listing(paths, source, request.choice, bar)
    finally:
        bar.clear()
    put(f"{told.as_json()}\n" if request.json else "".join(f"{line}\n" for line in told.lines()))


def summary(details: Details, loaded: Loaded, source: str) -> dict[str, object]:
    """Return the one object that ``--json`` prints, as yet without positions; its keys are those of the design."""
    result = details.result
    counts, density = result.counts, result.density
    return {
        "source": source,
        "x": loaded.x,
        "y": loaded.y,
        "weight": loaded.weight,
        "rows": loaded.rows,
        "points": len(loaded.points),
        "dropped": loaded.dropped_total,
        "in_range": counts.in_range,
        "outside": counts.outside,
        "extent": list(result.grid.extent),
        "bins": [result.grid.nx, result.grid.ny],
        "sigma": list(result.sigma),
        "sigma_rule": _rule(result.sigma_found.rule),
        "unit": density.unit.value,
        "total": counts.total,
        "maximum": density.maximum,
        "at": (),
        "sigma_message": None if result.sigma_found.message is None else str(result.sigma_found.message),
        "sigma_curve": _curve(result.sigma_found.comparison),
        "units": list(loaded.units),
        "factors": [loaded.x_measure.factor, loaded.y_measure.factor],
    }


def _asked(request: Request, loaded: Loaded, report: Report) -> Positions:
    """Return the positions of ``--at``, then those of the tables."""
    given = np.array(request.at, dtype=np.float64).reshape(-1, 2)
    names, factors = (loaded.x, loaded.y), (loaded.x_measure.factor, loaded.y_measure.factor)
    tables = [load_positions(path, names, report, factors) for path in request.at_files]
    return joined([Positions(given[:, 0], given[:, 1]), *tables])


def _object(told: dict[str, object], answers: Answers) -> Iterator[str]:
    """Yield the text of a JSON object piece by piece: there may be a million positions."""
    yield "{"
    for number, (key, value) in enumerate(told.items()):
        yield f"{', ' if number else ''}{json.dumps(key)}: "
        yield from json_pieces(answers) if key == "at" else (json.dumps(value, allow_nan=False),)
    yield "}\n"


def _rule(rule: SigmaRule) -> str:
    return "given" if rule in (SigmaRule.BINS, SigmaRule.DATA) else rule.value


def _curve(comparison: CrossValidation | None) -> dict[str, list[float]] | None:
    """Return the criterion over sigma (in bins), where it was looked at."""
    if comparison is None:
        return None
    return {"sigma": comparison.sigmas.tolist(), "score": comparison.scores.tolist()}


def _lines(details: Details, at: Sequence[tuple[float, float]]) -> Iterator[str]:
    result = details.result
    for given, y in at:
        x = float(wrapped(np.array([given]), result.settings.axes.wrap)[0])
        readout, detail = readout_at(result.counts, result.density, x, y), details.at(x, y)
        if readout is None or detail is None:
            yield f"x {x!r}  y {y!r}  outside the range\n"
            continue
        error = "" if detail.error is None else f" ± {detail.error:.3g}"
        level = "" if detail.level is None else f"  in the {detail.level:.0%} region"
        unit = result.density.unit.value
        yield f"x {x!r}  y {y!r}  density {readout.density!r}{error} {unit}  count {readout.count:g}{level}\n"


def _notes(result: Result, loaded: Loaded) -> Iterator[Message]:
    """Yield what ``--json`` tells in its own keys: rows that were dropped, and points out of range."""
    if loaded.dropped:
        reasons = ", ".join(f"{drop.reason}: {drop.count}" for drop in loaded.dropped)
        template = "{dropped} of {rows} rows are no positions and were dropped ({reasons})"
        yield Message(template, {"dropped": loaded.dropped_total, "rows": loaded.rows, "reasons": reasons})
    if result.counts.outside:
        yield Message("{outside} points lie outside the range", {"outside": result.counts.outside})
    yield from (note for note in result.notes if note is not result.picture.note)


def _notes_at(asked: Positions, at: int) -> Iterator[Message]:
    """Yield what ``--json`` tells as ``at_dropped``; so many of the positions are those of ``--at``."""
    if asked.dropped:
        template = "{dropped} of {rows} rows to be answered are no positions and were dropped"
        yield Message(template, {"dropped": asked.dropped, "rows": asked.x.size - at + asked.dropped})


def _notes_on(drawn: RegionsRead) -> Iterator[Message]:
    if drawn.left_out:
        yield Message(
            "left out of the regions, as no point lies in them: {kinds}", {"kinds": ", ".join(drawn.left_out)}
        )


def _figure(request: Request, result: Result, loaded: Loaded, source: str, found: FoundStructures) -> Figure:
    axes = axes_for(loaded.x, loaded.y, *loaded.units)
    x_name, y_name = loaded.labels
    return Figure(
        result=result,
        source=Path(source).name,
        x_name=x_name,
        y_name=y_name,
        equal_aspect=axes.equal_aspect,
        invert_x=axes.invert_x,
        invert_y=axes.invert_y,
        sphere=axes.sphere,
        units=loaded.units,
        origin=loaded.path,
        contours=found.contours or (),
        regions=found.regions or (),
        peaks=found.peaks or (),
        dots=request.dots,
        scale_bar=request.scale_bar,
    )


class TerminalBar:
    """A report that draws a bar on a terminal, once the work has taken half a second."""

    _PATIENCE = 0.5  # seconds
    _PAUSE = 0.1
    _WIDTH = 30

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream if stream is not None and stream.isatty() else None
        self._due = time.monotonic() + self._PATIENCE
        self._drawn = False

    def __call__(self, fraction: float | None, message: str, /) -> None:
        """Draw how far the work is."""
        now = time.monotonic()
        if self._stream is None or now < self._due:
            return
        self._due, self._drawn = now + self._PAUSE, True
        full = 0 if fraction is None else round(fraction * self._WIDTH)
        share = "" if fraction is None else f" {fraction:4.0%}"
        self._stream.write(f"\r{message:<18} [{'#' * full}{'.' * (self._WIDTH - full)}]{share}\x1b[K")
        self._stream.flush()

    def clear(self) -> None:
        """Take the bar away."""
        if self._stream is not None and self._drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
