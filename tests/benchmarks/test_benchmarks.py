"""The table is complete and has the promised form; no time is judged."""

import json
from collections.abc import Callable, Iterator

import pytest

from tests.benchmarks import __main__ as program
from tests.benchmarks.bench import Bench
from tests.benchmarks.case import Case, Measured, Row, short
from tests.benchmarks.cases import CASES
from tests.benchmarks.fill import fill_versus
from tests.benchmarks.peers import Peer
from tests.benchmarks.plan import Plan
from tests.benchmarks.program import FailedError
from tests.benchmarks.table import lines
from tests.benchmarks.times import median, median_pair, rounds

_TINY = Plan(
    full=False,
    points=2000,
    bins=20,
    pairs=3,
    steps=1,
    csv_rows=100,
    csv_pairs=1,
    stall_rows=1000,
    memory_rows=1000,
    small_rows=100,
    starts=1,
)
_NAMES_OTHERS_RELY_ON = (
    "fill vs numpy",
    "fill vs fast-histogram",
    "fill vs boost-histogram",
    "fill vs datashader",
    "fill vs memory",
    "sigma step vs scipy, sigma 1",
    "sigma step vs scipy, sigma 10",
    "sigma step vs scipy, sigma 50",
    "sigma step to frame",
    "bins step to frame, 1e7",
    "load stall",
    "csv to png vs notebook",
    "window on screen",
    "first picture",
    "peak memory",
)


def test_all_names_are_there_once_also_in_a_quick_run() -> None:
    names = [case.name for case in CASES if not case.full_only]
    assert set(_NAMES_OTHERS_RELY_ON) <= set(names)
    every = [case.name for case in CASES]
    assert len(set(every)) == len(every)
    assert {"fill vs numpy, 1e8", "sigma step to frame, 1e8"} <= set(every) - set(names)


def _printed(capsys: pytest.CaptureFixture[str], *argv: str) -> dict[str, dict[str, object]]:
    assert program.main(["--json", *argv], _TINY) == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told) == ["machine", "rows"]
    assert isinstance(told["machine"], str)
    assert all(list(row)[:5] == ["name", "ours", "peer", "ratio", "unit"] for row in told["rows"])
    return {row["name"]: row for row in told["rows"]}


def test_json_tells_ours_the_peer_and_their_ratio(capsys: pytest.CaptureFixture[str]) -> None:
    rows = _printed(capsys, "--only", "sigma step vs scipy")
    assert list(rows) == [f"sigma step vs scipy, sigma {sigma}" for sigma in (1, 10, 50)]
    for row in rows.values():
        ours, peer = row["ours"], row["peer"]
        assert isinstance(ours, float)
        assert isinstance(peer, float)
        assert row["ratio"] == peer / ours
        assert row["unit"] == "ms"


@pytest.mark.parametrize("name", ["window on screen", "load stall, kernels loading"])
def test_a_window_is_measured_against_its_limit(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    row = _printed(capsys, "--only", name)[name]
    ours, limit = row["ours"], row["limit"]
    assert isinstance(ours, float), row["note"]
    assert isinstance(limit, float)
    assert row["peer"] is None
    assert row["ratio"] == limit / ours > 0.0


def _one_case(measure: Callable[[Bench], Measured]) -> Case:
    return Case("fill vs one", "ns a point", measure, peer="one", limit=1.5, goal=3.0)


def _fill_versus(peer: Peer) -> Case:
    return _one_case(fill_versus(peer, lambda plan: plan.points))


def _missing(*_: object) -> Callable[[], object]:
    raise ModuleNotFoundError("no module", name="one")


def test_a_missing_peer_is_told_in_its_row(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(program, "CASES", (_fill_versus(_missing),))
    row = _printed(capsys)["fill vs one"]
    assert isinstance(row["ours"], float)
    assert (row["peer"], row["ratio"]) == (None, None)
    assert row["note"] == "one is not installed"


def _fails(_: Bench) -> Measured:
    raise FailedError("no picture came")


def test_what_could_not_be_measured_is_told_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Case("other", "ms", lambda _: Measured(2.0), limit=3.0)
    monkeypatch.setattr(program, "CASES", (_one_case(_fails), other))
    rows = _printed(capsys)
    assert (rows["fill vs one"]["ours"], rows["fill vs one"]["note"]) == (None, "no picture came")
    assert rows["other"]["ratio"] == 1.5


def test_the_table_tells_limits_and_goals() -> None:
    row = Row(_one_case(_fails), Measured(2.0, 500.0, "five of them"))
    cells = [cell.strip() for cell in list(lines([row]))[-1].split("|")[1:-1]]
    assert cells == ["fill vs one", "2", "500", "250", "<= 1.5, >= 3 x", "ns a point", "five of them"]


def _one_by_one(*values: float) -> Callable[[], float]:
    left: Iterator[float] = iter(values)
    return lambda: next(left)


def test_the_median_pair_is_one_that_was_measured() -> None:
    assert median_pair(_one_by_one(1, 2, 4), _one_by_one(9, 8, 20), 3, 100.0) == (4, 20)
    assert median([3.0, 1.0, 2.0]) == 2.0


@pytest.mark.parametrize(("most", "patience", "expected"), [(5, 100.0, 5), (4, 100.0, 3), (1, 100.0, 1), (9, 0.0, 1)])
def test_rounds_are_odd_and_end_with_the_patience(most: int, patience: float, expected: int) -> None:
    assert len(list(rounds(most, patience))) == expected


def test_numbers_of_points_are_told_shortly() -> None:
    assert [short(count) for count in (100, 1000, 5 * 10**6, 10**8)] == ["100", "1e3", "5e6", "1e8"]
