"""Rows of the real window, driven in a process of its own."""

from collections.abc import Callable, Mapping
from functools import partial

from core.samples import SAMPLES
from tests.benchmarks.bench import Bench
from tests.benchmarks.case import Measured, short
from tests.benchmarks.plan import Size
from tests.benchmarks.program import told_by
from tests.benchmarks.times import median, rounds

_FEW = 1000  # rows of a file that only brings in what reads it


def step_to_frame(what: str, size: Size) -> Callable[[Bench], Measured]:
    """Measure the steps of a spin box, from the key to the frame, in milliseconds."""

    def measure(bench: Bench) -> Measured:
        count = size(bench.plan)
        steps = bench.kept(("steps", count), partial(_steps, bench, count))
        return Measured(1e3 * steps[what])

    return measure


def load_stall(*, warm: bool) -> Callable[[Bench], Measured]:
    """Measure the longest stall while a file loads, in milliseconds, before or after the compiled kernels are there."""

    def measure(bench: Bench) -> Measured:
        rows = bench.plan.stall_rows
        told = told_by(bench, "stall", str(bench.csv(rows)), "warm" if warm else "cold")
        note = f"{short(rows)} rows in {told['loading']:.1f} s; {1e3 * told['idle']:.0f} ms when idle"
        return Measured(1e3 * told["longest"], note=note)

    return measure


def window_on_screen(bench: Bench) -> Measured:
    """Measure from the start of ``main.py`` to the first paint of its window, in milliseconds."""
    return Measured(_started(bench, "window"))


def first_picture(size: Size) -> Callable[[Bench], Measured]:
    """Measure from the start of ``main.py FILE`` to the first paint of a picture, in milliseconds."""

    def measure(bench: Bench) -> Measured:
        rows = size(bench.plan)
        return Measured(_started(bench, "picture", str(bench.csv(rows))), note=f"{short(rows)} rows")

    return measure


def sample_click(bench: Bench) -> Measured:
    """Measure from the click on the slowest sample to its picture, in milliseconds."""
    times = {sample.name: _median(bench, "click", str(number)) for number, sample in enumerate(SAMPLES)}
    slowest = max(times, key=lambda name: times[name])
    return Measured(times[slowest], note=slowest)


def peak_memory(file: str) -> Callable[[Bench], Measured]:
    """Measure the growth of a window while it loads a file, in units of what its two columns take."""

    def measure(bench: Bench) -> Measured:
        rows = bench.plan.memory_rows
        write = bench.csv if file == "csv" else bench.npy
        told = told_by(bench, "growth", str(write(rows)), str(write(_FEW)))
        return Measured(told["peak"] / (16 * rows), note=f"{short(rows)} rows; {told['after'] / (16 * rows):.2f} kept")

    return measure


def _started(bench: Bench, *arguments: str) -> float:
    told_by(bench, "launch", *arguments)  # the disk is warm from here on
    return _median(bench, "launch", *arguments)


def _median(bench: Bench, child: str, *arguments: str) -> float:
    """Return the median of what a child tells in each of its lives, in milliseconds."""
    return 1e3 * median(told_by(bench, child, *arguments)["seconds"] for _ in rounds(bench.plan.starts, bench.patience))


def _steps(bench: Bench, count: int) -> Mapping[str, float]:
    also = ["exact"] if count == bench.plan.many else []
    return told_by(bench, "steps", str(bench.npy(count)), str(bench.plan.steps), *also)
