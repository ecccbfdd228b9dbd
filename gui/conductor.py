"""Starts a job whenever what is wanted is not what is shown."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal

from core.errors import UserError
from gui.jobs import Jobs, Work
from gui.model import Model
from gui.state import Shown, Wanted


class Maker(Protocol):
    """Gives the work that makes what is wanted from what is shown."""

    def __call__(self, wanted: Wanted, shown: Shown | None, /) -> Work:
        """Return the work."""


class Conductor(QObject):
    """One job runs, and what the model wants is the one that waits."""

    broke = Signal(object)  # BaseException: a bug in a job

    def __init__(self, model: Model, jobs: Jobs, maker: Maker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._jobs = jobs
        self._maker = maker
        self._ready = False
        self._shows = False
        self._kept: Shown | None = None  # what came before there was a view
        self._running: Wanted | None = None
        model.wanted_changed.connect(self._follow)
        jobs.arrived.connect(self._take)
        jobs.finished.connect(self._take)
        jobs.failed.connect(self._failed)
        jobs.broke.connect(self._broke)
        jobs.ended.connect(self._follow)

    def prepare(self) -> None:
        """Work from now on; what was wanted meanwhile has waited, and what comes of it is kept until the beginning."""
        self._ready = True
        self._follow()

    def begin(self) -> None:
        """Work and show what comes of it from now on, first what was kept."""
        self._shows = True
        kept, self._kept = self._kept, None
        if kept is not None:
            self._model.show(kept)
        self.prepare()

    def cancel(self) -> None:
        """Stop the work and want again what is shown."""
        self._model.give_up()
        self._jobs.cancel()

    def _take(self, shown: Shown) -> None:
        if self._shows:
            self._model.show(shown)
        else:
            self._kept = shown

    def _follow(self) -> None:
        wanted = self._model.wanted
        made = self._jobs.busy or self._kept is not None
        if not self._ready or (made and self._running == wanted):
            return
        self._kept = None
        if self._model.satisfied:
            self._jobs.cancel()
        elif self._jobs.busy and self._running is not None and self._running.same_data(wanted):
            if self._model.finished is not None and self._model.finished.wanted.same_data(wanted):
                self._jobs.hurry()  # else it reads the file: other settings wait for it
        else:
            self._running = wanted
            self._jobs.start(self._maker(wanted, self._model.shown))

    def _failed(self, error: UserError) -> None:
        running, wanted, finished = self._running, self._model.wanted, self._model.finished
        if running is None:
            return
        unread = finished is None or not finished.wanted.same_data(running)
        if running == wanted or (unread and running.same_data(wanted)):  # no settings make a bad file better
            self._model.give_up(error)

    def _broke(self, error: BaseException) -> None:
        self._model.give_up()
        self.broke.emit(error)
