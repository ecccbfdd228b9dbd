import threading
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from core.crossvalidation import CrossValidation
from core.details import Details, criterion_of, details_of
from core.messages import Message
from core.pipeline import Result, compute
from core.points import points_of
from core.progress import Report, silent
from core.settings import Settings, SigmaChoice, SigmaRule
from gui import inquiry as module
from gui.inquiry import Inquiry, Told, told_of

POINTS = points_of(*np.random.default_rng(2).normal(size=(2, 3000)))
PLACES = [(0.25, -0.5), (9.0, 9.0), (1.5, 1.5)]


def result_of(sigma: float = 2.0, bins: int = 40, before: Result | None = None) -> Result:
    settings = Settings(bins=(bins, bins), sigma=SigmaChoice(SigmaRule.BINS, sigma, sigma))
    return compute(POINTS, settings, before, silent)


@pytest.fixture
def inquiry(qtbot: QtBot) -> Iterator[Inquiry]:
    made = Inquiry()
    yield made
    made.close()


def test_the_newest_place_is_told(inquiry: Inquiry, qtbot: QtBot) -> None:
    result = result_of()
    inquiry.follow(result)
    told = QSignalSpy(inquiry.place_told)
    for share in range(30):
        inquiry.point((share / 30, 0.0))
        qtbot.wait(3)
    qtbot.waitUntil(lambda: told.count() > 0 and told.at(told.count() - 1)[0] == (29 / 30, 0.0))
    assert told.at(told.count() - 1)[1] == details_of(result, silent).at(29 / 30, 0.0)


def test_nothing_of_an_older_result_is_told(inquiry: Inquiry, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = result_of(2.0), result_of(5.0)
    release, begun = threading.Event(), threading.Event()

    def slow(result: Result, report: Report, before: Details | None) -> Details:
        if result is old:
            begun.set()
            release.wait(10)
        return details_of(result, report, before)

    monkeypatch.setattr(module, "details_of", slow)
    told = QSignalSpy(inquiry.place_told)
    inquiry.point((0.1, 0.2))
    inquiry.follow(old)
    qtbot.waitUntil(begun.is_set)
    inquiry.follow(new)
    release.set()
    qtbot.waitUntil(lambda: told.count() > 0)
    qtbot.wait(50)
    assert [told.at(row)[1] for row in range(told.count())] == [details_of(new, silent).at(0.1, 0.2)]


def test_probes_are_told_soon_without_and_then_with_their_details(inquiry: Inquiry, qtbot: QtBot) -> None:
    result = result_of()
    told: list[dict[tuple[float, float], Told]] = []
    inquiry.probes_told.connect(told.append)
    inquiry.probe(PLACES)
    inquiry.follow(result)
    qtbot.waitUntil(lambda: bool(told) and all(one.settled for one in told[-1].values()))
    assert not told[0][PLACES[0]].settled
    details = details_of(result, silent)
    for place in PLACES:
        assert told[-1][place].detail == details.at(*place)
    first, last = told[0][PLACES[0]].readout, told[-1][PLACES[0]].readout
    assert first == last
    assert first is not None
    assert first.density == result.density.at(*PLACES[0])
    assert told[-1][PLACES[1]].readout is None
    again = told_of(result, PLACES, silent)
    assert [again[place].detail for place in PLACES] == [told[-1][place].detail for place in PLACES]


def test_what_is_known_is_not_sought_again(inquiry: Inquiry, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[dict[tuple[float, float], Told]] = []
    inquiry.probes_told.connect(told.append)
    inquiry.follow(result_of())
    inquiry.probe(PLACES[:1])
    qtbot.waitUntil(lambda: bool(told) and told[-1][PLACES[0]].settled)
    before = told[-1][PLACES[0]]
    inquiry.probe([PLACES[2], PLACES[0]])
    qtbot.waitUntil(lambda: PLACES[2] in told[-1] and told[-1][PLACES[2]].settled)
    assert told[-1][PLACES[0]] is before


def test_a_preliminary_result_has_densities_only(inquiry: Inquiry, qtbot: QtBot) -> None:
    places, told = QSignalSpy(inquiry.place_told), list[dict[tuple[float, float], Told]]()
    inquiry.probes_told.connect(told.append)
    inquiry.probe(PLACES)
    inquiry.point(PLACES[0])
    inquiry.follow(replace(result_of(), preliminary=True))
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(80)
    assert all(one.settled and one.detail is None for one in told[-1].values())
    assert places.count() == 0


def test_the_criterion_is_sought_once_for_the_same_counts(
    inquiry: Inquiry, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[Result] = []

    def counted(result: Result, report: Report) -> CrossValidation:
        calls.append(result)
        return criterion_of(result, report)

    monkeypatch.setattr(module, "criterion_of", counted)
    monkeypatch.setattr(module, "_LONG_PAUSE", 10)
    found: list[CrossValidation | None] = []
    inquiry.compared.connect(found.append)
    result = result_of()
    inquiry.follow(result)
    assert calls == []
    inquiry.compare(True)
    qtbot.waitUntil(lambda: bool(found) and found[-1] is not None)
    assert [one.minimum for one in found if one is not None] == [criterion_of(result, silent).minimum]
    inquiry.follow(result_of(3.0, before=result))
    qtbot.wait(600)
    assert len(calls) == 1
    inquiry.follow(result_of(3.0, bins=50))
    assert found.count(None) == 2
    qtbot.waitUntil(lambda: len(calls) == 2 and found[-1] is not None)


def test_dust_is_noted_once_the_picture_rests(inquiry: Inquiry, qtbot: QtBot) -> None:
    notes: list[list[Message]] = []
    inquiry.noted.connect(notes.append)
    dusty = result_of(1.0, bins=500)
    inquiry.follow(dusty)
    assert notes == [[]]
    qtbot.waitUntil(lambda: len(notes) > 1)
    assert notes[-1] == [details_of(dusty, silent).dust(silent)]
    inquiry.follow(None)
    assert notes[-1] == []


def test_a_bug_is_told(inquiry: Inquiry, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_result: Result, _report: Report, _before: Details | None) -> Details:
        raise ZeroDivisionError

    monkeypatch.setattr(module, "details_of", broken)
    with qtbot.waitSignal(inquiry.broke) as told:
        inquiry.follow(result_of())
    assert isinstance(told.args[0] if told.args else None, ZeroDivisionError)
