"""What a command line asks for: work without a window, or a window to open."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from core.columns import ColumnChoice
from core.samples import Sample
from core.settings import DotsChoice, Settings
from core.structures import Structures


@dataclass(frozen=True)
class Request:
    """What a command line asks for.

    Attributes
    ----------
    files : tuple of Path
    sample : Sample or None
    choice : ColumnChoice
    columns : bool
        Whether the columns are to be told instead of anything else.
    changes : mapping
        The fields of ``Settings`` that were given, over the defaults or the sample's own.
    at : tuple of (x, y)
        Positions to tell the density of, in data units.
    at_files : tuple of Path
        Tables of such positions.
    annotations : tuple of Path
        Where to write the table of the points with what is told of each row.
    exports : tuple of Path
    structures : Structures
        What is sought besides the picture.
    colour : mapping
        The fields of ``Colour`` that were given.
    dots : DotsChoice
        Which points are painted over the picture.
    scale_bar : bool
        Whether a bar of a round length lies on it.
    json : bool
    new_window : bool
        Whether files are opened in a window of their own, though one may be there.
    desktop : str
        ``"install"`` or ``"remove"`` where the program is to be put into the user's menu, or taken out.
    base : Settings or None
        What holds where nothing was given; None for the sample's own, or the defaults.
    """

    files: tuple[Path, ...] = ()
    sample: Sample | None = None
    choice: ColumnChoice = field(default_factory=ColumnChoice)
    columns: bool = False
    changes: Mapping[str, object] = field(default_factory=dict)
    at: tuple[tuple[float, float], ...] = ()
    at_files: tuple[Path, ...] = ()
    annotations: tuple[Path, ...] = ()
    exports: tuple[Path, ...] = ()
    structures: Structures = field(default_factory=Structures)
    colour: Mapping[str, object] = field(default_factory=dict)
    dots: DotsChoice = field(default_factory=DotsChoice)
    scale_bar: bool = False
    json: bool = False
    new_window: bool = False
    desktop: str = ""
    base: Settings | None = None

    @property
    def headless(self) -> bool:
        """Whether the work is done without a window."""
        asked = self.at or self.at_files or self.annotations or self.exports or self.structures
        return bool(self.columns or self.json or asked)

    @property
    def shareable(self) -> bool:
        """Whether a window that is already there can do all of it: open these files, or come forward."""
        return self == Request(files=self.files)

    @property
    def settings(self) -> Settings:
        """The settings to open with."""
        base = self.base or (Settings() if self.sample is None else self.sample.settings)
        colour, raw = base.colour, base.raw and "sigma" not in self.changes
        if self.changes.get("unit", base.unit) is not base.unit:  # limits and a lock speak of the unit that was
            colour = replace(colour.of_other_data(), held=None)
        if {"scale", "limits"} & self.colour.keys():
            colour = replace(colour, held=None)
        colour = replace(colour, **self.colour)  # type: ignore[arg-type]  # each value was made for its field by parse
        return replace(base, raw=raw, colour=colour, **self.changes)  # type: ignore[arg-type]  # these too
