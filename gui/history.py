"""What was done to a file's picture, step by step: pure values, from which undo and redo follow."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from gui.probes import Probes
from gui.state import Snapshot
from gui.words import mark

MOST = 200
"""So many steps are kept."""
TOGETHER = 1.0
"""Seconds within which turns of one number are one step."""


@dataclass(frozen=True, slots=True)
class Row:
    """A part of a snapshot: its name, how it is taken out, and whether turns of it are one step."""

    name: str
    of: Callable[[Snapshot], object]
    turns: bool = False


ROWS: tuple[Row, ...] = (
    Row(mark("columns"), lambda one: (one.choice, one.anew), turns=True),
    Row(mark("bins"), lambda one: one.settings.bins, turns=True),
    Row(mark("longitudes"), lambda one: one.settings.axes),
    Row(mark("range"), lambda one: one.settings.range, turns=True),
    Row(mark("unit"), lambda one: one.settings.unit, turns=True),
    Row(mark("raw counts"), lambda one: one.settings.raw),
    Row(mark("sigma"), lambda one: one.settings.sigma, turns=True),
    Row(mark("colour map"), lambda one: one.settings.colour.map, turns=True),
    Row(mark("colour scale"), lambda one: (one.settings.colour.scale, one.settings.colour.exponent), turns=True),
    Row(mark("colour limits"), lambda one: (one.settings.colour.limits, one.settings.colour.held), turns=True),
    Row(mark("colours"), lambda one: one.settings.colour),
    Row(mark("settings"), lambda one: one.settings),
    Row(mark("axes"), lambda one: one.look and one.look.axes),
    Row(mark("dots"), lambda one: one.look and one.look.dots),
    Row(mark("contours"), lambda one: one.look and (one.look.outlines.contours, one.look.outlines.levels)),
    Row(mark("peaks"), lambda one: one.look and (one.look.outlines.peaks, one.look.outlines.significance), turns=True),
    Row(mark("profile"), lambda one: one.look and one.look.outlines.line, turns=True),
    Row(mark("marginal histograms"), lambda one: one.look and one.look.outlines.marginals),
    Row(mark("view"), lambda one: one.look),
    Row(mark("probes"), lambda one: _labels(one.probes)),
    Row(mark("place of a probe"), lambda one: one.probes and one.probes.rows, turns=True),
    Row(mark("regions"), lambda one: one.regions and [(row.name, row.parent) for row in one.regions.rows]),
    Row(mark("shape of a region"), lambda one: one.regions and one.regions.rows, turns=True),
)
"""What a step is named after: the first row that differs, for what comes first takes later ones along."""


@dataclass(frozen=True, slots=True)
class Step:
    """The name of a step, and where taking it back, or doing it again, leads to."""

    name: str
    leads_to: Snapshot


@dataclass(frozen=True, slots=True)
class History:
    """The steps that were done and those that were taken back, the latest last."""

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()
    goes_on: float = 0.0  # until when turns of the latest are part of it

    def recorded(self, before: Snapshot, after: Snapshot, now: float, name: str = "") -> "History":
        """Return this with what was done now, in seconds of some clock; no step where nothing differs."""
        row = difference(before, after)
        if row is None:
            return self.sealed()
        done, name = self.done, name or row.name
        latest = done[-1] if done and not self.undone and now < self.goes_on else None
        if latest is not None and difference(latest.leads_to, after) is None:
            return History(done[:-1])  # turned back at once: nothing was done
        if latest is None or not row.turns or latest.name != name:
            done = (*done, Step(name, before))[-MOST:]
        return History(done, (), now + TOGETHER)

    def sealed(self) -> "History":
        """Return this with its latest step complete."""
        return replace(self, goes_on=0.0)

    def going_on(self, now: float) -> "History":
        """Return this with its latest step still open, as while the mouse drags."""
        return replace(self, goes_on=now + TOGETHER) if self.goes_on else self

    def back(self, present: Snapshot) -> tuple["History", Snapshot]:
        """Return the history and the snapshot after the latest step was taken back."""
        step = self.done[-1]
        return History(self.done[:-1], (*self.undone, Step(step.name, present))), step.leads_to

    def forth(self, present: Snapshot) -> tuple["History", Snapshot]:
        """Return the history and the snapshot after what was taken back last is done again."""
        step = self.undone[-1]
        return History((*self.done, Step(step.name, present)), self.undone[:-1]), step.leads_to

    def retreated(self, before: Snapshot, now: Snapshot) -> "History":
        """Return the history where what was wanted before could not be had, and another snapshot is wanted again."""
        ways = ((self.undone, History.forth), (self.done, History.back))
        far = [(count, way) for steps, way in ways if (count := _distance(steps, now))]
        if not far or before.same_wanted(now):
            return self.sealed()
        count, way = min(far, key=lambda one: one[0])
        history, present = self, before
        for _ in range(count):
            history, present = way(history, present)
        return history


def difference(one: Snapshot, other: Snapshot) -> Row | None:
    """Return the first part that differs; which probe or region is selected is none."""
    return next((row for row in ROWS if row.of(one) != row.of(other)), None)


def _distance(steps: tuple[Step, ...], to: Snapshot) -> int:
    """Return how many steps lead to where the same is wanted; 0 where none do."""
    return next((count for count, step in enumerate(reversed(steps), 1) if step.leads_to.same_wanted(to)), 0)


def _labels(probes: Probes | None) -> tuple[str, ...] | None:
    return None if probes is None else tuple(row.label for row in probes.rows)
