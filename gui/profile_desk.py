"""The profile on screen: its line on the picture, and the curve of the density along it."""

import math
from dataclasses import replace

from PySide6.QtCore import QObject

from core.measure import Position
from core.structures import Line
from core.unit_words import AxisUnits, unit_message
from gui.citation import with_error
from gui.density_view import DensityView
from gui.ground import ground_of
from gui.model import Model
from gui.numbers import significant
from gui.outlining import FoundProfile, Outlining
from gui.overlay import Ends, Overlay
from gui.profile_panel import ProfilePanel
from gui.ruler import Ruler
from gui.words import mark, said, tr

_HINT = mark("Drag a line over the picture; Esc puts the profile away")


class ProfileDesk(QObject):
    """Keeps line and curve in step with the model and with what is found."""

    def __init__(
        self, model: Model, view: DensityView, outlining: Outlining, panel: ProfilePanel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._view = view
        self._panel = panel
        self._found: FoundProfile | None = None
        self._at: int | None = None
        self._overlay = Overlay(view.pane, view.pane_pixel, view.plane_rect, name="profileOverlay")
        self._ruler = Ruler(view.pane, self._overlay, view.pane_position, self, hint=_HINT)
        self._ruler.drawn.connect(self._drawn)
        panel.line_chosen.connect(self._set)
        panel.refused.connect(model.failed)
        panel.plot.pointed.connect(self._point)
        outlining.profile_found.connect(self._take)

    @property
    def found(self) -> FoundProfile | None:
        """What is told of the profile; it may be that of the line before while a newer one is sought."""
        return self._found

    def follow(self) -> None:
        """Show what the model holds."""
        shown, look = self._model.shown, self._model.look
        outlines, line = look.outlines, look.outlines.line
        if shown is None or line is None or not outlines.profile:
            self._found = self._at = None
        ends = None if line is None else ((line.x0, line.y0), (line.x1, line.y1))
        on = outlines.profile and shown is not None and (line is not None or look.line_wanted)
        self._ruler.show_ends(ends, "", on=on)
        self._panel.follow(outlines)
        self._show()

    def set_dark(self, dark: bool) -> None:
        """Stand on a dark or a light ground."""
        self._overlay.set_ground(ground_of(dark=dark))

    def _drawn(self, ends: Ends) -> None:
        if ends[0] != ends[1]:
            self._set(Line(*ends[0], *ends[1]))

    def _set(self, line: Line | None) -> None:
        look = self._model.look
        self._model.set_look(replace(look, outlines=replace(look.outlines, line=line)))

    def _take(self, found: FoundProfile) -> None:
        self._found = found
        self._show()

    def _point(self, sample: int | None) -> None:
        self._at = sample
        self._show()

    def _show(self) -> None:
        found, shown = self._found, self._model.shown
        if found is None or shown is None:
            self._panel.plot.show_profile(None, ("", ""), tr(_HINT))
            self._panel.tell("")
            self._overlay.set_dot(None)
            return
        names = _distance_name(shown.units), said(unit_message(found.unit, shown.units))
        self._panel.plot.show_profile(found.profile, names)
        at = self._at if self._at is not None and self._at < found.profile.distance.size else None
        self._panel.plot.mark(at)
        self._panel.tell(_length(found.profile.line, shown.units) if at is None else told_at(found, at))
        self._overlay.set_dot(None if at is None else _place(found, at))


def told_at(found: FoundProfile, sample: int) -> str:
    """Return what is told of a sample."""
    profile = found.profile
    x, y, density, error = (float(values[sample]) for values in (profile.x, profile.y, profile.density, profile.error))
    place = tr("x {x}  y {y}", x=significant(x, 6), y=significant(y, 6))
    if math.isnan(density):
        return tr("{place}  outside the range", place=place)
    value, band = with_error(density, error) if error > 0.0 else (significant(density), "")
    told = f"{value} ± {band}" if band else value
    return tr("{place}  density {density}", place=place, density=told)


def _place(found: FoundProfile, sample: int) -> Position:
    return float(found.profile.x[sample]), float(found.profile.y[sample])


def _length(line: Line, units: AxisUnits) -> str:
    if units[0] != units[1]:
        return ""
    length = significant(math.hypot(line.x1 - line.x0, line.y1 - line.y0))
    return tr("length {length} {unit}", length=length, unit=units[0]) if units[0] else tr("length {n}", n=length)


def _distance_name(units: AxisUnits) -> str:
    if units[0] != units[1]:
        return tr("distance along the line, x and y in their own units")
    return tr("distance along the line [{unit}]", unit=units[0]) if units[0] else tr("distance along the line")
