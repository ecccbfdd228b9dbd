"""The one pool of threads of ``core``, and how work is spread over it."""

import contextlib
import itertools
import os
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import cache
from typing import TypeVar

from core.progress import Report

_Result = TypeVar("_Result")

_BEHIND_A_WINDOW = 10
_POLL = 0.02  # seconds between two reports, well below the 50 ms in which work must stop


def workers() -> int:
    """Return the number of threads that work at once: the processors this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Manners:
    """How urgent the threads of the pool are, as each of them starts."""

    niceness = 0

    def take_up(self) -> None:
        if self.niceness and sys.platform == "linux":  # elsewhere it would be the whole process
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), self.niceness)
                os.sched_setscheduler(threading.get_native_id(), os.SCHED_BATCH, os.sched_param(0))


_MANNERS = _Manners()


def give_way() -> None:
    """Let the threads that start from now on come after this one, where the system allows it: a window must answer."""
    _MANNERS.niceness = _BEHIND_A_WINDOW


def step_back() -> None:
    """Let this thread come after the window's, as those of the pool do, once ``give_way`` was called."""
    _MANNERS.take_up()


@cache
def _pool() -> ThreadPoolExecutor:
    # one more than the processors, so that a file is read while all of them parse what was read of it
    return ThreadPoolExecutor(workers() + 1, thread_name_prefix="sfumato-core", initializer=_MANNERS.take_up)


def submit(task: Callable[[], _Result]) -> Future[_Result]:
    """Let the task run on one of the threads; it must not wait for another one of them."""
    return _pool().submit(task)


def awaited(future: Future[_Result], report: Callable[[], None]) -> _Result:
    """Return what the future gives, or raise what it raised; ``report`` is called every 20 ms and may raise."""
    while not wait([future], timeout=_POLL).done:
        report()
    return future.result()


class Share:
    """One thread's share of some work: it adds to ``done`` as it goes, and ends early when ``stopped``."""

    def __init__(self, stop: threading.Event) -> None:
        self.done = 0
        self._stop = stop

    @property
    def stopped(self) -> bool:
        """Whether the work was cancelled; a share looks at least every 20 ms."""
        return self._stop.is_set()


def spread(tasks: Sequence[Callable[[Share], None]], steps: int, report: Report, message: str) -> None:
    """Run the tasks side by side and report their progress; return when all have ended.

    Parameters
    ----------
    tasks
        Each is called once with its own share. More tasks than ``workers()`` wait for their turn.
    steps
        The sum of ``done`` over all shares at the end of the work.
    report, message
        Called from this thread at the start and every 20 ms. When it raises, the tasks are stopped before the
        exception goes on.
    """
    stop = threading.Event()
    shares = [Share(stop) for _ in tasks]
    futures: list[Future[None]] = [_pool().submit(task, share) for task, share in zip(tasks, shares, strict=True)]
    try:
        report(0.0, message)
        while wait(futures, timeout=_POLL).not_done:
            report(min(sum(share.done for share in shares) / max(steps, 1), 1.0), message)
    finally:
        stop.set()
        wait(futures)
    for future in futures:
        future.result()


def spread_steps(length: int, step: int, work: Callable[[slice], object], report: Report, message: str) -> None:
    """Call ``work`` for each step of ``0:length``, on all threads, each taking the next step as it becomes free.

    Parameters
    ----------
    length, step
        The last step may be shorter.
    work
        Takes at most some 20 ms.
    report, message
        As of ``spread``.
    """
    starts = itertools.count(0, step)

    def task(share: Share) -> None:
        for start in starts:
            if share.stopped or start >= length:
                return
            stop = min(start + step, length)
            work(slice(start, stop))
            share.done += stop - start

    spread([task] * min(workers(), -(-length // step)), length, report, message)
