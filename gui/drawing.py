"""What is drawn over the picture: lines and numbered marks, each in the ink that stands out from the colour below."""

from dataclasses import dataclass

from core.arrays import Floats
from core.contours import Contour
from gui.numbers import local


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A contour, in dark or in light ink."""

    contour: Contour
    dark: bool

    @property
    def label(self) -> str:
        """What is written along it."""
        return local(self.contour.name)

    @property
    def rings(self) -> tuple[Floats, ...]:
        """Closed rings ``(k, 2)`` in data units."""
        return self.contour.outline.rings


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A cross at a position in data units, with a label."""

    label: str
    x: float
    y: float
    dark: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """All of it, and what of it is highlighted."""

    lines: tuple[DrawnLine, ...] = ()
    marks: tuple[DrawnMark, ...] = ()
    line: int | None = None
    mark: int | None = None

    def __bool__(self) -> bool:
        return bool(self.lines or self.marks)
