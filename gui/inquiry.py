"""Seeks in threads what takes longer than a move of the mouse: errors, levels, notes, the criterion of sigma."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from core.crossvalidation import CrossValidation
from core.details import Detail, Details, criterion_of, details_of
from core.histogram import Counts
from core.messages import Message
from core.pipeline import Result
from core.progress import Report
from core.readout import Readout, readout_at
from gui.jobs import Jobs
from gui.sigma_notes import sigma_notes

_PAUSE = 25  # milliseconds without a newer result: while sigma is turned nothing is sought
_LONG_PAUSE = 400
_MANY = 60  # probes for whose levels the bins are sorted

Position = tuple[float, float]


@dataclass(frozen=True, eq=False, slots=True)
class Told:
    """What is known of a position; ``settled`` once its details are no longer sought."""

    readout: Readout | None
    detail: Detail | None = None
    settled: bool = False


class Inquiry(QObject):
    """Follows the result that is shown; of a place under the mouse and of the probes the newest is sought."""

    place_told = Signal(object, object)  # Position, Detail or None
    probes_told = Signal(object)  # mapping of Position to Told
    noted = Signal(object)  # list of Message
    compared = Signal(object)  # CrossValidation; None: the one before no longer holds
    broke = Signal(object)  # BaseException: a bug

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._result: Result | None = None
        self._details: Details | None = None
        self._before: Details | None = None
        self._place: Position | None = None
        self._probes: tuple[Position, ...] = ()
        self._known: dict[Position, Told] = {}
        self._dust: Message | None = None
        self._comparing = False
        self._compared: Counts | None = None
        self._one_at_a_time = threading.Lock()  # points are counted again at times: by one thread
        self._details_jobs, self._place_jobs, self._probe_jobs = Jobs(self), Jobs(self), Jobs(self)
        self._dust_jobs, self._criterion_jobs = Jobs(self), Jobs(self)
        self._soon, self._later = _timer(self, _PAUSE), _timer(self, _LONG_PAUSE)
        self._soon.timeout.connect(self._seek_details)
        self._later.timeout.connect(self._seek_dust)
        self._later.timeout.connect(self._seek_criterion)
        self._details_jobs.finished.connect(self._take_details)
        self._place_jobs.finished.connect(self._take_place)
        self._probe_jobs.arrived.connect(self._take_probes)
        self._probe_jobs.finished.connect(self._take_probes)
        self._dust_jobs.finished.connect(self._take_dust)
        self._criterion_jobs.finished.connect(self._take_criterion)
        for jobs in self._all_jobs():
            jobs.broke.connect(self.broke)

    def close(self) -> None:
        """Seek nothing from now on; does not wait."""
        self._soon.stop()
        self._later.stop()
        for jobs in self._all_jobs():
            jobs.close()

    def follow(self, result: Result | None) -> None:
        """Seek for another result from now on."""
        before, self._result = self._result, result
        if result is before:
            return
        known = self._details or self._before
        same = known is not None and result is not None and known.result.counts is result.counts
        self._before, self._details, self._known = known if same else None, None, {}
        if result is None or before is None or result.counts is not before.counts:
            self.compared.emit(None)
        for jobs in self._all_jobs():
            jobs.cancel()
        self._soon.stop()
        self._later.stop()
        if result is None or before is None or result.points is not before.points:
            self._dust = None
        self._note()
        if result is not None:
            self._soon.start()
            self._later.start()
            self._seek_probes()

    def point(self, place: Position | None) -> None:
        """Seek the details of a place."""
        self._place = place
        if self._details is not None and place is not None and not self._place_jobs.busy:
            self._place_jobs.start(_at(self._details, place))

    def probe(self, places: Sequence[Position]) -> None:
        """Seek all that is told of these positions."""
        if tuple(places) != self._probes:
            self._probes = tuple(places)
            self._seek_probes()

    def compare(self, on: bool) -> None:
        """Seek the criterion of sigma too, or no longer."""
        self._comparing = on
        if on:
            self._seek_criterion()

    def _all_jobs(self) -> tuple[Jobs, ...]:
        return self._details_jobs, self._place_jobs, self._probe_jobs, self._dust_jobs, self._criterion_jobs

    def _seek_details(self) -> None:
        result, before = self._result, self._before
        if result is None or result.preliminary:
            return

        def work(report: Report, _arrived: object) -> Details:
            with self._one_at_a_time:
                report(None, "")  # it may be too late already
                return details_of(result, report, before)

        self._details_jobs.start(work)

    def _take_details(self, details: Details) -> None:
        self._details, self._before = details, None
        self.point(self._place)
        self._seek_probes()

    def _take_place(self, told: tuple[Position, Detail | None]) -> None:
        place, detail = told
        if place == self._place:
            self.place_told.emit(place, detail)
        else:
            self.point(self._place)

    def _seek_probes(self) -> None:
        result = self._result
        if result is None or not self._probes:
            self._probe_jobs.cancel()
            return
        wanted = set(self._probes)
        known = {place: told for place, told in self._known.items() if place in wanted}
        self._probe_jobs.start(_of_all(result, self._details, self._probes, known))

    def _take_probes(self, told: dict[Position, Told]) -> None:
        self._known = told
        self.probes_told.emit(told)

    def _note(self) -> None:
        notes = [] if self._result is None else sigma_notes(self._result)
        self.noted.emit([*notes, self._dust] if self._dust is not None else notes)

    def _seek_dust(self) -> None:
        details = self._details
        if details is not None:
            self._dust_jobs.start(lambda report, _arrived: details.dust(report))
        elif self._result is not None and not self._result.preliminary:
            self._later.start()

    def _take_dust(self, note: Message | None) -> None:
        self._dust = note
        self._note()

    def _seek_criterion(self) -> None:
        result = self._result
        if not self._comparing or result is None or result.preliminary or self._compared is result.counts:
            return
        if not self._criterion_jobs.busy:
            self._criterion_jobs.start(lambda report, _arrived: (result.counts, criterion_of(result, report)))

    def _take_criterion(self, found: tuple[Counts, CrossValidation]) -> None:
        self._compared, comparison = found
        self.compared.emit(comparison)


def told_of(result: Result, places: Sequence[Position], report: Report) -> dict[Position, Told]:
    """Return all that is told of these positions."""
    return _of_all(result, details_of(result, report), places, {})(report, lambda _: None)


def _at(details: Details, place: Position) -> Callable[[Report, object], tuple[Position, Detail | None]]:
    return lambda _report, _arrived: (place, details.at(*place))


def _of_all(
    result: Result, details: Details | None, places: Sequence[Position], known: dict[Position, Told]
) -> Callable[[Report, Callable[[object], None]], dict[Position, Told]]:
    def work(report: Report, arrived: Callable[[object], None]) -> dict[Position, Told]:
        told = dict(known)
        for place in places:
            report(None, "")
            if place not in told:
                readout = readout_at(result.counts, result.density, *place, result.grid)
                told[place] = Told(readout, settled=result.preliminary or readout is None)
        if details is None:
            return told
        if len(told) > len(known):
            arrived(dict(told))
        if details.levels is not None and len(told) - len(known) > _MANY:
            details.levels.rank()
        for place in places:
            report(None, "")
            if not told[place].settled:
                told[place] = Told(told[place].readout, details.at(*place), settled=True)
        return told

    return work


def _timer(parent: QObject, milliseconds: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
