"""Chooses what the message bar says: what failed, what is offered, what is worth a glance."""

from dataclasses import replace

from PySide6.QtCore import QObject

from core.errors import UserError
from core.messages import Message
from core.ranges import Range
from core.settings import RangeChoice, RangeRule
from gui.message_bar import Kind, Line, MessageBar
from gui.model import Model, Shown


class Notices(QObject):
    """Keeps the message bar in step with the model."""

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
        self._bar.put(Kind.ERROR, Line(_sentence(error.message, error.hint)))

    def tell(self, message: Message) -> None:
        """Say what happened."""
        self._bar.take_back(Kind.ERROR)
        self._bar.put(Kind.TOLD, Line(_sentence(message)))

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
        offer = shown.result.offer
        if offer is None:
            self._bar.take_back(Kind.OFFER)
        else:
            text = "99 % of the points lie in a small part of this range"
            self._bar.put(Kind.OFFER, Line(text, "Show that part", lambda: self._take(offer)))
        if shown.result.notes:
            self._bar.put(Kind.NOTE, Line("; ".join(_sentence(note) for note in shown.result.notes)))
        else:
            self._bar.take_back(Kind.NOTE)

    def _take(self, offer: Range) -> None:
        settings = self._model.wanted.settings
        self._model.set_settings(replace(settings, range=RangeChoice(RangeRule.TYPED, offer)))


def _sentence(message: Message, hint: Message | None = None) -> str:
    """Return the words with a capital, unless they begin with a name, and with what to do about it."""
    text = str(message)
    if not message.template.startswith("{"):
        text = text[:1].upper() + text[1:]
    return text if hint is None or not hint.template else f"{text}. {hint}"
