"""Contours and peaks on screen: their lines and marks on the picture, their rows in the tables."""

from dataclasses import replace

from PySide6.QtCore import QObject

from core.ranges import Range
from core.structures import ContourChoice
from core.unit_words import unit_message
from gui.density_view import DensityView
from gui.drawing import Drawing, DrawnLine, DrawnMark
from gui.model import Model
from gui.outline_cells import MOST_PEAKS, area_words, contour_cells, peak_cells
from gui.outline_panels import OutlinePanels
from gui.outlining import FoundContours, FoundPeaks, Outlining
from gui.state import Shown
from gui.words import counted, mark, said, tr

_BESIDE = 0.1  # of an outline's width, that is seen at each side of it
_CLOSE = 0.15  # of the range, that is seen at each side of a peak

_One = tuple[str, int] | None  # "line" or "mark", and which of them


class OutlineDesk(QObject):
    """Keeps picture and tables in step with the model and with what is found."""

    def __init__(
        self,
        model: Model,
        view: DensityView,
        outlining: Outlining,
        panels: OutlinePanels,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._view = view
        self._outlining = outlining
        self._lines, self._marks = panels.contours, panels.peaks
        self._shown: Shown | None = None
        self._contours: FoundContours | None = None
        self._peaks: FoundPeaks | None = None
        self._chosen: _One = None
        self._pointed: _One = None
        self._drawing = Drawing()
        self._told: tuple[object, ...] = ()
        self._made_of: tuple[object, ...] = ()
        outlining.contours_found.connect(self._take_contours)
        outlining.peaks_found.connect(self._take_peaks)
        outlining.marginals_found.connect(view.show_marginals)
        self._connect_panels()
        view.moved.connect(self._hover)
        view.left.connect(lambda: self._point(None))

    def follow(self) -> None:
        """Show what the model holds; what was found of other data goes."""
        before, self._shown = self._shown, self._model.shown
        shown, outlines = self._shown, self._model.look.outlines
        other = shown is None or (before is not None and not before.wanted.same_data(shown.wanted))
        if other or not outlines.contours:
            self._contours = None
        if other or not outlines.peaks:
            self._peaks = None
        if other or not outlines.marginals:
            self._view.show_marginals(None)
        self._lines.follow(outlines)
        self._marks.follow(outlines)
        self._show()

    @property
    def contours(self) -> FoundContours | None:
        """What is told of contours; it may be that of the result before while newer ones are sought."""
        return self._contours

    @property
    def peaks(self) -> FoundPeaks | None:
        """What is told of peaks; it may be that of the result before while newer ones are sought."""
        return self._peaks

    def take_click(self, x: float, y: float) -> bool:
        """Choose the peak at a position; tell whether there was one."""
        mark = self._view.mark_at(x, y)
        if mark is not None:
            self._chosen = ("mark", mark)
            self._show()
        return mark is not None

    def _connect_panels(self) -> None:
        model, lines, marks = self._model, self._lines, self._marks
        lines.chosen.connect(self._go_to_line)
        marks.chosen.connect(self._go_to_mark)
        lines.pointed.connect(lambda row: self._point(None if row is None else ("line", row)))
        marks.pointed.connect(lambda row: self._point(None if row is None else ("mark", row)))
        lines.levels_chosen.connect(self._set_levels)
        lines.refused.connect(model.failed)
        marks.significance_chosen.connect(lambda limit: self._set(significance=limit))

    def _set_levels(self, levels: ContourChoice) -> None:
        shown = self._shown
        if levels.densities != self._model.look.outlines.levels.densities and shown is not None:
            self._set(levels=levels, unit=shown.result.density.unit)
        else:
            self._set(levels=levels)

    def _set(self, **changes: object) -> None:
        look = self._model.look
        outlines = replace(look.outlines, **changes)  # type: ignore[arg-type]  # each caller gives a field its type
        self._model.set_look(replace(look, outlines=outlines))

    def _take_contours(self, found: FoundContours) -> None:
        news = self._contours is None or found.note != self._contours.note
        self._contours = found
        if news and found.note is not None:
            self._model.tell(found.note)
        self._show()

    def _take_peaks(self, found: FoundPeaks) -> None:
        self._peaks = found
        self._show()

    def _hover(self, x: float, y: float) -> None:
        mark = self._view.mark_at(x, y)
        line = None if mark is not None else self._view.line_at(x, y)
        self._point(("mark", mark) if mark is not None else ("line", line) if line is not None else None)

    def _point(self, one: _One) -> None:
        if one != self._pointed:
            self._pointed = one
            self._show()

    def _go_to_line(self, row: int) -> None:
        self._chosen = ("line", row)
        outline = None if self._contours is None else self._contours.contours[row].outline
        if outline is not None and outline.rings:
            x_min, x_max, y_min, y_max = outline.bounds
            self._view.look_at(_around(x_min, x_max, y_min, y_max, _BESIDE))
        self._show()

    def _go_to_mark(self, row: int) -> None:
        self._chosen = ("mark", row)
        if self._peaks is not None:
            peak, grid = self._peaks.peaks[row], self._peaks.result.grid
            x_min, x_max, y_min, y_max = grid.extent
            seen = self._view.view_range()
            wide = min(seen.x_max - seen.x_min, 2.0 * _CLOSE * (x_max - x_min))
            high = min(seen.y_max - seen.y_min, 2.0 * _CLOSE * (y_max - y_min))
            self._view.look_at(Range(peak.x - wide / 2, peak.x + wide / 2, peak.y - high / 2, peak.y + high / 2))
        self._show()

    def _show(self) -> None:
        """Bring picture and tables up to date; what did not change stays, for the mouse moves all the time."""
        shown = self._shown
        told = (self._contours, self._peaks, None if shown is None else shown.units)
        if told != self._told:
            self._told = told
            self._fill_tables()
        lit = self._pointed or self._chosen
        self._lines.table.select(_number("line", lit))
        self._marks.table.select(_number("mark", lit))
        drawing = Drawing() if shown is None else self._drawn(shown)
        self._drawing = replace(drawing, line=_number("line", lit), mark=_number("mark", lit))
        self._view.show_drawing(self._drawing)

    def _fill_tables(self) -> None:
        contours, peaks = self._contours, self._peaks
        self._lines.show_rows(() if contours is None else contour_cells(contours), self._words(contours))
        told = "" if peaks is None else counted(len(peaks.peaks), mark("{n} peak"), mark("{n} peaks"))
        if peaks is not None and len(peaks.peaks) > MOST_PEAKS:
            told = tr("{peaks}, the densest {n} of them are shown", peaks=told, n=MOST_PEAKS)
        words = [words for words in (told, self._words(peaks)) if words]
        self._marks.show_rows(() if peaks is None else peak_cells(peaks), ", ".join(words))

    def _words(self, found: FoundContours | FoundPeaks | None) -> str:
        if found is None or self._shown is None:
            return ""
        units = self._shown.units
        words = tr("density {unit}", unit=said(unit_message(found.result.density.unit, units)))
        area = area_words(found.result.density.unit, units)
        if isinstance(found, FoundPeaks) or not area:
            return words
        return tr("{density}, area in {area}", density=words, area=area)

    def _drawn(self, shown: Shown) -> Drawing:
        """Return what is drawn, in the inks that stand out; a line that is drawn already stays the same one."""
        contours = () if self._contours is None else self._contours.contours
        peaks = () if self._peaks is None else self._peaks.peaks[:MOST_PEAKS]
        made_of = (contours, peaks, shown.result.picture, self._model.look.dots)
        if made_of != self._made_of:
            self._made_of = made_of
            before = {(line.contour, line.dark): line for line in self._drawing.lines}
            inks = self._view.dark_inks_on([*(one.density for one in contours), *(one.density for one in peaks)])
            drawn = [before.get(pair) or DrawnLine(*pair) for pair in zip(contours, inks, strict=False)]
            numbered = enumerate(zip(peaks, inks[len(contours) :], strict=True), 1)
            marks = [DrawnMark(str(number), peak.x, peak.y, dark) for number, (peak, dark) in numbered]
            self._drawing = Drawing(tuple(drawn), tuple(marks))
        return self._drawing


def _number(kind: str, one: _One) -> int | None:
    return one[1] if one is not None and one[0] == kind else None


def _around(x_min: float, x_max: float, y_min: float, y_max: float, beside: float) -> Range:
    wide, high = (x_max - x_min) * beside, (y_max - y_min) * beside
    return Range(x_min - wide, x_max + wide, y_min - high, y_max + high)
