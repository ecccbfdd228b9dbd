import os
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from core import threads
from core.errors import Cancelled
from core.progress import silent
from core.threads import Share, awaited, spread, spread_steps, submit, workers


def test_all_tasks_are_done_and_told() -> None:
    done: list[int] = []
    heard: list[float | None] = []

    def task(number: int, share: Share) -> None:
        for _ in range(10):
            time.sleep(0.01)
            share.done += 1
        done.append(number)

    spread([partial(task, n) for n in range(5)], 50, lambda fraction, _message, /: heard.append(fraction), "Working")
    assert sorted(done) == [0, 1, 2, 3, 4]
    assert heard == sorted(heard, key=lambda fraction: fraction or 0.0)
    assert all(fraction is not None and 0.0 <= fraction <= 1.0 for fraction in heard)


def test_a_cancel_stops_the_tasks_before_it_goes_on() -> None:
    running = threading.Semaphore(0)

    def task(share: Share) -> None:
        while not share.stopped:
            time.sleep(0.005)
        running.release()

    def cancel(_fraction: float | None, _message: str, /) -> None:
        raise Cancelled

    started = time.monotonic()
    with pytest.raises(Cancelled):
        spread([task] * workers(), 1, cancel, "Working")
    assert time.monotonic() - started < 2.0
    for _ in range(workers()):
        assert running.acquire(blocking=False)


@pytest.mark.parametrize("threads", [1, 2, 5])
@pytest.mark.parametrize("length", [0, 1, 9, 10, 11, 101])
def test_every_step_is_taken_once(monkeypatch: pytest.MonkeyPatch, threads: int, length: int) -> None:
    monkeypatch.setattr("core.threads.workers", lambda: threads)
    taken: list[int] = []
    spread_steps(length, 10, lambda step: taken.extend(range(length)[step]), silent, "Working")
    assert sorted(taken) == list(range(length))


def test_a_cancel_stops_the_steps() -> None:
    taken: list[slice] = []

    def work(step: slice) -> None:
        taken.append(step)
        time.sleep(0.01)

    def cancel(_fraction: float | None, _message: str, /) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        spread_steps(1000, 1, work, cancel, "Working")
    assert len(taken) < 1000


@pytest.mark.skipif(sys.platform != "linux", reason="only there has each thread a priority of its own")
def test_threads_give_way_to_a_window_and_it_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def niceness() -> int:
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    def stepped_back() -> tuple[int, int]:
        threads.step_back()
        return niceness(), os.sched_getscheduler(threading.get_native_id())

    monkeypatch.setattr(threads, "_MANNERS", threads._Manners())
    own = niceness()
    found = []
    for _ in range(2):
        with ThreadPoolExecutor(1, initializer=threads._MANNERS.take_up) as pool:
            found.append(pool.submit(niceness).result())
        threads.give_way()
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(stepped_back).result() == (max(own, 10), os.SCHED_BATCH)
    assert found == [own, max(own, 10)]
    assert niceness() == own


def test_an_error_in_a_task_comes_out() -> None:
    def task(_share: Share) -> None:
        raise ValueError("a bug")

    with pytest.raises(ValueError, match="a bug"):
        spread([task], 1, silent, "Working")


def test_work_can_be_handed_in() -> None:
    told: list[int] = []

    def slow() -> str:
        time.sleep(0.1)
        return threading.current_thread().name

    assert awaited(submit(slow), lambda: told.append(1)).startswith("sfumato-core")
    assert told


def test_what_is_waited_for_may_fail_or_be_cancelled() -> None:
    def cancel() -> None:
        raise Cancelled

    with pytest.raises(ZeroDivisionError):
        awaited(submit(lambda: 1 // 0), lambda: None)
    with pytest.raises(Cancelled):
        awaited(submit(partial(time.sleep, 0.2)), cancel)


def test_a_fault_named_timeout_is_a_fault() -> None:
    def task() -> None:
        raise TimeoutError("a disk")

    with pytest.raises(TimeoutError, match="a disk"):
        awaited(submit(task), lambda: None)
