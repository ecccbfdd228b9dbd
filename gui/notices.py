"""Chooses what the message bar says: what failed, what is offered, what is worth a glance."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from core.columns import Measure, listed
from core.errors import UserError
from core.messages import Message
from core.settings import RangeChoice, RangeRule
from gui.message_bar import Kind, Line, MessageBar
from gui.model import Model
from gui.numbers import short
from gui.state import Shown
from gui.watching import Change
from gui.words import mark, sentence, tr

_APART = mark("{count} files were given that are not one set ({reason}): {file} is opened, still waiting: {rest}")


class Notices(QObject):
    """Keeps the message bar in step with the model."""

    next_asked = Signal()  # the next of the files that were given together

    def __init__(self, model: Model, bar: MessageBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._bar = bar
        self._before: Shown | None = None
        model.wanted_changed.connect(self._wanted)
        model.shown_changed.connect(self._shown)
        model.failed.connect(self.refuse)
        model.told.connect(self.tell)

    def refuse(self, error: UserError) -> None:
        """Say what cannot be had, and what to do about it."""
        self._bar.put(Kind.ERROR, Line(sentence(error.message, error.hint)))

    def tell(self, message: Message) -> None:
        """Say what happened."""
        self._bar.take_back(Kind.ERROR)
        self._bar.put(Kind.TOLD, Line(sentence(message)))

    def hint(self, message: Message) -> None:
        """Say what is still to be done."""
        self.tell(message)

    def settle(self) -> None:
        """Take back what was said: it no longer holds."""
        self._bar.take_back(Kind.ERROR, Kind.TOLD)

    def offer_next(self, count: int, file: str, rest: Sequence[str], reason: str) -> None:
        """Say which of several files is opened, why not all of them together, and offer the rest."""
        if not rest:
            self._bar.take_back(Kind.NEXT)
            return
        values = {"count": count, "file": file, "rest": listed(rest, 3)}
        message = Message("{count} files were given: {file} is opened, still waiting: {rest}", values)
        if reason:
            message = Message(_APART, {**values, "reason": reason})
        self._bar.put(
            Kind.NEXT, Line(sentence(message), tr("Open next"), self.next_asked.emit, tr("Open {file}", file=rest[0]))
        )

    def tell_change(self, change: Change, file: str) -> None:
        """Offer to read a file again that is another one on disk, or say that it is gone; take that back."""
        if change is Change.OTHER:
            text, tip = tr("{file} has changed since it was read", file=file), tr("Read the file again (F5)")
            self._bar.put(Kind.CHANGED, Line(text, tr("Reload"), self._model.reload, tip))
        elif change is Change.GONE:
            text = tr("{file} is no longer there; what was read of it stays", file=file)
            self._bar.put(Kind.CHANGED, Line(text))
        else:
            self._bar.take_back(Kind.CHANGED)

    def _wanted(self) -> None:
        if not self._model.satisfied:  # something new was asked for: what failed before is past
            self._bar.take_back(Kind.ERROR, Kind.TOLD)

    def _shown(self) -> None:
        shown, before = self._model.shown, self._before
        self._before = shown
        if shown is None:
            return
        if before is None or not before.wanted.same_data(shown.wanted):
            self._bar.forget_closed()
        self._offer_range(shown)
        notes = [note for note in shown.result.notes if note is not shown.result.sigma_found.message]
        if notes:  # what the rule of sigma has to say stands beside sigma
            self._bar.put(Kind.NOTE, Line("; ".join(sentence(note) for note in notes)))
        else:
            self._bar.take_back(Kind.NOTE)

    def _offer_range(self, shown: Shown) -> None:
        offer = shown.result.offer
        if shown.finished and shown.result.counts.in_range == 0:
            tip = tr("Bin the smallest range that holds all points")
            self._bar.put(
                Kind.OFFER, Line(tr("No point lies in this range"), tr("Full"), lambda: self._take(RangeChoice()), tip)
            )
        elif offer is not None:
            text = tr("99 % of the points lie in a small part of this range")
            tip = tr("Bin the range that holds most of the points")
            part = RangeChoice(RangeRule.TYPED, offer)
            self._bar.put(Kind.OFFER, Line(text, tr("Show that part"), lambda: self._take(part), tip))
        elif shown.finished and (measures := _converted(shown)):
            self._offer_units(*measures)
        else:
            self._bar.take_back(Kind.OFFER)

    def _offer_units(self, x: Measure, y: Measure) -> None:
        """Offer what is told beside the file of what the numbers are in another unit."""
        size = f"{short(x.factor)} {x.unit}" if x == y else f"{short(x.factor)} {x.unit} × {short(y.factor)} {y.unit}"
        text = tr("A pixel is {size} here, as the file beside this one says", size=size)
        tip = tr("Multiply x and y by that; the button with the units takes it back")
        line = Line(text, tr("Use {unit}", unit=x.unit or ""), lambda: self._measure(x, y), tip)
        self._bar.put(Kind.OFFER, line)

    def _measure(self, x: Measure, y: Measure) -> None:
        self._model.set_choice(replace(self._model.wanted.choice, x_measure=x, y_measure=y))

    def _take(self, choice: RangeChoice) -> None:
        self._model.set_settings(replace(self._model.wanted.settings, range=choice))


def _converted(shown: Shown) -> tuple[Measure, Measure] | None:
    """Return what leads to another unit, where both columns tell it and no factor is in use."""
    loaded = shown.loaded
    columns = {column.name: column.converted for column in loaded.columns}
    x, y = columns.get(loaded.x), columns.get(loaded.y)
    plain = loaded.x_measure == loaded.y_measure == Measure()
    return (x, y) if plain and x is not None and y is not None else None
