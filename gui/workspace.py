"""What needs numpy and pyqtgraph: the picture and what is told of it. Imported by a worker while the frame is there."""

from dataclasses import replace

from PySide6.QtCore import QObject

from core.details import Detail
from core.messages import Message
from core.ranges import Range
from core.readout import readout_at
from core.settings import Colour, DotsRule
from core.unit_words import unit_message
from gui.announcing import announce
from gui.citation import Facts, percent
from gui.density_view import DensityView
from gui.ground import ground_of
from gui.inquiry import Inquiry, Position
from gui.key_pointer import KeyPointer
from gui.measuring import Measuring
from gui.model import Model
from gui.outline_desk import OutlineDesk
from gui.outline_panels import OutlinePanels
from gui.outlining import Outlining
from gui.probe_desk import ProbeDesk
from gui.probes_panel import ProbesPanel
from gui.profile_desk import ProfileDesk
from gui.readout_bar import ReadoutBar
from gui.region_desk import RegionDesk
from gui.regions_panel import RegionsPanel
from gui.state import Shown
from gui.summary import Summary
from gui.words import mark, said

_NO_OUTLIERS = mark("no point lies outside the {share} region: with more sigma, or a smaller share, some may")


class Workspace(QObject):
    """Shows what the model shows, and tells of the position under the mouse and of the probes."""

    def __init__(
        self,
        model: Model,
        readout: ReadoutBar,
        panel: ProbesPanel,
        outlines: OutlinePanels,
        regions: RegionsPanel,
        *,
        dark: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.view = DensityView()
        self.inquiry = Inquiry(self)
        self._model = model
        self._readout = readout
        self._before: Shown | None = None
        self._place: Position | None = None
        self._last: tuple[Detail, float] | None = None  # the details told last, and the density they belonged to
        self._detail: tuple[Position, Detail | None] | None = None
        self.desk = ProbeDesk(model, self.view, panel, self.inquiry, self)
        self.outlining = Outlining(self)
        self.outlines = OutlineDesk(model, self.view, self.outlining, outlines, self)
        self.profile = ProfileDesk(model, self.view, self.outlining, outlines.profile, self)
        self.desk.claim(self.outlines.take_click)
        self.regions = RegionDesk(model, self.view, regions, self)
        self.measuring = Measuring(model, self.view, self)
        self.summary = Summary(model, self.view, self)
        self.keys = KeyPointer(self.view, lambda: model.look.drawing is not None, self)
        self.set_dark(dark)
        self._connect()
        self._lay_out()
        self._show()

    def view_range(self) -> Range:
        """Return the range that is on screen."""
        return self.view.view_range()

    def show_all(self) -> None:
        """Bring the whole range on screen."""
        self.view.show_all()

    def set_dark(self, dark: bool) -> None:
        """Stand on a dark or a light ground."""
        self.view.set_ground(dark)
        self.measuring.set_dark(dark)
        self.keys.set_ground(ground_of(dark=dark))
        self.profile.set_dark(dark)

    def walk(self, right: int, up: int) -> None:
        """Move the position of the readout by bins, as seen on screen."""
        shown, axes = self._model.shown, self._model.look.axes
        if shown is not None:
            grid = shown.result.grid
            dx, dy = (-grid.dx if axes.invert_x else grid.dx), (-grid.dy if axes.invert_y else grid.dy)
            x, y = grid.x_centres, grid.y_centres
            centres = Range(float(x[0]), float(x[-1]), float(y[0]), float(y[-1]))
            self.keys.step(right * dx, up * dy, centres)

    def place(self) -> Position | None:
        """Return the position that the readout tells of."""
        return self._place

    def _connect(self) -> None:
        view, model, inquiry = self.view, self._model, self.inquiry
        view.moved.connect(self._moved)
        view.left.connect(self._left)
        view.view_changed.connect(self._view_changed)
        view.limits_dragged.connect(lambda low, high: self._colour(self._wanted_colour.with_limits(low, high)))
        view.limits_reset.connect(lambda: self._colour(self._wanted_colour.with_automatic_limits()))
        view.dots_counted.connect(self._tell_dots)
        model.shown_changed.connect(self._show)
        model.look_changed.connect(self._lay_out)
        model.wanted_changed.connect(self._outline)
        inquiry.place_told.connect(self._take_detail)
        self.keys.rested.connect(lambda: announce(self._readout, self._readout.text()))

    def _show(self) -> None:
        shown, before = self._model.shown, self._before
        if shown is None:
            self._before = self._place = None
            self.inquiry.follow(None)
            self.view.clear()
            self._tell()
            self.desk.follow(None)
            self.regions.follow()
            self._outline()
            return
        other = before is None or not before.wanted.same_data(shown.wanted)
        same = before is not None and before.same_numbers(shown)
        reframed = before is None or before.result.grid.extent != shown.result.grid.extent
        self._before = shown
        if other or (before is not None and before.result.density.unit is not shown.result.density.unit):
            self._last = None
        if other:
            self._lay_out()
            self._place = None
        words = said(unit_message(shown.result.density.unit, shown.units))
        self.view.show_result(shown.result, unit=words, fit=reframed or (other and not same))
        self._detail = None
        self.inquiry.follow(shown.result)
        self._tell()
        self.desk.follow(shown)
        self.regions.follow()
        self._outline()

    def _outline(self) -> None:
        shown = self._model.shown
        self.outlining.follow(
            None if shown is None else shown.result, self._model.look.outlines, resting=self._model.satisfied
        )
        self.outlines.follow()
        self.profile.follow()

    def _tell_dots(self, count: int) -> None:
        choice = self._model.look.dots
        if count == 0 and choice.rule is DotsRule.OUTLIERS:
            self._model.tell(Message(_NO_OUTLIERS, {"share": percent(choice.share)}))

    @property
    def _wanted_colour(self) -> Colour:
        return self._model.wanted.settings.colour

    def _colour(self, colour: Colour) -> None:
        self._model.set_settings(replace(self._model.wanted.settings, colour=colour))

    def _lay_out(self) -> None:
        look, shown = self._model.look, self._model.shown
        x, y = ("", "") if shown is None else shown.loaded.labels
        self.view.set_axes(x, y, invert_x=look.axes.invert_x, invert_y=look.axes.invert_y)
        self.view.set_equal_aspect(look.axes.equal_aspect)
        self.view.set_scatter_beside(look.scatter_beside)
        self.view.set_dots(look.dots)
        self.measuring.follow()
        self.regions.follow()
        self._outline()
        if not look.frozen:
            self._place = self.view.mouse_position()
        self._tell()

    def _moved(self, x: float, y: float) -> None:
        if not self._model.look.frozen:
            self._place = x, y
            self._tell()

    def _left(self) -> None:
        if not self._model.look.frozen:
            self._place = None
            self._tell()

    def _view_changed(self) -> None:
        place = self.view.mouse_position()
        if place is not None and not self._model.look.frozen:
            self._moved(*place)

    def _tell(self) -> None:
        shown, place = self._model.shown, self._place
        readout = None
        if shown is not None and place is not None:
            readout = readout_at(shown.result.counts, shown.result.density, *place, shown.result.grid)
        self.view.set_mark(None if readout is None else readout.density)
        if shown is None or place is None or readout is None:
            self._readout.tell(None)
            self.inquiry.point(None)
            return
        settled = self._detail is not None and self._detail[0] == place
        if settled and self._detail is not None and self._detail[1] is not None:
            self._last = self._detail[1], readout.density
        detail, density = (None, 0.0) if self._last is None else self._last
        facts = Facts(readout, shown.result, shown.units, detail, settled, density)
        self._readout.tell(facts, frozen=self._model.look.frozen)
        if not settled:
            self.inquiry.point(place)

    def _take_detail(self, place: Position, detail: Detail | None) -> None:
        self._detail = place, detail
        self._tell()
