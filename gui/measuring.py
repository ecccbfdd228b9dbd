"""Measuring: the scale bar and the ruler on the picture, in step with the model."""

from dataclasses import replace

from PySide6.QtCore import QObject

from core.measure import bar_length, measure
from core.unit_words import AxisUnits
from gui.density_view import DensityView
from gui.ground import ground_of
from gui.model import Model
from gui.numbers import short, significant
from gui.overlay import Bar, Ends, Overlay
from gui.ruler import Ruler
from gui.words import tr


class Measuring(QObject):
    """Tells lengths in the units of the axes."""

    def __init__(self, model: Model, view: DensityView, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._view = view
        self._overlay = Overlay(view.pane, view.pane_pixel, view.plane_rect)
        self._overlay.set_scale_bar(self._bar)
        self._ruler = Ruler(view.pane, self._overlay, view.pane_position, self)
        self._ruler.drawn.connect(lambda ends: model.set_look(replace(model.look, ruler=ends)))

    def follow(self) -> None:
        """Show what the model holds."""
        look, shown = self._model.look, self._model.shown
        on = look.measuring and shown is not None
        units = (None, None) if shown is None else shown.units
        told = "" if look.ruler is None else told_of(look.ruler, units, sphere=look.axes.sphere)
        self._ruler.show_ends(look.ruler, told, on=on)

    def set_dark(self, dark: bool) -> None:
        """Stand on a dark or a light ground."""
        self._overlay.set_ground(ground_of(dark=dark))

    def _bar(self) -> Bar | None:
        shown = self._model.shown
        if shown is None or not self._model.look.scale_bar:
            return None
        seen, pixel = self._view.view_range(), self._view.pixel_size()[0]
        length = bar_length(seen.x_max - seen.x_min)
        return (
            (length / pixel, bar_text(length, shown.units, sphere=self._model.look.axes.sphere))
            if length > 0.0 and pixel > 0.0
            else None
        )


def bar_text(length: float, units: AxisUnits, *, sphere: bool) -> str:
    """Return what a scale bar says: its length along x, which is named where y has another unit or is a latitude."""
    text = short(length) if units[0] is None else f"{short(length)} {units[0]}"
    return text if units[0] == units[1] and not sphere else tr("{length} along x", length=text)


def told_of(ends: Ends, units: AxisUnits, *, sphere: bool) -> str:
    """Return what a ruler tells: both ways, and where x and y have one unit the distance and the angle."""
    told = measure(*ends)
    x, y = (f" {unit}" if unit else "" for unit in units)
    lines = [f"Δx {significant(told.dx)}{x}   Δy {significant(told.dy)}{y}"]
    if units[0] == units[1]:
        lines.append(
            tr("distance {length}   angle {angle:.1f}°", length=f"{significant(told.length)}{x}", angle=told.angle)
        )
    if sphere:
        lines.append(tr("on the sphere {angle}°", angle=significant(told.arc)))
    return "\n".join(lines)
