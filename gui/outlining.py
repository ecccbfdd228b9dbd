"""Seeks in threads what is outlined of the picture: contours, peaks, the profile and the marginals."""

import threading
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from core.contours import Contour, contours_of, points_in_all
from core.density import density_of
from core.details import Details, details_of
from core.errors import UserError
from core.level import levels_of
from core.messages import Message
from core.peaks import Peak, peaks_of
from core.pipeline import Result
from core.profile import Marginal, Profile, marginals_of, profile_of
from core.progress import Report, part
from core.settings import Unit
from core.structures import ContourChoice, Line
from core.structures_found import CountedContour
from gui.jobs import Jobs, Work
from gui.outlines import Outlines
from gui.words import mark

_NO_SHARES = mark("a weight or a density is negative, or there is none above 0: there are no shares of the mass")
_OTHER_UNIT = mark("densities that were typed {unit} are no lines of this picture")
_PAUSE = 150  # milliseconds without a newer picture, before points are counted and peaks are sought
_BREATH = 150  # milliseconds from lines to the next ones: while sigma is turned the pictures come first


@dataclass(frozen=True, eq=False, slots=True)
class FoundContours:
    """Contours of a result, and how many points each encloses; None while they are counted."""

    result: Result
    contours: tuple[Contour, ...]
    note: Message | None
    points: tuple[int, ...] | None = None


@dataclass(frozen=True, eq=False, slots=True)
class FoundPeaks:
    """The peaks of a result."""

    result: Result
    peaks: tuple[Peak, ...]


@dataclass(frozen=True, eq=False, slots=True)
class FoundProfile:
    """The profile along a line; ``settled`` once its errors are known."""

    profile: Profile
    result: Result
    settled: bool

    @property
    def unit(self) -> Unit:
        """The unit of its densities."""
        return self.result.density.unit


class KeptDetails:
    """Details of a result for several threads: made by one of them, kept until another result is asked for."""

    def __init__(self) -> None:
        self._one_at_a_time = threading.Lock()
        self._last: Details | None = None

    def of(self, result: Result, report: Report) -> Details:
        """Return the details of a result."""
        with self._one_at_a_time:
            report(None, "")  # it may be too late already
            if self._last is None or self._last.result is not result:
                self._last = details_of(result, report, self._last)
            return self._last


class Seeker(QObject):
    """Seeks one thing: what was asked for last; what is being found is waited for if that is soon, and asked for.

    A pause (in milliseconds) begins anew with each wish; a breath is drawn after each find, whatever is asked for.
    """

    found = Signal(object)
    broke = Signal(object)  # BaseException: a bug

    def __init__(self, parent: QObject, *, pause: int = 0, breath: int = 0, patient: bool = True) -> None:
        super().__init__(parent)
        self._patient = patient
        self._jobs = Jobs(self)
        self._key: object = None
        self._next: Work | None = None
        self._timer, self._breath = _timer(self, pause), _timer(self, breath)
        self._timer.timeout.connect(self._start)
        self._breath.timeout.connect(self._start)
        self._jobs.arrived.connect(self.found)
        self._jobs.finished.connect(self.found)
        self._jobs.failed.connect(self.broke)  # all that may fail is told with what is found
        self._jobs.broke.connect(self.broke)
        self._jobs.ended.connect(self._breath.start)

    def seek(self, key: object, work: Work) -> bool:
        """Seek what some work finds, unless the key tells that it is what was asked for last."""
        if key == self._key:
            return False
        self._key, self._next = key, work
        if self._breath.isActive():
            return True
        if not self._jobs.busy:
            self._timer.start()
        elif self._patient:
            self._jobs.hurry()
        else:
            self._jobs.cancel()
        return True

    def hold(self) -> None:
        """Seek no further; what was found stays so."""
        if self._jobs.busy or self._next is not None:
            self.forget()

    def forget(self) -> None:
        """Seek nothing."""
        self._key = self._next = None
        self._timer.stop()
        self._jobs.cancel()
        self._breath.stop()

    def close(self) -> None:
        """Seek nothing from now on; does not wait."""
        self.forget()
        self._jobs.close()

    def _start(self) -> None:
        work, self._next = self._next, None
        if work is not None and not self._jobs.busy:
            self._jobs.start(work)


class Outlining(QObject):
    """Follows the result that is shown and what is to be outlined of it."""

    contours_found = Signal(object)  # FoundContours
    peaks_found = Signal(object)  # FoundPeaks
    profile_found = Signal(object)  # FoundProfile
    marginals_found = Signal(object)  # (Marginal, Marginal)
    broke = Signal(object)  # BaseException: a bug

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._details = KeptDetails()
        self._contours, self._points = Seeker(self, breath=_BREATH), Seeker(self, pause=_PAUSE)
        self._peaks, self._marginals = Seeker(self, pause=_PAUSE), Seeker(self)
        self._profile, self._errors = Seeker(self, patient=False), Seeker(self, pause=_PAUSE, patient=False)
        self._contours.found.connect(self._take_contours)
        self._points.found.connect(self.contours_found)
        self._peaks.found.connect(self.peaks_found)
        self._profile.found.connect(self.profile_found)
        self._errors.found.connect(self.profile_found)
        self._marginals.found.connect(self.marginals_found)
        self._result: Result | None = None
        self._resting = True
        self._lines: FoundContours | None = None
        for seeker in self._all():
            seeker.broke.connect(self.broke)

    def close(self) -> None:
        """Seek nothing from now on; does not wait."""
        for seeker in self._all():
            seeker.close()

    def follow(self, result: Result | None, outlines: Outlines, *, resting: bool = True) -> None:
        """Seek what is to be outlined of a result; of a preliminary one nothing is, and what was found stays.

        Where another picture is being made, what takes long waits until nothing else is to be done.
        """
        self._result, self._resting = result, resting and result is not None
        if not self._resting:
            for seeker in (self._points, self._peaks, self._errors):
                seeker.hold()
        if result is None:
            for seeker in self._all():
                seeker.forget()
        elif not result.preliminary:
            self._follow_contours(result, outlines)
            self._follow_peaks(result, outlines)
            self._follow_lines(result, outlines)

    def _follow_contours(self, result: Result, outlines: Outlines) -> None:
        if not outlines.contours:
            self._contours.forget()
            self._points.forget()
            self._lines = None
            return
        choice, unit = outlines.levels, outlines.unit
        if self._contours.seek((result.density, choice, unit), partial(_contours, result, choice, unit)):
            self._points.forget()
        else:
            self._count()

    def _follow_peaks(self, result: Result, outlines: Outlines) -> None:
        if not outlines.peaks:
            self._peaks.forget()
        elif self._resting:
            limit = outlines.significance
            self._peaks.seek((result.density, limit), partial(_peaks, self._details, result, limit))

    def _follow_lines(self, result: Result, outlines: Outlines) -> None:
        line = outlines.line if outlines.profile else None
        if line is None:
            self._profile.forget()
            self._errors.forget()
        else:
            self._profile.seek((result.density, line), partial(_profile, result, line))
            if self._resting:
                self._errors.seek((result.density, line), partial(_errors, self._details, result, line))
        if outlines.marginals:
            self._marginals.seek(result.density, partial(_marginals, self._details, result))
        else:
            self._marginals.forget()

    def _take_contours(self, found: FoundContours) -> None:
        self._lines = found
        self.contours_found.emit(found)
        self._count()

    def _count(self) -> None:
        """Count the points in the lines of the picture that is shown, once nothing else is to be done."""
        found, result = self._lines, self._result
        if self._resting and found is not None and result is not None and result.density is found.result.density:
            self._points.seek(found, partial(_counted, found, result))

    def _all(self) -> tuple[Seeker, ...]:
        return self._contours, self._points, self._peaks, self._profile, self._errors, self._marginals


def wanted_contours(result: Result, choice: ContourChoice, unit: Unit, report: Report) -> FoundContours:
    """Return the contours that are asked for, as far as they have a meaning; densities were typed in a unit."""
    density, note, densities = result.density, None, choice.densities
    levels = levels_of(density, result.points.weight)
    if levels is None and choice.shares:
        note = Message(_NO_SHARES)
    if densities and unit is not density.unit:
        densities = _converted(densities, result, unit)
        note = note if densities else Message(_OTHER_UNIT, {"unit": Message(unit.value)})
    found = contours_of(density, levels, () if levels is None else choice.shares, densities, report)
    return FoundContours(result, found, note)


def counted_contours(result: Result, outlines: Outlines, report: Report) -> tuple[CountedContour, ...]:
    """Return the contours that are shown, with the points that each encloses; none where they are not shown."""
    if not outlines.contours:
        return ()
    contours = wanted_contours(result, outlines.levels, outlines.unit, part(report, 0.0, 0.3)).contours
    points = points_in_all(contours, result.points, part(report, 0.3, 1.0))
    return tuple(map(CountedContour, contours, points))


def shown_peaks(result: Result, outlines: Outlines, report: Report) -> tuple[Peak, ...]:
    """Return the peaks that are shown; none where they are not shown."""
    return peaks_of(KeptDetails().of(result, report), outlines.significance, report) if outlines.peaks else ()


def _converted(densities: tuple[float, ...], result: Result, unit: Unit) -> tuple[float, ...]:
    """Return densities of a unit in that of the result; none where that has no meaning all over the picture."""
    density, weight = result.density, result.points.weight
    if Unit.SPHERE in (unit, density.unit):
        return ()
    total = float(len(result.points)) if weight is None else float(weight.sum())
    try:
        ratio = density.factor / density_of(density.grid, density.per_bin, unit, total).factor
    except UserError:
        return ()
    return tuple(value * ratio for value in densities)


def _contours(result: Result, choice: ContourChoice, unit: Unit, report: Report, _arrived: object) -> FoundContours:
    return wanted_contours(result, choice, unit, report)


def _counted(found: FoundContours, result: Result, report: Report, _arrived: object) -> FoundContours:
    return replace(found, points=points_in_all(found.contours, result.points, report))


def _peaks(details: KeptDetails, result: Result, limit: float, report: Report, _arrived: object) -> FoundPeaks:
    return FoundPeaks(result, peaks_of(details.of(result, report), limit, report))


def _profile(result: Result, line: Line, report: Report, _arrived: object) -> FoundProfile:
    return FoundProfile(profile_of(Details(result, None, None), line, report), result, settled=False)


def _errors(details: KeptDetails, result: Result, line: Line, report: Report, _arrived: object) -> FoundProfile:
    return FoundProfile(profile_of(details.of(result, report), line, report), result, settled=True)


def _marginals(details: KeptDetails, result: Result, report: Report, _arrived: object) -> tuple[Marginal, Marginal]:
    return marginals_of(details.of(result, report))


def _timer(parent: QObject, milliseconds: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
