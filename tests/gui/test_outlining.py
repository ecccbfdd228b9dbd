"""What is outlined is what core tells, of the newest result."""

import threading
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from core.details import details_of
from core.pipeline import Result, compute
from core.points import points_of
from core.progress import Report, silent
from core.settings import Settings, SigmaChoice, SigmaRule, Unit
from core.structures import SHARES, ContourChoice, Line, Structures
from core.structures_found import found_structures
from gui.outlines import Outlines
from gui.outlining import FoundContours, FoundProfile, Outlining, Seeker, counted_contours, wanted_contours

BOTH = Outlines(contours=True, peaks=True, significance=3.0)


def result_of(sigma: float = 2.0, previous: Result | None = None, **more: object) -> Result:
    settings = Settings(bins=(60, 50), sigma=SigmaChoice(SigmaRule.BINS, sigma, sigma), **more)  # type: ignore[arg-type]  # fields of Settings
    if previous is not None:
        return compute(previous.points, settings, previous, silent)
    rng = np.random.default_rng(8)
    x, y = np.concatenate([rng.normal((0.0, 0.0), 1.0, (3000, 2)), rng.normal((6.0, 2.0), 0.5, (1000, 2))]).T
    return compute(points_of(x, y), settings, None, silent)


def test_contours_and_peaks_are_those_of_core(qtbot: QtBot) -> None:
    outlining, result = Outlining(), result_of()
    contours: list[FoundContours] = []
    outlining.contours_found.connect(contours.append)
    with qtbot.waitSignal(outlining.peaks_found) as peaks:
        outlining.follow(result, BOTH)
    qtbot.waitUntil(lambda: bool(contours) and contours[-1].points is not None)
    wanted = found_structures(
        details_of(result, silent), Structures(contours=ContourChoice(SHARES), peaks=3.0), (), silent
    )
    assert wanted.contours is not None
    assert contours[0].points is None  # lines first
    assert contours[-1].points == tuple(row.points for row in wanted.contours)
    assert [one.area for one in contours[-1].contours] == [row.contour.area for row in wanted.contours]
    assert peaks.args is not None
    assert peaks.args[0].peaks == wanted.peaks
    assert len(peaks.args[0].peaks) == 2
    told = counted_contours(result, BOTH, silent)
    assert [row.points for row in told] == list(contours[-1].points or ())
    assert counted_contours(result, Outlines(), silent) == ()
    outlining.close()


def test_the_newest_result_is_outlined_and_nothing_after_close(qtbot: QtBot) -> None:
    outlining, results = Outlining(), [result_of(2.0)]
    found: list[FoundContours] = []
    outlining.contours_found.connect(found.append)
    for sigma in (3.0, 4.0, 5.0):
        results.append(result_of(sigma, results[-1]))
    for result in results:
        outlining.follow(result, BOTH)
    qtbot.waitUntil(lambda: bool(found) and found[-1].points is not None)
    assert found[-1].result is results[-1]
    told = len(found)
    outlining.follow(replace(results[0], preliminary=True), BOTH)
    outlining.follow(results[1], BOTH)
    outlining.close()
    outlining.follow(results[2], BOTH)
    qtbot.wait(100)
    assert len(found) == told


def test_what_takes_long_waits_until_no_other_picture_is_made(qtbot: QtBot) -> None:
    outlining, result = Outlining(), result_of()
    contours: list[FoundContours] = []
    profiles: list[FoundProfile] = []
    peaks: list[object] = []
    outlining.contours_found.connect(contours.append)
    outlining.profile_found.connect(profiles.append)
    outlining.peaks_found.connect(peaks.append)
    outlines = replace(BOTH, profile=True, line=Line(0.0, 0.0, 6.0, 2.0))
    outlining.follow(result, outlines, resting=False)
    qtbot.waitUntil(lambda: bool(contours) and bool(profiles))
    qtbot.wait(300)
    assert contours[-1].points is None
    assert not profiles[-1].settled
    assert not peaks
    outlining.follow(result, outlines)
    qtbot.waitUntil(lambda: contours[-1].points is not None and profiles[-1].settled and bool(peaks))
    told = len(contours), len(profiles), len(peaks)
    outlining.follow(result, outlines, resting=False)
    outlining.follow(result, outlines)
    qtbot.wait(300)
    assert (len(contours), len(profiles), len(peaks)) == told  # what was found stays
    outlining.close()


def test_a_unit_without_a_meaning_leaves_densities_out() -> None:
    points = points_of([0.0, 1.0, 2.0], [0.0, 2.0, 1.0], [1.0, -1.0, 0.0])
    result = compute(points, Settings(bins=(10, 10), sigma=SigmaChoice(SigmaRule.BINS, 1.0, 1.0)), None, silent)
    found = wanted_contours(result, ContourChoice((), (0.1,)), Unit.PROBABILITY, silent)
    assert found.contours == ()
    assert found.note is not None


def test_typed_densities_stay_where_they_are_in_another_unit() -> None:
    per_bin = result_of()
    per_area = result_of(previous=per_bin, unit=Unit.AREA)
    choice = ContourChoice((), (2.0,))
    one, other = (wanted_contours(result, choice, Unit.BIN, silent) for result in (per_bin, per_area))
    assert one.contours[0].density == 2.0
    assert other.contours[0].density == pytest.approx(2.0 / per_bin.grid.bin_area, rel=1e-12)
    assert other.contours[0].area == pytest.approx(one.contours[0].area, rel=1e-9)


def test_where_shares_have_no_meaning_densities_are_drawn_and_it_is_said() -> None:
    points = points_of([0.0, 1.0, 2.0], [0.0, 2.0, 1.0], [1.0, -1.0, 2.0])
    result = compute(points, Settings(bins=(10, 10), sigma=SigmaChoice(SigmaRule.BINS, 1.0, 1.0)), None, silent)
    found = wanted_contours(result, ContourChoice(SHARES, (0.1,)), Unit.BIN, silent)
    assert [one.wanted for one in found.contours] == [None]
    assert found.note is not None


def test_a_seeker_finishes_what_is_soon_done_and_then_seeks_the_newest(qtbot: QtBot) -> None:
    parent = QObject()
    seeker, gate = Seeker(parent), threading.Event()
    found: list[object] = []
    seeker.found.connect(found.append)

    def first(_report: Report, _arrived: object) -> str:
        gate.wait(10)
        return "first"

    assert seeker.seek(1, first)
    assert not seeker.seek(1, first)
    qtbot.wait(20)
    seeker.seek(2, lambda _report, _arrived: "second")
    seeker.seek(3, lambda _report, _arrived: "third")
    gate.set()
    qtbot.waitUntil(lambda: found == ["first", "third"])
    seeker.forget()
    assert seeker.seek(3, lambda _report, _arrived: "again")
    seeker.close()


def test_an_impatient_seeker_drops_what_is_old(qtbot: QtBot) -> None:
    parent = QObject()
    seeker, gate = Seeker(parent, patient=False), threading.Event()
    found: list[object] = []
    seeker.found.connect(found.append)

    def first(_report: Report, _arrived: object) -> str:
        gate.wait(10)
        return "first"

    seeker.seek(1, first)
    qtbot.wait(20)
    seeker.seek(2, lambda _report, _arrived: "second")
    qtbot.waitUntil(lambda: found == ["second"])
    gate.set()
    qtbot.wait(30)
    assert found == ["second"]
    seeker.close()


@pytest.mark.parametrize("breath", [50, 60_000])
def test_a_seeker_draws_breath_and_then_seeks_the_newest(qtbot: QtBot, breath: int) -> None:
    parent = QObject()
    seeker = Seeker(parent, breath=breath)
    found: list[object] = []
    seeker.found.connect(found.append)
    seeker.seek(1, lambda _report, _arrived: "first")
    qtbot.waitUntil(lambda: found == ["first"])
    seeker.seek(2, lambda _report, _arrived: "second")
    seeker.seek(3, lambda _report, _arrived: "third")
    if breath > 1000:
        qtbot.wait(100)
        assert found == ["first"]
        seeker.forget()  # another file, or no lines: what is asked for next does not wait
        seeker.seek(3, lambda _report, _arrived: "third")
    qtbot.waitUntil(lambda: found == ["first", "third"])
    seeker.close()
