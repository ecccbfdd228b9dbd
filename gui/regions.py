"""Regions that are drawn: which there are, and which of their shapes the keys change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from core.errors import UserError
from core.region_files import joined
from core.shapes import Part, Region, Shape, moved, parents_of, scaled

MOST_REGIONS = 500

_NAME = "R{number}"


class Tool(Enum):
    """What is drawn with the mouse."""

    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    POLYGON = "polygon"


@dataclass(frozen=True, slots=True)
class Regions:
    """All regions; the current one, which of its shapes is chosen, and which handle of that the keys move."""

    rows: tuple[Region, ...] = ()
    current: int | None = None
    part: int = 0
    handle: int | None = None

    @property
    def region(self) -> Region | None:
        """The current region."""
        return None if self.current is None else self.rows[self.current]

    @property
    def shape(self) -> Shape | None:
        """The shape that is chosen."""
        return None if self.region is None or not self.region.parts else self.region.parts[self.part].shape

    def chosen(self, current: int | None, part: int = 0) -> "Regions":
        """Return these with another shape chosen."""
        return replace(self, current=current, part=part, handle=None)

    def held(self, handle: int | None) -> "Regions":
        """Return these with another handle for the keys."""
        return replace(self, handle=handle)

    def next(self) -> "Regions":
        """Return these with the next shape chosen, of all regions; after the last one none."""
        places = [(row, part) for row, region in enumerate(self.rows) for part in range(len(region.parts))]
        here = (self.current, self.part)
        after = places.index(here) + 1 if here in places else 0
        return self.chosen(*places[after]) if after < len(places) else self.chosen(None)

    def added(self, shape: Shape) -> "Regions":
        """Return these with a new region, which is current.

        Raises
        ------
        UserError
            If there would be too many.
        """
        number = len(self.rows) + 1
        names = {row.name for row in self.rows}
        while _NAME.format(number=number) in names:
            number += 1
        return self.with_more([Region(_NAME.format(number=number), (Part(shape),))])

    def with_more(self, regions: Sequence[Region]) -> "Regions":
        """Return these with more regions, of which the last is current; names that are taken get a number.

        Raises
        ------
        UserError
            If there would be too many, or a parent is not among them.
        """
        rows = joined((self.rows, tuple(regions)))
        parents_of(rows)
        if len(rows) > MOST_REGIONS:
            raise UserError(
                "{count} regions are too many",
                "There may be {most}; more are for the command line.",
                count=len(rows),
                most=MOST_REGIONS,
            )
        return Regions(rows, len(rows) - 1)

    def with_shape(self, shape: Shape, *, taken: bool) -> "Regions":
        """Return these with a shape more in the current region, or taken away from it; without one it is a region."""
        if self.current is None or self.region is None:
            return self.added(shape)
        region = self.region.with_part(shape, taken=taken)
        return replace(self._with(region), part=len(region.parts) - 1, handle=None)

    def changed(self, shape: Shape) -> "Regions":
        """Return these with another shape in the place of the one that is chosen."""
        region = self.region
        if region is None:
            return self
        parts = list(region.parts)
        parts[self.part] = replace(parts[self.part], shape=shape)
        return self._with(replace(region, parts=tuple(parts)))

    def moved(self, dx: float, dy: float) -> "Regions":
        """Return these with the current region moved as a whole."""
        region = self.region
        if region is None:
            return self
        parts = tuple(replace(part, shape=moved(part.shape, dx, dy)) for part in region.parts)
        return self._with(replace(region, parts=parts))

    def without(self, places: Sequence[int]) -> "Regions":
        """Return these without some regions; those that were told a share of them are no longer."""
        gone = {self.rows[place].name for place in places}
        rows = tuple(
            replace(row, parent=None) if row.parent in gone else row for row in self.rows if row.name not in gone
        )
        return Regions(rows, min(min(places, default=0), len(rows) - 1) if rows else None)

    def without_shape(self) -> "Regions":
        """Return these without the chosen shape; without its last one a region is gone."""
        region = self.region
        if self.current is None or region is None:
            return self
        parts = region.parts[: self.part] + region.parts[self.part + 1 :]
        if not any(not part.taken for part in parts):
            return self.without([self.current])
        return replace(self._with(replace(region, parts=parts)), part=max(0, self.part - 1), handle=None)

    def renamed(self, place: int, name: str) -> "Regions":
        """Return these with another name for one; a name that is taken gets a number."""
        before, name = self.rows[place].name, " ".join(name.split())
        others = {row.name for row in self.rows if row.name != before}
        free, repeat = name, 1
        while free in others:
            repeat += 1
            free = f"{name} ({repeat})"
        rows = tuple(replace(row, parent=free) if row.parent == before else row for row in self.rows)
        return replace(self, rows=(*rows[:place], replace(rows[place], name=free), *rows[place + 1 :]))

    def with_parent(self, place: int, parent: str | None) -> "Regions":
        """Return these with another region of which one is told a share, or none."""
        row = replace(self.rows[place], parent=parent)
        return replace(self, rows=(*self.rows[:place], row, *self.rows[place + 1 :]))

    def duplicated(self, dx: float, dy: float) -> "Regions":
        """Return these with the current region once more, a little beside it."""
        return self if self.region is None else self.with_more([self.region]).moved(dx, dy)

    def scaled(self, x: float, y: float) -> "Regions":
        """Return these around the same points of data whose unit has changed."""
        rows = tuple(
            replace(row, parts=tuple(replace(part, shape=scaled(part.shape, x, y)) for part in row.parts))
            for row in self.rows
        )
        return replace(self, rows=rows)

    def _with(self, region: Region) -> "Regions":
        assert self.current is not None
        return replace(self, rows=(*self.rows[: self.current], region, *self.rows[self.current + 1 :]))
