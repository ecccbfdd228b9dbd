"""What somebody wants to see: frozen values, compared by value, from which everything shown follows.

Needs the standard library alone, so that the window can be on screen before numpy is imported.
"""

from dataclasses import dataclass, field, replace
from enum import Enum

from core.ranges import Range

MIN_BINS = 2
MAX_BINS = 8192


class Unit(Enum):
    """The unit in which a density is told. The value is the unit's name everywhere: window, command line, files."""

    BIN = "per bin"
    AREA = "per unit area"
    PROBABILITY = "probability per unit area"
    MAXIMUM = "fraction of maximum"


class RangeRule(Enum):
    """How the range is found: all used points, the central 99.8 % of each axis, or as typed."""

    FULL = "full"
    MOST = "most"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class RangeChoice:
    """The rule and, where the rule is TYPED, the range."""

    rule: RangeRule = RangeRule.FULL
    typed: Range | None = None


class SigmaRule(Enum):
    """Where sigma comes from: a rule that looks at the points, a number of bins, or a width in data units."""

    SCOTT = "scott"
    AUTO = "cross-validation"
    BOTEV = "botev"
    BINS = "bins"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class SigmaChoice:
    """How sigma is found.

    Attributes
    ----------
    rule : SigmaRule
    x, y : float
        Where the rule is BINS or DATA: the standard deviations along x and y, in bins or in data units. Where it looks
        at the points: the widths in data units that it found with other bins, which are held; 0 where it is to look.
    factor : float
        Where the rule looks at the points: what its sigma is multiplied by.
    """

    rule: SigmaRule = SigmaRule.SCOTT
    x: float = 0.0
    y: float = 0.0
    factor: float = 1.0

    @property
    def typed(self) -> bool:
        """True where somebody gave the widths."""
        return self.rule in (SigmaRule.BINS, SigmaRule.DATA)

    @property
    def held(self) -> bool:
        """True where the widths are those that a rule found with other bins."""
        return not self.typed and (self.x, self.y) != (0.0, 0.0)

    def anew(self) -> "SigmaChoice":
        """Return the same choice with a rule that looks at the points again."""
        return replace(self, x=0.0, y=0.0) if self.held else self


class Scale(Enum):
    """How a density becomes a colour."""

    LINEAR = "linear"
    SQRT = "sqrt"
    LOG = "log"
    ASINH = "asinh"


@dataclass(frozen=True, slots=True)
class Colour:
    """The look of the picture; never changes a number.

    Attributes
    ----------
    map : str
        Name of a colour map, a row of ``core.colour_maps.COLOUR_MAPS``.
    scale : Scale or None
        None: linear, or asinh where the densities ask for it; which one was taken is told.
    limits : (low, high) in the unit shown, or None
        None: from percentiles over the bins that are not empty.
    """

    map: str = "PuRd"
    scale: Scale | None = None
    limits: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """All that is wanted of a picture, besides its points.

    ``selection`` and ``axes`` keep the place of row filters and of scaled axes in the chain; both pass through for now.
    """

    range: RangeChoice = field(default_factory=RangeChoice)
    bins: tuple[int, int] = (1000, 1000)  # nx, ny
    sigma: SigmaChoice = field(default_factory=SigmaChoice)
    raw: bool = False  # show the counts themselves, as with sigma 0; the wanted sigma stays
    unit: Unit = Unit.BIN
    colour: Colour = field(default_factory=Colour)
    selection: None = None
    axes: None = None
