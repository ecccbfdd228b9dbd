import json
import os
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path

import h5py  # type: ignore[import-untyped]  # comes without types
import numpy as np
import pytest

from core.errors import Cancelled, UserError
from core.progress import silent
from core.readers import apart
from core.readers.apart import ApartSource, Task

READERS = """
    import os, sys, time
    import numpy as np
    from core.columns import Column
    from core.errors import UserError
    from core.readers.source import Cells, Chunk

    class Table:
        columns = (Column("x"), Column("y", unit="nm"))
        rows = 300_000
        tables = ("one", "two")
        table = "one"
        def chunks(self, wanted, report):
            print("a library talks")
            for number in range(3):
                report(number / 3, "Reading")
                values = np.arange(100_000.0) + 100_000 * number
                columns = [values, -values]
                yield Chunk(tuple(Cells(columns[index]) for index in wanted), (number + 1) / 3)

    def good(path, table):
        assert path.is_absolute()
        found = Table()
        found.table = table or "one"
        return found

    def refusing(path, table):
        raise UserError("{file} is {age} days too old", "Take a new one.", file=path.name, age=3)

    def raising(path, table):
        raise KeyError("what")

    def crashing(path, table):
        os.kill(os.getpid(), 9)

    def leaving(path, table):
        os._exit(0)

    def greedy(path, table):
        return [np.ones(10_000_000) for _ in range(1000)]

    def hanging(path, table):
        time.sleep(100)

    def writing(path, table):
        (path.parent / "out").write_text("x" * 10)

    class Late(Table):
        def __init__(self, end):
            self.end = end
        def chunks(self, wanted, report):
            yield next(super().chunks(wanted, report))
            self.end()

    def late_crash(path, table):
        return Late(lambda: crashing(path, table))

    def late_hang(path, table):
        return Late(lambda: time.sleep(100))

    def late_fault(path, table):
        return Late(lambda: {}["what"])

    def lacking(path, table):
        import a_library_that_is_not_there
"""


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., ApartSource]:
    (tmp_path / "fake_readers.py").write_text(textwrap.dedent(READERS))
    (tmp_path / "a.dat").write_bytes(b"data")
    monkeypatch.syspath_prepend(str(tmp_path))

    def task_of(reader: str, table: str | None = None, report: object = silent) -> ApartSource:
        task = Task(tmp_path / "a.dat", table, "fake_readers", reader, ["some-package"], 4)
        return ApartSource(task, report)  # type: ignore[arg-type]  # any report

    return task_of


def refusal(work: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        work()
    return str(caught.value)


def rows_of(source: ApartSource, wanted: list[int]) -> list[np.ndarray[tuple[int, ...], np.dtype[np.float64]]]:
    chunks = list(source.chunks(wanted, silent))
    return [np.concatenate([chunk.cells[place].values for chunk in chunks]) for place in range(len(wanted))]


def test_a_table_comes_through_whole_and_twice(opened: Callable[..., ApartSource]) -> None:
    source = opened("good", "two")
    assert [(column.name, column.unit) for column in source.columns] == [("x", None), ("y", "nm")]
    assert (source.rows, source.tables, source.table) == (300_000, ("one", "two"), "two")
    for _ in range(2):
        y, x, again = rows_of(source, [1, 0, 1])
        assert np.array_equal(x, np.arange(300_000.0))
        assert np.array_equal(y, -x)
        assert np.array_equal(y, again)


@pytest.mark.parametrize(
    ("reader", "words"),
    [
        ("refusing", "a.dat is 3 days too old. Take a new one."),
        ("raising", "a.dat is damaged"),
        ("crashing", "a.dat is damaged"),
        ("leaving", "a.dat is damaged"),
        ("lacking", "a.dat needs a_library_that_is_not_there, which is not installed. Add it with"),
    ],
)
def test_what_cannot_be_read_is_refused(opened: Callable[..., ApartSource], reader: str, words: str) -> None:
    message = refusal(lambda: opened(reader))
    assert message.startswith(words)
    assert "some-package" in message or reader != "lacking"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits on memory")
def test_memory_is_limited(opened: Callable[..., ApartSource]) -> None:
    started = time.monotonic()
    assert "needs more than" in refusal(lambda: opened("greedy"))
    assert time.monotonic() - started < 60


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits on files")
def test_nothing_is_written(opened: Callable[..., ApartSource], tmp_path: Path) -> None:
    refusal(lambda: opened("writing"))
    assert not (tmp_path / "out").exists() or (tmp_path / "out").stat().st_size == 0


@pytest.mark.parametrize("reader", ["late_crash", "late_fault"])
def test_a_fault_after_the_first_rows_is_a_refusal(opened: Callable[..., ApartSource], reader: str) -> None:
    source = opened(reader)
    assert refusal(lambda: list(source.chunks([0], silent))).startswith("a.dat is damaged")


@pytest.mark.parametrize("reader", ["hanging", "late_hang"])
def test_what_takes_too_long_is_refused(
    opened: Callable[..., ApartSource], reader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "PATIENCE", 3.0)
    assert refusal(lambda: list(opened(reader).chunks([0], silent))).startswith("a.dat took too long")


def _listeners() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "sfumato-listener"]


@pytest.mark.parametrize("reader", ["hanging", "late_hang", "good"])
def test_cancel_ends_it_at_once(opened: Callable[..., ApartSource], reader: str) -> None:
    cancelled: list[float] = []
    begun: list[float] = []

    def report(_fraction: float | None, _message: str) -> None:
        begun.append(time.monotonic())
        if begun[-1] - begun[0] > 1.0 or (reader == "good" and len(begun) > 3):
            cancelled.append(time.monotonic())
            raise Cancelled

    def work() -> None:
        while True:
            list(opened(reader, None, report).chunks([0], report))

    with pytest.raises(Cancelled):
        work()
    assert time.monotonic() - cancelled[0] < 1.0  # 20 ms, on a machine that has nothing else to do
    assert max(np.diff(begun), default=0) < 1.0
    assert not _listeners()


def test_it_ends_with_its_source(opened: Callable[..., ApartSource]) -> None:
    source = opened("good")
    assert _listeners()
    del source
    assert not _listeners()


def test_it_ends_with_the_program(opened: Callable[..., ApartSource]) -> None:
    source = opened("good")
    process = source._idle._process  # type: ignore[union-attr]  # just opened
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(10) == 0


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert apart._command() == [sys.executable, apart.CHILD_OPTION]


def test_libraries_are_kept_from_loading_more() -> None:
    assert apart._variables().items() >= (os.environ | {"HDF5_PLUGIN_PRELOAD": "::"}).items()


def test_the_other_process_finds_the_program_in_the_current_folder(tmp_path: Path) -> None:
    with h5py.File(tmp_path / "a.h5", "w") as file:
        file["x"], file["y"] = [1.0, 2.0, 4.0], [3.0, 1.0, 2.0]
    script = "import sys; from core import cli; sys.exit(cli.main([sys.argv[1], '--json']))"
    variables = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PYTHONSAFEPATH"}}
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "a.h5")],
        cwd=Path(apart.__file__).parents[2],
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["points"] == 3


@pytest.mark.skipif(sys.platform == "win32", reason="there a process does not know that its parent is gone")
def test_it_ends_when_the_program_is_killed(tmp_path: Path) -> None:
    script = """
import subprocess, sys, time
code = "import time; from threading import Thread; from core.readers.child import main; "
code += "Thread(target=main).start(); time.sleep(60)"
print(subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE).pid, flush=True)
time.sleep(60)
"""
    program = subprocess.Popen(
        [sys.executable, "-c", script], cwd=Path(apart.__file__).parents[2], stdout=subprocess.PIPE, text=True
    )
    with program:
        assert program.stdout is not None
        reader = int(program.stdout.readline())
        time.sleep(1.5)
        os.kill(reader, 0)
        program.kill()
    end = time.monotonic() + 20.0
    while time.monotonic() < end:
        try:
            os.kill(reader, 0)
        except ProcessLookupError:
            return
        if Path(f"/proc/{reader}/stat").exists() and " Z " in Path(f"/proc/{reader}/stat").read_text():
            return
        time.sleep(0.1)
    os.kill(reader, 9)
    raise AssertionError("it goes on without the program")
