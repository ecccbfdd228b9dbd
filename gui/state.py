"""The frozen values of the window's state: where points come from, what is wanted, what is shown, how it looks."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from core.axes_defaults import axes_for
from core.columns import ColumnChoice
from core.measure import Position
from core.pairs import Axes
from core.remembered import Remembered
from core.settings import DotsChoice, Settings
from gui.outlines import Outlines
from gui.probes import Probes
from gui.regions import Regions, Tool

if TYPE_CHECKING:  # both need numpy, which comes after the window
    from core.loading import Loaded
    from core.pipeline import Result
    from core.stamps import Stamp


@dataclass(frozen=True, slots=True)
class Source:
    """Where points come from: a file, and the name it goes by; each reading of it counts, for it may have changed.

    ``more`` are files that are read after it, as one set.
    """

    path: Path
    name: str
    sample: bool = False
    reading: int = 0
    more: tuple[Path, ...] = ()
    pasted: bool = False

    @property
    def paths(self) -> tuple[Path, ...]:
        """All files, in their order."""
        return (self.path, *self.more)

    @property
    def folder(self) -> str:
        """The folder of the file; empty where the file is none of the user's."""
        return "" if self.sample or self.pasted else str(self.path.absolute().parent)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Everything that a picture is made of; compared by value.

    What the choice leaves open is taken from what is remembered, unless it is to be guessed anew.
    """

    source: Source | None = None
    choice: ColumnChoice = field(default_factory=ColumnChoice)
    settings: Settings = field(default_factory=Settings)
    anew: bool = False
    remembered: Remembered = field(default_factory=Remembered, compare=False, repr=False)

    def same_data(self, other: "Wanted") -> bool:
        """Tell whether both speak of the same columns of the same file."""
        return (self.source, self.choice, self.anew) == (other.source, other.choice, other.anew)


@dataclass(frozen=True, eq=False, slots=True)
class Shown:
    """What is on screen, and what it was made of; the stamps are those of the user's files before they were read."""

    wanted: Wanted
    source: Source
    loaded: "Loaded"
    result: "Result"
    stamps: "tuple[Stamp | None, ...]" = ()

    @property
    def remembered(self) -> bool:
        """Tell whether the columns are those that were chosen for this header before."""
        return self.wanted.choice.x is None and not self.loaded.guessed

    @property
    def finished(self) -> bool:
        """Tell whether all points are read and counted: what comes before is shown, but nobody stays with it."""
        return self.loaded.complete and not self.result.preliminary

    @property
    def units(self) -> tuple[str | None, str | None]:
        """The units of x and of y, as far as they are known."""
        return self.loaded.units

    @property
    def on_sphere(self) -> bool:
        """Tell whether x and y are longitude and latitude, as far as names and units tell."""
        return axes_for(self.loaded.x, self.loaded.y, *self.units).sphere

    def same_columns(self, other: "Shown") -> bool:
        """Tell whether x and y are the same columns of the same file, however often it was read."""
        mine = (self.source.path, self.loaded.x, self.loaded.y)
        return mine == (other.source.path, other.loaded.x, other.loaded.y)

    def same_numbers(self, other: "Shown") -> bool:
        """Tell whether the same columns are told in numbers of the same size, whatever their unit is called."""
        mine, others = self.loaded, other.loaded
        factors = (others.x_measure.factor, others.y_measure.factor)
        return self.same_columns(other) and (mine.x_measure.factor, mine.y_measure.factor) == factors


@dataclass(frozen=True, slots=True)
class Look:
    """How the picture is laid out on screen; never changes a number."""

    axes: Axes = field(default_factory=Axes)
    scatter_beside: bool = False
    frozen: bool = False
    dots: DotsChoice = field(default_factory=DotsChoice)
    scale_bar: bool = False
    measuring: bool = False
    ruler: tuple[Position, Position] | None = None
    outlines: Outlines = field(default_factory=Outlines)
    drawing: Tool | None = None

    @property
    def line_wanted(self) -> bool:
        """Whether the mouse is for the line of a profile: there is none yet, and no other tool was taken since."""
        return self.outlines.profile and self.outlines.line is None and self.drawing is None and not self.measuring

    def laid_out_as(self, other: "Look") -> "Look":
        """Return the lay-out of another look; what passes, as a frozen readout, stays."""
        passing = {name: getattr(self, name) for name in ("frozen", "measuring", "ruler", "drawing")}
        return replace(other, **passing)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that an undo leads back to, for the file that is wanted; holds settings only.

    ``look``, ``probes`` and ``regions`` are None where no picture of these columns was shown yet: they come with it.
    """

    choice: ColumnChoice
    anew: bool
    settings: Settings
    look: Look | None = None
    probes: Probes | None = None
    regions: Regions | None = None

    def same_wanted(self, other: "Snapshot") -> bool:
        """Tell whether both lead to the same numbers and colours."""
        return (self.choice, self.anew, self.settings) == (other.choice, other.anew, other.settings)
