"""The one mutable state of the window: what is wanted, and what is shown."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.axes_defaults import Axes, axes_for
from core.columns import ColumnChoice
from core.errors import UserError
from core.messages import Message
from core.settings import RangeChoice, Settings

if TYPE_CHECKING:  # both need numpy, which comes after the window
    from core.loading import Loaded
    from core.pipeline import Result


@dataclass(frozen=True, slots=True)
class Source:
    """Where points come from: a file, and the name it goes by."""

    path: Path
    name: str
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """Everything that a picture is made of; compared by value."""

    source: Source | None = None
    choice: ColumnChoice = field(default_factory=ColumnChoice)
    settings: Settings = field(default_factory=Settings)

    def same_data(self, other: "Wanted") -> bool:
        """Tell whether both speak of the same columns of the same file."""
        return (self.source, self.choice) == (other.source, other.choice)


@dataclass(frozen=True, eq=False, slots=True)
class Shown:
    """What is on screen, and what it was made of."""

    wanted: Wanted
    source: Source
    loaded: "Loaded"
    result: "Result"

    @property
    def finished(self) -> bool:
        """Tell whether all points are read and counted: what comes before is shown, but nobody stays with it."""
        return self.loaded.complete and not self.result.preliminary


@dataclass(frozen=True, slots=True)
class Look:
    """How the picture is laid out on screen; never changes a number."""

    axes: Axes = field(default_factory=Axes)
    scatter_beside: bool = False
    frozen: bool = False


class Model(QObject):
    """Setters compare, store and emit; nobody else holds state."""

    wanted_changed = Signal()
    shown_changed = Signal()
    look_changed = Signal()
    failed = Signal(object)  # UserError: what was wanted cannot be had
    told = Signal(object)  # Message: worth a line, nothing is wrong

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._start = Wanted(settings=settings)
        self._wanted = self._start
        self._shown: Shown | None = None
        self._finished: Shown | None = None
        self._look = Look()

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
    def satisfied(self) -> bool:
        """Tell whether what is shown is what is wanted."""
        if self._shown is None:
            return self._wanted.source is None
        return self._shown.finished and self._shown.wanted == self._wanted

    def open(self, source: Source, choice: ColumnChoice | None = None, settings: Settings | None = None) -> None:
        """Want another file; without settings of its own it takes over those that do not belong to the old data."""
        if settings is None:
            settings = replace(self._settings_to_go_on(), range=RangeChoice())
        if choice is None:
            again = self._shown is not None and self._shown.source == source
            choice = self._wanted.choice if again else ColumnChoice()
        self._want(Wanted(source, choice, settings))

    def set_choice(self, choice: ColumnChoice) -> None:
        """Want other columns of the same file; a typed range spoke of the old ones."""
        if choice != self._wanted.choice:
            settings = replace(self._wanted.settings, range=RangeChoice())
            self._want(replace(self._wanted, choice=choice, settings=settings))

    def set_settings(self, settings: Settings) -> None:
        """Want other settings for the same points."""
        self._want(replace(self._wanted, settings=settings))

    def set_look(self, look: Look) -> None:
        """Lay the picture out in another way."""
        if look != self._look:
            self._look = look
            self.look_changed.emit()

    def show(self, shown: Shown) -> None:
        """Take over a result; other columns bring the axes that suit them."""
        before, self._shown = self._shown, shown
        if shown.finished:
            self._finished = shown
        if before is None or not before.wanted.same_data(shown.wanted):
            names = {column.name: column.unit for column in shown.loaded.columns}
            x, y = shown.loaded.x, shown.loaded.y
            self.set_look(replace(self._look, axes=axes_for(x, y, names.get(x), names.get(y)), frozen=False))
        self.shown_changed.emit()

    def give_up(self, error: UserError | None = None) -> None:
        """Want again what was shown last of all points, after a cancel or a failure."""
        if self._shown is not self._finished:
            if self._finished is None:
                self._shown = None
                self.shown_changed.emit()
            else:
                self.show(self._finished)
        self._want(self._start if self._finished is None else self._finished.wanted)
        if error is not None:
            self.failed.emit(error)

    def tell(self, message: Message) -> None:
        """Pass on a line that is worth reading."""
        self.told.emit(message)

    def _settings_to_go_on(self) -> Settings:
        if self._shown is None or not self._shown.source.sample:
            return self._wanted.settings
        return replace(self._start.settings, colour=self._wanted.settings.colour, unit=self._wanted.settings.unit)

    def _want(self, wanted: Wanted) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self.wanted_changed.emit()
