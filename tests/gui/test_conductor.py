import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from core.errors import UserError
from core.progress import Report
from core.settings import Settings
from gui.conductor import Conductor
from gui.jobs import Jobs, Work
from gui.model import Model, Shown, Wanted
from tests.gui.test_model import FILE, OTHER, SMALL, shown_of


class Workshop:
    """Makes what is wanted by real jobs in real threads, and holds each until it is told to go on."""

    def __init__(self) -> None:
        self.begun: list[Wanted] = []
        self.go = threading.Event()
        self.go.set()
        self.fault: Exception | None = None

    def __call__(self, wanted: Wanted, shown: Shown | None) -> Work:
        def work(report: Report, arrived: Callable[[object], None]) -> Shown:
            self.begun.append(wanted)
            while not self.go.wait(0.002):
                report(None, "Waiting")
            if self.fault is not None:
                raise self.fault
            return shown_of(wanted)

        return work


@pytest.fixture
def parts() -> tuple[Model, Jobs, Workshop, Conductor]:
    model, jobs, workshop = Model(SMALL), Jobs(), Workshop()
    return model, jobs, workshop, Conductor(model, jobs, workshop, model)


Parts = tuple[Model, Jobs, Workshop, Conductor]


def with_bins(model: Model, bins: int) -> Settings:
    return replace(model.wanted.settings, bins=(bins, bins))


def test_what_is_wanted_before_the_beginning_waits(qtbot: QtBot, parts: Parts) -> None:
    model, jobs, workshop, conductor = parts
    model.open(FILE)
    model.open(OTHER)
    assert not jobs.busy
    conductor.begin()
    qtbot.waitUntil(lambda: model.satisfied)
    assert [wanted.source for wanted in workshop.begun] == [OTHER]


def test_the_newest_wins_and_those_between_are_never_begun(qtbot: QtBot, parts: Parts) -> None:
    model, _jobs, workshop, conductor = parts
    conductor.begin()
    model.open(FILE)
    qtbot.waitUntil(lambda: model.satisfied)
    workshop.go.clear()
    workshop.begun.clear()
    for bins in range(9, 30):
        model.set_settings(with_bins(model, bins))
    workshop.go.set()
    qtbot.waitUntil(lambda: model.satisfied)
    assert [wanted.settings.bins[0] for wanted in workshop.begun] == [9, 29]
    assert model.shown is not None
    assert model.shown.wanted.settings.bins == (29, 29)


def test_another_file_stops_the_one_before(qtbot: QtBot, parts: Parts) -> None:
    model, _jobs, workshop, conductor = parts
    conductor.begin()
    workshop.go.clear()
    model.open(FILE)
    model.open(OTHER)
    workshop.go.set()
    qtbot.waitUntil(lambda: model.satisfied)
    assert model.shown is not None
    assert model.shown.source == OTHER


def test_settings_that_change_while_a_file_is_read_wait_for_it(qtbot: QtBot, parts: Parts) -> None:
    model, _jobs, workshop, conductor = parts
    conductor.begin()
    workshop.go.clear()
    model.open(FILE)
    model.set_settings(with_bins(model, 16))
    qtbot.wait(500)
    workshop.go.set()
    qtbot.waitUntil(lambda: model.satisfied)
    assert [wanted.settings.bins[0] for wanted in workshop.begun] == [8, 16]


def test_cancel_stops_and_stays(qtbot: QtBot, parts: Parts) -> None:
    model, jobs, workshop, conductor = parts
    conductor.begin()
    model.open(FILE)
    qtbot.waitUntil(lambda: model.satisfied)
    workshop.go.clear()
    model.open(OTHER)
    conductor.cancel()
    assert not jobs.busy
    assert model.wanted.source == FILE
    qtbot.wait(30)
    assert not jobs.busy


@pytest.mark.parametrize("fault", [UserError("it is empty"), ZeroDivisionError("a bug")])
def test_what_fails_is_not_tried_again(qtbot: QtBot, parts: Parts, fault: Exception) -> None:
    model, jobs, workshop, conductor = parts
    told: list[object] = []
    model.failed.connect(told.append)
    conductor.broke.connect(told.append)
    conductor.begin()
    workshop.fault = fault
    model.open(FILE)
    qtbot.waitUntil(lambda: told != [])
    qtbot.wait(30)
    assert told == [fault]
    assert len(workshop.begun) == 1
    assert not jobs.busy
    workshop.fault = None
    model.open(FILE)
    qtbot.waitUntil(lambda: model.shown is not None)
