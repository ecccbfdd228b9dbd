"""The regions on screen: their lines on the picture, their rows in the table, and what is just being drawn."""

from dataclasses import replace

from PySide6.QtCore import QObject, QRectF, Signal

from core.regions import Measured
from core.settings import Unit
from core.shapes import Corner, Region
from gui.density_view import DensityView
from gui.model import Model
from gui.pane_map import PaneMap, map_between
from gui.region_cells import cells_of, units_told
from gui.region_counting import RegionCounting
from gui.region_hand import RegionHand
from gui.region_layer import RegionLayer
from gui.regions import Regions
from gui.regions_panel import RegionsPanel
from gui.state import Shown


class RegionDesk(QObject):
    """Keeps lines, table and counts in step with the model; a drag is set in the model when it ends."""

    came = Signal()  # the first region was drawn
    gone = Signal()  # the regions, with the file that they belonged to
    broke = Signal(object)  # BaseException: a bug

    def __init__(self, model: Model, view: DensityView, panel: RegionsPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._view = view
        self._panel = panel
        self._draft: Regions | None = None
        self._corners: tuple[Corner, ...] = ()
        self._told: dict[Region, Measured] = {}
        self._earlier: dict[str, Measured] = {}
        self._shown: Shown | None = None
        self._there = False
        self._layer = RegionLayer(view.pane, self._see)
        self.hand = RegionHand(view.pane, self._layer, view.set_cursor, self)
        self._counting = RegionCounting(self)
        self._connect()

    def _connect(self) -> None:
        model, hand, counting = self._model, self.hand, self._counting
        model.regions_changed.connect(self._regions_changed)
        hand.drafted.connect(self._set_draft)
        hand.cornered.connect(self._set_corners)
        hand.dropped.connect(self._drop)
        hand.settled.connect(self._settle)
        hand.refused.connect(model.failed)
        hand.passed.connect(self._view.clicked)
        hand.passed_twice.connect(self._view.double_clicked)
        counting.told.connect(self._take_told)
        counting.refused.connect(model.failed)
        counting.broke.connect(self.broke)

    def close(self) -> None:
        """Count nothing from now on; does not wait."""
        self._counting.close()

    def follow(self) -> None:
        """Speak of the result that is shown now, with the tool that is wanted."""
        before, shown, look = self._shown, self._model.shown, self._model.look
        self._shown = shown
        if shown is None:
            self._told, self._earlier = {}, {}
        self._panel.show_tool(look.drawing)
        self.hand.follow(self._model.regions, look.drawing, on=shown is not None and self._mouse_is_free())
        other = before is not None and shown is not None and before.source.path != shown.source.path
        if other and not self._model.regions.rows:
            self.gone.emit()
        self._show()

    def told(self) -> list[Measured]:
        """Return what is known of the regions, in their order."""
        return [self._told[row] for row in self._model.regions.rows if row in self._told]

    def view_middle(self) -> tuple[Corner, float, float]:
        """Return the middle of what is seen, and a quarter of it across and up."""
        seen = self._view.view_range()
        middle = 0.5 * (seen.x_min + seen.x_max), 0.5 * (seen.y_min + seen.y_max)
        return middle, 0.25 * abs(seen.x_max - seen.x_min), 0.25 * abs(seen.y_max - seen.y_min)

    @property
    def _regions(self) -> Regions:
        """The regions, as they would be if the mouse was released now."""
        return self._model.regions if self._draft is None else self._draft

    def _mouse_is_free(self) -> bool:
        """Tell whether no line is to be drawn, of the ruler or of the profile."""
        look = self._model.look
        return not look.measuring and not look.line_wanted

    def _see(self) -> PaneMap | None:
        if self._model.shown is None:
            return None
        seen, frame = self._view.view_range(), self._view.plane_rect()
        if frame.isEmpty() or seen.x_min == seen.x_max or seen.y_min == seen.y_max:
            return None
        low, high = (seen.x_min, seen.y_min), (seen.x_max, seen.y_max)
        return map_between((low, self._view.pane_pixel(*low)), (high, self._view.pane_pixel(*high)), QRectF(frame))

    def _set_draft(self, draft: Regions | None) -> None:
        self._draft = draft
        self._show()

    def _set_corners(self, corners: tuple[Corner, ...]) -> None:
        self._corners = corners

    def _drop(self) -> None:
        self._corners = ()
        self._set_draft(None)

    def _settle(self, regions: Regions) -> None:
        self._draft, self._corners = None, ()
        self._model.set_regions(regions)
        if self._model.look.drawing is not None:
            self._model.set_look(replace(self._model.look, drawing=None))
        self._show()

    def _regions_changed(self) -> None:
        self.hand.stop()
        self._draft, self._corners = None, ()
        self.hand.follow(self._model.regions, self._model.look.drawing, on=self._mouse_is_free())
        self._show()

    def _show(self) -> None:
        regions, shown = self._regions, self._model.shown
        self._layer.show_regions(self._model.regions if self._corners else regions, self._corners)
        result = None if shown is None else shown.result
        self._counting.follow(regions.rows, result, settled=shown is not None and shown.finished)
        if regions.rows and not self._there:
            self.came.emit()
        self._there = bool(regions.rows)
        self._show_table()

    def _show_table(self) -> None:
        shown, regions = self._model.shown, self._regions
        if shown is None:
            self._panel.show_regions((), None, "")
            return
        result = shown.result
        rows = [cells_of(row, self._told.get(row), self._earlier.get(row.name), result) for row in regions.rows]
        on_sphere = result.density.unit is Unit.SPHERE
        self._panel.show_regions(rows, regions.current, units_told(shown.units, on_sphere=on_sphere))

    def _take_told(self, told: dict[Region, Measured]) -> None:
        self._told = told
        self._earlier = self._earlier | {region.name: one for region, one in told.items()}
        self._show_table()
