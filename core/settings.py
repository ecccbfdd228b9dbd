"""What somebody wants to see: frozen values, compared by value, from which everything shown follows.

Needs the standard library alone, so that the window can be on screen before numpy is imported.
"""

from dataclasses import dataclass, field, replace
from enum import Enum

from core.messages import mark
from core.ranges import Range

MIN_BINS = 2
MAX_BINS = 8192
EXPONENTS = (0.01, 100.0)
"""The least and the largest exponent of the power scale."""


class Unit(Enum):
    """The unit in which a density is told. The value is the unit's name everywhere: window, command line, files."""

    BIN = mark("per bin")
    AREA = mark("per unit area")
    PROBABILITY = mark("probability per unit area")
    SPHERE = mark("per square degree on the sphere")
    MAXIMUM = mark("fraction of maximum")


class Wrap(Enum):
    """From where longitudes, in degrees, are counted once around: as the file does, from -180, or from 0."""

    NONE = "none"
    HALF = "180"
    FULL = "360"

    @property
    def start(self) -> float | None:
        """The smallest longitude; None where all stay as they are."""
        return {Wrap.NONE: None, Wrap.HALF: -180.0, Wrap.FULL: 0.0}[self]


@dataclass(frozen=True, slots=True)
class AxesChoice:
    """How positions are laid out on the axes before they are binned."""

    wrap: Wrap = Wrap.NONE


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

    LINEAR = mark("linear")
    SQRT = mark("sqrt")
    LOG = mark("log")
    ASINH = mark("asinh")
    POWER = mark("power")
    EQUALISED = mark("equalised")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where densities stand along the colour bar, as a value; ``core.stretching`` computes with it.

    Attributes
    ----------
    scale : Scale
    limits : (low, high)
        The densities of the lowest and the highest colour, in the unit.
    bend : tuple of float
        What bends the scale. Power: the exponent. Asinh: the softening, as a share of the larger limit. Equalised:
        quantiles of the densities of the bins that are not empty. Others: nothing.
    """

    scale: Scale
    limits: tuple[float, float]
    bend: tuple[float, ...] = ()


class LimitsRule(Enum):
    """Where the limits of the colours come from; percentiles are over the bins that are not empty.

    AUTO: from 0 (log: the 1st percentile) to the 99.9th percentile. PERCENTILES: from one to another. EXTREMES: from
    the smallest density to the largest. TYPED: as typed, or as dragged.
    """

    AUTO = "automatic"
    PERCENTILES = "percentiles"
    EXTREMES = "minimum and maximum"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class LimitsChoice:
    """The rule and, where the rule is PERCENTILES, two of them, or, where it is TYPED, two densities in the unit."""

    rule: LimitsRule = LimitsRule.AUTO
    low: float = 0.0
    high: float = 0.0


@dataclass(frozen=True, slots=True)
class Colour:
    """The look of the picture; never changes a number.

    Attributes
    ----------
    map : str
        Name of a colour map, a row of ``core.colour_maps.COLOUR_MAPS``.
    scale : Scale or None
        None: linear, or asinh where the densities ask for it; which one was taken is told.
    limits : LimitsChoice
    reversed : bool
        Whether the map runs backwards.
    exponent : float
        Of the power scale.
    clear : bool
        Whether bins whose density is 0 have no colour at all.
    held : Stretch or None
        What holds instead of scale, limits and exponent, whatever the densities are, while the colours are locked.
    """

    map: str = "PuRd"
    scale: Scale | None = None
    limits: LimitsChoice = field(default_factory=LimitsChoice)
    reversed: bool = False
    exponent: float = 0.5
    clear: bool = False
    held: Stretch | None = None

    def with_limits(self, low: float, high: float) -> "Colour":
        """Return these colours between other limits; a lock stays closed."""
        if self.held is not None:
            return replace(self, held=replace(self.held, limits=(low, high)))
        return replace(self, limits=LimitsChoice(LimitsRule.TYPED, low, high))

    def with_automatic_limits(self) -> "Colour":
        """Return these colours between limits that follow the densities; a lock is opened."""
        return replace(self, limits=LimitsChoice(), held=None)

    def with_scale(self, scale: Scale | None) -> "Colour":
        """Return these colours on another scale; what was typed for the old one is dropped, locked limits stay."""
        if self.held is not None and scale is not None:
            return replace(self, scale=scale, held=Stretch(scale, self.held.limits))
        limits = LimitsChoice() if self.limits.rule is LimitsRule.TYPED else self.limits
        return replace(self, scale=scale, limits=limits, held=None)

    def of_other_data(self) -> "Colour":
        """Return what stays with other densities: not the limits that were typed for the old ones, but a lock does."""
        return replace(self, limits=LimitsChoice()) if self.limits.rule is LimitsRule.TYPED else self


class DotsRule(Enum):
    """Which points are painted as dots, and how: none, all alike, those in low density, or all by their density."""

    NONE = "none"
    PLAIN = "plain"
    OUTLIERS = "outliers"
    COLOURED = "coloured"


@dataclass(frozen=True, slots=True)
class DotsChoice:
    """The rule and, where it is OUTLIERS, the share of the mass outside of whose region points are painted."""

    rule: DotsRule = DotsRule.NONE
    share: float = 0.95


@dataclass(frozen=True, slots=True)
class Settings:
    """All that is wanted of a picture, besides its points.

    ``selection`` keeps the place of row filters in the chain; all points pass for now.
    """

    range: RangeChoice = field(default_factory=RangeChoice)
    bins: tuple[int, int] = (1000, 1000)  # nx, ny
    sigma: SigmaChoice = field(default_factory=SigmaChoice)
    raw: bool = False  # show the counts themselves, as with sigma 0; the wanted sigma stays
    unit: Unit = Unit.BIN
    colour: Colour = field(default_factory=Colour)
    selection: None = None
    axes: AxesChoice = field(default_factory=AxesChoice)
