import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from core.columns import ColumnChoice
from core.errors import UserError
from core.progress import Report
from core.settings import Settings
from gui.conductor import Conductor
from gui.jobs import Jobs, Work
from gui.model import Model
from gui.state import Shown, Wanted
from tests.gui.test_model import FILE, OTHER, SMALL, is_satisfied, shown_of


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
    assert [wanted.source.path for wanted in workshop.begun if wanted.source] == [OTHER.path]


def test_what_comes_before_there_is_a_view_is_kept_until_the_beginning(qtbot: QtBot, parts: Parts) -> None:
    model, jobs, workshop, conductor = parts
    model.open(FILE)
    conductor.prepare()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert model.shown is None
    conductor.begin()
    assert model.satisfied
    assert len(workshop.begun) == 1
    model.set_settings(with_bins(model, 16))
    qtbot.waitUntil(lambda: model.satisfied)
    assert [wanted.settings.bins[0] for wanted in workshop.begun] == [8, 16]


@pytest.mark.parametrize("other", [True, False])
def test_what_is_kept_is_forgotten_when_it_is_no_longer_wanted(qtbot: QtBot, parts: Parts, other: bool) -> None:
    model, jobs, _workshop, conductor = parts
    seen: list[Shown | None] = []
    model.shown_changed.connect(lambda: seen.append(model.shown))
    model.open(FILE)
    conductor.prepare()
    qtbot.waitUntil(lambda: not jobs.busy)
    if other:
        model.open(OTHER)
    else:
        conductor.cancel()
    conductor.begin()
    qtbot.waitUntil(lambda: model.satisfied)
    assert [shown.source.path for shown in seen if shown] == ([OTHER.path] if other else [])


def test_what_fails_before_there_is_a_view_is_told_at_once(qtbot: QtBot, parts: Parts) -> None:
    model, jobs, workshop, conductor = parts
    workshop.fault = UserError("it is empty")
    model.open(FILE)
    with qtbot.waitSignal(model.failed):
        conductor.prepare()
    conductor.begin()
    assert not jobs.busy
    assert model.wanted.source is None


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
    assert model.shown.source.path == OTHER.path


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
    before = model.wanted
    model.open(OTHER)
    conductor.cancel()
    assert not jobs.busy
    assert model.wanted == before
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


def test_the_file_that_is_shown_is_read_again_when_it_is_opened_again(qtbot: QtBot, parts: Parts) -> None:
    model, _jobs, workshop, conductor = parts
    conductor.begin()
    model.open(FILE)
    qtbot.waitUntil(lambda: model.satisfied)
    model.set_choice(ColumnChoice("a", "b"))
    model.set_settings(with_bins(model, 30))
    qtbot.waitUntil(lambda: model.satisfied)
    before = model.wanted
    workshop.begun.clear()
    model.open(FILE)
    qtbot.waitUntil(lambda: model.satisfied)
    model.reload()
    qtbot.waitUntil(lambda: model.satisfied)
    assert len(workshop.begun) == 2
    for wanted in workshop.begun:
        assert (wanted.choice, wanted.settings) == (before.choice, before.settings)
        assert not wanted.same_data(before)


def test_a_bad_file_is_read_once_whatever_settings_change_meanwhile(qtbot: QtBot, parts: Parts) -> None:
    model, jobs, workshop, conductor = parts
    told: list[object] = []
    model.failed.connect(told.append)
    conductor.begin()
    model.open(FILE)
    qtbot.waitUntil(lambda: model.satisfied)
    workshop.begun.clear()
    workshop.go.clear()
    workshop.fault = UserError("it is empty")
    model.open(OTHER)
    model.set_settings(with_bins(model, 30))
    workshop.go.set()
    qtbot.waitUntil(lambda: told != [] and not jobs.busy)
    qtbot.wait(30)
    assert len(workshop.begun) == 1
    assert told == [workshop.fault]
    assert is_satisfied(model)


def test_columns_that_are_no_longer_in_a_file_are_guessed(qtbot: QtBot, parts: Parts) -> None:
    model, _jobs, workshop, conductor = parts
    told: list[object] = []
    model.told.connect(told.append)
    conductor.begin()
    model.open(FILE, ColumnChoice("a", "b"))
    qtbot.waitUntil(lambda: model.satisfied)
    workshop.fault = UserError("{file} has no column {column}", file="stars.csv", column="a")
    workshop.begun.clear()
    model.told.connect(lambda _: setattr(workshop, "fault", None))
    model.reload()
    qtbot.waitUntil(lambda: model.satisfied)
    assert [wanted.choice for wanted in workshop.begun] == [ColumnChoice("a", "b"), ColumnChoice()]
    assert [str(message) for message in told] == ["stars.csv has no column a"]
