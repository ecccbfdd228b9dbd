"""The job runner: one piece of work at a time in a thread, which can be cancelled and never holds the window."""

import threading
import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from core.errors import Cancelled, UserError
from core.progress import Report

_SECONDS_BETWEEN_REPORTS = 0.03
_SECONDS_OF_PATIENCE = 1.0


class Work(Protocol):
    """What a job does: values in, a value out, in a thread of its own."""

    def __call__(self, report: Report, arrived: Callable[[object], None], /) -> object:
        """Do the work and return what came of it; hand over what can already be shown to ``arrived``."""


class _Job:
    """One piece of work; its report raises ``Cancelled`` once its time is over."""

    def __init__(self, post: Callable[["_Job", str, object], None]) -> None:
        self._post = post
        self._deadline: float | None = None
        self._told = 0.0
        self._hurried = False
        self._seen = False

    def hurry(self) -> None:
        """Let what can be shown first come through, if that is soon, and end."""
        self._hurried = True
        self.end_by(0.0 if self._seen else time.monotonic() + _SECONDS_OF_PATIENCE)

    def end_by(self, moment: float) -> None:
        self._deadline = moment if self._deadline is None else min(moment, self._deadline)

    def report(self, fraction: float | None, message: str, /) -> None:
        now = time.monotonic()
        if self._deadline is not None and now >= self._deadline:
            raise Cancelled
        if now - self._told >= _SECONDS_BETWEEN_REPORTS:
            self._told = now
            self._post(self, "progressed", (fraction, message))

    def arrived(self, value: object, /) -> None:
        self._seen = True
        self._post(self, "arrived", value)
        if self._hurried:
            self.end_by(0.0)

    def run(self, work: Work) -> None:
        outcome: str
        value: object
        try:
            outcome, value = "finished", work(self.report, self.arrived)
        except Cancelled:
            outcome, value = "cancelled", None
        except UserError as error:
            outcome, value = "failed", error
        except BaseException as error:  # noqa: BLE001 (the end of the thread: whatever was raised is told in the window)
            outcome, value = "broke", error
        self._post(self, outcome, value)


class Jobs(QObject):
    """Runs one job at a time and speaks of it in the thread of the window; forgets those that were cancelled."""

    started = Signal()
    progressed = Signal(object, str)  # fraction or None, message
    arrived = Signal(object)  # what can be shown already, while the job goes on
    finished = Signal(object)  # what came of it
    failed = Signal(object)  # UserError
    broke = Signal(object)  # BaseException: a bug
    ended = Signal()  # nothing runs now, for whatever reason
    _posted = Signal(object, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: _Job | None = None
        self._closed = False
        self._door = threading.Lock()  # held while a thread speaks to Qt, so that nobody does after close
        self._posted.connect(self._take)

    @property
    def busy(self) -> bool:
        """Tell whether a job runs."""
        return self._job is not None

    def start(self, work: Work) -> None:
        """Run the work in a thread; what ran before is cancelled and forgotten."""
        self._forget()
        if not self._closed:
            self._job = job = _Job(self._post)
            threading.Thread(target=job.run, args=(work,), name="sfumato job", daemon=True).start()
            self.started.emit()

    def hurry(self) -> None:
        """Let the job show something if that is soon, or finish: something newer waits."""
        if self._job is not None:
            self._job.hurry()

    def cancel(self) -> None:
        """Forget the job at once; its thread ends at its next report."""
        if self._forget():
            self.ended.emit()

    def close(self) -> None:
        """Cancel, and let no thread speak to Qt from now on; does not wait for any."""
        with self._door:
            self._closed = True
        self.cancel()

    def _post(self, job: _Job, outcome: str, value: object) -> None:
        with self._door:
            if not self._closed:
                self._posted.emit(job, outcome, value)

    def _forget(self) -> bool:
        job, self._job = self._job, None
        if job is not None:
            job.end_by(0.0)
        return job is not None

    def _take(self, job: _Job, outcome: str, value: object) -> None:
        if job is not self._job:
            return
        if outcome == "progressed":
            assert isinstance(value, tuple)
            self.progressed.emit(*value)
        elif outcome == "arrived":
            self.arrived.emit(value)
        else:
            self._end(outcome, value)

    def _end(self, outcome: str, value: object) -> None:
        self._job = None
        if outcome != "cancelled":
            {"finished": self.finished, "failed": self.failed, "broke": self.broke}[outcome].emit(value)
        if self._job is None:
            self.ended.emit()
