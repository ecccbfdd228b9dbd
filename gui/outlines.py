"""What is outlined of the picture: contours, peaks, a profile, marginals, and the numbers they are made with."""

from dataclasses import dataclass, field

from core.settings import Unit
from core.structures import SHARES, ContourChoice, Line


@dataclass(frozen=True, slots=True)
class Outlines:
    """Which of them are shown; what they are made with stays while they are not.

    ``unit`` is that of the densities among the levels: they were typed in it, and stay where they are in another one.
    """

    contours: bool = False
    levels: ContourChoice = field(default_factory=lambda: ContourChoice(SHARES))
    unit: Unit = Unit.BIN
    peaks: bool = False
    significance: float = 5.0
    profile: bool = False
    line: Line | None = None
    marginals: bool = False
