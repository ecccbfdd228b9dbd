"""The one mutable state of the window: what is wanted, and what is shown."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.axes_defaults import axes_for
from core.columns import ColumnChoice
from core.errors import UserError
from core.messages import Message
from core.settings import AxesChoice, Colour, RangeChoice, Settings, SigmaChoice, SigmaRule, Unit
from gui.probes import Probes
from gui.regions import Regions
from gui.state import Look, Shown, Snapshot, Source, Wanted
from gui.words import mark

_STAY = mark("longitudes are counted from elsewhere now; regions and probes stay at the numbers where they were put")


class Model(QObject):
    """Setters compare, store and emit; nobody else holds state."""

    wanted_changed = Signal()
    shown_changed = Signal()
    look_changed = Signal()
    probes_changed = Signal()
    regions_changed = Signal()
    failed = Signal(object)  # UserError: what was wanted cannot be had
    parted = Signal(object)  # UserError: why files that were given together are not one set
    told = Signal(object)  # Message: worth a line, nothing is wrong
    edited = Signal(object, str)  # Snapshot before what the user did, and its name where it has one
    gave_up = Signal(object)  # Snapshot of what was wanted of the same file until then

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._start = Wanted(settings=settings)
        self._wanted = self._start
        self._shown: Shown | None = None
        self._finished: Shown | None = None
        self._look = Look()
        self._marked: Path | None = None  # the file that probes and regions belong to
        self._probes, self._regions = Probes(), Regions()
        self._own = settings  # of the last file that was no sample
        self._given = settings  # what the file was opened with
        self._carried = False  # the columns were chosen before the file was read again
        self._readings = 0
        self._in_step = False
        self._returning: Snapshot | None = None  # whose look and marks come with its picture

    @property
    def wanted(self) -> Wanted:
        """What the user asked for last."""
        return self._wanted

    @property
    def shown(self) -> Shown | None:
        """What is on screen; None while the window is empty."""
        return self._shown

    @property
    def finished(self) -> Shown | None:
        """What was shown last of all points; there a cancel leads back to."""
        return self._finished

    @property
    def look(self) -> Look:
        """How the picture is laid out on screen."""
        return self._look

    @property
    def probes(self) -> Probes:
        """The pinned positions; those of another file are not among them."""
        return self._probes if self._shown is not None and self._shown.source.path == self._marked else Probes()

    @property
    def regions(self) -> Regions:
        """The regions that are drawn; those of another file are not among them."""
        return self._regions if self._shown is not None and self._shown.source.path == self._marked else Regions()

    @property
    def satisfied(self) -> bool:
        """Tell whether what is shown is what is wanted."""
        if self._shown is None:
            return self._wanted.source is None
        return self._shown.finished and self._shown.wanted == self._wanted

    @property
    def snapshot(self) -> Snapshot:
        """All that an undo would lead back to; a guess that is shown is a guess again, whatever is remembered."""
        wanted, shown = self._wanted, self._shown
        if shown is None or not shown.wanted.same_data(wanted):
            return Snapshot(wanted.choice, wanted.anew, wanted.settings)
        guessed, choice = shown.loaded.guessed, wanted.choice
        if not guessed and choice.x is None:
            choice = shown.loaded.choice
        return Snapshot(choice, guessed, wanted.settings, Look().laid_out_as(self._look), self.probes, self.regions)

    def open(self, source: Source, choice: ColumnChoice | None = None, settings: Settings | None = None) -> None:
        """Want a file to be read, even the one that is shown; what belongs to other data is not taken over."""
        before = self._wanted
        again = before.source is not None and before.source.paths == source.paths
        if settings is None:
            settings = before.settings if again else self._settings_to_go_on()
        self._carried = choice is None and again and before.choice != ColumnChoice()
        if choice is None:
            choice = before.choice if again else ColumnChoice()
        self._readings += 1
        settings = _locked_as(settings, before.settings)
        self._given = settings
        self._want(Wanted(replace(source, reading=self._readings), choice, settings))

    def reload(self) -> None:
        """Want the file that is shown to be read again, with all that was chosen for it."""
        if self._wanted.source is not None:
            self.open(self._wanted.source)

    def set_choice(self, choice: ColumnChoice) -> None:
        """Want other columns of the same file; what was typed for the old ones is dropped."""
        with self.step():
            self._choose(choice, anew=self._wanted.anew and choice.x is None)

    def guess_anew(self) -> None:
        """Want the columns that are guessed, whatever was chosen or is remembered."""
        choice = self._wanted.choice
        with self.step():
            self._choose(ColumnChoice(table=choice.table, dialect=choice.dialect), anew=True)

    def set_settings(self, settings: Settings) -> None:
        """Want other settings for the same points; in another range a rule of sigma looks again.

        Longitudes that are counted from elsewhere lie in another range.
        """
        elsewhere = settings.axes != self._wanted.settings.axes
        if elsewhere:
            settings = replace(settings, range=RangeChoice(), sigma=settings.sigma.anew())
        if settings.range != self._wanted.settings.range:
            settings = replace(settings, sigma=settings.sigma.anew())
        with self.step():
            self._want(replace(self._wanted, settings=settings))
        if elsewhere and (self.regions.rows or self.probes.rows):
            self.tell(Message(_STAY))

    def set_look(self, look: Look) -> None:
        """Lay the picture out in another way."""
        with self.step():
            self._lay_out(look)

    def set_probes(self, probes: Probes) -> None:
        """Pin other positions in what is shown; what was chosen last is what the keys move."""
        with self.step():
            self._mark(probes, self.regions if probes.current is None else self.regions.chosen(None))

    def set_regions(self, regions: Regions) -> None:
        """Draw other regions in what is shown; what was chosen last is what the keys move."""
        with self.step():
            self._mark(self.probes if regions.current is None else self.probes.chosen(None), regions)

    @contextmanager
    def step(self, name: str = "") -> Iterator[None]:
        """Take all that is set meanwhile as one step, which an undo takes back."""
        if self._in_step:
            yield
            return
        before, self._in_step = self.snapshot, True
        try:
            yield
        finally:
            self._in_step = False
        self.edited.emit(before, name)

    def restore(self, snapshot: Snapshot) -> None:
        """Want again what was wanted once; the look and the marks of other columns come with their picture."""
        now, wanted = self.snapshot, self._wanted
        if (snapshot.choice, snapshot.anew) != (now.choice, now.anew):
            wanted = replace(wanted, choice=snapshot.choice, anew=snapshot.anew)
            self._carried = False
        self._want(replace(wanted, settings=snapshot.settings))
        self.bring(snapshot)

    def bring(self, snapshot: Snapshot) -> None:
        """Let this look and these marks come with the picture that is wanted."""
        self._returning = snapshot
        self._return()

    def show(self, shown: Shown) -> None:
        """Take over a result; other columns bring the axes that suit them."""
        before, self._shown = self._shown, shown
        if shown.finished:
            self._finished = shown
            if self._marked != shown.source.path:
                self._marked, self._probes, self._regions = None, Probes(), Regions()
        if before is None or not before.wanted.same_data(shown.wanted):
            axes = axes_for(shown.loaded.x, shown.loaded.y, *shown.units)
            same = before is not None and before.same_columns(shown)
            outlines = replace(self._look.outlines, line=None)
            axes = self._look.axes if same else axes
            self._lay_out(replace(self._look, axes=axes, frozen=False, ruler=None, outlines=outlines))
            if before is not None and same:
                self._scale_marks(before, shown)
            self._return()
        self.shown_changed.emit()

    def give_up(self, error: UserError | None = None) -> None:
        """Want again what was shown last of all points, after a cancel or a failure."""
        if error is not None and self._carried and "column" in error.message.values and self._wanted.source is not None:
            self.open(self._wanted.source, ColumnChoice())  # the columns that were chosen are no longer in the file
            self.tell(error.message)
            return
        source = self._wanted.source
        if error is not None and source is not None and source.more and not self._has_read(source):
            self.parted.emit(error)
            return
        if self._shown is not self._finished:
            if self._finished is None:
                self._shown = None
                self.shown_changed.emit()
            else:
                self.show(self._finished)
        before = self.snapshot
        self._want(self._start if self._finished is None else self._finished.wanted)
        if source is not None and self._wanted.source is not None and source.paths == self._wanted.source.paths:
            self.gave_up.emit(before)
        if error is not None:
            self.failed.emit(error)

    def tell(self, message: Message) -> None:
        """Pass on a line that is worth reading."""
        self.told.emit(message)

    def _choose(self, choice: ColumnChoice, *, anew: bool) -> None:
        wanted, shown = replace(self._wanted, choice=choice, anew=anew), self._shown
        if wanted == self._wanted:
            return
        settings = wanted.settings
        same = shown is not None and anew == self._wanted.anew and _same_numbers(shown.loaded.choice, choice)
        if not same:
            settings = _of_any_data(settings)
        if not same or choice.weight != self._wanted.choice.weight:
            settings = replace(settings, colour=settings.colour.of_other_data())
        self._carried = False
        self._want(replace(wanted, settings=settings))

    def _lay_out(self, look: Look) -> None:
        if look != self._look:
            self._look = look
            self.look_changed.emit()

    def _mark(self, probes: Probes, regions: Regions) -> None:
        if self._shown is None:
            return
        pinned, drawn = probes != self.probes, regions != self.regions
        self._marked, self._probes, self._regions = self._shown.source.path, probes, regions
        if pinned:
            self.probes_changed.emit()
        if drawn:
            self.regions_changed.emit()

    def _return(self) -> None:
        """Take over the look and the marks of what is restored, once its columns are shown."""
        snapshot, shown = self._returning, self._shown
        if snapshot is not None and shown is not None and shown.wanted.same_data(self._wanted):
            self._returning = None
            self._lay_out(self._look if snapshot.look is None else self._look.laid_out_as(snapshot.look))
            self._mark(
                self.probes if snapshot.probes is None else snapshot.probes,
                self.regions if snapshot.regions is None else snapshot.regions,
            )

    def _scale_marks(self, before: Shown, now: Shown) -> None:
        """Leave probes and regions where they are among the points, in whatever unit these are told."""
        old, new = before.loaded, now.loaded
        ratios = new.x_measure.factor / old.x_measure.factor, new.y_measure.factor / old.y_measure.factor
        if ratios != (1.0, 1.0):
            self._probes, self._regions = self._probes.scaled(*ratios), self._regions.scaled(*ratios)

    def _has_read(self, source: Source) -> bool:
        return self._finished is not None and self._finished.source == source

    def _settings_to_go_on(self) -> Settings:
        """Return what may stay with other data; a sample's own settings stay with the sample."""
        wanted, own = self._wanted, self._own
        if wanted.source is None:
            return wanted.settings
        chosen = wanted.settings.colour.map
        if wanted.source.sample and chosen == self._given.colour.map:
            chosen = own.colour.map
        look = wanted.settings.colour
        colour = Colour(map=chosen, reversed=look.reversed, clear=look.clear)
        return replace(_of_any_data(own), colour=colour)

    def _want(self, wanted: Wanted) -> None:
        if wanted != self._wanted:
            if not wanted.same_data(self._wanted):
                self._returning = None
            self._wanted = wanted
            if wanted.source is not None and not wanted.source.sample:
                self._own = wanted.settings
            self.wanted_changed.emit()


def _same_numbers(shown: ColumnChoice, other: ColumnChoice) -> bool:
    """Tell whether x and y are the same numbers; what the other choice leaves open stays as it is shown."""
    columns = (other.x or shown.x, other.y or shown.y, other.table or shown.table)
    factors = (other.x_measure.factor, other.y_measure.factor)
    return (shown.x, shown.y, shown.table, shown.x_measure.factor, shown.y_measure.factor, shown.dialect) == (
        *columns,
        *factors,
        other.dialect,
    )


def _of_any_data(settings: Settings) -> Settings:
    """Return what may stay with points of which nothing is known."""
    sigma = SigmaChoice() if settings.sigma.rule is SigmaRule.DATA else settings.sigma.anew()
    unit = Unit.AREA if settings.unit is Unit.SPHERE else settings.unit
    return replace(settings, range=RangeChoice(), axes=AxesChoice(), sigma=sigma, unit=unit)


def _locked_as(settings: Settings, before: Settings) -> Settings:
    """Return settings with the colours that were locked before, if they have no own and densities of the same unit."""
    held = before.colour.held
    if held is None or settings.colour.held is not None or settings.unit is not before.unit:
        return settings
    return replace(settings, colour=replace(settings.colour, held=held))
