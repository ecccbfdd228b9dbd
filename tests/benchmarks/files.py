"""Rows of whole programs without a window: from a file to a picture, in seconds."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.benchmarks.bench import Bench
from tests.benchmarks.case import Measured, short
from tests.benchmarks.plan import Size
from tests.benchmarks.program import MAIN, FailedError, seconds_of
from tests.benchmarks.times import median_pair

_NOTEBOOK = Path(__file__).parent / "children" / "notebook.py"
_SIGMA = "1"
_FEW = 100  # rows for a first run, which fills caches of ours and of the peer


def csv_to_png(size: Size) -> Callable[[Bench], Measured]:
    """Measure ``main.py FILE --export`` beside a notebook's lines, both as whole processes."""

    def measure(bench: Bench) -> Measured:
        rows = size(bench.plan)
        file, note = bench.csv(rows), f"{short(rows)} rows"
        _ours(bench, bench.csv(_FEW))
        try:
            _notebook(bench, bench.csv(_FEW))
        except FailedError as error:
            return Measured(_ours(bench, file), None, f"{note}; {error}")
        ours, peer = median_pair(
            partial(_ours, bench, file), partial(_notebook, bench, file), bench.plan.csv_pairs, bench.patience
        )
        return Measured(ours, peer, note)

    return measure


def _ours(bench: Bench, file: Path) -> float:
    return seconds_of(bench, str(MAIN), str(file), "--sigma", _SIGMA, "--export", str(bench.folder / "ours.png"))


def _notebook(bench: Bench, file: Path) -> float:
    return seconds_of(bench, str(_NOTEBOOK), str(file), _SIGMA, str(bench.folder / "peer.png"))
