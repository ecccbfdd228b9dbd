import faulthandler
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gui.log import LARGEST, Log, trace_of


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    log = Log(tmp_path / "deep")
    yield log
    log.close()
    faulthandler.enable(sys.__stderr__ or sys.stderr)  # as the tests had it


def lines(log: Log) -> list[str]:
    return [line.split(" ", 3)[-1] for line in log.text().splitlines()]


def test_what_comes_before_the_file_is_open_waits_for_it(log: Log) -> None:
    log.write("Qt", "early")
    assert log.text() == ""
    log.open()
    log.write("warning", "late\n")
    log.write("warning", "late")
    start, *rest = lines(log)
    assert start.startswith("start: Sfumato ")
    assert rest == ["Qt: early", "warning: late"]
    log.close()
    log.write("warning", "too late")
    assert lines(log)[1:] == rest


def test_it_has_an_end(log: Log) -> None:
    log.open()
    for number in range(3 * LARGEST // 1000):
        log.write("warning", f"{number} {'x' * 1000}")
    sizes = [path.stat().st_size for path in log.path.parent.glob("sfumato.log*")]
    assert len(sizes) == 2
    assert max(sizes) <= LARGEST
    assert log.text().count("\n") < 40


def test_without_a_place_to_write_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    log = Log(tmp_path / "file")
    log.open()
    log.write("bug", "lost")
    assert log.text() == ""
    log.close()


def test_a_trace_tells_where_and_not_what(log: Log) -> None:
    cell = "".join(("sec", "ret"))

    def inner() -> None:
        raise ValueError(cell)

    def outer() -> None:
        try:
            inner()
        except ValueError as error:
            raise KeyError(cell) from error

    with pytest.raises(KeyError) as raised:
        outer()
    log.open()
    log.bug(raised.value)
    assert trace_of(raised.value).strip() in log.text()
    assert cell not in log.text()
    for words in ("ValueError", "then", "KeyError", "in inner", "in outer"):
        assert words in log.text()
