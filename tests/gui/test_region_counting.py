"""Counting in threads: the newest regions are told in the end, and few jobs run for many questions."""

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.pipeline import Result, compute
from core.points import points_of
from core.progress import silent
from core.regions import Measured
from core.settings import Settings
from core.shapes import Ellipse, Part, Region
from gui import region_counting
from gui.region_counting import RegionCounting
from tests.gui.driver import sigma_of

X, Y = np.random.default_rng(8).normal(size=(2, 20_000))
SETTINGS = Settings(bins=(50, 40), sigma=sigma_of(2.0))


@pytest.fixture
def counting() -> Iterator[RegionCounting]:
    made = RegionCounting()
    yield made
    made.close()


def result_of(sigma: float = 2.0) -> Result:
    return compute(points_of(X, Y), Settings(bins=(50, 40), sigma=sigma_of(sigma)), None, silent)


def at(x: float) -> tuple[Region, ...]:
    return (Region("a", (Part(Ellipse(x, 0.0, 1.0, 1.0)),)),)


def count_at(x: float) -> int:
    return int(np.count_nonzero((X - x) ** 2 + Y**2 <= 1.0))


@pytest.mark.parametrize("few", [1 << 19, 100])
def test_the_newest_regions_are_told(
    counting: RegionCounting, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(region_counting, "_FEW", few)
    told: list[dict[Region, Measured]] = []
    counting.told.connect(told.append)
    result = result_of()
    places = np.linspace(-2.0, 2.0, 101).tolist()
    for x in places:
        counting.follow(at(x), result, settled=True)
    qtbot.waitUntil(lambda: bool(told) and at(places[-1])[0] in told[-1], timeout=20_000)
    assert len(told) < 20
    assert told[-1][at(places[-1])[0]].points == count_at(places[-1])
    qtbot.waitUntil(lambda: few > X.size or counting.tiled, timeout=20_000)
    counting.follow(at(0.5), result, settled=True)
    qtbot.waitUntil(lambda: at(0.5)[0] in told[-1], timeout=20_000)
    assert told[-1][at(0.5)[0]].points == count_at(0.5)
    counting.follow(at(0.5), result_of(), settled=True)  # other points: the tiles are let go
    assert not counting.tiled


def test_of_what_is_not_settled_nothing_is_told(counting: RegionCounting, qtbot: QtBot) -> None:
    told: list[dict[Region, Measured]] = []
    counting.told.connect(told.append)
    counting.follow(at(0.0), result_of(), settled=False)
    counting.follow((), result_of(), settled=True)
    counting.follow(at(0.0), None, settled=True)
    qtbot.wait(60)
    assert told == []


def test_another_sigma_brings_other_peaks(counting: RegionCounting, qtbot: QtBot) -> None:
    told: list[dict[Region, Measured]] = []
    counting.told.connect(told.append)
    first = result_of()
    counting.follow(at(0.0), first, settled=True)
    qtbot.waitUntil(lambda: len(told) == 1, timeout=20_000)
    other = compute(first.points, Settings(bins=(50, 40), sigma=sigma_of(5.0)), first, silent)
    counting.follow(at(0.0), other, settled=True)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=20_000)
    one, two = (each[at(0.0)[0]] for each in told)
    assert one.points == two.points == count_at(0.0)
    assert one.peak is not None
    assert two.peak is not None
    assert two.peak[2] < one.peak[2]
