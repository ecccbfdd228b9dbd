"""What is shown as one line for a shell, which makes the same picture and tells the same numbers."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from core.axes_defaults import axes_for
from core.errors import UserError
from core.export import EXPORTS
from core.messages import Message
from core.request import Request
from core.request_words import line_of
from core.samples import SAMPLES
from core.settings import (
    Colour,
    LimitsChoice,
    LimitsRule,
    RangeChoice,
    RangeRule,
    Scale,
    Settings,
    SigmaChoice,
    SigmaRule,
)
from core.structures import ContourChoice, Structures
from gui.model import Model
from gui.outlines import Outlines
from gui.state import Look, Shown
from gui.words import mark, tr

_COPIED = mark("The command line was copied")
_WITHOUT = mark("The command line was copied, without {what}")
_REGIONS = mark("the regions (export them as .reg, and add --regions)")
_DENSITIES = mark("contours at densities of another unit")
_BEND = mark("the bend of the locked scale")
_AXES = mark("how the axes are laid out")
_BENT = (Scale.ASINH, Scale.EQUALISED)  # by the densities that they were locked at


def copy(model: Model) -> None:
    """Put the line into the clipboard, and tell what it does not hold."""
    shown = model.shown
    if shown is None or not shown.finished:
        model.failed.emit(UserError("the picture is still being made", "Copy the command line when it is done."))
        return
    if shown.source.pasted:
        model.failed.emit(UserError("a pasted table has no file", "Save it as a file, and open that."))
        return
    QGuiApplication.clipboard().setText(line_of(request_of(shown, model), windows=os.name == "nt"))
    missing = ", ".join(tr(what) for what in _missing(shown, model))
    model.tell(Message(_WITHOUT, {"what": missing}) if missing else Message(_COPIED, {}))


def request_of(shown: Shown, model: Model) -> Request:
    """Return the request that makes what is shown, its structures, and the numbers of all probes."""
    loaded, look = shown.loaded, model.look
    sample = next((one for one in SAMPLES if shown.source.sample and one.path == shown.source.path), None)
    base = Settings() if sample is None else sample.settings
    return Request(
        files=() if sample else tuple(path.absolute() for path in shown.source.paths),
        sample=sample,
        choice=replace(loaded.choice, table=loaded.table if len(loaded.tables) > 1 else None),
        changes={name: value for name, value in _changes(shown).items() if value != getattr(base, name)},
        at=tuple((probe.x, probe.y) for probe in model.probes.rows),
        exports=(Path(f"{Path(shown.source.name).stem}{EXPORTS[0].suffix}"),),
        structures=_structures(shown, look.outlines),
        colour={name: value for name, value in _colour(shown, base.colour) if value != getattr(base.colour, name)},
        dots=look.dots,
        scale_bar=look.scale_bar,
    )


def _changes(shown: Shown) -> dict[str, object]:
    settings, choice = shown.result.settings, shown.result.settings.range
    seen = choice if choice.rule is RangeRule.FULL else RangeChoice(RangeRule.TYPED, shown.result.grid.range)
    taken = {"bins": settings.bins, "unit": settings.unit, "axes": settings.axes}
    return {"sigma": _sigma(shown), "range": seen, **taken}


def _sigma(shown: Shown) -> SigmaChoice:
    """Return the rule of sigma where it looked at these very points, else the widths that were taken."""
    sigma = shown.result.settings.sigma
    if shown.result.settings.raw:
        return SigmaChoice(SigmaRule.BINS)
    if sigma.rule is SigmaRule.DATA or (not sigma.typed and not sigma.held and sigma.factor == 1.0):
        return sigma
    return SigmaChoice(SigmaRule.BINS, *shown.result.sigma)


def _colour(shown: Shown, base: Colour) -> Iterator[tuple[str, object]]:
    """Yield the fields of the colours as they were taken; automatic scales and limits stay so where they are so."""
    colour, stretch = shown.result.settings.colour, shown.result.picture.stretch
    yield from (("map", colour.map), ("reversed", colour.reversed), ("clear", colour.clear))
    if colour.held is not None or (colour.scale, base.scale) != (None, None):
        yield "scale", stretch.scale
    if stretch.scale is Scale.POWER:
        yield "exponent", stretch.bend[0]
    if colour.held is not None or colour.limits.rule is not LimitsRule.AUTO:
        yield "limits", LimitsChoice(LimitsRule.TYPED, *shown.result.picture.limits)


def _structures(shown: Shown, outlines: Outlines) -> Structures:
    levels = outlines.levels if outlines.contours else ContourChoice()
    if outlines.unit is not shown.result.density.unit:
        levels = replace(levels, densities=())
    return Structures(
        contours=levels,
        peaks=outlines.significance if outlines.peaks else None,
        profiles=(outlines.line,) if outlines.profile and outlines.line is not None else (),
        marginals=outlines.marginals,
    )


def _missing(shown: Shown, model: Model) -> list[str]:
    """Return what a command line cannot say."""
    outlines = model.look.outlines
    missing = [_REGIONS] if model.regions.rows else []
    if outlines.contours and outlines.levels.densities and outlines.unit is not shown.result.density.unit:
        missing.append(_DENSITIES)
    if shown.result.settings.colour.held is not None and shown.result.picture.scale in _BENT:
        missing.append(_BEND)
    if _laid_out(model.look) != _laid_out(Look(axes_for(shown.loaded.x, shown.loaded.y, *shown.units))):
        missing.append(_AXES)
    return missing


def _laid_out(look: Look) -> tuple[bool, bool, bool]:
    return look.axes.equal_aspect, look.axes.invert_x, look.axes.invert_y
