"""The table: what is measured, in this order. Others rely on the names."""

from collections.abc import Iterator
from operator import attrgetter

from tests.benchmarks import peers
from tests.benchmarks.case import Case
from tests.benchmarks.files import csv_to_png
from tests.benchmarks.fill import fill_anew, fill_versus
from tests.benchmarks.plan import Size
from tests.benchmarks.smoothing import sigma_step
from tests.benchmarks.windows import (
    first_picture,
    load_stall,
    peak_memory,
    sample_click,
    step_to_frame,
    window_on_screen,
)

_NS = "ns a point"
_MS = "ms"
_COLUMNS = "8 B x points x 2"
_FILL = 1.5  # ns a point, on two cores
_PEERS = (
    ("numpy", peers.by_numpy, 100.0),
    ("fast-histogram", peers.by_fast_histogram, 3.0),
    ("boost-histogram", peers.by_boost_histogram, None),
    ("datashader", peers.by_datashader, None),
    ("memory", peers.one_read, None),
)
_POINTS: Size = attrgetter("points")
_MANY: Size = attrgetter("many")
_CSV: Size = attrgetter("csv_rows")
_MANY_CSV: Size = attrgetter("many_csv_rows")
_SMALL: Size = attrgetter("small_rows")


def _cases() -> Iterator[Case]:
    yield from _fills("", _POINTS, full_only=False)
    for sigma, goal in ((1, 1.0), (10, 5.0), (50, 20.0)):
        yield Case(f"sigma step vs scipy, sigma {sigma}", _MS, sigma_step(sigma), "gaussian_filter", goal=goal)
    yield Case("sigma step to frame", _MS, step_to_frame("sigma", _POINTS))
    yield Case("bins step to frame, 1e7", _MS, step_to_frame("bins", _POINTS))
    yield Case("load stall", _MS, load_stall(warm=True), limit=50.0)
    yield Case("load stall, kernels loading", _MS, load_stall(warm=False), limit=100.0)
    yield Case("csv to png vs notebook", "s", csv_to_png(_CSV), "notebook", goal=2.0)
    yield Case("window on screen", _MS, window_on_screen, limit=200.0)
    yield Case("first picture", _MS, first_picture(_SMALL), limit=1000.0)
    yield Case("sample click", _MS, sample_click, limit=150.0)
    yield Case("peak memory", _COLUMNS, peak_memory("csv"), limit=2.2)
    yield Case("peak memory, npy", _COLUMNS, peak_memory("npy"), limit=2.2)
    yield Case("csv to png vs notebook, 2e7", "s", csv_to_png(_MANY_CSV), "notebook", goal=3.0, full_only=True)
    yield from _fills(", 1e8", _MANY, full_only=True)
    yield Case("sigma step to frame, 1e8", _MS, step_to_frame("sigma", _MANY), full_only=True)
    yield Case("bins step to frame, 1e8", _MS, step_to_frame("bins", _MANY), full_only=True)
    yield Case("bins step to exact frame, 1e8", _MS, step_to_frame("bins_exact", _MANY), full_only=True)


def _fills(ending: str, size: Size, *, full_only: bool) -> Iterator[Case]:
    for name, peer, goal in _PEERS:
        measure = fill_versus(peer, size)
        yield Case(f"fill vs {name}{ending}", _NS, measure, name, _FILL, goal, full_only)
    yield Case(f"fill, range not known{ending}", _NS, fill_anew(size), full_only=full_only)


CASES = tuple(_cases())
