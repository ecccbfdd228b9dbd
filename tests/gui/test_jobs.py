import threading
import time
from collections.abc import Callable

from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from core.errors import UserError
from core.progress import Report
from gui.jobs import Jobs

Arrived = Callable[[object], None]


def heard(spy: QSignalSpy) -> list[list[object]]:
    return [spy.at(index) for index in range(spy.count())]


def until_told(moment: threading.Event) -> Callable[[Report, Arrived], object]:
    def work(report: Report, arrived: Arrived) -> object:
        while not moment.wait(0.005):
            report(None, "Waiting")
        return "done"

    return work


def test_work_is_done_in_another_thread_and_told_in_this_one(qtbot: QtBot) -> None:
    jobs = Jobs()
    places: list[threading.Thread] = []
    jobs.finished.connect(lambda _: places.append(threading.current_thread()))

    def work(report: Report, arrived: Arrived) -> object:
        places.append(threading.current_thread())
        return 42

    with qtbot.waitSignal(jobs.finished) as finished:
        jobs.start(work)
    assert finished.args == [42]
    assert places[0] is not places[1]
    assert places[1] is threading.current_thread()
    assert not jobs.busy


def test_progress_and_first_results_come_before_the_end(qtbot: QtBot) -> None:
    jobs = Jobs()
    progressed, arrived_early, finished = (
        QSignalSpy(signal) for signal in (jobs.progressed, jobs.arrived, jobs.finished)
    )

    def work(report: Report, arrived: Arrived) -> object:
        report(0.25, "Reading")
        arrived("half")
        return "whole"

    with qtbot.waitSignal(jobs.ended):
        jobs.start(work)
    assert heard(progressed) == [[0.25, "Reading"]]
    assert heard(arrived_early) == [["half"]]
    assert heard(finished) == [["whole"]]


def test_what_the_user_can_mend_and_what_is_a_bug_are_told_apart(qtbot: QtBot) -> None:
    jobs = Jobs()
    mendable, bug = UserError("the file is gone"), ZeroDivisionError("oh")

    def failing(error: Exception) -> Callable[[Report, Arrived], object]:
        def work(report: Report, arrived: Arrived) -> object:
            raise error

        return work

    with qtbot.waitSignal(jobs.failed) as failed:
        jobs.start(failing(mendable))
    with qtbot.waitSignal(jobs.broke) as broke:
        jobs.start(failing(bug))
    assert failed.args == [mendable]
    assert broke.args == [bug]


def test_cancel_is_immediate_and_final(qtbot: QtBot) -> None:
    jobs = Jobs()
    deaf = threading.Event()
    finished = QSignalSpy(jobs.finished)

    def work(report: Report, arrived: Arrived) -> object:
        deaf.wait(5)  # a long call that cannot be interrupted
        return "too late"

    jobs.start(work)
    before = time.monotonic()
    jobs.cancel()
    assert time.monotonic() - before < 0.5
    assert not jobs.busy
    with qtbot.waitSignal(jobs.finished):
        jobs.start(lambda report, arrived: "next")
    deaf.set()
    qtbot.wait(50)
    assert heard(finished) == [["next"]]


def test_a_cancelled_report_ends_the_thread(qtbot: QtBot) -> None:
    jobs = Jobs()
    ended = threading.Event()

    def work(report: Report, arrived: Arrived) -> object:
        try:
            while True:
                report(None, "Forever")
                time.sleep(0.001)
        finally:
            ended.set()

    jobs.start(work)
    jobs.cancel()
    assert ended.wait(5)


def test_a_hurried_job_may_finish_if_that_is_soon(qtbot: QtBot) -> None:
    jobs = Jobs()
    moment = threading.Event()
    finished = QSignalSpy(jobs.finished)
    jobs.start(until_told(moment))
    jobs.hurry()
    moment.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert heard(finished) == [["done"]]


def test_a_hurried_job_that_takes_long_is_stopped(qtbot: QtBot) -> None:
    jobs = Jobs()
    finished = QSignalSpy(jobs.finished)
    with qtbot.waitSignal(jobs.ended):
        jobs.start(until_told(threading.Event()))
        jobs.hurry()
    assert heard(finished) == []


def test_a_hurried_job_ends_with_what_it_shows_first(qtbot: QtBot) -> None:
    jobs = Jobs()
    moment = threading.Event()
    arrived_early, finished = QSignalSpy(jobs.arrived), QSignalSpy(jobs.finished)

    def work(report: Report, arrived: Arrived) -> object:
        moment.wait(5)
        arrived("draft")
        report(None, "Going on")
        return "exact"

    with qtbot.waitSignal(jobs.ended):
        jobs.start(work)
        jobs.hurry()
        moment.set()
    assert (heard(arrived_early), heard(finished)) == ([["draft"]], [])


def test_nobody_speaks_to_qt_after_close(qtbot: QtBot) -> None:
    jobs = Jobs()
    moment, done = threading.Event(), threading.Event()

    def work(report: Report, arrived: Arrived) -> object:
        moment.wait(5)
        done.set()
        return "too late"

    jobs.start(work)
    jobs.close()
    jobs.deleteLater()
    qtbot.wait(10)
    moment.set()
    assert done.wait(5)
    qtbot.wait(10)
